/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Relevance sets, and the terms to expand a query with. */
#include "decide.hh"
#include "enquire.hh"
#include "guard.hh"

#include <vector>

using namespace xapian_c;

/* ---- Relevance sets ------------------------------------------------------- */

xapian_status xapian_rset_new(xapian_rset **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		*out = new xapian_rset;
	});
}

xapian_status xapian_rset_add(xapian_rset *rset, uint32_t docid, xapian_error *err)
{
	return guarded(err, [&] {
		require(rset, "rset");
		rset->rset.add_document(docid);
	});
}

xapian_status xapian_rset_remove(xapian_rset *rset, uint32_t docid, xapian_error *err)
{
	return guarded(err, [&] {
		require(rset, "rset");
		rset->rset.remove_document(docid);
	});
}

bool xapian_rset_contains(const xapian_rset *rset, uint32_t docid)
{
	return rset != nullptr && rset->rset.contains(docid);
}

size_t xapian_rset_count(const xapian_rset *rset)
{
	return rset != nullptr ? rset->rset.size() : 0;
}

xapian_status xapian_rset_describe(
	xapian_rset *rset, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(rset, "rset");
		require(out, "out");
		rset->description = rset->rset.get_description();
		*out = lend(rset->description);
	});
}

void xapian_rset_close(xapian_rset *rset)
{
	dispose(rset);
}

/* ---- Expanding ------------------------------------------------------------ */

static_assert(XAPIAN_EXPAND_INCLUDE_QUERY_TERMS == Xapian::Enquire::INCLUDE_QUERY_TERMS,
	"as in Xapian");
static_assert(XAPIAN_EXPAND_EXACT_TERM_FREQUENCY == Xapian::Enquire::USE_EXACT_TERMFREQ,
	"as in Xapian");

struct xapian_eset {
	std::vector<std::string> terms;
	std::vector<xapian_expansion> expansions;
	uint32_t bound = 0;
};

static void copy_terms(const Xapian::ESet &from, xapian_eset &to)
{
	/* Reserved, so that the strings stay where they are. */
	to.terms.reserve(from.size());
	to.expansions.reserve(from.size());
	for (Xapian::ESetIterator i = from.begin(); i != from.end(); ++i) {
		to.terms.push_back(*i);
		to.expansions.push_back({lend(to.terms.back()), i.get_weight()});
	}
	to.bound = from.get_ebound();
}

xapian_status xapian_enquire_eset(xapian_enquire *enquire, uint32_t limit,
	const xapian_rset *rset, uint32_t flags, xapian_expand_decider *decider,
	double min_weight, xapian_eset **out, xapian_error *err)
{
	reset(out);
	return guarded_with(enquire, err, [&] {
		require(out, "out");
		require(rset, "rset");
		check_number(min_weight, "min_weight");
		check_flags(flags, XAPIAN_EXPAND_INCLUDE_QUERY_TERMS |
					   XAPIAN_EXPAND_EXACT_TERM_FREQUENCY);
		std::unique_ptr<xapian_eset> made(new xapian_eset);
		copy_terms(enquire->enquire.get_eset(limit, rset->rset, int(flags),
				   decider != nullptr ? decider->object.get() : nullptr,
				   min_weight),
			*made);
		give(made, out);
	});
}

size_t xapian_eset_count(const xapian_eset *eset)
{
	return eset != nullptr ? eset->expansions.size() : 0;
}

const xapian_expansion *xapian_eset_at(const xapian_eset *eset, size_t i)
{
	return i < xapian_eset_count(eset) ? &eset->expansions[i] : nullptr;
}

uint32_t xapian_eset_bound(const xapian_eset *eset)
{
	return eset != nullptr ? eset->bound : 0;
}

void xapian_eset_close(xapian_eset *eset)
{
	dispose(eset);
}
