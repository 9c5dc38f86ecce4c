/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A word that the end of a line has broken, or that had its hyphen before. What the
 * document itself writes elsewhere decides; then the rules of Dutch spelling. */
#include "text/hyphen.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

/* ---- Pieces ---- */

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
			!kzi_is_word_letter(rune))
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
	char text[KZI_PIECE_MAX + 2];
	size_t length;
} piece;

static bool take_piece(const char *text, size_t length, piece *out)
{
	if (length == 0 || length > KZI_PIECE_MAX)
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

/* In "KONINGIN DER NEDERLANDEN, PRIN- / SES" capitals say nothing. */
static bool is_shouted(const char *line, size_t length, const piece *right)
{
	enum { LOOK_BACK = 24, ENOUGH = 8 };
	size_t upper = 0, first = length > LOOK_BACK ? length - LOOK_BACK : 0;
	for (size_t i = first; i < length; i++) {
		if (line[i] >= 'a' && line[i] <= 'z')
			return false;
		upper += line[i] >= 'A' && line[i] <= 'Z';
	}
	return upper >= ENOUGH && is_upper(right->text) &&
	       (right->length < 2 || is_upper(right->text + 1));
}

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
	uint64_t before = kzi_spelling_sum(left->text, left->length, KZI_NO_LETTERS);
	const char *accented = with_trema(right->text[0]);
	uint32_t whole = kzi_spelling_times(
		words, kzi_spelling_sum(right->text, right->length, before));
	uint64_t hyphened = kzi_spelling_sum("-", 1, before);
	uint32_t kept = kzi_spelling_times(
		words, kzi_spelling_sum(right->text, right->length, hyphened));
	if (accented != NULL &&
		kzi_spelling_times(
			words, kzi_spelling_sum(right->text + 1, right->length - 1,
				       kzi_spelling_sum(accented, 2, before))) > 0)
		return KZI_HYPHEN_TREMA;
	if (kept > whole)
		return KZI_HYPHEN_KEEP;
	if (whole > 0)
		return KZI_HYPHEN_DROP;
	/* Twice with a hyphen and other words: "boa-uniform", "boa-werkgevers". */
	return left->length > 2 && kzi_spelling_times(words, hyphened) > 1
		       ? KZI_HYPHEN_KEEP
		       : KZI_HYPHEN_NONE;
}

/* "en/ / of", "WJZ/ / 2006", "2020– / 2021": what ends so has no space behind it. */
static bool is_open_end(const char *line, size_t length, const char *next)
{
	bool slash = length >= 2 && line[length - 1] == '/' && line[length - 2] != ' ';
	bool years = length >= 4 && memcmp(line + length - 3, "\xE2\x80\x93", 3) == 0 &&
		     is_digit(line[length - 4]) && is_digit(next[0]);
	return (slash && next[0] != '\0') || years;
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
	if (is_open_end(line, length, next))
		return KZI_HYPHEN_KEEP;
	if (hyphen == 0 || next[0] == '\0')
		return KZI_HYPHEN_NONE;
	length -= hyphen;
	const char *before = piece_before(line, length), *trimmed = next;
	size_t trimmed_length = kzi_word_trim(&trimmed, strlen(next));
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
	if (is_shouted(line, length, &right))
		return KZI_HYPHEN_DROP;
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
