/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/meets.h"

#include "search/matching.h"
#include "search/ways.h"

#include "base/error.h"
#include "index/engine.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

bool kzi_can_meet(const kzi_query *query)
{
	for (size_t i = 0; i < query->field_count; i++) {
		/* These weigh something, too. */
		if (query->fields[i]->kind == KZI_FIELD_PIECE ||
			query->fields[i]->guessed)
			return false;
	}
	for (size_t i = 0; i < query->excluded_count; i++) {
		const kzi_node *node = &query->excluded[i];
		if (node->kind != KZI_NODE_WORDS || !kzi_can_score_word(node) ||
			node->piece_count > 0)
			return false;
	}
	return true;
}

/* ---- Making them ---- */

static kzi_condition *add(kzi_conditions *c)
{
	kzi_condition *one = &c->items[c->count++];
	one->terms = &one->own;
	return one;
}

static kz_status add_without(kzi_conditions *c, const char *id, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_condition *one = add(c);
	one->excludes = true;
	kzi_term_id(&term, id);
	return kzi_terms_add(&one->own, &term) ? KZ_OK : kzi_no_memory(err);
}

static kz_status add_all(kzi_conditions *c, const kzi_within *within, kz_error *err)
{
	const kzi_query *query = c->query;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < query->field_count && st == KZ_OK; i++) {
		kzi_condition *one = add(c);
		one->date = query->fields[i]->kind == KZI_FIELD_DATE;
		st = kzi_field_terms(query->fields[i], c->index, &one->own, err);
	}
	for (size_t i = 0; i < kzi_filter_count(within->filter); i++) {
		const char *name;
		kzi_condition *one = add(c);
		one->terms = kzi_filter_terms(within->filter, i, &name);
		one->date = strcmp(name, KZI_NAME_DATE) == 0;
	}
	if (st == KZ_OK && within->without != NULL)
		st = add_without(c, within->without, err);
	return st;
}

static kz_status count_undated(kzi_conditions *c, kz_error *err)
{
	kzi_buffer term = {0};
	for (size_t i = 0; i < c->count; i++)
		c->dated |= c->items[i].date;
	if (!c->dated)
		return KZ_OK;
	kzi_term_undated(&term);
	return kzi_terms_add(&c->no_date, &term)
		       ? kzi_postings_count(
				 c->index, c->no_date.items[0], &c->undated, err)
		       : kzi_no_memory(err);
}

static kz_status count_terms(kzi_conditions *c, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < c->count; i++) {
		kzi_condition *one = &c->items[i];
		for (size_t k = 0; k < one->terms->count && st == KZ_OK; k++) {
			uint32_t found;
			st = kzi_postings_count(
				c->index, one->terms->items[k], &found, err);
			one->documents += found;
		}
	}
	return st;
}

kz_status kzi_conditions_make(kz_index *index, const kzi_query *query,
	const kzi_within *within, kzi_conditions *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	size_t most = query->field_count + kzi_filter_count(within->filter) + 1;
	*out = (kzi_conditions){.index = index, .query = query};
	out->items = calloc(most, sizeof *out->items);
	kz_status st =
		out->items != NULL ? add_all(out, within, err) : kzi_no_memory(err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, index->path, err);
	if (st == KZ_OK)
		out->documents = about.documents;
	if (st == KZ_OK)
		st = count_undated(out, err);
	if (st == KZ_OK)
		st = count_terms(out, err);
	if (st != KZ_OK)
		kzi_conditions_free(out);
	return st;
}

void kzi_conditions_free(kzi_conditions *conditions)
{
	for (size_t i = 0; i < conditions->count; i++)
		kzi_terms_free(&conditions->items[i].own);
	free(conditions->items);
	kzi_terms_free(&conditions->no_date);
	*conditions = (kzi_conditions){0};
}

const kzi_condition *kzi_conditions_rarest(const kzi_conditions *conditions, bool dates)
{
	const kzi_condition *rarest = NULL;
	for (size_t i = 0; i < conditions->count; i++) {
		const kzi_condition *one = &conditions->items[i];
		if (one->excludes || (one->date && !dates))
			continue;
		if (rarest == NULL || one->documents < rarest->documents)
			rarest = one;
	}
	return rarest;
}

/* ---- Documents that meet one ---- */

static kz_status read_term(const kzi_conditions *c, const char *term,
	const kzi_scores *among, kzi_postings *out, kz_error *err)
{
	return kzi_postings_read(c->index, term, among, c->query->clock, out, err);
}

/* One may have several of the terms. */
static void keep_once(kzi_docids *docids)
{
	size_t kept = 0;
	kzi_docids_sort(docids);
	for (size_t i = 0; i < docids->count; i++) {
		if (kept == 0 || docids->items[kept - 1] != docids->items[i])
			docids->items[kept++] = docids->items[i];
	}
	docids->count = kept;
}

