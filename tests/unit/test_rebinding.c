/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A name server that lies: an official name, and a machine next door. The look-up of
 * this program stands before the C library's, for libcurl too; what it answers is what
 * would be connected to.
 */
#include "support.h"

#include "sources/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#define OFFICIAL "zoek.officielebekendmakingen.nl"

/* What the names mean now, the first one first. */
static const char *const *answers;
static atomic_uint asked;

static struct addrinfo *make_answer(const char *address, const char *port)
{
	struct both {
		struct addrinfo info;
		struct sockaddr_storage address;
	} *made = calloc(1, sizeof *made);
	struct sockaddr_in *v4 = (struct sockaddr_in *)&made->address;
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&made->address;
	bool is_v4 = inet_pton(AF_INET, address, &v4->sin_addr) == 1;
	if (is_v4) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons((uint16_t)atoi(port));
	} else {
		inet_pton(AF_INET6, address, &v6->sin6_addr);
		v6->sin6_family = AF_INET6;
		v6->sin6_port = htons((uint16_t)atoi(port));
	}
	made->info = (struct addrinfo){.ai_family = made->address.ss_family,
		.ai_socktype = SOCK_STREAM,
		.ai_protocol = IPPROTO_TCP,
		.ai_addr = (struct sockaddr *)&made->address,
		.ai_addrlen = is_v4 ? sizeof *v4 : sizeof *v6};
	return &made->info;
}

int getaddrinfo(const char *name, const char *port, const struct addrinfo *hints,
	struct addrinfo **out)
{
	(void)name, (void)hints;
	atomic_fetch_add(&asked, 1);
	for (size_t i = 0; answers[i] != NULL; i++, out = &(*out)->ai_next)
		*out = make_answer(answers[i], port != NULL ? port : "0");
	return 0;
}

void freeaddrinfo(struct addrinfo *list)
{
	while (list != NULL) {
		struct addrinfo *next = list->ai_next;
		free(list);
		list = next;
	}
}

/* ---- Who listens ---- */

static int listener;
static unsigned port;

static int begin_listening(void **state)
{
	struct sockaddr_in here = {.sin_family = AF_INET};
	socklen_t size = sizeof here;
	(void)state;
	here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listener = socket(AF_INET, SOCK_STREAM, 0);
	if (listener < 0 || bind(listener, (struct sockaddr *)&here, size) != 0 ||
		listen(listener, 8) != 0 ||
		getsockname(listener, (struct sockaddr *)&here, &size) != 0 ||
		fcntl(listener, F_SETFL, O_NONBLOCK) != 0)
		return -1;
	port = ntohs(here.sin_port);
	return 0;
}

static int end_listening(void **state)
{
	(void)state;
	return close(listener);
}

static bool somebody_came(void)
{
	int fd = accept(listener, NULL, NULL);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

/* ---- Asking ---- */

static bool go_on(void *context, uint64_t bytes)
{
	(void)context, (void)bytes;
	return true;
}

static kzi_http *open_http(bool allows_private)
{
	kzi_http *http = kzi_http_open(&(kzi_http_options){.allows_http = true,
		.allows_private = allows_private,
		.timeout = 2,
		.limit = 1000,
		.go_on = go_on});
	assert_non_null(http);
	return http;
}

static kzi_http_answer ask(kzi_http *http, const char *scheme)
{
	char url[200];
	kzi_buffer body = {0};
	kzi_http_answer answer;
	snprintf(url, sizeof url, "%s://" OFFICIAL ":%u/kst-1.xml", scheme, port);
	kzi_http_get(http, &(kzi_http_request){.url = url}, &body, &answer);
	kzi_buffer_free(&body);
	return answer;
}

static void refused(kzi_http *http, const char *const *lies)
{
	static const char *const schemes[] = {"http", "https"};
	answers = lies;
	for (size_t i = 0; i < COUNT(schemes); i++) {
		kzi_http_answer answer = ask(http, schemes[i]);
		if (answer.end != KZI_HTTP_REFUSED ||
			strstr(answer.words, "private address") == NULL)
			fail_msg("%s: %d, %s", lies[0], answer.end, answer.words);
		assert_int_equal(answer.status, 0);
	}
	assert_false(somebody_came());
}

/* Or else nothing would be tried here. */
static void whoever_may_is_led_there(void **state)
{
	static const char *const here[] = {"127.0.0.1", NULL};
	kzi_http *http = open_http(true);
	(void)state;
	answers = here;
	/* Nobody answers it, but somebody came. */
	assert_int_not_equal(ask(http, "http").end, KZI_HTTP_REFUSED);
	assert_true(somebody_came());
	kzi_http_close(http);
}

static void no_lie_leads_to_a_private_machine(void **state)
{
	static const char *const lies[][4] = {{"127.0.0.1"}, {"0.0.0.0"}, {"10.0.0.1"},
		{"192.168.1.1"}, {"172.16.0.1"}, {"169.254.169.254"}, {"100.64.0.1"},
		{"::1"}, {"::"}, {"fe80::1"}, {"fd00::1"}, {"::ffff:127.0.0.1"},
		{"64:ff9b::7f00:1"}, {"2002:7f00:1::1"}, {"224.0.0.1"},
		/* One after the other, each of which may be tried. */
		{"10.0.0.1", "127.0.0.1"}, {"::1", "127.0.0.1", "0.0.0.0"}};
	(void)state;
	for (size_t i = 0; i < COUNT(lies); i++) {
		unsigned before = atomic_load(&asked);
		kzi_http *http = open_http(false);
		refused(http, lies[i]);
		assert_true(atomic_load(&asked) > before);
		kzi_http_close(http);
	}
}

/* The answer of a moment ago is remembered; the machine is looked at all the same. */
static void what_is_remembered_is_looked_at_again(void **state)
{
	static const char *const lie[] = {"127.0.0.1", NULL};
	kzi_http *http = open_http(false);
	(void)state;
	for (int i = 0; i < 3; i++)
		refused(http, lie);
	kzi_http_close(http);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_may_is_led_there),
		cmocka_unit_test(no_lie_leads_to_a_private_machine),
		cmocka_unit_test(what_is_remembered_is_looked_at_again),
	};
	return cmocka_run_group_tests_name(
		"rebinding", tests, begin_listening, end_listening);
}
