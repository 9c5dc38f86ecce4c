/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "glass/blocks.h"

#include "base/file.h"
#include "glass/unpack.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REVISION = 4 };

struct kzi_blocks {
	int fd;
	uint32_t block_size, revision;
	size_t mask; /* of the number of a block, for its place in memory */
	struct slot {
		uint32_t number;
		unsigned char *bytes;
	} * slots;
};

kz_status kzi_blocks_open(const char *path, uint32_t block_size, uint32_t revision,
	size_t memory, kzi_blocks **out)
{
	size_t count = 1;
	*out = NULL;
	while (count * 2 * block_size <= memory)
		count *= 2;
	kzi_blocks *blocks = calloc(1, sizeof *blocks);
	if (blocks == NULL)
		return KZ_E_NO_MEMORY;
	blocks->block_size = block_size;
	blocks->revision = revision;
	blocks->mask = count - 1;
	blocks->fd = kzi_open(path, O_RDONLY, 0);
	blocks->slots = calloc(count, sizeof *blocks->slots);
	if (blocks->slots == NULL || blocks->fd < 0) {
		kz_status st = blocks->slots == NULL ? KZ_E_NO_MEMORY : KZ_E_CORRUPT;
		kzi_blocks_close(blocks);
		return st;
	}
	*out = blocks;
	return KZ_OK;
}

void kzi_blocks_close(kzi_blocks *blocks)
{
	if (blocks == NULL)
		return;
	if (blocks->fd >= 0)
		close(blocks->fd);
	for (size_t i = 0; blocks->slots != NULL && i <= blocks->mask; i++)
		free(blocks->slots[i].bytes);
	free(blocks->slots);
	free(blocks);
}

/* Of one that is in memory the head is known to be sound, but for its level. */
static bool is_sound(const kzi_blocks *blocks, const unsigned char *block)
{
	uint32_t end = kzi_take_u16(block + KZI_BLOCK_END);
	return kzi_take_u32(block) <= blocks->revision && end > KZI_BLOCK_DIRECTORY &&
	       end <= blocks->block_size &&
	       (end - KZI_BLOCK_DIRECTORY) % KZI_BLOCK_ENTRY == 0;
}

/* Beside a writer the end of it may be newer than its beginning: then that is by now,
 * too, for it is written from there on. */
static bool is_written_over(
	const kzi_blocks *blocks, uint32_t number, const struct slot *slot)
{
	char again[REVISION];
	off_t at = (off_t)number * (off_t)blocks->block_size;
	return kzi_read_at(blocks->fd, again, sizeof again, at, "", NULL) != KZ_OK ||
	       memcmp(again, slot->bytes, sizeof again) != 0;
}

static kz_status load(kzi_blocks *blocks, uint32_t number, struct slot *slot)
{
	size_t size = blocks->block_size;
	if (slot->bytes == NULL)
		slot->bytes = malloc(size);
	if (slot->bytes == NULL)
		return KZ_E_NO_MEMORY;
	slot->number = KZI_BLOCK_NONE;
	if (kzi_read_at(blocks->fd, (char *)slot->bytes, size,
		    (off_t)number * (off_t)size, "", NULL) != KZ_OK ||
		!is_sound(blocks, slot->bytes) || is_written_over(blocks, number, slot))
		return KZ_E_CORRUPT;
	slot->number = number;
	return KZ_OK;
}

kz_status kzi_blocks_get(
	kzi_blocks *blocks, uint32_t number, uint32_t level, const unsigned char **out)
{
	struct slot *slot = &blocks->slots[number & blocks->mask];
	kz_status st = KZ_OK;
	if (number == KZI_BLOCK_NONE)
		return KZ_E_CORRUPT;
	if (slot->bytes == NULL || slot->number != number)
		st = load(blocks, number, slot);
	*out = slot->bytes;
	return st == KZ_OK && slot->bytes[KZI_BLOCK_LEVEL] != level ? KZ_E_CORRUPT : st;
}
