/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "glass/tree.h"

#include "glass/blocks.h"
#include "glass/unpack.h"

#include <stdlib.h>
#include <string.h>

/* An item of a leaf: size and flags (2), length of the key (1), key, piece (2, but not of
 * the first), tag. Of a branch: block (4), length of the key (1), key, piece (2). */
enum { ITEM_HEAD = 3, BRANCH_HEAD = 5, PIECE = 2 };
enum { DEFLATED = 0x8000, LAST_PIECE = 0x4000, FIRST_PIECE = 0x2000, SIZE = 0x1FFF };

enum { TAG_MOST = 64 << 20 };

struct kzi_tree {
	kzi_tree_root root;
	kzi_blocks *blocks; /* NULL: it is empty */
	kzi_buffer tag;     /* of several pieces */
	/* Where something was found last: what is sought next is often near. */
	uint32_t near_blocks[KZI_TREE_LEVELS], near_items[KZI_TREE_LEVELS];
	bool near;
};

kz_status kzi_tree_open(
	const char *path, const kzi_tree_root *root, size_t memory, kzi_tree **out)
{
	*out = NULL;
	if (root->block_size == 0 || root->level >= KZI_TREE_LEVELS)
		return KZ_E_CORRUPT;
	kzi_tree *table = calloc(1, sizeof *table);
	if (table == NULL)
		return KZ_E_NO_MEMORY;
	table->root = *root;
	kz_status st = root->present ? kzi_blocks_open(path, root->block_size,
					       root->revision, memory, &table->blocks)
				     : KZ_OK;
	if (st == KZ_OK)
		*out = table;
	else
		kzi_tree_close(table);
	return st;
}

void kzi_tree_close(kzi_tree *table)
{
	if (table == NULL)
		return;
	kzi_blocks_close(table->blocks);
	kzi_buffer_free(&table->tag);
	free(table);
}

static kz_status get_block(
	kzi_tree *table, uint32_t number, uint32_t level, const unsigned char **out)
{
	return kzi_blocks_get(table->blocks, number, level, out);
}

static uint32_t count_items(const unsigned char *block)
{
	return (kzi_take_u16(block + KZI_BLOCK_END) - KZI_BLOCK_DIRECTORY) /
	       KZI_BLOCK_ENTRY;
}

/* ---- Items ---- */

typedef struct item {
	const unsigned char *key, *rest; /* behind the key, and the piece */
	size_t key_length, rest_length;
	uint32_t flags, piece, child;
} item;

/* False: it lies outside of its block. */
static bool take_item(const kzi_tree *table, const unsigned char *block, uint32_t index,
	bool leaf, item *out)
{
	size_t size = table->root.block_size, head = leaf ? ITEM_HEAD : BRANCH_HEAD;
	size_t at = kzi_take_u16(block + KZI_BLOCK_DIRECTORY + KZI_BLOCK_ENTRY * index);
	const unsigned char *from = block + at;
	if (at < KZI_BLOCK_DIRECTORY || at + head > size)
		return false;
	out->flags = leaf ? kzi_take_u16(from) : 0;
	out->child = leaf ? 0 : kzi_take_u32(from);
	out->key = from + head;
	out->key_length = from[head - 1];
	size_t piece = leaf && out->flags & FIRST_PIECE ? 0 : PIECE;
	size_t used = head + out->key_length + piece;
	size_t length = leaf ? ITEM_HEAD + (out->flags & SIZE) : used;
	if (used > length || at + length > size)
		return false;
	out->piece = piece > 0 ? kzi_take_u16(out->key + out->key_length) : 1;
	out->rest = from + used;
	out->rest_length = length - used;
	return true;
}

/* Is it above the first piece of what is under this key? *same: it is that. */
static bool is_above(const item *one, const unsigned char *key, size_t length, bool *same)
{
	size_t both = one->key_length < length ? one->key_length : length;
	int order = both > 0 ? memcmp(one->key, key, both) : 0;
	if (order == 0)
		order = (one->key_length > length) - (one->key_length < length);
	*same = order == 0 && one->piece == 1;
	return order > 0 || (order == 0 && one->piece > 1);
}

/* The last item that is not above the key. Of a branch the first never is; of a leaf it
 * may be, for what divides two leaves may be below all keys of the second: *above, then.
 */
