/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The term list of each document of a run: its terms in order, each with the part
 * that it shares with the one before left out, and its wdf.
 */
#include "bulk/run.h"

#include <stdlib.h>
#include <string.h>

typedef struct listing {
	kzi_bulk_run *run;
	const kzi_inverted *from;
	/* Names by rank: where each is; its length and its bytes. */
	uint32_t *places;
	unsigned char *names;
	kz_error *err;
} listing;

/* The names in one row, so that the terms of a document stand near each other. */
static kz_status line_up(listing *list)
{
	size_t size = 0, count = list->from->term_count;
	for (size_t rank = 0; rank < count; rank++)
		size += 1 + (size_t)list->from->terms[rank].name[0];
	list->places = malloc((count + 1) * sizeof *list->places);
	list->names = malloc(size + 1);
	if (list->places == NULL || list->names == NULL)
		return kzi_no_memory(list->err);
	unsigned char *to = list->names;
	for (size_t rank = 0; rank < count; rank++) {
		const unsigned char *name = list->from->terms[rank].name;
		list->places[rank] = (uint32_t)(to - list->names);
		to = kzi_pack_bytes(to, name, 1 + (size_t)name[0]);
	}
	return KZ_OK;
}

static int by_entry(const void *left, const void *right)
{
	const kzi_large_wdf *a = left, *b = right;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static uint32_t wdf_of(const listing *list, uint64_t entry)
{
	kzi_large_wdf sought = {.entry = entry};
	const kzi_large_wdf *large = list->from->large;
	if ((entry & KZI_WDF_MASK) != KZI_WDF_MASK)
		return (uint32_t)entry & KZI_WDF_MASK;
	return ((const kzi_large_wdf *)bsearch(
			&sought, large, list->from->large_count, sizeof *large, by_entry))
		->wdf;
}

static size_t same_start(const unsigned char *a, const unsigned char *b)
{
	size_t most = a[0] < b[0] ? a[0] : b[0], same = 0;
	while (same < most && a[1 + same] == b[1 + same])
		same++;
	return same;
}

/*
 * A small wdf goes into the byte that says how much is shared: that can be no more
 * than the length of the term before, so whatever is above says the wdf.
 */
static unsigned char *put_term(unsigned char *to, const unsigned char *before,
	const unsigned char *name, uint32_t wdf)
{
	size_t same = before != NULL ? same_start(before, name) : 0;
	size_t packed = 0;
	if (before != NULL && wdf < 127)
		packed = (wdf + 1) * ((size_t)before[0] + 1) + same;
	if (packed > 0xFF)
		packed = 0;
	if (before != NULL)
		*to++ = (unsigned char)(packed > 0 ? packed : same);
	*to++ = (unsigned char)(name[0] - same);
	to = kzi_pack_bytes(to, name + 1 + same, name[0] - same);
	return packed > 0 ? to : kzi_pack_number(to, wdf);
}

static const unsigned char *name_of(const listing *list, uint64_t entry)
{
	size_t rank = (size_t)(entry >> KZI_RANK_SHIFT) & (KZI_NAMES_MAX - 1);
	return list->names + list->places[rank];
}

static kz_status write_termlist(
	listing *list, const kzi_run_document *document, size_t start, size_t end)
{
	enum {
		HEAD = 2 * KZI_PACKED_NUMBER,
		TERM = 2 + 0xFF + KZI_PACKED_NUMBER,
		AHEAD = 8
	};
	kzi_buffer *bytes = &list->run->termlists;
	const unsigned char *before = NULL;
	if (start == end)
		return KZ_OK;
	unsigned char *to = (unsigned char *)kzi_buffer_reserve(bytes, HEAD);
	if (to == NULL)
		return kzi_no_memory(list->err);
	const unsigned char *from = to;
	to = kzi_pack_number(to, document->length);
	to = kzi_pack_number(to, end - start);
	bytes->length += (size_t)(to - from);
	for (size_t i = start; i < end; i++) {
		uint64_t entry = list->run->spare[i];
		const unsigned char *name = name_of(list, entry);
		if (end - i > AHEAD)
			kzi_array_fetch(name_of(list, list->run->spare[i + AHEAD]));
		to = (unsigned char *)kzi_buffer_reserve(bytes, TERM);
		if (to == NULL)
			return kzi_no_memory(list->err);
		from = to;
		to = put_term(to, before, name, wdf_of(list, entry));
		bytes->length += (size_t)(to - from);
		before = name;
	}
	return KZ_OK;
}

kz_status kzi_run_write_termlists(
	kzi_bulk_run *run, const kzi_inverted *inverted, kz_error *err)
{
	listing list = {.run = run, .from = inverted, .err = err};
	kz_status st = line_up(&list);
	const unsigned shift = KZI_RANK_SHIFT + KZI_TERM_BITS;
	size_t count = run->document_count, at = 0;
	if (inverted->large_count > 1)
		qsort(inverted->large, inverted->large_count, sizeof *inverted->large,
			by_entry);
	/* The log is done with: its memory is the spare one now. */
	if (st == KZ_OK)
		kzi_radix_sort(&run->spare, &run->log, inverted->count, shift,
			count > 1 ? kzi_bits_of((uint32_t)count - 1) : 0);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		size_t start = at;
		while (at < inverted->count && run->spare[at] >> shift == i)
			at++;
		st = write_termlist(&list, &run->documents[i], start, at);
		run->documents[i].terms_end = run->termlists.length;
	}
	free(list.places);
	free(list.names);
	return st;
}
