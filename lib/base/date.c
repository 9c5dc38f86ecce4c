/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

int kzi_days_in_month(int year, int month)
{
	static const int days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month];
}

/* Exactly count digits, or -1. */
static int digits(const char *text, int count)
{
	int value = 0;
	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

kz_status kzi_date_parse(const char *text, kzi_date *out, kz_error *err)
{
	*out = (kzi_date){0};
	size_t length = strlen(text);
	kzi_date date = {0};
	bool formed = length == 4 || length == 7 || length == 10;
	if (formed)
		date.year = digits(text, 4);
	if (formed && length >= 7)
		date.month = text[4] == '-' ? digits(text + 5, 2) : -1;
	if (formed && length == 10)
		date.day = text[7] == '-' ? digits(text + 8, 2) : -1;
	if (!formed || date.year < 0 || date.month < 0 || date.day < 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"date '%s': not of the form 2025-04-11, 2025-04 or 2025", text);
	if (date.year == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"date '%s': no such year", text);
	if (length >= 7 && (date.month < 1 || date.month > 12))
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"date '%s': no such month", text);
	if (length == 10 &&
		(date.day < 1 || date.day > kzi_days_in_month(date.year, date.month)))
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"date '%s': no such day", text);
	*out = date;
	return KZ_OK;
}

void kzi_date_format(kzi_date date, char out[KZI_DATE_MAX])
{
	/* The remainders change nothing in a date; they bound what is printed. */
	unsigned year = (unsigned)date.year % 10000, month = (unsigned)date.month % 100,
		 day = (unsigned)date.day % 100;
	if (month == 0)
		snprintf(out, KZI_DATE_MAX, "%04u", year);
	else if (day == 0)
		snprintf(out, KZI_DATE_MAX, "%04u-%02u", year, month);
	else
		snprintf(out, KZI_DATE_MAX, "%04u-%02u-%02u", year, month, day);
}

kzi_date kzi_date_first(kzi_date date)
{
	if (date.month == 0)
		date.month = 1;
	if (date.day == 0)
		date.day = 1;
	return date;
}

kzi_date kzi_date_last(kzi_date date)
{
	if (date.month == 0)
		date.month = 12;
	if (date.day == 0)
		date.day = kzi_days_in_month(date.year, date.month);
	return date;
}

int kzi_date_compare(kzi_date a, kzi_date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}
