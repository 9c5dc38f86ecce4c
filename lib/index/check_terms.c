/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Looking through by what a document is found. Its stored text is analysed once more,
 * and what comes of it is compared with what the database has of the document; the
 * lists that lead the other way, from a term to its documents, must then add up.
 */
#include "index/check_sums.h"

#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"

#include <string.h>

typedef struct comparing {
	kzi_check *c;
	kzi_memo memo;
	xapian_document *wanted; /* as it should be */
	kzi_check_sums sums;
} comparing;

static kz_status of_engine(kzi_check *c, xapian_status status, const xapian_error *why)
{
	return kzi_engine(status, why, NULL, c->err);
}

/* ---- One term ---- */

/* What a cursor over terms stands on. */
typedef struct standing {
	xapian_cursor *cursor;
	xapian_bytes term;
	uint32_t wdf;
	bool ended;
} standing;

static kz_status step(standing *s, kz_error *err)
{
	xapian_error why;
	xapian_status st = xapian_cursor_next_bytes(s->cursor, &s->term, &why);
	if (st == XAPIAN_OK)
		st = xapian_cursor_wdf(s->cursor, &s->wdf, &why);
	s->ended = st == XAPIAN_END;
	return s->ended ? KZ_OK : kzi_engine(st, &why, NULL, err);
}

static int compare(const standing *one, const standing *other)
{
	if (one->ended || other->ended)
		return (int)one->ended - (int)other->ended;
	size_t shorter =
		one->term.size < other->term.size ? one->term.size : other->term.size;
	int order = memcmp(one->term.data, other->term.data, shorter);
	if (order != 0)
		return order;
	return (one->term.size > other->term.size) - (one->term.size < other->term.size);
}

static kz_status same_positions(
	const standing *one, const standing *other, bool *out, kz_error *err)
{
	xapian_error why;
	uint32_t first, second;
	xapian_cursor *left = NULL, *right = NULL;
	xapian_status a = xapian_cursor_positions(one->cursor, &left, &why);
	xapian_status b = a;
	if (a == XAPIAN_OK)
		a = b = xapian_cursor_positions(other->cursor, &right, &why);
	*out = true;
	while (a == XAPIAN_OK && b == XAPIAN_OK && *out) {
		a = xapian_cursor_next_position(left, &first, &why);
		if (a >= 0)
			b = xapian_cursor_next_position(right, &second, &why);
		*out = a == b && (a != XAPIAN_OK || first == second);
	}
	xapian_cursor_close(left);
	xapian_cursor_close(right);
	if (a >= 0 && b >= 0)
		return KZ_OK;
	return kzi_engine(a < 0 ? a : b, &why, NULL, err);
}

/* ---- The terms of one document ---- */

static void add_term(kzi_check_sum *sum, const standing *s)
{
	uint64_t hash = kzi_check_hash(s->term.data, s->term.size);
	sum->terms += kzi_check_term(hash, s->wdf);
	sum->length += s->wdf;
}

static void say_term(
	kz_error *what, const char *words, const standing *s, const char *more)
{
	kzi_fail(what, KZ_E_CORRUPT, KZI_NO_OFFSET, "%s '%.*s'%s", words,
		(int)(s->term.size < 100 ? s->term.size : 100), s->term.data, more);
}

/* Both lists in step. *what is filled and *file set at the first difference. */
static kz_status compare_lists(kzi_check *c, standing *wanted, standing *found,
	kzi_check_sum *sum, const char **file, kz_error *what)
{
	kz_error why = {0};
	kz_status st = step(wanted, c->err), have = step(found, &why);
	bool same = true;
	for (; st == KZ_OK && !wanted->ended; st = step(wanted, c->err)) {
		add_term(sum, wanted);
		c->summary->postings++;
		if (*file != NULL || have != KZ_OK)
			continue;
		int order = compare(wanted, found);
		if (order == 0 && wanted->wdf == found->wdf)
			have = same_positions(wanted, found, &same, &why);
		if (order != 0 || wanted->wdf != found->wdf || !same) {
			*file = same ? "glass/termlist.glass" : "glass/position.glass";
			if (order > 0)
				say_term(what, "it should not have the term", found, "");
			else if (order < 0)
				say_term(what, "it lacks the term", wanted, "");
			else
				say_term(what, "the term", wanted,
					same ? ": counted wrong" : ": in other places");
		} else if (have == KZ_OK) {
			have = step(found, &why);
		}
	}
	if (st == KZ_OK && *file == NULL && have == KZ_OK && !found->ended) {
		*file = "glass/termlist.glass";
		say_term(what, "it should not have the term", found, "");
	}
	if (st != KZ_OK || have == KZ_OK || *file != NULL)
		return st;
	*file = "glass/termlist.glass";
	*what = why;
	return kzi_check_is_damage(have)
		       ? KZ_OK
		       : kzi_fail(c->err, have, why.offset, "%s", why.message);
}

static kz_status compare_terms(
	comparing *g, const kz_document *document, kzi_check_sum *sum)
{
	kzi_check *c = g->c;
	xapian_error why;
	const char *file = NULL;
	kz_error what = {0};
	standing wanted = {0}, found = {0};
	kz_status st = of_engine(
		c, xapian_document_terms(g->wanted, &wanted.cursor, &why), &why);
	kz_status have = kzi_engine(xapian_database_document_terms(c->index->database,
					    sum->docid, &found.cursor, &why),
		&why, NULL, &what);
	if (kzi_check_is_damage(have)) {
		/* Compared with nothing, which gives the sums. */
		file = "glass/termlist.glass";
		found.ended = true;
	} else if (have != KZ_OK) {
		st = kzi_fail(c->err, have, what.offset, "%s", what.message);
	}
	if (st == KZ_OK)
		st = compare_lists(c, &wanted, &found, sum, &file, &what);
	xapian_cursor_close(wanted.cursor);
	xapian_cursor_close(found.cursor);
	return st == KZ_OK && file != NULL
		       ? kzi_check_tell(c, file, document, what.message)
		       : st;
}

