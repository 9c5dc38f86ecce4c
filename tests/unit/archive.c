/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "archive.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Fuzz targets use this file as well, and they have no cmocka. */
static void must_be(bool so)
{
	if (!so)
		abort();
}

static void put(kzi_buffer *to, unsigned size, long long number)
{
	for (unsigned i = 0; i < size; i++)
		kzi_buffer_byte(to, (char)(i < 8 ? number >> 8 * i : 0));
}

/* As ZIP files have them: without a header of their own. */
static char *pack(const char *bytes, size_t length, size_t *packed)
{
	z_stream stream = {0};
	must_be(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK);
	size_t room = deflateBound(&stream, length) + 16;
	char *to = malloc(room);
	must_be(to != NULL);
	stream.next_in = (unsigned char *)(uintptr_t)bytes;
	stream.avail_in = (unsigned)length;
	stream.next_out = (unsigned char *)to;
	stream.avail_out = (unsigned)room;
	must_be(deflate(&stream, Z_FINISH) == Z_STREAM_END);
	*packed = stream.total_out;
	deflateEnd(&stream);
	return to;
}

static long long or_truth(long long told, long long truth)
{
	return told >= 0 ? told : truth;
}

/* What the header of a file and its entry in the directory have in common. */
static void put_facts(kzi_buffer *to, const char *name, bool packed, lie told)
{
	put(to, 2, 20);
	put(to, 2, told.flags);
	put(to, 2, packed ? 8 : 0);
	put(to, 4, 0);
	put(to, 4, told.sum);
	put(to, 4, told.packed);
	put(to, 4, told.size);
	put(to, 2, (long long)strlen(name));
	put(to, 2, 0);
}

void archive_add_bytes(archive *to, const char *name, const char *bytes, size_t length,
	bool packed, lie told)
{
	size_t size = length, place = to->bytes.length;
	char *data = packed ? pack(bytes, length, &size) : NULL;
	told.sum = or_truth(told.sum,
		(long long)crc32(0, (const unsigned char *)bytes, (unsigned)length));
	told.packed = or_truth(told.packed, (long long)size);
	told.size = or_truth(told.size, (long long)length);
	kzi_buffer_append(&to->bytes, "PK\x03\x04", 4);
	put_facts(&to->bytes, name, packed, told);
	kzi_buffer_text(&to->bytes, name);
	kzi_buffer_append(&to->bytes, packed ? data : bytes, size);
	kzi_buffer_append(&to->directory, "PK\x01\x02\x14\0", 6);
	put_facts(&to->directory, name, packed, told);
	put(&to->directory, 10, 0);
	put(&to->directory, 4, or_truth(told.place, (long long)place));
	kzi_buffer_text(&to->directory, name);
	to->count++;
	free(data);
}

void archive_add(archive *to, const char *name, const char *text)
{
	archive_add_bytes(to, name, text, strlen(text), true, NO_LIE);
}

void archive_end(archive *to)
{
	size_t place = to->bytes.length;
	kzi_buffer_append(&to->bytes, to->directory.length > 0 ? to->directory.data : "",
		to->directory.length);
	kzi_buffer_append(&to->bytes, "PK\x05\x06\0\0\0\0", 8);
	put(&to->bytes, 2, to->count);
	put(&to->bytes, 2, to->count);
	put(&to->bytes, 4, (long long)to->directory.length);
	put(&to->bytes, 4, (long long)place);
	put(&to->bytes, 2, 0);
	must_be(!to->bytes.failed && !to->directory.failed);
	kzi_buffer_free(&to->directory);
}
