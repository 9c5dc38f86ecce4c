/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/beside.h"

#include "search/matching.h"

/* The two words near each other, or right behind each other, as a query. */
static kz_status build_words(
	const char *const terms[2], uint32_t within, xapian_query **out, kz_error *err)
{
	xapian_query *words[2] = {NULL, NULL};
	if (within == 0)
		return kzi_build_terms(terms, 2, out, err);
	kz_status st = kzi_build_terms(&terms[0], 1, &words[0], err);
	if (st == KZ_OK)
		st = kzi_build_terms(&terms[1], 1, &words[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_NEAR, words, 2, within + 1, out, err);
	xapian_query_close(words[0]);
	xapian_query_close(words[1]);
	return st;
}

kz_status kzi_beside(kz_index *index, const kzi_docids *among, const char *const terms[2],
	uint32_t within, kzi_docids *out, kz_error *err)
{
	xapian_query *parts[2] = {NULL, NULL}, *both = NULL;
	*out = (kzi_docids){0};
	if (among->count == 0)
		return KZ_OK;
	kz_status st = build_words(terms, within, &parts[0], err);
	if (st == KZ_OK)
		st = kzi_build_listed(among, &parts[1], err);
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_FILTER, parts, 2, 0, &both, err);
	if (st == KZ_OK)
		st = kzi_docids_of(index, both, (uint32_t)among->count, out, err);
	xapian_query_close(both);
	xapian_query_close(parts[0]);
	xapian_query_close(parts[1]);
	return st;
}
