/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Concordances: every place where the words of a search stand, from the stored text of
 * what it finds, analysed again.
 */
#include "search/context.h"
#include "search/matching.h"
#include "search/spans.h"

#include <kamerzoek/explore.h>

#include "base/error.h"
#include "base/sized.h"
#include "index/engine.h"
#include "index/indexer.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_DEFAULT = 40, WIDTH_MAX = 1000, LINES_MAX = 1000000 };

/* A line, and by what it is sorted. */
typedef struct line {
	kz_kwic_line shown;
	const char *key; /* of the words; NULL when they do not matter */
} line;

struct kz_kwic {
	kzi_arena arena;
	kz_document **documents;
	size_t document_count, document_room;
	line *lines;
	size_t count, room;
	kz_kwic_line *shown; /* those that were asked for */
	size_t shown_count;
};

typedef struct making {
	kz_kwic *out;
	kz_kwic_options options;
	kz_index *index;
	const kzi_query *query;
	kz_error *err;
} making;

/* ---- What stands around it ---- */

/* Without the spaces at the outer end. */
static const char *copy_left(making *m, const char *text, size_t from, size_t to)
{
	while (from < to && kzi_is_blank(text[from]))
		from++;
	return kzi_arena_copy(&m->out->arena, text + from, to - from);
}

static const char *copy_right(making *m, const char *text, size_t from, size_t to)
{
	while (to > from && kzi_is_blank(text[to - 1]))
		to--;
	return kzi_arena_copy(&m->out->arena, text + from, to - from);
}

/* ---- By what it is sorted ---- */

/* What is equal on the one side goes on with the other. */
static kz_status make_key(making *m, line *made)
{
	kzi_buffer key = {0};
	bool put = m->options.order != KZ_KWIC_LEFT ||
		   kzi_put_words_back(&key, made->shown.left);
	put = put && kzi_put_words(&key, made->shown.hit) &&
	      kzi_put_words(&key, made->shown.right);
	kzi_buffer_byte(&key, '\0');
	if (put && !key.failed)
		made->key = kzi_arena_copy(&m->out->arena, key.data, key.length);
	kzi_buffer_free(&key);
	return made->key != NULL ? KZ_OK : kzi_no_memory(m->err);
}

static int by_place(const line *one, const line *other)
{
	if (one->shown.block != other->shown.block)
		return one->shown.block < other->shown.block ? -1 : 1;
	return one->shown.start < other->shown.start
		       ? -1
		       : one->shown.start > other->shown.start;
}

static int by_date(const line *one, const line *other, bool newest)
{
	const kz_document *a = one->shown.document, *b = other->shown.document;
	int order = strcmp(kz_document_get(a, KZ_DATE), kz_document_get(b, KZ_DATE));
	if (order != 0)
		return newest ? -order : order;
	order = strcmp(kz_document_get(a, KZ_ID), kz_document_get(b, KZ_ID));
	return order != 0 ? order : by_place(one, other);
}

static int newest_first(const void *a, const void *b)
{
	return by_date(a, b, true);
}

static int oldest_first(const void *a, const void *b)
{
	return by_date(a, b, false);
}

static int by_words(const void *a, const void *b)
{
	const line *one = a, *other = b;
	int order = strcmp(one->key, other->key);
	return order != 0 ? order : by_date(one, other, true);
}

/* ---- Lines ---- */

static kz_status add_line(making *m, const kz_document *facts, const kz_document *whole,
	const kzi_span *span)
{
	kz_kwic *out = m->out;
	const kz_block *block = kz_document_block_at(whole, span->block);
	const char *text = block->text;
	size_t left = kzi_left_of(text, span->start, m->options.width);
	size_t right = kzi_right_of(text, span->end, m->options.width);
	if (out->count == LINES_MAX)
		return kzi_fail(m->err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"more than a million places: seek something rarer");
	line made = {.shown = {.document = facts,
			     .left = copy_left(m, text, left, span->start),
			     .hit = kzi_arena_copy(&out->arena, text + span->start,
				     span->end - span->start),
			     .right = copy_right(m, text, span->end, right),
			     .page = block->page,
			     .block = (uint32_t)span->block + 1,
			     .paragraph = block->paragraph,
			     .footnote = "",
			     .start = (uint32_t)span->start,
			     .length = (uint32_t)(span->end - span->start)}};
	if (block->kind == KZ_FOOTNOTE)
		made.shown.footnote =
			kzi_arena_copy(&out->arena, block->mark, strlen(block->mark));
	if (made.shown.left == NULL || made.shown.hit == NULL ||
		made.shown.right == NULL || made.shown.footnote == NULL)
		return kzi_no_memory(m->err);
	if (out->count == out->room) {
		size_t room = out->room == 0 ? 256 : out->room * 2;
		line *lines = realloc(out->lines, room * sizeof *lines);
		if (lines == NULL)
			return kzi_no_memory(m->err);
		out->lines = lines;
		out->room = room;
	}
	kz_status st = KZ_OK;
	if (m->options.order == KZ_KWIC_LEFT || m->options.order == KZ_KWIC_RIGHT)
		st = make_key(m, &made);
	if (st == KZ_OK)
		out->lines[out->count++] = made;
	return st;
}

