/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One request, once: no redirect is followed and nothing is tried again. What may be
 * asked was settled before; here are the limits, and the look at who answers.
 */
#ifndef KZI_SOURCES_HTTP_H
#define KZI_SOURCES_HTTP_H

#include <kamerzoek/error.h>

#include "base/buffer.h"
#include "sources/headers.h"

typedef struct kzi_http kzi_http;

/* Called now and then with the bytes that came since the last time; false to stop. */
typedef bool kzi_http_go_on(void *context, uint64_t bytes);

typedef struct kzi_http_options {
	bool allows_http;    /* and not https alone */
	bool allows_private; /* machines, too */
	const char *proxy;   /* NULL: none */
	const char *authorities;
	uint32_t timeout; /* seconds */
	uint64_t limit;   /* bytes of a body, unpacked */
	kzi_http_go_on *go_on;
	void *context;
} kzi_http_options;

typedef struct kzi_http_request {
	const char *url;
	const char *accept; /* types; NULL: any */
	const char *etag;   /* only when it is not this any more; NULL or "": whatever */
	const char *modified; /* the same by date */
	const char *range_if; /* go on behind what body holds, if it is still this one */
} kzi_http_request;

/* Why there is no whole answer. */
typedef enum kzi_http_end {
	KZI_HTTP_WHOLE,
	KZI_HTTP_CUT,     /* the rest may be had */
	KZI_HTTP_AWAY,    /* nobody answers, or too slowly */
	KZI_HTTP_LOST,    /* there is no way there: no such name, no connection */
	KZI_HTTP_REFUSED, /* by us: a certificate, a private machine, what is no HTTP */
	KZI_HTTP_LARGE,
	KZI_HTTP_STOPPED, /* go_on said so */
	KZI_HTTP_MEMORY
} kzi_http_end;

typedef struct kzi_http_answer {
	kzi_http_end end;
	long status; /* 0 when none came */
	kzi_headers headers;
	bool went_on;    /* body goes on behind what it held */
	char words[160]; /* of what went wrong */
} kzi_http_answer;

/* The options are copied, but for what they point at. NULL when there is no memory. */
kzi_http *kzi_http_open(const kzi_http_options *options);
void kzi_http_close(kzi_http *http);

/* Body: of a status of 200 or 206 alone; with range_if it holds what came before, and
 * is emptied when the service sends all of it again. */
void kzi_http_get(kzi_http *http, const kzi_http_request *request, kzi_buffer *body,
	kzi_http_answer *out);

#endif
