/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/http.h"

#include "sources/peer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <curl/curl.h>

enum {
	HEADERS_MAX = 64 << 10,
	ERROR_PAGE_MAX = 1 << 20,
	CONNECT_SECONDS = 20,
	SLOW_BYTES = 64, /* a second, for so many seconds: nobody is there */
	SLOW_SECONDS = 30,
	TYPE_MAX = 200
};

struct kzi_http {
	CURL *curl;
	kzi_http_options options;
};

/* One request on its way. */
typedef struct transfer {
	kzi_http *http;
	const kzi_http_request *request;
	kzi_buffer *body;
	kzi_http_answer *answer;
	bool begun;      /* the body did */
	uint64_t passed; /* bytes of an error page, which nobody keeps */
	curl_off_t told; /* bytes that go_on was told of */
	bool too_large, wrong_range, stopped, no_memory;
	char refused[KZI_PEER_MAX]; /* the machine that may not be asked */
} transfer;

/* ---- What curl calls ---- */

static curl_socket_t open_socket(
	void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	transfer *t = context;
	char words[KZI_PEER_MAX];
	bool good = purpose == CURLSOCKTYPE_IPCXN &&
		    (kzi_peer_is_public(&address->addr, address->addrlen, words) ||
			    t->http->options.allows_private);
	if (!good) {
		memcpy(t->refused, words, sizeof words);
		return CURL_SOCKET_BAD;
	}
	return socket(
		address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_header(char *line, size_t one, size_t length, void *context)
{
	transfer *t = context;
	(void)one;
	kzi_headers_line(&t->answer->headers, line, length, time(NULL));
	if (t->answer->headers.bytes <= HEADERS_MAX)
		return length;
	t->too_large = true;
	return 0;
}

/* All of it, or the rest: what body holds must fit what comes. */
static bool begin_body(transfer *t, long status)
{
	t->begun = true;
	if (status == 206) {
		const char *asked = t->request->range_if;
		t->answer->went_on = true;
		t->wrong_range = asked == NULL || t->answer->headers.range_start !=
							  (int64_t)t->body->length;
		return !t->wrong_range;
	}
	kzi_buffer_clear(t->body);
	return true;
}

static size_t take_body(char *bytes, size_t one, size_t length, void *context)
{
	transfer *t = context;
	long status = 0;
	(void)one;
	curl_easy_getinfo(t->http->curl, CURLINFO_RESPONSE_CODE, &status);
	if (status != 200 && status != 206) {
		t->passed += length;
		return t->passed <= ERROR_PAGE_MAX ? length : 0;
	}
	if (!t->begun && !begin_body(t, status))
		return 0;
	if (length > t->http->options.limit ||
		t->body->length > t->http->options.limit - length) {
		t->too_large = true;
		return 0;
	}
	kzi_buffer_append(t->body, bytes, length);
	t->no_memory = t->body->failed;
	return t->no_memory ? 0 : length;
}

static int look_up(void *context, curl_off_t total, curl_off_t now, curl_off_t up_total,
	curl_off_t up)
{
	transfer *t = context;
	(void)total, (void)up_total, (void)up;
	uint64_t bytes = now > t->told ? (uint64_t)(now - t->told) : 0;
	t->told = now;
	t->stopped =
		t->stopped || !t->http->options.go_on(t->http->options.context, bytes);
	return t->stopped;
}

/* ---- Getting ready ---- */

static void set_limits(CURL *curl, const kzi_http_options *options)
{
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR,
		options->allows_http ? "http,https" : "https");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_HTTP09_ALLOWED, 0L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	if (options->authorities != NULL)
		curl_easy_setopt(curl, CURLOPT_CAINFO, options->authorities);
	/* "" also keeps what the environment says away. */
	curl_easy_setopt(
		curl, CURLOPT_PROXY, options->proxy != NULL ? options->proxy : "");
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "");
	curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	long whole = (long)options->timeout;
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT,
		whole < CONNECT_SECONDS ? whole : (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
	curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)options->limit);
}

static void set_calls(CURL *curl, transfer *t)
{
	curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, t);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_up);
	curl_easy_setopt(curl, CURLOPT_XFERINFODATA, t);
	curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
}

static bool add_line(struct curl_slist **lines, const char *name, const char *value)
{
	char line[64 + TYPE_MAX];
	if (value == NULL || value[0] == '\0')
		return true;
	snprintf(line, sizeof line, "%s: %s", name, value);
	struct curl_slist *longer = curl_slist_append(*lines, line);
	if (longer != NULL)
		*lines = longer;
	return longer != NULL;
}

