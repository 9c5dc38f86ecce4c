/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kamerstukken as people write them, "36 600 XIV, nr. 61". Knows one name at a
 * time; where in a text the names are is another matter. Better none than a
 * wrong one: what could as well be something else is not understood.
 */
#include <kamerzoek/citation.h>

#include "base/error.h"
#include "base/utf8.h"
#include "kamerstuk/cursor.h"
#include "kamerstuk/identifier.h"

#include <stdio.h>
#include <string.h>

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* ---- What stands in front ---- */

/* "Kamerstukken I 1997/98, ": with it, what follows can only be a Kamerstuk. */
typedef struct heading {
	bool present;
	int chamber; /* 1 Eerste Kamer, 2 Tweede Kamer, 0 not said */
	int year;    /* in which the vergaderjaar begins, 0 not said */
} heading;

static int take_chamber(kzi_cursor *c, bool after_kamerstukken)
{
	kzi_cursor start = *c;
	if (kzi_take_word(c, "TK") || (after_kamerstukken && kzi_take_word(c, "II")))
		return 2;
	if (kzi_take_word(c, "EK") || (after_kamerstukken && kzi_take_word(c, "I")))
		return 1;
	if (kzi_take_word(c, "Tweede") && kzi_take_word(c, "Kamer"))
		return 2;
	*c = start;
	if (kzi_take_word(c, "Eerste") && kzi_take_word(c, "Kamer"))
		return 1;
	*c = start;
	return 0;
}

static void take_comma(kzi_cursor *c)
{
	if (kzi_take(c, ','))
		kzi_take_spaces(c);
}

/* "1997/98", "1997-1998": two years on end, or it is something else. */
static int take_vergaderjaar(kzi_cursor *c)
{
	kzi_cursor start = *c;
	int first, second;
	if (kzi_take_digits(c, 4, &first) && (kzi_take(c, '/') || kzi_take_hyphen(c))) {
		int century = kzi_take_digits(c, 4, &second) ? 10000 : 100;
		if ((century > 100 || kzi_take_digits(c, 2, &second)) &&
			!kzi_at_alphanumeric(c) && second == (first + 1) % century) {
			kzi_take_spaces(c);
			return first;
		}
	}
	*c = start;
	return 0;
}

