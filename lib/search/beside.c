/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/beside.h"

#include "search/matching.h"
#include "search/positions.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

enum { AT_ONCE = 64 /* documents, between two looks at the clock */ };

/* ---- By the files ---- */

static bool is_within(uint32_t before, uint32_t at, uint32_t most)
{
	return before != KZI_NOWHERE && at - before <= most;
}

/* Of the one word there are no more places, and those of the other are too far behind it
 * from here on. */
static bool is_over(const kzi_positions *ended, uint32_t last, uint32_t at, uint32_t most)
{
	return ended->at == KZI_NOWHERE && !is_within(last, at, most);
}

/* Is one of these places near one of those, in any order, or right before it (0)? No word
 * is near itself. Along both at once: it matters how far the last of the other is. */
static bool is_beside(kzi_positions *one, kzi_positions *other, uint32_t within)
{
	uint32_t last_one = KZI_NOWHERE, last_other = KZI_NOWHERE;
	uint32_t most = within > 0 ? within : 1;
	for (;;) {
		uint32_t at = one->at < other->at ? one->at : other->at;
		bool is_one = one->at == at, is_other = other->at == at;
		if (is_over(one, last_one, at, most) ||
			is_over(other, last_other, at, most))
			return false;
		if (is_other && is_within(last_one, at, most))
			return true;
		if (is_one && within > 0 && is_within(last_other, at, most))
			return true;
		if (is_one) {
			last_one = at;
			kzi_positions_next(one);
		}
		if (is_other) {
			last_other = at;
			kzi_positions_next(other);
		}
	}
}

static kz_status look(kz_index *index, kzi_glass *glass, const kzi_docids *among,
	const char *const terms[2], uint32_t within, kzi_clock *clock, kzi_docids *out,
	kz_error *err)
{
	kzi_positions each[2] = {{.at = KZI_NOWHERE}, {.at = KZI_NOWHERE}};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < among->count && st == KZ_OK; i++) {
		uint32_t docid = among->items[i];
		if (i % AT_ONCE == 0)
			st = kzi_clock_ask(clock, err);
		for (size_t k = 0; k < 2 && st == KZ_OK; k++)
			st = kzi_positions_open(index, glass, docid, terms[k],
				strlen(terms[k]), &each[k], err);
		if (st == KZ_OK && is_beside(&each[0], &each[1], within))
			out->items[out->count++] = docid;
		else if (kzi_positions_damaged(&each[0]) ||
			 kzi_positions_damaged(&each[1]))
			st = KZ_E_CORRUPT;
	}
	kzi_positions_free(&each[0]);
	kzi_positions_free(&each[1]);
	return st;
}

/* ---- By the engine ---- */

static kz_status ask(kz_index *index, const kzi_docids *among, const char *const terms[2],
	uint32_t within, kzi_docids *out, kz_error *err)
{
	xapian_query *parts[2] = {NULL, NULL}, *both = NULL;
	kz_status st = within > 0 ? kzi_build_near(terms, 2, within, &parts[0], err)
				  : kzi_build_terms(terms, 2, &parts[0], err);
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

/* ---- Either ---- */

static kz_status look_up(kz_index *index, kzi_glass *glass, const kzi_docids *among,
	const char *const terms[2], uint32_t within, kzi_clock *clock, kzi_docids *out,
	kz_error *err)
{
	out->items = calloc(among->count, sizeof *out->items);
	if (out->items == NULL)
		return kzi_no_memory(err);
	kz_status st = look(index, glass, among, terms, within, clock, out, err);
	if (st != KZ_OK)
		kzi_docids_free(out);
	return st == KZ_E_CORRUPT ? ask(index, among, terms, within, out, err) : st;
}

kz_status kzi_beside(kz_index *index, const kzi_docids *among, const char *const terms[2],
	uint32_t within, kzi_clock *clock, kzi_docids *out, kz_error *err)
{
	*out = (kzi_docids){0};
	if (among->count == 0)
		return KZ_OK;
	kzi_glass *glass = kzi_index_glass(index);
	/* For the engine it is less to look at many at once than at each. */
	return glass != NULL
		       ? look_up(index, glass, among, terms, within, clock, out, err)
		       : ask(index, among, terms, within, out, err);
}
