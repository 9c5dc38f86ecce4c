/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * More like a document: those with most of the words that mark it, which are the ones
 * that it has often and few others have.
 */
#include "search/matching.h"

#include <kamerzoek/explore.h>

#include "base/error.h"
#include "base/sized.h"
#include "document/document.h"
#include "index/engine.h"
#include "index/schema.h"
#include "text/analysis.h"
#include "text/language.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Words of the query; a word of the title counts so many times. */
enum { WORDS = 24, TITLE = 3, SHORTEST = 3 };

typedef struct mark {
	const char *term, *folded;
	double score;
	uint32_t count;
} mark;

typedef struct marks {
	kzi_arena arena;
	mark *items;
	size_t count, room;
	kz_index *index;
	kz_error *err;
} marks;

/* ---- The words of the document ---- */

static bool is_number(const kzi_word *word)
{
	return strspn(word->folded, "0123456789") == word->folded_length;
}

static kz_status add_word(marks *m, const kzi_word *word, kzi_term term, uint32_t count)
{
	if (m->count == m->room) {
		size_t room = m->room == 0 ? 256 : m->room * 2;
		mark *items = realloc(m->items, room * sizeof *items);
		if (items == NULL)
			return kzi_no_memory(m->err);
		m->items = items;
		m->room = room;
	}
	mark *one = &m->items[m->count];
	*one = (mark){.count = count};
	one->term = kzi_arena_copy(&m->arena, term.text, term.length);
	one->folded = kzi_arena_copy(&m->arena, word->folded, word->folded_length);
	if (one->term == NULL || one->folded == NULL)
		return kzi_no_memory(m->err);
	m->count++;
	return KZ_OK;
}

static kz_status add_words(
	marks *m, const char *text, kzi_language language, uint32_t count)
{
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	kz_status st = KZ_OK;
	while (st == KZ_OK && kzi_words_next(&words, &word)) {
		kzi_term term;
		if (word.folded_length < SHORTEST || is_number(&word))
			continue;
		st = kzi_analysis_term_in(
			m->index->analysis, &word, language, &term, m->err);
		if (st == KZ_OK)
			st = add_word(m, &word, term, count);
	}
	if (st == KZ_OK && kzi_words_failed(&words))
		st = kzi_no_memory(m->err);
	kzi_words_end(&words);
	return st;
}

static kz_status read_words(marks *m, const kz_document *document)
{
	kz_status st =
		add_words(m, kz_document_get(document, KZ_TITLE), KZI_DUTCH, TITLE);
	for (size_t i = 0; i < kz_document_block_count(document) && st == KZ_OK; i++)
		st = add_words(m, kz_document_block_at(document, i)->text,
			kzi_language_of(kzi_block_language(document, i)), 1);
	return st;
}

/* ---- Those that mark it ---- */

static int by_term(const void *a, const void *b)
{
	const mark *one = a, *other = b;
	int order = strcmp(one->term, other->term);
	return order != 0 ? order : strcmp(one->folded, other->folded);
}

static int best_first(const void *a, const void *b)
{
	const mark *one = a, *other = b;
	if (one->score != other->score)
		return one->score > other->score ? -1 : 1;
	return by_term(a, b);
}

/* Each term once. */
static void join(marks *m)
{
	size_t kept = 0;
	if (m->count > 0)
		qsort(m->items, m->count, sizeof *m->items, by_term);
	for (size_t i = 0; i < m->count; i++) {
		if (kept > 0 && strcmp(m->items[kept - 1].term, m->items[i].term) == 0)
			m->items[kept - 1].count += m->items[i].count;
		else
			m->items[kept++] = m->items[i];
	}
	m->count = kept;
}

/* A word that no other document has finds none. */
static kz_status weigh(kz_index *index, void *context, kz_error *err)
{
	marks *m = context;
	xapian_error why;
	xapian_statistics all;
	kzi_buffer term = {0};
	kz_status st = kzi_engine(xapian_database_statistics(index->database, &all, &why),
		&why, index->path, err);
	for (size_t i = 0; i < m->count && st == KZ_OK; i++) {
		uint32_t documents = 0;
		mark *one = &m->items[i];
		kzi_term_word(&term, one->term, strlen(one->term));
		if (term.failed)
			st = kzi_no_memory(err);
		if (st == KZ_OK)
			st = kzi_engine(xapian_database_term_frequency(index->database,
						term.data, term.length, &documents, &why),
				&why, NULL, err);
		bool tells = documents > 1 && documents < all.documents;
		one->score = tells ? (1 + log(one->count)) *
					     log((double)all.documents / documents)
				   : 0;
	}
	kzi_buffer_free(&term);
	return st;
}

/* Where nothing marks it, words that only it has: these find nothing else. */
static kz_status write_query(marks *m, const char *id, kzi_buffer *out)
{
	if (m->count > 0)
		qsort(m->items, m->count, sizeof *m->items, best_first);
	for (size_t i = 0; i < m->count && i < WORDS && m->items[i].score > 0; i++)
		kzi_buffer_format(out, "%s%s", i > 0 ? " " : "", m->items[i].folded);
	if (out->length == 0)
		kzi_buffer_text(out, m->count > 0 ? m->items[0].folded : id);
	kzi_buffer_byte(out, '\0');
	return out->failed ? kzi_no_memory(m->err) : KZ_OK;
}

/* ---- The call ---- */

static kz_status find(marks *m, const kz_document *document,
	const kz_search_options *options, kz_results **out)
{
	kzi_buffer query = {0};
	kz_status st = read_words(m, document);
	join(m);
	if (st == KZ_OK)
		st = kzi_index_read(m->index, weigh, m, m->err);
	if (st == KZ_OK)
		st = write_query(m, kz_document_get(document, KZ_ID), &query);
	if (st == KZ_OK)
		st = kzi_search_without(m->index, query.data, options,
			kz_document_get(document, KZ_ID), out, m->err);
	kzi_buffer_free(&query);
	return st;
}

kz_status kz_similar(kz_index *index, const char *name, const kz_search_options *options,
	kz_results **out, kz_error *err)
{
	kz_search_options own = KZ_SEARCH_OPTIONS_INIT;
	kz_document *document = NULL;
	marks m = {.index = index, .err = err};
	if (out != NULL)
		*out = NULL;
	if (index == NULL || name == NULL || out == NULL ||
		(options != NULL && options->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index, name and out, and options with their size set, are required");
	kzi_sized_copy(&own, options);
	own.matching = KZ_MATCH_ANY;
	own.flags = KZ_SEARCH_NO_COMPOUNDS;
	own.synonyms = NULL;
	kz_status st = kz_index_get(index, name, &document, err);
	if (st == KZ_OK)
		st = find(&m, document, &own, out);
	kz_document_free(document);
	free(m.items);
	kzi_arena_free(&m.arena);
	return st;
}
