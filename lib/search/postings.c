/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/postings.h"

#include "base/error.h"
#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

enum {
	AT_ONCE = 1024, /* postings, between two looks at the clock */
	/* One in so many: to have the engine seek them costs no more than to take all. */
	DENSE = 2
};

void kzi_scores_free(kzi_scores *scores)
{
	free(scores->items);
	*scores = (kzi_scores){0};
}

void kzi_postings_free(kzi_postings *postings)
{
	free(postings->items);
	*postings = (kzi_postings){0};
}

/* ---- Of the files ---- */

/* Sees to it that there is room for so many more. */
static kz_status make_room(kzi_postings *out, size_t *room, size_t more, kz_error *err)
{
	if (*room - out->count >= more)
		return KZ_OK;
	size_t larger = *room * 2 + more;
	kzi_posting *items = realloc(out->items, larger * sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	out->items = items;
	*room = larger;
	return KZ_OK;
}

/* Of those from a place on, whichever are among the others; from is in these where to go
 * on. */
static void keep_among(
	kzi_postings *postings, size_t at, const kzi_scores *among, size_t *from)
{
	size_t kept = at, k = *from;
	for (; at < postings->count; at++) {
		kzi_posting one = postings->items[at];
		while (k < among->count && among->items[k].docid < one.docid)
			k++;
		if (k == among->count)
			break;
		if (among->items[k].docid == one.docid) {
			postings->items[kept++] = one;
			k++;
		}
	}
	postings->count = kept;
	*from = k;
}

/* Chunk by chunk, and none of which nothing is wanted. */
static kz_status take_list(kzi_glass_list *list, const kzi_scores *among,
	kzi_clock *clock, kzi_postings *out, kz_error *err)
{
	size_t room = 0, k = 0;
	while (among == NULL || k < among->count) {
		size_t count, at = out->count;
		uint32_t from = among != NULL ? among->items[k].docid : 0;
		kz_status st = make_room(out, &room, KZI_CHUNK_MOST, err);
		if (st == KZ_OK)
			st = kzi_clock_ask(clock, err);
		if (st == KZ_OK)
			st = kzi_glass_list_next(list, from, out->items + at, &count);
		if (st != KZ_OK)
			return st == KZ_DONE ? KZ_OK : st;
		out->count += count;
		if (among != NULL)
			keep_among(out, at, among, &k);
	}
	return KZ_OK;
}

/* *done: it could be read so. */
static kz_status read_files(kz_index *index, const char *term, const kzi_scores *among,
	kzi_clock *clock, bool *done, kzi_postings *out, kz_error *err)
{
	kzi_glass_list list;
	kzi_glass *glass = kzi_index_glass(index);
	kz_status st = glass != NULL
			       ? kzi_glass_list_open(glass, term, strlen(term), &list)
			       : KZ_E_CORRUPT;
	if (st == KZ_OK) {
		out->all = list.documents;
		st = take_list(&list, among, clock, out, err);
	}
	*done = st != KZ_E_CORRUPT;
	if (!*done)
		kzi_postings_free(out);
	if (st == KZ_E_NO_MEMORY)
		return kzi_no_memory(err);
	return st == KZ_E_CORRUPT || st == KZ_DONE ? KZ_OK : st;
}

/* ---- Of the engine ---- */

static kz_status count(kz_index *index, const char *term, uint32_t *out, kz_error *err)
{
	xapian_error why;
	return kzi_engine(xapian_database_term_frequency(
				  index->database, term, strlen(term), out, &why),
		&why, NULL, err);
}

kz_status kzi_postings_count(
	kz_index *index, const char *term, uint32_t *out, kz_error *err)
{
	kzi_glass_list list;
	*out = 0;
	if (term == NULL)
		return KZ_OK;
	kzi_glass *glass = kzi_index_glass(index);
	kz_status st = glass != NULL
			       ? kzi_glass_list_open(glass, term, strlen(term), &list)
			       : KZ_E_CORRUPT;
	if (st != KZ_OK && st != KZ_DONE)
		return count(index, term, out, err);
	*out = list.documents;
	return KZ_OK;
}

static void copy(kzi_postings *out, const xapian_posting *found, size_t count)
{
	for (size_t i = 0; i < count; i++)
		out->items[out->count++] = (kzi_posting){found[i].docid, found[i].wdf};
}

static kz_status read_all(
	xapian_cursor *list, kzi_clock *clock, kzi_postings *out, kz_error *err)
{
	xapian_posting some[AT_ONCE];
	size_t room = 0;
	for (;;) {
		xapian_error why;
		size_t count = 0;
		kz_status st = make_room(out, &room, AT_ONCE, err);
		if (st == KZ_OK)
			st = kzi_clock_ask(clock, err);
		if (st == KZ_OK)
			st = kzi_engine(xapian_cursor_next_postings(
						list, some, AT_ONCE, &count, &why),
				&why, NULL, err);
		if (st != KZ_OK)
			return st == KZ_DONE ? KZ_OK : st;
		copy(out, some, count);
	}
}

/* Those of among alone: what is in between the engine passes over. */
static kz_status read_among(xapian_cursor *list, const kzi_scores *among,
	kzi_clock *clock, kzi_postings *out, kz_error *err)
{
	uint32_t named[AT_ONCE];
	xapian_posting some[AT_ONCE];
	kz_status st = KZ_OK;
	out->items = calloc(among->count + 1, sizeof *out->items);
	if (out->items == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < among->count && st == KZ_OK;) {
		xapian_error why;
		size_t naming = 0, found = 0;
		for (; naming < AT_ONCE && i < among->count; naming++)
			named[naming] = among->items[i++].docid;
		st = kzi_clock_ask(clock, err);
		if (st == KZ_OK)
			st = kzi_engine(xapian_cursor_find_postings(
						list, named, naming, some, &found, &why),
				&why, NULL, err);
		copy(out, some, found);
	}
	return st;
}

static kz_status read_some(xapian_cursor *list, const kzi_scores *among, kzi_clock *clock,
	kzi_postings *out, kz_error *err)
{
	size_t from = 0;
	if (among != NULL && among->count < out->all / DENSE)
		return read_among(list, among, clock, out, err);
	kz_status st = read_all(list, clock, out, err);
	if (st == KZ_OK && among != NULL)
		keep_among(out, 0, among, &from);
	return st;
}

static kz_status read_engine(kz_index *index, const char *term, const kzi_scores *among,
	kzi_clock *clock, kzi_postings *out, kz_error *err)
{
	xapian_error why;
	xapian_cursor *list = NULL;
	kz_status st = among != NULL ? count(index, term, &out->all, err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_postings(
					index->database, term, strlen(term), &list, &why),
			&why, index->path, err);
	if (st == KZ_OK)
		st = read_some(list, among, clock, out, err);
	/* To a server it is one question less. */
	if (among == NULL)
		out->all = (uint32_t)out->count;
	xapian_cursor_close(list);
	return st;
}

kz_status kzi_postings_read(kz_index *index, const char *term, const kzi_scores *among,
	kzi_clock *clock, kzi_postings *out, kz_error *err)
{
	bool done;
	*out = (kzi_postings){0};
	if (term == NULL)
		return KZ_OK;
	kz_status st = read_files(index, term, among, clock, &done, out, err);
	if (!done)
		st = read_engine(index, term, among, clock, out, err);
	if (st != KZ_OK)
		kzi_postings_free(out);
	return st;
}

/* ---- Of lists one ---- */

/* In ever longer steps, then back by halves: as quick near by as far away. */
size_t kzi_scores_seek(const kzi_scores *scores, size_t from, uint32_t docid)
{
	size_t behind = from, step = 1;
	while (behind < scores->count && scores->items[behind].docid < docid) {
		from = behind + 1;
		behind += step;
		step *= 2;
	}
	if (behind > scores->count)
		behind = scores->count;
	while (from < behind) {
		size_t middle = from + (behind - from) / 2;
		if (scores->items[middle].docid < docid)
			from = middle + 1;
		else
			behind = middle;
	}
	return from;
}

kz_status kzi_scores_of(const kzi_postings *postings, kzi_scores *out, kz_error *err)
{
	*out = (kzi_scores){calloc(postings->count + 1, sizeof *out->items), 0};
	if (out->items == NULL)
		return kzi_no_memory(err);
	for (; out->count < postings->count; out->count++)
		out->items[out->count].docid = postings->items[out->count].docid;
	return KZ_OK;
}

kz_status kzi_scores_of_docids(const kzi_docids *docids, kzi_scores *out, kz_error *err)
{
	*out = (kzi_scores){calloc(docids->count + 1, sizeof *out->items), 0};
	if (out->items == NULL)
		return kzi_no_memory(err);
	for (; out->count < docids->count; out->count++)
		out->items[out->count].docid = docids->items[out->count];
	return KZ_OK;
}

static void unite(const kzi_scores *one, const kzi_scores *other, kzi_scores *out)
{
	size_t i = 0, k = 0;
	while (i < one->count && k < other->count) {
		kzi_ranked a = one->items[i], b = other->items[k];
		kzi_ranked *to = &out->items[out->count++];
		*to = a.docid <= b.docid ? a : b;
		if (a.docid == b.docid)
			to->weight = a.weight + b.weight;
		i += a.docid <= b.docid;
		k += b.docid <= a.docid;
	}
	const kzi_scores *rest = i < one->count ? one : other;
	size_t at = i < one->count ? i : k;
	for (; at < rest->count; at++)
		out->items[out->count++] = rest->items[at];
}

kz_status kzi_scores_either(
	const kzi_scores *one, const kzi_scores *other, kzi_scores *out, kz_error *err)
{
	*out = (kzi_scores){0};
	out->items = calloc(one->count + other->count + 1, sizeof *out->items);
	if (out->items == NULL)
		return kzi_no_memory(err);
	unite(one, other, out);
	return KZ_OK;
}

/* The first document that any of them has yet. */
static bool next_of(const kzi_scores *each, const size_t *at, size_t count, uint32_t *out)
{
	*out = UINT32_MAX;
	for (size_t i = 0; i < count; i++) {
		if (at[i] < each[i].count && each[i].items[at[i]].docid < *out)
			*out = each[i].items[at[i]].docid;
	}
	return *out != UINT32_MAX;
}

/* Goes on behind that document; does it match in part? */
static bool take_some(const kzi_scores *each, const kzi_choice *choice, size_t *at,
	kzi_ranked *document)
{
	size_t having = 0, deciding = 0;
	bool rarest = false;
	for (size_t i = 0; i < choice->count; i++) {
		if (at[i] == each[i].count ||
			each[i].items[at[i]].docid != document->docid)
			continue;
		document->weight += each[i].items[at[i]++].weight;
		having++;
		deciding += i < choice->deciding;
		rarest |= i == 0;
	}
	return having < choice->count && (rarest || deciding >= choice->half);
}

kz_status kzi_scores_some(
	const kzi_scores *each, const kzi_choice *choice, kzi_scores *out, kz_error *err)
{
	size_t at[KZI_CHOICE_MOST] = {0}, most = 0;
	kzi_ranked next = {0};
	for (size_t i = 0; i < choice->count; i++)
		most += each[i].count;
	*out = (kzi_scores){calloc(most + 1, sizeof *out->items), 0};
	if (out->items == NULL)
		return kzi_no_memory(err);
	while (next_of(each, at, choice->count, &next.docid)) {
		next.weight = 0;
		if (take_some(each, choice, at, &next))
			out->items[out->count++] = next;
	}
	return KZ_OK;
}

void kzi_scores_both(kzi_scores *one, const kzi_scores *other)
{
	size_t kept = 0, k = 0;
	for (size_t i = 0; i < one->count; i++) {
		kzi_ranked a = one->items[i];
		while (k < other->count && other->items[k].docid < a.docid)
			k++;
		if (k == other->count)
			break;
		if (other->items[k].docid == a.docid)
			one->items[kept++] =
				(kzi_ranked){a.docid, a.weight + other->items[k].weight};
	}
	one->count = kept;
}

void kzi_scores_add(kzi_scores *scores, const kzi_postings *postings, double weight)
{
	size_t k = 0;
	for (size_t i = 0; i < scores->count && k < postings->count; i++) {
		kzi_ranked *to = &scores->items[i];
		while (k < postings->count && postings->items[k].docid < to->docid)
			k++;
		if (k < postings->count && postings->items[k].docid == to->docid)
			to->weight += kzi_weigh(weight, postings->items[k].wdf);
	}
}
