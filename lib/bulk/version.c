/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/version.h"

#include "base/file.h"
#include "bulk/pack.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

/* The format's own date, 14 March 2016: years from 2014, months, days. */
enum { FORMAT = (2016 - 2014) << 9 | 3 << 5 | 14 };

/* Tags longer than this are packed by the engine, in the tables that it packs. It
 * reads what is not packed as well. */
enum { PACKED_FROM = 18 };

enum { LEVEL_SHIFT = 2, SEQUENTIAL = 2, NO_ROOT = 1, BLOCK_SIZE_SHIFT = 11 };

static void put_number(kzi_buffer *out, uint64_t value)
{
	kzi_buffer_varint(out, value);
}

/* The list of free blocks, of which there are none: the revision, how many blocks
 * there are, where the list is read and where written. */
static void put_free_blocks(kzi_buffer *out, uint32_t revision, uint32_t blocks)
{
	kzi_buffer free_blocks = {0};
	put_number(&free_blocks, revision);
	put_number(&free_blocks, blocks);
	for (int i = 0; i < 4; i++)
		put_number(&free_blocks, 0);
	put_number(out, free_blocks.length);
	kzi_buffer_append(out, free_blocks.data, free_blocks.length);
	out->failed |= free_blocks.failed;
	kzi_buffer_free(&free_blocks);
}

static void put_root(kzi_buffer *out, const kzi_version *version, int table)
{
	const kzi_root *root = &version->roots[table];
	bool packed = table != KZI_POSTLIST && table != KZI_POSITION;
	put_number(out, root->block);
	put_number(out, (uint64_t)root->level << LEVEL_SHIFT | SEQUENTIAL |
				(root->present ? 0 : NO_ROOT));
	put_number(out, root->entries);
	put_number(out, version->block_size >> BLOCK_SIZE_SHIFT);
	put_number(out, packed ? PACKED_FROM : 0);
	if (root->present)
		put_free_blocks(out, version->revision, root->blocks);
	else
		put_number(out, 0);
}

/* Differences are taken modulo 2^32, as the engine takes them. */
static void put_facts(kzi_buffer *out, const kzi_version *version)
{
	put_number(out, version->documents);
	put_number(out, version->last_docid - version->documents);
	put_number(out, version->length_least);
	put_number(out, version->wdf_most);
	put_number(out, version->length_most - version->wdf_most);
	put_number(out, 0); /* the oldest set of changes that is kept for replication */
	put_number(out, version->length_total);
	put_number(out, version->spelling_most);
}

static kz_status write_file(const kzi_buffer *bytes, const char *path, kz_error *err)
{
	int fd = kzi_open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
	if (fd < 0)
		return kzi_fail_errno(err, "%s", path);
	kz_status st = kzi_write_all(fd, bytes->data, bytes->length, path, err);
	if (st == KZ_OK && fsync(fd) != 0)
		st = kzi_fail_errno(err, "%s", path);
	if (close(fd) != 0 && st == KZ_OK)
		st = kzi_fail_errno(err, "%s", path);
	return st;
}

kz_status kzi_version_write(
	const kzi_version *version, const char *directory, kz_error *err)
{
	kzi_buffer bytes = {0}, name = {0};
	kzi_buffer_text(&bytes, "\x0F\x0DXapian Glass");
	kzi_buffer_byte(&bytes, (char)(FORMAT >> 8));
	kzi_buffer_byte(&bytes, (char)(FORMAT & 0xFF));
	kzi_buffer_append(&bytes, (const char *)version->uuid, sizeof version->uuid);
	put_number(&bytes, version->revision);
	for (int table = 0; table < KZI_TABLES; table++)
		put_root(&bytes, version, table);
	put_facts(&bytes, version);
	kzi_buffer_format(&name, "%s/iamglass", directory);
	char *path = kzi_buffer_take(&name);
	kz_status st = bytes.failed || path == NULL ? kzi_no_memory(err)
						    : write_file(&bytes, path, err);
	kzi_buffer_free(&bytes);
	free(path);
	return st;
}

kz_status kzi_uuid_new(unsigned char uuid[KZI_BULK_UUID], kz_error *err)
{
	static const char path[] = "/dev/urandom";
	int fd = kzi_open(path, O_RDONLY, 0);
	if (fd < 0)
		return kzi_fail_errno(err, "%s", path);
	ssize_t got = read(fd, uuid, KZI_BULK_UUID);
	close(fd);
	if (got != KZI_BULK_UUID)
		return kzi_fail(
			err, KZ_E_IO, KZI_NO_OFFSET, "%s: no chance to be had", path);
	uuid[6] = (unsigned char)((uuid[6] & 0x0F) | 0x40);
	uuid[8] = (unsigned char)((uuid[8] & 0x3F) | 0x80);
	return KZ_OK;
}
