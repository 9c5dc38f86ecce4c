/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The version file, and the two tables that are read. */
#include "glass/open.h"

#include "base/file.h"
#include "glass/unpack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAGIC = 14, FORMAT = 2, UUID = 16, FILE_MOST = 64 << 10 };

/* The date of the format is 14 March 2016. */
static const unsigned char magic[] = "\x0F\x0DXapian Glass\x04\x6E";

/* Which of the tables it tells of, in its order. */
enum { POSTLIST = 0, POSITION = 3, TABLES = 4 };

enum { LEVEL_SHIFT = 2, NO_ROOT = 1, BLOCK_SIZE_SHIFT = 11, BLOCK_SIZE_MOST = 64 << 10 };

/* Bytes of blocks that are kept, of each. */
enum { POSTLIST_MEMORY = 4 << 20, POSITION_MEMORY = 8 << 20 };

/* The numbers of a table, and the list of its free blocks, which is passed over. */
static bool read_root(
	const unsigned char **at, const unsigned char *end, kzi_tree_root *out)
{
	uint64_t block, level, entries, size, pack, rest;
	if (!kzi_take_long(at, end, &block) || !kzi_take_long(at, end, &level) ||
		!kzi_take_long(at, end, &entries) || !kzi_take_long(at, end, &size) ||
		!kzi_take_long(at, end, &pack) || !kzi_take_long(at, end, &rest) ||
		rest > (uint64_t)(end - *at) || block > UINT32_MAX ||
		level >> LEVEL_SHIFT >= KZI_TREE_LEVELS || size == 0 ||
		size > BLOCK_SIZE_MOST >> BLOCK_SIZE_SHIFT)
		return false;
	*at += rest;
	out->block = (uint32_t)block;
	out->level = (uint32_t)(level >> LEVEL_SHIFT);
	out->block_size = (uint32_t)size << BLOCK_SIZE_SHIFT;
	out->present = !(level & NO_ROOT);
	return true;
}

/* What is there may have come in place of what the engine still reads. */
static bool is_same(const unsigned char uuid[UUID], const char *wanted)
{
	char text[2 * UUID + 5], *to = text;
	for (int i = 0; i < UUID; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*to++ = '-';
		to += snprintf(to, 3, "%02x", uuid[i]);
	}
	return strcmp(text, wanted) == 0;
}

static bool read_version(const kzi_buffer *bytes, const char *uuid, uint64_t revision,
	kzi_tree_root roots[TABLES])
{
	const unsigned char *at = (const unsigned char *)bytes->data,
			    *end = at + bytes->length;
	uint64_t there;
	if (bytes->length < MAGIC + FORMAT + UUID ||
		memcmp(at, magic, MAGIC + FORMAT) != 0 ||
		!is_same(at + MAGIC + FORMAT, uuid))
		return false;
	at += MAGIC + FORMAT + UUID;
	bool read = kzi_take_long(&at, end, &there) && there == revision &&
		    revision <= UINT32_MAX;
	for (int i = 0; i < TABLES && read; i++) {
		read = read_root(&at, end, &roots[i]);
		roots[i].revision = (uint32_t)revision;
	}
	return read;
}

static kz_status open_table(const char *directory, const char *name,
	const kzi_tree_root *root, size_t memory, kzi_tree **out)
{
	kzi_buffer path = {0};
	kzi_buffer_format(&path, "%s/%s.glass", directory, name);
	char *file = kzi_buffer_take(&path);
	if (file == NULL)
		return KZ_E_NO_MEMORY;
	kz_status st = kzi_tree_open(file, root, memory, out);
	free(file);
	return st;
}

static kz_status find_roots(const char *directory, const char *uuid, uint64_t revision,
	kzi_tree_root roots[TABLES])
{
	kzi_buffer path = {0}, bytes = {0};
	kzi_buffer_format(&path, "%s/iamglass", directory);
	char *file = kzi_buffer_take(&path);
	kz_status st = file != NULL ? kzi_file_read(file, FILE_MOST, &bytes, NULL)
				    : KZ_E_NO_MEMORY;
	if (st == KZ_OK && !read_version(&bytes, uuid, revision, roots))
		st = KZ_E_CORRUPT;
	kzi_buffer_free(&bytes);
	free(file);
	return st == KZ_OK || st == KZ_E_NO_MEMORY ? st : KZ_E_CORRUPT;
}

kz_status kzi_glass_open(
	const char *directory, const char *uuid, uint64_t revision, kzi_glass **out)
{
	kzi_tree_root roots[TABLES];
	*out = NULL;
	kzi_glass *glass = calloc(1, sizeof *glass);
	if (glass == NULL)
		return KZ_E_NO_MEMORY;
	glass->revision = revision;
	kz_status st = find_roots(directory, uuid, revision, roots);
	if (st == KZ_OK)
		st = open_table(directory, "postlist", &roots[POSTLIST], POSTLIST_MEMORY,
			&glass->postlist);
	if (st == KZ_OK)
		st = open_table(directory, "position", &roots[POSITION], POSITION_MEMORY,
			&glass->position);
	if (st == KZ_OK)
		*out = glass;
	else
		kzi_glass_close(glass);
	return st;
}

void kzi_glass_close(kzi_glass *glass)
{
	if (glass == NULL)
		return;
	kzi_tree_close(glass->postlist);
	kzi_tree_close(glass->position);
	free(glass);
}

uint64_t kzi_glass_revision(const kzi_glass *glass)
{
	return glass->revision;
}
