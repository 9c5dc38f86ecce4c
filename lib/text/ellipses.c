/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * First the word that is whole is looked for, a few words further on or back; then the
 * place at which it is cut: where what comes out is a word that is known, or else where
 * the whole word is a compound.
 *
 *     in- en uitvoer                        in + voer, as invoer is a word
 *     onderzoeks- en innovatieklimaat       onderzoeks + klimaat, as innovatie + klimaat
 */
#include "text/ellipses.h"

#include "base/utf8.h"
#include "text/conflate.h"
#include "text/fold.h"

#include <string.h>

enum {
	WORDS_BETWEEN = 8, /* "akkerbouw-, tuinbouw-, fruit- en veeteelt" */
	HALF_LEAST = 2,
	CUT_LEAST = 3
};

/* ---- Hyphens ---- */

/* The bytes of a hyphen of any kind at a place, or before it; 0 for none. */
static size_t hyphen_at(const char *text, size_t length, size_t at)
{
	uint32_t rune;
	size_t taken = at < length ? kzi_utf8_decode(text + at, length - at, &rune) : 0;
	bool hyphen = taken > 0 && (rune == '-' || (rune >= 0x2010 && rune <= 0x2013));
	return hyphen ? taken : 0;
}

static size_t hyphen_before(const char *text, size_t at)
{
	if (at >= 1 && text[at - 1] == '-')
		return 1;
	return at >= 3 && hyphen_at(text, at, at - 3) == 3 ? 3 : 0;
}

/* Letters and digits, and bytes beyond ASCII, which mostly are letters. */
static bool is_inside(char byte)
{
	char lowered = (char)(byte | 0x20);
	return (byte & 0x80) != 0 || (byte >= '0' && byte <= '9') ||
	       (lowered >= 'a' && lowered <= 'z');
}

static bool hangs_behind(const char *text, size_t length, const kzi_word *word)
{
	size_t end = word->start + word->length, taken = hyphen_at(text, length, end);
	return taken > 0 && (end + taken == length || !is_inside(text[end + taken]));
}

static bool hangs_before(const char *text, const kzi_word *word)
{
	size_t taken = hyphen_before(text, word->start);
	size_t at = word->start - taken;
	return taken > 0 && at > 0 && (text[at - 1] == ' ' || text[at - 1] == '/');
}

bool kzi_is_half(const char *text, size_t length, const kzi_word *word)
{
	return word->folded_length >= HALF_LEAST &&
	       (hangs_behind(text, length, word) || hangs_before(text, word));
}

/* ---- The word that is whole ---- */

static bool is_between(const kzi_word *word)
{
	static const char *const words[] = {"en", "of", "als", "dan", "wel", "alsook",
		"alsmede", "noch", "tot", "respectievelijk", "resp", "de", "het", "een"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strlen(words[i]) == word->folded_length &&
			memcmp(words[i], word->folded, word->folded_length) == 0)
			return true;
	return false;
}

/* Does a sentence, or a line, end between these places? */
static bool ends_between(const char *text, size_t from, size_t to)
{
	for (; from < to; from++)
		if (memchr(".;:!?()\n", text[from], 8) != NULL)
			return true;
	return false;
}

typedef struct whole_word {
	char text[KZI_COMPOUND_MAX + 1];
	size_t length;
	bool failed; /* no memory */
} whole_word;

static bool keep_word(const kzi_word *word, whole_word *out)
{
	if (word->folded_length > KZI_COMPOUND_MAX)
		return false;
	for (size_t i = 0; i < word->folded_length; i++)
		if (word->folded[i] < 'a' || word->folded[i] > 'z')
			return false;
	memcpy(out->text, word->folded, word->folded_length);
	out->length = word->folded_length;
	return true;
}

/* "regelgeving" of "wet- en regelgeving". */
static bool find_behind(
	const char *text, size_t length, const kzi_word *half, whole_word *out)
{
	size_t end = half->start + half->length;
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	words.at = end;
	bool found = false;
	for (int i = 0; i < WORDS_BETWEEN && !found && kzi_words_next(&words, &word);
		i++) {
		if (ends_between(text, end, word.start))
			break;
		end = word.start + word.length;
		if (hangs_behind(text, length, &word))
			continue;
		if (is_between(&word))
			continue;
		found = keep_word(&word, out);
		if (!found)
			break;
	}
	out->failed = kzi_words_failed(&words);
	kzi_words_end(&words);
	return found;
}

/* Where the stretch without a space begins that ends before a place. */
static size_t stretch_before(const char *text, size_t at)
{
	while (at > 0 && is_inside(text[at - 1]))
		at--;
	return at;
}

/* "kinderopvang" of "kinderopvang en -toeslag": the word before one that joins. */
static bool find_before(const char *text, const kzi_word *half, whole_word *out)
{
	size_t at = half->start - hyphen_before(text, half->start);
	bool found = false;
	for (int i = 0; i < 3 && !found && at > 0; i++) {
		size_t end = at;
		while (end > 0 && !is_inside(text[end - 1]))
			end--;
		if (ends_between(text, end, at))
			return false;
		at = stretch_before(text, end);
		kzi_words words = KZI_WORDS_OF(text, end);
		kzi_word word;
		words.at = at;
		bool there = kzi_words_next(&words, &word);
		bool joins = there && is_between(&word);
		found = there && !joins && i > 0 && keep_word(&word, out);
		out->failed = kzi_words_failed(&words);
		kzi_words_end(&words);
		if (!joins)
			break;
	}
	return found;
}

