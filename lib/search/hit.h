/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One hit: what the engine found, with its facts, the passage that shows it, and what it
 * has to do with the query. */
#ifndef KZI_SEARCH_HIT_H
#define KZI_SEARCH_HIT_H

#include <kamerzoek/search.h>
#include <pthread.h>

#include "index/reader.h"
#include "search/query.h"

/* What one thread needs to read hits. */
typedef struct kzi_hit_reader {
	kz_index *index;
	const kzi_query *query; /* with lights that are its own */
	kz_analysis *analysis;
	kzi_text_store *texts;
	kzi_arena *arena;
	size_t snippet_bytes;
	pthread_mutex_t *engine; /* held by who asks it; NULL: nobody else reads */
} kzi_hit_reader;

/* Of a thread that reads alone. */
kzi_hit_reader kzi_hit_reader_of(
	kz_index *index, const kzi_query *query, size_t snippet_bytes, kzi_arena *arena);

/* A document that was found, as the engine has it. */
typedef struct kzi_found {
	uint32_t docid;
	double weight;
	kz_document *facts; /* to be freed */
	kzi_text_place place;
	bool all; /* is all of its text to be read? */
} kzi_found;

/* So many documents, of each what the engine knows: by one thread, before others read. A
 * match may be without the data of its document. After a failure, too, the facts are to
 * be freed. */
kz_status kzi_find_hits(kz_index *index, const kzi_query *query,
	const xapian_match *matches, size_t count, kzi_found *out, kz_error *err);

/* Fills a hit, but for its rank and whether it is partial: of the facts, and else in the
 * arena. */
kz_status kzi_read_hit(
	const kzi_hit_reader *reader, const kzi_found *found, kz_hit *hit, kz_error *err);

#endif
