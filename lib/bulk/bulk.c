/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/bulk.h"

#include "base/file.h"
#include "base/thread.h"
#include "bulk/documents.h"
#include "bulk/facts.h"
#include "bulk/postlist.h"
#include "bulk/run.h"
#include "bulk/segments.h"
#include "bulk/spelling.h"
#include "bulk/version.h"

#include <stdlib.h>
#include <string.h>

enum { DEFAULT_MEMORY = 192 << 20, DEFAULT_BLOCK = 8192 };

/*
 * How the memory is shared: half of it for what was added, half for the runs that
 * are being filled. An occurrence in one of these takes 8 bytes, the same again for
 * sorting it, and no more than that in the lists made from it.
 */
enum { FOR_RUNS = 2, OCCURRENCE = 32, NAMES_SHARE = 2 };

struct kzi_bulk {
	char *path;
	size_t memory;
	unsigned threads;
	int deflate;
	kzi_version version;
	kzi_documents documents;
	kzi_facts facts;
	kzi_spelling spelling;
	kzi_segments segments;
};

/* ---- Beginning and end ---- */

static kz_status check_options(const kzi_bulk_options *options, kz_error *err)
{
	uint32_t block = options->block_size;
	if (options->path == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no path");
	if (block != 0 && (block < KZI_BLOCK_MIN || block > KZI_BLOCK_MAX ||
				  (block & (block - 1)) != 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"block size %lu: a power of two from %d to %d",
			(unsigned long)block, KZI_BLOCK_MIN, KZI_BLOCK_MAX);
	if (options->deflate < 0 || options->deflate > 9)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"deflate level %d: 0 to 9", options->deflate);
	return KZ_OK;
}

static kz_status take_options(
	kzi_bulk *bulk, const kzi_bulk_options *options, kz_error *err)
{
	bulk->path = strdup(options->path);
	bulk->documents.directory = bulk->path;
	bulk->memory = options->memory != 0 ? options->memory : DEFAULT_MEMORY;
	bulk->threads = options->threads != 0 ? options->threads : 1;
	bulk->deflate = options->deflate;
	bulk->version.revision = options->revision != 0 ? options->revision : 1;
	bulk->version.block_size =
		options->block_size != 0 ? options->block_size : DEFAULT_BLOCK;
	if (bulk->path == NULL)
		return kzi_no_memory(err);
	if (options->uuid == NULL)
		return kzi_uuid_new(bulk->version.uuid, err);
	memcpy(bulk->version.uuid, options->uuid, KZI_BULK_UUID);
	return KZ_OK;
}

static kz_status begin_segments(kzi_bulk *bulk, const char *directory, kz_error *err)
{
	const unsigned char *uuid = bulk->version.uuid;
	kzi_buffer name = {0};
	kzi_buffer_format(&name, "%s/runs-%02x%02x%02x%02x", directory, uuid[0], uuid[1],
		uuid[2], uuid[3]);
	char *path = kzi_buffer_take(&name);
	kz_status st = path == NULL
			       ? kzi_no_memory(err)
			       : kzi_segments_begin(&bulk->segments, path,
					 bulk->memory - bulk->memory / FOR_RUNS, err);
	free(path);
	return st;
}

kz_status kzi_bulk_open(const kzi_bulk_options *options, kzi_bulk **out, kz_error *err)
{
	*out = NULL;
	kz_status st = check_options(options, err);
	if (st != KZ_OK)
		return st;
	kzi_bulk *bulk = calloc(1, sizeof *bulk);
	if (bulk == NULL)
		return kzi_no_memory(err);
	bulk->segments.fd = -1;
	st = take_options(bulk, options, err);
	if (st == KZ_OK)
		st = begin_segments(bulk,
			options->scratch != NULL ? options->scratch : options->path, err);
	if (st == KZ_OK)
		*out = bulk;
	else
		kzi_bulk_close(bulk);
	return st;
}

void kzi_bulk_close(kzi_bulk *bulk)
{
	if (bulk == NULL)
		return;
	kzi_documents_close(&bulk->documents);
	kzi_facts_free(&bulk->facts);
	kzi_spelling_free(&bulk->spelling);
	kzi_segments_end(&bulk->segments);
	free(bulk->path);
	free(bulk);
}

kz_status kzi_bulk_run_new(const kzi_bulk *bulk, kzi_bulk_run **out, kz_error *err)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return kzi_no_memory(err);
	size_t memory = bulk->memory / FOR_RUNS / bulk->threads;
	(*out)->log_most = memory / OCCURRENCE + 1;
	(*out)->bytes_most = memory / 2;
	(*out)->names_most = memory / NAMES_SHARE;
	(*out)->deflate = bulk->deflate;
	return KZ_OK;
}

/* ---- Adding ---- */

