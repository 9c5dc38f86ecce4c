/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Days of the Gregorian calendar, as ISO 8601 writes them: "2025-04-11",
 * "2025-04", "2025". Month names are the business of those who know a language.
 */
#ifndef KZI_BASE_DATE_H
#define KZI_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

typedef struct kzi_date {
	int year;  /* 1 to 9999 */
	int month; /* 1 to 12; 0: not known */
	int day;   /* 1 to 31; 0: not known */
} kzi_date;

enum { KZI_DATE_MAX = 11 }; /* "2025-04-11" and its NUL */

/* KZ_E_DOCUMENT, with what is wrong: not of the form, or no such day. */
kz_status kzi_date_parse(const char *text, kzi_date *out, kz_error *err);
void kzi_date_format(kzi_date date, char out[KZI_DATE_MAX]);

int kzi_days_in_month(int year, int month);

/* The first and last day that a date of less precision may mean. */
kzi_date kzi_date_first(kzi_date date);
kzi_date kzi_date_last(kzi_date date);
/* Below 0, 0 or above 0; only for dates with a day. */
int kzi_date_compare(kzi_date a, kzi_date b);

#endif
