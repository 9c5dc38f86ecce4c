/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which addresses may be asked, which machines may answer, what an answer says. */
#include "support.h"

#include "sources/address.h"
#include "sources/headers.h"
#include "sources/peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>

/* ---- Addresses ---- */

static const char *permitted(const char *base, const char *url)
{
	static char out[KZI_URL_MAX];
	char host[KZI_HOST_MAX];
	kzi_base parsed = {0};
	if (base != NULL)
		must(kzi_base_parse(base, &parsed, err));
	return kzi_address_permit(&parsed, url, out, host, NULL) == KZ_OK ? out : "";
}

static void official_hosts_are_asked_and_no_others(void **state)
{
	static const char *const good[] = {
		"https://zoek.officielebekendmakingen.nl/kst-36600-XIV-60.xml",
		"https://repository.overheid.nl/sru?query=a%20b",
		"https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Document",
	};
	static const char *const bad[] = {
		"http://zoek.officielebekendmakingen.nl/kst-1-1.xml",
		"https://zoek.officielebekendmakingen.nl:8443/x",
		"https://user@zoek.officielebekendmakingen.nl/x",
		"https://user:pass@repository.overheid.nl/x",
		"https://zoek.officielebekendmakingen.nl.evil.example/x",
		"https://evil.example/zoek.officielebekendmakingen.nl",
		"https://evil.example#zoek.officielebekendmakingen.nl/",
		"https://evil.example\\@zoek.officielebekendmakingen.nl/",
		"https://zoek.officielebekendmakingen.nl@evil.example/",
		"file:///etc/passwd",
		"ftp://repository.overheid.nl/x",
		"gopher://repository.overheid.nl/x",
		"https://127.0.0.1/",
		"https://[::1]/",
		"https://repository.overheid.nl/a b",
		"https://repository.overheid.nl/\x1B",
		"//repository.overheid.nl/x",
		"",
		"kst-1-1.xml",
	};
	(void)state;
	for (size_t i = 0; i < COUNT(good); i++)
		assert_string_equal(permitted(NULL, good[i]), good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		same_text(bad[i], permitted(NULL, bad[i]), "");
}

static void a_base_takes_the_place_of_all(void **state)
{
	static const char base[] = "http://127.0.0.1:8123";
	(void)state;
	assert_string_equal(
		permitted(base, "https://zoek.officielebekendmakingen.nl/kst-1-1.xml"),
		"http://127.0.0.1:8123/kst-1-1.xml");
	assert_string_equal(permitted(base, "https://repository.overheid.nl/sru?query=x"),
		"http://127.0.0.1:8123/sru?query=x");
	assert_string_equal(
		permitted(base, "http://127.0.0.1:8123/x"), "http://127.0.0.1:8123/x");
	assert_string_equal(permitted(base, "http://127.0.0.1:8124/x"), "");
	assert_string_equal(permitted(base, "https://127.0.0.1:8123/x"), "");
	assert_string_equal(permitted(base, "http://localhost:8123/x"), "");
	assert_string_equal(permitted(base, "http://169.254.169.254/x"), "");
	assert_string_equal(permitted(base, "http://repository.overheid.nl/x"), "");
}

static void a_base_is_a_host_and_a_port(void **state)
{
	static const char *const bad[] = {"", "localhost", "localhost:80",
		"ftp://localhost", "http://", "http://a/b", "http://a?b", "http://a#b",
		"http://user@a", "file:///etc"};
	kzi_base base;
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		must_fail(KZ_E_ARGUMENT, "base URL", kzi_base_parse(bad[i], &base, err));
	must(kzi_base_parse("https://[::1]:8443/", &base, err));
	assert_string_equal(base.port, "8443");
}

static void a_redirect_is_from_where_one_is(void **state)
{
	static const char from[] = "https://zoek.officielebekendmakingen.nl/a/b.xml";
	static const struct row {
		const char *location, *leads;
	} rows[] = {
		{"c.xml", "https://zoek.officielebekendmakingen.nl/a/c.xml"},
		{"/c.xml", "https://zoek.officielebekendmakingen.nl/c.xml"},
		{"../../../c.xml", "https://zoek.officielebekendmakingen.nl/c.xml"},
		{"//evil.example/c", "https://evil.example/c"},
		{"http://10.0.0.1/", "http://10.0.0.1/"},
		{"file:///etc/passwd", "file:///etc/passwd"},
	};
	char out[KZI_URL_MAX];
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		must(kzi_address_follow(from, rows[i].location, out, err));
		same_text(rows[i].location, out, rows[i].leads);
	}
	must_fail(KZ_E_NETWORK, "no address",
		kzi_address_follow(from, "\x1B[31m", out, err));
}

