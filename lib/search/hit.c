/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/hit.h"

#include "base/error.h"
#include "document/document.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/replaced.h"
#include "index/schema.h"
#include "search/light.h"
#include "search/lights.h"
#include "search/snippet.h"

#include <stdlib.h>
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

/* ---- What the engine knows ---- */

enum { BETWEEN_LOOKS = 64 }; /* records, between two looks at the clock */

static kz_status read_record(
	kz_index *index, const xapian_match *match, kzi_found *out, kz_error *err)
{
	xapian_error why;
	xapian_bytes record = match->data;
	kz_status st = KZ_OK;
	if (record.size == 0)
		st = kzi_engine(xapian_database_data(
					index->database, match->docid, &record, &why),
			&why, NULL, err);
	return st == KZ_OK ? kzi_record_read(record, &out->facts, &out->place, err) : st;
}

/* Those of these documents, sorted by their numbers, that came in place of others. */
static kz_status find_replacing(kz_index *index, const uint32_t *docids, size_t count,
	xapian_posting *out, size_t *found, kz_error *err)
{
	xapian_error why;
	xapian_cursor *pieces = NULL;
	kzi_buffer term = {0};
	kzi_term_replaces(&term, "");
	*found = 0;
	kz_status st =
		term.failed ? kzi_no_memory(err)
			    : kzi_engine(xapian_database_postings(index->database,
						 term.data, term.length, &pieces, &why),
				      &why, index->path, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_cursor_find_postings(
					pieces, docids, count, out, found, &why),
			&why, index->path, err);
	xapian_cursor_close(pieces);
	kzi_buffer_free(&term);
	return st == KZ_DONE ? KZ_OK : st;
}

static kz_status mark_replacing(
	kz_index *index, kzi_found *items, size_t count, kz_error *err)
{
	size_t found = 0;
	uint32_t *docids = calloc(count + 1, sizeof *docids);
	xapian_posting *replacing = calloc(count + 1, sizeof *replacing);
	kz_status st = docids != NULL && replacing != NULL ? KZ_OK : kzi_no_memory(err);
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		docids[i] = items[i].docid;
	if (st == KZ_OK) {
		kzi_docids_sort(&(kzi_docids){docids, count});
		st = find_replacing(index, docids, count, replacing, &found, err);
	}
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		for (size_t k = 0; k < found && !items[i].all; k++)
			items[i].all = replacing[k].docid == items[i].docid;
	}
	free(docids);
	free(replacing);
	return st;
}

kz_status kzi_find_hits(kz_index *index, const kzi_query *query,
	const xapian_match *matches, size_t count, kzi_found *out, kz_error *err)
{
	kz_status st = KZ_OK;
	/* What the query and a hit have to do with what a document cites asks for all of
	 * it. Of several indexes the list would come from each, through a server perhaps.
	 */
	bool all = query->known_count > 0 || index->shards != NULL;
	for (size_t i = 0; i < count; i++) {
		out[i] = (kzi_found){.docid = matches[i].docid,
			.weight = matches[i].weight,
			.all = all};
		if (st == KZ_OK && i % BETWEEN_LOOKS == 0)
			st = kzi_clock_ask(query->clock, err);
		if (st == KZ_OK)
			st = read_record(index, &matches[i], &out[i], err);
	}
	return st == KZ_OK && !all && count > 0 ? mark_replacing(index, out, count, err)
						: st;
}

/* ---- Its text ---- */

/* A hit whose text is read. */
typedef struct reading {
	const kzi_hit_reader *by;
	const kzi_found *found;
	kzi_showing show;
	kzi_buffer bytes;      /* of it, as they are stored */
	kz_document *whole;    /* what there is of it; NULL: its text is not at hand */
	kzi_lit_before so_far; /* what is lit in that */
} reading;

static kz_status expect(reading *r, kz_error *err)
{
	if (r->show.expected.known)
		return KZ_OK;
	const kzi_hit_reader *by = r->by;
	if (by->engine != NULL)
		pthread_mutex_lock(by->engine);
	kz_status st = kzi_expect(
		by->index, by->query, r->found->docid, r->whole, &r->show.expected, err);
	if (by->engine != NULL)
		pthread_mutex_unlock(by->engine);
	return st;
}

/* Of several indexes all of it; none where it is not at hand. */
static kz_status read_whole(reading *r, kz_error *err)
{
	const char *where;
	kz_index *index = r->by->index;
	const kzi_found *found = r->found;
	return kzi_index_has_text(index, found->docid, &where)
		       ? kzi_index_text(index, found->docid, found->facts, found->place,
				 &r->whole, err)
		       : KZ_OK;
}

/* One word mostly stands in the beginning; of several it is not enough that they do. */
static bool has_several_words(const kzi_query *query)
{
	return query->lights != NULL && query->lights->word_count > 1;
}

/* No more than so many bytes of it, and the passage, if these have it. */
static kz_status read_text(reading *r, size_t most, kz_hit *hit, kz_error *err)
{
	bool all = true;
	const kzi_hit_reader *by = r->by;
	kz_document_free(r->whole);
	r->whole = NULL;
	kz_status st = by->index->shards != NULL
			       ? read_whole(r, err)
			       : kzi_stored_beginning(by->texts, r->found->place, most,
					 &r->bytes, &r->whole, &all, err);
	if (st != KZ_OK || r->whole == NULL)
		return st;
	r->show.cut = !all;
	if (!all && has_several_words(by->query))
		st = expect(r, err);
	return st == KZ_OK ? kzi_snippet(r->whole, by->query, by->analysis, &r->show,
				     by->arena, hit, err)
			   : st;
}

/* How far to read when so many bytes were not enough. */
static size_t read_on(size_t most, size_t expected)
{
	if (most < expected && expected < KZI_PASSAGES_END)
		return expected;
	return most < KZI_PASSAGES_END ? KZI_PASSAGES_END : SIZE_MAX;
}

/* More and more of a long document, until it has a passage that is good enough. */
static kz_status read_passage(reading *r, kz_hit *hit, kz_error *err)
{
	size_t most = KZI_PASSAGES_BEGIN;
	kz_status st = read_text(r, most, hit, err);
	while (st == KZ_OK && r->show.cut && hit->part_count == 0) {
		st = expect(r, err);
		most = read_on(most, r->show.expected.until);
		if (st == KZ_OK)
			st = read_text(r, most, hit, err);
	}
	return st;
}

/* ---- The hit ---- */

kzi_hit_reader kzi_hit_reader_of(
	kz_index *index, const kzi_query *query, size_t snippet_bytes, kzi_arena *arena)
{
	return (kzi_hit_reader){.index = index,
		.query = query,
		.analysis = index->analysis,
		.texts = index->texts,
		.arena = arena,
		.snippet_bytes = snippet_bytes};
}

kz_status kzi_read_hit(
	const kzi_hit_reader *reader, const kzi_found *found, kz_hit *hit, kz_error *err)
{
	reading r = {
		.by = reader, .found = found, .show.most_bytes = reader->snippet_bytes};
	r.show.so_far = &r.so_far;
	hit->score = found->weight;
	hit->document = found->facts;
	hit->footnote = "";
	kz_status st = found->all ? read_text(&r, SIZE_MAX, hit, err)
				  : read_passage(&r, hit, err);
	const kz_document *known = r.whole != NULL ? r.whole : found->facts;
	if (st == KZ_OK)
		st = add_replaced(known, reader->arena, hit, err);
	hit->relation = relation_of(reader->query, found->docid, known);
	kz_document_free(r.whole);
	kzi_buffer_free(&r.bytes);
	free(r.so_far.items);
	return st;
}
