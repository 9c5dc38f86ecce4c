/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Match spies: counters of values, and the caller's. */
#include "spy.hh"

#include "cursor.hh"

using namespace xapian_c;

namespace
{

class called_spy : public Xapian::MatchSpy
{
	xapian_spy_call call;

      public:
	context with;

	called_spy(xapian_spy_call called, void *passed) : call(called), with(passed)
	{
	}
	void operator()(const Xapian::Document &document, double weight) override
	{
		lent_document lent(document);
		call_back([&](xapian_error *err) {
			return call(with.get(), lent.handle(), weight, err);
		});
	}
};

} // namespace

xapian_status xapian_match_spy_new(
	uint32_t slot, xapian_match_spy **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_slot(slot);
		std::unique_ptr<Xapian::ValueCountMatchSpy> object(
			new Xapian::ValueCountMatchSpy(slot));
		Xapian::ValueCountMatchSpy *values = object.get();
		std::unique_ptr<xapian_match_spy> made =
			hold_shared<xapian_match_spy>(std::move(object));
		made->values = values;
		give(made, out);
	});
}

static const Xapian::ValueCountMatchSpy &values_of(const xapian_match_spy *spy)
{
	require(spy, "spy");
	if (spy->values == nullptr)
		throw Xapian::InvalidOperationError(
			"a spy of the caller's, which counts nothing");
	return *spy->values;
}

xapian_status xapian_match_spy_total(
	xapian_match_spy *spy, size_t *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		*out = values_of(spy).get_total();
	});
}

xapian_status xapian_match_spy_values(
	xapian_match_spy *spy, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_cursor> made =
			cursor_over(values_of(spy).values_begin(), nullptr);
		give(made, out);
	});
}

xapian_status xapian_match_spy_top_values(
	xapian_match_spy *spy, size_t most, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_cursor> made =
			cursor_over_list(values_of(spy).top_values_begin(most), nullptr);
		give(made, out);
	});
}

xapian_status xapian_match_spy_custom(xapian_spy_call call, void *context,
	xapian_destroy destroy, xapian_match_spy **out, xapian_error *err)
{
	reset(out);
	return guarded(
		err, [&] { give_called<called_spy>(call, context, destroy, out); });
}

xapian_status xapian_match_spy_describe(
	xapian_match_spy *spy, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(spy, "spy");
		require(out, "out");
		spy->given = spy->object->get_description();
		*out = lend(spy->given);
	});
}

void xapian_match_spy_close(xapian_match_spy *spy)
{
	dispose(spy);
}
