/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/expected.h"

#include "base/error.h"
#include "index/filling.h"
#include "index/schema.h"
#include "search/light.h"
#include "search/lights.h"
#include "search/positions.h"

#include <string.h>

enum {
	WORDS_MOST = 16, /* of a query */
	TERMS_MOST = 64,
	NEAR = 60,      /* words: a passage has about as many */
	WORD = 6,       /* bytes of text, with the space */
	MORE = 4 << 10, /* bytes by which a place is mistaken */
	NOWHERE = 0     /* no position */
};

/* The places of one term of the query. */
typedef struct place_list {
	kzi_positions places;
	size_t word; /* of the query */
} place_list;

typedef struct looking {
	kz_index *index;
	kzi_glass *glass;
	uint32_t first; /* place of the text */
	double bytes;   /* of the text, for each place, about */
	place_list lists[TERMS_MOST];
	size_t count;
	uint32_t last[WORDS_MOST]; /* place of each word so far, or NOWHERE */
} looking;

/* Is it a query of which the places tell? */
static bool can_tell(const kz_index *index, const kzi_lights *lights)
{
	if (index->shards != NULL || index->server != NULL || lights == NULL ||
		lights->word_count == 0 || lights->word_count > WORDS_MOST ||
		lights->term_count > TERMS_MOST)
		return false;
	for (size_t i = 0; i < lights->term_count; i++) {
		if (lights->terms[i].form != NULL || lights->terms[i].zone != 0)
			return false;
	}
	return true;
}

static kz_status open_list(
	looking *l, uint32_t docid, const kzi_wanted *term, kz_error *err)
{
	place_list *list = &l->lists[l->count++];
	*list = (place_list){.word = term->word};
	kz_status st = kzi_positions_open(
		l->index, l->glass, docid, term->term, term->length, &list->places, err);
	kzi_positions_seek(&list->places, l->first);
	return st;
}

/* The list with the next place of all, or NULL behind the last. */
static place_list *next_list(looking *l)
{
	place_list *next = NULL;
	for (size_t i = 0; i < l->count; i++) {
		place_list *one = &l->lists[i];
		if (one->places.at != KZI_NOWHERE &&
			(next == NULL || one->places.at < next->places.at))
			next = one;
	}
	return next;
}

static size_t words_near(const looking *l, uint32_t at, size_t words)
{
	size_t count = 0;
	for (size_t i = 0; i < words; i++)
		count += l->last[i] != NOWHERE && at - l->last[i] < NEAR;
	return count;
}

static void find_together(looking *l, size_t words, kzi_expected *out)
{
	place_list *next;
	while (out->together < words && (next = next_list(l)) != NULL) {
		uint32_t at = next->places.at;
		size_t bytes = (size_t)((at - l->first) * l->bytes);
		if (out->together > 0 && bytes > KZI_PASSAGES_END)
			break;
		l->last[next->word] = at;
		size_t near = words_near(l, at, words);
		if (near > out->together) {
			out->together = near;
			out->until = bytes + bytes / 8 + MORE;
		}
		kzi_positions_next(&next->places);
	}
}

/* Is there a place of every word? */
static bool has_every_word(const looking *l, size_t words)
{
	for (size_t i = 0; i < words; i++) {
		bool there = false;
		for (size_t j = 0; j < l->count && !there; j++)
			there = l->lists[j].word == i &&
				l->lists[j].places.at != KZI_NOWHERE;
		if (!there)
			return false;
	}
	return true;
}

/* Between two blocks some places are left open. */
static double bytes_of_a_place(const kz_document *document)
{
	size_t bytes = 0;
	for (size_t i = 0; i < document->block_count; i++)
		bytes += strlen(document->blocks[i].text);
	size_t open = document->block_count * KZI_PART_GAP;
	return (double)bytes / (double)(bytes / WORD + open + 1);
}

kz_status kzi_expect(kz_index *index, const kzi_query *query, uint32_t docid,
	const kz_document *beginning, kzi_expected *out, kz_error *err)
{
	const kzi_lights *lights = query->lights;
	*out = (kzi_expected){0};
	if (!can_tell(index, lights))
		return KZ_OK;
	looking l = {.index = index,
		.glass = kzi_index_glass(index),
		.bytes = bytes_of_a_place(beginning)};
	kz_status st = kzi_first_position(beginning, &l.first, err);
	for (size_t i = 0; i < lights->term_count && st == KZ_OK; i++)
		st = open_list(&l, docid, &lights->terms[i], err);
	if (st == KZ_OK) {
		out->known = true;
		out->every = has_every_word(&l, lights->word_count);
		if (out->every)
			find_together(&l, lights->word_count, out);
	}
	/* Of what is damaged nothing is expected: the text says it. */
	for (size_t i = 0; i < l.count; i++) {
		if (kzi_positions_damaged(&l.lists[i].places))
			*out = (kzi_expected){0};
		kzi_positions_free(&l.lists[i].places);
	}
	return st;
}
