/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The second and later numbers of a reference: "nrs. 52 en 57", "nr. 12 t/m 15".
 * Knows what numbers look like, and nothing of what they are numbers of.
 */
#include "kamerstuk/finder.h"

#include "kamerstuk/identifier.h"

#include <stdio.h>
#include <string.h>

typedef enum joint {
	JOINT_NONE,
	JOINT_COMMA, /* which may as well end the reference */
	JOINT_AND,
	JOINT_SLASH,
	JOINT_HYPHEN,
	JOINT_SPACED_HYPHEN, /* which may as well be a dash */
	JOINT_TO             /* "t/m" */
} joint;

static bool take_to(kzi_cursor *c)
{
	kzi_cursor start = *c;
	if (kzi_at(c, "t/m")) {
		c->at += strlen("t/m");
		return true;
	}
	if (!kzi_take_word(c, "tot")) {
		*c = start;
		return false;
	}
	start = *c;
	if (!kzi_take_word(c, "en") || !kzi_take_word(c, "met"))
		*c = start;
	return true;
}

static bool take_and(kzi_cursor *c)
{
	static const char *const words[] = {"en", "alsmede", "of", NULL};
	for (size_t i = 0; words[i] != NULL; i++)
		if (kzi_take_word(c, words[i]))
			return true;
	return kzi_take(c, '&');
}

static joint take_joint(kzi_cursor *c)
{
	bool spaces = kzi_take_spaces(c);
	joint found = JOINT_NONE;
	if (kzi_take_hyphen(c))
		found = kzi_take_spaces(c) || spaces ? JOINT_SPACED_HYPHEN : JOINT_HYPHEN;
	else if (kzi_take(c, '/'))
		found = JOINT_SLASH;
	else if (kzi_take(c, ','))
		found = JOINT_COMMA;
	else if (take_to(c))
		found = JOINT_TO;
	kzi_take_spaces(c);
	if ((found == JOINT_NONE || found == JOINT_COMMA) && take_and(c))
		found = JOINT_AND;
	kzi_take_spaces(c);
	return found;
}

bool kzi_take_joint(kzi_cursor *c)
{
	kzi_cursor start = *c;
	joint found = take_joint(c);
	if (found == JOINT_COMMA || found == JOINT_AND)
		return true;
	*c = start;
	kzi_take_spaces(c);
	if (kzi_take(c, ';')) {
		kzi_take_spaces(c);
		return true;
	}
	*c = start;
	return false;
}

bool kzi_at_counted(const kzi_cursor *c)
{
	static const char *const others[] = {"en", "of", "t", "tot", "p", "pp", "pag",
		"pagina", "blz", "bladzijde", "inzake", "over", "e", "nr", "item", NULL};
	kzi_cursor ahead = *c;
	if (!kzi_take_spaces(&ahead))
		return false;
	kzi_slice word = kzi_take_letters(&ahead);
	for (size_t i = 0; others[i] != NULL; i++)
		if (kzi_says(word, others[i]))
			return false;
	/* Or it begins as "één" does. */
	return word.length > 0 || kzi_at(&ahead, "\xc3");
}

/* ---- Numbers ---- */

static bool is_all_digits(kzi_slice number)
{
	return kzi_is_digits(number, 1, 6);
}

/* Of the kind of the first: behind digits come digits, behind a letter letters. What is
 * too long to be one is a dossier: "36600-8, nr. 36600-86". */
static bool take_number(kzi_cursor *c, const kzi_list *list, kzi_slice *out)
{
	kzi_slice run = kzi_take_run(c);
	bool digits = kzi_is_digit(list->first.text[0]);
	if (run.length == 0 || kzi_is_digit(run.text[0]) != digits)
		return false;
	size_t plain = run.length;
	if (digits && !kzi_is_digit(run.text[run.length - 1]))
		plain--; /* "27e" */
	if (digits && !kzi_is_digits((kzi_slice){run.text, plain}, 1, list->digits))
		return false;
	if (!digits &&
		(run.length > 2 || run.text[0] > 'Z' || run.text[run.length - 1] > 'Z'))
		return false;
	/* In "5 en 6.500" and "5, 2010/11" it is part of something else. */
	if (kzi_left(c) > 1 && (c->at[0] == '.' || c->at[0] == ',' || c->at[0] == '/') &&
		kzi_is_digit(c->at[1]))
		return false;
	*out = run;
	return run.text[0] != '0' || run.length > 1;
}

