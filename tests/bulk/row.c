/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A row of documents, and the databases made of it. */
#include "row.h"

#include <stdlib.h>

const char *const row_files[] = {"iamglass", "postlist.glass", "position.glass",
	"termlist.glass", "docdata.glass"};

static kz_status give_words(kzi_bulk_run *run, uint64_t *seed, kz_error *err)
{
	size_t count = chance_below(seed, 90);
	kz_status st = KZ_OK;
	for (uint32_t i = 0; i < count && st == KZ_OK; i++) {
		char word[16];
		uint32_t number = 0;
		uint64_t widest = UINT64_C(1) << chance_below(seed, 12);
		int length = snprintf(
			word, sizeof word, "w%u", (unsigned)chance_below(seed, widest));
		st = kzi_bulk_term(run, word, (size_t)length, &number, err);
		if (st == KZ_OK)
			st = kzi_bulk_posting(run, number, i, 1, err);
	}
	return st;
}

kz_status row_document(kzi_bulk_run *run, uint32_t docid, kz_error *err)
{
	uint64_t seed = docid;
	char text[64];
	snprintf(text, sizeof text, "document %lu", (unsigned long)docid);
	kz_status st = kzi_bulk_begin(run, docid, err);
	if (st == KZ_OK)
		st = give_words(run, &seed, err);
	if (st == KZ_OK)
		st = kzi_bulk_data(run, text, strlen(text), err);
	for (uint32_t slot = 0; slot < 3 && st == KZ_OK; slot++)
		st = kzi_bulk_value(run, slot * 200, text, chance_below(&seed, 12), err);
	return st == KZ_OK ? kzi_bulk_end(run, err) : st;
}

kz_status row_open(
	const char *path, kzi_bulk_options options, kzi_bulk **out, kz_error *err)
{
	static const unsigned char uuid[KZI_BULK_UUID] = "always the same";
	options.path = path;
	options.uuid = uuid;
	return kzi_bulk_open(&options, out, err);
}

kz_status row_finish(kzi_bulk *bulk, kz_error *err)
{
	kz_status st = kzi_bulk_metadata(bulk, BYTES("sleutel"), BYTES("inhoud"), err);
	return st == KZ_OK ? kzi_bulk_finish(bulk, err) : st;
}

static kz_status add_all(kzi_bulk *bulk, kzi_bulk_run *run, uint32_t *runs, kz_error *err)
{
	kz_status st = KZ_OK;
	for (uint32_t docid = 1; docid <= ROW_DOCUMENTS && st == KZ_OK; docid++) {
		st = row_document(run, docid, err);
		if (st != KZ_OK || !kzi_bulk_full(run))
			continue;
		st = kzi_bulk_add(bulk, run, err);
		++*runs;
	}
	if (st == KZ_OK)
		st = kzi_bulk_add(bulk, run, err);
	/* Nothing is in it any more, so nothing is added. */
	return st == KZ_OK ? kzi_bulk_add(bulk, run, err) : st;
}

kz_status row_build(
	const char *path, kzi_bulk_options options, uint32_t *runs, kz_error *err)
{
	kzi_bulk *bulk = NULL;
	kzi_bulk_run *run = NULL;
	uint32_t count = 1;
	kz_status st = row_open(path, options, &bulk, err);
	if (st == KZ_OK)
		st = kzi_bulk_run_new(bulk, &run, err);
	if (st == KZ_OK)
		st = add_all(bulk, run, &count, err);
	if (st == KZ_OK)
		st = row_finish(bulk, err);
	kzi_bulk_run_free(run);
	kzi_bulk_close(bulk);
	if (runs != NULL)
		*runs = count;
	return st;
}

void same_files(const char *path, const char *other)
{
	for (size_t i = 0; i < COUNT(row_files); i++) {
		size_t length, other_length;
		char *bytes = read_bytes(below(path, row_files[i]), &length);
		char *others = read_bytes(below(other, row_files[i]), &other_length);
		if (length != other_length || memcmp(bytes, others, length) != 0)
			fail_msg("%s: %s is another", other, row_files[i]);
		free(bytes);
		free(others);
	}
}
