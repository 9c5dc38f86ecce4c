/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The words of this index that fit a pattern: biotech*, *technologie, sandbx~. Patterns
 * that begin with letters look at the words that do; all others share one walk over the
 * whole vocabulary. Does not know how a word fits.
 */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "index/engine.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <stdlib.h>
#include <string.h>

/* The words of all patterns together may be so often in each document, or so often in
 * all: *e* would have the engine go through most of what it has. Where it matters in what
 * places they stand, it has so many times the work. */
enum { PLACES_EACH = 16, PLACES_LEAST = 1600000, PLACED = 4 };

/* A word that fits, and how many documents have it. */
typedef struct fit {
	char *word;
	uint32_t documents;
} fit;

typedef struct quest {
	kzi_form *form;
	fit fits[KZI_EXPANSIONS]; /* once full, a heap: the least first */
	size_t count;             /* of these */
	size_t most;              /* that may be kept */
	size_t found;             /* of all */
	uint64_t places;          /* how often all that are kept may be in a document */
	bool placed;              /* it matters where they stand */
} quest;

typedef struct expansion {
	kzi_query *query;
	kz_index *index;
	quest *quests;
	size_t count;
	kz_error *err;
} expansion;

/* ---- Keeping the words that most documents have ---- */

/* Of two in as many documents the later goes first, so that chance decides nothing. */
static bool is_less(const fit *a, const fit *b)
{
	if (a->documents != b->documents)
		return a->documents < b->documents;
	return strcmp(a->word, b->word) > 0;
}

static void sink(quest *q, size_t at)
{
	for (size_t child; (child = 2 * at + 1) < q->count; at = child) {
		if (child + 1 < q->count && is_less(&q->fits[child + 1], &q->fits[child]))
			child++;
		if (!is_less(&q->fits[child], &q->fits[at]))
			return;
		fit moved = q->fits[at];
		q->fits[at] = q->fits[child];
		q->fits[child] = moved;
	}
}

static kz_status keep(quest *q, xapian_bytes word, uint32_t documents, kz_error *err)
{
	q->found++;
	if (q->count == q->most && documents <= q->fits[0].documents)
		return KZ_OK;
	fit new = {malloc(word.size + 1), documents};
	if (new.word == NULL)
		return kzi_no_memory(err);
	memcpy(new.word, word.data, word.size);
	new.word[word.size] = '\0';
	if (q->count < q->most) {
		q->fits[q->count++] = new;
		for (size_t i = q->count / 2; q->count == q->most && i > 0; i--)
			sink(q, i - 1);
		return KZ_OK;
	}
	free(q->fits[0].word);
	q->fits[0] = new;
	sink(q, 0);
	return KZ_OK;
}

/* ---- Walking over the vocabulary ---- */

/* The letters that all words that fit begin with. */
static size_t literal(const kzi_form *form)
{
	return form->kind == KZI_FORM_WILD ? strcspn(form->folded, "*?") : 0;
}

static kz_status offer(
	expansion *e, quest *q, xapian_cursor *cursor, xapian_bytes term, size_t prefix)
{
	xapian_error why;
	uint32_t documents = 0;
	kz_status st = kzi_clock_ask(e->query->clock, e->err);
	if (st != KZ_OK ||
		!kzi_form_fits(q->form, term.data + prefix, term.size - prefix))
		return st;
	st = kzi_engine(xapian_cursor_term_frequency(cursor, &documents, &why), &why,
		NULL, e->err);
	return st == KZ_OK ? keep(q, term, documents, e->err) : st;
}

/* The words that begin as begin says, for one quest, or for all that have no such
 * beginning. */
static kz_status walk(expansion *e, quest *only, const char *begin, size_t length)
{
	kzi_buffer prefix = {0};
	xapian_cursor *cursor = NULL;
	xapian_bytes term;
	xapian_error why;
	xapian_status found = XAPIAN_OK;
	kzi_term_exact(&prefix, "", 0);
	size_t mark = prefix.length;
	kzi_term_exact(&prefix, begin, length);
	kz_status st = prefix.failed ? kzi_no_memory(e->err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_terms(e->index->database, prefix.data,
					prefix.length, &cursor, &why),
			&why, NULL, e->err);
	while (st == KZ_OK && found == XAPIAN_OK) {
		found = xapian_cursor_next_bytes(cursor, &term, &why);
		if (found != XAPIAN_OK && found != XAPIAN_END)
			st = kzi_engine(found, &why, NULL, e->err);
		if (found == XAPIAN_OK && only != NULL)
			st = offer(e, only, cursor, term, mark);
		for (size_t i = 0;
			found == XAPIAN_OK && only == NULL && i < e->count && st == KZ_OK;
			i++) {
			if (literal(e->quests[i].form) == 0)
				st = offer(e, &e->quests[i], cursor, term, mark);
		}
	}
	xapian_cursor_close(cursor);
	kzi_buffer_free(&prefix);
	return st;
}

