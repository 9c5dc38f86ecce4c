/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Compounds taken apart: biotechnologiebeleid is biotechnologie and beleid. Knows
 * words one at a time, a lexicon and the forms of words; not what is searched.
 *
 * Of a compound the head is what matters most: the word it ends with, which says
 * what the thing is. A split gives the longest head that makes sense, and what
 * stands before it; both may be compounds again.
 */
#ifndef KZI_TEXT_COMPOUNDS_H
#define KZI_TEXT_COMPOUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/endings.h"
#include "text/lexicon.h"

enum {
	KZI_COMPOUND_LEAST = 6, /* bytes of a word; others are not taken apart */
	KZI_COMPOUND_MAX = 48,
	KZI_PARTS_MAX = 16
};

/* Bytes of the word, without what links it to the next. */
typedef struct kzi_part {
	uint8_t start, length;
	uint8_t depth; /* 0 is a part of the word, 1 of such a part */
} kzi_part;

/*
 * The parts of a folded word, in order; the parts of a part come behind it. Returns
 * how many: 0 for a word that is no compound, and 1 when only its head is a part, as
 * in herbenoeming: her is none.
 */
size_t kzi_compound_split(const kzi_lexicon *lexicon, const kzi_endings *endings,
	const char *word, size_t length, kzi_part out[KZI_PARTS_MAX]);

#endif
