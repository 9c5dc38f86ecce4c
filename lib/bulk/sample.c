/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/sample.h"

#include "bulk/bulk.h"

#include <stdio.h>
#include <string.h>

/* Which document shows what. */
enum { EMPTY = 2, LONG_TERMS = 3, NULS = 4, FAR = 5, LARGE = 6, HEAVY = 7, SLOTS = 8 };

enum { LARGE_DATA = 9000, WORDS_MOST = 40, RARE_SLOT = 300 };

typedef struct sampling {
	const kzi_sample_taker *to;
	uint32_t docid;
	kz_error *err;
} sampling;

static kz_status posting(const sampling *s, const char *term, size_t length,
	uint32_t position, uint32_t wdf)
{
	return s->to->posting(s->to->context, term, length, position, wdf, s->err);
}

/* A word of every document, one of some, one of this alone. */
static kz_status give_words(const sampling *s)
{
	uint32_t count = s->docid % 10 == 1 ? WORDS_MOST : 1;
	kz_status st = KZ_OK;
	for (uint32_t i = 0; i < count && st == KZ_OK; i++) {
		char word[32];
		int length = snprintf(word, sizeof word, "w%lu",
			(unsigned long)(s->docid * 7 + i * i) % 90);
		st = posting(s, "de", 2, 3 * i + s->docid % 5, 1);
		if (st == KZ_OK)
			st = posting(s, word, (size_t)length, 3 * i + 1, 1 + i % 3);
	}
	char name[32];
	int length = snprintf(name, sizeof name, "Q%lu", (unsigned long)s->docid);
	return st == KZ_OK ? s->to->count(s->to->context, name, (size_t)length, 0, s->err)
			   : st;
}

static kz_status give_long_terms(const sampling *s)
{
	char term[KZI_BULK_TERM_MAX];
	kz_status st = KZ_OK;
	memset(term, 'l', sizeof term);
	for (size_t length = sizeof term - 3; length <= sizeof term && st == KZ_OK;
		length++)
		st = posting(s, term, length, (uint32_t)length, 1);
	return st;
}

static kz_status give_nuls(const sampling *s)
{
	static const char term[] = "\0\xFF\0nul\0";
	kz_status st = KZ_OK;
	for (size_t length = 1; length < sizeof term && st == KZ_OK; length++)
		st = posting(s, term, length, 1, 1);
	return st;
}

static kz_status give_far_positions(const sampling *s)
{
	uint32_t position = 0;
	kz_status st = KZ_OK;
	for (uint32_t step = 1; step < UINT32_C(1) << 30 && st == KZ_OK; step *= 3) {
		st = posting(s, "ver", 3, position, 1);
		position += step;
	}
	return st == KZ_OK ? posting(s, "ver", 3, UINT32_MAX, 1) : st;
}

static kz_status give_large_data(const sampling *s)
{
	char data[LARGE_DATA];
	for (size_t i = 0; i < sizeof data; i++)
		data[i] = (char)('a' + i * i % 23);
	return s->to->data(s->to->context, data, sizeof data, s->err);
}

static kz_status give_slots(const sampling *s)
{
	kz_status st = KZ_OK;
	for (uint32_t slot = 1; slot != 0 && st == KZ_OK; slot *= 16)
		st = s->to->value(s->to->context, slot, "waarde", slot % 5 + 2, s->err);
	return st;
}

static kz_status give_facts(const sampling *s)
{
	char value[32];
	int length = snprintf(value, sizeof value, "%05lu",
		(unsigned long)(s->docid * UINT32_C(48271) % 99991));
	kz_status st = s->to->value(s->to->context, 0, value, (size_t)length, s->err);
	if (st == KZ_OK && s->docid % 100 == 0)
		st = s->to->value(s->to->context, RARE_SLOT, value, 3, s->err);
	if (st == KZ_OK && s->docid % 3 == 0)
		st = s->to->data(s->to->context, value, (size_t)length, s->err);
	return st;
}

