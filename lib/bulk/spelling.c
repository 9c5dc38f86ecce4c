/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/spelling.h"

#include "base/buffer.h"
#include "bulk/array.h"
#include "bulk/run.h"

#include <stdlib.h>
#include <string.h>

/*
 * Each fragment of a word, as a number that compares as its key does: a letter for
 * the kind, then bytes of the word. Of "beleid": Hbe, Mbel, Mele, Mlei, Meid, Tid. A
 * word of at most four bytes also has both its ends: Bmt of "mot".
 */
enum { BOOKENDS = 'B', HEAD = 'H', MIDDLE = 'M', TAIL = 'T', WORD = 'W' };
enum { BOOKENDS_MOST = 4, FRAGMENT = 4, KIND_SHIFT = 24, RANK_BITS = 32 };

/* Fragments are sorted this many at a time, 16 bytes each. */
enum { AT_ONCE = 2 << 20 };

/* In front of the rest of a word, so that lengths look like letters. */
enum { LENGTH_MASK = 96 };

/* What the first two bytes of a fragment can be, to share them out. */
enum { STARTS = 1 << 16, START_SHIFT = 16 };

typedef struct writing {
	kzi_run_term *words; /* by their bytes; start is how often */
	size_t count;
	kzi_btree *table;
	uint64_t *items, *spare; /* fragment, rank of the word */
	size_t item_count, item_room;
	kzi_buffer tag;
	kz_error *err;
} writing;

kz_status kzi_spelling_add(kzi_spelling *spelling, const char *word, size_t length,
	uint32_t frequency, kz_error *err)
{
	if (length < KZI_WORD_LEAST || length > KZI_WORD_MOST)
		return KZ_OK;
	uint32_t before = spelling->words.count;
	uint32_t number = kzi_names_number(&spelling->words, word, length);
	if (number == KZI_NO_NAME)
		return kzi_no_memory(err);
	uint32_t *frequencies = kzi_array_grow(
		spelling->frequencies, number, &spelling->room, sizeof *frequencies);
	if (frequencies == NULL)
		return kzi_no_memory(err);
	spelling->frequencies = frequencies;
	if (number == before)
		frequencies[number] = 0;
	frequencies[number] += frequency;
	return KZ_OK;
}

void kzi_spelling_free(kzi_spelling *spelling)
{
	kzi_names_free(&spelling->words);
	free(spelling->frequencies);
	*spelling = (kzi_spelling){0};
}

/* ---- Fragments ---- */

static uint32_t fragment(unsigned kind, unsigned a, unsigned b, unsigned c)
{
	return kind << KIND_SHIFT | a << 16 | b << 8 | c;
}

/* All fragments of a word, some of the middle ones perhaps twice. */
static size_t fragments_of(const unsigned char *word, uint32_t *out)
{
	size_t length = *word++, count = 0;
	out[count++] = fragment(HEAD, word[0], word[1], 0);
	out[count++] = fragment(TAIL, word[length - 2], word[length - 1], 0);
	if (length <= BOOKENDS_MOST)
		out[count++] = fragment(BOOKENDS, word[0], word[length - 1], 0);
	for (size_t i = 0; i + 3 <= length; i++)
		out[count++] = fragment(MIDDLE, word[i], word[i + 1], word[i + 2]);
	return count;
}

static void count_starts(const writing *w, size_t *starts)
{
	uint32_t fragments[KZI_WORD_MOST + 2];
	for (size_t rank = 0; rank < w->count; rank++) {
		size_t count = fragments_of(w->words[rank].name, fragments);
		for (size_t i = 0; i < count; i++)
			starts[fragments[i] >> START_SHIFT]++;
	}
}

/* The fragments whose start is from first to before end, each with its word. */
static void collect(writing *w, size_t first, size_t end)
{
	uint32_t fragments[KZI_WORD_MOST + 2];
	w->item_count = 0;
	for (size_t rank = 0; rank < w->count; rank++) {
		size_t count = fragments_of(w->words[rank].name, fragments);
		for (size_t i = 0; i < count; i++) {
			size_t start = fragments[i] >> START_SHIFT;
			if (start >= first && start < end)
				w->items[w->item_count++] =
					(uint64_t)fragments[i] << RANK_BITS | rank;
		}
	}
	kzi_radix_sort(&w->items, &w->spare, w->item_count, RANK_BITS, 32);
}

/* ---- Items ---- */

static void put_word(
	kzi_buffer *out, const unsigned char *before, const unsigned char *word)
{
	size_t same = 0, length = word[0];
	while (before != NULL && same < length && same < before[0] &&
		before[1 + same] == word[1 + same])
		same++;
	if (before != NULL)
		kzi_buffer_byte(out, (char)(same ^ LENGTH_MASK));
	kzi_buffer_byte(out, (char)((length - same) ^ LENGTH_MASK));
	kzi_buffer_append(out, (const char *)word + 1 + same, length - same);
}