static bool seek(const kzi_tree *table, const unsigned char *block, bool leaf,
	const unsigned char *key, size_t length, uint32_t *index, bool *same, bool *above)
{
	uint32_t from = 0, behind = count_items(block);
	item one;
	*same = *above = false;
	while (behind - from > 1) {
		uint32_t middle = from + (behind - from) / 2;
		bool is_same;
		if (!take_item(table, block, middle, leaf, &one))
			return false;
		if (is_above(&one, key, length, &is_same)) {
			behind = middle;
		} else {
			from = middle;
			*same = is_same;
		}
	}
	*index = from;
	if (from > 0 || !leaf)
		return true;
	if (!take_item(table, block, 0, leaf, &one))
		return false;
	*above = is_above(&one, key, length, same);
	return true;
}

/* ---- Entries ---- */

static kz_status gather(kzi_tree *table, kzi_tree_entry *entry, const item *first);

/* What it stands on, which is the first piece of a tag. */
static kz_status take_entry(
	kzi_tree *table, kzi_tree_entry *entry, const unsigned char *leaf)
{
	item one;
	if (!take_item(table, leaf, entry->items[0], true, &one) ||
		!(one.flags & FIRST_PIECE) || one.flags & DEFLATED)
		return KZ_E_CORRUPT;
	entry->key = one.key;
	entry->key_length = one.key_length;
	entry->tag = one.rest;
	entry->tag_length = one.rest_length;
	return one.flags & LAST_PIECE ? KZ_OK : gather(table, entry, &one);
}

/* From an item of a level, which entry has, down to a leaf: by the first or the last
 * items on the way. */
static kz_status go_down(kzi_tree *table, kzi_tree_entry *entry, uint32_t level,
	const unsigned char *block, bool to_last, const unsigned char **leaf)
{
	item one;
	for (; level > 0; level--) {
		if (!take_item(table, block, entry->items[level], false, &one))
			return KZ_E_CORRUPT;
		kz_status st = get_block(table, one.child, level - 1, &block);
		if (st != KZ_OK)
			return st;
		entry->blocks[level - 1] = one.child;
		entry->items[level - 1] = to_last ? count_items(block) - 1 : 0;
	}
	*leaf = block;
	return KZ_OK;
}

static kz_status step(kzi_tree *table, kzi_tree_entry *entry, const unsigned char **leaf)
{
	for (uint32_t level = 0; level <= table->root.level; level++) {
		const unsigned char *block;
		kz_status st = get_block(table, entry->blocks[level], level, &block);
		if (st != KZ_OK)
			return st;
		if (++entry->items[level] < count_items(block))
			return go_down(table, entry, level, block, false, leaf);
	}
	return KZ_DONE;
}

static kz_status step_back(
	kzi_tree *table, kzi_tree_entry *entry, const unsigned char **leaf)
{
	for (uint32_t level = 0; level <= table->root.level; level++) {
		const unsigned char *block;
		if (entry->items[level] == 0)
			continue;
		kz_status st = get_block(table, entry->blocks[level], level, &block);
		if (st != KZ_OK)
			return st;
		entry->items[level]--;
		return go_down(table, entry, level, block, true, leaf);
	}
	return KZ_DONE;
}

/* A tag of several pieces. The key stays that of the first: behind the tag, as the block
 * may go. */
static kz_status gather(kzi_tree *table, kzi_tree_entry *entry, const item *first)
{
	kzi_buffer *tag = &table->tag;
	const unsigned char *leaf;
	item one = *first;
	kzi_buffer_reset(tag);
	kzi_buffer_append(tag, (const char *)first->key, first->key_length);
	kzi_buffer_append(tag, (const char *)first->rest, first->rest_length);
	if (tag->failed)
		return KZ_E_NO_MEMORY;
	for (uint32_t piece = 2; !(one.flags & LAST_PIECE); piece++) {
		kz_status st = step(table, entry, &leaf);
		if (st != KZ_OK)
			return st == KZ_DONE ? KZ_E_CORRUPT : st;
		if (!take_item(table, leaf, entry->items[0], true, &one) ||
			one.piece != piece || one.key_length != entry->key_length ||
			memcmp(one.key, tag->data, one.key_length) != 0 ||
			tag->length > TAG_MOST)
			return KZ_E_CORRUPT;
		kzi_buffer_append(tag, (const char *)one.rest, one.rest_length);
		if (tag->failed)
			return KZ_E_NO_MEMORY;
	}
	entry->key = (const unsigned char *)tag->data;
	entry->tag = entry->key + entry->key_length;
	entry->tag_length = tag->length - entry->key_length;
	return KZ_OK;
}

