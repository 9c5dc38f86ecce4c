/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/beside.h"

#include "search/matching.h"
#include "search/positions.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

/* ---- By the files ---- */

/* Is one of these places near one of those, in any order, or right before it (0)? No word
 * is near itself. */
static bool is_beside(const kzi_buffer *one, const kzi_buffer *other, uint32_t within)
{
	const uint32_t *left = kzi_positions_of(one), *right = kzi_positions_of(other);
	size_t lefts = kzi_positions_count(one), rights = kzi_positions_count(other);
	size_t from = 0;
	for (size_t i = 0; i < lefts; i++) {
		uint32_t at = left[i], least = at + 1, most = at + 1;
		if (within > 0) {
			least = at > within ? at - within : 0;
			most = at < UINT32_MAX - within ? at + within : UINT32_MAX;
		}
		while (from < rights && right[from] < least)
			from++;
		if (from == rights)
			return false;
		size_t found = from + (right[from] == at);
		if (found < rights && right[found] <= most)
			return true;
	}
	return false;
}

static kz_status read_places(
	kzi_glass *glass, const char *term, uint32_t docid, kzi_buffer *out)
{
	return kzi_glass_positions(glass, term, strlen(term), docid, out);
}

static kz_status look(kzi_glass *glass, const kzi_docids *among,
	const char *const terms[2], uint32_t within, kzi_docids *out)
{
	kzi_buffer one = {0}, other = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < among->count && st == KZ_OK; i++) {
		uint32_t docid = among->items[i];
		st = read_places(glass, terms[0], docid, &one);
		if (st == KZ_OK && one.length > 0)
			st = read_places(glass, terms[1], docid, &other);
		if (st == KZ_OK && one.length > 0 && is_beside(&one, &other, within))
			out->items[out->count++] = docid;
	}
	kzi_buffer_free(&one);
	kzi_buffer_free(&other);
	return st;
}

/* *done: they could be read so. */
static kz_status look_up(kz_index *index, const kzi_docids *among,
	const char *const terms[2], uint32_t within, bool *done, kzi_docids *out,
	kz_error *err)
{
	kzi_glass *glass = kzi_index_glass(index);
	*done = false;
	if (glass == NULL)
		return KZ_OK;
	out->items = calloc(among->count, sizeof *out->items);
	if (out->items == NULL)
		return kzi_no_memory(err);
	kz_status st = look(glass, among, terms, within, out);
	*done = st != KZ_E_CORRUPT;
	if (st != KZ_OK)
		kzi_docids_free(out);
	return st == KZ_E_NO_MEMORY ? kzi_no_memory(err) : KZ_OK;
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

kz_status kzi_beside(kz_index *index, const kzi_docids *among, const char *const terms[2],
	uint32_t within, kzi_docids *out, kz_error *err)
{
	bool done;
	*out = (kzi_docids){0};
	if (among->count == 0)
		return KZ_OK;
	kz_status st = look_up(index, among, terms, within, &done, out, err);
	return st == KZ_OK && !done ? ask(index, among, terms, within, out, err) : st;
}
