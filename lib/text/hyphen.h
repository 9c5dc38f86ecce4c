/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A word at the end of a line that goes on below it: was it broken there, or has it a
 * hyphen of its own? Knows Dutch spelling, and no lines.
 */
#ifndef KZI_TEXT_HYPHEN_H
#define KZI_TEXT_HYPHEN_H

#include "base/buffer.h"
#include "text/spellings.h"

/* What becomes of a hyphen at the end of a line. */
typedef enum kzi_hyphen {
	KZI_HYPHEN_NONE,  /* there is none */
	KZI_HYPHEN_DROP,  /* beleids- / nota: a word that was broken */
	KZI_HYPHEN_TREMA, /* ge- / informeerd: broken where a trema was */
	KZI_HYPHEN_KEEP,  /* EU- / lidstaten: a word that has one */
	KZI_HYPHEN_SPACE, /* wet- / en regelgeving: a word that goes on elsewhere */
} kzi_hyphen;

/* line is what stands before the end of a line; next the word that begins the line
 * below it, and after the one behind that, "" when there is none. */
kzi_hyphen kzi_hyphen_between(const kzi_spellings *words, const char *line, size_t length,
	const char *next, const char *after);

/* Puts the word next behind what is in text, as hyphen says; where there is none,
 * with a space between the two. */
void kzi_hyphen_join(
	kzi_buffer *text, kzi_hyphen hyphen, const char *next, size_t length);

#endif
