/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The inside of a fetcher, for the files that do a part of its work. */
#ifndef KZI_SOURCES_FETCHER_H
#define KZI_SOURCES_FETCHER_H

#include <kamerzoek-sources.h>
#include <kamerzoek.h>

#include "base/buffer.h"
#include "sources/queue.h"
#include "sources/web.h"

/* A question that was asked, and is remembered when all of it came. */
typedef struct kzi_asked {
	char *fields[5]; /* words, dossier, kind, from, until */
	char day[11];    /* on which it was asked last */
} kzi_asked;

struct kz_fetcher {
	kz_fetch_options options; /* its strings belong to the fetcher */
	kz_library *library;      /* NULL when it only looks */
	kzi_web *web;
	kzi_queue queue;
	kzi_asked *asked; /* questions of this fetcher */
	size_t asked_count;
	uint64_t bytes, found;
	bool failed;      /* something could not be had now */
	const char *hand; /* the id at hand, or NULL */
	bool searching;
};

/* What came of one paper. */
typedef struct kzi_got {
	kz_fetch_result result;
	const kz_library_file *file; /* that we have; NULL when none */
	bool nobody;                 /* answered */
	bool broken;                 /* something came that is not it */
	kz_error why;                /* of KZ_FETCH_ABSENT and _FAILED */
} kzi_got;

/* A paper of officielebekendmakingen.nl, with its metadata; its annexes are added to the
 * queue. KZ_OK also when it could not be had. KZ_E_CANCELLED, KZ_E_IO, KZ_E_NO_MEMORY. */
kz_status kzi_official_get(
	kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *out, kz_error *err);

/* The same for a document of the Tweede Kamer, which may turn out to be published: then
 * that is added. */
kz_status kzi_tweedekamer_get(
	kz_fetcher *fetcher, const kz_fetch_item *item, kzi_got *out, kz_error *err);

/* One file of a paper from that address into the library, if it is one; when ours is as
 * good as theirs it stays. *found is false when the service has none. */
kz_status kzi_file_get(kz_fetcher *fetcher, const kz_fetch_item *item, const char *form,
	const char *url, kzi_got *out, bool *found, kz_error *err);

/* Adds the annexes of a paper that the search service knows. When it does not answer,
 * the paper is one that was not had in full. */
kz_status kzi_annexes_add(
	kz_fetcher *fetcher, const char *id, kzi_got *got, kz_error *err);

/* Is it there, as the list of the library says? */
bool kzi_is_held(const kz_library *library, const kz_library_file *file);

/* The questions that were asked of a library; none when there is no such file. Free each
 * with kzi_asked_free(), and the list with free(). */
kz_status kzi_questions_read(
	const char *library, kzi_asked **out, size_t *count, kz_error *err);
/* Adds them to those, or puts their day in. KZ_E_IO, KZ_E_NO_MEMORY. */
kz_status kzi_questions_write(
	const char *library, const kzi_asked *asked, size_t count, kz_error *err);
/* A copy, of today; KZ_E_QUERY when a condition holds a control character. */
kz_status kzi_asked_make(
	const kz_fetch_question *question, kzi_asked *out, kz_error *err);
void kzi_asked_free(kzi_asked *asked);

/* May it go on? KZ_E_CANCELLED. */
kz_status kzi_fetcher_go_on(kz_fetcher *fetcher, kz_error *err);

#endif