/* In the leaf that was the last to be looked at, when it is between two keys of that:
 * *leaf is NULL when it is not. */
static kz_status look_near(kzi_tree *table, const unsigned char *key, size_t length,
	kzi_tree_entry *entry, bool *same, const unsigned char **leaf)
{
	const unsigned char *block;
	bool above;
	item first, last;
	*leaf = NULL;
	if (!table->near)
		return KZ_OK;
	kz_status st = get_block(table, table->near_blocks[0], 0, &block);
	if (st != KZ_OK)
		return st;
	if (!take_item(table, block, 0, true, &first) ||
		!take_item(table, block, count_items(block) - 1, true, &last))
		return KZ_E_CORRUPT;
	if (is_above(&first, key, length, same) || !is_above(&last, key, length, same))
		return KZ_OK;
	memcpy(entry->blocks, table->near_blocks, sizeof entry->blocks);
	memcpy(entry->items, table->near_items, sizeof entry->items);
	if (!seek(table, block, true, key, length, &entry->items[0], same, &above))
		return KZ_E_CORRUPT;
	*leaf = block;
	return KZ_OK;
}

static kz_status descend_from_root(kzi_tree *table, const unsigned char *key,
	size_t length, kzi_tree_entry *entry, bool *same, const unsigned char **leaf)
{
	uint32_t number = table->root.block;
	bool above = false;
	for (uint32_t level = table->root.level;; level--) {
		const unsigned char *block;
		item one;
		kz_status st = get_block(table, number, level, &block);
		if (st != KZ_OK)
			return st;
		entry->blocks[level] = number;
		if (!seek(table, block, level == 0, key, length, &entry->items[level],
			    same, &above))
			return KZ_E_CORRUPT;
		*leaf = block;
		if (level == 0)
			break;
		if (!take_item(table, block, entry->items[level], false, &one))
			return KZ_E_CORRUPT;
		number = one.child;
	}
	memcpy(table->near_blocks, entry->blocks, sizeof entry->blocks);
	memcpy(table->near_items, entry->items, sizeof entry->items);
	table->near = true;
	return above ? step_back(table, entry, leaf) : KZ_OK;
}

static kz_status descend(kzi_tree *table, const unsigned char *key, size_t length,
	kzi_tree_entry *entry, bool *same, const unsigned char **leaf)
{
	kz_status st = look_near(table, key, length, entry, same, leaf);
	return st == KZ_OK && *leaf == NULL
		       ? descend_from_root(table, key, length, entry, same, leaf)
		       : st;
}

/* What is sought may lie behind a key of which the tag has several pieces: from such a
 * piece back to the first. */
static kz_status find_first(
	kzi_tree *table, kzi_tree_entry *entry, const unsigned char *leaf)
{
	unsigned char key[KZI_TREE_KEY];
	item one;
	bool same;
	if (!take_item(table, leaf, entry->items[0], true, &one))
		return KZ_E_CORRUPT;
	if (one.flags & FIRST_PIECE)
		return take_entry(table, entry, leaf);
	size_t length = one.key_length;
	memcpy(key, one.key, length);
	kz_status st = descend(table, key, length, entry, &same, &leaf);
	if (st != KZ_OK || !same)
		return st == KZ_OK || st == KZ_DONE ? KZ_E_CORRUPT : st;
	return take_entry(table, entry, leaf);
}

kz_status kzi_tree_find(kzi_tree *table, const unsigned char *key, size_t length,
	kzi_tree_entry *entry, bool *same)
{
	const unsigned char *leaf;
	*same = false;
	if (!table->root.present)
		return KZ_DONE;
	kz_status st = descend(table, key, length, entry, same, &leaf);
	if (st != KZ_OK)
		return st;
	return *same ? take_entry(table, entry, leaf) : find_first(table, entry, leaf);
}

kz_status kzi_tree_next(kzi_tree *table, kzi_tree_entry *entry)
{
	const unsigned char *leaf;
	kz_status st = table->root.present ? step(table, entry, &leaf) : KZ_DONE;
	return st == KZ_OK ? take_entry(table, entry, leaf) : st;
}
