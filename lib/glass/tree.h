/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One table of a glass database, as it was at one commit: a B-tree of keys and tags
 * (bulk/README.md has the picture), read a block at a time. Knows not what they mean.
 *
 * A block that a later commit wrote over, and whatever else is not as it should be, is
 * KZ_E_CORRUPT without a word: the engine knows what to say of it.
 */
#ifndef KZI_GLASS_TREE_H
#define KZI_GLASS_TREE_H

#include "base/buffer.h"
#include "base/error.h"

enum { KZI_TREE_LEVELS = 10, KZI_TREE_KEY = 255 };

/* What the version file says of it. */
typedef struct kzi_tree_root {
	uint32_t block, level, block_size, revision;
	bool present; /* else it is empty, and there need be no file */
} kzi_tree_root;

typedef struct kzi_tree kzi_tree;

/* memory: bytes of blocks that are kept. */
kz_status kzi_tree_open(
	const char *path, const kzi_tree_root *root, size_t memory, kzi_tree **out);
void kzi_tree_close(kzi_tree *table);

/* A place in a table: an entry, with its key and its tag. They are good until the next
 * look into the table. */
typedef struct kzi_tree_entry {
	uint32_t blocks[KZI_TREE_LEVELS]; /* from the leaf up */
	uint32_t items[KZI_TREE_LEVELS];
	const unsigned char *key, *tag;
	size_t key_length, tag_length;
} kzi_tree_entry;

/* To the last entry whose key is not above this one; *same: it is this one. KZ_DONE:
 * there is none. */
kz_status kzi_tree_find(kzi_tree *table, const unsigned char *key, size_t length,
	kzi_tree_entry *entry, bool *same);
/* To the one behind it. KZ_DONE: that was the last; entry is then where it was not. */
kz_status kzi_tree_next(kzi_tree *table, kzi_tree_entry *entry);

#endif
