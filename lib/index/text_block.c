/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/text_block.h"

#include "base/digest.h"
#include "base/number.h"

#include <string.h>

enum { MAGIC = 4, ENTRY = 8, LEVEL = 3, WINDOW_LOG = 15, LOOK = 4 << 10 };

static const char magic[MAGIC + 1] = "kzb4";

/* As all of zstd begins. */
static const char frame[] = {'\x28', '\xB5', '\x2F', '\xFD'};

size_t kzi_block_pieces(size_t length)
{
	return (length + KZI_BLOCK_PIECE - 1) / KZI_BLOCK_PIECE;
}

static size_t head_of(size_t length)
{
	return KZI_BLOCK_START + ENTRY * kzi_block_pieces(length);
}

/* ---- Writing ---- */

ZSTD_CCtx *kzi_block_packer(void)
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
static size_t pack(
	ZSTD_CCtx *packer, const kzi_buffer *bytes, char *block, size_t head, size_t room)
{
	ZSTD_outBuffer out = {block, room, head};
	ZSTD_inBuffer in = {bytes->data, 0, 0};
	size_t left = ZSTD_CCtx_reset(packer, ZSTD_reset_session_only);
	if (!ZSTD_isError(left))
		left = ZSTD_CCtx_setPledgedSrcSize(packer, bytes->length);
	for (size_t i = 0; in.size < bytes->length && !ZSTD_isError(left); i++) {
		size_t more = bytes->length - in.size, from = out.pos;
		char *entry = block + KZI_BLOCK_START + ENTRY * i;
		in.size += more < KZI_BLOCK_PIECE ? more : KZI_BLOCK_PIECE;
		left = ZSTD_compressStream2(packer, &out, &in,
			in.size < bytes->length ? ZSTD_e_flush : ZSTD_e_end);
		kzi_write_number(entry, (uint32_t)out.pos);
		kzi_write_number(entry + 4, kzi_crc32c(0, block + from, out.pos - from));
	}
	return ZSTD_isError(left) ? left : out.pos;
}

size_t kzi_block_write(ZSTD_CCtx *packer, const kzi_buffer *bytes, kzi_buffer *out)
{
	/* A piece that does not pack is a little longer than it was. */
	size_t head = head_of(bytes->length), room;
	room = head + ZSTD_compressBound(bytes->length) +
	       ENTRY * kzi_block_pieces(bytes->length);
	char *block = kzi_buffer_reserve(out, room);
	if (block == NULL)
		return 0;
	size_t size = pack(packer, bytes, block, head, room);
	if (ZSTD_isError(size))
		return size;
	memcpy(block, magic, MAGIC);
	kzi_write_number(block + 8, (uint32_t)bytes->length);
	kzi_write_number(block + 4, kzi_crc32c(0, block + 8, head - 8));
	out->length += size;
	return size;
}

/* ---- Reading ---- */

size_t kzi_block_length(const char *block, size_t *head)
{
	size_t length = kzi_read_number(block + 8);
	*head = 0;
	if (memcmp(block, magic, MAGIC) != 0 || length > KZI_BLOCK_MOST)
		return 0;
	*head = head_of(length);
	return length;
}

size_t kzi_block_end_of(const char *block, size_t piece)
{
	return kzi_read_number(block + KZI_BLOCK_START + ENTRY * piece);
}

bool kzi_block_is_sound(const char *block, size_t head, size_t size)
{
	size_t pieces = (head - KZI_BLOCK_START) / ENTRY, from = head;
	if (kzi_read_number(block + 4) != kzi_crc32c(0, block + 8, head - 8))
		return false;
	for (size_t i = 0; i < pieces; i++) {
		size_t end = kzi_block_end_of(block, i);
		if (end < from || end > size)
			return false;
		from = end;
	}
	return from == size;
}

bool kzi_block_piece_is_sound(const char *block, size_t head, size_t piece)
{
	size_t from = piece > 0 ? kzi_block_end_of(block, piece - 1) : head;
	size_t end = kzi_block_end_of(block, piece);
	return kzi_read_number(block + KZI_BLOCK_START + ENTRY * piece + 4) ==
	       kzi_crc32c(0, block + from, end - from);
}

bool kzi_block_old_is_sound(const char *block, size_t size, size_t *length)
{
	*length = kzi_read_number(block + 4);
	return *length <= KZI_BLOCK_MOST &&
	       kzi_read_number(block) == kzi_crc32c(0, block + 4, size - 4);
}

/* ---- Scanning ---- */

/* All of it is there, and what was written. */
static size_t sound_at(const char *bytes, size_t left)
{
	size_t head, length = kzi_block_length(bytes, &head),
		     pieces = kzi_block_pieces(length);
	if (head == 0 || head > left)
		return 0;
	size_t size = pieces > 0 ? kzi_block_end_of(bytes, pieces - 1) : head;
	if (size > left || !kzi_block_is_sound(bytes, head, size))
		return 0;
	for (size_t i = 0; i < pieces; i++) {
		if (!kzi_block_piece_is_sound(bytes, head, i))
			return 0;
	}
	return size;
}

static size_t old_at(const char *bytes, size_t left)
{
	size_t length;
	size_t packed =
		ZSTD_findFrameCompressedSize(bytes + KZI_BLOCK_OLD, left - KZI_BLOCK_OLD);
	if (ZSTD_isError(packed) || packed > KZI_BLOCK_MOST - KZI_BLOCK_OLD)
		return 0;
	size_t size = KZI_BLOCK_OLD + packed;
	return kzi_block_old_is_sound(bytes, size, &length) ? size : 0;
}

size_t kzi_block_at(const char *bytes, size_t left)
{
	size_t size = left >= KZI_BLOCK_START ? sound_at(bytes, left) : 0;
	return size == 0 && left > KZI_BLOCK_OLD ? old_at(bytes, left) : size;
}

static size_t find(
	const char *bytes, size_t at, size_t length, const char *what, size_t size)
{
	for (; length - at >= size; at++) {
		const char *first = memchr(bytes + at, what[0], length - at);
		if (first == NULL)
			return length;
		at = (size_t)(first - bytes);
		if (length - at >= size && memcmp(first, what, size) == 0)
			return at;
		if (length - at < size)
			return length;
	}
	return length;
}

/* Of an older one the frame is found, which is behind its beginning. Looked at is no more
 * than twice as much as lies before the first of either kind: where one is everywhere,
 * and the other nowhere, the rest would be looked at from each place on. */
size_t kzi_block_seek(const char *bytes, size_t at, size_t length)
{
	size_t end = at, old, new;
	for (size_t window = LOOK; end < length; window *= 2) {
		end = length - at > window ? at + window : length;
		new = find(bytes, at, end, magic, MAGIC);
		old = end - at > KZI_BLOCK_OLD
			      ? find(bytes, at + KZI_BLOCK_OLD, end, frame, sizeof frame)
			      : end;
		if (new < end || old < end) {
			old = old < end ? old - KZI_BLOCK_OLD : end;
			return new < old ? new : old;
		}
	}
	return length;
}
