/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where the files of an id lie in a library. Every name is made here, of an id that is
 * looked at byte for byte: what comes from a network, or out of a list that somebody
 * shared, leads nowhere else.
 */
#ifndef KZI_LIBRARY_PLACE_H
#define KZI_LIBRARY_PLACE_H

#include <kamerzoek/error.h>

enum { KZI_PLACE_MAX = 400, KZI_PLACE_NAME_MAX = 100 };

/* The list of a dossier. */
#define KZI_LIBRARY_LIST "library.tsv"

/* Letters, digits, hyphens and points; it begins with a letter or digit. */
bool kzi_is_place_name(const char *name);

/* "36600-XIV/kst-36600-XIV-60/kst-36600-XIV-60.xml". of is what it is an annex of, and
 * lies with; or NULL. False when a part is not what a name can be made of. */
bool kzi_place_make(
	const char *id, const char *form, const char *of, char out[KZI_PLACE_MAX]);

/* Is path (in a dossier, "kst-36600-XIV-60/metadata.xml") one that we would make? Then
 * id is whose. */
bool kzi_place_read(const char *path, char id[KZI_PLACE_NAME_MAX]);

#endif
