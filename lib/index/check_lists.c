/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking through the lists of the database, from a term and from a slot to their
 * documents. What is right cancels what the documents have added. */
#include "index/check_sums.h"

#include "base/hash.h"
#include "index/engine.h"
#include "index/schema.h"

#include <stdlib.h>

static const char postlist[] = "glass/postlist.glass";

/* ---- Sums ---- */

kzi_check_sum *kzi_check_sums_add(kzi_check_sums *sums, uint32_t docid)
{
	if (sums->count == sums->room) {
		size_t room = sums->room == 0 ? 1024 : sums->room * 2;
		kzi_check_sum *items = realloc(sums->items, room * sizeof *items);
		if (items == NULL)
			return NULL;
		sums->items = items;
		sums->room = room;
	}
	sums->items[sums->count] = (kzi_check_sum){.docid = docid};
	return &sums->items[sums->count++];
}

void kzi_check_sums_free(kzi_check_sums *sums)
{
	free(sums->items);
	*sums = (kzi_check_sums){0};
}

/* From a place on, for lists go upwards; NULL when there is no such document. */
static kzi_check_sum *find(kzi_check_sums *sums, size_t *from, uint32_t docid)
{
	size_t low = *from, high = sums->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sums->items[middle].docid < docid)
			low = middle + 1;
		else
			high = middle;
	}
	*from = low;
	return low < sums->count && sums->items[low].docid == docid ? &sums->items[low]
								    : NULL;
}

uint64_t kzi_check_hash(const char *bytes, size_t length)
{
	return (uint64_t)kzi_hash(0x6b616d65, bytes, length) << 32 |
	       kzi_hash(0x727a6f6b, bytes, length);
}

uint64_t kzi_check_term(uint64_t hash, uint32_t wdf)
{
	uint64_t mixed = hash + wdf * UINT64_C(0x9E3779B97F4A7C15);
	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
	return mixed ^ mixed >> 31;
}

/* ---- One list ---- */

/* A list that cannot be read to its end is damage, and the others are read on. */
static kz_status end_list(kzi_check *c, kz_status st, const kz_error *why)
{
	if (st == KZ_OK || st == KZ_DONE)
		return KZ_OK;
	if (!kzi_check_is_damage(st))
		return kzi_fail(c->err, st, why->offset, "%s", why->message);
	return kzi_check_tell(c, postlist, NULL, why->message);
}

static kz_status tell_list(kzi_check *c, xapian_bytes term, const char *words)
{
	kz_error what;
	kzi_fail(&what, KZ_E_CORRUPT, KZI_NO_OFFSET, "the list of '%.*s' %s",
		(int)(term.size < 100 ? term.size : 100), term.data, words);
	return kzi_check_tell(c, postlist, NULL, what.message);
}

enum { AT_ONCE = 256 };

static kz_status check_postings(
	kzi_check *c, kzi_check_sums *sums, xapian_bytes term, uint32_t frequency)
{
	xapian_error engine;
	xapian_cursor *list = NULL;
	xapian_posting some[AT_ONCE];
	kz_error why = {0};
	size_t count, from = 0;
	uint32_t total = 0, documents = 0, collected = 0;
	uint64_t hash = kzi_check_hash(term.data, term.size);
	bool strange = false;
	xapian_database *database = c->index->database;
	kz_status st = kzi_engine(
		xapian_database_postings(database, term.data, term.size, &list, &engine),
		&engine, NULL, &why);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_postings(list, some, AT_ONCE, &count, &engine),
			&engine, NULL, &why);
		for (size_t i = 0; i < count && st == KZ_OK; i++, documents++) {
			kzi_check_sum *sum = find(sums, &from, some[i].docid);
			strange |= sum == NULL;
			if (sum != NULL)
				sum->terms -= kzi_check_term(hash, some[i].wdf);
			total += some[i].wdf;
		}
	}
	xapian_cursor_close(list);
	if (st == KZ_DONE)
		st = kzi_engine(xapian_database_collection_frequency(database, term.data,
					term.size, &collected, &engine),
			&engine, NULL, &why);
	if (st != KZ_OK)
		return end_list(c, st, &why);
	if (strange)
		return tell_list(c, term, "has documents that are not there");
	return documents != frequency || total != collected
		       ? tell_list(c, term, "is not as long as it says")
		       : KZ_OK;
}

/* ---- All lists ---- */

