/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Conditions in the query: `name:value`. A new field is a kind, its names in the table
 * and a case where its condition is built.
 */
#include "search/query.h"

#include "base/error.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "kamerstuk/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CITED_MOST = 5000 }; /* of one document that are looked up */

static const struct {
	const char *name;
	kzi_field_kind kind;
} known[] = {
	{"citeert", KZI_FIELD_CITES},
	{"cites", KZI_FIELD_CITES},
	{"geciteerd-door", KZI_FIELD_CITED_BY},
	{"cited-by", KZI_FIELD_CITED_BY},
};

static bool is_same(const char *name, const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char c = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] - 'A' + 'a')
							  : word[i];
		if (name[i] == '\0' || name[i] != c)
			return false;
	}
	return name[length] == '\0';
}

bool kzi_field_by_name(
	const char *word, size_t length, kzi_field_kind *kind, size_t *behind)
{
	const char *colon = memchr(word, ':', length);
	if (colon == NULL)
		return false;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		if (!is_same(known[i].name, word, (size_t)(colon - word)))
			continue;
		*kind = known[i].kind;
		*behind = (size_t)(colon - word) + 1;
		return true;
	}
	return false;
}

/* ---- What the values mean ---- */

static kz_status warn_of(kzi_query *query, const kzi_field *field, kz_error *err)
{
	char line[KZ_ERROR_MESSAGE_MAX];
	snprintf(line, sizeof line, "%s:%.120s: %s", field->name, field->value,
		field->kind == KZI_FIELD_CITES
			? "nothing is called so, here or officially"
			: "there is no such document here, so what it cites is not known");
	return kzi_query_warn(query, line, err);
}

/* A piece that is not held may be cited all the same, if its name is one. */
static bool is_unknown(const kzi_field *field)
{
	if (field->cited.docid != 0)
		return false;
	if (field->kind == KZI_FIELD_CITED_BY || field->cited.count == 0)
		return true;
	kzi_name_kind kind = kzi_name_kind_of(field->cited.names[0]);
	return !field->cited.dossier && (kind == KZI_NAME_OWN || kind == KZI_NAME_MINTED);
}

kz_status kzi_fields_resolve(kzi_query *query, kz_index *index, kz_error *err)
{
	kz_status st = KZ_OK;
	query->warning_count = query->typed_warnings;
	for (size_t i = 0; i < query->field_count && st == KZ_OK; i++) {
		kzi_field *field = &query->fields[i];
		kzi_cited_free(&field->cited);
		st = kzi_cited_find(index->database, field->value, &field->cited, err);
		if (st == KZ_OK && is_unknown(field))
			st = warn_of(query, field, err);
	}
	return st;
}

/* ---- Conditions ---- */

/* One of these terms must be there. */
typedef struct condition {
	xapian_query **terms;
	size_t count, room;
} condition;

static kz_status add_term(condition *c, const kzi_buffer *term, kz_error *err)
{
	xapian_error why;
	if (term->failed)
		return kzi_no_memory(err);
	if (c->count == c->room) {
		size_t room = c->room == 0 ? 8 : c->room * 2;
		xapian_query **terms = realloc(c->terms, room * sizeof *terms);
		if (terms == NULL)
			return kzi_no_memory(err);
		c->terms = terms;
		c->room = room;
	}
	kz_status st = kzi_engine(
		xapian_query_term(term->data, term->length, &c->terms[c->count], &why),
		&why, NULL, err);
	c->count += st == KZ_OK;
	return st;
}

static kz_status add_citing(condition *c, const kzi_cited *cited, kz_error *err)
{
	kzi_buffer term = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < cited->count && st == KZ_OK; i++) {
		kzi_term_cites(&term, cited->names[i]);
		st = add_term(c, &term, err);
	}
	kzi_buffer_free(&term);
	return st;
}

static kz_status read_document(
	kz_index *index, uint32_t docid, kz_document **out, kz_error *err)
{
	xapian_error why;
	xapian_bytes record;
	kz_document *facts = NULL;
	kzi_text_place place;
	kz_status st =
		kzi_engine(xapian_database_data(index->database, docid, &record, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = kzi_record_read(record, &facts, &place, err);
	if (st == KZ_OK)
		st = kzi_stored_document(index->texts, place, out, err);
	kz_document_free(facts);
	return st;
}

/* What is cited is an id, or another name, of what is held. */
static kz_status add_cited(
	condition *c, const kzi_cited *cited, kz_index *index, kz_error *err)
{
	kz_document *document = NULL;
	kzi_buffer term = {0};
	if (cited->docid == 0)
		return KZ_OK;
	kz_status st = read_document(index, cited->docid, &document, err);
	size_t count = kz_document_citation_count(document);
	for (size_t i = 0; i < count && i < CITED_MOST && st == KZ_OK; i++) {
		char name[KZI_CITED_MAX];
		if (!kzi_name_cited(document->citations[i].target, name) ||
			kzi_cited_is(cited, name))
			continue;
		kzi_term_id(&term, name);
		st = add_term(c, &term, err);
		kzi_term_alias(&term, name);
		if (st == KZ_OK)
			st = add_term(c, &term, err);
	}
	kzi_buffer_free(&term);
	kz_document_free(document);
	return st;
}

static kz_status build_field(
	const kzi_field *field, kz_index *index, xapian_query **out, kz_error *err)
{
	xapian_error why;
	condition c = {0};
	*out = NULL;
	kz_status st = field->kind == KZI_FIELD_CITES
			       ? add_citing(&c, &field->cited, err)
			       : add_cited(&c, &field->cited, index, err);
	if (st == KZ_OK && c.count == 0)
		st = kzi_engine(xapian_query_nothing(out, &why), &why, NULL, err);
	else if (st == KZ_OK)
		st = kzi_engine(xapian_query_combine(XAPIAN_OP_OR,
					(const xapian_query *const *)c.terms, c.count, 0,
					out, &why),
			&why, NULL, err);
	for (size_t i = 0; i < c.count; i++)
		xapian_query_close(c.terms[i]);
	free(c.terms);
	return st;
}

kz_status kzi_build_fields(xapian_query *query, const kzi_query *typed, kz_index *index,
	xapian_query **out, kz_error *err)
{
	xapian_error why;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < typed->field_count && st == KZ_OK; i++) {
		xapian_query *holds = NULL, *narrower = NULL;
		st = build_field(&typed->fields[i], index, &holds, err);
		if (st == KZ_OK)
			st = kzi_engine(xapian_query_combine(XAPIAN_OP_FILTER,
						(const xapian_query *[]){query, holds}, 2,
						0, &narrower, &why),
				&why, NULL, err);
		xapian_query_close(holds);
		xapian_query_close(query);
		query = narrower;
	}
	*out = query;
	return st;
}
