/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words for taking compounds apart that no list of words has. */
#ifndef KZI_TEXT_COMPOUND_WORDS_H
#define KZI_TEXT_COMPOUND_WORDS_H

#include "text/lexicon.h"

/* Adds what is not to be taken for a part, and what is one though no word. */
void kzi_compound_words_add(kzi_draft *draft);

#endif
