/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an answer says of itself in its header lines. Knows no transfer. */
#ifndef KZI_SOURCES_HEADERS_H
#define KZI_SOURCES_HEADERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "sources/address.h"

/* Strings are "" when absent, too long, or not printable ASCII. */
typedef struct kzi_headers {
	char etag[200];
	char modified[64];
	char location[KZI_URL_MAX];
	int64_t retry_after; /* seconds; -1 when not said */
	int64_t range_start; /* of a Content-Range that goes on to the end; -1 */
	bool is_encoded;     /* gzip, or another Content-Encoding */
	size_t bytes;        /* of all lines so far */
} kzi_headers;

void kzi_headers_begin(kzi_headers *headers);
/* A line with its end; a status line begins anew. now is for a Retry-After that is a
 * date. */
void kzi_headers_line(kzi_headers *headers, const char *line, size_t length, time_t now);

/* By which a service knows again what it sent: a strong ETag, or else the date; "" when
 * a part of it could not be asked for. */
const char *kzi_headers_validator(const kzi_headers *headers);

#endif
