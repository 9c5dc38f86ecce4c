/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Papers that are numbered by the year: Staatsblad, Staatscourant and Tractatenblad;
 * and those of a vergaderjaar: Handelingen and their Aanhangsel.
 */
#include "kamerstuk/finder.h"

#include <stdio.h>
#include <string.h>

/* ---- By the year ---- */

typedef struct journal {
	kz_citation_kind kind;
	const char *prefix; /* of its identifiers */
	int first_year;
	size_t digits; /* at most, of a number */
	int year;
} journal;

static void add_of_year(
	kzi_finder *finder, void *context, kzi_span span, kzi_slice number)
{
	const journal *j = context;
	char target[64];
	snprintf(target, sizeof target, "%s-%d-%.*s", j->prefix, j->year,
		(int)number.length, number.text);
	kzi_add(finder, span, j->kind, target);
}

/* Those of Belgium and the Indies have the same name. */
static bool is_foreign(const kzi_finder *finder, const char *at)
{
	static const char *const countries[] = {"Belgisch", "Indisch", "Surinaams"};
	while (at > finder->text && at[-1] == ' ')
		at--;
	for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++) {
		size_t length = strlen(countries[i]);
		if ((size_t)(at - finder->text) >= length &&
			kzi_says((kzi_slice){at - length, length}, countries[i]))
			return true;
	}
	return false;
}

/* The 16-10- of "16-10-2001", the 16 oktober of "16 oktober 2001". */
static bool take_day_and_month(kzi_cursor *c)
{
	int day, month;
	if (!kzi_take_number(c, 2, &day))
		return false;
	if (kzi_take_spaces(c))
		return kzi_take_letters(c).length > 2 && kzi_take_spaces(c);
	return kzi_take_hyphen(c) && kzi_take_number(c, 2, &month) && kzi_take_hyphen(c);
}

static bool take_year(kzi_cursor *c, int *year)
{
	kzi_cursor start = *c;
	if (!take_day_and_month(c))
		*c = start;
	if (kzi_take_digits(c, 4, year) && !kzi_at_alphanumeric(c))
		return true;
	*c = start;
	return false;
}

static kzi_slice digits_of(kzi_cursor *c, size_t most)
{
	kzi_slice digits = {c->at, 0};
	int value;
	if (!kzi_take_number(c, most, &value))
		return digits;
	/* Where the zeros in front end. */
	digits.length = (size_t)(c->at - digits.text);
	while (digits.length > 1 && digits.text[0] == '0')
		digits = (kzi_slice){digits.text + 1, digits.length - 1};
	return digits;
}

static bool find_journal(kzi_finder *finder, kzi_cursor *c, journal j)
{
	const char *start = c->at;
	bool plural;
	kzi_take_letters(c);
	kzi_take(c, '.');
	kzi_take_spaces(c);
	kzi_take_comma(c);
	if (!take_year(c, &j.year) || j.year < j.first_year || j.year > 2100 ||
		is_foreign(finder, start))
		return false;
	bool spaces = kzi_take_spaces(c);
	bool parted = kzi_take(c, ',') || kzi_take(c, '/');
	kzi_take_spaces(c);
	bool said = kzi_take_said(c, &plural) == KZI_SAID_NUMBER;
	kzi_slice number = digits_of(c, j.digits);
	/* In "Staatsblad 2011 12 januari" it is a day. */
	if (number.length == 0 || number.text[0] == '0' || !(spaces || parted) ||
		(!parted && !said && kzi_at_counted(c)))
		return false;
	kzi_begin_reference(finder);
	add_of_year(finder, &j, (kzi_span){start, c->at}, number);
	kzi_list more = {number, plural, false, j.digits, add_of_year, &j};
	kzi_take_more_numbers(finder, c, &more);
	return true;
}

bool kzi_find_staatsblad(kzi_finder *finder, kzi_cursor *c)
{
	return find_journal(finder, c, (journal){KZ_CITED_STAATSBLAD, "stb", 1813, 4, 0});
}

bool kzi_find_staatscourant(kzi_finder *finder, kzi_cursor *c)
{
	return find_journal(
		finder, c, (journal){KZ_CITED_STAATSCOURANT, "stcrt", 1814, 6, 0});
}

bool kzi_find_tractatenblad(kzi_finder *finder, kzi_cursor *c)
{
	return find_journal(
		finder, c, (journal){KZ_CITED_TRACTATENBLAD, "trb", 1951, 4, 0});
}

/* ---- By the vergaderjaar ---- */

typedef struct volume {
	const char *series; /* "ah", "h" */
	int chamber, year;
} volume;

static void add_of_session(
	kzi_finder *finder, void *context, kzi_span span, kzi_slice number)
{
	const volume *v = context;
	char target[64];
	snprintf(target, sizeof target, "%s-%s-%d%d-%.*s", v->series,
		v->chamber == 1 ? "ek" : "tk", v->year, v->year + 1, (int)number.length,
		number.text);
	kzi_add(finder, span,
		v->series[0] == 'a' ? KZ_CITED_AANHANGSEL : KZ_CITED_HANDELINGEN, target);
}

