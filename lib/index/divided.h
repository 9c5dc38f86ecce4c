/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An index that is divided: a folder with several indexes in it, each with its part of
 * the documents, which is written and searched as one.
 *
 *   lock             whoever writes holds it, and that of each shard
 *   shards           one line: how many there are
 *   shard-001/       an index, as any other
 *   shard-002/
 */
#ifndef KZI_INDEX_DIVIDED_H
#define KZI_INDEX_DIVIDED_H

#include "index/writer.h"

enum { KZI_SHARDS_MOST = 256, KZI_SHARD_NAME = 16 };

/* Of how many indexes that at path is made; 0: it is none of these. KZ_E_CORRUPT. */
kz_status kzi_divided_count(const char *path, size_t *out, kz_error *err);
/* The folder of a shard, by its number from 0: as it is called there, and where it is,
 * the caller's to free. */
void kzi_divided_name(size_t number, char out[KZI_SHARD_NAME]);
char *kzi_divided_path(const char *path, size_t number);
/* The places, with its shards for each that is divided; for kzi_places_free(). */
kz_status kzi_divided_expand(const char *const *places, size_t count, char ***out,
	size_t *out_count, kz_error *err);
void kzi_places_free(char **places, size_t count);
/* Opens all of them, to read. Takes path. */
kz_status kzi_divided_open(char *path, size_t count, kz_index **out, kz_error *err);

/* ---- Writing: of one that is not divided, the writer is its only shard. ---- */

/* Opens the shards of a writer that has the path and the lock, and makes them when the
 * index is new. */
kz_status kzi_divided_claim(
	kz_writer *writer, const kz_writer_options *options, size_t count, kz_error *err);
size_t kzi_shards_of(const kz_writer *writer);
kz_writer *kzi_writer_shard(kz_writer *writer, size_t i);

/* The shard of a file: that which has it, or a tombstone of it; else any. */
kz_status kzi_shard_of_path(
	kz_writer *writer, const char *path, kz_writer **out, kz_error *err);
/* The shard in which a document is to be put, with its citations and keys found: where it
 * is already, by any of its names or by its text, or was removed from; a new one goes
 * where the hash of its id says. */
kz_status kzi_shard_for(kz_writer *writer, const kz_document *document, const char *path,
	kz_writer **out, kz_error *err);

/* All of the batches, to come back to; the caller's to free. NULL: there is no memory. */
kzi_batch_mark *kzi_batches_here(kz_writer *writer);
void kzi_batches_back_to(kz_writer *writer, const kzi_batch_mark *marks);

/* Commits each of them, with one lexicon for all. Those that are new, or made anew, are
 * seen when all of them are there. */
kz_status kzi_divided_commit(kz_writer *writer, kz_error *err);

#endif
