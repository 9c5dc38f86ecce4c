/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/alike.h"

#include "index/engine.h"

#include <stdlib.h>
#include <string.h>

typedef struct pair {
	xapian_database *databases[2];
	bool whole;      /* data and metadata too */
	uint32_t *slots; /* that were met */
	size_t slot_count;
	kz_error *err;
} pair;

static bool same_bytes(xapian_bytes one, xapian_bytes other)
{
	return one.size == other.size &&
	       (one.size == 0 || memcmp(one.data, other.data, one.size) == 0);
}

static kz_status differ(pair *p, const char *what, xapian_bytes name, uint32_t number)
{
	return kzi_fail(p->err, KZ_E_CORRUPT, KZI_NO_OFFSET,
		"two databases differ: %s '%.*s' %lu", what, (int)name.size,
		name.size > 0 ? name.data : "", (unsigned long)number);
}

/* ---- Walking both in step ---- */

typedef enum road {
	TERMS,     /* of the database */
	KEYS,      /* of the metadata */
	SPELLINGS, /* words, with how often */
	POSTINGS,  /* of a term; without one, all documents */
	LIST,      /* the terms of a document */
	VALUES,    /* of a slot */
	OWN_VALUES /* of a document */
} road;

static const char *const road_names[] = {"term", "metadata", "spelling", "posting of",
	"term of a document", "value of slot", "value of document"};

/* Which road, and whose: that of a term, a document, a slot. */
typedef struct way {
	road road;
	xapian_bytes name;
	uint32_t number;
} way;

typedef struct step {
	xapian_bytes bytes;
	uint32_t number, count, length;
} step;

static kz_status enter(pair *p, int which, const way *w, xapian_cursor **out)
{
	xapian_error why;
	xapian_status st = XAPIAN_OK;
	xapian_document *document = NULL;
	xapian_database *database = p->databases[which];
	switch (w->road) {
	case TERMS:
		st = xapian_database_terms(database, "", 0, out, &why);
		break;
	case KEYS:
		st = xapian_database_metadata_keys(database, "", 0, out, &why);
		break;
	case SPELLINGS:
		st = xapian_database_spellings(database, out, &why);
		break;
	case POSTINGS:
		st = xapian_database_postings(
			database, w->name.data, w->name.size, out, &why);
		break;
	case LIST:
		st = xapian_database_document_terms(database, w->number, out, &why);
		break;
	case VALUES:
		st = xapian_database_values(database, w->number, out, &why);
		break;
	case OWN_VALUES:
		st = xapian_database_document(database, w->number, true, &document, &why);
		if (st == XAPIAN_OK)
			st = xapian_document_values(document, out, &why);
		xapian_document_close(document);
		break;
	}
	return kzi_engine(st, &why, road_names[w->road], p->err);
}

static kz_status advance(pair *p, road on, xapian_cursor *cursor, step *out)
{
	xapian_error why;
	xapian_status st;
	*out = (step){.bytes = {"", 0}};
	if (on == VALUES || on == OWN_VALUES)
		st = xapian_cursor_next_value(cursor, &out->number, &out->bytes, &why);
	else if (on == POSTINGS)
		st = xapian_cursor_next_docid(cursor, &out->number, &why);
	else
		st = xapian_cursor_next_bytes(cursor, &out->bytes, &why);
	if (st == XAPIAN_OK && (on == TERMS || on == SPELLINGS))
		st = xapian_cursor_term_frequency(cursor, &out->count, &why);
	if (st == XAPIAN_OK && (on == POSTINGS || on == LIST))
		st = xapian_cursor_wdf(cursor, &out->count, &why);
	if (st == XAPIAN_OK && on == POSTINGS)
		st = xapian_cursor_document_length(cursor, &out->length, &why);
	return kzi_engine(st, &why, road_names[on], p->err);
}

typedef kz_status step_fn(
	pair *p, const way *w, const step *at, xapian_cursor *const cursors[2]);

