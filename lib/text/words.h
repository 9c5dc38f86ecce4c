/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text taken apart into words, each folded. Knows what a word looks like, not
 * what it means.
 */
#ifndef KZI_TEXT_WORDS_H
#define KZI_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* A word where it stands. folded is NUL-terminated and lives until the next
 * kzi_words_next(). */
typedef struct kzi_word {
	size_t start, length; /* bytes of the text */
	const char *folded;
	size_t folded_length;
} kzi_word;

/* Begin with KZI_WORDS_OF(text, length); end with kzi_words_end(). */
typedef struct kzi_words {
	const char *text;
	size_t length, at;
	kzi_buffer folded;
} kzi_words;

#define KZI_WORDS_OF(text, length) ((kzi_words){(text), (length), 0, {0}})

/*
 * The next word; false at the end and when there is no memory, which
 * kzi_words_failed() tells apart. Bytes that are not UTF-8 part words.
 *
 * Letters and digits are one word ("CO2"); an apostrophe between letters is in
 * it ("zo'n"), and the 's of a plural or genitive falls off in folding:
 * "agenda's" is agenda. All else parts words, but for what is usually also
 * written as one, or in another way:
 *
 *     d.m.v.  J.F.         dmv, jf          single letters with dots
 *     R&D  I&W             r&d, i&w         a single letter on one side of the &
 *     e-mail  re-integratie  email, reintegratie   e-, co-, pre-, re-
 *     start-up  opt-outs   startup, optouts    -up, -down, -in, -out, -off, -by
 *     1.000.000            1000000          groups of three
 *     3%  3 %  €5          3 procent, 3 procent, euro 5
 *
 * Each takes one place, as the other spelling does, so phrases hold.
 */
bool kzi_words_next(kzi_words *words, kzi_word *out);
bool kzi_words_failed(const kzi_words *words);
void kzi_words_end(kzi_words *words);

#endif
