/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is remembered of a word is a record in one buffer, found through a table of
 * places. When the buffer is full, all is forgotten and it begins anew.
 *
 *   length  word  count  (start  length  depth  term's length  term) × count
 *
 * Threads that share it hold its lock as long as it takes to copy a record, and never
 * while a word is taken apart.
 */
#include "text/parts.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/thread.h"
#include "text/conflate.h"

#include <stdlib.h>
#include <string.h>

enum {
	SLOTS_LEAST = 1 << 10,
	WORDS_MOST = 1 << 19, /* words that nobody has met before go on coming */
	BYTES_MOST = 32 << 20,
	PART_HEADER = 4
};

typedef struct slot {
	uint32_t hash;
	uint32_t place; /* one more than where the record is; 0 is free */
} slot;

/* What is remembered, by all that share it. */
struct kzi_splits {
	pthread_mutex_t lock; /* on all that follows */
	unsigned owners;
	uint32_t secret;
	slot *slots;
	size_t slot_count, count;
	kzi_buffer records;
};

struct kzi_splitter {
	kzi_lexicon *lexicon;
	bool borrows; /* the lexicon */
	const kzi_endings *endings;
	struct kzi_splits *known;
	kzi_buffer record; /* of the last word */
};

/* ---- Who remembers ---- */

static struct kzi_splits *new_splits(void)
{
	struct kzi_splits *known = calloc(1, sizeof *known);
	if (known == NULL)
		return NULL;
	pthread_mutex_init(&known->lock, NULL);
	known->owners = 1;
	known->secret = kzi_hash_secret(known);
	return known;
}

static struct kzi_splits *join(struct kzi_splits *known)
{
	pthread_mutex_lock(&known->lock);
	known->owners++;
	pthread_mutex_unlock(&known->lock);
	return known;
}

static void leave(struct kzi_splits *known)
{
	pthread_mutex_lock(&known->lock);
	bool last = --known->owners == 0;
	pthread_mutex_unlock(&known->lock);
	if (!last)
		return;
	pthread_mutex_destroy(&known->lock);
	kzi_buffer_free(&known->records);
	free(known->slots);
	free(known);
}

kz_status kzi_splitter_open(kzi_lexicon *lexicon, const kzi_endings *endings,
	kzi_splitter **out, kz_error *err)
{
	kzi_splitter *splitter = calloc(1, sizeof *splitter);
	struct kzi_splits *known = new_splits();
	*out = splitter;
	if (splitter != NULL && known != NULL) {
		splitter->lexicon = lexicon;
		splitter->endings = endings;
		splitter->known = known;
		return KZ_OK;
	}
	*out = NULL;
	free(splitter);
	if (known != NULL)
		leave(known);
	kzi_lexicon_close(lexicon);
	return kzi_no_memory(err);
}

kz_status kzi_splitter_twin(kzi_splitter *of, kzi_splitter **out, kz_error *err)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return kzi_no_memory(err);
	(*out)->lexicon = of->lexicon;
	(*out)->borrows = true;
	(*out)->endings = of->endings;
	(*out)->known = join(of->known);
	return KZ_OK;
}

void kzi_splitter_share(kzi_splitter *splitter, kzi_splitter *with)
{
	struct kzi_splits *known = join(with->known);
	leave(splitter->known);
	splitter->known = known;
}

void kzi_splitter_close(kzi_splitter *splitter)
{
	if (splitter == NULL)
		return;
	if (!splitter->borrows)
		kzi_lexicon_close(splitter->lexicon);
	leave(splitter->known);
	kzi_buffer_free(&splitter->record);
	free(splitter);
}

const kzi_lexicon *kzi_splitter_lexicon(const kzi_splitter *splitter)
{
	return splitter->lexicon;
}

void kzi_splitter_hasten(kzi_splitter *splitter)
{
	kzi_lexicon_hasten(splitter->lexicon);
}

/* ---- What is remembered ---- */

/* A record: the word with its length, and its parts with theirs. */
static size_t record_length(const char *record)
{
	const char *at = record + 1 + (unsigned char)record[0];
	for (size_t count = (unsigned char)*at++; count > 0; count--)
		at += PART_HEADER + (unsigned char)at[PART_HEADER - 1];
	return (size_t)(at - record);
}

