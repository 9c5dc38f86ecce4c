/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dates as a Dutch text writes them: "11 april 2025", "11-04-2025", "1 mrt. 2024".
 * Absolute ones alone: which day "vorige week" was, it does not know.
 */
#ifndef KZI_TEXT_DUTCH_DATE_H
#define KZI_TEXT_DUTCH_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

/* A date where it stands in a text. */
typedef struct kzi_found_date {
	size_t start, length; /* in bytes */
	kzi_date date;
} kzi_found_date;

/*
 * The first date at or behind byte from; false when there is none. In running text
 * a lone "2025" may as well be a sum and "2011-12" a vergaderjaar: only what has a
 * month in words, or all three of its numbers, is found.
 */
bool kzi_date_find(const char *text, size_t length, size_t from, kzi_found_date *out);

#endif
