/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An index of many documents, and queries that nobody means well with. */
#ifndef MANY_H
#define MANY_H

#include <stdint.h>
#include <stdio.h>

/* Documents of made-up words, as many as are asked for: some words are in nearly each of
 * them, most in one, as in a language; and now and then a letter of one is another. The
 * same each time. */
void make_many(const char *path, unsigned documents);

/* A query by chance, the same for the same state. Free it. */
char *make_query(uint32_t *state);

#endif
