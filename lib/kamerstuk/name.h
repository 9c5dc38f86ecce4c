/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The grammar of a Kamerstuk as people write one, "Kamerstukken II 2024/25, 36 600
 * XIV, nr. 61": behind what stands in front, as much as is a name. For the one that is
 * the whole of a text, and for those within one. Knows no lists.
 */
#ifndef KZI_KAMERSTUK_NAME_H
#define KZI_KAMERSTUK_NAME_H

#include <kamerzoek/citation.h>

#include "kamerstuk/cursor.h"
#include "kamerstuk/heading.h"

/* What says that a number follows. */
typedef enum kzi_said {
	KZI_UNSAID,
	KZI_SAID_NUMBER,  /* "nr.", "nummer", "n°" */
	KZI_SAID_LETTER,  /* "letter" */
	KZI_SAID_CHAPTER, /* "hoofdstuk" */
} kzi_said;

/* A stretch behind the dossier: the XIV and the 61 of "36600 XIV, nr. 61". */
typedef struct kzi_part {
	kzi_slice text;
	char before; /* what parts it from what precedes: '-', ',' or ' ' */
	kzi_said said;
	bool plural; /* "nrs." */
} kzi_part;

typedef struct kzi_name {
	kz_kamerstuk piece;      /* a dossier when number is empty */
	kzi_part number;         /* as it was written */
	const char *dossier_end; /* behind the dossier and its chapter */
} kzi_name;

/* All of these leave the cursor where it is when there is no such thing. */

kzi_said kzi_take_said(kzi_cursor *c, bool *plural);
/* Whether digits follow as a dossier has them: "36600", "36 600", "36.600". */
bool kzi_at_dossier(const kzi_cursor *c);

/* The dossier, and as much behind it as belongs to the name. When it returns false,
 * the cursor is where that became clear. */
bool kzi_take_name(kzi_cursor *c, const kzi_heading *before, kzi_name *out);
/* The next part, whether or not it belongs to a name. When there is none, the cursor
 * is where it should have been. */
bool kzi_take_part(kzi_cursor *c, kzi_part *out);

#endif