/* Its text cannot be had, so that all there is to go by is what the database says. */
static kz_status take_terms(comparing *g, kzi_check_sum *sum)
{
	xapian_error why;
	standing found = {0};
	kz_error what = {0};
	kz_status st = kzi_engine(xapian_database_document_terms(g->c->index->database,
					  sum->docid, &found.cursor, &why),
		&why, NULL, &what);
	if (st == KZ_OK)
		st = step(&found, &what);
	for (; st == KZ_OK && !found.ended; st = step(&found, &what))
		add_term(sum, &found);
	xapian_cursor_close(found.cursor);
	sum->no_terms = st != KZ_OK;
	sum->no_values = true;
	if (kzi_check_is_damage(st))
		return kzi_check_tell_number(
			g->c, "glass/termlist.glass", sum->docid, what.message);
	return st == KZ_OK ? st
			   : kzi_fail(g->c->err, st, what.offset, "%s", what.message);
}

/* ---- A document ---- */

static kz_status add_values(comparing *g, kzi_check_sum *sum)
{
	static const uint32_t slots[] = {KZI_SLOT_NEWEST, KZI_SLOT_OLDEST};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof slots / sizeof slots[0] && st == KZ_OK; i++) {
		xapian_error why;
		xapian_bytes value;
		st = of_engine(g->c,
			xapian_document_value(g->wanted, slots[i], &value, &why), &why);
		if (st == KZ_OK)
			sum->values += kzi_check_term(
				kzi_check_hash(value.data, value.size), slots[i]);
	}
	return st;
}

static kz_status want(comparing *g, const kz_document *document, kzi_text_place place)
{
	xapian_error why;
	kzi_entry entry = kzi_entry_of_engine(g->wanted);
	kz_status st = of_engine(g->c, xapian_document_clear(g->wanted, &why), &why);
	return st == KZ_OK
		       ? kzi_index_document(document, &g->memo, place, &entry, g->c->err)
		       : st;
}

/* Its id must lead to it. */
static kz_status check_id(comparing *g, const kz_document *document, uint32_t docid)
{
	xapian_error why;
	uint32_t found = 0;
	kzi_buffer term = {0};
	kz_error what = {0};
	kzi_check *c = g->c;
	kzi_term_id(&term, kz_document_get(document, KZ_ID));
	kz_status st = term.failed
			       ? kzi_no_memory(&what)
			       : kzi_engine(xapian_database_find(c->index->database,
						    term.data, term.length, &found, &why),
					 &why, NULL, &what);
	kzi_buffer_free(&term);
	if (st == KZ_OK && found == docid)
		return st;
	if (st != KZ_OK && !kzi_check_is_damage(st))
		return kzi_fail(c->err, st, what.offset, "%s", what.message);
	return kzi_check_tell(c, "glass/postlist.glass", document,
		st != KZ_OK ? what.message : "its id does not lead to it");
}

static kz_status check_document(comparing *g, uint32_t docid)
{
	kzi_text_place place = {0};
	kz_document *document;
	kzi_check_sum *sum = kzi_check_sums_add(&g->sums, docid);
	if (sum == NULL)
		return kzi_no_memory(g->c->err);
	kz_status st = kzi_check_read(g->c, docid, false, &document, &place);
	if (st != KZ_OK)
		return st;
	if (document == NULL)
		return take_terms(g, sum);
	st = want(g, document, place);
	if (st == KZ_OK)
		st = compare_terms(g, document, sum);
	if (st == KZ_OK)
		st = add_values(g, sum);
	if (st == KZ_OK)
		st = check_id(g, document, docid);
	kz_document_free(document);
	return st == KZ_OK ? kzi_check_progress(g->c, place.length) : st;
}

static kz_status check_documents(comparing *g)
{
	kzi_check *c = g->c;
	xapian_error engine;
	xapian_cursor *all = NULL;
	kz_error why = {0};
	uint32_t docid;
	kz_status st = kzi_engine(
		xapian_database_postings(c->index->database, "", 0, &all, &engine),
		&engine, NULL, &why);
	kz_status done = KZ_OK;
	while (st == KZ_OK && done == KZ_OK) {
		st = kzi_engine(xapian_cursor_next_docid(all, &docid, &engine), &engine,
			NULL, &why);
		if (st == KZ_OK)
			done = check_document(g, docid);
	}
	xapian_cursor_close(all);
	if (done != KZ_OK || st == KZ_DONE)
		return done;
	if (!kzi_check_is_damage(st))
		return kzi_fail(c->err, st, why.offset, "%s", why.message);
	return kzi_check_tell(c, "glass/postlist.glass", NULL, why.message);
}

kz_status kzi_check_terms(kzi_check *c)
{
	xapian_error why;
	xapian_statistics about = {0};
	comparing g = {.c = c, .memo = {.analysis = c->index->analysis}};
	if (xapian_database_statistics(c->index->database, &about, NULL) == XAPIAN_OK)
		c->progress.total = about.documents;
	c->progress.done = 0;
	kz_status st = of_engine(c, xapian_document_new(&g.wanted, &why), &why);
	if (st == KZ_OK)
		st = check_documents(&g);
	if (st == KZ_OK)
		st = kzi_check_lists(c, &g.sums);
	if (st == KZ_OK)
		st = kzi_check_metadata(c);
	xapian_document_close(g.wanted);
	kzi_memo_free(&g.memo);
	kzi_check_sums_free(&g.sums);
	return st;
}