kz_status kzi_bulk_add(kzi_bulk *bulk, kzi_bulk_run *run, kz_error *err)
{
	kz_status st = kzi_bulk_sort(run, err);
	if (st != KZ_OK || run->document_count == 0)
		return st;
	if (run->documents[0].docid <= bulk->version.last_docid)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"docid %lu does not come after %lu",
			(unsigned long)run->documents[0].docid,
			(unsigned long)bulk->version.last_docid);
	st = kzi_documents_add(&bulk->documents, run, &bulk->version, err);
	if (st == KZ_OK)
		st = kzi_facts_slots(
			&bulk->facts, &run->slot_facts, &run->value_bytes, err);
	if (st == KZ_OK)
		st = kzi_segments_add(
			&bulk->segments, &run->postings, &run->positions, err);
	kzi_run_clear(run);
	return st;
}

kz_status kzi_bulk_metadata(kzi_bulk *bulk, const char *key, size_t key_length,
	const char *value, size_t length, kz_error *err)
{
	unsigned char stored[KZI_KEY_MAX] = KZI_KEY_METADATA;
	if (key_length == 0 || key_length > KZI_BULK_KEY_MAX)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"a metadata key of %zu bytes: 1 to %d can be stored", key_length,
			KZI_BULK_KEY_MAX);
	memcpy(stored + 2, key, key_length);
	return kzi_facts_set(&bulk->facts, stored, 2 + key_length, value, length, err);
}

kz_status kzi_bulk_spelling(kzi_bulk *bulk, const char *word, size_t length,
	uint32_t frequency, kz_error *err)
{
	return kzi_spelling_add(&bulk->spelling, word, length, frequency, err);
}

static kz_status write_spelling(kzi_bulk *bulk, kz_error *err)
{
	kzi_btree *table = NULL;
	if (bulk->spelling.words.count == 0)
		return KZ_OK;
	kz_status st = kzi_btree_create(bulk->path, "spelling", bulk->version.block_size,
		bulk->version.revision, &table, err);
	if (st == KZ_OK)
		st = kzi_spelling_write(
			&bulk->spelling, table, &bulk->version.spelling_most, err);
	if (st == KZ_OK)
		st = kzi_btree_finish(table, &bulk->version.roots[KZI_SPELLING], err);
	kzi_btree_close(table);
	return st;
}

/* ---- The tables in the order of the terms ---- */

/* One of two, each of which a thread of its own may write. */
typedef struct writing {
	kzi_bulk *bulk;
	int which; /* KZI_POSTINGS or KZI_POSITIONS */
	kz_status status;
	kz_error error;
} writing;

static kz_status write_merged(
	writing *w, kzi_merge *merge, kzi_btree *table, kzi_root *root)
{
	kz_status st = KZ_OK;
	if (w->which == KZI_POSTINGS)
		st = kzi_facts_write(&w->bulk->facts, table, &w->error);
	if (st == KZ_OK)
		st = w->which == KZI_POSTINGS
			     ? kzi_write_postlist(merge, table, &w->error)
			     : kzi_write_position(merge, table, &w->error);
	return st == KZ_OK ? kzi_btree_finish(table, root, &w->error) : st;
}

static void *write_table(void *context)
{
	writing *w = context;
	kzi_bulk *bulk = w->bulk;
	bool postings = w->which == KZI_POSTINGS;
	size_t count = 0;
	kzi_lists *lists = NULL;
	kzi_merge merge = {0};
	kzi_btree *table = NULL;
	kz_status st =
		kzi_segments_read(&bulk->segments, w->which, &lists, &count, &w->error);
	if (st == KZ_OK)
		st = kzi_merge_begin(&merge, lists, count, &w->error);
	/* Without any position there is no position table. */
	if (st == KZ_OK && (postings || merge.live > 0)) {
		st = kzi_btree_create(bulk->path, postings ? "postlist" : "position",
			bulk->version.block_size, bulk->version.revision, &table,
			&w->error);
		if (st == KZ_OK)
			st = write_merged(w, &merge, table,
				&bulk->version
					 .roots[postings ? KZI_POSTLIST : KZI_POSITION]);
	}
	kzi_btree_close(table);
	kzi_merge_end(&merge);
	kzi_segments_close(lists, count);
	w->status = st;
	return NULL;
}

kz_status kzi_bulk_finish(kzi_bulk *bulk, kz_error *err)
{
	writing postings = {.bulk = bulk, .which = KZI_POSTINGS};
	writing positions = {.bulk = bulk, .which = KZI_POSITIONS};
	pthread_t thread;
	bool apart =
		bulk->threads > 1 && kzi_thread_start(&thread, write_table, &positions);
	kz_status st = kzi_documents_finish(&bulk->documents, &bulk->version, err);
	if (st == KZ_OK)
		st = write_spelling(bulk, err);
	if (st == KZ_OK)
		write_table(&postings);
	if (apart)
		pthread_join(thread, NULL);
	else if (st == KZ_OK && postings.status == KZ_OK)
		write_table(&positions);
	if (st == KZ_OK && (postings.status != KZ_OK || positions.status != KZ_OK)) {
		const writing *failed = postings.status != KZ_OK ? &postings : &positions;
		if (err != NULL)
			*err = failed->error;
		st = failed->status;
	}
	if (st == KZ_OK)
		st = kzi_version_write(&bulk->version, bulk->path, err);
	return st == KZ_OK ? kzi_sync_directory(bulk->path, err) : st;
}
