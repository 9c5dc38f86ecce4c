/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A word that the end of a line has broken, or that had its hyphen before. What the
 * document itself writes elsewhere decides; then the rules of Dutch spelling. */
#include "text/hyphen.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum { PIECE_MAX = 64 }; /* longer pieces are no words */

/* ---- The words of the document ---- */

struct kzi_spelling {
	uint64_t sum; /* 0: free */
	uint32_t times;
};

/* In lower case as far as Dutch goes: A to Z, and À to Þ. */
static uint64_t sum_of(const char *text, size_t length, uint64_t sum)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		bool upper = byte >= 'A' && byte <= 'Z';
		if (i > 0 && (unsigned char)text[i - 1] == 0xC3)
			upper = byte >= 0x80 && byte <= 0x9E && byte != 0x97;
		sum = (sum ^ (byte + (upper ? 0x20U : 0))) * UINT64_C(0x100000001B3);
	}
	return sum;
}

#define EMPTY_SUM UINT64_C(0xCBF29CE484222325)

static struct kzi_spelling *place_of(const kzi_spellings *words, uint64_t sum)
{
	size_t at = (size_t)(sum >> 16) & (words->room - 1);
	while (words->entries[at].sum != 0 && words->entries[at].sum != sum)
		at = (at + 1) & (words->room - 1);
	return &words->entries[at];
}

static bool grow(kzi_spellings *words)
{
	kzi_spellings larger = {
		.count = words->count, .room = words->room == 0 ? 1024 : words->room * 2};
	larger.entries = calloc(larger.room, sizeof *larger.entries);
	if (larger.entries == NULL)
		return false;
	for (size_t i = 0; i < words->room; i++) {
		if (words->entries[i].sum != 0)
			*place_of(&larger, words->entries[i].sum) = words->entries[i];
	}
	free(words->entries);
	*words = larger;
	return true;
}

static void count(kzi_spellings *words, uint64_t sum)
{
	if (words->count * 2 >= words->room && !grow(words))
		return;
	struct kzi_spelling *entry = place_of(words, sum);
	words->count += entry->sum == 0;
	entry->sum = sum;
	entry->times++;
}

static uint32_t times(const kzi_spellings *words, uint64_t sum)
{
	return words->room > 0 ? place_of(words, sum)->times : 0;
}

uint32_t kzi_spellings_count(const kzi_spellings *words, const char *word, size_t length)
{
	return times(words, sum_of(word, length, EMPTY_SUM));
}

void kzi_spellings_free(kzi_spellings *words)
{
	free(words->entries);
	*words = (kzi_spellings){0};
}

/* ---- Pieces ---- */

static bool is_letter_or_digit(uint32_t rune)
{
	kzi_rune_kind kind = kzi_rune_kind_of(rune);
	return kind == KZI_RUNE_LETTER || kind == KZI_RUNE_DIGIT;
}

/* Without the brackets and points around it; 0 when nothing is left. */
static size_t trim(const char **text, size_t length)
{
	const char *first = NULL, *end = *text;
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(*text + at, length - at, &rune);
		if (taken == 0)
			return 0;
		if (is_letter_or_digit(rune)) {
			first = first != NULL ? first : *text + at;
			end = *text + at + taken;
		}
		at += taken;
	}
	*text = first != NULL ? first : *text;
	return first != NULL ? (size_t)(end - first) : 0;
}

void kzi_spellings_add(kzi_spellings *words, const char *text, size_t length)
{
	/* "wet-" in "wet- en regelgeving" is half a word. */
	if (length == 0 || text[length - 1] == '-' || length > 2 * PIECE_MAX)
		return;
	length = trim(&text, length);
	if (length == 0)
		return;
	count(words, sum_of(text, length, EMPTY_SUM));
	/* What it is composed with a hyphen with: "boa-" of "boa-uniform". */
	const char *hyphen = memchr(text, '-', length);
	if (hyphen != NULL)
		count(words, sum_of(text, (size_t)(hyphen + 1 - text), EMPTY_SUM));
}

/* The bytes of the hyphen at the end of a line: "-", a soft one or U+2010. */
static size_t hyphen_length(const char *line, size_t length)
{
	if (length >= 1 && line[length - 1] == '-')
		return 1;
	if (length >= 2 && memcmp(line + length - 2, "\xC2\xAD", 2) == 0)
		return 2;
	if (length >= 3 && memcmp(line + length - 3, "\xE2\x80\x90", 3) == 0)
		return 3;
	return 0;
}

/* The letters before the hyphen at length: from the last that is none of those on. */
static const char *piece_before(const char *line, size_t length)
{
	size_t start = length;
	while (start > 0) {
		size_t from = start - 1;
		while (from > 0 && ((unsigned char)line[from] & 0xC0) == 0x80)
			from--;
		uint32_t rune;
		if (kzi_utf8_decode(line + from, start - from, &rune) != start - from ||
			!is_letter_or_digit(rune))
			break;
		start = from;
	}
	return line + start;
}

