/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a search found: plain memory, and what can still be asked of it. */
#include "mset.hh"

#include "checks.hh"
#include "guard.hh"

using namespace xapian_c;

namespace xapian_c
{

static xapian_bytes keep(xapian_mset &mset, std::string &&bytes)
{
	if (bytes.empty())
		return xapian_bytes{"", 0};
	mset.strings.push_back(std::move(bytes));
	return lend(mset.strings.back());
}

void copy_matches(const Xapian::MSet &from, bool with_data, xapian_mset &to)
{
	to.matches.reserve(from.size());
	for (Xapian::MSetIterator i = from.begin(); i != from.end(); ++i) {
		xapian_match match = {};
		match.docid = *i;
		match.rank = i.get_rank();
		match.weight = i.get_weight();
		match.percent = uint32_t(from.convert_to_percent(match.weight));
		if (with_data)
			match.data = keep(to, i.get_document().get_data());
		match.collapse_count = i.get_collapse_count();
		match.collapse_key = keep(to, i.get_collapse_key());
		match.sort_key = keep(to, i.get_sort_key());
		to.matches.push_back(match);
	}
	to.first = from.get_firstitem();
	to.lower_bound = from.get_matches_lower_bound();
	to.estimated = from.get_matches_estimated();
	to.upper_bound = from.get_matches_upper_bound();
	to.uncollapsed_lower_bound = from.get_uncollapsed_matches_lower_bound();
	to.uncollapsed_estimated = from.get_uncollapsed_matches_estimated();
	to.uncollapsed_upper_bound = from.get_uncollapsed_matches_upper_bound();
	to.max_possible = from.get_max_possible();
	to.max_attained = from.get_max_attained();
}

} // namespace xapian_c

/* ---- Plain memory --------------------------------------------------------- */

void xapian_mset_close(xapian_mset *mset)
{
	dispose(mset);
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

uint32_t xapian_mset_uncollapsed_lower_bound(const xapian_mset *mset)
{
	return mset != nullptr ? mset->uncollapsed_lower_bound : 0;
}

uint32_t xapian_mset_uncollapsed_estimated(const xapian_mset *mset)
{
	return mset != nullptr ? mset->uncollapsed_estimated : 0;
}

uint32_t xapian_mset_uncollapsed_upper_bound(const xapian_mset *mset)
{
	return mset != nullptr ? mset->uncollapsed_upper_bound : 0;
}

double xapian_mset_max_possible(const xapian_mset *mset)
{
	return mset != nullptr ? mset->max_possible : 0;
}

double xapian_mset_max_attained(const xapian_mset *mset)
{
	return mset != nullptr ? mset->max_attained : 0;
}

uint32_t xapian_mset_first(const xapian_mset *mset)
{
	return mset != nullptr ? mset->first : 0;
}

/* ---- With the database behind it ------------------------------------------ */

static const Xapian::MSet &live(const xapian_mset &mset)
{
	if (!mset.live)
		throw Xapian::InvalidOperationError(
			"an mset of xapian_search(), with no database behind it");
	return *mset.live;
}

xapian_status xapian_mset_document(
	xapian_mset *mset, size_t i, xapian_document **out, xapian_error *err)
{
	reset(out);
	return guarded_with(mset, err, [&] {
		require(out, "out");
		const Xapian::MSet &from = live(*mset);
		if (i >= from.size())
			throw Xapian::RangeError("match " + std::to_string(i) +
						 ": there are " +
						 std::to_string(from.size()));
		std::unique_ptr<xapian_document> made = hold_document(
			from[Xapian::doccount(i)].get_document(), mset->held);
		made->state->unchecked = mset->held->remote;
		give(made, out);
	});
}

xapian_status xapian_mset_fetch(xapian_mset *mset, xapian_error *err)
{
	return guarded_with(mset, err, [&] {
		const Xapian::MSet &from = live(*mset);
		/* Any other crashes Xapian, which then looks before its first match.
		 * It is a hint: without it documents come one by one. */
		if (from.get_firstitem() == 0)
			from.fetch();
	});
}

xapian_status xapian_mset_percent(
	xapian_mset *mset, double weight, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded_with(mset, err, [&] {
		require(out, "out");
		check_number(weight, "weight");
		*out = uint32_t(live(*mset).convert_to_percent(weight));
	});
}

xapian_status xapian_mset_term_frequency(xapian_mset *mset, const char *term, size_t size,
	uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded_with(mset, err, [&] {
		require(out, "out");
		std::string name = take_lookup(term, size, "term");
		const Xapian::MSet &from = live(*mset);
		if (can_be_stored(name))
			*out = from.get_termfreq(name);
	});
}

xapian_status xapian_mset_term_weight(
	xapian_mset *mset, const char *term, size_t size, double *out, xapian_error *err)
{
	reset(out);
	return guarded_with(mset, err, [&] {
		require(out, "out");
		*out = live(*mset).get_termweight(take_lookup(term, size, "term"));
	});
}

xapian_status xapian_mset_describe(
	xapian_mset *mset, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded_with(mset, err, [&] {
		require(out, "out");
		mset->description = live(*mset).get_description();
		*out = lend(mset->description);
	});
}
