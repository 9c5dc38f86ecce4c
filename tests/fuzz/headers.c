/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any lines as the head of an answer: what is kept of them may stand in a request, in a
 * list and on a terminal. */
#include "fuzz.h"

#include "sources/headers.h"

#include <stdlib.h>
#include <string.h>

static void check(const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text < ' ' || *text > '~')
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *at = (const char *)bytes, *end = at + size;
	kzi_headers headers;
	kzi_headers_begin(&headers);
	while (at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		size_t length = (size_t)((newline != NULL ? newline + 1 : end) - at);
		kzi_headers_line(&headers, at, length, 784111777);
		at += length;
	}
	check(headers.etag);
	check(headers.modified);
	check(headers.location);
	check(kzi_headers_validator(&headers));
	if (headers.retry_after < -1 || headers.range_start < -1 || headers.bytes != size)
		abort();
	return 0;
}
