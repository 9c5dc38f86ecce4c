/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of the readers share: a document out of bytes, and as one string. */
#ifndef READING_H
#define READING_H

#include "support.h"

#include "document/document.h"

/* Read from memory of exactly that size, so that a checker sees what is past it. */
kz_document *read_bytes_as(const char *bytes, size_t length, const char *name);
kz_document *read_as(const char *text, const char *name);
kz_status try_bytes_as(const char *bytes, size_t length, const char *name, kz_error *err);

/*
 * The blocks, a line each: "H1 Motie", "L2[a.] punt", "F[8] noot", "T een|twee", and
 * with {8} where a mark of a note stood. Valid until the next call.
 */
const char *blocks_of(const kz_document *document);
/* "stb-2020-118 in 2: 'Staatsblad 2020, 118'", a line each. */
const char *citations_of(const kz_document *document);
/* "Beljaarts (Minister van EZ); Bromet". */
const char *signatories_of(const kz_document *document);
/* "36600-XIV; 36600". */
const char *list_of(const kz_document *document, kz_list list);

/* The document in text has these blocks. */
void has_blocks(const char *text, const char *name, const char *wanted);
/* It has this fact. */
void has_fact(const kz_document *document, kz_property property, const char *wanted);
/* It is refused in this way. */
void is_refused(const char *bytes, size_t length, const char *name, kz_status wanted,
	long long offset, const char *words);

#endif