static heading take_heading(kzi_cursor *c)
{
	heading it = {0};
	bool kamerstukken =
		kzi_take_word(c, "Kamerstuk") || kzi_take_word(c, "Kamerstukken");
	it.chamber = take_chamber(c, kamerstukken);
	if (kamerstukken || it.chamber != 0)
		take_comma(c);
	bool year = kzi_take_word(c, "vergaderjaar") || kzi_take_word(c, "zitting");
	it.present = kamerstukken || it.chamber != 0 || year;
	if (!it.present)
		return it;
	it.year = take_vergaderjaar(c);
	if (it.year != 0)
		take_comma(c);
	return it;
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

/* "36600", "36 600", "36.600". When it says no, c is where that became clear. */
static bool take_dossier(kzi_cursor *c, char dossier[12])
{
	size_t digits = 0;
	while (digits < 5 && c->at < c->end && kzi_is_digit(*c->at)) {
		dossier[digits++] = *c->at++;
		if (digits == 2 && !kzi_take(c, '.'))
			kzi_take_spaces(c);
	}
	dossier[digits] = '\0';
	if (digits < 5 || kzi_at_alphanumeric(c))
		return false;
	take_rijkswet(c);
	return true;
}

/* "CXLVII", only where it cannot be a chapter that lost its dossier. */
static bool take_roman_dossier(kzi_cursor *c, const heading *before, char dossier[12])
{
	kzi_cursor start = *c;
	kzi_slice run = kzi_take_run(c);
	if (before->chamber == 1 && kzi_is_roman(run)) {
		kzi_put_upper(dossier, run);
		return true;
	}
	*c = start;
	return false;
}

/* ---- What stands behind ---- */

typedef struct part {
	kzi_slice text;
	char before; /* what parts it from what precedes: '-', ',' or ' ' */
	char said;   /* 'n' after "nr.", 'l' after "letter", else 0 */
} part;

static char take_separator(kzi_cursor *c)
{
	bool spaces = kzi_take_spaces(c);
	char separator = kzi_take_hyphen(c) ? '-' : kzi_take(c, ',') ? ',' : ' ';
	if (separator == ' ')
		return spaces ? ' ' : '\0';
	kzi_take_spaces(c);
	return separator;
}

/* Also "nr.61", as one often sees. */
static char take_said(kzi_cursor *c)
{
	if (kzi_take_word(c, "letter"))
		return 'l';
	if (kzi_take_word(c, "nummer"))
		return 'n';
	if (!kzi_take_word(c, "nr") && !kzi_take_word(c, "no"))
		return '\0';
	kzi_take(c, '.');
	kzi_take_spaces(c);
	return 'n';
}

static bool take_part(kzi_cursor *c, part *out)
{
	out->before = take_separator(c);
	if (out->before == '\0')
		return false;
	out->said = take_said(c);
	out->text = kzi_take_run(c);
	return out->text.length > 0;
}

static bool is_suffix(const part *p)
{
	return p->before == '-' && p->said == '\0' && kzi_is_suffix(p->text);
}

/* Whether p is a chapter or raadnummer; next is what follows, or NULL. */
static bool is_chapter(
	const part *p, const part *next, const heading *before, const char *dossier)
{
	/* A suffix must have a number to stand behind: in 36836-D-b1 that is D. */
	if (p->said != '\0' ||
		(next != NULL && is_suffix(next) && kzi_is_number(p->text)))
		return false;
	if (p->before == '-' && kzi_is_raadnummer(dossier, p->text))
		return true;
	if (!kzi_is_chapter(p->text))
		return false;
	/* After a comma a letter is meant, where one can be: "36836, D". */
	if (p->before == ',')
		return next != NULL ? next->said != '\0'
				    : p->text.length > (before->chamber == 2 ? 1 : 2);
	/* "12 000 V" is a voltage, unless something says that it is not. */
	if (p->before == ' ' && p->text.length == 1)
		return is_capital(p->text.text[0]) && (next != NULL || before->present);
	return true;
}

/* Whether p is the number or letter of a piece in the dossier and chapter of out. */
static bool is_number(const part *p, const heading *before, const kz_kamerstuk *out)
{
	bool after_chapter = out->chapter[0] != '\0';
	if (!kzi_is_number(p->text) ||
		(!after_chapter && kzi_is_raadnummer(out->dossier, p->text)))
		return false;
	if (kzi_is_letter(p->text.text[0])) {
		/* "36600, en" and "36600-op" are not about letters EN and OP. */
		bool capitals = is_capital(p->text.text[0]) &&
				is_capital(p->text.text[p->text.length - 1]);
		return p->said == 'l' ||
		       (capitals && (p->said != '\0' || p->before != ' '));
	}
	if (p->said != '\0' || p->before == '-')
		return p->said != 'l';
	return p->before == ' ' ? after_chapter : before->present;
}

/* Sort the parts behind the dossier. Returns NULL, or where that fails. */
static const char *settle(
	const part *parts, size_t count, const heading *before, kz_kamerstuk *out)
{
	bool numbered = kzi_is_digit(out->dossier[0]);
	size_t i = 0;
	if (i < count && numbered &&
		is_chapter(&parts[i], i + 1 < count ? &parts[i + 1] : NULL, before,
			out->dossier))
		kzi_put_upper(out->chapter, parts[i++].text);
	if (i < count && is_number(&parts[i], before, out))
		kzi_put_number(out->number, parts[i++].text);
	if (i < count && out->number[0] != '\0' && is_suffix(&parts[i]))
		kzi_put_suffix(out->suffix, parts[i++].text);
	return i < count ? parts[i].text.text : NULL;
}

/* ---- All of it ---- */

/* The Eerste Kamer numbered anew each year, and until 2010 its identifiers had
 * the year in them. */
static void put_session(const heading *before, kz_kamerstuk *out)
{
	if (before->chamber == 1 && before->year != 0 && before->year < 2010 &&
		out->number[0] != '\0')
		snprintf(out->session, sizeof out->session, "%04u%04u",
			(unsigned)before->year % 10000,
			((unsigned)before->year + 1) % 10000);
}

/* Returns NULL, or where understanding stopped. */
static const char *read_spelling(kzi_cursor c, kz_kamerstuk *out)
{
	heading before = take_heading(&c);
	if (!take_roman_dossier(&c, &before, out->dossier) &&
		!take_dossier(&c, out->dossier))
		return c.at;
	part parts[4];
	size_t count = 0;
	bool whole = true;
	while (whole && c.at < c.end && count < 4) {
		whole = take_part(&c, &parts[count]);
		count += whole;
	}
	const char *stopped = settle(parts, count, &before, out);
	if (stopped == NULL && !whole)
		return c.at;
	/* A roman dossier with no letter could be any roman number. */
	if (stopped == NULL && kzi_is_letter(out->dossier[0]) && out->number[0] == '\0')
		return c.end;
	put_session(&before, out);
	return stopped;
}

static void strip_brackets(kzi_cursor *c)
{
	if (kzi_left(c) > 1 && c->at[0] == '(' && c->end[-1] == ')') {
		c->at++;
		c->end--;
		kzi_trim(c);
	}
}

static bool skip(kzi_cursor *c, const char *text)
{
	if (!kzi_at(c, text))
		return false;
	c->at += strlen(text);
	return true;
}

/* The address of an official page, in whatever form it gives the piece. */
static void strip_address(kzi_cursor *c)
{
	static const char *const forms[] = {".html", ".xml", ".pdf", ".odt"};
	kzi_cursor page = *c;
	if ((!skip(&page, "https://") && !skip(&page, "http://")) ||
		!skip(&page, "zoek.officielebekendmakingen.nl/") ||
		!kzi_at(&page, "kst-"))
		return;
	*c = page;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		size_t length = strlen(forms[i]);
		if (kzi_left(c) > length &&
			kzi_says((kzi_slice){c->end - length, length}, forms[i])) {
			c->end -= length;
			return;
		}
	}
}

