/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which words of a text are worth reading for somebody who seeks a few: most of them
 * have no stretch of letters that one of these begins with, and need not be folded,
 * conflated or taken apart to see that.
 */
#ifndef KZI_SEARCH_GLANCE_H
#define KZI_SEARCH_GLANCE_H

#include "text/beginnings.h"

enum { KZI_GLANCE_MOST = 96, KZI_GLANCE_PAIRS = 12 };

/* Start from zero: nothing is sought. */
typedef struct kzi_glance {
	char items[KZI_GLANCE_MOST][KZI_BEGINNING_MAX + 1];
	size_t count;
	unsigned char bytes[256]; /* what each byte may be: see glance.c */
	/* Of two letters that follow each other, whether some item begins with them, and
	 * whether some item has them; two pairs may share a bit. */
	uint32_t pairs[32], inside[32];
	uint32_t letters; /* those that any item has */
	char accents[64]; /* U+00C0 and on: see glance.c */
	bool single;      /* is there an item of one letter? */
	bool quotes;      /* is there one with an apostrophe? */
	bool all;         /* there is no telling: every word */
	/* The two letters that items begin with, each as often as fits in a register. */
	char firsts[KZI_GLANCE_PAIRS][2][16];
	size_t first_count; /* more than that: not all are there */
} kzi_glance;

/* Of none, every word. */
void kzi_glance_add(kzi_glance *glance, const kzi_beginnings *beginnings);

/* The next stretch of a text, from *at on, that may have such a word; no word goes beyond
 * it. To read on behind it, *at must become *end. False at the end. */
bool kzi_glance_next(const kzi_glance *glance, const char *text, size_t length,
	size_t *at, size_t *end);
/* May it be one? Of a folded word. */
bool kzi_glance_fits(const kzi_glance *glance, const char *folded, size_t length);
/* May a piece of one folded word, and before or behind it one of another, be it? */
bool kzi_glance_joins(const kzi_glance *glance, const char *one, size_t one_length,
	const char *other, size_t other_length);

#endif
