/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The stored documents of a generation: one file that only grows, of blocks that
 * are each a document (text_block.h). Where a block is, is kept in the engine; how
 * much of the file counts, too: a tail beyond that is the rest of a commit that did
 * not happen.
 */
#ifndef KZI_INDEX_TEXT_STORE_H
#define KZI_INDEX_TEXT_STORE_H

#include "base/buffer.h"
#include "base/error.h"
#include "document/document.h"

typedef struct kzi_text_store kzi_text_store;

/* KZ_E_CORRUPT: it is not there to read. KZ_E_IO, KZ_E_NO_MEMORY. */
kz_status kzi_text_open(
	const char *path, bool writing, kzi_text_store **out, kz_error *err);
void kzi_text_close(kzi_text_store *store);

/* A second one on a store, for another thread: to append with where it is open for
 * writing, or else to read with. Closed before the first. */
kz_status kzi_text_share(kzi_text_store *store, kzi_text_store **out, kz_error *err);

/* Cut off what lies beyond length, and go on from there. KZ_E_CORRUPT: the file
 * is shorter than that. */
kz_status kzi_text_cut(kzi_text_store *store, uint64_t length, kz_error *err);

/* Whoever shares the store may do so at the same time. */
kz_status kzi_text_append(kzi_text_store *store, const kzi_buffer *bytes,
	kzi_text_place *out, kz_error *err);
/* Makes durable what was appended; *length is what then counts. */
kz_status kzi_text_sync(kzi_text_store *store, uint64_t *length, kz_error *err);

/* The bytes of a block; out is cleared first. KZ_E_CORRUPT: they are not what was
 * written. */
kz_status kzi_text_read(
	kzi_text_store *store, kzi_text_place place, kzi_buffer *out, kz_error *err);

/* The same, but when it is longer than most, no more than its first bytes, so many. When
 * these are wanted of the block that was the last to be read, and out has what was read
 * of it, that is gone on with. */
kz_status kzi_text_read_some(kzi_text_store *store, kzi_text_place place, size_t most,
	kzi_buffer *out, bool *all, kz_error *err);

/* The first block that is whole, from *from on, in a file of which nobody knows where
 * they are; *from moves behind it. KZ_DONE: there is none. */
kz_status kzi_text_scan(kzi_text_store *store, uint64_t *from, kzi_text_place *place,
	kzi_buffer *out, kz_error *err);

#endif