static kz_status check_all_postings(kzi_check *c, kzi_check_sums *sums)
{
	xapian_error engine;
	xapian_bytes term;
	xapian_cursor *terms = NULL;
	kz_error why = {0};
	uint32_t frequency;
	kz_status done = KZ_OK;
	kz_status st = kzi_engine(
		xapian_database_terms(c->index->database, "", 0, &terms, &engine),
		&engine, NULL, &why);
	while (st == KZ_OK && done == KZ_OK) {
		st = kzi_engine(xapian_cursor_next_bytes(terms, &term, &engine), &engine,
			NULL, &why);
		if (st == KZ_OK)
			st = kzi_engine(
				xapian_cursor_term_frequency(terms, &frequency, &engine),
				&engine, NULL, &why);
		if (st == KZ_OK)
			done = check_postings(c, sums, term, frequency);
	}
	xapian_cursor_close(terms);
	return done == KZ_OK ? end_list(c, st, &why) : done;
}

static kz_status check_values(kzi_check *c, kzi_check_sums *sums, uint32_t slot)
{
	xapian_error engine;
	xapian_bytes value;
	xapian_cursor *values = NULL;
	kz_error why = {0};
	uint32_t docid;
	size_t from = 0;
	kz_status st = kzi_engine(
		xapian_database_values(c->index->database, slot, &values, &engine),
		&engine, NULL, &why);
	while (st == KZ_OK) {
		st = kzi_engine(xapian_cursor_next_value(values, &docid, &value, &engine),
			&engine, NULL, &why);
		kzi_check_sum *sum = st == KZ_OK ? find(sums, &from, docid) : NULL;
		if (sum != NULL)
			sum->values -= kzi_check_term(
				kzi_check_hash(value.data, value.size), slot);
	}
	xapian_cursor_close(values);
	return end_list(c, st, &why);
}

static kz_status check_length(kzi_check *c, const kzi_check_sum *sum)
{
	xapian_error engine;
	kz_error why = {0};
	uint32_t length = 0;
	kz_status st = kzi_engine(xapian_database_document_length(c->index->database,
					  sum->docid, &length, &engine),
		&engine, NULL, &why);
	if (st != KZ_OK && !kzi_check_is_damage(st))
		return kzi_fail(c->err, st, why.offset, "%s", why.message);
	if (st == KZ_OK && (length == sum->length || sum->no_terms))
		return KZ_OK;
	return kzi_check_tell_number(c, postlist, sum->docid,
		st == KZ_OK ? "its length is not that of its words" : why.message);
}

static kz_status check_sum(kzi_check *c, const kzi_check_sum *sum)
{
	kz_status st = check_length(c, sum);
	if (st == KZ_OK && sum->terms != 0 && !sum->no_terms)
		st = kzi_check_tell_number(c, postlist, sum->docid,
			"it is not found by just its own words and facts");
	if (st == KZ_OK && sum->values != 0 && !sum->no_values)
		st = kzi_check_tell_number(
			c, postlist, sum->docid, "it is sorted by another date");
	return st;
}

static kz_status check_counts(kzi_check *c, const kzi_check_sums *sums)
{
	xapian_error engine;
	xapian_statistics about = {0};
	xapian_lengths lengths = {0};
	kz_error why = {0};
	uint64_t total = 0;
	bool known = true;
	xapian_database *database = c->index->database;
	for (size_t i = 0; i < sums->count; i++) {
		total += sums->items[i].length;
		known &= !sums->items[i].no_terms;
	}
	kz_status st = kzi_engine(xapian_database_statistics(database, &about, &engine),
		&engine, NULL, &why);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_lengths(database, &lengths, &engine),
			&engine, NULL, &why);
	if (st != KZ_OK)
		return end_list(c, st, &why);
	return about.documents != sums->count || (known && lengths.total != total)
		       ? kzi_check_tell(c, "glass/iamglass", NULL,
				 "it counts other documents than there are")
		       : KZ_OK;
}

kz_status kzi_check_lists(kzi_check *c, kzi_check_sums *sums)
{
	kz_status st = check_all_postings(c, sums);
	if (st == KZ_OK)
		st = check_values(c, sums, KZI_SLOT_NEWEST);
	if (st == KZ_OK)
		st = check_values(c, sums, KZI_SLOT_OLDEST);
	for (size_t i = 0; i < sums->count && st == KZ_OK; i++)
		st = check_sum(c, &sums->items[i]);
	return st == KZ_OK ? check_counts(c, sums) : st;
}
