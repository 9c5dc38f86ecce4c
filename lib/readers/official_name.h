/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The names under which official papers are published, "kst-36600-XIV-60" and
 * "ah-tk-20202021-3235": as an id, as the name of a file, as what a link leads to.
 */
#ifndef KZI_READERS_OFFICIAL_NAME_H
#define KZI_READERS_OFFICIAL_NAME_H

#include <kamerzoek/citation.h>

enum { KZI_OFFICIAL_NAME_MAX = KZ_KAMERSTUK_MAX + 16 };

/* Is the whole of text such a name? Then out is as it is officially written. */
bool kzi_official_name(const char *text, size_t length, char out[KZI_OFFICIAL_NAME_MAX]);

/* The same for where a link leads: a name, or the address of one:
 * "stb-2020-118.html",
 * "https://zoek.officielebekendmakingen.nl/kst-27428-408/metadata.xml". */
bool kzi_official_address(const char *address, char out[KZI_OFFICIAL_NAME_MAX]);

/* The kind and target of a citation for a link; false when it leads to nothing that
 * is cited by name. "dossier:36600" is a dossier. */
bool kzi_official_citation(
	const char *address, int32_t *kind, char target[KZI_OFFICIAL_NAME_MAX]);

/* A number of the Tweede Kamer, "2025D16514" (a document) or "2025Z07273" (a zaak)? */
bool kzi_is_tk_number(const char *text, size_t length);

/* The official page of what has that name. */
void kzi_official_url(const char *name, char *out, size_t size);

#endif
