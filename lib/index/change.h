/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One record of the spool: a document as it will be at the next commit, and what it
 * takes the place of. All that had to be looked up was looked up when it was put, so
 * that a commit has only to write.
 */
#ifndef KZI_INDEX_CHANGE_H
#define KZI_INDEX_CHANGE_H

#include "document/document.h"
#include "index/spool.h"

/* Start from zero, with the kind. */
typedef struct kzi_change {
	kzi_spool_kind kind;
	kz_document *document; /* freed with it */
	uint32_t *superseded;  /* records before this one, from 1, that no longer count */
	size_t superseded_count;
	const char **erased; /* ids of documents of the last commit that go */
	size_t erased_count;
	kzi_arena arena;
} kzi_change;

kz_status kzi_change_supersede(kzi_change *change, uint32_t record, kz_error *err);
kz_status kzi_change_erase(kzi_change *change, const char *id, kz_error *err);

void kzi_change_encode(const kzi_change *change, kzi_buffer *out);
/* KZ_E_CORRUPT, KZ_E_NO_MEMORY. */
kz_status kzi_change_decode(
	kzi_spool_kind kind, const kzi_buffer *content, kzi_change *out, kz_error *err);
void kzi_change_free(kzi_change *change);

#endif
