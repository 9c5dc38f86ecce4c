/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Papers of the European Union: those of the Commission, "COM(2010) 521", and acts
 * that are numbered by the year, "Richtlijn 2008/96/EG".
 */
#include "kamerstuk/finder.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1952, LAST_YEAR = 2060, LAST_NUMBER_FIRST = 2014 };

/* Of two digits those of the last century: "Richtlijn 95/46/EG". */
static bool is_year(int digits, size_t length, int *year)
{
	*year = length == 2 ? 1900 + digits : digits;
	return (length == 2 || length == 4) && *year >= FIRST_YEAR && *year <= LAST_YEAR;
}

static bool take_digits(kzi_cursor *c, int *value, size_t *length)
{
	const char *start = c->at;
	if (!kzi_take_number(c, 5, value))
		return false;
	*length = (size_t)(c->at - start);
	return *value > 0;
}

/* ---- Papers ---- */

bool kzi_find_european_paper(kzi_finder *finder, kzi_cursor *c)
{
	const char *start = c->at;
	int digits, year, number;
	size_t length;
	char target[64], series[8] = "";
	kzi_slice word = kzi_take_letters(c);
	for (size_t i = 0; i < word.length && i < sizeof series - 1; i++)
		series[i] = (char)(kzi_upper(word.text[i]) - 'A' + 'a');
	kzi_take_spaces(c);
	bool bracket = kzi_take(c, '('), slash = !bracket && kzi_take(c, '/');
	kzi_take_spaces(c);
	if ((!bracket && !slash) || !take_digits(c, &digits, &length) ||
		!is_year(digits, length, &year))
		return false;
	kzi_take_spaces(c);
	if (!kzi_take(c, bracket ? ')' : '/'))
		return false;
	kzi_take_spaces(c);
	/* "COM(2010) nr. 521", "COM(2010)-521" */
	bool plural;
	kzi_take_said(c, &plural);
	if (!take_digits(c, &number, &length))
		return false;
	snprintf(target, sizeof target, "%s-%d-%d", series, year, number);
	kzi_begin_reference(finder);
	kzi_add(finder, (kzi_span){start, c->at}, KZ_CITED_EU, target);
	return true;
}

/* ---- Acts ---- */

static const struct kind_of_act {
	const char *word, *name;
	bool numbered_first; /* until 2014, "nr. 1272/2008" */
	bool common; /* other things have that name too, so that "EU" must be said */
} kinds[] = {
	{"verordening", "verordening", true, false},
	{"verordeningen", "verordening", true, false},
	{"uitvoeringsverordening", "verordening", true, false},
	{"regulation", "verordening", true, false},
	{"richtlijn", "richtlijn", false, false},
	{"richtlijnen", "richtlijn", false, false},
	{"uitvoeringsrichtlijn", "richtlijn", false, false},
	{"directive", "richtlijn", false, false},
	{"besluit", "besluit", false, true},
	{"uitvoeringsbesluit", "besluit", false, true},
	{"decision", "besluit", false, true},
	{"kaderbesluit", "kaderbesluit", false, true},
	{"beschikking", "beschikking", false, true},
	{"aanbeveling", "aanbeveling", false, true},
};

static const struct kind_of_act *kind_of(kzi_slice word)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kzi_says(word, kinds[i].word))
			return &kinds[i];
	return NULL;
}

static bool take_union(kzi_cursor *c)
{
	static const char *const forms[] = {"EU", "EG", "EEG", "EC", "EEC", "Euratom",
		"EGKS", "GBVB", "JBZ", "CFSP", "JHA"};
	kzi_cursor start = *c;
	kzi_slice word = kzi_take_letters(c);
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (kzi_says(word, forms[i]) && !kzi_at_alphanumeric(c))
			return true;
	*c = start;
	return false;
}

/* "(EU) ", "(EG, Euratom) "; old are all but EU. */
static bool take_bracketed_union(kzi_cursor *c, bool *old)
{
	kzi_cursor start = *c;
	*old = !kzi_at(c, "(EU");
	if (kzi_take(c, '(') && take_union(c)) {
		while (kzi_take(c, ',') || kzi_take(c, '/')) {
			kzi_take_spaces(c);
			take_union(c);
		}
		if (kzi_take(c, ')')) {
			kzi_take_spaces(c);
			return true;
		}
	}
	*c = start;
	*old = false;
	return false;
}

typedef struct act {
	int year, number;
	bool union_said;
} act;

/* "2008/96/EG", "(EU) 2015/847", "(EG) nr. 1272/2008": the year stands first, unless
 * "nr." or an old kind of act says that the number does. */
static bool take_act(kzi_cursor *c, const struct kind_of_act *kind, act *out)
{
	int first, second, year;
	size_t first_length, second_length;
	bool plural, old;
	out->union_said = take_bracketed_union(c, &old);
	bool number_first = kzi_take_said(c, &plural) == KZI_SAID_NUMBER ||
			    (kind->numbered_first && old);
	if (!take_digits(c, &first, &first_length) || !kzi_take(c, '/') ||
		!take_digits(c, &second, &second_length))
		return false;
	kzi_cursor behind = *c;
	if (kzi_take(&behind, '/') && take_union(&behind)) {
		out->union_said = true;
		*c = behind;
	}
	if (number_first && out->union_said && is_year(second, second_length, &year) &&
		year <= LAST_NUMBER_FIRST) {
		out->year = year;
		out->number = first;
		return true;
	}
	out->number = second;
	return is_year(first, first_length, &out->year) &&
	       (first_length == 4 || out->union_said);
}

static void add_act(kzi_finder *finder, kzi_span span, const char *name, const act *it)
{
	char target[64];
	snprintf(target, sizeof target, "%s-%d-%d", name, it->year, it->number);
	kzi_add(finder, span, KZ_CITED_EU, target);
}

bool kzi_find_european_act(kzi_finder *finder, kzi_cursor *c)
{
	const char *start = c->at;
	const struct kind_of_act *kind = kind_of(kzi_take_letters(c));
	act it;
	kzi_take_spaces(c);
	if (kind == NULL || !take_act(c, kind, &it) || (kind->common && !it.union_said))
		return false;
	kzi_begin_reference(finder);
	add_act(finder, (kzi_span){start, c->at}, kind->name, &it);
	/* "Richtlijnen 2013/36/EU en 2014/59/EU" */
	for (int n = 1; n < KZI_LIST_LONGEST; n++) {
		kzi_cursor ahead = *c;
		if (!kzi_take_joint(&ahead))
			break;
		kzi_span span = {ahead.at, NULL};
		if (!take_act(&ahead, kind, &it))
			break;
		span.end = ahead.at;
		add_act(finder, span, kind->name, &it);
		*c = ahead;
	}
	return true;
}
