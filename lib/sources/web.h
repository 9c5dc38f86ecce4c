/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The services as one asks them politely: one request at a time, a pause between two to
 * a host, patience when they are busy. Redirects are followed here, and only to where
 * one might have asked in the first place.
 */
#ifndef KZI_SOURCES_WEB_H
#define KZI_SOURCES_WEB_H

#include "sources/address.h"
#include "sources/http.h"

typedef struct kzi_web kzi_web;

typedef struct kzi_web_options {
	kzi_base base;
	double delay;        /* seconds between two requests to a host */
	const char *library; /* for what is cut off; NULL: nothing is kept */
	kzi_http_options http;
} kzi_web_options;

typedef struct kzi_question {
	const char *url; /* official */
	const char *accept;
	const char *etag, *modified; /* NULL: whatever there is */
	bool keeps;                  /* what is cut off is kept for the next run */
} kzi_question;

typedef struct kzi_reply {
	long status;
	char url[KZI_URL_MAX]; /* where it came from */
	kzi_headers headers;
	kzi_buffer body; /* of 200 alone */
} kzi_reply;

/* As options, what they point at must live on. KZ_E_NO_MEMORY. */
kz_status kzi_web_open(const kzi_web_options *options, kzi_web **out, kz_error *err);
void kzi_web_close(kzi_web *web);

/*
 * The answer to a question: KZ_OK when there is one that says something of what was
 * asked for, whatever its status (200, 304, 404, 410 and the like).
 *
 * KZ_E_NETWORK: nobody answered, or only that they are busy, broken or elsewhere.
 * KZ_E_LIMIT: too large. KZ_E_CANCELLED, KZ_E_NO_MEMORY. out is to be freed in any case.
 */
kz_status kzi_web_ask(
	kzi_web *web, const kzi_question *question, kzi_reply *out, kz_error *err);
void kzi_reply_free(kzi_reply *reply);

#endif
