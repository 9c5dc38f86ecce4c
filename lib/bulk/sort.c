/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sorting without comparing: the log by the numbers of its terms, the terms by their
 * first eight bytes. Only terms that begin alike are compared.
 */
#include "bulk/run.h"

#include <stdlib.h>
#include <string.h>

/* Digits this wide have so few kinds that the places being written to stay near. */
enum { DIGIT = 11, KINDS = 1 << DIGIT };

/* From how many of each kind there are to where the first of each goes. */
static void starts_of(size_t *counts, size_t kinds)
{
	size_t start = 0;
	for (size_t kind = 0; kind < kinds; kind++) {
		size_t count = counts[kind];
		counts[kind] = start;
		start += count;
	}
}

void kzi_radix_sort(
	uint64_t **items, uint64_t **spare, size_t count, unsigned shift, unsigned bits)
{
	unsigned passes = (bits + DIGIT - 1) / DIGIT;
	for (unsigned pass = 0; pass < passes; pass++) {
		/* Even shares: 18 bits are twice 9, not 11 and 7. */
		unsigned digit = bits / (passes - pass);
		size_t places[KINDS] = {0}, mask = ((size_t)1 << digit) - 1;
		const uint64_t *from = *items;
		uint64_t *to = *spare;
		for (size_t i = 0; i < count; i++)
			places[from[i] >> shift & mask]++;
		starts_of(places, mask + 1);
		for (size_t i = 0; i < count; i++)
			to[places[from[i] >> shift & mask]++] = from[i];
		*spare = *items;
		*items = to;
		shift += digit;
		bits -= digit;
	}
}

/* ---- Terms ---- */

static uint64_t head_of(const unsigned char *name)
{
	size_t length = name[0] < 8 ? name[0] : 8;
	uint64_t head = 0;
	for (size_t i = 0; i < length; i++)
		head |= (uint64_t)name[1 + i] << (56 - 8 * i);
	return head;
}

kzi_run_term kzi_run_term_of(const unsigned char *name, size_t start)
{
	return (kzi_run_term){head_of(name), name, start};
}

static int by_name(const void *left, const void *right)
{
	const kzi_run_term *a = left, *b = right;
	return kzi_compare_bytes(a->name + 1, a->name[0], b->name + 1, b->name[0]);
}

static void sort_by_byte(const kzi_run_term *from, kzi_run_term *to, size_t count,
	unsigned shift, size_t places[256])
{
	starts_of(places, 256);
	for (size_t i = 0; i < count; i++)
		to[places[from[i].head >> shift & 0xFF]++] = from[i];
}

/* By head from its last byte to its first; the result is in *terms. */
static void sort_heads(kzi_run_term **terms, kzi_run_term **spare, size_t count)
{
	size_t places[8][256] = {0};
	for (size_t i = 0; i < count; i++) {
		for (unsigned byte = 0; byte < 8; byte++)
			places[byte][(*terms)[i].head >> 8 * byte & 0xFF]++;
	}
	for (unsigned byte = 0; byte < 8; byte++) {
		kzi_run_term *to = *spare;
		if (places[byte][(*terms)[0].head >> 8 * byte & 0xFF] == count)
			continue;
		sort_by_byte(*terms, to, count, 8 * byte, places[byte]);
		*spare = *terms;
		*terms = to;
	}
}

void kzi_sort_terms(kzi_run_term **terms, kzi_run_term **spare, size_t count)
{
	if (count == 0)
		return;
	sort_heads(terms, spare, count);
	for (size_t at = 0, end; at < count; at = end) {
		kzi_run_term *first = *terms + at;
		for (end = at + 1; end < count; end++) {
			if ((*terms)[end].head != first->head)
				break;
		}
		/* Heads of short terms are filled up with NULs, which others have. */
		if (end - at > 1)
			qsort(first, end - at, sizeof *first, by_name);
	}
}

static size_t find_terms(const kzi_bulk_run *run, kzi_run_term *terms)
{
	size_t count = 0;
	uint64_t before = UINT64_MAX;
	for (size_t i = 0; i < run->log_count; i++) {
		uint64_t number = run->log[i] >> KZI_TERM_SHIFT;
		if (number == before)
			continue;
		const unsigned char *name = kzi_names_at(&run->names, (uint32_t)number);
		terms[count++] = kzi_run_term_of(name, i);
		before = number;
	}
	return count;
}

static kz_status make_spare(kzi_bulk_run *run, kz_error *err)
{
	/* Of one size, as they change places. */
	if (run->spare_room == run->log_room)
		return KZ_OK;
	free(run->spare);
	run->spare = malloc(run->log_room * sizeof *run->spare);
	run->spare_room = run->spare != NULL ? run->log_room : 0;
	return run->spare != NULL ? KZ_OK : kzi_no_memory(err);
}

kz_status kzi_run_sort_log(
	kzi_bulk_run *run, kzi_run_term **terms, size_t *count, kz_error *err)
{
	kz_status st = make_spare(run, err);
	if (st != KZ_OK)
		return st;
	uint32_t most = run->names.count;
	kzi_radix_sort(&run->log, &run->spare, run->log_count, KZI_TERM_SHIFT,
		most > 1 ? kzi_bits_of(most - 1) : 0);
	*terms = malloc((most + 1) * sizeof **terms);
	kzi_run_term *spare = malloc((most + 1) * sizeof *spare);
	if (*terms == NULL || spare == NULL) {
		free(spare);
		return kzi_no_memory(err);
	}
	*count = find_terms(run, *terms);
	kzi_sort_terms(terms, &spare, *count);
	free(spare);
	return KZ_OK;
}
