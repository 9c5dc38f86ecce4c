/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/address.h"

#include "base/error.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <curl/curl.h>

/* Where what is asked lies, and where it is known to lead. */
static const char *const hosts[] = {
	"zoek.officielebekendmakingen.nl",
	"www.officielebekendmakingen.nl",
	"repository.overheid.nl",
	"repository.officiele-overheidspublicaties.nl",
	"gegevensmagazijn.tweedekamer.nl",
};

static bool is_official(const char *scheme, const char *host, const char *port)
{
	bool known = false;
	for (size_t i = 0; i < sizeof hosts / sizeof hosts[0] && !known; i++)
		known = strcasecmp(hosts[i], host) == 0;
	return known && strcmp(scheme, "https") == 0 && strcmp(port, "443") == 0;
}

/* What an address consists of. */
typedef struct parts {
	char scheme[8], host[KZI_HOST_MAX], port[8];
	bool has_user;
	bool is_bare; /* nothing behind the port */
} parts;

static bool get(CURLU *url, CURLUPart part, unsigned flags, char *out, size_t size)
{
	char *text = NULL;
	bool fits =
		curl_url_get(url, part, &text, flags) == CURLUE_OK && strlen(text) < size;
	snprintf(out, size, "%s", fits ? text : "");
	curl_free(text);
	return fits;
}

static bool has(CURLU *url, CURLUPart part)
{
	char *text = NULL;
	bool there = curl_url_get(url, part, &text, 0) == CURLUE_OK;
	curl_free(text);
	return there;
}

static bool is_printable(const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text <= ' ' || *text > '~')
			return false;
	}
	return true;
}

/* NULL when text is no absolute address; free it with curl_url_cleanup(). */
static CURLU *take_apart(const char *text, parts *out)
{
	char path[KZI_URL_MAX];
	CURLU *url = is_printable(text) ? curl_url() : NULL;
	if (url == NULL)
		return NULL;
	bool good = curl_url_set(url, CURLUPART_URL, text, CURLU_NON_SUPPORT_SCHEME) ==
			    CURLUE_OK &&
		    get(url, CURLUPART_SCHEME, 0, out->scheme, sizeof out->scheme) &&
		    get(url, CURLUPART_HOST, 0, out->host, sizeof out->host) &&
		    get(url, CURLUPART_PORT, CURLU_DEFAULT_PORT, out->port,
			    sizeof out->port) &&
		    get(url, CURLUPART_PATH, 0, path, sizeof path);
	if (!good) {
		curl_url_cleanup(url);
		return NULL;
	}
	out->has_user = has(url, CURLUPART_USER) || has(url, CURLUPART_PASSWORD);
	out->is_bare = strcmp(path, "/") == 0 && !has(url, CURLUPART_QUERY) &&
		       !has(url, CURLUPART_FRAGMENT);
	return url;
}

kz_status kzi_base_parse(const char *text, kzi_base *out, kz_error *err)
{
	parts p;
	*out = (kzi_base){0};
	CURLU *url = take_apart(text, &p);
	curl_url_cleanup(url);
	if (url == NULL || p.has_user || !p.is_bare || strstr(text, "://") == NULL ||
		(strcmp(p.scheme, "http") != 0 && strcmp(p.scheme, "https") != 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"base URL '%s': not as http://host:port", text);
	memcpy(out->scheme, p.scheme, sizeof out->scheme);
	memcpy(out->host, p.host, sizeof out->host);
	memcpy(out->port, p.port, sizeof out->port);
	return KZ_OK;
}

static bool is_base(const kzi_base *base, const parts *p)
{
	return strcmp(base->scheme, p->scheme) == 0 &&
	       strcasecmp(base->host, p->host) == 0 && strcmp(base->port, p->port) == 0;
}

static bool move_to_base(const kzi_base *base, CURLU *url)
{
	return curl_url_set(url, CURLUPART_SCHEME, base->scheme, 0) == CURLUE_OK &&
	       curl_url_set(url, CURLUPART_HOST, base->host, 0) == CURLUE_OK &&
	       curl_url_set(url, CURLUPART_PORT, base->port, 0) == CURLUE_OK;
}

kz_status kzi_address_permit(const kzi_base *base, const char *text,
	char out[KZI_URL_MAX], char host[KZI_HOST_MAX], kz_error *err)
{
	parts p;
	CURLU *url = take_apart(text, &p);
	bool permitted = url != NULL && !p.has_user;
	if (permitted && base->scheme[0] == '\0')
		permitted = is_official(p.scheme, p.host, p.port);
	else if (permitted && !is_base(base, &p))
		permitted =
			is_official(p.scheme, p.host, p.port) && move_to_base(base, url);
	permitted = permitted &&
		    curl_url_set(url, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK &&
		    get(url, CURLUPART_URL, 0, out, KZI_URL_MAX) &&
		    get(url, CURLUPART_HOST, 0, host, KZI_HOST_MAX);
	curl_url_cleanup(url);
	if (permitted)
		return KZ_OK;
	out[0] = host[0] = '\0';
	return kzi_fail(err, KZ_E_NETWORK, KZI_NO_OFFSET,
		"'%.150s': not an address of an official service", text);
}

kz_status kzi_address_follow(
	const char *from, const char *location, char out[KZI_URL_MAX], kz_error *err)
{
	CURLU *url = curl_url();
	/* Nothing would be the top of where it is. */
	bool good = url != NULL && location[0] != '\0' && is_printable(location) &&
		    curl_url_set(url, CURLUPART_URL, from, 0) == CURLUE_OK &&
		    curl_url_set(url, CURLUPART_URL, location,
			    CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
		    get(url, CURLUPART_URL, 0, out, KZI_URL_MAX);
	curl_url_cleanup(url);
	if (good)
		return KZ_OK;
	return kzi_fail(err, KZ_E_NETWORK, KZI_NO_OFFSET,
		"redirected to '%.150s', which is no address", location);
}
