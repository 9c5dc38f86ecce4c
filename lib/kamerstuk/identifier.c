/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "kamerstuk/identifier.h"

#include <stdio.h>
#include <string.h>

/*
 * Identifiers that were published otherwise than every other is written. As
 * addresses they are right, so they are mended when read and restored when
 * written.
 */
static const struct misprint {
	const char *regular;
	const char *published;
} misprints[] = {
	{"kst-31200-XIV-157-b1", "kst-31200-XIv-157-b1"},
	{"kst-31700-IV-C", "kst-31700-iv-c"},
	{"kst-33009-1", "kst-33009--1"},
};

enum { MISPRINTS = sizeof misprints / sizeof misprints[0] };

static bool is_one_of(char c, const char *letters)
{
	return c != '\0' && strchr(letters, kzi_upper(c)) != NULL;
}

static size_t leading_digits(kzi_slice part)
{
	size_t n = 0;
	while (n < part.length && kzi_is_digit(part.text[n]))
		n++;
	return n;
}

static kzi_slice from(kzi_slice part, size_t start)
{
	return (kzi_slice){part.text + start, part.length - start};
}

static bool all_letters(kzi_slice part)
{
	for (size_t i = 0; i < part.length; i++)
		if (!kzi_is_letter(part.text[i]))
			return false;
	return part.length > 0;
}

bool kzi_is_digits(kzi_slice part, size_t min, size_t max)
{
	return leading_digits(part) == part.length && part.length >= min &&
	       part.length <= max;
}

/* How many letters at the start of part are one decimal of a roman number, with
 * for 1, 5 and 10 the letters of that decimal. */
static size_t roman_decimal(kzi_slice part, char one, char five, char ten)
{
	char first = part.length > 0 ? kzi_upper(part.text[0]) : '\0';
	char second = part.length > 1 ? kzi_upper(part.text[1]) : '\0';
	if (first == one && (second == five || second == ten))
		return 2;
	size_t start = first == five, n = start;
	while (n < part.length && n < start + 3 && kzi_upper(part.text[n]) == one)
		n++;
	return n;
}

bool kzi_is_roman(kzi_slice part)
{
	kzi_slice rest = part;
	for (size_t n = 0; n < 3 && rest.length > 0 && kzi_upper(rest.text[0]) == 'C';
		n++)
		rest = from(rest, 1);
	rest = from(rest, roman_decimal(rest, 'X', 'L', 'C'));
	rest = from(rest, roman_decimal(rest, 'I', 'V', 'X'));
	return part.length > 0 && rest.length == 0;
}

bool kzi_is_chapter(kzi_slice part)
{
	if (part.length == 1 && kzi_is_letter(part.text[0]))
		return kzi_upper(part.text[0]) <= 'N' || kzi_is_roman(part);
	/* Below 40, for no budget has that many: XL and MM are no chapters. */
	for (size_t i = 0; i < part.length; i++)
		if (!is_one_of(part.text[i], "IVXAB"))
			return false;
	if (part.length > 2 && is_one_of(part.text[part.length - 1], "AB"))
		part.length--;
	return kzi_is_roman(part);
}

bool kzi_is_number(kzi_slice part)
{
	size_t digits = leading_digits(part);
	size_t letters = part.length - digits;
	return part.length > 0 && digits <= KZI_NUMBER_DIGITS && letters <= 2 &&
	       (letters == 0 || all_letters(from(part, digits)));
}

bool kzi_is_suffix(kzi_slice part)
{
	return part.length > 1 && is_one_of(part.text[0], "HNB") &&
	       kzi_is_digits(from(part, 1), 1, 3);
}

bool kzi_is_raadnummer(const char *dossier, kzi_slice part)
{
	return strcmp(dossier, "21501") == 0 && kzi_is_digits(part, 2, 2);
}

void kzi_put_upper(char *to, kzi_slice part)
{
	for (size_t i = 0; i < part.length; i++)
		to[i] = kzi_upper(part.text[i]);
	to[part.length] = '\0';
}

void kzi_put_number(char *to, kzi_slice part)
{
	if (leading_digits(part) == 0) {
		kzi_put_upper(to, part);
		return;
	}
	/* There are a 188b and an 18A, and no rule that tells which it should be. */
	memcpy(to, part.text, part.length);
	to[part.length] = '\0';
}

void kzi_put_suffix(char *to, kzi_slice part)
{
	kzi_put_upper(to, part);
	to[0] = (char)(to[0] - 'A' + 'a');
}

/* ---- Reading ---- */

/* Old Eerste Kamer identifiers have a chapter glued on ("29800G"), or zeros
 * before a roman number ("00LXI"). */
static bool is_dossier(kzi_slice part, bool old)
{
	size_t digits = leading_digits(part);
	kzi_slice letters = from(part, digits);
	if (letters.length == 0)
		return digits >= 1 && digits <= 6;
	if (digits == 0)
		return kzi_is_roman(letters);
	if (!old)
		return false;
	return digits == 5 ? letters.length == 1 && kzi_is_letter(letters.text[0])
			   : part.length == 5 && kzi_is_roman(letters);
}

/* Also what was a chapter once or twice: "R2033" of a Rijkswet, bare digits,
 * and in old identifiers roman numbers of other things than budgets. */
static bool is_middle(kzi_slice part, bool old)
{
	if (kzi_is_chapter(part) || kzi_is_digits(part, 1, 4))
		return true;
	if (part.length > 1 && kzi_upper(part.text[0]) == 'R')
		return kzi_is_digits(from(part, 1), 1, 4);
	return old && kzi_is_roman(part);
}

/* Also letters that got a digit, "A1" and "A2E", and in old identifiers roman
 * numbers. */
