/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dutch words that are forms of one word, given one term. Knows words one at a
 * time: no lexicon, and nothing of what stands around.
 */
#ifndef KZI_TEXT_CONFLATE_H
#define KZI_TEXT_CONFLATE_H

#include <stddef.h>

#include "text/endings.h"

enum {
	KZI_CONFLATE_MAX = 56, /* bytes of a word; longer ones stay as they are */
	KZI_STEM_MAX = 96      /* what a stem may need on the way */
};

/* Writes the term of a folded word, not NUL-terminated, and returns its length; 0
 * when the word is its own term. */
size_t kzi_conflate(const kzi_endings *endings, const char *folded, size_t length,
	char out[KZI_STEM_MAX]);

#endif