static void take_small_words(kzi_cursor *c)
{
	static const char *const words[] = {"van", "bij", "de", "der"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		kzi_take_word(c, words[i]);
}

/* "Handelingen", "Handelingen der Staten-Generaal", "Hand." */
static bool take_proceedings(kzi_cursor *c)
{
	kzi_take_hyphen(c);
	if (!kzi_take_word(c, "Handelingen") && !kzi_take_word(c, "Hand"))
		return false;
	if (kzi_take(c, '.'))
		kzi_take_spaces(c);
	kzi_cursor start = *c;
	take_small_words(c);
	if (!kzi_take_word(c, "Staten") || !kzi_take_hyphen(c) ||
		!kzi_take_word(c, "Generaal")) {
		*c = start;
		take_small_words(c);
	}
	return true;
}

/* "II 2023-2024", "Tweede Kamer, vergaderjaar 2023-2024", where not known already. */
static void take_session(kzi_cursor *c, volume *v)
{
	int chamber = kzi_take_chamber(c, true);
	kzi_take_comma(c);
	if (!kzi_take_word(c, "vergaderjaar"))
		kzi_take_word(c, "zitting");
	int year = kzi_take_vergaderjaar(c);
	v->chamber = chamber != 0 ? chamber : v->chamber;
	v->year = year != 0 ? year : v->year;
	kzi_take_comma(c);
}

bool kzi_take_aanhangsel(
	kzi_finder *finder, kzi_cursor *c, const char *start, const kzi_heading *before)
{
	volume v = {"ah", before->chamber, before->year};
	if (!kzi_take_word(c, "Aanhangsel") && !kzi_take_word(c, "Aanh"))
		return false;
	kzi_take(c, '.');
	kzi_take(c, ')'); /* "Kamervragen (Aanhangsel) 2020-2021, nr. 3235" */
	kzi_take_spaces(c);
	kzi_cursor small = *c;
	take_small_words(&small);
	if (take_proceedings(&small))
		*c = small;
	kzi_take_comma(c);
	take_session(c, &v);
	bool plural;
	bool said = kzi_take_said(c, &plural) == KZI_SAID_NUMBER;
	kzi_slice number = digits_of(c, 4);
	/* Without "nr." it may be the page at the foot of which it stands. */
	if (v.year == 0 || number.length == 0 || (!said && kzi_at_counted(c)) ||
		(!said && before->year != 0))
		return false;
	kzi_begin_reference(finder);
	add_of_session(finder, &v, (kzi_span){start, c->at}, number);
	kzi_list more = {number, plural, true, 4, add_of_session, &v};
	kzi_take_more_numbers(finder, c, &more);
	return true;
}

bool kzi_find_aanhangsel(kzi_finder *finder, kzi_cursor *c)
{
	return kzi_take_aanhangsel(finder, c, c->at, &(kzi_heading){0});
}

/* ", item 15", which is a part of what was said in that meeting. */
static bool take_item(kzi_cursor *c, kzi_slice *item)
{
	kzi_cursor start = *c;
	kzi_take_spaces(c);
	kzi_take_comma(c);
	if (kzi_take_word(c, "item") || kzi_take_word(c, "items")) {
		*item = digits_of(c, 3);
		if (item->length > 0)
			return true;
	}
	*c = start;
	return false;
}

bool kzi_find_handelingen(kzi_finder *finder, kzi_cursor *c)
{
	const char *start = c->at;
	volume v = {"h", 0, 0};
	/* "Aanhang-sel Handelingen", broken at the end of a line. */
	if (start - finder->text > 4 && kzi_says((kzi_slice){start - 4, 4}, "sel "))
		return false;
	if (!take_proceedings(c))
		return false;
	take_session(c, &v);
	if (v.chamber == 0 || v.year == 0)
		return false;
	/* Kamerstukken are their annexes, and are sometimes cited as if in them. */
	kzi_heading as_annex = {true, true, v.chamber, v.year};
	if (kzi_at_dossier(c))
		return kzi_take_reference(finder, c, start, &as_annex);
	bool plural;
	bool said = kzi_take_said(c, &plural) == KZI_SAID_NUMBER;
	kzi_slice number = digits_of(c, 3), item = {0};
	bool in_item = take_item(c, &item);
	if (number.length == 0 || (!said && !in_item))
		return false;
	char whole[16];
	snprintf(whole, sizeof whole, "%.*s%s%.*s", (int)number.length, number.text,
		in_item ? "-" : "", (int)item.length, in_item ? item.text : "");
	kzi_begin_reference(finder);
	add_of_session(
		finder, &v, (kzi_span){start, c->at}, (kzi_slice){whole, strlen(whole)});
	return true;
}
