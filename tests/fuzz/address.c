/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A redirect to anywhere, and a machine at any address: what may be asked is official, or
 * the base that was given, as the eye sees it; and no private machine is public for being
 * written as one of IPv6.
 */
#include "fuzz.h"

#include "sources/address.h"
#include "sources/peer.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <netinet/in.h>

static const char *const official[] = {"https://zoek.officielebekendmakingen.nl/",
	"https://www.officielebekendmakingen.nl/", "https://repository.overheid.nl/",
	"https://repository.officiele-overheidspublicaties.nl/",
	"https://gegevensmagazijn.tweedekamer.nl/"};

static bool begins(const char *url, const char *with)
{
	return strncasecmp(url, with, strlen(with)) == 0;
}

/* The port that https has anyway may be named. */
static bool is_official(const char *url)
{
	char bare[KZI_URL_MAX];
	size_t host = strlen("https://") + strcspn(url + strlen("https://"), "/:");
	bool named = strncmp(url + host, ":443/", 5) == 0;
	snprintf(bare, sizeof bare, "%.*s%s", (int)host, url,
		url + host + (named ? 4 : 0));
	for (size_t i = 0; i < sizeof official / sizeof official[0]; i++) {
		if (begins(bare, official[i]))
			return true;
	}
	return false;
}

static void check_asked(const char *url, bool has_base)
{
	for (const char *c = url; *c != '\0'; c++)
		promise(*c > ' ' && *c <= '~');
	promise(has_base ? begins(url, "http://127.0.0.1:8080/") : is_official(url));
}

static void check_address(const char *text)
{
	kzi_base bases[2] = {{"", "", ""}, {"http", "127.0.0.1", "8080"}};
	char out[KZI_URL_MAX], host[KZI_HOST_MAX];
	kz_error told;
	for (int i = 0; i < 2; i++) {
		if (kzi_address_permit(&bases[i], text, out, host, &told) == KZ_OK)
			check_asked(out, i == 1);
		else
			promise(out[0] == '\0' && host[0] == '\0');
	}
}

static void check_redirect(const char *location)
{
	char out[KZI_URL_MAX];
	kz_error told;
	if (kzi_address_follow("https://zoek.officielebekendmakingen.nl/kst-1.xml",
		    location, out, &told) == KZ_OK)
		check_address(out);
}

static void check_peer(const uint8_t *bytes)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
	char words[KZI_PEER_MAX];
	memcpy(&v4.sin_addr, bytes + 12, 4);
	bool is_public =
		kzi_peer_is_public((const struct sockaddr *)&v4, sizeof v4, words);
	memcpy(&v6.sin6_addr, bytes, 16);
	kzi_peer_is_public((const struct sockaddr *)&v6, sizeof v6, words);
	memcpy(&v6.sin6_addr, "\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12);
	promise(kzi_peer_is_public((const struct sockaddr *)&v6, sizeof v6, words) ==
		is_public);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char *text = fuzz_string(bytes, size);
	check_address(text);
	check_redirect(text);
	if (size >= 16)
		check_peer(bytes);
	free(text);
	return 0;
}
