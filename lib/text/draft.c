/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making a lexicon: words and their kinds, and what follows from all of them. */
#include "text/lexicon.h"

#include "text/conflate.h"
#include "text/lexicon_bytes.h"

#include <stdlib.h>
#include <string.h>

/* What is remembered of the words of documents: enough for millions. */
enum { SEEN_MOST = 256 << 20 };

/* Where the word is or would be in the table. */
static uint32_t *find_hashed(
	const kzi_draft *draft, uint32_t hash, const char *word, size_t length)
{
	for (size_t slot = hash;; slot++) {
		uint32_t *found = &draft->slots[slot & (draft->room - 1)];
		if (*found == 0 || kzi_word_is_at(draft->bytes.data, draft->bytes.length,
					   *found, word, length))
			return found;
	}
}

static uint32_t *find_slot(const kzi_draft *draft, const char *word, size_t length)
{
	return find_hashed(draft, kzi_hash_of(word, length), word, length);
}

static bool grow(kzi_draft *draft)
{
	size_t room = draft->room > 0 ? 2 * draft->room : KZI_SLOTS_LEAST;
	uint32_t *slots = room <= KZI_SLOTS_MOST ? calloc(room, sizeof *slots) : NULL;
	if (slots == NULL)
		return false;
	free(draft->slots);
	draft->slots = slots;
	draft->room = room;
	/* A place of 0 is a free slot, so no word may have it. */
	if (draft->bytes.length == 0)
		kzi_buffer_byte(&draft->bytes, '\0');
	const char *bytes = draft->bytes.data;
	for (size_t at = 1; at < draft->bytes.length;) {
		size_t length = (unsigned char)bytes[at + KZI_WORD_LENGTH];
		*find_slot(draft, bytes + at + KZI_WORD_HEADER, length) = (uint32_t)at;
		at += KZI_WORD_HEADER + length;
	}
	return true;
}

/* The word's header, made where it is new; NULL for a word that is none. */
static char *take_word(kzi_draft *draft, const char *word, size_t length)
{
	if (draft->failed || length == 0 || length > KZI_LEXEME_MAX)
		return NULL;
	if (2 * (draft->count + 1) > draft->room && !grow(draft)) {
		draft->failed = true;
		return NULL;
	}
	uint32_t *slot = find_slot(draft, word, length);
	if (*slot != 0)
		return draft->bytes.data + *slot;
	char header[KZI_WORD_HEADER] = {[KZI_WORD_LENGTH] = (char)length};
	size_t place = draft->bytes.length;
	kzi_buffer_append(&draft->bytes, header, sizeof header);
	kzi_buffer_append(&draft->bytes, word, length);
	if (draft->bytes.failed || place > UINT32_MAX / 2) {
		draft->failed = true;
		return NULL;
	}
	*slot = (uint32_t)place;
	draft->count++;
	return draft->bytes.data + place;
}

void kzi_draft_add(kzi_draft *draft, const char *word, size_t length, unsigned kinds)
{
	char *at = take_word(draft, word, length);
	if (at != NULL)
		kzi_write_number(at, kzi_read_number(at) | kinds);
}

static void count_up(char *count)
{
	if ((unsigned char)*count < UINT8_MAX)
		++*count;
}

/* ---- Words of documents ---- */

/* Memory is slow and wide: what no other waits for is asked for before any of it is made
 * use of. A place of 0: that word must be looked for by itself. */
static void look_at_once(const kzi_draft *seen, const kzi_seen_word *words, size_t count,
	uint32_t places[KZI_SEEN_MOST])
{
	for (size_t i = 0; i < count; i++) {
		uint32_t hash = kzi_hash_of(words[i].text, words[i].length);
		places[i] = seen->room > 0 ? seen->slots[hash & (seen->room - 1)] : 0;
	}
	for (size_t i = 0; i < count; i++)
		if (!kzi_word_is_at(seen->bytes.data, seen->bytes.length, places[i],
			    words[i].text, words[i].length))
			places[i] = 0;
}

/* Until they are added to a lexicon, a word's kinds are the document that had it last,
 * and what begins with it the number of documents. */
