/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the sorted log of a run to its lists: of each term, in how many documents, how
 * often in each, and where. Knows positions one document at a time.
 */
#include "bulk/run.h"

#include "bulk/positions.h"

#include <stdlib.h>

/* Terms lie in the log in the order in which they were met: so far from each other that
 * each is asked for this many before it is its turn. */
enum { AHEAD = 8 };

/* A term in a document. */
typedef struct occurrence {
	uint32_t document, wdf;
	uint32_t *positions;
	size_t count, room;
	bool ordered;
} occurrence;

typedef struct inverting {
	kzi_bulk_run *run;
	kzi_inverted *out;
	occurrence now;
	kzi_list postings, positions;
	kzi_buffer postings_entries, positions_entries;
	uint32_t before, before_placed; /* docids */
	kz_error *err;
} inverting;

/* ---- Reading ---- */

static kz_status add_position(inverting *in, uint32_t position)
{
	occurrence *now = &in->now;
	uint32_t *positions =
		kzi_array_grow(now->positions, now->count, &now->room, sizeof *positions);
	if (positions == NULL)
		return kzi_no_memory(in->err);
	now->positions = positions;
	if (now->count > 0 && positions[now->count - 1] >= position)
		now->ordered = false;
	positions[now->count++] = position;
	return KZ_OK;
}

static int by_number(const void *left, const void *right)
{
	const uint32_t *a = left, *b = right;
	return *a < *b ? -1 : *a > *b;
}

static void order_positions(occurrence *now)
{
	size_t kept = 0;
	if (now->ordered)
		return;
	qsort(now->positions, now->count, sizeof *now->positions, by_number);
	for (size_t i = 0; i < now->count; i++) {
		if (kept == 0 || now->positions[kept - 1] != now->positions[i])
			now->positions[kept++] = now->positions[i];
	}
	now->count = kept;
}

/* All occurrences of a term in one document; *at is then behind them. */
static kz_status read_occurrence(inverting *in, size_t *at)
{
	const kzi_bulk_run *run = in->run;
	uint64_t same = run->log[*at] >> KZI_DOCUMENT_SHIFT;
	in->now.document = (uint32_t)(same & (KZI_DOCUMENTS_MAX - 1));
	in->now.wdf = 0;
	in->now.count = 0;
	in->now.ordered = true;
	for (; *at < run->log_count && run->log[*at] >> KZI_DOCUMENT_SHIFT == same;
		++*at) {
		uint32_t place = (uint32_t)run->log[*at];
		uint32_t position = place & KZI_PLACE_MASK;
		uint32_t wdf = 1;
		if ((place & KZI_OTHER) == KZI_COUNTED) {
			in->now.wdf += place & KZI_COUNT_MASK;
			continue;
		}
		if (place & KZI_COUNTED) {
			const kzi_other *other = &run->others[place & KZI_COUNT_MASK];
			wdf = other->wdf;
			position = other->position;
			if (!other->placed) {
				in->now.wdf += wdf;
				continue;
			}
		}
		in->now.wdf += wdf;
		kz_status st = add_position(in, position);
		if (st != KZ_OK)
			return st;
	}
	order_positions(&in->now);
	return KZ_OK;
}

/* ---- Writing ---- */

static kz_status put_posting(inverting *in, uint32_t docid, uint32_t wdf)
{
	kzi_buffer *entries = &in->postings_entries;
	unsigned char *to =
		(unsigned char *)kzi_buffer_reserve(entries, 2 * KZI_PACKED_NUMBER);
	if (to == NULL)
		return kzi_no_memory(in->err);
	const unsigned char *start = to;
	if (in->postings.entries++ == 0)
		in->postings.first = docid;
	else
		to = kzi_pack_number(to, docid - in->before - 1);
	to = kzi_pack_number(to, wdf);
	entries->length += (size_t)(to - start);
	in->before = docid;
	in->postings.total += wdf;
	return KZ_OK;
}

static kz_status put_positions(inverting *in, uint32_t docid)
{
	kzi_buffer *entries = &in->positions_entries;
	const occurrence *now = &in->now;
	if (now->count == 0)
		return KZ_OK;
	unsigned char *start = (unsigned char *)kzi_buffer_reserve(
		entries, 2 * KZI_PACKED_NUMBER + kzi_positions_room(now->count));
	if (start == NULL)
		return kzi_no_memory(in->err);
	unsigned char *to = start;
	if (in->positions.entries++ == 0)
		in->positions.first = docid;
	else
		to = kzi_pack_number(to, docid - in->before_placed - 1);
	/* The length in front of what is packed takes one byte, save in long lists. */
	const unsigned char *end = kzi_pack_positions(to + 1, now->positions, now->count);
	size_t length = (size_t)(end - to - 1);
	if (length >= 0x80) {
		unsigned char size[KZI_PACKED_NUMBER];
		size_t size_length = (size_t)(kzi_pack_number(size, length) - size);
		memmove(to + size_length, to + 1, length);
		memcpy(to, size, size_length);
		to += size_length + length;
	} else {
		*to = (unsigned char)length;
		to += 1 + length;
	}
	entries->length += (size_t)(to - start);
	in->before_placed = docid;
	return KZ_OK;
}

