/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How like one word is to another, as mistakes in Dutch go. Knows no list of
 * words.
 */
#ifndef KZI_TEXT_MISTAKES_H
#define KZI_TEXT_MISTAKES_H

#include <stddef.h>

enum {
	/* A letter too many, too few, wrong, or in the place of the next. Half of it is
	 * what Dutch spelling makes easy: a letter doubled or not ("verdeeling",
	 * "komissie"), and one sound for another ("krachtich", "beleit", "projekt"). */
	KZI_MISTAKE = 2,

	/* Bytes of a word; a longer one is like no other. */
	KZI_MISTAKES_LONGEST = 48
};

/* What the mistakes between two folded words add up to, 0 when they are the same;
 * more than most when it is more than that. */
unsigned kzi_mistakes(
	const char *a, size_t a_length, const char *b, size_t b_length, unsigned most);

/* How much a word of that length may be mistaken and still be known. */
unsigned kzi_mistakes_allowed(size_t length);

#endif
