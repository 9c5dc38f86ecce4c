/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands in front of a Kamerstuk, "Kamerstukken I 1997/98, ": which chamber, which
 * vergaderjaar, and whether anything else can follow. Knows no numbers of dossiers.
 */
#ifndef KZI_KAMERSTUK_HEADING_H
#define KZI_KAMERSTUK_HEADING_H

#include "kamerstuk/cursor.h"

typedef struct kzi_heading {
	bool kamerstukken; /* the word itself, so that nothing else can follow */
	bool present;      /* that word, a chamber or a vergaderjaar */
	int chamber;       /* 1 Eerste Kamer, 2 Tweede Kamer, 0 not said */
	int year;          /* in which the vergaderjaar begins, 0 not said */
} kzi_heading;

/* Each leaves the cursor where it is when there is no such thing. */

/* Each of its parts may be missing, and be in another place than usual. */
kzi_heading kzi_take_heading(kzi_cursor *c);
/* 1, 2, or 0 for none; "II" and "I" only where roman says that they may be one. */
int kzi_take_chamber(kzi_cursor *c, bool roman);
/* "1997/98", "1997-1998": the year in which it begins, or 0. */
int kzi_take_vergaderjaar(kzi_cursor *c);
void kzi_take_comma(kzi_cursor *c);

#endif
