/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the conditions of a query mean in this index, and the engine's queries for them.
 * Does not know how a value may be written. */
#include "search/terms.h"

#include "base/error.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "kamerstuk/names.h"

#include <stdlib.h>
#include <string.h>

enum { CITED_MOST = 5000 }; /* of one document that are looked up */

/* ---- What the values mean ---- */

static bool is_named(kzi_field_kind kind)
{
	return kind == KZI_FIELD_CITES || kind == KZI_FIELD_CITED_BY ||
	       kind == KZI_FIELD_PIECE || kind == KZI_FIELD_ID;
}

/* A piece that is not held may be cited all the same, if its name is one. */
static bool is_unknown(const kzi_field *field)
{
	if (field->cited.docid != 0)
		return false;
	if (field->kind == KZI_FIELD_CITED_BY || field->kind == KZI_FIELD_ID ||
		field->cited.count == 0)
		return true;
	kzi_name_kind kind = kzi_name_kind_of(field->cited.names[0]);
	return !field->cited.dossier && (kind == KZI_NAME_OWN || kind == KZI_NAME_MINTED);
}

static kz_status warn_of_name(kzi_query *query, const kzi_field *field, kz_error *err)
{
	if (field->kind == KZI_FIELD_PIECE && field->cited.docid == 0)
		return kzi_query_warn(query, err,
			"%.120s is not in the index: sought is what cites it",
			field->value);
	if (!is_unknown(field))
		return KZ_OK;
	return kzi_query_warn(query, err, "%s:%.120s: %s", field->name, field->value,
		field->kind == KZI_FIELD_CITED_BY
			? "there is no such document here, so what it cites is not known"
		: field->kind == KZI_FIELD_ID
			? "there is no such document here"
			: "nothing is called so, here or officially");
}

/* No document has that value: a slip of the pen, or nothing yet. */
static kz_status warn_of_fact(
	kzi_query *query, const kzi_field *field, kz_index *index, kz_error *err)
{
	xapian_error why;
	uint32_t found = 0;
	kzi_buffer term = {0};
	kzi_term_fact(&term, field->fact, field->known);
	kz_status st = term.failed ? kzi_no_memory(err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_term_frequency(index->database, term.data,
					term.length, &found, &why),
			&why, NULL, err);
	kzi_buffer_free(&term);
	if (st == KZ_OK && found == 0)
		st = kzi_query_warn(query, err, "%s:%.120s: no document here has that",
			field->name, field->value);
	return st;
}

kz_status kzi_fields_resolve(kzi_query *query, kz_index *index, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < query->known_count && st == KZ_OK; i++) {
		kzi_field *field = query->known[i];
		kzi_cited_free(&field->cited);
		if (is_named(field->kind)) {
			st = kzi_cited_find(
				index->database, field->value, &field->cited, err);
			if (st == KZ_OK)
				st = warn_of_name(query, field, err);
		} else if (field->known != NULL && !field->guessed) {
			st = warn_of_fact(query, field, index, err);
		}
	}
	return st;
}

/* ---- Terms of which one must be there ---- */

static kz_status add_term(kzi_terms *terms, kzi_buffer *term, kz_error *err)
{
	return kzi_terms_add(terms, term) ? KZ_OK : kzi_no_memory(err);
}

static kz_status add_citing(kzi_terms *out, const kzi_cited *cited, kz_error *err)
{
	kzi_buffer term = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < cited->count && st == KZ_OK; i++) {
		kzi_term_cites(&term, cited->names[i]);
		st = add_term(out, &term, err);
	}
	kzi_buffer_free(&term);
	return st;
}

static kz_status read_facts(kz_index *index, uint32_t docid, kz_document **out,
	kzi_text_place *place, kz_error *err)
{
	xapian_error why;
	xapian_bytes record;
	kz_status st =
		kzi_engine(xapian_database_data(index->database, docid, &record, &why),
			&why, NULL, err);
	return st == KZ_OK ? kzi_record_read(record, out, place, err) : st;
}

static kz_status read_document(
	kz_index *index, uint32_t docid, kz_document **out, kz_error *err)
{
	kz_document *facts = NULL;
	kzi_text_place place;
	kz_status st = read_facts(index, docid, &facts, &place, err);
	if (st == KZ_OK)
		st = kzi_index_text(index, docid, facts, place, out, err);
	kz_document_free(facts);
	return st;
}

/* What is cited is an id, or another name, of what is held. */
static kz_status add_cited(
	kzi_terms *out, const kzi_cited *cited, kz_index *index, kz_error *err)
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
		st = add_term(out, &term, err);
		kzi_term_alias(&term, name);
		if (st == KZ_OK)
			st = add_term(out, &term, err);
	}
	kzi_buffer_free(&term);
	kz_document_free(document);
	return st;
}