/* A fuzzy word is like the term of a word, too: sandbx is as far from sandboxes as it
 * is from sandbox. The terms of words are those that no capital begins. */
static kz_status walk_terms(expansion *e)
{
	xapian_cursor *cursor = NULL;
	xapian_bytes term;
	xapian_error why;
	xapian_status found = XAPIAN_OK;
	kz_status st = kzi_engine(
		xapian_database_terms(e->index->database, "", 0, &cursor, &why), &why,
		NULL, e->err);
	while (st == KZ_OK && found == XAPIAN_OK) {
		found = xapian_cursor_next_bytes(cursor, &term, &why);
		if (found == XAPIAN_OK && term.data[0] >= 'A' && term.data[0] <= 'Z') {
			found = xapian_cursor_skip_to_bytes(cursor, "[", 1, &why);
			if (found == XAPIAN_OK)
				continue;
		}
		if (found != XAPIAN_OK && found != XAPIAN_END)
			st = kzi_engine(found, &why, NULL, e->err);
		for (size_t i = 0; found == XAPIAN_OK && i < e->count && st == KZ_OK;
			i++) {
			if (e->quests[i].form->kind == KZI_FORM_FUZZY)
				st = offer(e, &e->quests[i], cursor, term, 0);
		}
	}
	xapian_cursor_close(cursor);
	return st;
}

static kz_status walk_all(expansion *e)
{
	bool fuzzy = false;
	bool whole = false;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < e->count && st == KZ_OK; i++) {
		quest *q = &e->quests[i];
		size_t length = literal(q->form);
		fuzzy = fuzzy || q->form->kind == KZI_FORM_FUZZY;
		if (length > 0)
			st = walk(e, q, q->form->folded, length);
		else
			whole = true;
	}
	if (st == KZ_OK && whole)
		st = walk(e, NULL, "", 0);
	if (st == KZ_OK && fuzzy)
		st = walk_terms(e);
	return st;
}

/* ---- What is then sought ---- */

static int by_documents(const void *a, const void *b)
{
	return is_less(a, b) ? 1 : -1;
}

/* Of the words that are in nearly every document, a few will do. */
static void keep_within(quest *q)
{
	uint64_t places = 0;
	size_t kept = 0;
	qsort(q->fits, q->count, sizeof *q->fits, by_documents);
	while (kept < q->count && (kept == 0 || places < q->places))
		places += q->fits[kept++].documents;
	while (q->count > kept)
		free(q->fits[--q->count].word);
}