static bool is_last(kzi_slice part, bool old)
{
	if (kzi_is_number(part) || (old && kzi_is_roman(part)))
		return true;
	return (part.length == 2 || part.length == 3) && !kzi_is_suffix(part) &&
	       kzi_is_letter(part.text[0]) && kzi_is_digit(part.text[1]) &&
	       (part.length == 2 || kzi_is_letter(part.text[2]));
}

static const char *read_alone(kzi_slice part, bool old, kz_kamerstuk *out)
{
	if (!old && kzi_is_digits(part, 6, 7))
		kzi_put_upper(out->number, part);
	else if (kzi_is_digits(part, 5, 5) || (old && is_dossier(part, old)))
		kzi_put_upper(out->dossier, part);
	else
		return part.text;
	return NULL;
}

/* The last of dossier and this one part. Letters of the Eerste Kamer go up to
 * two; "kst-36600-XIV" is what people make of the dossier 36600-XIV. */
static const char *read_second(kzi_slice part, bool old, kz_kamerstuk *out)
{
	bool whole = old || strlen(out->dossier) == 5;
	if (whole && kzi_is_raadnummer(out->dossier, part))
		kzi_put_upper(out->chapter, part);
	else if (is_last(part, old))
		kzi_put_number(out->number, part);
	else if (whole && kzi_is_digit(out->dossier[0]) && kzi_is_chapter(part))
		kzi_put_upper(out->chapter, part);
	else
		return part.text;
	return NULL;
}

static const char *read_parts(
	const kzi_slice *parts, size_t count, bool old, kz_kamerstuk *out)
{
	if (count == 1)
		return read_alone(parts[0], old, out);
	if (!is_dossier(parts[0], old))
		return parts[0].text;
	kzi_put_upper(out->dossier, parts[0]);
	if (count == 2)
		return read_second(parts[1], old, out);
	if (!is_middle(parts[1], old))
		return parts[1].text;
	kzi_put_upper(out->chapter, parts[1]);
	if (!is_last(parts[2], old))
		return parts[2].text;
	kzi_put_number(out->number, parts[2]);
	return count > 3 ? parts[3].text : NULL;
}

static size_t split(kzi_slice text, kzi_slice *parts, size_t most)
{
	size_t count = 0;
	for (;;) {
		const char *hyphen = memchr(text.text, '-', text.length);
		size_t length =
			hyphen == NULL ? text.length : (size_t)(hyphen - text.text);
		parts[count++] = (kzi_slice){text.text, length};
		if (hyphen == NULL || count == most)
			return count;
		text = from(text, length + 1);
	}
}

const char *kzi_identifier_read(kzi_slice text, kz_kamerstuk *out)
{
	for (size_t i = 0; i < MISPRINTS; i++) {
		const char *regular = misprints[i].regular;
		if (kzi_says(text, misprints[i].published))
			text = (kzi_slice){regular, strlen(regular)};
	}
	kzi_slice parts[6];
	size_t count = split(from(text, strlen("kst-")), parts, 6), first = 0;
	bool old = count > 1 && kzi_is_digits(parts[0], 8, 8);
	if (old)
		kzi_put_upper(out->session, parts[first++]);
	/* A suffix belongs to a number: kst-36600-b1 has none. */
	if (count - first > 2 && kzi_is_suffix(parts[count - 1]))
		kzi_put_suffix(out->suffix, parts[--count]);
	const char *stopped = read_parts(parts + first, count - first, old, out);
	if (stopped == NULL && out->suffix[0] != '\0' && out->number[0] == '\0')
		return parts[count].text;
	return stopped;
}

/* ---- Writing ---- */

static void join(char *to, const char *part)
{
	size_t length = strlen(to);
	if (part[0] != '\0')
		snprintf(to + length, KZ_KAMERSTUK_MAX - length, "%s%s",
			length > 0 ? "-" : "", part);
}

static size_t write_out(const char *text, char *buffer, size_t size)
{
	if (size > 0)
		snprintf(buffer, size, "%s", text);
	return strlen(text);
}

static void official(const kz_kamerstuk *piece, char id[KZ_KAMERSTUK_MAX])
{
	bool dossier = kz_kamerstuk_is_dossier(piece);
	strcpy(id, dossier ? "" : "kst");
	join(id, piece->session);
	join(id, piece->dossier);
	join(id, piece->chapter);
	join(id, piece->number);
	join(id, piece->suffix);
	for (size_t i = 0; i < MISPRINTS; i++)
		if (strcmp(id, misprints[i].regular) == 0)
			strcpy(id, misprints[i].published);
}

size_t kz_kamerstuk_format(const kz_kamerstuk *piece, char *buffer, size_t size)
{
	char id[KZ_KAMERSTUK_MAX];
	official(piece, id);
	return write_out(id, buffer, size);
}

size_t kz_kamerstuk_dossier(const kz_kamerstuk *piece, char *buffer, size_t size)
{
	char dossier[KZ_KAMERSTUK_MAX] = "";
	join(dossier, piece->dossier);
	join(dossier, piece->chapter);
	return write_out(dossier, buffer, size);
}

size_t kz_kamerstuk_url(const kz_kamerstuk *piece, char *buffer, size_t size)
{
	char url[2 * KZ_KAMERSTUK_MAX] = "";
	char id[KZ_KAMERSTUK_MAX];
	official(piece, id);
	if (!kz_kamerstuk_is_dossier(piece))
		snprintf(url, sizeof url,
			"https://zoek.officielebekendmakingen.nl/%s.html", id);
	return write_out(url, buffer, size);
}

bool kz_kamerstuk_is_dossier(const kz_kamerstuk *piece)
{
	return piece->dossier[0] != '\0' && piece->number[0] == '\0' &&
	       piece->session[0] == '\0';
}
