/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Until when a search may go on. Whoever does something for each word of the index, or
 * for each document, asks between two of them.
 */
#ifndef KZI_SEARCH_CLOCK_H
#define KZI_SEARCH_CLOCK_H

#include "base/error.h"
#include "xapian-c/xapian-c.h"

typedef struct kzi_clock {
	uint64_t until; /* nanoseconds; 0: for ever */
	bool over;      /* it was asked, and said no */
	bool far;       /* the engine cannot ask it: what it does is done elsewhere */
} kzi_clock;

/* In so many milliseconds from now; 0: never. */
kzi_clock kzi_clock_set(uint32_t milliseconds);

/* Milliseconds, at least 1; 0 when it goes on for ever. */
uint32_t kzi_clock_left(const kzi_clock *clock);

/* NULL goes on for ever. KZ_E_DEADLINE. */
kz_status kzi_clock_ask(kzi_clock *clock, kz_error *err);

/* The same documents, and a failure of the engine when the time is over while it looks
 * for them. Closes query, whatever happens; the clock must outlive *out. */
kz_status kzi_clock_watch(
	kzi_clock *clock, xapian_query *query, xapian_query **out, kz_error *err);

/* What failed once the time was over failed for that. */
kz_status kzi_clock_settle(const kzi_clock *clock, kz_status status, kz_error *err);

#endif
