/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/headers.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <curl/curl.h>

void kzi_headers_begin(kzi_headers *headers)
{
	*headers = (kzi_headers){.retry_after = -1, .range_start = -1};
}

/* A number of at most 15 digits, and nothing else behind it; -1 when it is none. */
static int64_t number(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	if (digits == 0 || digits > 15 || text[digits] != '\0')
		return -1;
	return strtoll(text, NULL, 10);
}

static int64_t seconds_until(const char *text, time_t now)
{
	int64_t seconds = number(text);
	if (seconds >= 0)
		return seconds;
	time_t date = curl_getdate(text, NULL);
	if (date == (time_t)-1)
		return -1;
	return date > now ? (int64_t)(date - now) : 0;
}

/* "1000-" of "1000-1999/2000": the number, and moves *at behind the mark. */
static int64_t number_before(const char **at, char mark)
{
	char digits[24];
	size_t length = strspn(*at, "0123456789");
	if (length >= sizeof digits || (*at)[length] != mark)
		return -1;
	memcpy(digits, *at, length);
	digits[length] = '\0';
	*at += length + (mark != '\0');
	return number(digits);
}

/* "bytes 1000-1999/2000": where it begins, when it goes on to the end. */
static int64_t first_of_range(const char *text)
{
	if (strncasecmp(text, "bytes ", 6) != 0)
		return -1;
	text += 6;
	int64_t first = number_before(&text, '-');
	int64_t last = first >= 0 ? number_before(&text, '/') : -1;
	int64_t total = last >= first ? number_before(&text, '\0') : -1;
	return first >= 0 && last >= first && total == last + 1 ? first : -1;
}

static void keep(char *to, size_t size, const char *value)
{
	size_t length = strlen(value);
	if (length < size)
		memcpy(to, value, length + 1);
}

static void take(kzi_headers *headers, const char *name, const char *value, time_t now)
{
	if (strcasecmp(name, "etag") == 0)
		keep(headers->etag, sizeof headers->etag, value);
	else if (strcasecmp(name, "last-modified") == 0)
		keep(headers->modified, sizeof headers->modified, value);
	else if (strcasecmp(name, "location") == 0)
		keep(headers->location, sizeof headers->location, value);
	else if (strcasecmp(name, "retry-after") == 0)
		headers->retry_after = seconds_until(value, now);
	else if (strcasecmp(name, "content-range") == 0)
		headers->range_start = first_of_range(value);
	else if (strcasecmp(name, "content-encoding") == 0)
		headers->is_encoded = strcasecmp(value, "identity") != 0;
}

/* Copies what is printable ASCII, without the spaces around it; false of any other. */
static bool copy(char *to, size_t size, const char *from, size_t length)
{
	while (length > 0 && (*from == ' ' || *from == '\t'))
		from++, length--;
	while (length > 0 && strchr(" \t\r\n", from[length - 1]) != NULL)
		length--;
	if (length >= size)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (from[i] < ' ' || from[i] > '~')
			return false;
	}
	memcpy(to, from, length);
	to[length] = '\0';
	return true;
}

void kzi_headers_line(kzi_headers *headers, const char *line, size_t length, time_t now)
{
	char name[32], value[KZI_URL_MAX];
	size_t bytes = headers->bytes + length;
	if (length >= 5 && memcmp(line, "HTTP/", 5) == 0)
		kzi_headers_begin(headers);
	headers->bytes = bytes;
	const char *colon = length > 0 ? memchr(line, ':', length) : NULL;
	if (colon == NULL || !copy(name, sizeof name, line, (size_t)(colon - line)) ||
		!copy(value, sizeof value, colon + 1,
			length - (size_t)(colon - line) - 1))
		return;
	take(headers, name, value, now);
}

const char *kzi_headers_validator(const kzi_headers *headers)
{
	if (headers->is_encoded)
		return "";
	return headers->etag[0] == '"' ? headers->etag : headers->modified;
}
