/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/text_store.h"

#include "base/digest.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>
#include <zstd_errors.h>

/* A block: CRC-32C of all that follows, length unpacked, packed bytes: pieces of 8 KB and
 * a window of 32 KB, of which no more need be unpacked than are wanted. */
enum {
	HEAD = 8,
	LEVEL = 3,
	WINDOW_LOG = 15,
	PIECE = 8 << 10,
	DOCUMENT_MAX = 80 << 20,
	FLUSH_AT = 1 << 20
};

struct kzi_text_store {
	kzi_text_store *first; /* that has the file: itself, or who shares it */
	pthread_mutex_t lock;  /* on what the first alone has, while appending */
	int fd;
	char *path;
	uint64_t length;    /* with what is pending */
	kzi_buffer pending; /* appended, not yet written */
	kzi_map map;        /* once it is scanned */

	/* Of each its own. */
	kzi_buffer packed; /* the block at hand */
	struct open_block {
		kzi_text_place
			place;   /* length 0: there is none that can be gone on with */
		size_t length;   /* unpacked */
		size_t from, to; /* so many bytes of it were unpacked to so many */
	} open;
	ZSTD_CCtx *packer;
	ZSTD_DCtx *unpacker;
};

static void put_u32(char *to, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = (char)(value >> 8 * i);
}

static uint32_t get_u32(const char *from)
{
	uint32_t value = 0;
	for (int i = 3; i >= 0; i--)
		value = value << 8 | (unsigned char)from[i];
	return value;
}

kz_status kzi_text_open(
	const char *path, bool writing, kzi_text_store **out, kz_error *err)
{
	*out = NULL;
	kzi_text_store *store = calloc(1, sizeof *store);
	if (store == NULL)
		return kzi_no_memory(err);
	store->first = store;
	pthread_mutex_init(&store->lock, NULL);
	store->fd =
		kzi_open(path, writing ? O_RDWR | O_CREAT | O_NOFOLLOW : O_RDONLY, 0666);
	store->path = strdup(path);
	kz_status st = KZ_OK;
	if (store->fd < 0 && errno == ENOENT && !writing)
		st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: the index has lost this file", path);
	else if (store->fd < 0)
		st = kzi_fail_errno(err, "%s", path);
	else if (store->path == NULL)
		st = kzi_no_memory(err);
	if (st == KZ_OK)
		*out = store;
	else
		kzi_text_close(store);
	return st;
}

void kzi_text_close(kzi_text_store *store)
{
	if (store == NULL)
		return;
	if (store->fd >= 0)
		close(store->fd);
	pthread_mutex_destroy(&store->lock);
	kzi_file_unmap(&store->map);
	kzi_buffer_free(&store->pending);
	kzi_buffer_free(&store->packed);
	ZSTD_freeCCtx(store->packer);
	ZSTD_freeDCtx(store->unpacker);
	free(store->path);
	free(store);
}

kz_status kzi_text_share(kzi_text_store *store, kzi_text_store **out, kz_error *err)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return kzi_no_memory(err);
	(*out)->first = store;
	(*out)->fd = -1;
	pthread_mutex_init(&(*out)->lock, NULL);
	return KZ_OK;
}

kz_status kzi_text_cut(kzi_text_store *store, uint64_t length, kz_error *err)
{
	struct stat about;
	kzi_buffer_reset(&store->pending);
	if (fstat(store->fd, &about) != 0)
		return kzi_fail_errno(err, "%s", store->path);
	if ((uint64_t)about.st_size < length)
		return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: %llu bytes are left of %llu", store->path,
			(unsigned long long)about.st_size, (unsigned long long)length);
	if (ftruncate(store->fd, (off_t)length) != 0 ||
		lseek(store->fd, (off_t)length, SEEK_SET) < 0)
		return kzi_fail_errno(err, "%s", store->path);
	store->length = length;
	return KZ_OK;
}

static kz_status flush(kzi_text_store *store, kz_error *err)
{
	kz_status st = kzi_write_all(
		store->fd, store->pending.data, store->pending.length, store->path, err);
	kzi_buffer_reset(&store->pending);
	return st;
}

static kz_status add_block(kzi_text_store *store, const kzi_buffer *block,
	kzi_text_place *out, kz_error *err)
{
	*out = (kzi_text_place){store->length, block->length};
	kzi_buffer_append(&store->pending, block->data, block->length);
	if (store->pending.failed)
		return kzi_no_memory(err);
	store->length += block->length;
	return store->pending.length < FLUSH_AT ? KZ_OK : flush(store, err);
}