/* ---- Machines ---- */

static bool is_public(const char *address)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
	char words[KZI_PEER_MAX];
	if (inet_pton(AF_INET, address, &v4.sin_addr) == 1)
		return kzi_peer_is_public((struct sockaddr *)&v4, sizeof v4, words);
	assert_int_equal(inet_pton(AF_INET6, address, &v6.sin6_addr), 1);
	return kzi_peer_is_public((struct sockaddr *)&v6, sizeof v6, words);
}

static void private_machines_are_told(void **state)
{
	static const char *const closed[] = {"0.0.0.0", "10.1.2.3", "100.64.0.1",
		"127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
		"172.31.255.255", "192.168.1.1", "192.0.2.1", "198.18.0.1", "224.0.0.1",
		"255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1",
		"ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
		"64:ff9b::10.0.0.1", "2002:7f00:1::", "2001::1", "2001:db8::1", "3fff::1",
		"4000::1"};
	static const char *const open[] = {"1.1.1.1", "9.255.255.255", "11.0.0.1",
		"100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
		"192.167.0.1", "193.176.1.1", "223.255.255.255", "2a02:1234::1",
		"2001:610::1", "::ffff:193.176.1.1", "64:ff9b::193.176.1.1",
		"2002:c1b0:101::1"};
	(void)state;
	for (size_t i = 0; i < COUNT(closed); i++) {
		if (is_public(closed[i]))
			fail_msg("%s is no public address", closed[i]);
	}
	for (size_t i = 0; i < COUNT(open); i++) {
		if (!is_public(open[i]))
			fail_msg("%s is a public address", open[i]);
	}
}

static void what_is_no_internet_is_none(void **state)
{
	struct sockaddr local = {.sa_family = AF_UNIX};
	struct sockaddr_in cut = {.sin_family = AF_INET, .sin_addr = {0x01010101}};
	char words[KZI_PEER_MAX];
	(void)state;
	assert_false(kzi_peer_is_public(&local, sizeof local, words));
	assert_false(kzi_peer_is_public((struct sockaddr *)&cut, 4, words));
}

/* ---- Headers ---- */

static kzi_headers headers_of(const char *const *lines, size_t count)
{
	kzi_headers headers;
	kzi_headers_begin(&headers);
	for (size_t i = 0; i < count; i++)
		kzi_headers_line(&headers, lines[i], strlen(lines[i]), 784111777);
	return headers;
}

static void headers_are_read(void **state)
{
	static const char *const lines[] = {"HTTP/1.1 200 OK\r\n", "ETag: \"abc\"\r\n",
		"last-modified:Sun, 06 Nov 1994 08:49:37 GMT\r\n", "Retry-After: 30 \r\n",
		"Content-Range: bytes 100-199/200\r\n", "LOCATION: /x\r\n", "\r\n"};
	(void)state;
	kzi_headers headers = headers_of(lines, COUNT(lines));
	assert_string_equal(headers.etag, "\"abc\"");
	assert_string_equal(headers.modified, "Sun, 06 Nov 1994 08:49:37 GMT");
	assert_string_equal(headers.location, "/x");
	assert_int_equal(headers.retry_after, 30);
	assert_int_equal(headers.range_start, 100);
	assert_false(headers.is_encoded);
	assert_string_equal(kzi_headers_validator(&headers), "\"abc\"");
}

