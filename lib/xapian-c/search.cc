/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A search and its answer. All that can throw happens in xapian_search();
 * what it leaves behind is plain memory that knows no database.
 */
#include "checks.hh"
#include "engine.hh"
#include "guard.hh"

#include <vector>

using namespace xapian_c;

struct xapian_mset {
	std::vector<std::string> data;
	std::vector<xapian_match> matches;
	uint32_t lower_bound = 0;
	uint32_t estimated = 0;
	uint32_t upper_bound = 0;
};

/* A caller newer than this library may ask for what is not known here. */
static void check_options(const xapian_search_options *options)
{
	require(options, "options");
	const size_t known = sizeof *options;
	const char *bytes = reinterpret_cast<const char *>(options);
	if (options->size < known)
		throw Xapian::InvalidArgumentError(
			"options of " + std::to_string(options->size) +
			" bytes: start from XAPIAN_SEARCH_INIT");
	for (size_t i = known; i < options->size; i++)
		if (bytes[i] != 0)
			throw Xapian::InvalidArgumentError(
				"options newer than this library");
}

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

static void set_order(Xapian::Enquire &enquire, const xapian_search_options &options)
{
	uint32_t slot = options.sort_slot;
	bool descending = options.sort_descending;
	if (options.sort != XAPIAN_SORT_RELEVANCE)
		check_slot(slot);
	switch (options.sort) {
	case XAPIAN_SORT_RELEVANCE:
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
			"sort " + std::to_string(options.sort) + ": no such order");
	}
}

static void copy_matches(const Xapian::MSet &from, xapian_mset &to)
{
	to.data.reserve(from.size());
	to.matches.reserve(from.size());
	for (Xapian::MSetIterator i = from.begin(); i != from.end(); ++i) {
		/* Reserved, so the strings stay where they are. */
		to.data.push_back(i.get_document().get_data());
		xapian_match match;
		match.docid = *i;
		match.rank = i.get_rank();
		match.weight = i.get_weight();
		match.data = lend(to.data.back());
		to.matches.push_back(match);
	}
	to.lower_bound = from.get_matches_lower_bound();
	to.estimated = from.get_matches_estimated();
	to.upper_bound = from.get_matches_upper_bound();
}

xapian_status xapian_search(xapian_database *database, const xapian_query *query,
	const xapian_search_options *options, xapian_mset **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(engine_of(database), err, [&] {
		require(query, "query");
		require(out, "out");
		check_options(options);
		Xapian::Enquire enquire(database->held->reading);
		enquire.set_query(query->query);
		set_weights(enquire, *options);
		set_order(enquire, *options);
		std::unique_ptr<xapian_mset> made(new xapian_mset);
		copy_matches(enquire.get_mset(options->first, options->limit,
				     options->check_at_least),
			*made);
		*out = made.release();
		return XAPIAN_OK;
	});
}

void xapian_mset_close(xapian_mset *mset)
{
	guarded(nullptr, [&] {
		delete mset;
		return XAPIAN_OK;
	});
}

size_t xapian_mset_count(const xapian_mset *mset)
{
	return mset != nullptr ? mset->matches.size() : 0;
}

const xapian_match *xapian_mset_at(const xapian_mset *mset, size_t i)
{
	return i < xapian_mset_count(mset) ? &mset->matches[i] : nullptr;
}

uint32_t xapian_mset_lower_bound(const xapian_mset *mset)
{
	return mset != nullptr ? mset->lower_bound : 0;
}

uint32_t xapian_mset_estimated(const xapian_mset *mset)
{
	return mset != nullptr ? mset->estimated : 0;
}

uint32_t xapian_mset_upper_bound(const xapian_mset *mset)
{
	return mset != nullptr ? mset->upper_bound : 0;
}
