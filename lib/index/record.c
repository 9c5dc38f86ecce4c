/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The record of a document in the engine: what a hit list shows. */
#include "index/indexer.h"

#include "base/digest.h"
#include "base/number.h"

#include <string.h>

/* CRC-32C of the rest, place of the text, facts. The engine takes 16 MiB. */
enum { CRC = 4, RECORD_MAX = 8 << 20 };

kz_status kzi_record_write(
	const kz_document *document, kzi_text_place place, kzi_buffer *out, kz_error *err)
{
	kzi_buffer_clear(out);
	kzi_buffer_append(out, "\0\0\0\0", CRC);
	kzi_buffer_varint(out, place.offset);
	kzi_buffer_varint(out, place.length);
	kzi_document_encode(document, KZI_FACTS, out);
	if (out->failed)
		return kzi_no_memory(err);
	if (out->length > RECORD_MAX)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"facts of %zu bytes: over 8 MiB without the text", out->length);
	kzi_write_number(out->data, kzi_crc32c(0, out->data + CRC, out->length - CRC));
	return KZ_OK;
}

/* Reads what stands before the facts, and moves *at to them. */
static bool read_head(
	xapian_bytes bytes, const char **at, const char *end, kzi_text_place *place)
{
	if (bytes.size <= CRC)
		return false;
	*at = bytes.data + CRC;
	return kzi_read_number(bytes.data) == kzi_crc32c(0, *at, bytes.size - CRC) &&
	       kzi_varint_read(at, end, &place->offset) &&
	       kzi_varint_read(at, end, &place->length);
}

kz_status kzi_record_read(
	xapian_bytes bytes, kz_document **out, kzi_text_place *place, kz_error *err)
{
	*out = NULL;
	const char *at, *end = bytes.size > 0 ? bytes.data + bytes.size : NULL;
	if (!read_head(bytes, &at, end, place))
		return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"the record of a document is damaged");
	return kzi_document_decode(at, (size_t)(end - at), out, err);
}
