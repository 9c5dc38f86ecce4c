/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The name of a person in its parts, as programs that keep references sort by them:
 * "V.P.G. van der Plas" is given, particle and family. Knows no syntax.
 */
#ifndef KZI_CITE_AUTHOR_H
#define KZI_CITE_AUTHOR_H

#include <kamerzoek/document.h>

#include "kamerstuk/cursor.h"

/* Stretches of the name; those that it does not have are empty. */
typedef struct kzi_author {
	kzi_slice given;    /* "V.P.G." */
	kzi_slice particle; /* "van der" */
	kzi_slice family;   /* all of it when it cannot be parted: "Van Campen" */
	bool others;        /* "c.s." stood behind it */
} kzi_author;

/* One without a name goes by the office, as a whole. */
kzi_author kzi_author_of(const kz_signatory *signatory);

#endif