static ZSTD_CCtx *new_packer(void)
{
	ZSTD_CCtx *packer = ZSTD_createCCtx();
	if (packer == NULL)
		return NULL;
	ZSTD_CCtx_setParameter(packer, ZSTD_c_compressionLevel, LEVEL);
	ZSTD_CCtx_setParameter(packer, ZSTD_c_windowLog, WINDOW_LOG);
	return packer;
}

/* Each piece is a block of zstd, which packs better than long ones, for each has the code
 * that suits it. */
static size_t pack(ZSTD_CCtx *packer, const kzi_buffer *bytes, char *to, size_t room)
{
	ZSTD_outBuffer out = {to, room, 0};
	ZSTD_inBuffer in = {bytes->data, 0, 0};
	size_t left = ZSTD_CCtx_reset(packer, ZSTD_reset_session_only);
	if (!ZSTD_isError(left))
		left = ZSTD_CCtx_setPledgedSrcSize(packer, bytes->length);
	do {
		size_t more = bytes->length - in.size;
		in.size += more < PIECE ? more : PIECE;
		if (!ZSTD_isError(left))
			left = ZSTD_compressStream2(packer, &out, &in,
				in.size < bytes->length ? ZSTD_e_flush : ZSTD_e_end);
	} while (!ZSTD_isError(left) && in.size < bytes->length);
	return ZSTD_isError(left) ? left : out.pos;
}

kz_status kzi_text_append(kzi_text_store *store, const kzi_buffer *bytes,
	kzi_text_place *out, kz_error *err)
{
	if (store->packer == NULL)
		store->packer = new_packer();
	size_t bound = HEAD + ZSTD_compressBound(bytes->length);
	store->open.place.length = 0;
	kzi_buffer_reset(&store->packed);
	char *block = kzi_buffer_reserve(&store->packed, bound);
	if (store->packer == NULL || block == NULL)
		return kzi_no_memory(err);
	size_t packed = pack(store->packer, bytes, block + HEAD, bound - HEAD);
	if (ZSTD_getErrorCode(packed) == ZSTD_error_memory_allocation)
		return kzi_no_memory(err);
	if (ZSTD_isError(packed))
		return kzi_fail(err, KZ_E_INTERNAL, KZI_NO_OFFSET,
			"packing a document: %s", ZSTD_getErrorName(packed));
	put_u32(block + 4, (uint32_t)bytes->length);
	put_u32(block, kzi_crc32c(0, block + 4, HEAD - 4 + packed));
	store->packed.length = HEAD + packed;
	pthread_mutex_lock(&store->first->lock);
	kz_status st = add_block(store->first, &store->packed, out, err);
	pthread_mutex_unlock(&store->first->lock);
	return st;
}

kz_status kzi_text_sync(kzi_text_store *store, uint64_t *length, kz_error *err)
{
	kz_status st = flush(store, err);
	if (st == KZ_OK && fsync(store->fd) != 0)
		st = kzi_fail_errno(err, "%s", store->path);
	*length = store->length;
	return st;
}

static kz_status damaged(const kzi_text_store *store, kzi_text_place place, kz_error *err)
{
	return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
		"%s: the document stored at byte %llu is damaged", store->first->path,
		(unsigned long long)place.offset);
}

/* A commit may want to read what it has just appended. */
static kz_status read_block(
	kzi_text_store *store, kzi_text_place place, char *block, kz_error *err)
{
	store = store->first;
	uint64_t written = store->length - store->pending.length;
	if (store->pending.length == 0 || place.offset < written)
		return kzi_read_at(store->fd, block, place.length, (off_t)place.offset,
			store->path, err);
	if (place.offset > store->length || place.length > store->length - place.offset)
		return damaged(store, place, err);
	memcpy(block, store->pending.data + (place.offset - written), place.length);
	return KZ_OK;
}

/* Reads a block, of which nothing is unpacked yet. */
static kz_status open_block(kzi_text_store *store, kzi_text_place place, kz_error *err)
{
	store->open = (struct open_block){.from = HEAD};
	if (place.length <= HEAD || place.length > DOCUMENT_MAX)
		return damaged(store, place, err);
	if (store->unpacker == NULL)
		store->unpacker = ZSTD_createDCtx();
	kzi_buffer_reset(&store->packed);
	char *block = kzi_buffer_reserve(&store->packed, place.length);
	if (store->unpacker == NULL || block == NULL)
		return kzi_no_memory(err);
	kz_status st = read_block(store, place, block, err);
	if (st != KZ_OK)
		return st;
	store->open.length = get_u32(block + 4);
	if (get_u32(block) != kzi_crc32c(0, block + 4, place.length - 4) ||
		store->open.length > DOCUMENT_MAX)
		return damaged(store, place, err);
	ZSTD_DCtx_reset(store->unpacker, ZSTD_reset_session_only);
	store->open.place = place;
	return KZ_OK;
}

