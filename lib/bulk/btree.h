/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table of a glass database, written from its first key to its last: a B-tree
 * that grows from the leaves up, each block written once and never again. Knows
 * keys and tags, not what they mean.
 */
#ifndef KZI_BULK_BTREE_H
#define KZI_BULK_BTREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum { KZI_KEY_MAX = 255, KZI_BLOCK_MIN = 2048, KZI_BLOCK_MAX = 65536 };

/* What the version file must say of a table before anybody can read it. */
typedef struct kzi_root {
	uint32_t block;  /* the root's number */
	uint32_t level;  /* 0: the root is a leaf */
	uint32_t blocks; /* in the file */
	uint64_t entries;
	bool present; /* else there is no file */
} kzi_root;

typedef struct kzi_btree kzi_btree;

/* Makes DIRECTORY/NAME.glass, which must not be there. block_size is a power of
 * two from KZI_BLOCK_MIN to KZI_BLOCK_MAX. KZ_E_IO. */
kz_status kzi_btree_create(const char *directory, const char *name, uint32_t block_size,
	uint32_t revision, kzi_btree **out, kz_error *err);
void kzi_btree_close(kzi_btree *table);

/*
 * Each key once, in ascending order of bytes, 1 to KZI_KEY_MAX of them. A tag of
 * any size: a long one becomes several items. deflated: the tag is a raw
 * deflate stream, for whoever reads it to inflate. KZ_E_LIMIT: too large to be
 * stored at all.
 */
kz_status kzi_btree_add(kzi_btree *table, const unsigned char *key, size_t key_length,
	const unsigned char *tag, size_t length, bool deflated, kz_error *err);

/* The largest tag that is one item under a key of this length. */
size_t kzi_btree_single(const kzi_btree *table, size_t key_length);

/* Nothing more comes: the branches are completed, and the file is synced. */
kz_status kzi_btree_finish(kzi_btree *table, kzi_root *root, kz_error *err);

#endif