/* Packed bytes have no middle that a service could begin at. */
static bool set_request(transfer *t, struct curl_slist **lines)
{
	const kzi_http_request *r = t->request;
	CURL *curl = t->http->curl;
	bool goes_on = r->range_if != NULL && r->range_if[0] != '\0';
	char agent[128], range[32];
	snprintf(agent, sizeof agent, "kamerzoek/%s (libkamerzoek-sources; libcurl)",
		kz_version());
	snprintf(range, sizeof range, "%zu-", t->body->length);
	bool good = add_line(lines, "Accept", r->accept) &&
		    add_line(lines, "If-None-Match", r->etag) &&
		    add_line(lines, "If-Modified-Since", r->modified);
	if (goes_on)
		good = good && add_line(lines, "If-Range", r->range_if);
	return good && curl_easy_setopt(curl, CURLOPT_URL, r->url) == CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_USERAGENT, agent) == CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_RANGE, goes_on ? range : NULL) ==
		       CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, goes_on ? NULL : "gzip") ==
		       CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_HTTPHEADER, *lines) == CURLE_OK;
}

/* ---- What came of it ---- */

static kzi_http_end end_of(const transfer *t, CURLcode code)
{
	long status = t->answer->status;
	if (t->no_memory || code == CURLE_OUT_OF_MEMORY)
		return KZI_HTTP_MEMORY;
	if (t->stopped)
		return KZI_HTTP_STOPPED;
	if (t->too_large || code == CURLE_FILESIZE_EXCEEDED)
		return KZI_HTTP_LARGE;
	/* Of an error page the status is enough. */
	if (code == CURLE_OK || (status >= 300 && code == CURLE_WRITE_ERROR))
		return KZI_HTTP_WHOLE;
	if (t->refused[0] != '\0' && status == 0)
		return KZI_HTTP_REFUSED;
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_COULDNT_CONNECT:
		return KZI_HTTP_LOST;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_BAD_CONTENT_ENCODING:
	case CURLE_URL_MALFORMAT:
		return KZI_HTTP_REFUSED;
	default:
		return t->begun ? KZI_HTTP_CUT : KZI_HTTP_AWAY;
	}
}

/* What happens often, in words; the rest in those of curl. */
static const char *words_of(const transfer *t, CURLcode code, const char *detail)
{
	if (t->wrong_range)
		return "another part came than was asked for";
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return "the name cannot be looked up";
	case CURLE_COULDNT_CONNECT:
		return "no connection";
	case CURLE_OPERATION_TIMEDOUT:
		return "no answer in time";
	case CURLE_PARTIAL_FILE:
	case CURLE_RECV_ERROR:
		return "the answer was cut off";
	case CURLE_GOT_NOTHING:
		return "an empty answer";
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_UNSUPPORTED_PROTOCOL:
		return "an answer that is no HTTP";
	case CURLE_BAD_CONTENT_ENCODING:
		return "what came packed cannot be unpacked";
	default:
		return detail[0] != '\0' ? detail : curl_easy_strerror(code);
	}
}

static void tell(const transfer *t, CURLcode code, const char *detail)
{
	kzi_http_answer *answer = t->answer;
	if (answer->end == KZI_HTTP_LARGE)
		snprintf(answer->words, sizeof answer->words, "larger than %llu bytes",
			(unsigned long long)t->http->options.limit);
	else if (t->refused[0] != '\0' && answer->end == KZI_HTTP_REFUSED)
		snprintf(answer->words, sizeof answer->words,
			"the name leads to %s, a private address", t->refused);
	else
		snprintf(answer->words, sizeof answer->words, "%s",
			words_of(t, code, detail));
}

void kzi_http_get(kzi_http *http, const kzi_http_request *request, kzi_buffer *body,
	kzi_http_answer *out)
{
	char detail[CURL_ERROR_SIZE] = "";
	struct curl_slist *lines = NULL;
	transfer t = {.http = http, .request = request, .body = body, .answer = out};
	*out = (kzi_http_answer){0};
	kzi_headers_begin(&out->headers);
	curl_easy_reset(http->curl);
	set_limits(http->curl, &http->options);
	set_calls(http->curl, &t);
	curl_easy_setopt(http->curl, CURLOPT_ERRORBUFFER, detail);
	CURLcode code = set_request(&t, &lines) ? curl_easy_perform(http->curl)
						: CURLE_OUT_OF_MEMORY;
	curl_easy_getinfo(http->curl, CURLINFO_RESPONSE_CODE, &out->status);
	out->end = end_of(&t, code);
	/* What does not fit is not gone on with. */
	if (t.wrong_range)
		kzi_buffer_clear(body);
	if (out->end != KZI_HTTP_WHOLE)
		tell(&t, code, detail);
	curl_easy_setopt(http->curl, CURLOPT_ERRORBUFFER, NULL);
	curl_easy_setopt(http->curl, CURLOPT_HTTPHEADER, NULL);
	curl_slist_free_all(lines);
}

kzi_http *kzi_http_open(const kzi_http_options *options)
{
	kzi_http *http = calloc(1, sizeof *http);
	if (http == NULL)
		return NULL;
	http->options = *options;
	http->curl = curl_easy_init();
	if (http->curl == NULL) {
		free(http);
		return NULL;
	}
	return http;
}

void kzi_http_close(kzi_http *http)
{
	if (http == NULL)
		return;
	curl_easy_cleanup(http->curl);
	free(http);
}