static kz_status not_understood(
	const char *text, size_t length, size_t offset, kz_error *err)
{
	/* Enough to recognise it by; a message is one line. */
	int all = (int)kzi_utf8_cut(text, length, 80);
	int rest = (int)kzi_utf8_cut(text + offset, length - offset, 40);
	if (rest == 0)
		return kzi_fail(err, KZ_E_QUERY, (long long)offset,
			"kamerstuk '%.*s': ends too soon", all, text);
	return kzi_fail(err, KZ_E_QUERY, (long long)offset,
		"kamerstuk '%.*s': '%.*s' is not understood", all, text, rest,
		text + offset);
}

kz_status kz_kamerstuk_parse(
	const char *text, size_t length, kz_kamerstuk *out, kz_error *err)
{
	if (out != NULL)
		*out = (kz_kamerstuk){0};
	if (out == NULL || text == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "%s is NULL",
			out == NULL ? "out" : "text");
	kzi_cursor c = {text, text + length};
	kzi_trim(&c);
	strip_brackets(&c);
	strip_address(&c);
	kz_kamerstuk piece = {0};
	const char *stopped =
		kzi_at(&c, "kst-")
			? kzi_identifier_read((kzi_slice){c.at, kzi_left(&c)}, &piece)
			: read_spelling(c, &piece);
	if (stopped != NULL)
		return not_understood(text, length, (size_t)(stopped - text), err);
	*out = piece;
	return KZ_OK;
}