static bool is_upper(const char *text)
{
	unsigned char byte = (unsigned char)text[0], next = (unsigned char)text[1];
	return (byte >= 'A' && byte <= 'Z') ||
	       (byte == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97);
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_vowel(char byte)
{
	return byte != '\0' && strchr("aeiouAEIOU", byte) != NULL;
}

typedef struct piece {
	char text[PIECE_MAX + 2];
	size_t length;
} piece;

static bool take_piece(const char *text, size_t length, piece *out)
{
	if (length == 0 || length > PIECE_MAX)
		return false;
	memcpy(out->text, text, length);
	memset(out->text + length, 0, sizeof out->text - length);
	out->length = length;
	return true;
}

static bool is_one_of(const piece *word, const char *const *list)
{
	while (*list != NULL && strcmp(*list, word->text) != 0)
		list++;
	return *list != NULL;
}

static bool begins(const piece *word, const char *with)
{
	return strncmp(word->text, with, strlen(with)) == 0;
}

static bool ends(const piece *word, const char *with)
{
	size_t length = strlen(with);
	return word->length >= length &&
	       memcmp(word->text + word->length - length, with, length) == 0;
}

/* ---- Rules ---- */

/* "EU-lidstaten", "Noord-Holland", "e-mail", "2024-2025", "Bbz-krediet": pieces that
 * no syllable looks like. */
static bool is_no_syllable(const piece *left, const piece *right)
{
	bool vowel = false;
	for (size_t i = 0; i < left->length; i++) {
		if (is_digit(left->text[i]) || (i > 0 && is_upper(left->text + i)))
			return true;
		vowel = vowel || is_vowel(left->text[i]) || left->text[i] == 'y' ||
			(unsigned char)left->text[i] >= 0x80;
	}
	return !vowel || left->length == 1 || is_upper(right->text) ||
	       is_digit(right->text[0]);
}

static bool has_always_a_hyphen(const piece *left, const piece *right)
{
	static const char *const before[] = {"vice", "Vice", "self", "Self", "well",
		"oud", "Oud", "niet", "Niet", NULL};
	/* "oud-minister", but "oud-ste"; "niet-gouvernementeel", but "niet-temin". */
	return (is_one_of(left, before) && right->length > 4 && !begins(right, "te")) ||
	       begins(right, "generaal") || begins(right, "president");
}

/* Would the letters on both sides be read as one sound? "zee-eend", "auto-ongeluk". */
static bool would_be_one_sound(const piece *left, const piece *right)
{
	static const char *const sounds[] = {"aa", "ae", "ai", "au", "ee", "ei", "eu",
		"ie", "oe", "oi", "oo", "ou", "ui", "uu", NULL};
	piece pair = {{left->text[left->length - 1], right->text[0]}, 2};
	return is_one_of(&pair, sounds);
}

/* "ge- / uit", "materi- / eel": read as they should be, without a sign between them. */
static bool is_read_well(const piece *left, const piece *right)
{
	bool prefix = ends(left, "ge") || ends(left, "be");
	return (prefix && (begins(right, "ij") || begins(right, "ui"))) ||
	       (ends(left, "i") && begins(right, "ee"));
}

/* "ge- / informeerd" was "geïnformeerd": the trema goes where a line is broken. */
static bool had_a_trema(const piece *left, const piece *right)
{
	if (ends(left, "ge") || ends(left, "be"))
		return true;
	if (ends(left, "ie"))
		return begins(right, "en");
	if (ends(left, "i"))
		return begins(right, "el") || begins(right, "en");
	return strcmp(left->text, "co") == 0 && begins(right, "o");
}

/* "-en" may be all of a syllable, but only behind a vowel: "proeverij- / en". */
static bool may_be_plural(const piece *left)
{
	static const char *const sounds[] = {
		"ij", "ei", "ui", "ie", "ee", "oe", "aai", "ooi", "uw", NULL};
	for (size_t i = 0; sounds[i] != NULL; i++) {
		if (ends(left, sounds[i]))
			return true;
	}
	return false;
}

/* "wet- / en regelgeving", "voor- / (en) nadelen"; then a long word comes behind. */
static bool goes_on_elsewhere(
	const char *next, const piece *left, const piece *right, const char *after)
{
	static const char *const joins[] = {"of", "en/of", "of/en", "tot", "noch",
		"danwel", "alsmede", "c.q", "resp", "respectievelijk", "and", "or", "und",
		NULL};
	enum { LONG = 7 };
	if (next[0] == '(' || is_one_of(right, joins))
		return true;
	if (strcmp(right->text, "en") != 0)
		return false;
	return !may_be_plural(left) || strcspn(after, ".,;:)") >= LONG;
}

/* The first letter of next with its trema: "ï" of "informeerd". */
static const char *with_trema(char letter)
{
	switch (letter) {
	case 'a':
		return "\xC3\xA4";
	case 'e':
		return "\xC3\xAB";
	case 'i':
		return "\xC3\xAF";
	case 'o':
		return "\xC3\xB6";
	case 'u':
		return "\xC3\xBC";
	default:
		return NULL;
	}
}

/* How the document writes it where it is not broken. */
static kzi_hyphen written_elsewhere(
	const kzi_spellings *words, const piece *left, const piece *right)
{
	uint64_t before = sum_of(left->text, left->length, EMPTY_SUM);
	const char *accented = with_trema(right->text[0]);
	uint32_t whole = times(words, sum_of(right->text, right->length, before));
	uint64_t hyphened = sum_of("-", 1, before);
	uint32_t kept = times(words, sum_of(right->text, right->length, hyphened));
	if (accented != NULL && times(words, sum_of(right->text + 1, right->length - 1,
						     sum_of(accented, 2, before))) > 0)
		return KZI_HYPHEN_TREMA;
	if (kept > whole)
		return KZI_HYPHEN_KEEP;
	if (whole > 0)
		return KZI_HYPHEN_DROP;
	/* Twice with a hyphen and other words: "boa-uniform", "boa-werkgevers". */
	return left->length > 2 && times(words, hyphened) > 1 ? KZI_HYPHEN_KEEP
							      : KZI_HYPHEN_NONE;
}

/* "https://www.cogem.net/nieuws- / berichten": nothing of it may go. */
static bool is_address(const char *line, size_t length)
{
	size_t start = length;
	while (start > 0 && line[start - 1] != ' ')
		start--;
	return memchr(line + start, '/', length - start) != NULL ||
	       (length - start > 4 && memcmp(line + start, "www.", 4) == 0);
}

/* "het -veilig en verantwoord-": the second of two dashes. */
static bool closes_dash(const char *line, size_t length)
{
	for (size_t at = length; at-- > 1 && line[at] != '.';) {
		bool dash = line[at] == '-' && at + 1 < length;
		if (dash && line[at + 1] == ' ')
			return false;
		if (dash && line[at - 1] == ' ')
			return kzi_rune_kind_of((unsigned char)line[at + 1]) ==
			       KZI_RUNE_LETTER;
	}
	return false;
}

kzi_hyphen kzi_hyphen_between(const kzi_spellings *words, const char *line, size_t length,
	const char *next, const char *after)
{
	piece left, right;
	size_t hyphen = hyphen_length(line, length);
	if (hyphen == 0 || next[0] == '\0')
		return KZI_HYPHEN_NONE;
	length -= hyphen;
	const char *before = piece_before(line, length), *trimmed = next;
	size_t trimmed_length = trim(&trimmed, strlen(next));
	/* A dash between spaces, or something that is no word at all. */
	if (!take_piece(before, (size_t)(line + length - before), &left))
		return length == 0 || line[length - 1] == ' ' ? KZI_HYPHEN_NONE
							      : KZI_HYPHEN_KEEP;
	if (hyphen == 2)
		return KZI_HYPHEN_DROP;
	if (closes_dash(line, length))
		return KZI_HYPHEN_NONE;
	if (!take_piece(trimmed, trimmed_length, &right) || is_address(line, length))
		return KZI_HYPHEN_KEEP;
	if (goes_on_elsewhere(next, &left, &right, after))
		return KZI_HYPHEN_SPACE;
	kzi_hyphen elsewhere = written_elsewhere(words, &left, &right);
	if (elsewhere != KZI_HYPHEN_NONE)
		return elsewhere;
	if (is_no_syllable(&left, &right) || has_always_a_hyphen(&left, &right))
		return KZI_HYPHEN_KEEP;
	if (!would_be_one_sound(&left, &right) || is_read_well(&left, &right))
		return KZI_HYPHEN_DROP;
	return had_a_trema(&left, &right) ? KZI_HYPHEN_TREMA : KZI_HYPHEN_KEEP;
}

void kzi_hyphen_join(kzi_buffer *text, kzi_hyphen hyphen, const char *next, size_t length)
{
	const char *accented = length > 0 ? with_trema(next[0]) : NULL;
	if (hyphen == KZI_HYPHEN_DROP || hyphen == KZI_HYPHEN_TREMA)
		text->length -= hyphen_length(text->data, text->length);
	else if (hyphen != KZI_HYPHEN_KEEP && text->length > 0)
		kzi_buffer_byte(text, ' ');
	if (hyphen == KZI_HYPHEN_TREMA && accented != NULL) {
		kzi_buffer_text(text, accented);
		next++;
		length--;
	}
	kzi_buffer_append(text, next, length);
}
