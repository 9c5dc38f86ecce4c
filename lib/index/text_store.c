/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/text_store.h"

#include "base/file.h"
#include "index/text_block.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { FLUSH_AT = 1 << 20, PAGE = 4 << 10 };

struct kzi_text_store {
	kzi_text_store *first; /* that has the file: itself, or who shares it */
	pthread_mutex_t lock;  /* on what the first alone has, while appending */
	int fd;
	char *path;
	uint64_t length;    /* with what is pending */
	kzi_buffer pending; /* appended, not yet written */
	kzi_map map;        /* once it is scanned */

	/* Of each its own. */
	kzi_buffer packed; /* the block at hand, as far as it was read */
	struct open_block {
		kzi_text_place
			place;   /* length 0: there is none that can be gone on with */
		size_t head;     /* of it; 0: it is of an older format */
		size_t length;   /* unpacked */
		size_t pieces;   /* that are known to be sound */
		size_t from, to; /* so many bytes of it were unpacked to so many */
	} open;
	ZSTD_CCtx *packer;
	ZSTD_DCtx *unpacker;
};

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

kz_status kzi_text_append(kzi_text_store *store, const kzi_buffer *bytes,
	kzi_text_place *out, kz_error *err)
{
	if (store->packer == NULL)
		store->packer = kzi_block_packer();
	if (store->packer == NULL)
		return kzi_no_memory(err);
	store->open.place.length = 0;
	kzi_buffer_reset(&store->packed);
	size_t packed = kzi_block_write(store->packer, bytes, &store->packed);
	if (store->packed.failed ||
		ZSTD_getErrorCode(packed) == ZSTD_error_memory_allocation)
		return kzi_no_memory(err);
	if (ZSTD_isError(packed))
		return kzi_fail(err, KZ_E_INTERNAL, KZI_NO_OFFSET,
			"packing a document: %s", ZSTD_getErrorName(packed));
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

/* So many bytes of it in all. A commit may want to read what it has just appended. */
static kz_status read_as_far(
	kzi_text_store *store, kzi_text_place place, size_t wanted, kz_error *err)
{
	const kzi_text_store *first = store->first;
	size_t had = store->packed.length, more = wanted - had;
	if (wanted <= had)
		return KZ_OK;
	uint64_t at = place.offset + had, written = first->length - first->pending.length;
	char *to = kzi_buffer_reserve(&store->packed, more);
	if (to == NULL)
		return kzi_no_memory(err);
	if (first->pending.length == 0 || place.offset < written) {
		kz_status st =
			kzi_read_at(first->fd, to, more, (off_t)at, first->path, err);
		if (st != KZ_OK)
			return st;
	} else {
		if (place.offset > first->length ||
			place.length > first->length - place.offset)
			return damaged(store, place, err);
		memcpy(to, first->pending.data + (at - written), more);
	}
	store->packed.length += more;
	return KZ_OK;
}

/* How much of a block is read at first, for so many bytes of a document: a third of that
 * mostly, and a head. */
static size_t read_at_first(kzi_text_place place, size_t most)
{
	size_t head = PAGE + place.length / 256;
	size_t first = most < place.length ? most / 2 + head : place.length;
	return first < place.length ? first : place.length;
}

static kz_status open_old(kzi_text_store *store, kzi_text_place place, kz_error *err)
{
	kz_status st = read_as_far(store, place, place.length, err);
	if (st == KZ_OK && !kzi_block_old_is_sound(
				   store->packed.data, place.length, &store->open.length))
		st = damaged(store, place, err);
	store->open.from = KZI_BLOCK_OLD;
	return st;
}

static kz_status open_head(kzi_text_store *store, kzi_text_place place, kz_error *err)
{
	struct open_block *open = &store->open;
	kz_status st = open->head <= place.length
			       ? read_as_far(store, place, open->head, err)
			       : damaged(store, place, err);
	if (st == KZ_OK &&
		!kzi_block_is_sound(store->packed.data, open->head, place.length))
		st = damaged(store, place, err);
	open->from = open->head;
	return st;
}

/* Reads as much of a block as it takes, mostly; nothing is unpacked yet. */
static kz_status open_block(
	kzi_text_store *store, kzi_text_place place, size_t most, kz_error *err)
{
	struct open_block *open = &store->open;
	*open = (struct open_block){.place.length = 0};
	if (place.length < KZI_BLOCK_START || place.length > KZI_BLOCK_MOST)
		return damaged(store, place, err);
	if (store->unpacker == NULL)
		store->unpacker = ZSTD_createDCtx();
	if (store->unpacker == NULL)
		return kzi_no_memory(err);
	kzi_buffer_reset(&store->packed);
	kz_status st = read_as_far(store, place, read_at_first(place, most), err);
	if (st != KZ_OK)
		return st;
	open->length = kzi_block_length(store->packed.data, &open->head);
	st = open->head > 0 ? open_head(store, place, err) : open_old(store, place, err);
	if (st != KZ_OK)
		return st;
	ZSTD_DCtx_reset(store->unpacker, ZSTD_reset_session_only);
	open->place = place;
	return KZ_OK;
}

/* The pieces that so many bytes of the document take, *end is behind which; each is
 * looked at before it is unpacked. */
static kz_status open_pieces(
	kzi_text_store *store, size_t length, size_t *end, kz_error *err)
{
	struct open_block *open = &store->open;
	size_t pieces = kzi_block_pieces(length);
	kzi_text_place place = open->place;
	*end = place.length;
	if (open->head == 0 || pieces == 0)
		return KZ_OK;
	*end = kzi_block_end_of(store->packed.data, pieces - 1);
	kz_status st = read_as_far(store, place, *end, err);
	for (; open->pieces < pieces && st == KZ_OK; open->pieces++) {
		if (!kzi_block_piece_is_sound(
			    store->packed.data, open->head, open->pieces))
			st = damaged(store, place, err);
	}
	return st;
}

/* So many more of its bytes, of what is packed before an end. */
static bool unpack(kzi_text_store *store, size_t end, char *bytes, size_t length)
{
	struct open_block *open = &store->open;
	ZSTD_inBuffer from = {store->packed.data, end, open->from};
	ZSTD_outBuffer to = {bytes, length, 0};
	while (to.pos < length) {
		size_t before = to.pos + from.pos;
		size_t left = ZSTD_decompressStream(store->unpacker, &to, &from);
		if (ZSTD_isError(left) || to.pos + from.pos == before)
			return false;
	}
	open->from = from.pos;
	open->to += length;
	return true;
}

/* Of a document that says nothing there is nothing packed. */
static bool unpack_all(kzi_text_store *store, size_t end, char *bytes, size_t length)
{
	struct open_block *open = &store->open;
	size_t unpacked =
		open->from == end
			? 0
			: ZSTD_decompressDCtx(store->unpacker, bytes, length,
				  store->packed.data + open->from, end - open->from);
	open->place.length = 0;
	return !ZSTD_isError(unpacked) && unpacked == length;
}

/* All of it, or as far as is wanted. */
static kz_status read_on(kzi_text_store *store, size_t wanted, bool at_once,
	kzi_buffer *out, kz_error *err)
{
	kzi_text_place place = store->open.place;
	size_t length = wanted - out->length, end = 0;
	char *bytes = kzi_buffer_reserve(out, length);
	kz_status st = bytes != NULL ? open_pieces(store, wanted, &end, err)
				     : kzi_no_memory(err);
	if (st == KZ_OK && !(at_once ? unpack_all : unpack)(store, end, bytes, length))
		st = damaged(store, place, err);
	if (st != KZ_OK)
		store->open.place.length = 0;
	else
		out->length += length;
	return st;
}

kz_status kzi_text_read_some(kzi_text_store *store, kzi_text_place place, size_t most,
	kzi_buffer *out, bool *all, kz_error *err)
{
	const struct open_block *open = &store->open;
	bool goes_on = open->place.length > 0 && open->place.length == place.length &&
		       open->place.offset == place.offset && out->length > 0 &&
		       out->length == open->to && most > open->to;
	if (!goes_on)
		kzi_buffer_clear(out);
	kz_status st = goes_on ? KZ_OK : open_block(store, place, most, err);
	if (st != KZ_OK)
		return st;
	*all = open->length <= most;
	return read_on(store, *all ? open->length : most, *all && !goes_on, out, err);
}

kz_status kzi_text_read(
	kzi_text_store *store, kzi_text_place place, kzi_buffer *out, kz_error *err)
{
	bool all;
	kzi_buffer_clear(out);
	return kzi_text_read_some(store, place, SIZE_MAX, out, &all, err);
}

/* ---- Scanning ---- */

kz_status kzi_text_scan(kzi_text_store *store, uint64_t *from, kzi_text_place *place,
	kzi_buffer *out, kz_error *err)
{
	kz_status st = KZ_OK;
	/* It only grows, and not while it is looked through. */
	if (store->map.bytes == NULL)
		st = kzi_file_map(store->path, &store->map, err);
	size_t at = (size_t)*from, length = store->map.length, found = 0;
	while (st == KZ_OK && at < length) {
		found = kzi_block_at(store->map.bytes + at, length - at);
		*place = (kzi_text_place){at, found};
		kz_status read = found > 0 ? kzi_text_read(store, *place, out, NULL)
					   : KZ_E_CORRUPT;
		if (read == KZ_OK)
			break;
		/* Which says nothing about what lies there. */
		if (read == KZ_E_NO_MEMORY)
			return kzi_no_memory(err);
		found = 0;
		at = kzi_block_seek(store->map.bytes, at + 1, length);
	}
	*from = at + found;
	return st == KZ_OK && found == 0 ? KZ_DONE : st;
}
