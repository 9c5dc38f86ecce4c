/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is remembered of a word is a record in one buffer, found through a table of
 * places. When the buffer is full, all is forgotten and it begins anew.
 *
 *   length  word  count  (start  length  depth  term's length  term) × count
 */
#include "text/parts.h"

#include "base/buffer.h"
#include "text/conflate.h"
#include "text/lexicon_bytes.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 17, WORDS_MOST = SLOTS / 2, BYTES_MOST = 8 << 20, PART_HEADER = 4 };

struct kzi_splitter {
	kzi_lexicon *lexicon;
	const kzi_endings *endings;
	uint32_t *places; /* one more than where the record is; 0 is free */
	kzi_buffer records;
	size_t count;
};

kz_status kzi_splitter_open(kzi_lexicon *lexicon, const kzi_endings *endings,
	kzi_splitter **out, kz_error *err)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL) {
		kzi_lexicon_close(lexicon);
		return kzi_no_memory(err);
	}
	(*out)->lexicon = lexicon;
	(*out)->endings = endings;
	return KZ_OK;
}

void kzi_splitter_close(kzi_splitter *splitter)
{
	if (splitter == NULL)
		return;
	kzi_lexicon_close(splitter->lexicon);
	kzi_buffer_free(&splitter->records);
	free(splitter->places);
	free(splitter);
}

const kzi_lexicon *kzi_splitter_lexicon(const kzi_splitter *splitter)
{
	return splitter->lexicon;
}

/* ---- What is remembered ---- */

static uint32_t *find_place(kzi_splitter *splitter, const char *word, size_t length)
{
	for (uint32_t hash = kzi_hash_of(word, length);; hash++) {
		uint32_t *place = &splitter->places[hash % SLOTS];
		if (*place == 0)
			return place;
		const char *record = splitter->records.data + *place - 1;
		if ((unsigned char)record[0] == length &&
			memcmp(record + 1, word, length) == 0)
			return place;
	}
}

static void read_record(const char *at, kzi_part_terms *out)
{
	at += 1 + (unsigned char)at[0];
	out->count = (unsigned char)*at++;
	for (size_t i = 0; i < out->count; i++) {
		out->items[i].part =
			(kzi_part){(uint8_t)at[0], (uint8_t)at[1], (uint8_t)at[2]};
		out->items[i].term_length = (uint8_t)at[3];
		out->items[i].term = at + PART_HEADER;
		at += PART_HEADER + out->items[i].term_length;
	}
}

static void add_part(kzi_splitter *splitter, const char *word, kzi_part part)
{
	char stem[KZI_STEM_MAX];
	const char *term = stem;
	size_t length =
		kzi_conflate(splitter->endings, word + part.start, part.length, stem);
	if (length == 0) {
		term = word + part.start;
		length = part.length;
	}
	char header[PART_HEADER] = {
		(char)part.start, (char)part.length, (char)part.depth, (char)length};
	kzi_buffer_append(&splitter->records, header, sizeof header);
	kzi_buffer_append(&splitter->records, term, length);
}

static void write_record(kzi_splitter *splitter, const char *word, size_t length)
{
	kzi_part parts[KZI_PARTS_MAX];
	size_t count = kzi_compound_split(
		splitter->lexicon, splitter->endings, word, length, parts);
	kzi_buffer_byte(&splitter->records, (char)length);
	kzi_buffer_append(&splitter->records, word, length);
	kzi_buffer_byte(&splitter->records, (char)count);
	for (size_t i = 0; i < count; i++)
		add_part(splitter, word, parts[i]);
}

static bool make_room(kzi_splitter *splitter)
{
	if (splitter->places == NULL)
		splitter->places = calloc(SLOTS, sizeof *splitter->places);
	else if (splitter->count == WORDS_MOST || splitter->records.length > BYTES_MOST) {
		memset(splitter->places, 0, SLOTS * sizeof *splitter->places);
		kzi_buffer_reset(&splitter->records);
		splitter->count = 0;
	}
	return splitter->places != NULL;
}

kz_status kzi_splitter_split(kzi_splitter *splitter, const char *folded, size_t length,
	kzi_part_terms *out, kz_error *err)
{
	out->count = 0;
	if (length < KZI_COMPOUND_LEAST || length > KZI_COMPOUND_MAX)
		return KZ_OK;
	if (!make_room(splitter))
		return kzi_no_memory(err);
	uint32_t *place = find_place(splitter, folded, length);
	if (*place == 0) {
		size_t at = splitter->records.length;
		write_record(splitter, folded, length);
		if (splitter->records.failed) {
			splitter->records.failed = false;
			splitter->records.length = at;
			return kzi_no_memory(err);
		}
		*place = (uint32_t)at + 1;
		splitter->count++;
	}
	read_record(splitter->records.data + *place - 1, out);
	return KZ_OK;
}
