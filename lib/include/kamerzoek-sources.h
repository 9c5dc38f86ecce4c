/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * libkamerzoek-sources - Kamerstukken from the official services into a library.
 *
 * The one part that uses a network: officielebekendmakingen.nl, the search service of
 * KOOP behind it, and the open data of the Tweede Kamer. What it brings are files, which
 * kz_writer_put_files() indexes. The habits are those of <kamerzoek.h>.
 *
 *     kz_fetcher *fetcher;
 *     kz_fetch_options options = KZ_FETCH_OPTIONS_INIT;
 *     options.library = "library";
 *     kz_status st = kz_fetcher_open(&options, &fetcher, &err);
 *     if (st == KZ_OK)
 *             st = kz_fetcher_add(fetcher, "36 600 XIV, nr. 60", &err);
 *     if (st == KZ_OK)
 *             st = kz_fetcher_run(fetcher, &err);
 *     kz_fetcher_close(fetcher);
 */
#ifndef KAMERZOEK_SOURCES_H
#define KAMERZOEK_SOURCES_H

#include <kamerzoek/error.h>
#include <kamerzoek/index.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- What is to come ------------------------------------------------------ */

/* A paper. Strings are "" when not known. */
typedef struct kz_fetch_item {
	size_t size;
	const char *id;    /* "kst-36600-XIV-60", "2025D16514" */
	const char *of;    /* of an annex that came along: what it is an annex of */
	const char *title; /* as a service that was searched gave it */
	const char *date;
	const char *kind;
	const char *url; /* its official page */
} kz_fetch_item;

typedef enum kz_fetch_result {
	KZ_FETCH_NEW = 0,
	KZ_FETCH_CHANGED = 1,   /* there is a newer one, which took the place of ours */
	KZ_FETCH_UNCHANGED = 2, /* ours is what the service has */
	KZ_FETCH_ABSENT = 3,    /* no service has it */
	KZ_FETCH_FAILED = 4     /* it, its metadata or its annexes could not be had now:
				 * see error; what was had is there */
} kz_fetch_result;

/* What became of a paper. Lives during the call. */
typedef struct kz_fetch_report {
	size_t size;
	const kz_fetch_item *item;
	int32_t result;        /* a kz_fetch_result */
	const char *path;      /* the file of it that we have, absolute; "" when none */
	const char *folder;    /* with all that is of it, to be indexed; "" when none */
	uint64_t bytes;        /* of that file */
	const kz_error *error; /* of KZ_FETCH_ABSENT and _FAILED; else NULL */
} kz_fetch_report;

/* Told of each paper, once. Return false to stop. */
typedef bool kz_fetch_report_fn(void *context, const kz_fetch_report *report);

/* How far it is: also between two pieces of a file, and while it waits. */
typedef struct kz_fetch_progress {
	size_t size;
	uint64_t done, total; /* papers; while a service is searched both are 0 */
	uint64_t found;       /* papers that the search gave so far */
	uint64_t bytes;       /* that came over the network */
	const char *id;       /* the paper at hand, or "" */
} kz_fetch_progress;

/* Return false to stop: the call gives KZ_E_CANCELLED, and the library is whole. */
typedef bool kz_fetch_progress_fn(void *context, const kz_fetch_progress *progress);

/* ---- The fetcher ------------------------------------------------------------ */

typedef struct kz_fetcher kz_fetcher;

enum {
	KZ_FETCH_NO_ANNEXES = 1u << 0, /* papers alone */
	KZ_FETCH_LOOK = 1u << 1        /* never to run: needs no library to write in */
};

/* Start from KZ_FETCH_OPTIONS_INIT. */
typedef struct kz_fetch_options {
	size_t size;          /* set by KZ_FETCH_OPTIONS_INIT */
	uint32_t flags;       /* KZ_FETCH_... */
	uint32_t timeout;     /* seconds that one request may take; 0 means 300 */
	const char *library;  /* the folder that the files go to; made when not there */
	const char *base_url; /* "http://localhost:8080": asked in place of all official
			       * hosts, and then nothing else is; NULL: the real ones */
	const char *proxy;    /* as curl takes it; NULL or "": none, whatever the
			       * environment says. What lies behind a proxy it looks up
			       * itself, so private addresses are then not refused */
	const char *authorities; /* a file of certificates to trust; NULL: the system's */
	double delay;            /* seconds between two requests to a host, 0 to 3600 */
	uint64_t limit;          /* bytes of a file, also unpacked; 0 means 64 MiB */
	kz_fetch_report_fn *on_report;     /* may be NULL */
	kz_fetch_progress_fn *on_progress; /* may be NULL */
	void *context;                     /* of both */
} kz_fetch_options;

