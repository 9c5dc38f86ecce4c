/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One hit: what the engine found, with its facts, the passage that shows it, and what it
 * has to do with the query. */
#include "search/matching.h"
#include "search/query.h"
#include "search/snippet.h"

#include "base/error.h"
#include "document/document.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/reader.h"
#include "index/replaced.h"

#include <string.h>

/* What it has to do with a Kamerstuk of the query. */
static kz_relation relation_of(
	const kzi_query *query, uint32_t docid, const kz_document *document)
{
	kz_relation relation = KZ_RELATION_NONE;
	for (size_t i = 0; i < query->known_count; i++) {
		const kzi_cited *cited = &query->known[i]->cited;
		if (query->known[i]->kind != KZI_FIELD_PIECE)
			continue;
		if (cited->docid == docid)
			return KZ_RELATION_ITSELF;
		for (size_t j = 0; j < kz_document_citation_count(document); j++) {
			if (kzi_cited_is(cited, document->citations[j].target))
				relation = KZ_RELATION_CITES;
		}
	}
	return relation;
}

static bool has_name(const char **names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

/* Its title and its first line both say so. */
static kz_status add_replaced(
	const kz_document *document, kzi_arena *arena, kz_hit *hit, kz_error *err)
{
	char name[KZI_CITED_MAX];
	const char **names = NULL;
	size_t count = 0;
	for (size_t at = 0; kzi_replaced_next(document, &at, name);) {
		if (has_name(names, count, name))
			continue;
		names = kzi_arena_grow(arena, names, count, sizeof *names);
		const char *copy = kzi_arena_copy(arena, name, strlen(name));
		if (names == NULL || copy == NULL)
			return kzi_no_memory(err);
		names[count++] = copy;
	}
	hit->replaces = names;
	hit->replaces_count = count;
	return KZ_OK;
}

kz_status kzi_read_hit(kz_index *index, const kzi_query *query, const xapian_match *match,
	size_t snippet_bytes, kzi_arena *arena, kz_document **facts, kz_hit *hit,
	kz_error *err)
{
	kz_document *whole = NULL;
	kzi_text_place place;
	kz_status st = kzi_record_read(match->data, facts, &place, err);
	if (st != KZ_OK)
		return st;
	hit->score = match->weight;
	hit->document = *facts;
	hit->footnote = "";
	st = kzi_stored_document(index->texts, place, &whole, err);
	if (st == KZ_OK)
		st = kzi_snippet(
			whole, query, index->analysis, snippet_bytes, arena, hit, err);
	if (st == KZ_OK)
		st = add_replaced(whole, arena, hit, err);
	hit->relation = relation_of(query, match->docid, whole);
	kz_document_free(whole);
	return st;
}
