/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "kamerstuk/name.h"

#include "kamerstuk/identifier.h"

#include <stdio.h>

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Those of words whose first letter at most is a capital are no letters of pieces. */
static bool is_capitals(kzi_slice part)
{
	for (size_t i = 0; i < part.length; i++)
		if (!is_capital(part.text[i]))
			return false;
	return part.length > 0;
}

/* ---- The dossier ---- */

/* The number of a Rijkswet, "(R2033)", which hardly an identifier has. */
static void take_rijkswet(kzi_cursor *c)
{
	kzi_cursor start = *c;
	kzi_take_spaces(c);
	if (kzi_take(c, '(') && (kzi_take(c, 'R') || kzi_take(c, 'r'))) {
		kzi_take_spaces(c);
		if (kzi_is_digits(kzi_take_run(c), 1, 4) && kzi_take(c, ')'))
			return;
	}
	*c = start;
}

/* When it says no, c is where that became clear. */
static bool take_dossier(kzi_cursor *c, char dossier[12])
{
	size_t digits = 0;
	while (digits < 5 && c->at < c->end && kzi_is_digit(*c->at)) {
		dossier[digits++] = *c->at++;
		if (digits == 2 && !kzi_take(c, '.'))
			kzi_take_spaces(c);
	}
	dossier[digits] = '\0';
	return digits == 5 && !kzi_at_alphanumeric(c);
}

bool kzi_at_dossier(const kzi_cursor *c)
{
	char dossier[12];
	kzi_cursor ahead = *c;
	return take_dossier(&ahead, dossier);
}

/* Dossiers had four digits until 1969, and "CXLVII" is one of the Eerste Kamer:
 * only where neither can be anything else. */
static bool take_rare_dossier(kzi_cursor *c, const kzi_heading *before, char dossier[12])
{
	kzi_cursor start = *c;
	kzi_slice run = kzi_take_run(c);
	if ((before->chamber == 1 && kzi_is_roman(run)) ||
		(before->year != 0 && before->year < 1969 && kzi_is_digits(run, 4, 4))) {
		kzi_put_upper(dossier, run);
		return true;
	}
	*c = start;
	return false;
}

/* ---- What stands behind ---- */

/* "n°" is two characters, and a letter of another alphabet is none of ours. */
static bool take_degree(kzi_cursor *c)
{
	static const char *const forms[] = {"n\xc2\xb0", "n\xc2\xba"};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (kzi_at(c, forms[i])) {
			c->at += 3;
			return true;
		}
	}
	return false;
}

kzi_said kzi_take_said(kzi_cursor *c, bool *plural)
{
	static const struct {
		const char *word;
		kzi_said said;
		bool plural;
	} words[] = {
		{"nr", KZI_SAID_NUMBER, false},
		{"nrs", KZI_SAID_NUMBER, true},
		{"no", KZI_SAID_NUMBER, false},
		{"nos", KZI_SAID_NUMBER, true},
		{"nummer", KZI_SAID_NUMBER, false},
		{"nummers", KZI_SAID_NUMBER, true},
		{"letter", KZI_SAID_LETTER, false},
		{"letters", KZI_SAID_LETTER, true},
		{"hoofdstuk", KZI_SAID_CHAPTER, false},
		{"hoofdstukken", KZI_SAID_CHAPTER, true},
		{"hfdst", KZI_SAID_CHAPTER, false},
		{"hfst", KZI_SAID_CHAPTER, false},
	};
	kzi_said said = take_degree(c) ? KZI_SAID_NUMBER : KZI_UNSAID;
	*plural = false;
	for (size_t i = 0; said == KZI_UNSAID && i < sizeof words / sizeof words[0];
		i++) {
		if (kzi_take_word(c, words[i].word)) {
			said = words[i].said;
			*plural = words[i].plural;
		}
	}
	if (said != KZI_UNSAID) {
		/* "nr.61" is often seen, and scanned pages have "nr, 61". */
		if (!kzi_take(c, '.'))
			kzi_take(c, ',');
		kzi_take_spaces(c);
	}
	return said;
}

/* "13 162 enz., nr. 5": of more dossiers than are named. */
static void take_etcetera(kzi_cursor *c)
{
	kzi_cursor start = *c;
	if (!kzi_take_word(c, "enz") || !kzi_take(c, '.'))
		*c = start;
}

static char take_separator(kzi_cursor *c)
{
	bool spaces = kzi_take_spaces(c);
	take_etcetera(c);
	char separator = kzi_take_hyphen(c) ? '-' : kzi_take(c, ',') ? ',' : ' ';
	if (separator == ' ')
		return spaces ? ' ' : '\0';
	kzi_take_spaces(c);
	return separator;
}

bool kzi_take_part(kzi_cursor *c, kzi_part *out)
{
	out->before = take_separator(c);
	if (out->before == '\0')
		return false;
	out->said = kzi_take_said(c, &out->plural);
	/* In "33 009, 32 637" the 32 is no piece; in "21501-32 290" it is what it is. */
	if (out->before != '-' && out->said == KZI_UNSAID && kzi_at_dossier(c))
		return false;
	out->text = kzi_take_run(c);
	return out->text.length > 0;
}

static bool is_suffix(const kzi_part *p)
{
	return p->before == '-' && p->said == KZI_UNSAID && kzi_is_suffix(p->text);
}