void kzi_draft_see(
	kzi_draft *seen, const kzi_seen_word *words, size_t count, uint32_t document)
{
	uint32_t places[KZI_SEEN_MOST];
	look_at_once(seen, words, count, places);
	for (size_t i = 0; i < count && seen->bytes.length <= SEEN_MOST; i++) {
		char *at = places[i] != 0
				   ? seen->bytes.data + places[i]
				   : take_word(seen, words[i].text, words[i].length);
		if (at == NULL || kzi_read_number(at) == document)
			continue;
		kzi_write_number(at, document);
		count_up(at + KZI_WORD_BEGINS);
	}
}

void kzi_draft_add_seen_by(kzi_draft *seen, const kzi_draft *other)
{
	if (other->failed)
		seen->failed = true;
	for (size_t at = 1; at < other->bytes.length;) {
		const char *header = other->bytes.data + at;
		size_t length = (unsigned char)header[KZI_WORD_LENGTH];
		char *to = take_word(seen, header + KZI_WORD_HEADER, length);
		if (to == NULL)
			return;
		unsigned count = (unsigned char)to[KZI_WORD_BEGINS] +
				 (unsigned)(unsigned char)header[KZI_WORD_BEGINS];
		to[KZI_WORD_BEGINS] = (char)(count < UINT8_MAX ? count : UINT8_MAX);
		at += KZI_WORD_HEADER + length;
	}
}

/* A form of a word that is known says nothing new. */
static bool is_known(const kzi_draft *draft, const kzi_endings *endings, const char *word,
	size_t length)
{
	char term[KZI_STEM_MAX];
	if (draft->room == 0)
		return false;
	if (*find_slot(draft, word, length) != 0)
		return true;
	size_t made = kzi_conflate(endings, word, length, term);
	return made > 0 && *find_slot(draft, term, made) != 0;
}

static int by_word(const void *a, const void *b)
{
	const char *one = *(const char *const *)a, *other = *(const char *const *)b;
	size_t length = (unsigned char)one[KZI_WORD_LENGTH];
	size_t others = (unsigned char)other[KZI_WORD_LENGTH];
	int order = memcmp(one + KZI_WORD_HEADER, other + KZI_WORD_HEADER,
		length < others ? length : others);
	return order != 0 ? order : (length > others) - (length < others);
}

/* In the order of the alphabet: which forms of a word count depends on which came before,
 * and must not depend on which document came first. */
void kzi_draft_add_seen(kzi_draft *draft, const kzi_endings *endings,
	const kzi_draft *seen, unsigned least)
{
	size_t count = 0;
	const char **often = calloc(seen->count + 1, sizeof(const char *));
	if (seen->failed || often == NULL)
		draft->failed = true;
	for (size_t at = 1; at < seen->bytes.length && often != NULL;) {
		const char *header = seen->bytes.data + at;
		if ((unsigned char)header[KZI_WORD_BEGINS] >= least)
			often[count++] = header;
		at += KZI_WORD_HEADER + (unsigned char)header[KZI_WORD_LENGTH];
	}
	if (count > 0)
		qsort(often, count, sizeof *often, by_word);
	for (size_t i = 0; i < count; i++) {
		const char *word = often[i] + KZI_WORD_HEADER;
		size_t length = (unsigned char)often[i][KZI_WORD_LENGTH];
		if (is_known(draft, endings, word, length))
			continue;
		kzi_draft_add(draft, word, length, KZI_LEX_SEEN);
		draft->seen++;
	}
	free(often);
}

/* ---- What follows ---- */

static void add_terms(kzi_draft *draft, const kzi_endings *endings)
{
	size_t end = draft->bytes.length;
	for (size_t at = 1; at < end && !draft->failed;) {
		const char *word = draft->bytes.data + at;
		size_t length = (unsigned char)word[KZI_WORD_LENGTH];
		uint32_t kinds = kzi_read_number(word);
		unsigned add = 0;
		char term[KZI_STEM_MAX];
		add |= kinds & KZI_LEX_NOUN ? KZI_LEX_TERM_OF_NOUN : 0;
		add |= kinds & KZI_LEX_VERB ? KZI_LEX_TERM_OF_VERB : 0;
		add |= kinds & (KZI_LEX_ADJECTIVE | KZI_LEX_UNCLEAR)
			       ? KZI_LEX_TERM_OF_OTHER
			       : 0;
		add |= kinds & (KZI_LEX_WHOLE | KZI_LEX_VERBAL);
		size_t made = add != 0 ? kzi_conflate(endings, word + KZI_WORD_HEADER,
						 length, term)
				       : 0;
		if (made == 0)
			memcpy(term, word + KZI_WORD_HEADER, length);
		if (add != 0)
			kzi_draft_add(draft, term, made > 0 ? made : length, add);
		at += KZI_WORD_HEADER + length;
	}
}

