/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weighting schemes of the caller's. */
#include "callback.hh"
#include "weight.hh"

#include <memory>

using namespace xapian_c;

namespace
{

/* Xapian makes a copy of a scheme for each term of each search. */
struct scheme {
	const xapian_weight_calls calls;
	context with;

	scheme(const xapian_weight_calls &given, void *passed)
	    : calls(given), with(passed)
	{
	}
};

class called_weight : public Xapian::Weight
{
	const std::shared_ptr<const scheme> of;
	xapian_weight_facts facts = {};

	double ask_part(xapian_weight_part part, Xapian::termcount wdf,
		Xapian::termcount length, Xapian::termcount unique) const
	{
		double weight = 0;
		call_back([&](xapian_error *err) {
			return part(of->with.get(), &facts, wdf, length, unique, &weight,
				err);
		});
		check_weight(weight, "weight");
		return weight;
	}
	double ask_bound(xapian_weight_bound bound) const
	{
		double weight = 0;
		call_back([&](xapian_error *err) {
			return bound(of->with.get(), &facts, &weight, err);
		});
		check_weight(weight, "bound");
		return weight;
	}

      protected:
	void init(double factor) override
	{
		facts.collection_size = get_collection_size();
		facts.rset_size = get_rset_size();
		facts.average_length = get_average_length();
		facts.term_frequency = get_termfreq();
		facts.rset_term_frequency = get_reltermfreq();
		facts.collection_frequency = get_collection_freq();
		facts.query_length = get_query_length();
		facts.wqf = get_wqf();
		facts.length_lower_bound = get_doclength_lower_bound();
		facts.length_upper_bound = get_doclength_upper_bound();
		facts.wdf_upper_bound = get_wdf_upper_bound();
		facts.factor = factor;
		/* How Xapian says that it asks about documents alone. */
		facts.extra = factor == 0;
	}

      public:
	explicit called_weight(const std::shared_ptr<const scheme> &given) : of(given)
	{
		for (uint32_t bit = 1; bit <= XAPIAN_WEIGHT_UNIQUE_TERMS; bit <<= 1)
			if ((of->calls.needs & bit) != 0)
				need_stat(stat_flags(bit));
	}
	called_weight *clone() const override
	{
		return new called_weight(of);
	}
	double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
		Xapian::termcount unique) const override
	{
		return ask_part(of->calls.part, wdf, length, unique);
	}
	double get_maxpart() const override
	{
		return ask_bound(of->calls.part_bound);
	}
	double get_sumextra(
		Xapian::termcount length, Xapian::termcount unique) const override
	{
		if (of->calls.extra == nullptr)
			return 0;
		return ask_part(of->calls.extra, 0, length, unique);
	}
	double get_maxextra() const override
	{
		return of->calls.extra != nullptr ? ask_bound(of->calls.extra_bound) : 0;
	}
};

const uint32_t all_needs = 2 * XAPIAN_WEIGHT_UNIQUE_TERMS - 1;

void check_calls(const xapian_weight_calls *calls)
{
	check_options(calls, sizeof *calls, "XAPIAN_WEIGHT_CALLS_INIT");
	require_call(calls->part);
	require_call(calls->part_bound);
	if ((calls->extra == nullptr) != (calls->extra_bound == nullptr))
		throw Xapian::InvalidArgumentError(
			"extra and extra_bound go together: both, or neither");
	check_flags(calls->needs, all_needs);
}

} // namespace

xapian_status xapian_weight_custom(const xapian_weight_calls *calls, void *context,
	xapian_destroy destroy, xapian_weight **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_calls(calls);
		std::shared_ptr<scheme> shared =
			std::make_shared<scheme>(*calls, context);
		std::unique_ptr<xapian_weight> made(new xapian_weight);
		made->weight.reset(new called_weight(shared));
		shared->with.take(destroy);
		give(made, out);
	});
}
