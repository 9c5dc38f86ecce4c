/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was put and not yet committed, in order, on disk. A commit reads it from
 * the start; when that fails it can be read again.
 */
#ifndef KZI_INDEX_SPOOL_H
#define KZI_INDEX_SPOOL_H

#include "base/buffer.h"
#include "base/error.h"

typedef struct kzi_spool kzi_spool;

typedef enum kzi_spool_kind {
	KZI_SPOOL_PUT = 'P',    /* in, as it is to be */
	KZI_SPOOL_REMOVE = 'R', /* out, with a tombstone */
	KZI_SPOOL_PRUNE = 'U'   /* out: its last file is gone */
} kzi_spool_kind;

/* Opens the spool in its directory, which is made, and empties it: what lies
 * there was never committed. */
kz_status kzi_spool_open(const char *directory, kzi_spool **out, kz_error *err);
void kzi_spool_close(kzi_spool *spool);

/* All of it, or nothing of it. KZ_E_LIMIT: over 8 GiB. KZ_E_IO: the disk is full;
 * what was put before is still there. */
kz_status kzi_spool_add(kzi_spool *spool, kzi_spool_kind kind, const char *bytes,
	size_t length, kz_error *err);

/* Write what is still in memory. As kzi_spool_add(). */
kz_status kzi_spool_flush(kzi_spool *spool, kz_error *err);

/* How far it is filled; what was added after a mark can be taken out again. */
typedef struct kzi_spool_mark {
	uint64_t bytes, count;
} kzi_spool_mark;
kzi_spool_mark kzi_spool_here(const kzi_spool *spool);
void kzi_spool_back_to(kzi_spool *spool, kzi_spool_mark mark);

uint64_t kzi_spool_count(const kzi_spool *spool);

/* Reading: from the start, then one by one; KZ_DONE at the end. */
kz_status kzi_spool_rewind(kzi_spool *spool, kz_error *err);
kz_status kzi_spool_next(
	kzi_spool *spool, kzi_spool_kind *kind, kzi_buffer *out, kz_error *err);

/* The record that begins at a mark's bytes, out of turn. */
kz_status kzi_spool_read(kzi_spool *spool, uint64_t at, kzi_spool_kind *kind,
	kzi_buffer *out, kz_error *err);

/* It is committed: forget it. */
void kzi_spool_empty(kzi_spool *spool);

#endif
