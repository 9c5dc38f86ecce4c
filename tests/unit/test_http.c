/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One request: whom it never asks, whatever name leads there. What a service does wrong
 * is in tests/sources. */
#include "support.h"

#include "sources/http.h"

static bool go_on(void *context, uint64_t bytes)
{
	unsigned *called = context;
	(void)bytes;
	(*called)++;
	return true;
}

static bool stop(void *context, uint64_t bytes)
{
	(void)context, (void)bytes;
	return false;
}

static kzi_http_answer ask(const kzi_http_options *options, const char *url)
{
	kzi_buffer body = {0};
	kzi_http_answer answer;
	kzi_http_request request = {.url = url};
	kzi_http *http = kzi_http_open(options);
	assert_non_null(http);
	kzi_http_get(http, &request, &body, &answer);
	assert_int_equal(body.length, 0);
	kzi_buffer_free(&body);
	kzi_http_close(http);
	return answer;
}

/* Each of them ends so; words: that tell why, or a part of these. */
static void each_ends(const kzi_http_options *options, const char *const *urls,
	size_t count, kzi_http_end end, const char *words)
{
	for (size_t i = 0; i < count; i++) {
		kzi_http_answer answer = ask(options, urls[i]);
		if (answer.end != end || answer.words[0] == '\0' ||
			strstr(answer.words, words) == NULL)
			fail_msg("'%s': %d, %s", urls[i], answer.end, answer.words);
		assert_int_equal(answer.status, 0);
	}
}

static void private_machines_are_not_asked(void **state)
{
	static const char *const urls[] = {"http://127.0.0.1:9/", "http://localhost:9/",
		"http://[::1]:9/", "http://[::ffff:127.0.0.1]:9/", "http://0x7f.1:9/",
		"http://2130706433:9/", "http://017700000001:9/", "http://10.0.0.1:9/",
		"http://169.254.169.254/latest/meta-data", "http://192.168.0.1:9/",
		"http://0.0.0.0:9/", "http://[fe80::1]:9/", "http://[fd00::1]:9/"};
	unsigned called = 0;
	kzi_http_options options = {.allows_http = true,
		.timeout = 5,
		.limit = 1000,
		.go_on = go_on,
		.context = &called};
	(void)state;
	each_ends(&options, urls, COUNT(urls), KZI_HTTP_REFUSED, "private address");
	/* Nobody is at that port; but it was asked. */
	options.allows_private = true;
	assert_int_equal(ask(&options, urls[0]).end, KZI_HTTP_LOST);
}

static void only_https_is_spoken(void **state)
{
	static const char *const urls[] = {"http://1.1.1.1/", "file:///etc/passwd",
		"ftp://127.0.0.1/", "gopher://127.0.0.1/", "dict://127.0.0.1/x",
		"ldap://127.0.0.1/", "smb://127.0.0.1/x", "telnet://127.0.0.1"};
	unsigned called = 0;
	kzi_http_options options = {.timeout = 5,
		.limit = 1000,
		.allows_private = true,
		.go_on = go_on,
		.context = &called};
	(void)state;
	each_ends(&options, urls, COUNT(urls), KZI_HTTP_REFUSED, "");
}

static void what_is_no_address_is_refused(void **state)
{
	static const char *const urls[] = {
		"", "http://", "http://[::1", "http://127.0.0.1:99999/", "http://a b/"};
	unsigned called = 0;
	kzi_http_options options = {.allows_http = true,
		.allows_private = true,
		.timeout = 60,
		.limit = 1000,
		.go_on = go_on,
		.context = &called};
	(void)state;
	each_ends(&options, urls, COUNT(urls), KZI_HTTP_REFUSED, "");
}

/* And nobody is asked past it. */
static void a_proxy_that_is_away_is_told(void **state)
{
	static const char *const proxies[] = {
		"http://127.0.0.1:9", "http://nobody.invalid:9"};
	unsigned called = 0;
	kzi_http_options options = {.allows_private = true,
		.timeout = 5,
		.limit = 1000,
		.go_on = go_on,
		.context = &called};
	(void)state;
	for (size_t i = 0; i < COUNT(proxies); i++) {
		options.proxy = proxies[i];
		kzi_http_answer answer = ask(&options, "https://127.0.0.1:9/");
		if (answer.end != KZI_HTTP_LOST || answer.words[0] == '\0')
			fail_msg("%s: %d, %s", proxies[i], answer.end, answer.words);
	}
	kzi_http_close(NULL);
}

static void it_can_be_stopped(void **state)
{
	kzi_http_options options = {.allows_http = true,
		.allows_private = true,
		.timeout = 5,
		.limit = 1000,
		.go_on = stop};
	(void)state;
	kzi_http_answer answer = ask(&options, "http://127.0.0.1:9/");
	assert_true(answer.end == KZI_HTTP_STOPPED || answer.end == KZI_HTTP_LOST);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(private_machines_are_not_asked),
		cmocka_unit_test(only_https_is_spoken),
		cmocka_unit_test(what_is_no_address_is_refused),
		cmocka_unit_test(a_proxy_that_is_away_is_told),
		cmocka_unit_test(it_can_be_stopped),
	};
	return cmocka_run_group_tests_name("http", tests, NULL, NULL);
}