/* Whether p, of which there may be none, can be more than the next word. */
static bool may_be_part(const kzi_part *p)
{
	return p != NULL &&
	       (p->said != KZI_UNSAID || is_suffix(p) ||
		       (kzi_is_number(p->text) &&
			       (kzi_is_digit(p->text.text[0]) || is_capitals(p->text))));
}

/* The letter of a piece, and not a chapter: only those of the Eerste Kamer have
 * letters alone, and its own dossiers have no chapters A to N. */
static bool is_senate_letter(const kzi_part *p, const kzi_heading *before)
{
	return before->chamber == 1 && p->text.length == 1 && is_capitals(p->text) &&
	       !kzi_is_roman(p->text);
}

/* Whether p is a chapter or raadnummer; next is what follows, or NULL. */
static bool is_chapter(const kzi_part *p, const kzi_part *next, const kzi_heading *before,
	const char *dossier)
{
	if (p->said == KZI_SAID_CHAPTER)
		return kzi_is_chapter(p->text);
	if (!may_be_part(next))
		next = NULL;
	/* A suffix must have a number to stand behind: in 36836-D-b1 that is D. */
	if (p->said != KZI_UNSAID ||
		(next != NULL && is_suffix(next) && kzi_is_number(p->text)))
		return false;
	if (p->before == '-' && kzi_is_raadnummer(dossier, p->text))
		return true;
	if (!kzi_is_chapter(p->text) || (next == NULL && is_senate_letter(p, before)))
		return false;
	/* After a comma a letter is meant, where one can be: "36836, D". */
	if (p->before == ',')
		return next != NULL ? next->said != KZI_UNSAID
				    : p->text.length > (before->chamber == 2 ? 1 : 2);
	/* "12 000 V" is a voltage, unless something says that it is not. */
	if (p->before == ' ' && p->text.length == 1)
		return is_capitals(p->text) && (next != NULL || before->present);
	return true;
}

/* Whether p is the number or letter of a piece in the dossier and chapter of out. */
static bool is_number(
	const kzi_part *p, const kzi_heading *before, const kz_kamerstuk *out)
{
	bool after_chapter = out->chapter[0] != '\0';
	if (!kzi_is_number(p->text) || p->said == KZI_SAID_CHAPTER ||
		(!after_chapter && kzi_is_raadnummer(out->dossier, p->text)))
		return false;
	/* "36600, en" and "36600-op" are not about letters EN and OP. */
	if (kzi_is_letter(p->text.text[0]))
		return p->said == KZI_SAID_LETTER ||
		       (is_capitals(p->text) &&
			       (p->said != KZI_UNSAID || p->before != ' ' ||
				       is_senate_letter(p, before)));
	if (p->said != KZI_UNSAID || p->before == '-')
		return p->said != KZI_SAID_LETTER;
	return p->before == ' ' ? after_chapter : before->present;
}

/* "nr. 0001" is number 1; in "36600-XIV-0001" nobody knows. */
static kzi_slice without_zeros(const kzi_part *p)
{
	kzi_slice number = p->text;
	while (p->said == KZI_SAID_NUMBER && number.length > 1 && number.text[0] == '0' &&
		kzi_is_digit(number.text[1]))
		number = (kzi_slice){number.text + 1, number.length - 1};
	return number;
}

static const char *end_of(kzi_slice text)
{
	return text.text + text.length;
}

/* Sort the parts behind the dossier, as far as they go. Returns where that is. */
static const char *settle(
	const kzi_part *parts, size_t count, const kzi_heading *before, kzi_name *out)
{
	kz_kamerstuk *piece = &out->piece;
	const char *end = out->dossier_end;
	size_t i = 0;
	if (i < count && kzi_is_digit(piece->dossier[0]) &&
		is_chapter(&parts[i], i + 1 < count ? &parts[i + 1] : NULL, before,
			piece->dossier)) {
		kzi_put_upper(piece->chapter, parts[i].text);
		end = out->dossier_end = end_of(parts[i++].text);
	}
	if (i < count && is_number(&parts[i], before, piece)) {
		out->number = parts[i];
		kzi_put_number(piece->number, without_zeros(&parts[i]));
		end = end_of(parts[i++].text);
	}
	if (i < count && piece->number[0] != '\0' && is_suffix(&parts[i])) {
		kzi_put_suffix(piece->suffix, parts[i].text);
		end = end_of(parts[i++].text);
	}
	return end;
}

/* The Eerste Kamer numbered anew each year, and until 2010 its identifiers had
 * the year in them. */
static void put_session(const kzi_heading *before, kz_kamerstuk *out)
{
	if (before->chamber == 1 && before->year != 0 && before->year < 2010 &&
		out->number[0] != '\0')
		snprintf(out->session, sizeof out->session, "%04u%04u",
			(unsigned)before->year % 10000,
			((unsigned)before->year + 1) % 10000);
}

bool kzi_take_name(kzi_cursor *c, const kzi_heading *before, kzi_name *out)
{
	enum { PARTS = 4 }; /* a chapter, a number, a suffix, and one to look at */
	kzi_part parts[PARTS];
	size_t count = 0;
	*out = (kzi_name){0};
	if (!take_rare_dossier(c, before, out->piece.dossier) &&
		!take_dossier(c, out->piece.dossier))
		return false;
	take_rijkswet(c);
	out->dossier_end = c->at;
	while (count < PARTS && kzi_take_part(c, &parts[count]))
		count++;
	c->at = settle(parts, count, before, out);
	put_session(before, &out->piece);
	return true;
}
