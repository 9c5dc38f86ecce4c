/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the ways of citing share: the facts of a reference, read once. Knows no
 * syntax of any.
 */
#ifndef KZI_CITE_CITE_H
#define KZI_CITE_CITE_H

#include <kamerzoek/cite.h>

#include "base/buffer.h"
#include "base/date.h"
#include "cite/author.h"
#include "cite/paper.h"

/* Strings are "" when absent. */
typedef struct kzi_reference {
	const kz_document *document;
	kzi_paper paper;
	const char *id;
	const char *title;     /* never "" */
	const char *official;  /* the Dutch citation, without a place */
	const char *place;     /* "p. 3, voetnoot 8" */
	const char *url;       /* the official page */
	const char *publisher; /* which Kamer */
	const char *ministry;  /* "Ministerie van Financiën", of a letter from there */
	const char *language;
	kzi_date date; /* all zero when not known */
} kzi_reference;

/* Each appends one citation to out. */
void kzi_write_bibtex(const kzi_reference *reference, kzi_buffer *out);
void kzi_write_ris(const kzi_reference *reference, kzi_buffer *out);
void kzi_write_csl(const kzi_reference *reference, kzi_buffer *out);

/* Appends a character in the way of some syntax; bytes is its UTF-8. */
typedef void kzi_put_rune(
	kzi_buffer *out, uint32_t rune, const char *bytes, size_t length);

/* A text on one line: what may move a cursor and every end of a line that Unicode has
 * becomes a space, and what is not UTF-8 becomes U+FFFD. */
void kzi_put_text(kzi_buffer *out, const char *text, kzi_put_rune *put);
void kzi_put_slice(kzi_buffer *out, kzi_slice text, kzi_put_rune *put);
/* As it is. */
void kzi_put_plain(kzi_buffer *out, uint32_t rune, const char *bytes, size_t length);

#endif