static kz_status put_entry(inverting *in, size_t rank)
{
	uint32_t wdf = in->now.wdf < KZI_WDF_MASK ? in->now.wdf : KZI_WDF_MASK;
	uint64_t entry = (uint64_t)in->now.document << (KZI_RANK_SHIFT + KZI_TERM_BITS) |
			 (uint64_t)rank << KZI_RANK_SHIFT | wdf;
	in->run->spare[in->out->count++] = entry;
	if (in->now.wdf > in->run->wdf_most)
		in->run->wdf_most = in->now.wdf;
	if (wdf < KZI_WDF_MASK)
		return KZ_OK;
	kzi_large_wdf *large = kzi_array_grow(in->out->large, in->out->large_count,
		&in->out->large_room, sizeof *large);
	if (large == NULL)
		return kzi_no_memory(in->err);
	in->out->large = large;
	large[in->out->large_count++] = (kzi_large_wdf){entry, in->now.wdf};
	return KZ_OK;
}

static kz_status invert_term(inverting *in, size_t rank)
{
	const kzi_run_term *term = &in->out->terms[rank];
	const kzi_bulk_run *run = in->run;
	uint64_t number = run->log[term->start] >> KZI_TERM_SHIFT;
	kz_status st = KZ_OK;
	in->postings = in->positions = (kzi_list){0};
	kzi_buffer_clear(&in->postings_entries);
	kzi_buffer_clear(&in->positions_entries);
	size_t at = term->start;
	while (st == KZ_OK && at < run->log_count &&
		run->log[at] >> KZI_TERM_SHIFT == number) {
		st = read_occurrence(in, &at);
		uint32_t docid = run->documents[in->now.document].docid;
		if (st == KZ_OK)
			st = put_posting(in, docid, in->now.wdf);
		if (st == KZ_OK)
			st = put_positions(in, docid);
		if (st == KZ_OK)
			st = put_entry(in, rank);
	}
	if (st != KZ_OK)
		return st;
	unsigned char key[KZI_LIST_KEY_MAX];
	const unsigned char *end = kzi_pack_term(key, term->name + 1, term->name[0]);
	size_t key_length = (size_t)(end - key);
	kzi_lists_write(&in->run->postings, key, key_length, &in->postings,
		&in->postings_entries);
	if (in->positions.entries > 0)
		kzi_lists_write(&in->run->positions, key, key_length, &in->positions,
			&in->positions_entries);
	return KZ_OK;
}

static void fetch_term(const inverting *in, size_t rank)
{
	kzi_array_fetch(&in->run->log[in->out->terms[rank].start]);
	kzi_array_fetch(in->out->terms[rank].name);
}

/* How long each document is: a list as that of a term, with the length as the wdf. */
static kz_status put_lengths(inverting *in)
{
	const kzi_bulk_run *run = in->run;
	const unsigned char key[] = KZI_KEY_LENGTHS;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < run->document_count && st == KZ_OK; i++)
		st = put_posting(in, run->documents[i].docid, run->documents[i].length);
	in->postings.total = 0;
	if (run->document_count > 0 && st == KZ_OK)
		kzi_lists_write(&in->run->postings, key, sizeof key, &in->postings,
			&in->postings_entries);
	return st;
}

kz_status kzi_run_invert(kzi_bulk_run *run, kzi_inverted *inverted, kz_error *err)
{
	inverting in = {.run = run, .out = inverted, .err = err};
	kz_status st = put_lengths(&in);
	for (size_t rank = 0; rank < inverted->term_count && st == KZ_OK; rank++) {
		if (inverted->term_count - rank > AHEAD)
			fetch_term(&in, rank + AHEAD);
		st = invert_term(&in, rank);
	}
	if (st == KZ_OK && (run->postings.bytes.failed || run->positions.bytes.failed))
		st = kzi_no_memory(err);
	free(in.now.positions);
	kzi_buffer_free(&in.postings_entries);
	kzi_buffer_free(&in.positions_entries);
	return st;
}
