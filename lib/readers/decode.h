/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The bytes of a file as UTF-8, whatever they were: UTF-8 with a mark, UTF-16,
 * cp1252, or UTF-8 that was encoded twice. Knows no formats; what a file declares
 * about itself is for its reader to find.
 */
#ifndef KZI_READERS_DECODE_H
#define KZI_READERS_DECODE_H

#include "base/buffer.h"
#include "document/document.h"

typedef enum kzi_encoding {
	KZI_UTF_8,
	KZI_UTF_16LE,
	KZI_UTF_16BE,
	KZI_CP1252,          /* also what calls itself Latin-1 or ASCII */
	KZI_UNKNOWN_ENCODING /* some other one, which is not read */
} kzi_encoding;

typedef struct kzi_decoded {
	const char *text; /* UTF-8 without a mark; lives as long as the bytes and this */
	size_t length;

	/* The way back: */
	const char *bytes;
	size_t size;
	size_t mark; /* bytes that were left out at the front */
	kzi_encoding from;
	bool twice; /* it was encoded twice */
	kzi_buffer converted, undone;
} kzi_decoded;

/* The encoding of that name, in any case; KZI_UNKNOWN_ENCODING. */
kzi_encoding kzi_encoding_by_name(const char *name, size_t length);

/* That of the mark at the front, or of the NULs beside a '<'; KZI_UNKNOWN_ENCODING
 * when the bytes do not say. */
kzi_encoding kzi_encoding_of_mark(const char *bytes, size_t length, size_t *mark);

/*
 * Decode the bytes, which are from that encoding unless a mark says otherwise. What
 * was encoded twice is undone, and a remark says so in document, which may be NULL. The
 * bytes must outlive out.
 *
 * KZ_E_DOCUMENT: not of that encoding, with the offset, or a NUL. KZ_E_NO_MEMORY.
 */
kz_status kzi_decode(const char *bytes, size_t length, kzi_encoding from,
	kz_document *document, kzi_decoded *out, kz_error *err);
void kzi_decoded_free(kzi_decoded *decoded);

/* Where in the file stands what is at this byte of the text. */
size_t kzi_decoded_offset(const kzi_decoded *decoded, size_t at);

/* The offset in err, when it has one, is in the text: make it one in the file. */
void kzi_decoded_place(const kzi_decoded *decoded, kz_error *err);

#endif
