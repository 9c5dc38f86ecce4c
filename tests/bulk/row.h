/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of documents that are the same whenever they are asked for, made in bulk. */
#ifndef ROW_H
#define ROW_H

#include "support.h"

#include "bulk/bulk.h"

enum { ROW_DOCUMENTS = 400 };

/* The files of a database. */
extern const char *const row_files[5];

kz_status row_document(kzi_bulk_run *run, uint32_t docid, kz_error *err);
/* Opens it for the folder at path, which must be there, with a uuid of its own. */
kz_status row_open(
	const char *path, kzi_bulk_options options, kzi_bulk **out, kz_error *err);
/* Adds what is not in the runs. */
kz_status row_finish(kzi_bulk *bulk, kz_error *err);
/* All of it by one thread; *runs (may be NULL): in how many runs. */
kz_status row_build(
	const char *path, kzi_bulk_options options, uint32_t *runs, kz_error *err);

/* Fails when a file of one is not byte for byte the other's. */
void same_files(const char *path, const char *other);

#endif
