/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Also when it has failed before, or there is room but for nothing yet. */
char *kzi_buffer_grow(kzi_buffer *buffer, size_t length)
{
	size_t room = buffer->room < 64 ? 64 : buffer->room;
	if (buffer->failed)
		return NULL;
	while (room - buffer->length < length && room <= SIZE_MAX / 2)
		room *= 2;
	char *data = room - buffer->length < length ? NULL : realloc(buffer->data, room);
	if (data == NULL) {
		buffer->failed = true;
		return NULL;
	}
	buffer->data = data;
	buffer->room = room;
	return buffer->data + buffer->length;
}

void kzi_buffer_append(kzi_buffer *buffer, const char *bytes, size_t length)
{
	char *to = kzi_buffer_reserve(buffer, length);
	if (to == NULL || length == 0)
		return;
	memcpy(to, bytes, length);
	buffer->length += length;
}

void kzi_buffer_text(kzi_buffer *buffer, const char *text)
{
	kzi_buffer_append(buffer, text, strlen(text));
}

void kzi_buffer_byte(kzi_buffer *buffer, char byte)
{
	kzi_buffer_append(buffer, &byte, 1);
}

void kzi_buffer_format(kzi_buffer *buffer, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *to = length < 0 ? NULL : kzi_buffer_reserve(buffer, (size_t)length + 1);
	if (to != NULL) {
		vsnprintf(to, (size_t)length + 1, format, again);
		buffer->length += (size_t)length;
	} else {
		buffer->failed = true;
	}
	va_end(again);
}

void kzi_buffer_varint(kzi_buffer *buffer, uint64_t value)
{
	char bytes[10];
	size_t count = 0;
	while (value >= 0x80) {
		bytes[count++] = (char)(value | 0x80);
		value >>= 7;
	}
	bytes[count++] = (char)value;
	kzi_buffer_append(buffer, bytes, count);
}

void kzi_buffer_clear(kzi_buffer *buffer)
{
	buffer->length = 0;
}

void kzi_buffer_reset(kzi_buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
}

void kzi_buffer_free(kzi_buffer *buffer)
{
	free(buffer->data);
	*buffer = (kzi_buffer){0};
}

char *kzi_buffer_take(kzi_buffer *buffer)
{
	kzi_buffer_byte(buffer, '\0');
	char *text = buffer->failed ? NULL : buffer->data;
	if (text == NULL)
		free(buffer->data);
	*buffer = (kzi_buffer){0};
	return text;
}

bool kzi_varint_read(const char **at, const char *end, uint64_t *value)
{
	*value = 0;
	for (unsigned shift = 0; shift < 64; shift += 7) {
		if (*at == end)
			return false;
		unsigned char byte = (unsigned char)*(*at)++;
		if (shift == 63 && byte > 1)
			return false;
		*value |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return true;
	}
	return false;
}
