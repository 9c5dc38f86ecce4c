/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The parts of compounds as the terms that are searched, remembered for each word:
 * a text has the same words again and again, and taking one apart costs as much as
 * fifty others.
 */
#ifndef KZI_TEXT_PARTS_H
#define KZI_TEXT_PARTS_H

#include "text/compounds.h"
#include "text/endings.h"
#include "text/lexicon.h"

/* A part of a word: where it stands in the folded word, and its term, which is not
 * NUL-terminated. */
typedef struct kzi_part_term {
	const char *term;
	uint8_t term_length;
	kzi_part part;
} kzi_part_term;

/* In the order of kzi_compound_split(). */
typedef struct kzi_part_terms {
	kzi_part_term items[KZI_PARTS_MAX];
	size_t count;
} kzi_part_terms;

typedef struct kzi_splitter kzi_splitter;

/* Takes the lexicon, whatever happens; borrows the endings. KZ_E_NO_MEMORY. */
kz_status kzi_splitter_open(kzi_lexicon *lexicon, const kzi_endings *endings,
	kzi_splitter **out, kz_error *err);
/* A second one for another thread, with the same lexicon, which stays the first's; they
 * share what they remember. Closed before the first. KZ_E_NO_MEMORY. */
kz_status kzi_splitter_twin(kzi_splitter *of, kzi_splitter **out, kz_error *err);
void kzi_splitter_close(kzi_splitter *splitter);
const kzi_lexicon *kzi_splitter_lexicon(const kzi_splitter *splitter);
/* From here on it remembers what the other does, and each what the other has met; their
 * lexicons must be the same. Each is still for one thread at a time. */
void kzi_splitter_share(kzi_splitter *splitter, kzi_splitter *with);
/* Very many words will come: kzi_lexicon_hasten(). */
void kzi_splitter_hasten(kzi_splitter *splitter);

/* What it gives lives until the next call. KZ_E_NO_MEMORY. */
kz_status kzi_splitter_split(kzi_splitter *splitter, const char *folded, size_t length,
	kzi_part_terms *out, kz_error *err);

#endif
