/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/btree.h"

#include "base/file.h"
#include "bulk/pack.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * A block: revision (4), level (1), bytes free in the middle (2), bytes free in all
 * (2), end of the directory (2), the directory: the offset of each item (2 each).
 * Items lie against the end of the block, the first one last.
 */
enum { DIRECTORY = 11, ENTRY = 2 };

/* An item of a leaf: size and flags (2), length of the key (1), key, which piece of
 * the tag this is (2, but not in the first piece), piece. Sizes count from 3. */
enum { ITEM_HEAD = 3, PIECE = 2, ITEM_MAX = 0x1FFF + 3 };
enum { DEFLATED = 0x8000, LAST_PIECE = 0x4000, FIRST_PIECE = 0x2000 };

/* An item of a branch: block below (4), length of the key (1), key, piece (2). */
enum { BRANCH_HEAD = 5 };

enum { LEVELS = 10, PIECES_MAX = 0xFFFF, ITEMS_A_BLOCK = 4 };
/* What may become ready at once: a leaf, and at the end two blocks a level. */
enum { AT_ONCE = 2 * LEVELS, READY_BYTES = 512 << 10 };

/* A piece smaller than this is not cut off to fill up a block. */
enum { WORTH_A_PIECE = 128 };

typedef struct divider {
	uint16_t piece;
	uint8_t length;
	unsigned char key[KZI_KEY_MAX];
} divider;

/* The block of a level that is being filled. Keys in it are not below left. */
typedef struct block {
	unsigned char *bytes;
	uint32_t end, low; /* of the directory; where the items begin */
	divider left;
} block;

struct kzi_btree {
	int fd;
	char *path;
	uint32_t block_size, revision, item_max;
	uint32_t level; /* the highest that has a block */
	uint32_t blocks;
	uint64_t entries;
	block filling[LEVELS];
	unsigned char *branches; /* memory of all levels but the leaf's */
	/* Blocks ready to be written, behind them the leaf that is being filled. */
	unsigned char *ready;
	uint32_t ready_count, ready_room;
	divider last; /* the last key of the leaf before this one */
};

/* ---- Blocks ---- */

static void begin_block(kzi_btree *table, block *filling)
{
	filling->end = DIRECTORY;
	filling->low = table->block_size;
}

static void begin_leaf(kzi_btree *table)
{
	block *leaf = &table->filling[0];
	leaf->bytes = table->ready + (size_t)table->ready_count * table->block_size;
	begin_block(table, leaf);
}

static uint32_t room_in(const block *filling)
{
	return filling->low - filling->end;
}

static unsigned char *place_item(block *filling, uint32_t size)
{
	filling->low -= size;
	kzi_pack_u16(filling->bytes + filling->end, filling->low);
	filling->end += ENTRY;
	return filling->bytes + filling->low;
}

static void complete(kzi_btree *table, const block *filling, uint32_t level)
{
	unsigned char *head = filling->bytes;
	head = kzi_pack_u32(head, table->revision);
	*head++ = (unsigned char)level;
	head = kzi_pack_u16(head, room_in(filling));
	head = kzi_pack_u16(head, room_in(filling));
	kzi_pack_u16(head, filling->end);
	memset(filling->bytes + filling->end, 0, room_in(filling));
}

static kz_status write_ready(kzi_btree *table, kz_error *err)
{
	size_t length = (size_t)table->ready_count * table->block_size;
	table->ready_count = 0;
	return kzi_write_all(
		table->fd, (const char *)table->ready, length, table->path, err);
}

/* ---- Branches ---- */

/* Completes the block of a branch and puts it behind those that are ready: its
 * number is the number of blocks before it. */
static uint32_t number_branch(kzi_btree *table, uint32_t level)
{
	block *filling = &table->filling[level];
	complete(table, filling, level);
	memcpy(table->ready + (size_t)table->ready_count * table->block_size,
		filling->bytes, table->block_size);
	table->ready_count++;
	return table->blocks++;
}

static void place_child(
	block *filling, const divider *left, size_t key_length, uint32_t child)
{
	unsigned char *to =
		place_item(filling, (uint32_t)(BRANCH_HEAD + key_length + PIECE));
	to = kzi_pack_u32(to, child);
	*to++ = (unsigned char)key_length;
	to = kzi_pack_bytes(to, left->key, key_length);
	kzi_pack_u16(to, key_length > 0 ? left->piece : 0);
}

