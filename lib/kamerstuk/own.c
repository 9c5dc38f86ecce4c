/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pieces that are named by their number alone, "ter vervanging van die gedrukt onder
 * nr. 18": in the dossier that the sentence has spoken of, or else in the text's own.
 */
#include "kamerstuk/finder.h"

#include "kamerstuk/identifier.h"

#include <string.h>

/* ---- What stands in front of the number ---- */

static bool take_words(kzi_cursor *c, const char *const *words)
{
	kzi_cursor start = *c;
	for (; *words != NULL; words++) {
		if (!kzi_take_word(c, *words)) {
			*c = start;
			return false;
		}
	}
	return true;
}

/* "t.v.v.", "ttv" */
static bool take_abbreviation(kzi_cursor *c)
{
	static const char *const forms[] = {
		"t.v.v.", "t.v.v", "tvv.", "tvv", "ttv.", "ttv"};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (kzi_at(c, forms[i])) {
			c->at += strlen(forms[i]);
			kzi_take_spaces(c);
			return true;
		}
	}
	return false;
}

static bool take_printed_under(kzi_cursor *c)
{
	static const char *const printed[] = {"gedrukt", "onder", NULL};
	if (!take_words(c, printed))
		return false;
	kzi_take_word(c, "de");
	return true;
}

bool kzi_take_replacing(kzi_cursor *c)
{
	static const char *const replacing[] = {"ter", "vervanging", "van", NULL};
	return take_abbreviation(c) || take_words(c, replacing);
}

/* "Zij krijgt nr. 17 (34834)", "de motie op stuk nr. 82 (36 410-VIII)": the dossier
 * stands behind the number, and must. */
static bool take_numbered(kzi_cursor *c)
{
	return kzi_take_word(c, "krijgt") || kzi_take_word(c, "stuk") ||
	       kzi_take_word(c, "stukken");
}

/* ---- The number ---- */

/* "(34834)", "(36 600-XIV)": with it, the number needs no dossier of the text's own. */
static bool take_bracketed_dossier(kzi_cursor *c, kz_kamerstuk *out)
{
	kzi_cursor ahead = *c;
	kzi_heading before = {.kamerstukken = true, .present = true};
	kzi_name name;
	kzi_take_spaces(&ahead);
	if (!kzi_take(&ahead, '('))
		return false;
	kzi_take_spaces(&ahead);
	if (!kzi_at_dossier(&ahead) || !kzi_take_name(&ahead, &before, &name) ||
		!kz_kamerstuk_is_dossier(&name.piece))
		return false;
	kzi_take_spaces(&ahead);
	if (!kzi_take(&ahead, ')'))
		return false;
	*out = name.piece;
	*c = ahead;
	return true;
}

/* The dossier that a number here must be in. */
static bool find_dossier(
	const kzi_finder *finder, const char *start, kzi_cursor *c, kz_kamerstuk *out)
{
	if (take_bracketed_dossier(c, out))
		return true;
	const kzi_cited *named = kzi_replacing_piece(finder, finder->found->count, start);
	if (named != NULL) {
		const char *target = named->citation.target;
		return kz_kamerstuk_parse(target, strlen(target), out, NULL) == KZ_OK;
	}
	if (finder->own == NULL || finder->own->dossier[0] == '\0')
		return false;
	*out = *finder->own;
	return true;
}

/* In old volumes: "gedrukt onder nr. 12 der Zitting 1901-1902". */
static bool is_of_other_year(const kzi_cursor *c)
{
	kzi_cursor ahead = *c;
	kzi_take_spaces(&ahead);
	kzi_take_comma(&ahead);
	if (!kzi_take_word(&ahead, "der") && !kzi_take_word(&ahead, "van"))
		return false;
	kzi_take_word(&ahead, "de");
	return kzi_take_word(&ahead, "zitting") ||
	       (ahead.at < ahead.end && kzi_is_digit(*ahead.at));
}

static bool take_numbers(kzi_finder *finder, kzi_cursor *c, const char *start)
{
	kz_kamerstuk piece;
	bool plural;
	if (kzi_take_said(c, &plural) != KZI_SAID_NUMBER || kzi_at_dossier(c))
		return false;
	kzi_slice number = kzi_take_run(c);
	kzi_cursor behind = *c;
	if (number.length == 0 || !kzi_is_number(number) ||
		!kzi_is_digit(number.text[0]) || is_of_other_year(c) ||
		!find_dossier(finder, start, &behind, &piece))
		return false;
	while (number.length > 1 && number.text[0] == '0')
		number = (kzi_slice){number.text + 1, number.length - 1};
	kzi_begin_reference(finder);
	bool bracketed = behind.at > c->at;
	kzi_add_number(finder, &piece, (kzi_span){start, behind.at}, number);
	if (!bracketed) {
		kzi_list more = {
			number, plural, true, KZI_NUMBER_DIGITS, kzi_add_number, &piece};
		kzi_take_more_numbers(finder, c, &more);
	} else {
		*c = behind;
	}
	return true;
}

bool kzi_find_in_own(kzi_finder *finder, kzi_cursor *c)
{
	const char *start = c->at;
	if (take_printed_under(c))
		return take_numbers(finder, c, start);
	if (kzi_take_replacing(c))
		return take_numbers(finder, c, c->at);
	kzi_cursor ahead;
	bool plural;
	kz_kamerstuk piece;
	if (!take_numbered(c))
		return false;
	ahead = *c;
	kzi_take_said(&ahead, &plural);
	kzi_take_run(&ahead);
	return take_bracketed_dossier(&ahead, &piece) && take_numbers(finder, c, c->at);
}
