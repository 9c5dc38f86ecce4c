/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where a document was published: in which series, of which Kamer and vergaderjaar,
 * under which number. Says what is known, and guesses nothing.
 */
#ifndef KZI_CITE_PAPER_H
#define KZI_CITE_PAPER_H

#include <kamerzoek/document.h>

typedef enum kzi_series {
	KZI_NO_SERIES, /* a letter that was not published, or not yet */
	KZI_KAMERSTUKKEN,
	KZI_AANHANGSEL,
	KZI_HANDELINGEN,
	KZI_STAATSBLAD,
	KZI_STAATSCOURANT,
	KZI_TRACTATENBLAD
} kzi_series;

enum { KZI_PAPER_NUMBER_MAX = 32 };

typedef struct kzi_paper {
	kzi_series series;
	kz_kamerstuk piece;                /* of Kamerstukken */
	bool annex;                        /* published with that piece */
	char annex_name[KZ_KAMERSTUK_MAX]; /* "blg-1007826", or "" */
	int chamber;                       /* 1, 2 or 0 */
	int year;     /* in which its vergaderjaar begins, or of its Staatsblad; or 0 */
	int end_year; /* in which its vergaderjaar ends */
	char number[KZI_PAPER_NUMBER_MAX];
	char item[KZI_PAPER_NUMBER_MAX]; /* of Handelingen, or "" */
	bool pages; /* of Handelingen: number and item are its first and last page */
	/* Of what is in no series: "2025D16514", or "". */
	char kamer_number[KZ_KAMERSTUK_MAX];
} kzi_paper;

void kzi_paper_of(const kz_document *document, kzi_paper *out);

#endif
