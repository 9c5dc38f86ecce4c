/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document for the engine that is being filled: its words, and behind these its facts.
 */
#ifndef KZI_INDEX_FILLING_H
#define KZI_INDEX_FILLING_H

#include <kamerzoek/dutch.h>

#include "document/document.h"
#include "index/memo.h"

/* Of a document. */
enum { KZI_FIRST_POSITION = 1 };

/* What is being filled, and where the next word stands. */
typedef struct kzi_filling {
	const kzi_entry *out;
	kzi_memo *memo;
	uint32_t position;
	kzi_language language; /* of the text at hand */
	char zone;             /* of the same; 0: none */
	kzi_buffer term;
	kzi_buffer folded; /* the words at hand */
	kz_status status;  /* of the last name */
	kz_error *err;
} kzi_filling;

/* f->term, as it was just made, without a place. */
kz_status kzi_fill_term(kzi_filling *f, uint32_t weight);
/* All words of the document, where they stand. */
kz_status kzi_fill_words(kzi_filling *f, const kz_document *document);
/* Where the words of its text begin, by its facts. */
kz_status kzi_first_position(const kz_document *facts, uint32_t *out, kz_error *err);

#endif
