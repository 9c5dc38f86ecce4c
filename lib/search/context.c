/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/context.h"

#include "text/words.h"

#include <string.h>

bool kzi_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t kzi_left_of(const char *text, size_t at, uint32_t width)
{
	size_t start = at;
	while (start > 0 && width > 0) {
		start--;
		while (start > 0 && ((unsigned char)text[start] & 0xc0) == 0x80)
			start--;
		width--;
	}
	if (start == 0 || kzi_is_blank(text[start - 1]))
		return start;
	while (start < at && !kzi_is_blank(text[start]))
		start++;
	return start;
}

size_t kzi_right_of(const char *text, size_t at, uint32_t width)
{
	size_t end = at, length = strlen(text);
	while (end < length && width > 0) {
		end++;
		while (end < length && ((unsigned char)text[end] & 0xc0) == 0x80)
			end++;
		width--;
	}
	if (end == length || kzi_is_blank(text[end]))
		return end;
	while (end > at && !kzi_is_blank(text[end - 1]))
		end--;
	return end;
}

bool kzi_put_words(kzi_buffer *out, const char *text)
{
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	while (kzi_words_next(&words, &word)) {
		kzi_buffer_append(out, word.folded, word.folded_length);
		kzi_buffer_byte(out, ' ');
	}
	out->failed |= kzi_words_failed(&words);
	kzi_words_end(&words);
	return !out->failed;
}

bool kzi_put_words_back(kzi_buffer *out, const char *text)
{
	kzi_buffer words = {0};
	bool put = kzi_put_words(&words, text);
	for (size_t end = words.length; put && end > 0;) {
		size_t start = end - 1;
		while (start > 0 && words.data[start - 1] != ' ')
			start--;
		kzi_buffer_append(out, words.data + start, end - start);
		end = start;
	}
	kzi_buffer_free(&words);
	return put && !out->failed;
}
