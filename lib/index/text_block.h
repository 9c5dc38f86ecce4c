/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A stored document as it lies in the file: in pieces, each behind a checksum of its own,
 * so that of a long one no more need be read than is wanted. All are one frame of zstd; a
 * window of 32 KB lets each draw on those before it.
 *
 *   "kzb4"  crc  length     4 bytes each; length: of the document
 *   end  crc                4 each, for each piece of 8 KB: where it ends in the block
 *   pieces                  packed
 *
 * The first crc is of all that follows of the head. Numbers have their lowest byte first.
 * Until format 3 a block was a crc of all that follows, the length, and one frame.
 */
#ifndef KZI_INDEX_TEXT_BLOCK_H
#define KZI_INDEX_TEXT_BLOCK_H

#include "base/buffer.h"

#include <zstd.h>

enum {
	KZI_BLOCK_START = 12, /* the head without its pieces */
	KZI_BLOCK_PIECE = 8 << 10,
	KZI_BLOCK_MOST = 80 << 20 /* bytes of a document, and of a block */
};

ZSTD_CCtx *kzi_block_packer(void);
/* Appends the block of these bytes. What zstd says, of which ZSTD_isError() is to be
 * asked; out->failed, too. */
size_t kzi_block_write(ZSTD_CCtx *packer, const kzi_buffer *bytes, kzi_buffer *out);

/* How long a document is whose block begins so, and the head of that block; 0, 0: it is
 * none, or of an older format. Of KZI_BLOCK_START bytes. */
size_t kzi_block_length(const char *block, size_t *head);
/* Is the head what was written, of a block of so many bytes? */
bool kzi_block_is_sound(const char *block, size_t head, size_t size);
/* In how many pieces so many bytes of a document are. */
size_t kzi_block_pieces(size_t length);
/* Where a piece ends, and whether it is what was written. */
size_t kzi_block_end_of(const char *block, size_t piece);
bool kzi_block_piece_is_sound(const char *block, size_t head, size_t piece);

/* The same of an older one: all of it, and where its frame begins. */
enum { KZI_BLOCK_OLD = 8 };
bool kzi_block_old_is_sound(const char *block, size_t size, size_t *length);

/* How long a block is that begins here, of either kind; 0 when none does. */
size_t kzi_block_at(const char *bytes, size_t left);
/* From at on, the next place where one may begin; or length. */
size_t kzi_block_seek(const char *bytes, size_t at, size_t length);

#endif
