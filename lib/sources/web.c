/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/web.h"

#include "base/error.h"
#include "sources/partial.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

enum {
	REDIRECTS_MAX = 5,
	TRIES_MAX = 4,
	TRIES_LOST = 2, /* where there is no way there is seldom one a moment later */
	HOSTS_MAX = 16,
	PATIENCE_SECONDS = 120
};

struct kzi_web {
	kzi_web_options options;
	kzi_http *http;
	struct {
		char name[KZI_HOST_MAX];
		double asked; /* when the last answer was in */
	} hosts[HOSTS_MAX];
	size_t host_count;
	unsigned seed;
};

/* A question on its way. */
typedef struct asking {
	kzi_web *web;
	const kzi_question *question;
	kzi_reply *reply;
	char host[KZI_HOST_MAX];
	char validator[KZI_VALIDATOR_MAX]; /* of what the body holds so far */
	kzi_http_answer answer;
	kz_error *err;
} asking;

/* ---- Time ---- */

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static kz_status stopped(kz_error *err)
{
	return kzi_fail(err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
}

/* In small pieces, so that one can be stopped. */
static kz_status wait_until(const kzi_web *web, double until, kz_error *err)
{
	const kzi_http_options *http = &web->options.http;
	for (double left; (left = until - now()) > 0;) {
		if (!http->go_on(http->context, 0))
			return stopped(err);
		if (left > 0.1)
			left = 0.1;
		nanosleep(&(struct timespec){.tv_nsec = (long)(left * 1e9)}, NULL);
	}
	return KZ_OK;
}

/* Half to one and a half of it: many who were cut off at once do not come back so. */
static double around(kzi_web *web, double seconds)
{
	double chance = (double)rand_r(&web->seed) / (double)RAND_MAX;
	return seconds * (0.5 + chance);
}

/* ---- Hosts ---- */

static double *asked_at(kzi_web *web, const char *host)
{
	for (size_t i = 0; i < web->host_count; i++) {
		if (strcasecmp(web->hosts[i].name, host) == 0)
			return &web->hosts[i].asked;
	}
	/* Never more than there are official ones. */
	size_t i = web->host_count < HOSTS_MAX ? web->host_count++ : HOSTS_MAX - 1;
	memcpy(web->hosts[i].name, host, strlen(host) + 1);
	web->hosts[i].asked = now() - web->options.delay;
	return &web->hosts[i].asked;
}

/* ---- Once ---- */

static void keep_validator(asking *a)
{
	const char *validator = kzi_headers_validator(&a->answer.headers);
	if (!a->answer.went_on)
		memcpy(a->validator, validator, strlen(validator) + 1);
}

/* What cannot be gone on with is not kept. */
static void ask_once(asking *a, const char *url)
{
	kzi_buffer *body = &a->reply->body;
	if (a->validator[0] == '\0')
		kzi_buffer_clear(body);
	bool goes_on = body->length > 0;
	kzi_http_request request = {.url = url,
		.accept = a->question->accept,
		.etag = goes_on ? NULL : a->question->etag,
		.modified = goes_on ? NULL : a->question->modified,
		.range_if = goes_on ? a->validator : NULL};
	kzi_http_get(a->web->http, &request, body, &a->answer);
	*asked_at(a->web, a->host) = now();
	if (body->length > 0 && (a->answer.status == 200 || a->answer.status == 206))
		keep_validator(a);
	else if (body->length == 0 || a->answer.status == 416)
		a->validator[0] = '\0';
}

/* Would it be another answer in a while? */
static bool is_passing(const asking *a)
{
	static const long busy[] = {408, 416, 429, 500, 502, 503, 504};
	if (a->answer.end == KZI_HTTP_CUT || a->answer.end == KZI_HTTP_AWAY ||
		a->answer.end == KZI_HTTP_LOST)
		return true;
	for (size_t i = 0; i < sizeof busy / sizeof busy[0]; i++) {
		if (a->answer.status == busy[i])
			return a->answer.end == KZI_HTTP_WHOLE;
	}
	return false;
}

/* As long as they ask; else longer each time. */
static double patience(asking *a, int tries)
{
	if (a->answer.headers.retry_after >= 0)
		return (double)a->answer.headers.retry_after;
	return around(a->web, a->web->options.delay * (double)(1 << tries));
}

static kz_status say_failure(const asking *a)
{
	const kzi_http_answer *answer = &a->answer;
	if (answer->end == KZI_HTTP_STOPPED)
		return stopped(a->err);
	if (answer->end == KZI_HTTP_MEMORY)
		return kzi_no_memory(a->err);
	if (answer->end == KZI_HTTP_LARGE)
		return kzi_fail(a->err, KZ_E_LIMIT, KZI_NO_OFFSET, "%s: %s", a->host,
			answer->words);
	if (answer->end == KZI_HTTP_WHOLE)
		return kzi_fail(a->err, KZ_E_NETWORK, KZI_NO_OFFSET,
			"%s answers with status %ld", a->host, answer->status);
	return kzi_fail(
		a->err, KZ_E_NETWORK, KZI_NO_OFFSET, "%s: %s", a->host, answer->words);
}

/* ---- Until there is an answer ---- */

static kz_status ask_patiently(asking *a, const char *url)
{
	for (int tries = 0;; tries++) {
		double last = *asked_at(a->web, a->host);
		kz_status st = wait_until(a->web, last + a->web->options.delay, a->err);
		if (st != KZ_OK)
			return st;
		ask_once(a, url);
		bool lost = a->answer.end == KZI_HTTP_LOST;
		if (!is_passing(a) || tries + 1 >= (lost ? TRIES_LOST : TRIES_MAX))
			break;
		double seconds = patience(a, tries);
		if (seconds > PATIENCE_SECONDS)
			break;
		st = wait_until(a->web, now() + seconds, a->err);
		if (st != KZ_OK)
			return st;
	}
	return a->answer.end == KZI_HTTP_WHOLE && !is_passing(a) ? KZ_OK : say_failure(a);
}

static bool is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 || status == 307 ||
	       status == 308;
}