/* Takes the facts of a document that has lines. */
static kz_status keep_document(making *m, kz_document *facts)
{
	kz_kwic *out = m->out;
	if (out->document_count == out->document_room) {
		size_t room = out->document_room == 0 ? 64 : out->document_room * 2;
		kz_document **documents =
			realloc(out->documents, room * sizeof(kz_document *));
		if (documents == NULL)
			return kzi_no_memory(m->err);
		out->documents = documents;
		out->document_room = room;
	}
	out->documents[out->document_count++] = facts;
	return KZ_OK;
}

static kz_status add_document(making *m, uint32_t docid)
{
	xapian_error why;
	xapian_bytes record;
	kzi_text_place place;
	kz_document *facts = NULL, *whole = NULL;
	kzi_span *spans = NULL;
	size_t count = 0;
	kz_status st =
		kzi_engine(xapian_database_data(m->index->database, docid, &record, &why),
			&why, NULL, m->err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &place, m->err);
	if (st == KZ_OK)
		st = kzi_index_text(m->index, docid, facts, place, &whole, m->err);
	if (st == KZ_OK)
		st = kzi_spans_of(
			whole, m->query, m->index->analysis, &spans, &count, m->err);
	if (st == KZ_OK && count > 0) {
		st = keep_document(m, facts);
		const kz_document *kept = facts;
		facts = st == KZ_OK ? NULL : facts;
		for (size_t i = 0; i < count && st == KZ_OK; i++)
			st = add_line(m, kept, whole, &spans[i]);
	}
	free(spans);
	kz_document_free(facts);
	kz_document_free(whole);
	return st;
}

static void forget(kz_kwic *kwic)
{
	for (size_t i = 0; i < kwic->document_count; i++)
		kz_document_free(kwic->documents[i]);
	free(kwic->documents);
	free(kwic->lines);
	free(kwic->shown);
	kzi_arena_free(&kwic->arena);
	*kwic = (kz_kwic){0};
}

static kz_status show(making *m)
{
	static int (*const orders[])(const void *, const void *) = {
		newest_first, oldest_first, by_words, by_words};
	kz_kwic *out = m->out;
	if (out->count > 0)
		qsort(out->lines, out->count, sizeof *out->lines,
			orders[m->options.order]);
	size_t first = m->options.offset < out->count ? m->options.offset : out->count;
	size_t most = out->count - first;
	if (m->options.limit > 0 && m->options.limit < most)
		most = m->options.limit;
	out->shown = calloc(most + 1, sizeof *out->shown);
	if (out->shown == NULL)
		return kzi_no_memory(m->err);
	while (out->shown_count < most) {
		out->shown[out->shown_count] = out->lines[first + out->shown_count].shown;
		out->shown_count++;
	}
	return KZ_OK;
}

static kz_status take(kz_index *index, const kzi_query *typed, xapian_query *query,
	bool partial, void *context, kz_error *err)
{
	making m = *(making *)context;
	kzi_docids docids;
	(void)partial;
	m.index = index;
	m.query = typed;
	m.err = err;
	forget(m.out);
	kz_status st = kzi_docids_of(index, query, UINT32_MAX, &docids, err);
	for (size_t i = 0; i < docids.count && st == KZ_OK; i++) {
		st = kzi_clock_ask(typed->clock, err);
		if (st == KZ_OK)
			st = add_document(&m, docids.items[i]);
	}
	kzi_docids_free(&docids);
	return st == KZ_OK ? show(&m) : st;
}

/* ---- The call ---- */

static kz_status read_options(
	const kz_kwic_options *options, kz_kwic_options *out, kz_error *err)
{
	*out = (kz_kwic_options)KZ_KWIC_OPTIONS_INIT;
	if (options != NULL && options->size == 0)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "options without their size");
	kzi_sized_copy(out, options);
	if (out->width > WIDTH_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"a width of %u: over %d", (unsigned)out->width, WIDTH_MAX);
	if (out->order < KZ_KWIC_NEWEST || out->order > KZ_KWIC_RIGHT)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no such order");
	if (out->width == 0)
		out->width = WIDTH_DEFAULT;
	return KZ_OK;
}

kz_status kz_kwic_find(kz_index *index, const char *query,
	const kz_search_options *search, const kz_kwic_options *options, kz_kwic **out,
	kz_error *err)
{
	kz_results *none = NULL;
	kz_search_options full;
	making m = {0};
	if (out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "out is required");
	*out = NULL;
	kz_status st = kzi_full_options(search, &full, err);
	if (st == KZ_OK)
		st = read_options(options, &m.options, err);
	if (st != KZ_OK)
		return st;
	m.out = calloc(1, sizeof *m.out);
	if (m.out == NULL)
		return kzi_no_memory(err);
	st = kzi_search(index, query, &full, take, false, &m, &none, err);
	kz_results_close(none);
	if (st == KZ_OK)
		*out = m.out;
	else
		kz_kwic_close(m.out);
	return st;
}

void kz_kwic_close(kz_kwic *kwic)
{
	if (kwic == NULL)
		return;
	forget(kwic);
	free(kwic);
}

uint64_t kz_kwic_total(const kz_kwic *kwic)
{
	return kwic != NULL ? kwic->count : 0;
}

uint64_t kz_kwic_documents(const kz_kwic *kwic)
{
	return kwic != NULL ? kwic->document_count : 0;
}

size_t kz_kwic_count(const kz_kwic *kwic)
{
	return kwic != NULL ? kwic->shown_count : 0;
}

const kz_kwic_line *kz_kwic_at(const kz_kwic *kwic, size_t i)
{
	return i < kz_kwic_count(kwic) ? &kwic->shown[i] : NULL;
}
