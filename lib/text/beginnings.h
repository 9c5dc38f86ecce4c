/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How the words begin that have a certain term. Who looks for a term in a text need then
 * not look at most words of it:
 *
 *     lid      li, led      of leden
 *     uitvoer  uitv, uitg   of uitgevoerd
 */
#ifndef KZI_TEXT_BEGINNINGS_H
#define KZI_TEXT_BEGINNINGS_H

#include "text/endings.h"

enum { KZI_BEGINNING_MAX = 4, KZI_BEGINNINGS_MAX = 24 };

typedef struct kzi_beginnings {
	char items[KZI_BEGINNINGS_MAX][KZI_BEGINNING_MAX + 1];
	size_t count; /* 0: there is no telling */
} kzi_beginnings;

/* Each Dutch word that has this term, and each of which a part has it, has one of these
 * somewhere in it. The reverse is not so. */
void kzi_beginnings_of(
	const kzi_endings *endings, const char *term, size_t length, kzi_beginnings *out);

#endif
