/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the services are asked for, in words that both understand, and what they answer:
 * papers by their names, a page at a time. Knows neither of their languages.
 */
#ifndef KZI_SOURCES_FINDS_H
#define KZI_SOURCES_FINDS_H

#include <kamerzoek/error.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/date.h"
#include "sources/address.h"

/* A question. NULL or "" is no condition; all of those that are there must hold. */
typedef struct kzi_wanted {
	const char *words;    /* each of them; "a phrase" in double quotes */
	const char *kind;     /* "brief", "motie", "kamervragen" ... */
	const char *dossier;  /* in any spelling of it */
	const char *from;     /* the days of its date, as precise as one likes */
	const char *until;    /* and this one too */
	const char *changed;  /* published or changed on that day, or later */
	const char *annex_of; /* a paper by its official name; at KOOP alone */
	const char *id;       /* the one of that official name */
	uint64_t start;       /* the first that is wanted, from 1; 0 means 1 */
	uint32_t size;        /* papers on a page; 0: as many as is usual */
} kzi_wanted;

typedef enum kzi_find_form {
	KZI_FIND_XML,
	KZI_FIND_HTML,
	KZI_FIND_ODT,
	KZI_FIND_PDF,
	KZI_FIND_METADATA,
	KZI_FIND_RESOURCE, /* of the Tweede Kamer, in whatever form */
	KZI_FIND_FORMS
} kzi_find_form;

/* A paper that was found. What is not known is "", never NULL; all is clean UTF-8 on one
 * line. */
typedef struct kzi_find {
	const char *id;       /* its official name, safe as that of a file */
	const char *number;   /* "2025D16514", where the Tweede Kamer has it */
	const char *title;    /* its own, and not of its dossier, where that is told */
	const char *kind;     /* as documents have it: "brief" */
	const char *date;     /* "2025-04-11" */
	const char *modified; /* "2025-04-14" */
	const char *dossier;  /* the first that it is in: "36600-XIV" */
	const char *annex_of; /* the name of what it is an annex of */
	const char **annexes; /* the numbers of its own, at the Tweede Kamer */
	size_t annex_count;
	const char *urls[KZI_FIND_FORMS]; /* as the service gave them: not checked */
} kzi_find;

/* A page of them. */
typedef struct kzi_finds {
	kzi_arena arena;
	kzi_find *items;
	size_t count;
	size_t others;        /* records that are no paper with a name, or were deleted */
	int64_t total;        /* of all pages, perhaps by estimate; -1: it was not said */
	uint64_t next;        /* the start of the next page; 0: there is none */
	const char *next_url; /* or where it is; "" */
	const char *remark;   /* of the service, about a question that it answered; "" */
} kzi_finds;

void kzi_finds_free(kzi_finds *finds);

/* ---- For those who speak with a service ---- */

enum { KZI_FINDS_MAX = 10000 }; /* on a page */

/* An empty page; and one more on it, all "". NULL when there is no memory. */
void kzi_finds_begin(kzi_finds *finds);
kzi_find *kzi_finds_add(kzi_finds *finds);

/* A copy on one line: what is no text becomes a space, and of several one. */
const char *kzi_finds_line(kzi_finds *finds, const char *text, size_t length);
/* The day that text begins with; "" when it is none. */
const char *kzi_finds_day(kzi_finds *finds, const char *text);
/* A copy of what looks like an address; "" of anything else. */
const char *kzi_finds_url(kzi_finds *finds, const char *text);
/* The official name that text is; "" of anything else. */
const char *kzi_finds_name(kzi_finds *finds, const char *text);
/* NULL is for no memory, of all four; the words of a failure for that. */

/* The next word or "phrase" of a question, without its quotes: moves *at behind it.
 * False when there is none. */
bool kzi_wanted_word(const char **at, const char **word, size_t *length);

/* Is it one that can be asked: clean UTF-8, dates that are dates, some condition? Gives
 * its days, the first and the last that they mean, with year 0 for those not there.
 * KZ_E_QUERY. */
typedef struct kzi_wanted_days {
	kzi_date from, until, changed;
} kzi_wanted_days;
kz_status kzi_wanted_check(const kzi_wanted *wanted, kzi_wanted_days *out, kz_error *err);

/* Is there a condition? */
static inline bool kzi_is_asked(const char *condition)
{
	return condition != NULL && condition[0] != '\0';
}

/* Text as it may stand in the query of an address: all but letters and digits becomes
 * %2F and the like. */
void kzi_url_text(kzi_buffer *url, const char *text, size_t length);
/* The whole, into out. KZ_E_LIMIT: too long to be asked. KZ_E_NO_MEMORY. Frees url. */
kz_status kzi_url_take(kzi_buffer *url, char out[KZI_URL_MAX], kz_error *err);

#endif