static void begin_branch(
	kzi_btree *table, block *filling, const divider *left, uint32_t child)
{
	begin_block(table, filling);
	filling->left = *left;
	/* The first of a branch needs no key: what divides the branches says it. */
	place_child(filling, left, 0, child);
}

/* A block below is complete, and left divides it from the one before. */
static kz_status add_child(
	kzi_btree *table, uint32_t level, divider left, uint32_t child, kz_error *err)
{
	for (; level < LEVELS; level++) {
		block *filling = &table->filling[level];
		if (level > table->level) {
			table->level = level;
			begin_branch(table, filling, &left, child);
			return KZ_OK;
		}
		if (room_in(filling) >=
			(size_t)BRANCH_HEAD + left.length + PIECE + ENTRY) {
			place_child(filling, &left, left.length, child);
			return KZ_OK;
		}
		divider above = filling->left;
		uint32_t full = number_branch(table, level);
		begin_branch(table, filling, &left, child);
		left = above;
		child = full;
	}
	return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET, "%s: more than %d levels",
		table->path, LEVELS);
}

/* ---- Leaves ---- */

static void remember_last(kzi_btree *table)
{
	const block *leaf = &table->filling[0];
	const unsigned char *item = leaf->bytes + leaf->low;
	table->last.length = item[2];
	memcpy(table->last.key, item + ITEM_HEAD, item[2]);
}

static uint32_t number_leaf(kzi_btree *table)
{
	complete(table, &table->filling[0], 0);
	table->ready_count++;
	return table->blocks++;
}

static kz_status next_leaf(kzi_btree *table, kz_error *err)
{
	remember_last(table);
	uint32_t full = number_leaf(table);
	kz_status st =
		full == UINT32_MAX - LEVELS
			? kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
				  "%s: more blocks than can be counted", table->path)
			: add_child(table, 1, table->filling[0].left, full, err);
	if (st == KZ_OK && table->ready_count + AT_ONCE > table->ready_room)
		st = write_ready(table, err);
	begin_leaf(table);
	return st;
}

/* The shortest key that is above all in the leaf before, and not above this one. */
static void divide(
	kzi_btree *table, const unsigned char *key, size_t length, uint32_t piece)
{
	const divider *last = &table->last;
	divider *left = &table->filling[0].left;
	size_t same = 0;
	while (same < length && same < last->length && key[same] == last->key[same])
		same++;
	left->length = (uint8_t)(same < length ? same + 1 : length);
	left->piece = (uint16_t)piece;
	memcpy(left->key, key, left->length);
}

static kz_status add_piece(kzi_btree *table, const unsigned char *key, size_t key_length,
	const unsigned char *bytes, size_t length, uint32_t piece, uint32_t flags,
	kz_error *err)
{
	size_t size = ITEM_HEAD + key_length + (piece > 1 ? PIECE : 0) + length;
	if (room_in(&table->filling[0]) < size + ENTRY) {
		kz_status st = next_leaf(table, err);
		if (st != KZ_OK)
			return st;
		divide(table, key, key_length, piece);
	}
	unsigned char *to = place_item(&table->filling[0], (uint32_t)size);
	to = kzi_pack_u16(to, (uint32_t)(size - ITEM_HEAD) | flags);
	*to++ = (unsigned char)key_length;
	to = kzi_pack_bytes(to, key, key_length);
	if (piece > 1)
		to = kzi_pack_u16(to, piece);
	kzi_pack_bytes(to, bytes, length);
	return KZ_OK;
}

size_t kzi_btree_single(const kzi_btree *table, size_t key_length)
{
	return table->item_max - ITEM_HEAD - key_length;
}

/* How much of a tag goes in its first item: all, what fills up this leaf, or what
 * an item can hold. */
static size_t first_piece(const kzi_btree *table, size_t key_length, size_t length)
{
	size_t single = kzi_btree_single(table, key_length);
	size_t item = ITEM_HEAD + key_length + ENTRY;
	size_t room = room_in(&table->filling[0]);
	if (length <= single && item + length <= room)
		return length;
	room %= table->item_max + ENTRY;
	if (room >= item + WORTH_A_PIECE && room - item < length)
		return room - item;
	return length < single ? length : single;
}