static kz_status give_document(const sampling *s)
{
	kz_status st = s->to->begin(s->to->context, s->docid, s->err);
	if (st == KZ_OK && s->docid != EMPTY)
		st = give_words(s);
	if (st == KZ_OK && s->docid != EMPTY)
		st = give_facts(s);
	if (st == KZ_OK && s->docid == LONG_TERMS)
		st = give_long_terms(s);
	if (st == KZ_OK && s->docid == NULS)
		st = give_nuls(s);
	if (st == KZ_OK && s->docid == FAR)
		st = give_far_positions(s);
	if (st == KZ_OK && s->docid == LARGE)
		st = give_large_data(s);
	if (st == KZ_OK && s->docid == HEAVY)
		st = s->to->count(s->to->context, "zwaar", 5, UINT32_C(1) << 30, s->err);
	if (st == KZ_OK && s->docid == SLOTS)
		st = give_slots(s);
	return st == KZ_OK ? s->to->end(s->to->context, s->err) : st;
}

kz_status kzi_sample(const kzi_sample_taker *taker, kz_error *err)
{
	kz_status st = KZ_OK;
	for (uint32_t docid = 1; docid <= KZI_SAMPLE_DOCUMENTS && st == KZ_OK; docid++)
		st = give_document(&(sampling){taker, docid, err});
	if (st == KZ_OK)
		st = taker->metadata(taker->context, "sleutel", 7, "inhoud", 6, err);
	return st;
}

/* ---- Taken in bulk ---- */

typedef struct building {
	kzi_bulk *bulk;
	kzi_bulk_run *run;
} building;

static kz_status take_begin(void *context, uint32_t docid, kz_error *err)
{
	building *b = context;
	return kzi_bulk_begin(b->run, docid, err);
}

static kz_status take_posting(void *context, const char *term, size_t length,
	uint32_t position, uint32_t wdf, kz_error *err)
{
	building *b = context;
	uint32_t number;
	kz_status st = kzi_bulk_term(b->run, term, length, &number, err);
	return st == KZ_OK ? kzi_bulk_posting(b->run, number, position, wdf, err) : st;
}

static kz_status take_count(
	void *context, const char *term, size_t length, uint32_t wdf, kz_error *err)
{
	building *b = context;
	uint32_t number;
	kz_status st = kzi_bulk_term(b->run, term, length, &number, err);
	return st == KZ_OK ? kzi_bulk_count(b->run, number, wdf, err) : st;
}

static kz_status take_value(
	void *context, uint32_t slot, const char *value, size_t length, kz_error *err)
{
	building *b = context;
	return kzi_bulk_value(b->run, slot, value, length, err);
}

static kz_status take_data(void *context, const char *data, size_t length, kz_error *err)
{
	building *b = context;
	return kzi_bulk_data(b->run, data, length, err);
}

static kz_status take_end(void *context, kz_error *err)
{
	building *b = context;
	kz_status st = kzi_bulk_end(b->run, err);
	/* There is so little memory that this happens, so that lists are joined, too. */
	bool stop = st == KZ_OK && kzi_bulk_full(b->run);
	return stop ? kzi_bulk_add(b->bulk, b->run, err) : st;
}

static kz_status take_metadata(void *context, const char *key, size_t key_length,
	const char *value, size_t length, kz_error *err)
{
	building *b = context;
	return kzi_bulk_metadata(b->bulk, key, key_length, value, length, err);
}

kz_status kzi_sample_build(const char *path, kz_error *err)
{
	/* So little memory that there are several runs, and some in a file. */
	kzi_bulk_options options = {.path = path, .memory = 128 << 10};
	building b = {NULL, NULL};
	kzi_sample_taker taker = {&b, take_begin, take_posting, take_count, take_value,
		take_data, take_end, take_metadata};
	kz_status st = kzi_bulk_open(&options, &b.bulk, err);
	if (st == KZ_OK)
		st = kzi_bulk_run_new(b.bulk, &b.run, err);
	if (st == KZ_OK)
		st = kzi_sample(&taker, err);
	if (st == KZ_OK)
		st = kzi_bulk_add(b.bulk, b.run, err);
	if (st == KZ_OK)
		st = kzi_bulk_finish(b.bulk, err);
	kzi_bulk_run_free(b.run);
	kzi_bulk_close(b.bulk);
	return st;
}
