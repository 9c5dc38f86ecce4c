/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What is where in the engine: the one table of term prefixes, value slots and
 * metadata keys, and how a fact becomes a term. Those who index and those who
 * search both come here, so that they cannot disagree.
 *
 * Words of the text have no prefix: they are folded, so never begin with a
 * capital. All else does:
 *
 *   XW<word>                   a word exactly as it stands, folded; without places
 *   XS<term>                   the term of a part of a compound; without places
 *   Q<id>                      the document itself
 *   XA<alias>                  another name of it, folded
 *   XP<path>                   a file that it was read from
 *   XK<digest>                 its day with its subject or title: another document
 *                              with the same one may be the same
 *   XV<digest>                 the same, once more, when no name says what it is
 *   XZ<zone><term>             a word in one part of the document, where it stands
 *   XC<name>                   something that it cites: XCkst-36600-xiv-60, and the
 *                              dossier of that: XCdossier:36600-xiv, XCdossier:36600
 *   XR<name>                   a piece that it takes the place of; and XR alone, when
 *                              there is one
 *   XF<name>:<value>           a fact, folded: XFkind:motie, XFdossier:36600-xiv,
 *                              XFchapter:xiv
 *   XD<name>:<period>          a date, once for each period it lies in: 20, 202,
 *                              2025, 2025-04, 2025-04-11
 *   XU                         it has no date
 *   XN<name>:<hex>             a number, once for each of the 16 lengths that the
 *                              digits of its sortable form can be cut to
 */
#ifndef KZI_INDEX_SCHEMA_H
#define KZI_INDEX_SCHEMA_H

#include "base/buffer.h"
#include "base/date.h"

enum {
	KZI_FORMAT = 4, /* of the index on disk; another is refused */

	KZI_SLOT_NEWEST = 0, /* sorts newest first, undated last, then by id */
	KZI_SLOT_OLDEST = 1, /* sorts oldest first, undated first, then by id */

	/* How often a word counts by where it stands. */
	KZI_WEIGHT_TITLE = 3,
	KZI_WEIGHT_SUBJECT = 3,
	KZI_WEIGHT_SIGNATORY = 1,
	KZI_WEIGHT_BLOCK = 1,
	KZI_WEIGHT_REQUEST = 3, /* what a motie asks: as much as a title */

	/* Positions left open between two parts, so that no phrase spans them. */
	KZI_PART_GAP = 100,

	/* Bytes of a word's term; what is longer is cut, alike on both sides. */
	KZI_WORD_MAX = 200
};

/* Parts of a document in which a word can be looked for alone. */
enum {
	KZI_ZONE_TITLE = 'T', /* and the subject */
	KZI_ZONE_NOTE = 'N',
	KZI_ZONE_SIGNATORY = 'S', /* the name */
	KZI_ZONE_MINISTRY = 'M',
	KZI_ZONE_REFERENCE = 'R'
};

#define KZI_NAME_DATE "date" /* that of the document, in terms and filters */

/* Keys of the engine's metadata. */
#define KZI_META_UUID        "kz:uuid"
#define KZI_META_REVISION    "kz:revision"
#define KZI_META_NEWEST      "kz:newest-date"
#define KZI_META_TEXT_LENGTH "kz:text-length"
#define KZI_META_ANALYSIS    "kz:analysis" /* the file of that name */
#define KZI_META_REMOVED     "kz:removed"  /* how many tombstones there are */
/* A tombstone: the keys of all names and paths of the document, as below, each with
 * a NUL behind it. */
#define KZI_META_GONE "kz:gone:" /* <id> */
/* A name or a path of a removed document; the value of each is its id. */
#define KZI_META_GONE_NAME "kz:gone-name:" /* <name>, folded */
#define KZI_META_GONE_PATH "kz:gone-path:" /* <path> */

/* Each clears out and writes the term; check out->failed once, afterwards. */
void kzi_term_word(kzi_buffer *out, const char *term, size_t length);
void kzi_term_exact(kzi_buffer *out, const char *folded, size_t length);
void kzi_term_zone(kzi_buffer *out, char zone, const char *term, size_t length);
void kzi_term_part(kzi_buffer *out, const char *term, size_t length);
void kzi_term_id(kzi_buffer *out, const char *id);
void kzi_term_alias(kzi_buffer *out, const char *alias);
void kzi_term_path(kzi_buffer *out, const char *path);
void kzi_term_key(kzi_buffer *out, const char *key);
void kzi_term_cites(kzi_buffer *out, const char *name);
void kzi_term_replaces(kzi_buffer *out, const char *name);
void kzi_term_weak_key(kzi_buffer *out, const char *key);
/* What the terms of all paths in a folder begin with; of some others too, when
 * its name is longer than a term can hold. */
void kzi_term_path_prefix(kzi_buffer *out, const char *folder);
void kzi_term_fact(kzi_buffer *out, const char *name, const char *value);

/* A metadata key for an id or a path; for a name in any case. */
void kzi_meta_key(kzi_buffer *out, const char *prefix, const char *name);
void kzi_meta_name_key(kzi_buffer *out, const char *name);

/* A dossier with a chapter is also in the dossier: "36600-XIV" in "36600". The
 * length of that first part; all of it when there is none. */
size_t kzi_dossier_stem(const char *dossier);

/* ---- Periods: what a range of dates is made of ---- */

enum { KZI_PERIODS = 5 };

/* The periods a date lies in, largest first: 3 for a year, 4 for a month, 5 for
 * a day. Each is written with kzi_term_period(). */
size_t kzi_periods_of(kzi_date date, char out[KZI_PERIODS][KZI_DATE_MAX]);
void kzi_term_period(kzi_buffer *out, const char *name, const char *period);
void kzi_term_undated(kzi_buffer *out);

typedef bool kzi_period_fn(void *context, const char *period);
/* The fewest whole periods that make up the days from first to last, given one
 * by one; false as soon as the function says so. */
bool kzi_periods_between(
	kzi_date first, kzi_date last, kzi_period_fn *give, void *context);

/* ---- Numbers: the same, with the digits of a sortable form ---- */

enum { KZI_NUMBER_DIGITS = 16 };

/* 16 hex digits that sort as the numbers do. */
void kzi_number_sortable(double value, char out[KZI_NUMBER_DIGITS + 1]);
void kzi_term_number(kzi_buffer *out, const char *name, const char *digits, size_t count);

typedef bool kzi_digits_fn(void *context, const char *digits, size_t count);
/* The fewest cut forms that hold all numbers from least to most. */
bool kzi_numbers_between(double least, double most, kzi_digits_fn *give, void *context);

/* ---- Sort keys ---- */

void kzi_sort_newest(kzi_buffer *out, const char *date, const char *id);
void kzi_sort_oldest(kzi_buffer *out, const char *date, const char *id);

#endif
