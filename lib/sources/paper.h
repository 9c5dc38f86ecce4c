/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A paper by its name: which one somebody means, in which forms it is published, and
 * whether what came is that paper. Knows no network.
 */
#ifndef KZI_SOURCES_PAPER_H
#define KZI_SOURCES_PAPER_H

#include <kamerzoek.h>

enum { KZI_PAPER_MAX = 100, KZI_PAPER_URL_MAX = 256 };

/*
 * The one official name of a paper, of whatever somebody typed: "kst-36600-XIV-60" of
 * "36 600 XIV, nr. 60", "ah-tk-20232024-766", "2025D16514". It is safe as a name of a
 * file. KZ_E_QUERY: no paper, or a whole dossier.
 */
kz_status kzi_paper_name(const char *text, char out[KZI_PAPER_MAX], kz_error *err);

/* The dossier that somebody means, "36600-XIV"; KZ_E_QUERY. */
kz_status kzi_paper_dossier(const char *text, char out[KZI_PAPER_MAX], kz_error *err);

/* "2025D16514": at the Tweede Kamer, and perhaps not published yet. */
bool kzi_paper_is_document(const char *id);

/* The forms in which it may be published, the best first. NULL beyond the last. */
const char *kzi_paper_form(const char *id, size_t i);

/* Where it is published in a form, or with "metadata" its facts; with "" its page. */
void kzi_paper_url(const char *id, const char *form, char out[KZI_PAPER_URL_MAX]);

typedef enum kzi_verdict {
	KZI_PAPER_IT,    /* that paper, and all of it */
	KZI_PAPER_NONE,  /* a page that tells that there is none, whatever its status was
			  */
	KZI_PAPER_BROKEN /* another paper, half of it, or no paper at all */
} kzi_verdict;

/* What are the bytes, of which it was said that they are that paper in that form? */
kzi_verdict kzi_paper_judge(
	const char *id, const char *form, const void *bytes, size_t length);

/* The form of a file of the Tweede Kamer, by its first bytes: "pdf", "docx", "odt";
 * NULL of any other. */
const char *kzi_paper_form_of(const void *bytes, size_t length);

#endif