/* So many more of its bytes. */
static bool unpack(struct open_block *block, ZSTD_DCtx *unpacker, const char *packed,
	char *bytes, size_t length)
{
	ZSTD_inBuffer from = {packed, block->place.length, block->from};
	ZSTD_outBuffer to = {bytes, length, 0};
	while (to.pos < length) {
		size_t before = to.pos + from.pos;
		size_t left = ZSTD_decompressStream(unpacker, &to, &from);
		if (ZSTD_isError(left) || to.pos + from.pos == before)
			return false;
	}
	block->from = from.pos;
	block->to += length;
	return true;
}

static bool unpack_all(struct open_block *block, ZSTD_DCtx *unpacker, const char *packed,
	char *bytes, size_t length)
{
	size_t unpacked = ZSTD_decompressDCtx(
		unpacker, bytes, length, packed + HEAD, block->place.length - HEAD);
	block->place.length = 0;
	return !ZSTD_isError(unpacked) && unpacked == length;
}

kz_status kzi_text_read_some(kzi_text_store *store, kzi_text_place place, size_t most,
	kzi_buffer *out, bool *all, kz_error *err)
{
	struct open_block *block = &store->open;
	bool goes_on = block->place.length > 0 && block->place.length == place.length &&
		       block->place.offset == place.offset && out->length > 0 &&
		       out->length == block->to && most > block->to;
	if (!goes_on)
		kzi_buffer_clear(out);
	kz_status st = goes_on ? KZ_OK : open_block(store, place, err);
	if (st != KZ_OK)
		return st;
	*all = block->length <= most;
	size_t length = (*all ? block->length : most) - out->length;
	char *bytes = kzi_buffer_reserve(out, length);
	if (bytes == NULL)
		return kzi_no_memory(err);
	bool done = (*all && !goes_on ? unpack_all : unpack)(
		block, store->unpacker, store->packed.data, bytes, length);
	if (!done) {
		block->place.length = 0;
		return damaged(store, place, err);
	}
	out->length += length;
	return KZ_OK;
}

kz_status kzi_text_read(
	kzi_text_store *store, kzi_text_place place, kzi_buffer *out, kz_error *err)
{
	bool all;
	kzi_buffer_clear(out);
	return kzi_text_read_some(store, place, SIZE_MAX, out, &all, err);
}

/* ---- Scanning ---- */

/* How long a block is that begins here, packed; 0 when none does. */
static size_t block_at(const char *bytes, size_t left)
{
	if (left <= HEAD)
		return 0;
	size_t packed = ZSTD_findFrameCompressedSize(bytes + HEAD, left - HEAD);
	if (ZSTD_isError(packed) || packed > DOCUMENT_MAX - HEAD)
		return 0;
	size_t length = HEAD + packed;
	return get_u32(bytes) == kzi_crc32c(0, bytes + 4, length - 4) ? length : 0;
}

/* Where the next one may begin: what is packed begins as all of zstd does. */
static size_t next_frame(const char *bytes, size_t at, size_t length)
{
	static const char magic[] = {'\x28', '\xB5', '\x2F', '\xFD'};
	for (at += HEAD; length - at > sizeof magic; at++) {
		const char *first = memchr(bytes + at, magic[0], length - at);
		if (first == NULL)
			return length;
		at = (size_t)(first - bytes);
		if (length - at > sizeof magic && memcmp(first, magic, sizeof magic) == 0)
			return at - HEAD;
	}
	return length;
}

kz_status kzi_text_scan(kzi_text_store *store, uint64_t *from, kzi_text_place *place,
	kzi_buffer *out, kz_error *err)
{
	kz_status st = KZ_OK;
	/* It only grows, and not while it is looked through. */
	if (store->map.bytes == NULL)
		st = kzi_file_map(store->path, &store->map, err);
	size_t at = (size_t)*from, length = store->map.length, found = 0;
	while (st == KZ_OK && length > HEAD && at < length - HEAD) {
		found = block_at(store->map.bytes + at, length - at);
		*place = (kzi_text_place){at, found};
		kz_status read = found > 0 ? kzi_text_read(store, *place, out, NULL)
					   : KZ_E_CORRUPT;
		if (read == KZ_OK)
			break;
		/* Which says nothing about what lies there. */
		if (read == KZ_E_NO_MEMORY)
			return kzi_no_memory(err);
		found = 0;
		at = next_frame(store->map.bytes, at + 1, length);
	}
	*from = at + found;
	return st == KZ_OK && found == 0 ? KZ_DONE : st;
}