/* ---- Both halves together ---- */

typedef struct joining {
	kzi_splitter *splitter;
	const kzi_lexicon *lexicon;
	const kzi_endings *endings;
	bool failed; /* no memory */
} joining;

/* A word of the lexicon, or a form of one. */
static bool is_known(const joining *j, const char *word, size_t length)
{
	enum {
		WORD = KZI_LEX_NOUN | KZI_LEX_VERB | KZI_LEX_ADJECTIVE | KZI_LEX_UNCLEAR |
		       KZI_LEX_SEEN,
		TERM = KZI_LEX_TERM_OF_NOUN | KZI_LEX_TERM_OF_VERB | KZI_LEX_TERM_OF_OTHER
	};
	char term[KZI_STEM_MAX];
	if (kzi_lexicon_find(j->lexicon, word, length).kinds & WORD)
		return true;
	size_t made = kzi_conflate(j->endings, word, length, term);
	return made > 0 && kzi_lexicon_find(j->lexicon, term, made).kinds & (WORD | TERM);
}

/* Joins two stretches; 0 when that is too long. */
static size_t join(const char *first, size_t first_length, const char *last,
	size_t last_length, char out[KZI_COMPOUND_MAX + 1])
{
	if (first_length + last_length > KZI_COMPOUND_MAX)
		return 0;
	memcpy(out, first, first_length);
	memcpy(out + first_length, last, last_length);
	out[first_length + last_length] = '\0';
	return first_length + last_length;
}

static void add_whole(kzi_whole *out, const char *first, size_t first_length,
	const char *last, size_t last_length)
{
	if (out->count < KZI_WHOLE_MAX &&
		join(first, first_length, last, last_length, out->words[out->count]) > 0)
		out->count++;
}

/* Where the head of a compound begins; 0 when it is none. */
static size_t head_of(joining *j, const whole_word *whole)
{
	kzi_part_terms parts;
	size_t start = 0;
	j->failed |= kzi_splitter_split(j->splitter, whole->text, whole->length, &parts,
			     NULL) != KZ_OK;
	for (size_t i = 0; i < parts.count; i++)
		if (parts.items[i].part.depth == 0)
			start = parts.items[i].part.start;
	return start;
}

/* wet and the geving of regelgeving: where they are a word, longest first. */
static size_t find_cut(
	const joining *j, const char *half, size_t length, const whole_word *whole)
{
	char joined[KZI_COMPOUND_MAX + 1];
	for (size_t at = CUT_LEAST - 1; at + CUT_LEAST <= whole->length; at++) {
		size_t made =
			join(half, length, whole->text + at, whole->length - at, joined);
		if (made > 0 && is_known(j, joined, made))
			return at;
	}
	return 0;
}

/* The genen of "genen- en celtherapieën" is also gen. */
static size_t unlinked(const joining *j, const char *half, size_t length)
{
	static const char *const links[] = {"en", "s", "n"};
	for (size_t i = 0; i < sizeof links / sizeof links[0]; i++) {
		size_t cut = strlen(links[i]);
		if (length >= cut + CUT_LEAST &&
			memcmp(half + length - cut, links[i], cut) == 0 &&
			kzi_lexicon_find(j->lexicon, half, length - cut).kinds &
				(KZI_LEX_NOUN | KZI_LEX_BEGINS))
			return length - cut;
	}
	return length;
}

static void complete_first(
	joining *j, const kzi_word *half, const whole_word *whole, kzi_whole *out)
{
	size_t length = half->folded_length, head = head_of(j, whole);
	char joined[KZI_COMPOUND_MAX + 1];
	size_t made = head > 0 ? join(half->folded, length, whole->text + head,
					 whole->length - head, joined)
			       : 0;
	size_t at = made > 0 && is_known(j, joined, made)
			    ? head
			    : find_cut(j, half->folded, length, whole);
	if (at == 0)
		at = head;
	if (at == 0)
		return;
	add_whole(out, half->folded, length, whole->text + at, whole->length - at);
	size_t bare = unlinked(j, half->folded, length);
	if (at == head && bare < length)
		add_whole(out, half->folded, bare, whole->text + at, whole->length - at);
}

/* kinder and toeslag; the link of what is whole goes with it. */
static void complete_last(
	joining *j, const kzi_word *half, const whole_word *whole, kzi_whole *out)
{
	size_t head = head_of(j, whole);
	if (head > 0)
		add_whole(out, whole->text, head, half->folded, half->folded_length);
}

bool kzi_complete(kzi_splitter *splitter, const kzi_endings *endings, const char *text,
	size_t length, const kzi_word *word, kzi_worth_fn *worth, const void *context,
	kzi_whole *out)
{
	joining j = {splitter, kzi_splitter_lexicon(splitter), endings, false};
	whole_word whole = {.length = 0};
	out->count = 0;
	for (size_t i = 0; i < word->folded_length; i++)
		if (word->folded[i] < 'a' || word->folded[i] > 'z')
			return true;
	bool behind = hangs_behind(text, length, word) &&
		      find_behind(text, length, word, &whole);
	bool found = behind;
	if (!found)
		found = hangs_before(text, word) && find_before(text, word, &whole);
	if (found && worth != NULL &&
		!worth(context, word->folded, word->folded_length, whole.text,
			whole.length))
		return !whole.failed;
	if (found && behind)
		complete_first(&j, word, &whole, out);
	else if (found)
		complete_last(&j, word, &whole, out);
	return !whole.failed && !j.failed;
}