/* The function is given each step that both have. */
static kz_status walk_in_step(
	pair *p, const way *w, xapian_cursor *const cursors[2], step_fn *fn)
{
	for (;;) {
		step one, other;
		kz_status st = advance(p, w->road, cursors[0], &one);
		kz_status other_st = advance(p, w->road, cursors[1], &other);
		if (st < 0 || other_st < 0)
			return st < 0 ? st : other_st;
		if (st == KZ_DONE && other_st == KZ_DONE)
			return KZ_OK;
		if (st != other_st || !same_bytes(one.bytes, other.bytes) ||
			one.number != other.number || one.count != other.count ||
			one.length != other.length) {
			const step *first = st == KZ_OK ? &one : &other;
			return differ(p, road_names[w->road],
				first->bytes.size > 0 ? first->bytes : w->name,
				first->number > 0 ? first->number : w->number);
		}
		st = fn != NULL ? fn(p, w, &one, cursors) : KZ_OK;
		if (st != KZ_OK)
			return st;
	}
}

static kz_status walk(pair *p, way w, step_fn *fn)
{
	xapian_cursor *cursors[2] = {NULL, NULL};
	kz_status st = enter(p, 0, &w, &cursors[0]);
	if (st == KZ_OK)
		st = enter(p, 1, &w, &cursors[1]);
	if (st == KZ_OK)
		st = walk_in_step(p, &w, cursors, fn);
	xapian_cursor_close(cursors[0]);
	xapian_cursor_close(cursors[1]);
	return st;
}

/* ---- Terms ---- */

static kz_status compare_positions(
	pair *p, const way *w, const step *at, xapian_cursor *const cursors[2])
{
	xapian_error why;
	xapian_cursor *positions[2] = {NULL, NULL};
	uint32_t one = 0, other = 0;
	kz_status st = KZ_OK, other_st = KZ_OK;
	for (int i = 0; i < 2 && st == KZ_OK; i++)
		st = kzi_engine(xapian_cursor_positions(cursors[i], &positions[i], &why),
			&why, "positions", p->err);
	while (st == KZ_OK && other_st == KZ_OK) {
		st = kzi_engine(xapian_cursor_next_position(positions[0], &one, &why),
			&why, "positions", p->err);
		if (st < 0)
			break;
		other_st = kzi_engine(
			xapian_cursor_next_position(positions[1], &other, &why), &why,
			"positions", p->err);
		if (other_st >= 0 && (st != other_st || (st == KZ_OK && one != other)))
			other_st = differ(p, "a position of term", w->name, at->number);
	}
	xapian_cursor_close(positions[0]);
	xapian_cursor_close(positions[1]);
	if (st < 0 || other_st < 0)
		return st < 0 ? st : other_st;
	return KZ_OK;
}

static kz_status compare_term(
	pair *p, const way *w, const step *at, xapian_cursor *const cursors[2])
{
	xapian_error why;
	uint32_t often[2] = {0, 0}, most[2] = {0, 0};
	xapian_bytes term = at->bytes;
	xapian_status st = XAPIAN_OK;
	(void)w;
	(void)cursors;
	for (int i = 0; i < 2 && st == XAPIAN_OK; i++) {
		st = xapian_database_collection_frequency(
			p->databases[i], term.data, term.size, &often[i], &why);
		if (st == XAPIAN_OK)
			st = xapian_database_wdf_upper_bound(
				p->databases[i], term.data, term.size, &most[i], &why);
	}
	if (st != XAPIAN_OK)
		return kzi_engine(st, &why, "term", p->err);
	if (often[0] != often[1] || most[0] != most[1])
		return differ(p, "how often there is a term", term, often[1]);
	return walk(p, (way){POSTINGS, term, 0}, compare_positions);
}

/* ---- Documents ---- */

static kz_status note_slot(
	pair *p, const way *w, const step *at, xapian_cursor *const cursors[2])
{
	size_t i = 0;
	(void)w;
	(void)cursors;
	while (i < p->slot_count && p->slots[i] != at->number)
		i++;
	if (i < p->slot_count)
		return KZ_OK;
	uint32_t *slots = realloc(p->slots, (p->slot_count + 1) * sizeof *slots);
	if (slots == NULL)
		return kzi_no_memory(p->err);
	p->slots = slots;
	slots[p->slot_count++] = at->number;
	return KZ_OK;
}

static kz_status compare_data(pair *p, uint32_t docid)
{
	xapian_error why;
	xapian_bytes data[2] = {{"", 0}, {"", 0}};
	xapian_status st = XAPIAN_OK;
	for (int i = 0; i < 2 && st == XAPIAN_OK; i++)
		st = xapian_database_data(p->databases[i], docid, &data[i], &why);
	if (st != XAPIAN_OK)
		return kzi_engine(st, &why, "data", p->err);
	return same_bytes(data[0], data[1])
		       ? KZ_OK
		       : differ(p, "data of document", (xapian_bytes){"", 0}, docid);
}

