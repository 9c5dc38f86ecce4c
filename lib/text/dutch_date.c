/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/dutch_date.h"

#include "base/error.h"
#include "base/utf8.h"
#include "text/fold.h"

#include <kamerzoek/dutch.h>

#include <stdio.h>
#include <string.h>

/* What is still to be read. Each take_ moves it past what was asked for, or leaves
 * it where it is and returns false. */
typedef struct reading {
	const char *at, *end;
} reading;

typedef enum outcome {
	NO_DATE,
	A_DATE,
	SHORT_YEAR, /* "11-04-25": which century, and which of the three is the year? */
	NO_SUCH_DAY /* of the form, but "31 april 2025" */
} outcome;

/* The whole name, and how it is cut short; a full stop may stand behind those. */
static const struct {
	const char *name, *shorter, *other;
} months[12] = {
	{"januari", "jan", NULL},
	{"februari", "feb", "febr"},
	{"maart", "mrt", NULL},
	{"april", "apr", NULL},
	{"mei", NULL, NULL},
	{"juni", "jun", NULL},
	{"juli", "jul", NULL},
	{"augustus", "aug", NULL},
	{"september", "sep", "sept"},
	{"oktober", "okt", NULL},
	{"november", "nov", NULL},
	{"december", "dec", NULL},
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does a letter or digit come next? What is around a date may be any character. */
static bool in_word(const reading *r)
{
	if (r->at == r->end)
		return false;
	if ((*r->at & 0x80) == 0)
		return is_digit(*r->at) || (lower(*r->at) >= 'a' && lower(*r->at) <= 'z');
	uint32_t rune;
	kzi_utf8_decode(r->at, (size_t)(r->end - r->at), &rune);
	return kzi_rune_kind_of(rune) == KZI_RUNE_LETTER;
}

static bool take_char(reading *r, const char *any)
{
	bool there = r->at < r->end && *r->at != '\0' && strchr(any, *r->at) != NULL;
	r->at += there;
	return there;
}

/* Those that do not break are usual between a day and its month. */
static bool take_spaces(reading *r)
{
	const char *start = r->at;
	uint32_t rune;
	size_t taken;
	while ((taken = kzi_utf8_decode(r->at, (size_t)(r->end - r->at), &rune)) > 0 &&
		(rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0xA0 ||
			rune == 0x2007 || rune == 0x2009 || rune == 0x202F))
		r->at += taken;
	return r->at > start;
}

/* Between 1 and most digits, and none behind them. */
static bool take_number(reading *r, int most, int *value, int *digits)
{
	const char *at = r->at;
	*value = 0;
	while (at < r->end && is_digit(*at) && at - r->at < most)
		*value = *value * 10 + (*at++ - '0');
	*digits = (int)(at - r->at);
	bool taken = *digits > 0 && (at == r->end || !is_digit(*at));
	if (taken)
		r->at = at;
	return taken;
}

/* Not "mei" of "meisje". */
static bool take_word(reading *r, const char *word)
{
	reading at = *r;
	while (word != NULL && *word != '\0' && at.at < at.end &&
		lower(*at.at) == *word) {
		at.at++;
		word++;
	}
	bool taken = word != NULL && *word == '\0' && !in_word(&at);
	if (taken)
		*r = at;
	return taken;
}

static bool take_month(reading *r, int *month, bool *whole)
{
	for (int i = 0; i < 12; i++) {
		*month = i + 1;
		*whole = take_word(r, months[i].name);
		if (*whole)
			return true;
		if (take_word(r, months[i].shorter) || take_word(r, months[i].other)) {
			take_char(r, ".");
			return true;
		}
	}
	return false;
}

static bool take_year(reading *r, int *year)
{
	int digits;
	reading at = *r;
	if (!take_number(&at, 4, year, &digits) || digits != 4 || in_word(&at))
		return false;
	*r = at;
	return true;
}

/* 1e, 3de, 20ste */
static void take_ordinal(reading *r)
{
	if (!take_word(r, "e") && !take_word(r, "de"))
		take_word(r, "ste");
}

static outcome judge(int year, int month, int day)
{
	bool exists = year > 0 && month >= 1 && month <= 12 && day >= 1 &&
		      day <= kzi_days_in_month(year, month);
	return exists ? A_DATE : NO_SUCH_DAY;
}

/* "11 april 2025" */
static outcome read_worded(reading *r, kzi_date *out)
{
	reading at = *r;
	int digits;
	bool whole;
	if (!take_number(&at, 2, &out->day, &digits))
		return NO_DATE;
	take_ordinal(&at);
	if (!take_spaces(&at) || !take_month(&at, &out->month, &whole) ||
		!take_spaces(&at) || !take_year(&at, &out->year))
		return NO_DATE;
	*r = at;
	return judge(out->year, out->month, out->day);
}

/* "april 2025"; and "apr. 2025", where nothing else can be meant */
static outcome read_month(reading *r, bool short_too, kzi_date *out)
{
	reading at = *r;
	bool whole;
	out->day = 0;
	if (!take_month(&at, &out->month, &whole) || (!whole && !short_too) ||
		!take_spaces(&at) || !take_year(&at, &out->year))
		return NO_DATE;
	*r = at;
	return judge(out->year, out->month, 1);
}

/* The sign between two numbers: one of - / . and the longer hyphens. 0: none. */
static uint32_t take_sign(reading *r)
{
	uint32_t rune;
	size_t taken = kzi_utf8_decode(r->at, (size_t)(r->end - r->at), &rune);
	if (rune == 0x2010 || rune == 0x2011 || rune == 0x2013)
		rune = '-';
	if (taken == 0 || (rune != '-' && rune != '/' && rune != '.'))
		return 0;
	r->at += taken;
	return rune;
}

/* "11-04-2025", "11/4/2025", "11.4.2025" */
static outcome read_numbers(reading *r, kzi_date *out)
{
	reading at = *r;
	int digits;
	if (!take_number(&at, 2, &out->day, &digits))
		return NO_DATE;
	uint32_t sign = take_sign(&at);
	if (sign == 0 || !take_number(&at, 2, &out->month, &digits) ||
		take_sign(&at) != sign || !take_number(&at, 4, &out->year, &digits) ||
		(digits != 2 && digits != 4) || in_word(&at))
		return NO_DATE;
	*r = at;
	return digits == 2 ? SHORT_YEAR : judge(out->year, out->month, out->day);
}

/* The "-04" of "2025-04". */
static bool take_part(reading *r, int *value)
{
	reading at = *r;
	int digits;
	if (!take_char(&at, "-") || !take_number(&at, 2, value, &digits) || digits != 2)
		return false;
	*r = at;
	return true;
}

/* "2025-04-11", and as a whole text "2025-04" and "2025" as well. */
static outcome read_iso(reading *r, bool whole_text, kzi_date *out)
{
	reading at = *r;
	int digits, month = 0, day = 0;
	if (!take_number(&at, 4, &out->year, &digits) || digits != 4)
		return NO_DATE;
	bool has_month = take_part(&at, &month), has_day = take_part(&at, &day);
	/* A time may stand behind it. */
	reading time = at;
	bool timed = take_char(&time, "T") && time.at < time.end && is_digit(*time.at);
	if ((!has_day && !whole_text) || (in_word(&at) && !timed))
		return NO_DATE;
	*r = at;
	out->month = has_month ? month : 0;
	out->day = has_day ? day : 0;
	return judge(out->year, has_month ? month : 1, has_day ? day : 1);
}

/* ---- A whole text ---- */

/* "vrijdag 11 april", "de 3de mei" */
static void pass_weekday(reading *r)
{
	static const char *const days[] = {"maandag", "dinsdag", "woensdag", "donderdag",
		"vrijdag", "zaterdag", "zondag", "ma", "di", "wo", "do", "vr", "za",
		"zo"};
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		if (take_word(r, days[i])) {
			take_char(r, ".,");
			break;
		}
	}
	take_spaces(r);
	if (take_word(r, "de"))
		take_spaces(r);
}