static int by_word(const void *a, const void *b)
{
	return strcmp(((const fit *)a)->word, ((const fit *)b)->word);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static kz_status add_term(expansion *e, kzi_form *form, const char *text, size_t length)
{
	kzi_buffer term = {0};
	kzi_term_word(&term, text, length);
	const char *copy =
		term.failed || term.length == 0
			? NULL
			: kzi_arena_copy(&e->query->arena, term.data, term.length);
	bool none = !term.failed && term.length == 0;
	kzi_buffer_free(&term);
	if (copy == NULL)
		return none ? KZ_OK : kzi_no_memory(e->err);
	form->terms[form->term_count++] = copy;
	return KZ_OK;
}

/* The terms by which the places of a word are known; word is one, or an exact form. */
static kz_status add_terms(expansion *e, kzi_form *form, const char *word)
{
	kzi_term terms[KZI_LANGUAGES];
	size_t count = 0, prefix = (size_t)(form->folded - form->exact);
	if (word[0] != 'X')
		return add_term(e, form, word, strlen(word));
	kzi_word exact = {0, 0, word + prefix, strlen(word) - prefix};
	kz_status st =
		kzi_analysis_terms(e->index->analysis, &exact, terms, &count, e->err);
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		st = add_term(e, form, terms[i].text, terms[i].length);
	return st;
}

static size_t without_doubles(const char **terms, size_t count)
{
	size_t kept = 0;
	qsort(terms, count, sizeof *terms, by_text);
	for (size_t i = 0; i < count; i++) {
		if (terms[i][0] != '\0' &&
			(kept == 0 || strcmp(terms[kept - 1], terms[i]) != 0))
			terms[kept++] = terms[i];
	}
	return kept;
}

/* Room for so many words, and the terms of each. */
static kz_status make_room(expansion *e, kzi_form *form, size_t count)
{
	kzi_arena *arena = &e->query->arena;
	form->exacts = kzi_arena_alloc(arena, (count + 1) * sizeof *form->exacts);
	form->terms =
		kzi_arena_alloc(arena, (count + 1) * KZI_LANGUAGES * sizeof *form->terms);
	form->counts = kzi_arena_alloc(arena, (count + 1) * sizeof *form->counts);
	form->exact_count = form->term_count = 0;
	bool made = form->exacts != NULL && form->terms != NULL && form->counts != NULL;
	return made ? KZ_OK : kzi_no_memory(e->err);
}

static kz_status settle(expansion *e, quest *q)
{
	kzi_form *form = q->form;
	keep_within(q);
	kz_status st = make_room(e, form, q->count);
	qsort(q->fits, q->count, sizeof *q->fits, by_word);
	for (size_t i = 0; i < q->count && st == KZ_OK; i++) {
		const char *word = q->fits[i].word;
		form->counts[i] = q->fits[i].documents;
		form->exacts[i] = kzi_arena_copy(&e->query->arena, word, strlen(word));
		st = form->exacts[i] != NULL ? add_terms(e, form, word)
					     : kzi_no_memory(e->err);
		form->exact_count += st == KZ_OK;
	}
	if (st == KZ_OK)
		form->term_count = without_doubles(form->terms, form->term_count);
	return st;
}

static kz_status tell(expansion *e, const quest *q)
{
	const char *sign = q->form->kind == KZI_FORM_FUZZY ? "~" : "";
	if (q->found == 0)
		return kzi_query_warn(e->query, e->err, "no word here fits '%.80s%s'",
			q->form->folded, sign);
	if (q->found <= q->count)
		return KZ_OK;
	return kzi_query_warn(e->query, e->err,
		"'%.80s%s' fits %zu words: sought are the %zu that most documents have",
		q->form->folded, sign, q->found, q->count);
}

/* ---- All patterns of a query ---- */

/* An exact form stands for itself. */
static kz_status take_exact(expansion *e, kzi_form *form)
{
	kz_status st = make_room(e, form, 1);
	if (st == KZ_OK)
		form->exacts[form->exact_count++] = form->exact;
	return st == KZ_OK ? add_terms(e, form, form->exact) : st;
}

static kz_status collect(expansion *e, kzi_node *nodes, size_t count, bool near)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		kzi_node *node = &nodes[i];
		for (size_t j = 0; j < node->term_count && st == KZ_OK; j++) {
			kzi_form *form = &node->forms[j];
			if (form->kind == KZI_FORM_EXACT)
				st = take_exact(e, form);
			else if (form->kind != KZI_FORM_ANY)
				e->quests[e->count++] = (quest){.form = form,
					.placed = near || node->term_count > 1};
		}
		if (st == KZ_OK)
			st = collect(e, node->children, node->child_count,
				near || node->kind == KZI_NODE_NEAR);
	}
	return st;
}

/* The engine opens a list for each word, and one more time for each that is near it:
 * several patterns together stand for as many words as one. */
static size_t most_of_each(const expansion *e)
{
	return e->count <= 2 ? KZI_EXPANSIONS : KZI_EXPANSIONS / e->count;
}

/* And for as many places in all. */
static kz_status share(expansion *e)
{
	xapian_error why;
	xapian_statistics about;
	kz_status st =
		kzi_engine(xapian_database_statistics(e->index->database, &about, &why),
			&why, e->index->path, e->err);
	if (st != KZ_OK)
		return st;
	uint64_t places = (uint64_t)about.documents * PLACES_EACH;
	if (places < PLACES_LEAST)
		places = PLACES_LEAST;
	for (size_t i = 0; i < e->count; i++) {
		e->quests[i].most = most_of_each(e);
		e->quests[i].places =
			places / e->count / (e->quests[i].placed ? PLACED : 1);
	}
	return KZ_OK;
}

kz_status kzi_expand(kzi_query *query, kz_index *index, kz_error *err)
{
	expansion e = {.query = query, .index = index, .err = err};
	e.quests = calloc(query->pattern_count + 1, sizeof *e.quests);
	if (e.quests == NULL)
		return kzi_no_memory(err);
	kz_status st = collect(&e, query->nodes, query->node_count, false);
	if (st == KZ_OK)
		st = collect(&e, query->excluded, query->excluded_count, false);
	if (st == KZ_OK)
		st = share(&e);
	if (st == KZ_OK)
		st = walk_all(&e);
	for (size_t i = 0; i < e.count && st == KZ_OK; i++) {
		st = settle(&e, &e.quests[i]);
		if (st == KZ_OK)
			st = tell(&e, &e.quests[i]);
	}
	for (size_t i = 0; i < e.count; i++) {
		for (size_t j = 0; j < e.quests[i].count; j++)
			free(e.quests[i].fits[j].word);
	}
	free(e.quests);
	return st;
}
