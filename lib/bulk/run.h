/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents of one stretch of docids: first as they came, then in the order of their
 * terms. What the files of this room that fill, sort and write a run share.
 */
#ifndef KZI_BULK_RUN_H
#define KZI_BULK_RUN_H

#include "bulk/array.h"
#include "bulk/bulk.h"
#include "bulk/lists.h"
#include "bulk/names.h"

/*
 * A run is a log of what occurred, eight bytes an occurrence, so that sorting it
 * moves little:
 *
 *   number of the term 24 | document in this run 16 | 0     | position 23
 *   number of the term 24 | document in this run 16 | 1 | 0 | wdf 22
 *   number of the term 24 | document in this run 16 | 1 | 1 | which of the others 22
 *
 * The first is a word that counts once, at a position that fits, the second a term
 * without one; all else is one of the others.
 */
enum {
	KZI_TERM_BITS = 24,
	KZI_DOCUMENT_BITS = 16,
	KZI_PLACE_BITS = 23,

	KZI_TERM_SHIFT = 40,
	KZI_DOCUMENT_SHIFT = 24,

	KZI_DOCUMENTS_MAX = 1 << KZI_DOCUMENT_BITS,
	KZI_PLACE_MASK = (1 << KZI_PLACE_BITS) - 1,
	KZI_COUNTED = 1 << KZI_PLACE_BITS,
	KZI_OTHER = KZI_COUNTED | 1 << (KZI_PLACE_BITS - 1),
	KZI_COUNT_MASK = (1 << (KZI_PLACE_BITS - 1)) - 1
};

typedef struct kzi_other {
	uint32_t position, wdf;
	bool placed; /* it has a position */
} kzi_other;

/* Where each part of a document ends; the one before it ends where it begins. */
typedef struct kzi_run_document {
	uint32_t docid, length;
	size_t data_end, slots_end, terms_end;
	bool data_packed, terms_packed;
} kzi_run_document;

typedef struct kzi_run_value {
	uint64_t order; /* of its slot, in the order of the keys */
	uint32_t slot, document;
	size_t at, length; /* in value_bytes */
} kzi_run_value;

/* What a slot holds, in some documents. */
typedef struct kzi_slot {
	uint64_t order;
	uint32_t slot, frequency;
	size_t low, low_length, high, high_length; /* in some buffer */
} kzi_slot;

typedef struct kzi_slots {
	kzi_slot *items; /* by order */
	size_t count, room;
} kzi_slots;

/* How far a run was filled. */
typedef struct kzi_run_mark {
	size_t log_count, other_count, value_count;
	size_t data, values, slots;
} kzi_run_mark;

struct kzi_bulk_run {
	size_t log_most, bytes_most, names_most; /* beyond these it is full */
	int deflate;

	/* As they came. */
	kzi_names names;
	uint32_t epoch;
	uint64_t *log, *spare; /* two of a size; the spare one is for sorting */
	size_t log_count, log_room, spare_room;
	kzi_other *others;
	size_t other_count, other_room;
	kzi_run_value *values;
	size_t value_count, value_room;
	kzi_buffer value_bytes, data;
	kzi_buffer slots; /* the slots that each document uses, as they are stored */
	kzi_run_document *documents;
	size_t document_count, document_room;
	kzi_run_mark mark; /* of the document that is being filled */
	uint64_t length;   /* of it */
	bool filling, sorted;

	/* In the order of the terms. */
	kzi_lists_writer postings, positions;
	kzi_buffer termlists; /* of each document, as they are stored */
	kzi_slots slot_facts;
	uint32_t wdf_most;
};

/* Back to how it was before its first document. */
void kzi_run_clear(kzi_bulk_run *run);

/* ---- The steps of kzi_bulk_sort() ---- */

/* In values.c: the slots of the document that ends; the lists of the values of all. */
kz_status kzi_run_end_values(kzi_bulk_run *run, kz_error *err);
kz_status kzi_run_write_values(kzi_bulk_run *run, kz_error *err);

/* A term of the run: where it stands in the sorted log. */
typedef struct kzi_run_term {
	uint64_t head; /* its first 8 bytes, as a number that compares alike */
	const unsigned char *name; /* its length, and behind it its bytes */
	size_t start;
} kzi_run_term;

/* In sort.c. */
kzi_run_term kzi_run_term_of(const unsigned char *name, size_t start);
/* By their bytes: the result is in *terms; *spare has as much room. */
void kzi_sort_terms(kzi_run_term **terms, kzi_run_term **spare, size_t count);
/* The log by term, and the terms that occur by their bytes, freed by the caller. */
kz_status kzi_run_sort_log(
	kzi_bulk_run *run, kzi_run_term **terms, size_t *count, kz_error *err);
/* Sorts items by `bits` bits from shift on, those of the same kind as they stood.
 * The result is in *items; *spare has as much room. */
void kzi_radix_sort(
	uint64_t **items, uint64_t **spare, size_t count, unsigned shift, unsigned bits);

/*
 * In invert.c: the lists of postings and positions. Leaves in run->spare, of each
 * term in each document, in the order of the terms:
 *
 *   document in this run 16 | rank of the term 24 | wdf 24
 *
 * wdf is KZI_WDF_MASK where it is that or more; the true ones are in large.
 */
enum { KZI_RANK_SHIFT = 24, KZI_WDF_MASK = (1 << 24) - 1 };

typedef struct kzi_large_wdf {
	uint64_t entry; /* with a wdf of KZI_WDF_MASK */
	uint32_t wdf;
} kzi_large_wdf;

typedef struct kzi_inverted {
	const kzi_run_term *terms;
	size_t term_count;
	size_t count; /* of entries in run->spare */
	kzi_large_wdf *large;
	size_t large_count, large_room;
} kzi_inverted;

kz_status kzi_run_invert(kzi_bulk_run *run, kzi_inverted *inverted, kz_error *err);

/* In termlist.c: the term lists, from that. */
kz_status kzi_run_write_termlists(
	kzi_bulk_run *run, const kzi_inverted *inverted, kz_error *err);

/* In deflate.c: what was asked for with the option of that name. */
kz_status kzi_run_deflate(kzi_bulk_run *run, kz_error *err);

#endif
