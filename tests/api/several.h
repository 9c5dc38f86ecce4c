/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The same documents in one index and in several, and all that can be asked of them as
 * one text, to be compared: weights to twelve digits, all else exactly.
 */
#ifndef SEVERAL_H
#define SEVERAL_H

#include "support.h"

enum { SHARDS = 3, LETTERS = 400 };

/* A number below that, the same for the same seed, which moves on. */
unsigned by_chance(uint32_t *seed, unsigned below);

/* Made by chance, but always the same: letters of which words, dates and kinds come
 * together in every way, and that cite each other. */
kz_document *make_letter(unsigned number);

/* directory/all, and directory/0, /1, /2, in turns, with this analysis. */
void make_several(const char *directory, const char *analysis);

/* What several commands ask, in more ways than one. */
extern const char *const questions[];
extern const size_t question_count;

/* All that a search gives, with its warnings; passages only when asked for. Free it. */
char *answer(kz_index *index, const char *query, const kz_search_options *options,
	bool passages);
/* The facets of a query, the graph around a document, and the list of all. Free them. */
char *answer_facets(kz_index *index, const char *query);
char *answer_list(kz_index *index);
/* Every hit by a cursor. */
char *answer_cursor(kz_index *index, const char *query, const kz_search_options *options);
/* Every place. */
char *answer_kwic(kz_index *index, const char *query);
char *answer_graph(kz_index *index, const char *name);

/* The same answer, which is freed. */
void assert_same(char *got, char *wanted, const char *query);

#endif