static kz_status compare_document(
	pair *p, const way *w, const step *at, xapian_cursor *const cursors[2])
{
	(void)w;
	(void)cursors;
	xapian_bytes none = {"", 0};
	kz_status st = p->whole ? compare_data(p, at->number) : KZ_OK;
	if (st == KZ_OK)
		st = walk(p, (way){OWN_VALUES, none, at->number}, note_slot);
	return st == KZ_OK ? walk(p, (way){LIST, none, at->number}, NULL) : st;
}

/* ---- What is beside them ---- */

static kz_status compare_slot(pair *p, uint32_t slot)
{
	xapian_error why;
	xapian_value_statistics about[2];
	xapian_bytes none = {"", 0};
	xapian_status st = XAPIAN_OK;
	for (int i = 0; i < 2 && st == XAPIAN_OK; i++)
		st = xapian_database_value_statistics(
			p->databases[i], slot, &about[i], &why);
	if (st != XAPIAN_OK)
		return kzi_engine(st, &why, "values", p->err);
	if (about[0].documents != about[1].documents ||
		!same_bytes(about[0].lower_bound, about[1].lower_bound) ||
		!same_bytes(about[0].upper_bound, about[1].upper_bound))
		return differ(p, "bounds of slot", none, slot);
	return walk(p, (way){VALUES, none, slot}, NULL);
}

static kz_status compare_metadata(
	pair *p, const way *w, const step *at, xapian_cursor *const cursors[2])
{
	xapian_error why;
	xapian_bytes key = at->bytes, values[2] = {{"", 0}, {"", 0}};
	xapian_status st = XAPIAN_OK;
	(void)w;
	(void)cursors;
	for (int i = 0; i < 2 && st == XAPIAN_OK; i++)
		st = xapian_database_metadata(
			p->databases[i], key.data, key.size, &values[i], &why);
	if (st != XAPIAN_OK)
		return kzi_engine(st, &why, "metadata", p->err);
	return same_bytes(values[0], values[1]) ? KZ_OK : differ(p, "metadata", key, 0);
}

static kz_status compare_statistics(pair *p)
{
	xapian_error why;
	xapian_statistics about[2];
	xapian_lengths lengths[2];
	bool placed[2] = {false, false};
	xapian_status st = XAPIAN_OK;
	for (int i = 0; i < 2 && st == XAPIAN_OK; i++) {
		st = xapian_database_statistics(p->databases[i], &about[i], &why);
		if (st == XAPIAN_OK)
			st = xapian_database_lengths(p->databases[i], &lengths[i], &why);
		if (st == XAPIAN_OK)
			st = xapian_database_has_positions(
				p->databases[i], &placed[i], &why);
	}
	if (st != XAPIAN_OK)
		return kzi_engine(st, &why, "statistics", p->err);
	if (about[0].documents != about[1].documents ||
		about[0].last_docid != about[1].last_docid || placed[0] != placed[1])
		return differ(p, "how many documents", (xapian_bytes){"", 0},
			about[1].documents);
	if (lengths[0].total != lengths[1].total ||
		lengths[0].lower_bound != lengths[1].lower_bound ||
		lengths[0].upper_bound != lengths[1].upper_bound)
		return differ(p, "how long they are", (xapian_bytes){"", 0},
			lengths[1].upper_bound);
	return KZ_OK;
}

kz_status kzi_databases_alike(
	xapian_database *one, xapian_database *other, bool whole, kz_error *err)
{
	xapian_bytes none = {"", 0};
	pair p = {.databases = {one, other}, .whole = whole, .err = err};
	kz_status st = compare_statistics(&p);
	if (st == KZ_OK && whole)
		st = walk(&p, (way){KEYS, none, 0}, compare_metadata);
	if (st == KZ_OK)
		st = walk(&p, (way){SPELLINGS, none, 0}, NULL);
	if (st == KZ_OK)
		st = walk(&p, (way){POSTINGS, none, 0}, compare_document);
	if (st == KZ_OK)
		st = walk(&p, (way){TERMS, none, 0}, compare_term);
	for (size_t i = 0; i < p.slot_count && st == KZ_OK; i++)
		st = compare_slot(&p, p.slots[i]);
	free(p.slots);
	return st;
}
