/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the name of a document says by itself: who gave it, and of which piece it is
 * a version. Knows no documents.
 */
#ifndef KZI_KAMERSTUK_NAMES_H
#define KZI_KAMERSTUK_NAMES_H

#include <kamerzoek/citation.h>

/* Of two names of one document the later here is its id. */
typedef enum kzi_name_kind {
	KZI_NAME_MINTED, /* "doc-9f86d081884c7d65", for want of another */
	KZI_NAME_OWN,    /* anything that somebody chose */
	KZI_NAME_ZAAK, /* "2025Z07273": a case of the Tweede Kamer, and all its papers */
	KZI_NAME_DOCUMENT, /* "2025D16514": one paper of the Tweede Kamer */
	KZI_NAME_OFFICIAL  /* "kst-27428-408", "ah-tk-20232024-766", "stb-2020-118" */
} kzi_name_kind;

kzi_name_kind kzi_name_kind_of(const char *name);

/* The official form of a name that spells a Kamerstuk or a number of the Tweede Kamer:
 * "kst-36600-XIV-60" of "36 600 XIV, nr. 60", "2025D16514" of "2025d16514". False for
 * any other name, and for a dossier. */
bool kzi_name_official(const char *name, char official[KZ_KAMERSTUK_MAX]);

/* Is it a herdruk or a verbetering? Then the piece is the one it is a version of,
 * "kst-36600-XIV-60", and the version "h1" or "n1". An annex is no version. */
bool kzi_name_version(const char *name, char piece[KZ_KAMERSTUK_MAX], char version[16]);

enum { KZI_CITED_MAX = 201 }; /* what an id and its NUL may be */

/*
 * The one name under which citations of a piece are kept: of a herdruk and any
 * spelling "kst-36600-XIV-60", of a dossier "dossier:36600-XIV", of a number of the
 * Tweede Kamer that number; of any other name itself. False when it is too long to be
 * cited.
 */
bool kzi_name_cited(const char *name, char out[KZI_CITED_MAX]);

/* The dossier of a cited name, "dossier:36600-XIV"; false when it is in none. */
bool kzi_name_dossier(const char *name, char out[KZI_CITED_MAX]);

/* How a version stands among the others: a herdruk comes before the original, which
 * is "" and 0, and a verbetering after it. */
int kzi_version_rank(const char *version);

#endif