static kz_status write_fragment(writing *w, size_t from, size_t to)
{
	unsigned char key[FRAGMENT];
	const unsigned char *before = NULL;
	uint32_t number = (uint32_t)(w->items[from] >> RANK_BITS);
	kzi_pack_u32(key, number);
	kzi_buffer_clear(&w->tag);
	for (size_t i = from; i < to; i++) {
		const unsigned char *word = w->words[(uint32_t)w->items[i]].name;
		if (i == from || w->items[i] != w->items[i - 1])
			put_word(&w->tag, before, word);
		before = word;
	}
	if (w->tag.failed)
		return kzi_no_memory(w->err);
	return kzi_btree_add(w->table, key, key[0] == MIDDLE ? FRAGMENT : FRAGMENT - 1,
		(const unsigned char *)w->tag.data, w->tag.length, false, w->err);
}

static kz_status write_collected(writing *w)
{
	kz_status st = KZ_OK;
	for (size_t at = 0, end; at < w->item_count && st == KZ_OK; at = end) {
		uint64_t number = w->items[at] >> RANK_BITS;
		for (end = at; end < w->item_count; end++) {
			if (w->items[end] >> RANK_BITS != number)
				break;
		}
		st = write_fragment(w, at, end);
	}
	return st;
}

static kz_status make_room(writing *w, size_t count)
{
	if (count <= w->item_room)
		return KZ_OK;
	free(w->items);
	free(w->spare);
	w->items = malloc(count * sizeof *w->items);
	w->spare = malloc(count * sizeof *w->spare);
	w->item_room = count;
	return w->items != NULL && w->spare != NULL ? KZ_OK : kzi_no_memory(w->err);
}

static kz_status write_fragments(writing *w)
{
	size_t *starts = calloc(STARTS, sizeof *starts);
	kz_status st = KZ_OK;
	if (starts == NULL)
		return kzi_no_memory(w->err);
	count_starts(w, starts);
	for (size_t first = 0, end; first < STARTS && st == KZ_OK; first = end) {
		size_t count = starts[first];
		for (end = first + 1; end < STARTS; end++) {
			if (count + starts[end] > AT_ONCE)
				break;
			count += starts[end];
		}
		st = count > 0 ? make_room(w, count) : KZ_OK;
		if (count == 0 || st != KZ_OK)
			continue;
		collect(w, first, end);
		st = write_collected(w);
	}
	free(starts);
	return st;
}

static kz_status write_words(writing *w, uint32_t *most)
{
	unsigned char key[1 + KZI_WORD_MOST], tag[sizeof(uint32_t)];
	kz_status st = KZ_OK;
	for (size_t rank = 0; rank < w->count && st == KZ_OK; rank++) {
		const kzi_run_term *word = &w->words[rank];
		uint32_t frequency = (uint32_t)word->start;
		size_t length = 0;
		key[0] = WORD;
		memcpy(key + 1, word->name + 1, word->name[0]);
		for (uint32_t rest = frequency; rest != 0; rest >>= 8)
			tag[length++] = (unsigned char)rest;
		if (frequency > *most)
			*most = frequency;
		st = kzi_btree_add(w->table, key, 1 + (size_t)word->name[0], tag, length,
			false, w->err);
	}
	return st;
}

static kz_status sort_words(const kzi_spelling *spelling, writing *w)
{
	const kzi_names *words = &spelling->words;
	w->words = malloc((words->count + 1) * sizeof *w->words);
	kzi_run_term *spare = malloc((words->count + 1) * sizeof *spare);
	if (w->words == NULL || spare == NULL) {
		free(spare);
		return kzi_no_memory(w->err);
	}
	for (uint32_t i = 0; i < words->count; i++) {
		if (spelling->frequencies[i] > 0)
			w->words[w->count++] = kzi_run_term_of(
				kzi_names_at(words, i), spelling->frequencies[i]);
	}
	kzi_sort_terms(&w->words, &spare, w->count);
	free(spare);
	return KZ_OK;
}

kz_status kzi_spelling_write(
	const kzi_spelling *spelling, kzi_btree *table, uint32_t *most, kz_error *err)
{
	writing w = {.table = table, .err = err};
	*most = 0;
	kz_status st = sort_words(spelling, &w);
	if (st == KZ_OK)
		st = write_fragments(&w);
	if (st == KZ_OK)
		st = write_words(&w, most);
	free(w.words);
	free(w.items);
	free(w.spare);
	kzi_buffer_free(&w.tag);
	return st;
}