/* The longest reading first: "2025-04-11" also begins with a year. */
static outcome read_whole(reading *r, kzi_date *out)
{
	outcome got = read_iso(r, true, out);
	if (got == NO_DATE)
		got = read_month(r, true, out);
	if (got != NO_DATE)
		return got;
	pass_weekday(r);
	got = read_worded(r, out);
	return got != NO_DATE ? got : read_numbers(r, out);
}

kz_status kz_date_parse(const char *text, size_t length, kz_date *out, kz_error *err)
{
	if (out != NULL)
		*out = (kz_date){0};
	if (out == NULL || (text == NULL && length > 0))
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "text and out are required");
	reading r = {length > 0 ? text : "", (length > 0 ? text : "") + length};
	take_spaces(&r);
	const char *quoted = r.at;
	int most = (int)kzi_utf8_cut(quoted, (size_t)(r.end - quoted), 80);
	kzi_date date = {0};
	outcome got = read_whole(&r, &date);
	take_spaces(&r);
	if (got != NO_DATE && r.at < r.end)
		got = NO_DATE;
	switch (got) {
	case A_DATE:
		*out = (kz_date){date.year, date.month, date.day};
		return KZ_OK;
	case SHORT_YEAR:
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"date '%.*s': a year has four digits", most, quoted);
	case NO_SUCH_DAY:
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"date '%.*s': no such day", most, quoted);
	case NO_DATE:
		break;
	}
	return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
		"date '%.*s': not as 11 april 2025, 11-04-2025 or 2025-04-11", most,
		quoted);
}

