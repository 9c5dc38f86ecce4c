/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searches: with all their settings, and in one call. */
#include "enquire.hh"

#include "cursor.hh"
#include "decide.hh"
#include "mset.hh"
#include "query.hh"
#include "spy.hh"
#include "weight.hh"

using namespace xapian_c;

namespace xapian_c
{

void set_order(Xapian::Enquire &enquire, int32_t sort, uint32_t slot, bool descending)
{
	if (sort != XAPIAN_SORT_RELEVANCE)
		check_slot(slot);
	switch (sort) {
	case XAPIAN_SORT_RELEVANCE:
		enquire.set_sort_by_relevance();
		return;
	case XAPIAN_SORT_VALUE:
		enquire.set_sort_by_value(slot, descending);
		return;
	case XAPIAN_SORT_VALUE_THEN_RELEVANCE:
		enquire.set_sort_by_value_then_relevance(slot, descending);
		return;
	case XAPIAN_SORT_RELEVANCE_THEN_VALUE:
		enquire.set_sort_by_relevance_then_value(slot, descending);
		return;
	default:
		throw Xapian::InvalidArgumentError(
			"sort " + std::to_string(sort) + ": no such order");
	}
}

} // namespace xapian_c

xapian_status xapian_enquire_new(
	xapian_database *database, xapian_enquire **out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		*out = new xapian_enquire(database->held);
	});
}

void xapian_enquire_close(xapian_enquire *enquire)
{
	dispose(enquire);
}

/* ---- Settings ------------------------------------------------------------- */

xapian_status xapian_enquire_set_query(xapian_enquire *enquire, const xapian_query *query,
	uint32_t length, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		require(query, "query");
		enquire->enquire.set_query(query->query, length);
		enquire->query_depth = query->depth;
	});
}

xapian_status xapian_enquire_query(
	xapian_enquire *enquire, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded_with(enquire, err, [&] {
		give_query(enquire->enquire.get_query(), enquire->query_depth, out);
	});
}

xapian_status xapian_enquire_set_weight(
	xapian_enquire *enquire, const xapian_weight *weight, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		require(weight, "weight");
		enquire->enquire.set_weighting_scheme(*weight->weight);
	});
}

xapian_status xapian_enquire_set_sort(xapian_enquire *enquire, xapian_sort sort,
	uint32_t slot, bool descending, xapian_error *err)
{
	return guarded_with(enquire, err,
		[&] { set_order(enquire->enquire, number_of(sort), slot, descending); });
}

xapian_status xapian_enquire_set_sort_by_key(xapian_enquire *enquire, xapian_sort sort,
	xapian_key_maker *maker, bool descending, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		require(maker, "maker");
		Xapian::KeyMaker *keys = maker->object.get();
		switch (check_between(number_of(sort), XAPIAN_SORT_VALUE,
			XAPIAN_SORT_RELEVANCE_THEN_VALUE, "sort by key")) {
		case XAPIAN_SORT_VALUE:
			enquire->enquire.set_sort_by_key(keys, descending);
			return;
		case XAPIAN_SORT_VALUE_THEN_RELEVANCE:
			enquire->enquire.set_sort_by_key_then_relevance(keys, descending);
			return;
		default:
			enquire->enquire.set_sort_by_relevance_then_key(keys, descending);
		}
	});
}

xapian_status xapian_enquire_set_docid_order(
	xapian_enquire *enquire, xapian_docid_order order, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		enquire->enquire.set_docid_order(Xapian::Enquire::docid_order(
			check_between(number_of(order), XAPIAN_DOCID_DESCENDING,
				XAPIAN_DOCID_DONT_CARE, "order")));
	});
}

xapian_status xapian_enquire_set_collapse(
	xapian_enquire *enquire, uint32_t slot, uint32_t most, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		if (slot != XAPIAN_NO_SLOT && most == 0)
			throw Xapian::InvalidArgumentError("collapse to at least 1");
		enquire->enquire.set_collapse_key(slot, most);
	});
}

xapian_status xapian_enquire_set_cutoff(
	xapian_enquire *enquire, int32_t percent, double weight, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		check_between(percent, 0, 100, "percent");
		check_weight(weight, "weight");
		enquire->enquire.set_cutoff(percent, weight);
	});
}

xapian_status xapian_enquire_set_time_limit(
	xapian_enquire *enquire, double seconds, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		check_weight(seconds, "seconds");
		enquire->enquire.set_time_limit(seconds);
	});
}

xapian_status xapian_enquire_add_spy(
	xapian_enquire *enquire, xapian_match_spy *spy, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		require(spy, "spy");
		enquire->enquire.add_matchspy(spy->object.get());
	});
}

xapian_status xapian_enquire_clear_spies(xapian_enquire *enquire, xapian_error *err)
{
	return guarded_with(enquire, err, [&] { enquire->enquire.clear_matchspies(); });
}

xapian_status xapian_enquire_set_expansion(
	xapian_enquire *enquire, const char *scheme, double k, xapian_error *err)
{
	return guarded_with(enquire, err, [&] {
		check_number(k, "k");
		enquire->enquire.set_expansion_scheme(take_string(scheme, "scheme"), k);
	});
}

xapian_status xapian_enquire_describe(
	xapian_enquire *enquire, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded_with(enquire, err, [&] {
		require(out, "out");
		enquire->description = enquire->enquire.get_description();
		*out = lend(enquire->description);
	});
}

/* ---- Searching ------------------------------------------------------------ */

xapian_status xapian_enquire_mset(xapian_enquire *enquire, uint32_t first, uint32_t limit,
	uint32_t check_at_least, const xapian_rset *rset, xapian_match_decider *decider,
	xapian_mset **out, xapian_error *err)
{
	reset(out);
	return guarded_with(enquire, err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_mset> made(new xapian_mset);
		made->held = enquire->held;
		made->live.reset(new Xapian::MSet(enquire->enquire.get_mset(first, limit,
			check_at_least, rset != nullptr ? &rset->rset : nullptr,
			decider != nullptr ? decider->decider.get() : nullptr)));
		copy_matches(*made->live, false, *made);
		give(made, out);
	});
}

xapian_status xapian_enquire_matching_terms(
	xapian_enquire *enquire, uint32_t docid, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return guarded_with(enquire, err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_cursor> made = cursor_over_list(
			enquire->enquire.get_matching_terms_begin(docid), nullptr);
		give(made, out);
	});
}

/* ---- In one call ---------------------------------------------------------- */

static void set_weights(Xapian::Enquire &enquire, const xapian_search_options &options)
{
	if (!options.bm25)
		return;
	check_number(options.k1, "k1");
	check_number(options.k2, "k2");
	check_number(options.k3, "k3");
	check_number(options.b, "b");
	check_number(options.min_normalised_length, "min_normalised_length");
	enquire.set_weighting_scheme(Xapian::BM25Weight(options.k1, options.k2,
		options.k3, options.b, options.min_normalised_length));
}

xapian_status xapian_search(xapian_database *database, const xapian_query *query,
	const xapian_search_options *options, xapian_mset **out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(query, "query");
		require(out, "out");
		check_options(options, sizeof *options, "XAPIAN_SEARCH_INIT");
		Xapian::Enquire enquire(database->held->reading);
		enquire.set_query(query->query);
		set_weights(enquire, *options);
		set_order(enquire, options->sort, options->sort_slot,
			options->sort_descending);
		std::unique_ptr<xapian_mset> made(new xapian_mset);
		copy_matches(enquire.get_mset(options->first, options->limit,
				     options->check_at_least),
			true, *made);
		give(made, out);
	});
}
