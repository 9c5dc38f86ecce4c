/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Did you mean": for a word that is nowhere in the index, the one in it that is most
 * like it. Does not change what is sought. */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "index/engine.h"
#include "index/schema.h"
#include "text/mistakes.h"

#include <string.h>

/* What a mistake in the first letter makes of it: no other words are looked at. */
static const char *const first_letters[] = {
	"ck", "cs", "sz", "fv", "fp", "dt", "gc", "ie", "iy", "ao", "qk", "ou"};

typedef struct quest {
	xapian_database *database;
	const char *word; /* folded */
	size_t length;
	unsigned least;     /* the mistakes in the best so far */
	uint32_t documents; /* and how many have it */
	kzi_buffer best;
	kz_error *err;
} quest;

static kz_status count_documents(quest *q, const char *term, size_t length, uint32_t *out)
{
	xapian_error why;
	return kzi_engine(
		xapian_database_term_frequency(q->database, term, length, out, &why),
		&why, NULL, q->err);
}

/* Of words that are as like, the one that more documents have. Terms come in order, so
 * that the answer is always the same. */
static kz_status consider(quest *q, xapian_bytes term, size_t prefix)
{
	const char *word = term.data + prefix;
	size_t length = term.size - prefix;
	uint32_t documents = 0;
	unsigned mistakes = kzi_mistakes(q->word, q->length, word, length, q->least);
	if (mistakes > q->least)
		return KZ_OK;
	kz_status st = count_documents(q, term.data, term.size, &documents);
	if (st != KZ_OK || (mistakes == q->least && documents <= q->documents))
		return st;
	q->least = mistakes;
	q->documents = documents;
	kzi_buffer_clear(&q->best);
	kzi_buffer_append(&q->best, word, length);
	return q->best.failed ? kzi_no_memory(q->err) : KZ_OK;
}

static kz_status look_below(quest *q, char letter)
{
	kzi_buffer prefix = {0};
	xapian_cursor *cursor = NULL;
	xapian_bytes term;
	xapian_error why;
	xapian_status found = XAPIAN_OK;
	kzi_term_exact(&prefix, &letter, 1);
	kz_status st = prefix.failed ? kzi_no_memory(q->err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_terms(q->database, prefix.data,
					prefix.length, &cursor, &why),
			&why, NULL, q->err);
	while (st == KZ_OK && found == XAPIAN_OK) {
		found = xapian_cursor_next_bytes(cursor, &term, &why);
		if (found == XAPIAN_OK)
			st = consider(q, term, prefix.length - 1);
		else if (found != XAPIAN_END)
			st = kzi_engine(found, &why, NULL, q->err);
	}
	xapian_cursor_close(cursor);
	kzi_buffer_free(&prefix);
	return st;
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Below the first letter, what that is mistaken for, and the second: the first may be
 * one too many, or have changed places with it. */
static kz_status look(quest *q)
{
	char letters[32] = {q->word[0], '\0'};
	size_t count = 1;
	if (q->word[1] != q->word[0])
		letters[count++] = q->word[1];
	for (size_t i = 0; i < sizeof first_letters / sizeof first_letters[0]; i++) {
		const char *pair = first_letters[i];
		char other = pair[0] == q->word[0]   ? pair[1]
			     : pair[1] == q->word[0] ? pair[0]
						     : '\0';
		if (other != '\0' && strchr(letters, other) == NULL)
			letters[count++] = other;
	}
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		if (is_letter(letters[i]))
			st = look_below(q, letters[i]);
	return st;
}

/* *best is empty when there is none. */
static kz_status mend(
	xapian_database *database, const kzi_form *form, kzi_buffer *best, kz_error *err)
{
	kzi_buffer none = {0};
	kzi_term_exact(&none, "", 0);
	quest q = {.database = database,
		.word = form->exact + none.length,
		.length = strlen(form->exact) - none.length,
		.err = err};
	kzi_buffer_free(&none);
	q.least = kzi_mistakes_allowed(q.length);
	kz_status st = KZ_OK;
	if (q.least > 0 && strpbrk(q.word, "0123456789") == NULL)
		st = look(&q);
	*best = q.best;
	return st;
}

/* ---- The query with its words mended ---- */

/* Each costs a walk over the words of the index. */
enum { LOOKED_FOR_MOST = 8 };

typedef struct rewriting {
	const char *text; /* the query, */
	size_t at;        /* written to here */
	kzi_buffer line;
	bool changed;
	unsigned looked_for; /* words */
	kzi_clock *clock;
} rewriting;

static kz_status mend_term(rewriting *r, xapian_database *database, const char *term,
	const kzi_form *form, kz_error *err)
{
	kzi_buffer best = {0};
	quest here = {.database = database, .err = err};
	uint32_t documents = 0;
	kz_status st = count_documents(&here, term, strlen(term), &documents);
	/* A word that is two ("3%") has its second part where the first was. */
	if (st != KZ_OK || documents > 0 || form->start < r->at ||
		r->looked_for++ >= LOOKED_FOR_MOST)
		return st;
	st = kzi_clock_ask(r->clock, err);
	if (st == KZ_OK)
		st = mend(database, form, &best, err);
	if (st == KZ_OK && best.length > 0) {
		kzi_buffer_append(&r->line, r->text + r->at, form->start - r->at);
		kzi_buffer_append(&r->line, best.data, best.length);
		r->at = form->start + form->length;
		r->changed = true;
	}
	kzi_buffer_free(&best);
	return st;
}

kz_status kzi_suggest(
	kzi_query *query, const char *text, xapian_database *database, kz_error *err)
{
	rewriting r = {.text = text, .clock = query->clock};
	kz_status st = KZ_OK;
	query->suggestion = NULL;
	for (size_t i = 0; i < query->node_count && st == KZ_OK; i++) {
		const kzi_node *node = &query->nodes[i];
		/* It is there, in compounds, as the words that it is made of, in English.
		 */
		if (!kzi_is_plain(node) || node->part != NULL || node->piece_count > 0 ||
			node->english_found)
			continue;
		for (size_t j = 0; j < node->term_count && st == KZ_OK; j++)
			st = mend_term(
				&r, database, node->terms[j], &node->forms[j], err);
	}
	if (st == KZ_OK && r.changed) {
		kzi_buffer_text(&r.line, text + r.at);
		query->suggestion = r.line.failed ? NULL
						  : kzi_arena_copy(&query->arena,
							    r.line.data, r.line.length);
		if (query->suggestion == NULL)
			st = kzi_no_memory(err);
	}
	kzi_buffer_free(&r.line);
	return st;
}
