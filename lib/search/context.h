/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands around a place in a text: as much as is asked for, in whole words; and its
 * words alone, to sort by. Knows no queries.
 */
#ifndef KZI_SEARCH_CONTEXT_H
#define KZI_SEARCH_CONTEXT_H

#include "base/buffer.h"

/* A space, or what parts two cells of a table. */
bool kzi_is_blank(char c);

/* Where the whole words among so many characters before at begin, and where those from at
 * on end. */
size_t kzi_left_of(const char *text, size_t at, uint32_t width);
size_t kzi_right_of(const char *text, size_t at, uint32_t width);

/* The words of a text, folded, with a space behind each; and the same with the last
 * first. False when there is no memory. */
bool kzi_put_words(kzi_buffer *out, const char *text);
bool kzi_put_words_back(kzi_buffer *out, const char *text);

#endif
