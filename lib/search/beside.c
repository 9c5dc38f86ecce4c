/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/beside.h"

#include "base/error.h"
#include "index/engine.h"

#include <string.h>

enum { FIRST = 8, PLACES = 64 }; /* that are asked for at once: often few will do */

/* The places of a word in a document, one after the other. */
typedef struct walk {
	xapian_cursor *cursor;
	uint32_t places[PLACES];
	size_t count, next, room;
	uint32_t at, before; /* the place at hand, and the one before it; 0: none */
} walk;

/* Behind the last it stays. */
static kz_status go_on(walk *w, kz_error *err)
{
	xapian_error why;
	kz_status st = KZ_OK;
	w->before = w->at;
	w->at = 0;
	if (w->next == w->count) {
		w->next = 0;
		st = kzi_engine(xapian_cursor_next_positions(
					w->cursor, w->places, w->room, &w->count, &why),
			&why, NULL, err);
		w->room = PLACES;
	}
	if (st == KZ_OK)
		w->at = w->places[w->next++];
	return st == KZ_DONE ? KZ_OK : st;
}

static kz_status begin(
	kz_index *index, uint32_t docid, const char *term, walk *out, kz_error *err)
{
	xapian_error why;
	out->cursor = NULL;
	out->count = out->next = 0;
	out->room = FIRST;
	out->at = out->before = 0;
	kz_status st = kzi_engine(xapian_database_positions(index->database, docid, term,
					  strlen(term), &out->cursor, &why),
		&why, index->path, err);
	return st == KZ_OK ? go_on(out, err) : st;
}

static void compare(
	uint32_t left, uint32_t right, uint32_t within, bool *near, bool *beside)
{
	uint32_t apart = left < right ? right - left : left - right;
	if (left == 0 || right == 0 || apart == 0 || apart > within)
		return;
	*near = true;
	*beside = *beside || right == left + 1;
}

/* Is there nothing left that could be near the last place of one that has no more? */
static bool is_over(const walk *ended, const walk *other, uint32_t within)
{
	return ended->at == 0 && (other->at == 0 || other->at > ended->before + within);
}

/* Two words may have one place: each is held against the last two of the other. */
static kz_status meet(walk *left, walk *right, uint32_t within, bool wants_beside,
	bool *near, bool *beside, kz_error *err)
{
	kz_status st = KZ_OK;
	compare(left->at, right->at, within, near, beside);
	while (st == KZ_OK && !(wants_beside ? *beside : *near) &&
		!is_over(left, right, within) && !is_over(right, left, within)) {
		bool is_left = right->at == 0 || (left->at != 0 && left->at <= right->at);
		walk *next = is_left ? left : right;
		st = go_on(next, err);
		compare(left->at, right->at, within, near, beside);
		if (is_left)
			compare(left->at, right->before, within, near, beside);
		else
			compare(left->before, right->at, within, near, beside);
	}
	return st;
}

kz_status kzi_beside(kz_index *index, uint32_t docid, const char *const terms[2],
	uint32_t within, bool *near, bool *beside, kz_error *err)
{
	walk left, right;
	bool next = false;
	*near = false;
	right.cursor = NULL;
	kz_status st = begin(index, docid, terms[0], &left, err);
	if (st == KZ_OK)
		st = begin(index, docid, terms[1], &right, err);
	if (st == KZ_OK)
		st = meet(&left, &right, within, beside != NULL, near, &next, err);
	if (beside != NULL)
		*beside = next;
	xapian_cursor_close(left.cursor);
	xapian_cursor_close(right.cursor);
	return st;
}
