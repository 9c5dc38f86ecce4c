/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The blocks of a table, as they were at one commit: each is read once, and kept while
 * there is room. What is in them is the tree's. */
#ifndef KZI_GLASS_BLOCKS_H
#define KZI_GLASS_BLOCKS_H

#include "base/error.h"

/* A block: revision (4), level (1), free bytes (4), end of the directory (2), directory.
 */
enum {
	KZI_BLOCK_LEVEL = 4,
	KZI_BLOCK_END = 9,
	KZI_BLOCK_DIRECTORY = 11,
	KZI_BLOCK_ENTRY = 2
};

#define KZI_BLOCK_NONE UINT32_MAX /* the number of no block */

typedef struct kzi_blocks kzi_blocks;

/* memory: bytes of blocks that are kept. KZ_E_CORRUPT: there is no such file.
 * KZ_E_NO_MEMORY. */
kz_status kzi_blocks_open(const char *path, uint32_t block_size, uint32_t revision,
	size_t memory, kzi_blocks **out);
void kzi_blocks_close(kzi_blocks *blocks);
/* Good until the next is asked for; its directory is not empty, and lies in it.
 * KZ_E_CORRUPT: it is not, or of another level, or of a later commit. */
kz_status kzi_blocks_get(
	kzi_blocks *blocks, uint32_t number, uint32_t level, const unsigned char **out);

#endif
