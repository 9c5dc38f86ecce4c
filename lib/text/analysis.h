/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From a word to the term that is searched, for the rooms that index and
 * search: as kamerzoek/dutch.h, one word at a time and without a copy.
 */
#ifndef KZI_TEXT_ANALYSIS_H
#define KZI_TEXT_ANALYSIS_H

#include <kamerzoek/dutch.h>

#include "text/words.h"

typedef struct kzi_term {
	const char *text; /* not NUL-terminated; lives until the next call */
	size_t length;
} kzi_term;

/* KZ_E_NO_MEMORY. */
kz_status kzi_analysis_term(
	kz_analysis *analysis, const kzi_word *word, kzi_term *out, kz_error *err);

#endif