kz_status kzi_btree_add(kzi_btree *table, const unsigned char *key, size_t key_length,
	const unsigned char *tag, size_t length, bool deflated, kz_error *err)
{
	size_t most = kzi_btree_single(table, key_length) - PIECE;
	if (key_length == 0 || key_length > KZI_KEY_MAX)
		return kzi_fail(err, KZ_E_INTERNAL, KZI_NO_OFFSET,
			"%s: a key of %zu bytes", table->path, key_length);
	if (length / most >= PIECES_MAX - 1)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"%s: %zu bytes cannot be stored as one", table->path, length);
	size_t size = first_piece(table, key_length, length);
	uint32_t flags = FIRST_PIECE | (deflated ? DEFLATED : 0);
	for (uint32_t piece = 1;; piece++) {
		uint32_t last = size == length ? LAST_PIECE : 0;
		kz_status st = add_piece(
			table, key, key_length, tag, size, piece, flags | last, err);
		if (st != KZ_OK)
			return st;
		if (last)
			break;
		tag += size;
		length -= size;
		size = length < most ? length : most;
		flags &= ~(uint32_t)FIRST_PIECE;
	}
	table->entries++;
	return KZ_OK;
}

/* ---- Beginning and end ---- */

static kz_status allocate(kzi_btree *table, kz_error *err)
{
	table->ready_room = AT_ONCE + READY_BYTES / table->block_size;
	table->ready = malloc((size_t)table->ready_room * table->block_size);
	table->branches = malloc((size_t)(LEVELS - 1) * table->block_size);
	if (table->ready == NULL || table->branches == NULL)
		return kzi_no_memory(err);
	for (size_t i = 1; i < LEVELS; i++)
		table->filling[i].bytes =
			table->branches + (i - 1) * (size_t)table->block_size;
	return KZ_OK;
}

static kz_status create_file(
	kzi_btree *table, const char *directory, const char *name, kz_error *err)
{
	kzi_buffer path = {0};
	kzi_buffer_format(&path, "%s/%s.glass", directory, name);
	table->path = kzi_buffer_take(&path);
	if (table->path == NULL)
		return kzi_no_memory(err);
	table->fd = kzi_open(table->path, O_WRONLY | O_CREAT | O_EXCL, 0666);
	return table->fd >= 0 ? KZ_OK : kzi_fail_errno(err, "%s", table->path);
}

kz_status kzi_btree_create(const char *directory, const char *name, uint32_t block_size,
	uint32_t revision, kzi_btree **out, kz_error *err)
{
	*out = NULL;
	kzi_btree *table = calloc(1, sizeof *table);
	if (table == NULL)
		return kzi_no_memory(err);
	table->fd = -1;
	table->block_size = block_size;
	table->revision = revision;
	table->item_max =
		(block_size - DIRECTORY - ITEMS_A_BLOCK * ENTRY) / ITEMS_A_BLOCK;
	if (table->item_max > ITEM_MAX)
		table->item_max = ITEM_MAX;
	kz_status st = allocate(table, err);
	if (st == KZ_OK)
		st = create_file(table, directory, name, err);
	if (st != KZ_OK) {
		kzi_btree_close(table);
		return st;
	}
	begin_leaf(table);
	/* The first item of each table has no key: whatever is sought is behind it. */
	unsigned char *to = place_item(&table->filling[0], ITEM_HEAD);
	to = kzi_pack_u16(to, FIRST_PIECE | LAST_PIECE);
	*to = 0;
	*out = table;
	return KZ_OK;
}

kz_status kzi_btree_finish(kzi_btree *table, kzi_root *root, kz_error *err)
{
	kz_status st = KZ_OK;
	uint32_t top = number_leaf(table);
	for (uint32_t level = 1; level <= table->level && st == KZ_OK; level++) {
		st = add_child(table, level, table->filling[level - 1].left, top, err);
		top = number_branch(table, level);
	}
	if (st == KZ_OK)
		st = write_ready(table, err);
	if (st == KZ_OK && fsync(table->fd) != 0)
		st = kzi_fail_errno(err, "%s", table->path);
	*root = (kzi_root){top, table->level, table->blocks, table->entries, true};
	return st;
}

void kzi_btree_close(kzi_btree *table)
{
	if (table == NULL)
		return;
	if (table->fd >= 0)
		close(table->fd);
	free(table->ready);
	free(table->branches);
	free(table->path);
	free(table);
}