size_t kz_date_format(const kz_date *date, char *buffer, size_t size)
{
	char text[KZI_DATE_MAX] = "";
	if (date != NULL && date->year > 0)
		kzi_date_format((kzi_date){date->year, date->month, date->day}, text);
	return (size_t)snprintf(buffer, size, "%s", text);
}

/* ---- In a text ---- */

static bool is_plausible(kzi_date date)
{
	return date.year >= 1500 && date.year < 2200;
}

/* "2025-04-11-3" and "1.11.4.2025" are other numbers. */
static bool is_part_of_more(const char *text, const char *start, const reading *rest)
{
	reading after = *rest;
	bool before = start - text >= 2 && strchr("-/.", start[-1]) != NULL &&
		      is_digit(start[-2]);
	return before ||
	       (take_char(&after, "-/.") && after.at < after.end && is_digit(*after.at));
}

/* Is there a date at the beginning of the word at r? Moves behind what has the
 * form of one, whether or not there is such a day. */
static bool read_found(const char *text, reading *r, kzi_date *out)
{
	const char *start = r->at;
	outcome got;
	if (!is_digit(*start)) {
		got = read_month(r, false, out);
		return got == A_DATE && is_plausible(*out);
	}
	got = read_worded(r, out);
	if (got != NO_DATE)
		return got == A_DATE && is_plausible(*out);
	got = read_iso(r, false, out);
	if (got == NO_DATE)
		got = read_numbers(r, out);
	return got == A_DATE && is_plausible(*out) && !is_part_of_more(text, start, r);
}

/* Moves behind the word at r, if there is one. */
static void pass_word(reading *r)
{
	uint32_t rune;
	while (in_word(r))
		r->at += (*r->at & 0x80) == 0 ? 1
					      : kzi_utf8_decode(r->at,
							(size_t)(r->end - r->at), &rune);
}

bool kzi_date_find(const char *text, size_t length, size_t from, kzi_found_date *out)
{
	reading r = {text + from, text + length};
	if (from > 0 && in_word(&(reading){r.at - 1, r.end}))
		pass_word(&r);
	while (r.at < r.end) {
		const char *start = r.at;
		if (in_word(&r) && read_found(text, &r, &out->date)) {
			out->start = (size_t)(start - text);
			out->length = (size_t)(r.at - start);
			return true;
		}
		pass_word(&r);
		while (r.at < r.end && !in_word(&r))
			r.at++;
	}
	*out = (kzi_found_date){0};
	return false;
}