static void a_part_goes_on_to_the_end(void **state)
{
	static const struct row {
		const char *range;
		int64_t start;
	} rows[] = {
		{"bytes 100-199/200", 100},
		{"bytes 0-0/1", 0},
		{"bytes 100-150/200", -1},
		{"bytes 100-199/*", -1},
		{"bytes 199-100/200", -1},
		{"bytes */200", -1},
		{"bytes -1-199/200", -1},
		{"items 0-0/1", -1},
		{"bytes 0-0/1x", -1},
		{"bytes 0-99999999999999999999/1", -1},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char line[100];
		const char *lines[] = {line};
		snprintf(line, sizeof line, "Content-Range: %s", rows[i].range);
		if (headers_of(lines, 1).range_start != rows[i].start)
			fail_msg("%s", rows[i].range);
	}
}

static void hostile_headers_are_passed_over(void **state)
{
	static const char *const lines[] = {"HTTP/1.1 200 OK\r\n",
		"ETag: \"a\x1B[31m\"\r\n", "Location: /x\ty\r\n",
		"Retry-After: 99999999999999999999\r\n", "Content-Range: bytes x-y\r\n",
		"Content-Encoding: gzip\r\n", ": x\r\n", "no colon\r\n", "", "\n"};
	char large[3000], line[3100];
	(void)state;
	kzi_headers headers = headers_of(lines, COUNT(lines));
	assert_string_equal(headers.etag, "");
	assert_string_equal(headers.location, "");
	assert_int_equal(headers.retry_after, -1);
	assert_int_equal(headers.range_start, -1);
	assert_true(headers.is_encoded);
	memset(large, 'a', sizeof large - 1);
	large[sizeof large - 1] = '\0';
	snprintf(line, sizeof line, "ETag: %s\r\n", large);
	kzi_headers_line(&headers, line, strlen(line), 0);
	assert_string_equal(headers.etag, "");
}

static void a_later_answer_begins_anew(void **state)
{
	static const char *const lines[] = {"HTTP/1.1 103 Early Hints\r\n",
		"ETag: \"early\"\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
		"Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n"};
	(void)state;
	kzi_headers headers = headers_of(lines, COUNT(lines));
	assert_string_equal(headers.etag, "");
	assert_string_equal(
		kzi_headers_validator(&headers), "Sun, 06 Nov 1994 08:49:37 GMT");
	assert_true(headers.bytes > 60);
}

static void a_date_is_time_to_wait_as_well(void **state)
{
	static const char *const lines[] = {
		"Retry-After: Sun, 06 Nov 1994 08:50:37 GMT\r\n"};
	static const char *const past[] = {
		"Retry-After: Sun, 06 Nov 1994 08:40:37 GMT\r\n"};
	(void)state;
	assert_int_equal(headers_of(lines, 1).retry_after, 60);
	assert_int_equal(headers_of(past, 1).retry_after, 0);
}

static void a_weak_tag_is_none_to_go_on_by(void **state)
{
	static const char *const lines[] = {"ETag: W/\"abc\"\r\n"};
	(void)state;
	kzi_headers headers = headers_of(lines, COUNT(lines));
	assert_string_equal(headers.etag, "W/\"abc\"");
	assert_string_equal(kzi_headers_validator(&headers), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(official_hosts_are_asked_and_no_others),
		cmocka_unit_test(a_base_takes_the_place_of_all),
		cmocka_unit_test(a_base_is_a_host_and_a_port),
		cmocka_unit_test(a_redirect_is_from_where_one_is),
		cmocka_unit_test(private_machines_are_told),
		cmocka_unit_test(what_is_no_internet_is_none),
		cmocka_unit_test(headers_are_read),
		cmocka_unit_test(a_part_goes_on_to_the_end),
		cmocka_unit_test(hostile_headers_are_passed_over),
		cmocka_unit_test(a_later_answer_begins_anew),
		cmocka_unit_test(a_date_is_time_to_wait_as_well),
		cmocka_unit_test(a_weak_tag_is_none_to_go_on_by),
	};
	return cmocka_run_group_tests_name("address", tests, NULL, NULL);
}
