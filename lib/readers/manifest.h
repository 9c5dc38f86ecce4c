/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * manifest.tsv: which files of a folder are its documents, and their facts. The
 * first line names the columns: file, sha256, and names of header lines; of what
 * there may be several of, a cell holds them parted by "; ".
 */
#ifndef KZI_READERS_MANIFEST_H
#define KZI_READERS_MANIFEST_H

#include <kamerzoek/document.h>

#include "base/arena.h"
#include "base/buffer.h"

typedef struct kzi_manifest_row {
	const char *file;   /* relative to the folder, and inside it */
	const char *sha256; /* 64 lower-case hex digits, or "" */
	kz_document *facts; /* the other cells */
	const char *line;   /* the row itself, for the digest of the document */
	size_t line_length;
} kzi_manifest_row;

typedef struct kzi_manifest {
	kzi_buffer bytes;
	kzi_manifest_row *rows;
	size_t count;
	kzi_arena arena;
} kzi_manifest;

/* KZ_E_DOCUMENT, with the line and the column; KZ_E_IO, KZ_E_NO_MEMORY. */
kz_status kzi_manifest_read(const char *path, kzi_manifest *out, kz_error *err);
void kzi_manifest_free(kzi_manifest *manifest);

#endif