/* "nrs. 05 en 06" are 5 and 6. */
static kzi_slice without_zeros(kzi_slice number)
{
	while (number.length > 1 && number.text[0] == '0')
		number = (kzi_slice){number.text + 1, number.length - 1};
	return number;
}

static int value_of(kzi_slice number)
{
	int value = 0;
	for (size_t i = 0; i < number.length; i++)
		value = value * 10 + (number.text[i] - '0');
	return value;
}

static bool is_year(kzi_slice number)
{
	return number.length == 4 && is_all_digits(number) && value_of(number) >= 1900 &&
	       value_of(number) < 2100;
}

/* ---- Ranges ---- */

/* How many lie from one to the other; 0 when these are not the ends of a range. */
static int span_of(kzi_slice from, kzi_slice to)
{
	int count = 0;
	if (is_all_digits(from) && is_all_digits(to))
		count = value_of(to) - value_of(from);
	else if (from.length == 1 && to.length == 1 && !kzi_is_digit(from.text[0]))
		count = to.text[0] - from.text[0];
	return count > 0 ? count : 0;
}

static void add_between(
	kzi_finder *finder, const kzi_list *list, kzi_slice from, kzi_slice to)
{
	int count = span_of(from, to);
	kzi_span span = {from.text, to.text + to.length};
	for (int i = 1; i < count && count < KZI_RANGE_MAX; i++) {
		char text[16];
		if (kzi_is_digit(from.text[0]))
			snprintf(text, sizeof text, "%d", value_of(from) + i);
		else
			snprintf(text, sizeof text, "%c", from.text[0] + i);
		list->found(finder, list->context, span, (kzi_slice){text, strlen(text)});
	}
}

/* ---- The list ---- */

/* "12, 13 en 14" is a list also when nothing says that there are several. */
static bool ends_in_and(kzi_cursor ahead, const kzi_list *list)
{
	kzi_slice number;
	return take_joint(&ahead) == JOINT_AND && !kzi_at_dossier(&ahead) &&
	       take_number(&ahead, list, &number) && !kzi_at_counted(&ahead);
}

/* Whether a number at c, behind what joined it to the list, is one of the list. */
static bool belongs(const kzi_cursor *c, joint joined, bool sure, const kzi_list *list,
	kzi_slice last, kzi_slice number)
{
	bool range = joined >= JOINT_HYPHEN;
	/* "Stcrt. 1994, 134 en 2005, 126" */
	if (!list->ranges && is_year(number) && kzi_at(c, ","))
		return false;
	if (range && (!list->ranges || span_of(last, number) == 0))
		return false;
	if (sure && joined != JOINT_COMMA)
		return true;
	if (kzi_at_counted(c) || (!range && is_year(number) && last.length < 4))
		return false;
	if (joined == JOINT_COMMA)
		return sure || ends_in_and(*c, list);
	return joined != JOINT_SLASH && joined != JOINT_SPACED_HYPHEN;
}

void kzi_take_more_numbers(kzi_finder *finder, kzi_cursor *c, const kzi_list *list)
{
	kzi_slice last = list->first, number;
	for (int n = 0; n < KZI_LIST_LONGEST; n++) {
		kzi_cursor ahead = *c;
		bool plural;
		joint joined = take_joint(&ahead);
		kzi_said said = kzi_take_said(&ahead, &plural);
		bool sure = list->plural || said != KZI_UNSAID;
		if (joined == JOINT_NONE || said == KZI_SAID_CHAPTER ||
			(said == KZI_UNSAID && kzi_at_dossier(&ahead)))
			return;
		if (!take_number(&ahead, list, &number) ||
			!belongs(&ahead, joined, sure, list, last, number))
			return;
		if (joined >= JOINT_HYPHEN)
			add_between(finder, list, last, number);
		list->found(finder, list->context,
			(kzi_span){number.text, number.text + number.length},
			without_zeros(number));
		last = number;
		*c = ahead;
	}
}