static kz_status ask_along(asking *a)
{
	char next[KZI_URL_MAX], url[KZI_URL_MAX];
	kz_status st = KZ_OK;
	if (strlen(a->question->url) >= sizeof next)
		return kzi_fail(
			a->err, KZ_E_LIMIT, KZI_NO_OFFSET, "an address that is too long");
	memcpy(next, a->question->url, strlen(a->question->url) + 1);
	for (int hops = 0; hops <= REDIRECTS_MAX; hops++) {
		st = kzi_address_permit(
			&a->web->options.base, next, url, a->host, a->err);
		if (st == KZ_OK)
			st = ask_patiently(a, url);
		if (st != KZ_OK)
			return st;
		memcpy(a->reply->url, url, sizeof url);
		if (!is_redirect(a->answer.status))
			return KZ_OK;
		st = kzi_address_follow(url, a->answer.headers.location, next, a->err);
		if (st != KZ_OK)
			return st;
	}
	return kzi_fail(a->err, KZ_E_NETWORK, KZI_NO_OFFSET, "%s: more than %d redirects",
		a->host, REDIRECTS_MAX);
}

/* A run that was stopped or cut off goes on here in the next one. */
static void keep_partial(asking *a)
{
	const kzi_buffer *body = &a->reply->body;
	bool cut = a->answer.end == KZI_HTTP_CUT || a->answer.end == KZI_HTTP_STOPPED;
	if (cut && body->length > 0 && a->validator[0] != '\0')
		(void)kzi_partial_save(a->web->options.library, a->question->url,
			a->validator, body, NULL);
}

kz_status kzi_web_ask(
	kzi_web *web, const kzi_question *question, kzi_reply *out, kz_error *err)
{
	asking a = {.web = web, .question = question, .reply = out, .err = err};
	bool keeps = question->keeps && web->options.library != NULL;
	*out = (kzi_reply){0};
	kz_status st = KZ_OK;
	if (keeps)
		st = kzi_partial_load(web->options.library, question->url, a.validator,
			&out->body, err);
	if (st == KZ_OK)
		st = ask_along(&a);
	if (keeps && st == KZ_OK)
		kzi_partial_forget(web->options.library, question->url);
	else if (keeps)
		keep_partial(&a);
	out->status = a.answer.status == 206 ? 200 : a.answer.status;
	out->headers = a.answer.headers;
	if (out->status != 200)
		kzi_buffer_clear(&out->body);
	return st;
}

void kzi_reply_free(kzi_reply *reply)
{
	kzi_buffer_free(&reply->body);
}

/* ---- The whole ---- */

kz_status kzi_web_open(const kzi_web_options *options, kzi_web **out, kz_error *err)
{
	kzi_web *web = calloc(1, sizeof *web);
	*out = NULL;
	if (web == NULL)
		return kzi_no_memory(err);
	web->options = *options;
	bool has_base = options->base.scheme[0] != '\0';
	web->options.http.allows_http = strcmp(options->base.scheme, "http") == 0;
	web->options.http.allows_private = has_base || options->http.proxy != NULL;
	web->http = kzi_http_open(&web->options.http);
	struct timespec time;
	clock_gettime(CLOCK_REALTIME, &time);
	web->seed = (unsigned)time.tv_nsec ^ (unsigned)getpid();
	if (web->http == NULL) {
		free(web);
		return kzi_no_memory(err);
	}
	*out = web;
	return KZ_OK;
}

void kzi_web_close(kzi_web *web)
{
	if (web == NULL)
		return;
	kzi_http_close(web->http);
	free(web);
}