static kz_status add_itself(
	kzi_terms *out, const kzi_cited *cited, kz_index *index, kz_error *err)
{
	kz_document *facts = NULL;
	kzi_text_place place;
	kzi_buffer term = {0};
	if (cited->docid == 0)
		return KZ_OK;
	kz_status st = read_facts(index, cited->docid, &facts, &place, err);
	if (st == KZ_OK) {
		kzi_term_id(&term, kz_document_get(facts, KZ_ID));
		st = add_term(out, &term, err);
	}
	kzi_buffer_free(&term);
	kz_document_free(facts);
	return st;
}

static kz_status add_fact(kzi_terms *out, const kzi_field *field, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_term_fact(&term, field->fact, field->known);
	return add_term(out, &term, err);
}

static bool add_period(void *context, const char *period)
{
	kzi_buffer term = {0};
	kzi_term_period(&term, KZI_NAME_DATE, period);
	return kzi_terms_add(context, &term);
}

static kz_status add_dates(kzi_terms *out, const kzi_field *field, kz_error *err)
{
	return kzi_field_periods(field, add_period, out) ? KZ_OK : kzi_no_memory(err);
}

static kz_status add_of(
	kzi_terms *out, const kzi_field *field, kz_index *index, kz_error *err)
{
	switch (field->kind) {
	case KZI_FIELD_CITES:
	case KZI_FIELD_PIECE:
		return add_citing(out, &field->cited, err);
	case KZI_FIELD_CITED_BY:
		return add_cited(out, &field->cited, index, err);
	case KZI_FIELD_ID:
		return add_itself(out, &field->cited, index, err);
	case KZI_FIELD_DATE:
		return add_dates(out, field, err);
	default:
		return add_fact(out, field, err);
	}
}

kz_status kzi_field_terms(
	const kzi_field *field, kz_index *index, kzi_terms *out, kz_error *err)
{
	*out = (kzi_terms){0};
	kz_status st = add_of(out, field, index, err);
	if (st != KZ_OK)
		kzi_terms_free(out);
	return st;
}

/* ---- As queries ---- */

/* A Kamerstuk comes before what cites it. */
static kz_status add_first(
	const kzi_field *field, kz_index *index, xapian_query **query, kz_error *err)
{
	kzi_terms itself = {0};
	xapian_query *either[2] = {NULL, *query};
	kz_status st = add_itself(&itself, &field->cited, index, err);
	if (st == KZ_OK)
		st = kzi_build_terms_any(&itself, &either[0], err);
	kzi_terms_free(&itself);
	if (st == KZ_OK)
		st = kzi_rank_first(either[0], &either[0], err);
	*query = NULL;
	if (st == KZ_OK)
		st = kzi_combine(XAPIAN_OP_OR, either, 2, 0, query, err);
	xapian_query_close(either[0]);
	xapian_query_close(either[1]);
	return st;
}

kz_status kzi_build_field(
	const kzi_field *field, kz_index *index, xapian_query **out, kz_error *err)
{
	kzi_terms terms;
	*out = NULL;
	kz_status st = kzi_field_terms(field, index, &terms, err);
	if (st == KZ_OK)
		st = kzi_build_terms_any(&terms, out, err);
	kzi_terms_free(&terms);
	if (st != KZ_OK)
		return st;
	if (field->kind == KZI_FIELD_PIECE)
		return add_first(field, index, out, err);
	/* What is in the dossier comes before what has its number in the text. */
	if (field->guessed)
		return kzi_rank_first(*out, out, err);
	/* The engine need not work out that its terms weigh nothing. */
	return kzi_rank_not(*out, out, err);
}

/* Closes both. */
static kz_status narrow(xapian_op op, xapian_query *query, xapian_query *by,
	xapian_query **out, kz_error *err)
{
	*out = NULL;
	kz_status st = kzi_combine(op, (xapian_query *[]){query, by}, 2, 0, out, err);
	xapian_query_close(query);
	xapian_query_close(by);
	return st;
}

kz_status kzi_build_fields(xapian_query *query, const kzi_query *typed, kz_index *index,
	xapian_query **out, kz_error *err)
{
	kz_status st = KZ_OK;
	xapian_query *by = NULL;
	for (size_t i = 0; i < typed->field_count && st == KZ_OK; i++) {
		st = kzi_build_field(typed->fields[i], index, &by, err);
		if (st == KZ_OK)
			st = narrow(XAPIAN_OP_FILTER, query, by, &query, err);
	}
	for (size_t i = 0; i < typed->excluded_count && st == KZ_OK; i++) {
		st = kzi_build_unranked(&typed->excluded[i], index, &by, err);
		if (st == KZ_OK)
			st = narrow(XAPIAN_OP_AND_NOT, query, by, &query, err);
	}
	if (st != KZ_OK) {
		xapian_query_close(query);
		query = NULL;
	}
	*out = query;
	return st;
}
