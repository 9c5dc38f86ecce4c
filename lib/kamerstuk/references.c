/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * References to Kamerstukken in a text: of several dossiers, to several pieces, with
 * or without a word in front that says what they are. Without one, what might be an
 * amount, a telephone number or a table is not taken.
 */
#include "kamerstuk/finder.h"

#include "kamerstuk/identifier.h"

#include <string.h>

enum { DOSSIERS = 20 }; /* in one reference */

typedef struct reference {
	const char *start;
	kzi_heading before;
	bool sure; /* what stands in front leaves no doubt what follows */
	size_t count;
	struct {
		kzi_name name;
		kzi_span span; /* of the dossier with its chapter, or of all of it */
	} of[DOSSIERS];
} reference;

static bool has_number(const kzi_name *name)
{
	return name->piece.number[0] != '\0';
}

/* ---- Doubt about the number ---- */

static bool is_glued(const kzi_cursor *c, const char *marks)
{
	return kzi_left(c) > 1 && strchr(marks, c->at[0]) != NULL && c->at[0] != '\0' &&
	       kzi_is_digit(c->at[1]);
}

/* "60", "188b", "8aa"; and not what a lost space made, "60en". */
static bool is_tidy(kzi_slice number)
{
	size_t digits = 0;
	while (digits < number.length && kzi_is_digit(number.text[digits]))
		digits++;
	size_t letters = number.length - digits;
	return digits == 0 || letters < 2 ||
	       (letters == 2 && number.text[digits] == number.text[digits + 1]);
}

/* "34302, 3" and "35 300, B" are pieces behind "Kamerstukken II 2015/16", and with
 * less in front, or in "34302, 3 weken", nobody knows. */
static bool is_believed(const reference *r, const kzi_part *number, const kzi_cursor *c)
{
	if (number->text.text[0] == '0' && number->text.length == 1)
		return false;
	if (!is_tidy(number->text) || is_glued(c, "."))
		return false;
	if (number->said != KZI_UNSAID || number->before == '-')
		return true;
	if (!r->sure)
		return false;
	if (kzi_is_digit(number->text.text[0]))
		return number->text.length <= 3 && !kzi_at_counted(c) &&
		       (number->before == ' ' || r->before.year != 0);
	return number->text.length == 1 ? r->before.year != 0 || !kzi_at_counted(c)
					: r->before.chamber == 1;
}

static void forget_number(kzi_name *name)
{
	name->number = (kzi_part){0};
	name->piece.number[0] = name->piece.suffix[0] = name->piece.session[0] = '\0';
}

static bool take_name(kzi_cursor *c, const reference *r, kzi_name *out)
{
	if (!kzi_take_name(c, &r->before, out))
		return false;
	if (has_number(out) && !is_believed(r, &out->number, c)) {
		c->at = out->dossier_end;
		forget_number(out);
	}
	return true;
}

/* ---- Dossiers ---- */

/* "33 009, 32 637 en 31 288, nr. 117": up to the first that has a number. */
static bool take_dossiers(kzi_cursor *c, reference *r)
{
	for (kzi_cursor ahead = *c; r->count < DOSSIERS;) {
		const char *start = ahead.at;
		kzi_name *name = &r->of[r->count].name;
		if (!take_name(&ahead, r, name))
			break;
		*c = ahead;
		r->of[r->count++].span = (kzi_span){start, ahead.at};
		if (has_number(name) || !kzi_take_joint(&ahead) ||
			!kzi_at_dossier(&ahead))
			break;
	}
	return r->count > 0;
}

/* A number behind several dossiers belongs to the first of them. */
static void give_number_to_first(reference *r, const kzi_cursor *c)
{
	kzi_name *first = &r->of[0].name, *last = &r->of[r->count - 1].name;
	if (r->count == 1 || !has_number(last) || last->number.before == '-')
		return;
	first->number = last->number;
	memcpy(first->piece.number, last->piece.number, sizeof first->piece.number);
	memcpy(first->piece.suffix, last->piece.suffix, sizeof first->piece.suffix);
	memcpy(first->piece.session, last->piece.session, sizeof first->piece.session);
	r->of[0].span.end = c->at;
	r->of[r->count - 1].span.end = last->dossier_end;
	forget_number(last);
}

