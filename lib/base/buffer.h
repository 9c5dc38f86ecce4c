/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Bytes that grow at the end. A buffer that could not grow stays as it was and
 * remembers it, so that a row of appends is checked once, at the end.
 */
#ifndef KZI_BASE_BUFFER_H
#define KZI_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* All zero is an empty buffer. */
typedef struct kzi_buffer {
	char *data; /* NULL as long as nothing was appended */
	size_t length, room;
	bool failed;
} kzi_buffer;

void kzi_buffer_append(kzi_buffer *buffer, const char *bytes, size_t length);
void kzi_buffer_text(kzi_buffer *buffer, const char *text);
void kzi_buffer_byte(kzi_buffer *buffer, char byte);
void kzi_buffer_format(kzi_buffer *buffer, const char *format, ...) KZI_PRINTF(2, 3);
/* An unsigned number in 1 to 10 bytes, seven bits in each, lowest first. */
void kzi_buffer_varint(kzi_buffer *buffer, uint64_t value);
char *kzi_buffer_grow(kzi_buffer *buffer, size_t length);
/* Room for length bytes at the end, which the caller fills and adds to length;
 * NULL when there is no memory. Mostly there is room: every word asks. */
static inline char *kzi_buffer_reserve(kzi_buffer *buffer, size_t length)
{
	if (buffer->failed || buffer->data == NULL ||
		buffer->room - buffer->length < length)
		return kzi_buffer_grow(buffer, length);
	return buffer->data + buffer->length;
}

/* Empty again, the memory kept for the next. One that failed has still failed: so a
 * row of texts in one buffer can be checked at its end, too. */
void kzi_buffer_clear(kzi_buffer *buffer);
/* Empty, and as if it had never failed: for one that outlives the work it failed in. */
void kzi_buffer_reset(kzi_buffer *buffer);
void kzi_buffer_free(kzi_buffer *buffer);
/* The text with a NUL behind it, now the caller's to free(); NULL when
 * something before failed. The buffer is empty afterwards. */
char *kzi_buffer_take(kzi_buffer *buffer);

/* Reads a varint from *at on, not beyond end, and moves *at behind it. */
bool kzi_varint_read(const char **at, const char *end, uint64_t *value);

#endif