#ifdef __cplusplus
#define KZ_FETCH_OPTIONS_INIT                                               \
	{                                                                   \
		sizeof(kz_fetch_options), 0, 0, 0, 0, 0, 0, 1.0, 0, 0, 0, 0 \
	}
#else
#define KZ_FETCH_OPTIONS_INIT                                  \
	{                                                      \
		.size = sizeof(kz_fetch_options), .delay = 1.0 \
	}
#endif

/*
 * Open the library and get ready; nothing is asked yet.
 *
 * KZ_E_ARGUMENT: no library; a delay out of range; a base URL that is not a scheme, a
 * host and a port. Else as kz_library_open() to write.
 */
KZ_API kz_status kz_fetcher_open(
	const kz_fetch_options *options, kz_fetcher **out, kz_error *err);
KZ_API void kz_fetcher_close(kz_fetcher *fetcher);

/* ---- Saying what ------------------------------------------------------------- */

/* In each of these a paper that is to come already is not added again. */

/* One paper: a Kamerstuk in any spelling, another official name ("ah-tk-20232024-766"),
 * or a number of the Tweede Kamer ("2025D16514"). KZ_E_QUERY: none of these, or a whole
 * dossier. KZ_E_ARGUMENT, KZ_E_NO_MEMORY. */
KZ_API kz_status kz_fetcher_add(kz_fetcher *fetcher, const char *name, kz_error *err);

/*
 * What the documents of an index cite and it does not hold in full: Kamerstukken,
 * Aanhangsels, Handelingen by their item, annexes, documents of the Tweede Kamer. What
 * this fetcher has tried already is left out: so one asks again after indexing what
 * came, for what that cites in its turn.
 *
 * KZ_E_CANCELLED, KZ_E_ARGUMENT, and as kz_graph_find().
 */
KZ_API kz_status kz_fetcher_add_cited(
	kz_fetcher *fetcher, kz_index *index, kz_error *err);

/* Start from KZ_FETCH_QUESTION_INIT. NULL or "" is no condition. */
typedef struct kz_fetch_question {
	size_t size;         /* set by KZ_FETCH_QUESTION_INIT */
	const char *words;   /* all of them, in title or text */
	const char *dossier; /* in any spelling: "36600-XIV" */
	const char *kind;    /* "brief", "motie" ... */
	const char *from;    /* dates, as precise as one likes: "2024", "2024-03-01" */
	const char *until;
	const char *changed; /* published or changed since that day */
} kz_fetch_question;

#ifdef __cplusplus
#define KZ_FETCH_QUESTION_INIT                              \
	{                                                   \
		sizeof(kz_fetch_question), 0, 0, 0, 0, 0, 0 \
	}
#else
#define KZ_FETCH_QUESTION_INIT                    \
	{                                         \
		.size = sizeof(kz_fetch_question) \
	}
#endif

/*
 * Ask the search service, page after page, and add all that it finds. The question is
 * remembered in the library once kz_fetcher_run() has had all of it.
 *
 * KZ_E_QUERY: no condition at all, a dossier or date that is none, or the service did
 * not take the question. KZ_E_LIMIT: it finds more than 100,000. KZ_E_NETWORK,
 * KZ_E_CANCELLED, KZ_E_ARGUMENT, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_fetcher_add_found(
	kz_fetcher *fetcher, const kz_fetch_question *question, kz_error *err);

/* The same for every question that was asked of this library before, for what changed
 * since the last time. KZ_DONE: none was. */
KZ_API kz_status kz_fetcher_add_news(kz_fetcher *fetcher, kz_error *err);

/* What is to come. NULL beyond the last; lives until the next call that adds or runs. */
KZ_API size_t kz_fetcher_count(const kz_fetcher *fetcher);
KZ_API const kz_fetch_item *kz_fetcher_at(const kz_fetcher *fetcher, size_t i);

/* ---- Getting it --------------------------------------------------------------- */

/*
 * Get all that is to come, and the annexes. One that cannot be had does not stop the
 * others: on_report is told, and the call succeeds. What is had already is asked for
 * again, but only comes again when it changed.
 *
 * After a failure the library is whole, and what was not reported is still to come.
 *
 * KZ_E_NETWORK: several in a row could not be had for want of a network or a service.
 * KZ_E_CANCELLED. KZ_E_IO, KZ_E_NO_MEMORY. KZ_E_ARGUMENT: opened to look alone.
 */
KZ_API kz_status kz_fetcher_run(kz_fetcher *fetcher, kz_error *err);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_SOURCES_H */