/* ---- Doubt about all of it ---- */

/* "36 600 XIV, nr. 61" and "36600-XIV-61" need nothing in front. */
static bool is_plain(const kzi_finder *finder, const reference *r, const kzi_cursor *c)
{
	for (size_t i = 0; i < r->count; i++)
		if (!kzi_is_likely_dossier(r->of[i].name.piece.dossier))
			return false;
	return (r->before.present || kzi_begins_free(finder, r->start)) &&
	       kzi_stands_alone(finder, r->of[0].span.start, &r->of[0].name, c);
}

/* ---- Telling ---- */

void kzi_add_number(kzi_finder *finder, void *piece, kzi_span span, kzi_slice number)
{
	kz_kamerstuk other = *(const kz_kamerstuk *)piece;
	kzi_put_number(other.number, number);
	other.suffix[0] = '\0';
	kzi_add_kamerstuk(finder, span, &other);
}

static void tell(kzi_finder *finder, kzi_cursor *c, reference *r)
{
	kzi_name *first = &r->of[0].name;
	kzi_begin_reference(finder);
	r->of[0].span.start = r->start;
	for (size_t i = 0; i < r->count; i++)
		kzi_add_kamerstuk(finder, r->of[i].span, &r->of[i].name.piece);
	if (!has_number(first))
		return;
	bool alone = first->piece.suffix[0] == '\0';
	kzi_list more = {first->number.text, first->number.plural,
		alone && first->number.said != KZI_UNSAID, KZI_NUMBER_DIGITS,
		kzi_add_number, &first->piece};
	kzi_take_more_numbers(finder, c, &more);
}

bool kzi_take_reference(
	kzi_finder *finder, kzi_cursor *c, const char *start, const kzi_heading *before)
{
	reference r; /* large, and this runs at every number of a text */
	r.start = start;
	r.before = *before;
	r.count = 0;
	r.sure = before->kamerstukken ||
		 (before->year != 0 && (before->chamber != 0 || before->year < 1969));
	/* In a long row of numbers each would be read again from every one before. */
	if (!before->present && start < finder->barren)
		return false;
	if (!take_dossiers(c, &r))
		return false;
	if (r.count > 1 && !has_number(&r.of[r.count - 1].name))
		finder->barren = c->at;
	/* "10 000, 36600-12": what the second is says nothing of the first. */
	if (!r.sure && r.count > 1 && r.of[r.count - 1].name.number.before == '-') {
		r.of[0] = r.of[r.count - 1];
		r.count = 1;
		r.start = r.of[0].span.start;
	}
	give_number_to_first(&r, c);
	if (!r.sure && !is_plain(finder, &r, c))
		return false;
	/* Those that are no five digits need a piece: a roman number alone is any. */
	const kz_kamerstuk *first = &r.of[0].name.piece;
	if (first->number[0] == '\0' &&
		(kzi_is_letter(first->dossier[0]) || strlen(first->dossier) != 5))
		return false;
	tell(finder, c, &r);
	return true;
}

bool kzi_find_kamerstuk(kzi_finder *finder, kzi_cursor *c)
{
	const char *start = c->at;
	kzi_heading before = kzi_take_heading(c);
	if (before.year != 0 && kzi_take_aanhangsel(finder, c, start, &before))
		return true;
	/* "Kamerstuk nr. 36600" */
	bool plural;
	kzi_cursor ahead = *c;
	if (before.kamerstukken && kzi_take_said(&ahead, &plural) == KZI_SAID_NUMBER &&
		kzi_at_dossier(&ahead))
		*c = ahead;
	return kzi_take_reference(finder, c, start, &before);
}