/* Which kinds are words that stand in compounds, and in which place. */
enum {
	CAN_BEGIN = KZI_LEX_NOUN | KZI_LEX_BEGINS | KZI_LEX_LINKED | KZI_LEX_UNCLEAR |
		    KZI_LEX_SEEN,
	CAN_END = KZI_LEX_NOUN | KZI_LEX_UNCLEAR | KZI_LEX_BEGINS | KZI_LEX_SEEN,
	CAN_BE_MADE = CAN_END | KZI_LEX_ADJECTIVE | KZI_LEX_VERB
};

/* zorg begins zorgverlener, and verlener ends it: the more words do so, the more
 * likely they are to do it again. */
static void count_family(kzi_draft *draft, const char *word, size_t length)
{
	uint32_t hash = KZI_HASH_START;
	for (size_t cut = 0; cut + 3 <= length; hash = kzi_hash_byte(hash, word[cut++])) {
		if (cut < 3)
			continue;
		uint32_t first = *find_hashed(draft, kzi_hash_slot(hash), word, cut);
		if (first == 0 ||
			!(kzi_read_number(draft->bytes.data + first) & CAN_BEGIN))
			continue;
		uint32_t last = *find_slot(draft, word + cut, length - cut);
		if (last == 0 || !(kzi_read_number(draft->bytes.data + last) & CAN_END))
			continue;
		count_up(draft->bytes.data + last + KZI_WORD_ENDS);
		count_up(draft->bytes.data + first + KZI_WORD_BEGINS);
	}
}

static void count_families(kzi_draft *draft, size_t end)
{
	for (size_t at = 1; at < end;) {
		const char *header = draft->bytes.data + at;
		size_t length = (unsigned char)header[KZI_WORD_LENGTH];
		if (kzi_read_number(header) & CAN_BE_MADE)
			count_family(draft, header + KZI_WORD_HEADER, length);
		at += KZI_WORD_HEADER + length;
	}
}

static void write_out(const kzi_draft *draft, kzi_buffer *out)
{
	char header[KZI_LEXICON_HEADER], number[4];
	size_t shift = KZI_LEXICON_HEADER + 4 * draft->room;
	memcpy(header, kzi_lexicon_magic, KZI_LEXICON_MAGIC);
	kzi_write_number(header + KZI_LEXICON_MAGIC, (uint32_t)draft->room);
	kzi_write_number(header + KZI_LEXICON_MAGIC + 4, (uint32_t)draft->count);
	kzi_write_number(header + KZI_LEXICON_MAGIC + 8, (uint32_t)draft->listed);
	kzi_write_number(header + KZI_LEXICON_MAGIC + 12, (uint32_t)draft->seen);
	kzi_buffer_append(out, header, sizeof header);
	for (size_t i = 0; i < draft->room; i++) {
		uint32_t place = draft->slots[i];
		kzi_write_number(number, place != 0 ? place + (uint32_t)shift : 0);
		kzi_buffer_append(out, number, sizeof number);
	}
	kzi_buffer_append(out, draft->bytes.data, draft->bytes.length);
}

kz_status kzi_draft_finish(
	kzi_draft *draft, const kzi_endings *endings, kzi_lexicon **out, kz_error *err)
{
	*out = NULL;
	if (draft->room == 0 && !grow(draft))
		draft->failed = true;
	size_t end = draft->bytes.length;
	add_terms(draft, endings);
	if (!draft->failed)
		count_families(draft, end);
	kzi_buffer bytes = {.failed = draft->failed};
	if (!draft->failed)
		write_out(draft, &bytes);
	kzi_draft_free(draft);
	return kzi_lexicon_take(&bytes, out, err);
}

void kzi_draft_free(kzi_draft *draft)
{
	kzi_buffer_free(&draft->bytes);
	free(draft->slots);
	*draft = (kzi_draft){0};
}