static kz_status list_docids(
	const kzi_conditions *c, const kzi_condition *one, kzi_docids *out, kz_error *err)
{
	kz_status st = KZ_OK;
	size_t room = (size_t)one->documents;
	*out = (kzi_docids){calloc(room + 1, sizeof *out->items), 0};
	if (out->items == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0; i < one->terms->count && st == KZ_OK; i++) {
		kzi_postings found = {0};
		st = read_term(c, one->terms->items[i], NULL, &found, err);
		for (size_t k = 0; k < found.count && out->count < room; k++)
			out->items[out->count++] = found.items[k].docid;
		kzi_postings_free(&found);
	}
	keep_once(out);
	return st;
}

kz_status kzi_conditions_list(const kzi_conditions *conditions, const kzi_condition *one,
	kzi_scores *out, kz_error *err)
{
	kzi_docids docids;
	*out = (kzi_scores){0};
	kz_status st = list_docids(conditions, one, &docids, err);
	if (st == KZ_OK)
		st = kzi_scores_of_docids(&docids, out, err);
	kzi_docids_free(&docids);
	return st;
}

/* Those of some documents that have any of the terms, in bits beside them. */
static kz_status mark(const kzi_conditions *c, const kzi_terms *terms,
	const kzi_scores *scores, bool *having, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < terms->count && st == KZ_OK; i++) {
		kzi_postings found = {0};
		size_t at = 0;
		st = read_term(c, terms->items[i], scores, &found, err);
		for (size_t k = 0; k < found.count; k++) {
			at = kzi_scores_seek(scores, at, found.items[k].docid);
			having[at] = true;
		}
		kzi_postings_free(&found);
	}
	return st;
}

static void keep(kzi_scores *scores, const bool *having, bool wanted)
{
	size_t kept = 0;
	for (size_t i = 0; i < scores->count; i++) {
		if (having[i] == wanted)
			scores->items[kept++] = scores->items[i];
	}
	scores->count = kept;
}

static kz_status keep_meeting(const kzi_conditions *c, const kzi_condition *one,
	kzi_scores *scores, kz_error *err)
{
	bool *having = calloc(scores->count + 1, sizeof *having);
	kz_status st = having != NULL ? mark(c, one->terms, scores, having, err)
				      : kzi_no_memory(err);
	if (st == KZ_OK)
		keep(scores, having, !one->excludes);
	free(having);
	return st;
}

/* Of a word in each of the ways in which a document may have it. */
static kz_status exclude(
	const kzi_conditions *c, const kzi_node *node, kzi_scores *scores, kz_error *err)
{
	kzi_postings itself;
	kzi_scores found;
	size_t kept = 0, at = 0;
	const kzi_wording wording = {
		c->index, node, scores, c->documents, c->query->clock, err};
	kz_status st = kzi_score_word(&wording, &itself, &found);
	if (st != KZ_OK)
		return st;
	for (size_t i = 0; i < scores->count; i++) {
		uint32_t docid = scores->items[i].docid;
		at = kzi_scores_seek(&found, at, docid);
		if (at == found.count || found.items[at].docid != docid)
			scores->items[kept++] = scores->items[i];
	}
	scores->count = kept;
	kzi_postings_free(&itself);
	kzi_scores_free(&found);
	return KZ_OK;
}

/* ---- All of them ---- */

static kz_status count_without(const kzi_conditions *c, const kzi_scores *scores,
	uint32_t *undated, kz_error *err)
{
	kzi_postings found;
	if (undated == NULL)
		return KZ_OK;
	*undated = 0;
	if (c->undated == 0)
		return KZ_OK;
	kz_status st = read_term(c, c->no_date.items[0], scores, &found, err);
	if (st != KZ_OK)
		return st;
	*undated = (uint32_t)found.count;
	kzi_postings_free(&found);
	return KZ_OK;
}

static kz_status keep_all(
	const kzi_conditions *c, bool dates, kzi_scores *scores, kz_error *err)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < c->count && scores->count > 0 && st == KZ_OK; i++) {
		if (c->items[i].date == dates)
			st = keep_meeting(c, &c->items[i], scores, err);
	}
	return st;
}

static kz_status exclude_all(const kzi_conditions *c, kzi_scores *scores, kz_error *err)
{
	const kzi_query *query = c->query;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < query->excluded_count && st == KZ_OK; i++) {
		if (scores->count > 0)
			st = exclude(c, &query->excluded[i], scores, err);
	}
	return st;
}

kz_status kzi_conditions_keep(const kzi_conditions *conditions, kzi_scores *scores,
	uint32_t *undated, kz_error *err)
{
	kz_status st = keep_all(conditions, false, scores, err);
	if (st == KZ_OK)
		st = exclude_all(conditions, scores, err);
	if (st == KZ_OK)
		st = count_without(conditions, scores, undated, err);
	return st == KZ_OK ? keep_all(conditions, true, scores, err) : st;
}
