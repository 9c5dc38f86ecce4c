/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which addresses may be asked: those of the official services, over https; or, when a
 * base URL was given, those of that scheme, host and port, in their place. Taken apart
 * by the same parser that makes the connection, so that the two cannot disagree.
 */
#ifndef KZI_SOURCES_ADDRESS_H
#define KZI_SOURCES_ADDRESS_H

#include <kamerzoek/error.h>

enum { KZI_URL_MAX = 2048, KZI_HOST_MAX = 256 };

/* The services. */
#define KZI_PAPERS_URL      "https://zoek.officielebekendmakingen.nl/"
#define KZI_SEARCH_URL      "https://repository.overheid.nl/sru"
#define KZI_TWEEDEKAMER_URL "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/"

/* All zero: the official ones. */
typedef struct kzi_base {
	char scheme[8]; /* "" when none was given */
	char host[KZI_HOST_MAX];
	char port[8];
} kzi_base;

/* KZ_E_ARGUMENT: not http or https with a host, or with more than a port behind it. */
kz_status kzi_base_parse(const char *text, kzi_base *out, kz_error *err);

/*
 * The address to ask for url, which is absolute: the same, or with the base in the place
 * of an official host. host is what it is at, for politeness and messages.
 *
 * KZ_E_NETWORK: it may not be asked.
 */
kz_status kzi_address_permit(const kzi_base *base, const char *url, char out[KZI_URL_MAX],
	char host[KZI_HOST_MAX], kz_error *err);

/* Where a redirect from url leads, absolute. KZ_E_NETWORK: it is no address. */
kz_status kzi_address_follow(
	const char *url, const char *location, char out[KZI_URL_MAX], kz_error *err);

#endif
