/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/spool.h"

#include "base/digest.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A record: length of the content, CRC-32C of kind and content, these two. */
enum { HEAD = 9, WRITE_AT = 1 << 18 };
static const uint64_t spool_max = UINT64_C(8) << 30;

struct kzi_spool {
	int fd;
	char *path;
	kzi_buffer pending; /* added, not yet written */
	uint64_t written;   /* bytes of the file that count */
	uint64_t count;
	uint64_t read_at;
};

static void put_u32(char *to, uint32_t value)
{
	memcpy(to, &value, sizeof value); /* never leaves this machine */
}

static uint32_t get_u32(const char *from)
{
	uint32_t value;
	memcpy(&value, from, sizeof value);
	return value;
}

kz_status kzi_spool_open(const char *directory, kzi_spool **out, kz_error *err)
{
	*out = NULL;
	if (mkdir(directory, 0777) != 0 && errno != EEXIST)
		return kzi_fail_errno(err, "%s", directory);
	kzi_buffer name = {0};
	kzi_buffer_format(&name, "%s/pending", directory);
	kzi_spool *spool = calloc(1, sizeof *spool);
	char *path = kzi_buffer_take(&name);
	if (spool == NULL || path == NULL) {
		free(spool);
		free(path);
		return kzi_no_memory(err);
	}
	spool->path = path;
	spool->fd = kzi_open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW, 0666);
	if (spool->fd < 0) {
		kz_status st = kzi_fail_errno(err, "%s", path);
		kzi_spool_close(spool);
		return st;
	}
	*out = spool;
	return KZ_OK;
}

void kzi_spool_close(kzi_spool *spool)
{
	if (spool == NULL)
		return;
	if (spool->fd >= 0) {
		kzi_spool_empty(spool);
		close(spool->fd);
	}
	kzi_buffer_free(&spool->pending);
	free(spool->path);
	free(spool);
}

/* Writes what is pending; when the disk is full the file ends where it did. */
kz_status kzi_spool_flush(kzi_spool *spool, kz_error *err)
{
	if (spool->pending.length == 0)
		return KZ_OK;
	kz_status st = KZ_OK;
	if (lseek(spool->fd, (off_t)spool->written, SEEK_SET) < 0)
		st = kzi_fail_errno(err, "%s", spool->path);
	if (st == KZ_OK)
		st = kzi_write_all(spool->fd, spool->pending.data, spool->pending.length,
			spool->path, err);
	if (st == KZ_OK) {
		spool->written += spool->pending.length;
		kzi_buffer_reset(&spool->pending);
	}
	return st;
}

kz_status kzi_spool_add(kzi_spool *spool, kzi_spool_kind kind, const char *bytes,
	size_t length, kz_error *err)
{
	if (length > UINT32_MAX ||
		spool->written + spool->pending.length + length > spool_max)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"more than 8 GiB not yet committed: commit first");
	char head[HEAD];
	size_t before = spool->pending.length;
	put_u32(head, (uint32_t)length);
	head[8] = (char)kind;
	put_u32(head + 4, kzi_crc32c(kzi_crc32c(0, head + 8, 1), bytes, length));
	kzi_buffer_append(&spool->pending, head, HEAD);
	kzi_buffer_append(&spool->pending, bytes, length);
	kz_status st = KZ_OK;
	if (spool->pending.failed)
		st = kzi_no_memory(err);
	else if (spool->pending.length >= WRITE_AT)
		st = kzi_spool_flush(spool, err);
	if (st != KZ_OK) {
		/* This record was not taken; those before it stay. */
		spool->pending.length = before;
		spool->pending.failed = false;
		return st;
	}
	spool->count++;
	return KZ_OK;
}

kzi_spool_mark kzi_spool_here(const kzi_spool *spool)
{
	return (kzi_spool_mark){spool->written + spool->pending.length, spool->count};
}

void kzi_spool_back_to(kzi_spool *spool, kzi_spool_mark mark)
{
	spool->count = mark.count;
	if (mark.bytes >= spool->written) {
		spool->pending.length = (size_t)(mark.bytes - spool->written);
		return;
	}
	/* What the file has beyond that is written over. */
	spool->written = mark.bytes;
	kzi_buffer_reset(&spool->pending);
}

uint64_t kzi_spool_count(const kzi_spool *spool)
{
	return spool->count;
}

kz_status kzi_spool_rewind(kzi_spool *spool, kz_error *err)
{
	spool->read_at = 0;
	return kzi_spool_flush(spool, err);
}

/* Checks a record and hands it out; there is room for its content. */
static kz_status read_content(kzi_spool *spool, const char head[HEAD], uint64_t at,
	kzi_buffer *out, kz_error *err)
{
	size_t length = get_u32(head);
	char *bytes = kzi_buffer_reserve(out, length);
	if (bytes == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_read_at(
		spool->fd, bytes, length, (off_t)(at + HEAD), spool->path, err);
	if (st != KZ_OK)
		return st;
	if (kzi_crc32c(kzi_crc32c(0, head + 8, 1), bytes, length) != get_u32(head + 4))
		return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: what was put there has changed", spool->path);
	out->length = length;
	return KZ_OK;
}

static kz_status read_record(kzi_spool *spool, uint64_t at, kzi_spool_kind *kind,
	kzi_buffer *out, kz_error *err)
{
	char head[HEAD];
	kzi_buffer_clear(out);
	kz_status st = kzi_read_at(spool->fd, head, HEAD, (off_t)at, spool->path, err);
	if (st == KZ_OK)
		st = read_content(spool, head, at, out, err);
	if (st == KZ_OK)
		*kind = (kzi_spool_kind)head[8];
	return st;
}

kz_status kzi_spool_next(
	kzi_spool *spool, kzi_spool_kind *kind, kzi_buffer *out, kz_error *err)
{
	kzi_buffer_clear(out);
	if (spool->read_at == spool->written)
		return KZ_DONE;
	kz_status st = read_record(spool, spool->read_at, kind, out, err);
	if (st == KZ_OK)
		spool->read_at += HEAD + out->length;
	return st;
}

kz_status kzi_spool_read(kzi_spool *spool, uint64_t at, kzi_spool_kind *kind,
	kzi_buffer *out, kz_error *err)
{
	if (at < spool->written)
		return read_record(spool, at, kind, out, err);
	/* Not on its way to the disk yet. */
	const char *head = spool->pending.data + (at - spool->written);
	*kind = (kzi_spool_kind)head[8];
	kzi_buffer_clear(out);
	kzi_buffer_append(out, head + HEAD, get_u32(head));
	return out->failed ? kzi_no_memory(err) : KZ_OK;
}

void kzi_spool_empty(kzi_spool *spool)
{
	kzi_buffer_reset(&spool->pending);
	spool->written = spool->read_at = 0;
	spool->count = 0;
	/* The disk space back. If not now, then when it is next opened. */
	if (ftruncate(spool->fd, 0) != 0)
		return;
}
