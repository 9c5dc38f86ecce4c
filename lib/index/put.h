/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What putting a document means for those that are there already. */
#ifndef KZI_INDEX_PUT_H
#define KZI_INDEX_PUT_H

#include <kamerzoek/index.h>

#include "index/batch.h"

/* What became of it. */
typedef struct kzi_put_report {
	kz_file_result result; /* ADDED, REPLACED, JOINED or REMOVED */
	char id[KZI_ID_MAX + 1];
	bool gives_text;
	uint32_t merged, merged_new;
} kzi_put_report;

/*
 * The document that a file gives, which is changed on the way: with its path and
 * digest, and with restore also when it was removed.
 *
 * KZ_E_DOCUMENT: not acceptable; then nothing happened. As kz_writer_put().
 */
kz_status kzi_put_file(kz_writer *writer, kz_document *document, const char *path,
	const char *digest, bool restore, kzi_put_report *out, kz_error *err);

/* The file at that path is gone from a document, which goes with its last file. */
kz_status kzi_put_away(
	kz_writer *writer, kzi_held *held, const char *path, kz_error *err);

#endif
