/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A Xapian database made in one go: documents in, in the order of their docids, and
 * the files of a stock glass database out, each written once from front to back.
 * Knows no Xapian library, no letters and no Dutch.
 *
 *   one thread            kzi_bulk_open()
 *   any, one run each       kzi_bulk_run_new(), then for each document begin,
 *                           postings, values, data, end; kzi_bulk_sort() when full
 *   one at a time           kzi_bulk_add(), the runs in the order of their docids
 *   one thread            kzi_bulk_finish(), kzi_bulk_close()
 *
 * A run holds documents that no other run has a docid between. After a failure of a
 * run or of the whole, only freeing and closing it makes sense, but for what
 * kzi_bulk_drop() says. The files are then the caller's to remove, with their
 * directory.
 */
#ifndef KZI_BULK_BULK_H
#define KZI_BULK_BULK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum {
	KZI_BULK_TERM_MAX = 245, /* bytes, a NUL counted twice */
	KZI_BULK_KEY_MAX = 253,  /* bytes of a metadata key */
	KZI_BULK_UUID = 16
};

typedef struct kzi_bulk kzi_bulk;
typedef struct kzi_bulk_run kzi_bulk_run;

/* 0 or NULL is the default everywhere but in path. */
typedef struct kzi_bulk_options {
	const char *path;    /* a directory that is there, with no database in it */
	const char *scratch; /* where sorted runs go that do not fit; default: path */
	size_t memory;       /* bytes for all runs together; default 192 MiB */
	unsigned threads;    /* that fill runs, and write in the end; default 1 */
	uint32_t block_size; /* a power of two from 2048 to 65536; default 8192 */
	uint32_t revision;   /* of the database; default 1 */
	const unsigned char *uuid; /* KZI_BULK_UUID bytes; default: a new one by chance */
	int deflate;               /* pack term lists and data, 1 to 9; default: not */
} kzi_bulk_options;

/* KZ_E_ARGUMENT, KZ_E_IO. */
kz_status kzi_bulk_open(const kzi_bulk_options *options, kzi_bulk **out, kz_error *err);
void kzi_bulk_close(kzi_bulk *bulk);

/* ---- Filling a run ---- */

kz_status kzi_bulk_run_new(const kzi_bulk *bulk, kzi_bulk_run **out, kz_error *err);
void kzi_bulk_run_free(kzi_bulk_run *run);

/* docid is from 1 to 2^32 - 2, above all before. KZ_E_ARGUMENT. */
kz_status kzi_bulk_begin(kzi_bulk_run *run, uint32_t docid, kz_error *err);

/*
 * A term by its number in this run: so that whoever meets a word again and again
 * need not spell it out. A number holds for as long as kzi_bulk_epoch() says the
 * same, which only kzi_bulk_begin() changes. KZ_E_ARGUMENT: empty or too long.
 */
kz_status kzi_bulk_term(kzi_bulk_run *run, const char *term, size_t length,
	uint32_t *number, kz_error *err);
uint32_t kzi_bulk_epoch(const kzi_bulk_run *run);

/* The term occurs: it counts wdf more in this document, and stands at position. In
 * any order; a position given twice is one. KZ_E_LIMIT: more than a run can hold. */
kz_status kzi_bulk_posting(kzi_bulk_run *run, uint32_t number, uint32_t position,
	uint32_t wdf, kz_error *err);
/* The same without a position; wdf may be 0. */
kz_status kzi_bulk_count(kzi_bulk_run *run, uint32_t number, uint32_t wdf, kz_error *err);

/* slot is below 2^32 - 1. An empty value is none; the last one for a slot counts. */
kz_status kzi_bulk_value(kzi_bulk_run *run, uint32_t slot, const char *value,
	size_t length, kz_error *err);
kz_status kzi_bulk_data(
	kzi_bulk_run *run, const char *data, size_t length, kz_error *err);

/* KZ_E_LIMIT: the document is longer than 2^32 - 2. */
kz_status kzi_bulk_end(kzi_bulk_run *run, kz_error *err);

/* Forgets the document that was begun, also after one of the calls above failed;
 * the run is then as it was before it. */
void kzi_bulk_drop(kzi_bulk_run *run);

/* The run has as many documents as it should: add it before another begins. */
bool kzi_bulk_full(const kzi_bulk_run *run);

/* ---- From runs to a database ---- */

/* Puts the run in the order of its terms. The work of the thread that filled it. */
kz_status kzi_bulk_sort(kzi_bulk_run *run, kz_error *err);

/* Takes what is in the run (sorts it first where that was not done) and leaves it
 * empty. KZ_E_ARGUMENT: its docids are not all above those that were added. */
kz_status kzi_bulk_add(kzi_bulk *bulk, kzi_bulk_run *run, kz_error *err);

/* An empty value is none; the last one given for a key counts. */
kz_status kzi_bulk_metadata(kzi_bulk *bulk, const char *key, size_t key_length,
	const char *value, size_t length, kz_error *err);

/* A word that may be suggested for a misspelt one, and how much more often it occurs
 * than was said before. One that is shorter than 2 or longer than 254 bytes is none. */
kz_status kzi_bulk_spelling(kzi_bulk *bulk, const char *word, size_t length,
	uint32_t frequency, kz_error *err);

/* Completes the files and syncs them and their directory: a database from here on.
 * What the directory stands in is the caller's to sync. */
kz_status kzi_bulk_finish(kzi_bulk *bulk, kz_error *err);

#endif