static slot *find(
	const struct kzi_splits *known, uint32_t hash, const char *word, size_t length)
{
	for (size_t at = hash;; at++) {
		slot *found = &known->slots[at & (known->slot_count - 1)];
		if (found->place == 0)
			return found;
		const char *record = known->records.data + found->place - 1;
		if (found->hash == hash && (unsigned char)record[0] == length &&
			memcmp(record + 1, word, length) == 0)
			return found;
	}
}

static bool recall(struct kzi_splits *known, uint32_t hash, const char *word,
	size_t length, kzi_buffer *record)
{
	bool there = false;
	pthread_mutex_lock(&known->lock);
	if (known->count > 0) {
		const slot *found = find(known, hash, word, length);
		there = found->place != 0;
		if (there) {
			const char *bytes = known->records.data + found->place - 1;
			kzi_buffer_append(record, bytes, record_length(bytes));
		}
	}
	pthread_mutex_unlock(&known->lock);
	return there;
}

static void forget(struct kzi_splits *known)
{
	if (known->slots != NULL)
		memset(known->slots, 0, known->slot_count * sizeof *known->slots);
	kzi_buffer_reset(&known->records);
	known->count = 0;
}

static bool make_room(struct kzi_splits *known)
{
	if (known->count == WORDS_MOST || known->records.length > BYTES_MOST)
		forget(known);
	if (2 * known->count < known->slot_count)
		return true;
	size_t count = known->slot_count > 0 ? 2 * known->slot_count : SLOTS_LEAST;
	slot *slots = calloc(count, sizeof *slots);
	if (slots == NULL)
		return false;
	for (size_t i = 0; i < known->slot_count; i++) {
		size_t to = known->slots[i].hash;
		if (known->slots[i].place == 0)
			continue;
		while (slots[to & (count - 1)].place != 0)
			to++;
		slots[to & (count - 1)] = known->slots[i];
	}
	free(known->slots);
	known->slots = slots;
	known->slot_count = count;
	return true;
}

/* Another may have done so meanwhile. What there is no memory for is not kept. */
static void remember(struct kzi_splits *known, uint32_t hash, const kzi_buffer *record)
{
	pthread_mutex_lock(&known->lock);
	if (make_room(known)) {
		slot *free_slot = find(
			known, hash, record->data + 1, (unsigned char)record->data[0]);
		size_t place = known->records.length + 1;
		if (free_slot->place == 0)
			kzi_buffer_append(&known->records, record->data, record->length);
		if (known->records.failed) {
			forget(known);
		} else if (free_slot->place == 0) {
			*free_slot = (slot){hash, (uint32_t)place};
			known->count++;
		}
	}
	pthread_mutex_unlock(&known->lock);
}

/* ---- A word ---- */

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
	kzi_buffer_append(&splitter->record, header, sizeof header);
	kzi_buffer_append(&splitter->record, term, length);
}

static void write_record(kzi_splitter *splitter, const char *word, size_t length)
{
	kzi_part parts[KZI_PARTS_MAX];
	size_t count = kzi_compound_split(
		splitter->lexicon, splitter->endings, word, length, parts);
	kzi_buffer_byte(&splitter->record, (char)length);
	kzi_buffer_append(&splitter->record, word, length);
	kzi_buffer_byte(&splitter->record, (char)count);
	for (size_t i = 0; i < count; i++)
		add_part(splitter, word, parts[i]);
}

kz_status kzi_splitter_split(kzi_splitter *splitter, const char *folded, size_t length,
	kzi_part_terms *out, kz_error *err)
{
	out->count = 0;
	if (length < KZI_COMPOUND_LEAST || length > KZI_COMPOUND_MAX)
		return KZ_OK;
	struct kzi_splits *known = splitter->known;
	uint32_t hash = kzi_hash(known->secret, folded, length);
	kzi_buffer_reset(&splitter->record);
	if (!recall(known, hash, folded, length, &splitter->record)) {
		write_record(splitter, folded, length);
		if (!splitter->record.failed)
			remember(known, hash, &splitter->record);
	}
	if (splitter->record.failed)
		return kzi_no_memory(err);
	read_record(splitter->record.data, out);
	return KZ_OK;
}
