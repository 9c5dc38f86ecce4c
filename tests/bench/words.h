/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The same made-up text for both twins: words of which few are frequent. */
#ifndef WORDS_H
#define WORDS_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { TEXT_WORDS = 150, TEXT_MAX = TEXT_WORDS * 12, VOCABULARY = 5000 };

/* A number from 0, the lower the likelier. */
static inline uint32_t draw(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	double part = (double)(*seed >> 8) / (1 << 24);
	return (uint32_t)(part * part * part * (double)VOCABULARY);
}

static inline size_t make_word(uint32_t number, char out[12])
{
	static const char *const parts[] = {"be", "ge", "ver", "on", "te", "land", "heid",
		"ing", "en", "lijk", "wet", "raad", "brief", "zorg", "werk", "jaar"};
	int size = snprintf(out, 12, "%s%s%c", parts[number % 16],
		parts[number / 16 % 16], (char)('a' + number / 256 % 26));
	return (size_t)size;
}

static inline size_t make_text(uint32_t document, char out[TEXT_MAX])
{
	uint32_t seed = document * 2654435761u + 1;
	size_t size = 0;
	for (int i = 0; i < TEXT_WORDS; i++) {
		size += make_word(draw(&seed), out + size);
		out[size++] = ' ';
	}
	return size;
}

#ifdef __cplusplus
}
#endif

#endif
