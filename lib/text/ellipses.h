/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Words that Dutch leaves half unsaid: the wet- of "wet- en regelgeving" is wetgeving,
 * the -toeslag of "kinderopvang en -toeslag" kindertoeslag. Knows the words around one
 * word of a text, and a lexicon.
 */
#ifndef KZI_TEXT_ELLIPSES_H
#define KZI_TEXT_ELLIPSES_H

#include <stdbool.h>
#include <stddef.h>

#include "text/endings.h"
#include "text/parts.h"
#include "text/words.h"

/* The whole words that one half may stand for, folded: genentherapieen and
 * gentherapieen. */
enum { KZI_WHOLE_MAX = 2 };

typedef struct kzi_whole {
	char words[KZI_WHOLE_MAX][KZI_COMPOUND_MAX + 1];
	size_t count;
} kzi_whole;

/* Is a half of a word at this place: does a hyphen hang on one side of it? Cheap, for
 * asking of each word. */
bool kzi_is_half(const char *text, size_t length, const kzi_word *word);

/* Is it worth it to put this half (folded) and a piece of this whole word together? That
 * is dear, and the question is put before. */
typedef bool kzi_worth_fn(const void *context, const char *half, size_t half_length,
	const char *whole, size_t whole_length);

/* What the half stands for; out->count is 0 when that cannot be told, or when worth
 * (NULL: it always is) says no. False when there is no memory. */
bool kzi_complete(kzi_splitter *splitter, const kzi_endings *endings, const char *text,
	size_t length, const kzi_word *word, kzi_worth_fn *worth, const void *context,
	kzi_whole *out);

#endif
