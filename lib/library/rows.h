/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * library.tsv, the list of one dossier: a row for each file, by the names in its first
 * line. A column that a later version adds is passed over.
 */
#ifndef KZI_LIBRARY_ROWS_H
#define KZI_LIBRARY_ROWS_H

#include <kamerzoek/library.h>

#include "base/arena.h"
#include "base/buffer.h"

/* A file, and what tells of it to a list; strings live in the arena of the library. */
typedef bool kzi_row_fn(void *context, const kz_library_file *file);

/* The rows of the list at path; dossier is put before each file. KZ_E_DOCUMENT, with
 * the line; KZ_E_IO, KZ_E_NO_MEMORY: also when take says false. */
kz_status kzi_rows_read(const char *path, const char *dossier, kzi_arena *arena,
	kzi_row_fn *take, void *context, kz_error *err);

/* The same of the bytes of one, which are not what they were afterwards. */
kz_status kzi_rows_parse(kzi_buffer *bytes, const char *dossier, kzi_arena *arena,
	kzi_row_fn *take, void *context, kz_error *err);

/* The first line, and a row behind what is there. */
void kzi_rows_begin(kzi_buffer *out);
void kzi_rows_add(kzi_buffer *out, const kz_library_file *file);

/* May it stand in a cell, and go back to a service as it is? Printable ASCII. */
bool kzi_is_cell(const char *text);

#endif
