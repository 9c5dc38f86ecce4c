/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A small index with all that one can have in it, and all that can be asked of it. */
#ifndef COLLECTION_H
#define COLLECTION_H

#include <stdint.h>
#include <stdio.h>

#include <kamerzoek.h>

enum { COLLECTION_DOCUMENTS = 60 };

/* Documents of one file and of two, updates, one that is removed; several blocks of each
 * table of the engine. */
void make_collection(const char *folder, const char *path);

/* Each answer on a line: what was asked, a tab, what came. "Q" is a query, "L" the list,
 * "G" a document, whole: of these what comes is a digest, or the name of the status. */
void write_answers(FILE *out, const char *path);

/* The two as write_answers() gives them. What was asked of the first line of which the
 * answers differ although neither is a failure, and that begins with kind; else "". */
const char *first_other_answer(const char *one, const char *other, const char *kind);
/* Is every answer the same? */
int same_answers(const char *one, const char *other);

#endif
