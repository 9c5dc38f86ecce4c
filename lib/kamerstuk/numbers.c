/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a machine would write: official identifiers, ECLI, and the numbers that the
 * Tweede Kamer gives to documents and zaken.
 */
#include "kamerstuk/finder.h"

#include "kamerstuk/identifier.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 60 };

static bool follows_word(const kzi_finder *finder, const char *at)
{
	return at > finder->text && (kzi_is_letter(at[-1]) || kzi_is_digit(at[-1]));
}

/* ---- Identifiers ---- */

/* Letters, digits and the hyphens between them; nothing when that is too long to be an
 * identifier, and nobody need read it again from its middle. */
static kzi_slice take_hyphenated(kzi_cursor *c)
{
	kzi_slice all = {c->at, 0};
	while (kzi_at_alphanumeric(c) || kzi_at(c, "-")) {
		if (c->at - all.text == LONGEST)
			return all;
		c->at++;
	}
	while (c->at > all.text && c->at[-1] == '-')
		c->at--;
	all.length = (size_t)(c->at - all.text);
	return all;
}

static bool find_kst(kzi_finder *finder, kzi_slice id)
{
	kz_kamerstuk piece = {0};
	if (kzi_identifier_read(id, &piece) != NULL)
		return false;
	kzi_begin_reference(finder);
	kzi_add_kamerstuk(finder, (kzi_span){id.text, id.text + id.length}, &piece);
	return true;
}

/* A form of identifier: 'S' is a vergaderjaar, 'Y' a year, 'N' a number. */
static const struct form {
	const char *form;
	kz_citation_kind kind;
} forms[] = {
	{"ah-tk-S-N", KZ_CITED_AANHANGSEL},
	{"ah-ek-S-N", KZ_CITED_AANHANGSEL},
	{"h-tk-S-N", KZ_CITED_HANDELINGEN},
	{"h-ek-S-N", KZ_CITED_HANDELINGEN},
	{"h-tk-S-N-N", KZ_CITED_HANDELINGEN},
	{"h-ek-S-N-N", KZ_CITED_HANDELINGEN},
	{"stb-Y-N", KZ_CITED_STAATSBLAD},
	{"stcrt-Y-N", KZ_CITED_STAATSCOURANT},
	{"trb-Y-N", KZ_CITED_TRACTATENBLAD},
	{"blg-N", KZ_CITED_BIJLAGE},
};

static bool take_form_part(kzi_cursor *c, char part)
{
	int first, second;
	switch (part) {
	case 'S':
		return kzi_take_digits(c, 4, &first) && kzi_take_digits(c, 4, &second) &&
		       second == first + 1;
	case 'Y':
		return kzi_take_digits(c, 4, &first) && first >= 1800 && first < 2100;
	case 'N':
		return kzi_is_digits(kzi_take_run(c), 1, 8);
	default:
		return kzi_at(c, (char[]){part, '\0'}) && (c->at++, true);
	}
}

static bool has_form(kzi_slice id, const char *form)
{
	kzi_cursor c = {id.text, id.text + id.length};
	for (; *form != '\0'; form++)
		if (!take_form_part(&c, *form))
			return false;
	return c.at == c.end;
}

static bool find_other(kzi_finder *finder, kzi_slice id)
{
	char target[LONGEST + 1];
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (!has_form(id, forms[i].form))
			continue;
		for (size_t j = 0; j < id.length; j++)
			target[j] = kzi_is_letter(id.text[j])
					    ? (char)(kzi_upper(id.text[j]) - 'A' + 'a')
					    : id.text[j];
		target[id.length] = '\0';
		kzi_begin_reference(finder);
		kzi_add(finder, (kzi_span){id.text, id.text + id.length}, forms[i].kind,
			target);
		return true;
	}
	return false;
}

bool kzi_find_identifier(kzi_finder *finder, kzi_cursor *c)
{
	if (follows_word(finder, c->at))
		return false;
	bool kst = kzi_at(c, "kst-");
	kzi_slice id = take_hyphenated(c);
	/* Without the hyphens at its end it may be "kst" alone. */
	if (kst)
		return id.length > strlen("kst-") && find_kst(finder, id);
	return find_other(finder, id);
}

/* ---- ECLI ---- */

/* A part of one, and the colon in front of it. */
static kzi_slice take_ecli_part(kzi_cursor *c)
{
	if (!kzi_take(c, ':'))
		return (kzi_slice){c->at, 0};
	return kzi_take_run(c);
}

bool kzi_find_ecli(kzi_finder *finder, kzi_cursor *c)
{
	const char *start = c->at;
	char target[LONGEST + 1];
	kzi_take_letters(c);
	kzi_slice country = take_ecli_part(c), court = take_ecli_part(c);
	kzi_slice year = take_ecli_part(c), number = take_ecli_part(c);
	/* A point may be part of the number, and may end the sentence. */
	while (kzi_left(c) > 1 && c->at[0] == '.' &&
		(kzi_is_letter(c->at[1]) || kzi_is_digit(c->at[1]))) {
		c->at++;
		kzi_take_run(c);
	}
	if (number.length > 0)
		number.length = (size_t)(c->at - number.text);
	if (country.length != 2 || court.length == 0 || court.length > 7 ||
		!kzi_is_digits(year, 4, 4) || number.length == 0 || number.length > 25)
		return false;
	size_t length = (size_t)(c->at - start);
	kzi_put_upper(target, (kzi_slice){start, length});
	kzi_begin_reference(finder);
	kzi_add(finder, (kzi_span){start, c->at}, KZ_CITED_ECLI, target);
	return true;
}

/* ---- The Tweede Kamer's own ---- */

/* "2025D16514" */
bool kzi_find_number(kzi_finder *finder, kzi_cursor *c)
{
	const char *start = c->at;
	int year, number;
	if (follows_word(finder, start) || !kzi_take_digits(c, 4, &year) || year < 1990 ||
		year >= 2100)
		return false;
	bool document = kzi_take(c, 'D') || kzi_take(c, 'd');
	if ((!document && !kzi_take(c, 'Z') && !kzi_take(c, 'z')) ||
		!kzi_take_digits(c, 5, &number) || kzi_at_alphanumeric(c))
		return false;
	char target[16];
	kzi_put_upper(target, (kzi_slice){start, 10});
	kzi_begin_reference(finder);
	kzi_add(finder, (kzi_span){start, c->at},
		document ? KZ_CITED_DOCUMENT : KZ_CITED_ZAAK, target);
	return true;
}
