/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Posting sources of the caller's. */
#include "source.hh"

#include <memory>

using namespace xapian_c;

namespace
{

struct source {
	const xapian_source_calls calls;
	context with;

	source(const xapian_source_calls &given, void *passed)
	    : calls(given), with(passed)
	{
	}
};

/* Xapian makes a copy for each shard of each search. */
class called_source : public Xapian::PostingSource
{
	const std::shared_ptr<const source> of;
	xapian_database shard;
	xapian_source_bounds bounds = {};
	xapian_source_posting posting = {};
	void *state = nullptr;
	bool begun = false;
	bool ended = false;
	uint32_t last_docid = 0;

	void finish()
	{
		if (begun && of->calls.end != nullptr)
			of->calls.end(of->with.get(), state);
		begun = false;
	}
	/* What would make the matcher miss documents, or give them twice. */
	void check_posting(uint32_t at_least) const
	{
		if (posting.docid < at_least || posting.docid > last_docid)
			throw Xapian::InvalidArgumentError(
				"docid " + std::to_string(posting.docid) +
				" of a posting source: not from " +
				std::to_string(at_least) + " to " +
				std::to_string(last_docid));
		check_weight(posting.weight, "weight");
		check_weight(posting.max_weight, "max_weight");
		if (posting.max_weight > bounds.max_weight ||
			posting.weight > posting.max_weight)
			throw Xapian::InvalidArgumentError(
				"a weight of a posting source is over its max_weight");
	}
	template <typename Move> void move(uint32_t at_least, Move call)
	{
		xapian_status status = XAPIAN_END;
		posting.max_weight = bounds.max_weight;
		call_back([&](xapian_error *err) { return status = call(err); });
		ended = status == XAPIAN_END;
		if (ended)
			return;
		check_posting(at_least);
		if (posting.max_weight < bounds.max_weight)
			set_maxweight(posting.max_weight);
		bounds.max_weight = posting.max_weight;
	}

      public:
	explicit called_source(const std::shared_ptr<const source> &given) : of(given)
	{
	}
	~called_source() override
	{
		finish();
	}
	called_source *clone() const override
	{
		return new called_source(of);
	}
	std::string get_description() const override
	{
		return "a posting source of the caller's";
	}
	void init(const Xapian::Database &database) override
	{
		finish();
		shard.held = std::make_shared<engine>();
		shard.held->reading = database;
		last_docid = database.get_lastdocid();
		bounds.documents_upper_bound = database.get_doccount();
		bounds.documents_estimated = bounds.documents_upper_bound / 2;
		state = nullptr;
		ended = false;
		posting = {};
		call_back([&](xapian_error *err) {
			return of->calls.begin(
				of->with.get(), &shard, &bounds, &state, err);
		});
		begun = true;
		check_weight(bounds.max_weight, "max_weight");
		if (bounds.documents_lower_bound > bounds.documents_estimated ||
			bounds.documents_estimated > bounds.documents_upper_bound)
			throw Xapian::InvalidArgumentError(
				"bounds of a posting source: lower, estimated and upper do not ascend");
		set_maxweight(bounds.max_weight);
	}
	Xapian::doccount get_termfreq_min() const override
	{
		return bounds.documents_lower_bound;
	}
	Xapian::doccount get_termfreq_est() const override
	{
		return bounds.documents_estimated;
	}
	Xapian::doccount get_termfreq_max() const override
	{
		return bounds.documents_upper_bound;
	}
	double get_weight() const override
	{
		return posting.weight;
	}
	Xapian::docid get_docid() const override
	{
		return posting.docid;
	}
	bool at_end() const override
	{
		return ended;
	}
	void next(double min_weight) override
	{
		move(posting.docid + 1, [&](xapian_error *err) {
			return of->calls.next(
				of->with.get(), state, min_weight, &posting, err);
		});
	}
	void skip_to(Xapian::docid docid, double min_weight) override
	{
		if (of->calls.skip_to == nullptr) {
			while (!ended && posting.docid < docid)
				next(min_weight);
			return;
		}
		move(docid, [&](xapian_error *err) {
			return of->calls.skip_to(
				of->with.get(), state, docid, min_weight, &posting, err);
		});
	}
};

void check_calls(const xapian_source_calls *calls)
{
	check_options(calls, sizeof *calls, "XAPIAN_SOURCE_CALLS_INIT");
	require_call(calls->begin);
	require_call(calls->next);
}

} // namespace

xapian_status xapian_posting_source_custom(const xapian_source_calls *calls,
	void *context, xapian_destroy destroy, xapian_posting_source **out,
	xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_calls(calls);
		std::shared_ptr<source> shared =
			std::make_shared<source>(*calls, context);
		std::unique_ptr<called_source> object(new called_source(shared));
		std::unique_ptr<xapian_posting_source> made =
			hold_shared<xapian_posting_source>(std::move(object));
		shared->with.take(destroy);
		give(made, out);
	});
}
