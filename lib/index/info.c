/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What an index is and holds; of several that are searched as one, together. */
#include "index/reader.h"

#include "base/digest.h"
#include "base/sized.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "index/shards.h"
#include "text/analysis.h"

#include <stdio.h>
#include <string.h>

kz_status kzi_meta_number(
	xapian_database *database, const char *key, uint64_t *out, kz_error *err)
{
	xapian_error why;
	xapian_bytes bytes;
	*out = 0;
	kz_status st = kzi_engine(
		xapian_database_metadata(database, key, strlen(key), &bytes, &why), &why,
		NULL, err);
	for (size_t i = 0; i < bytes.size && st == KZ_OK; i++) {
		if (bytes.data[i] < '0' || bytes.data[i] > '9')
			return kzi_fail(
				err, KZ_E_CORRUPT, KZI_NO_OFFSET, "%s is no number", key);
		*out = *out * 10 + (uint64_t)(bytes.data[i] - '0');
	}
	return st;
}

static kz_status count_fact(kz_index *index, const char *name, const char *value,
	uint64_t *count, kz_error *err)
{
	xapian_error why;
	uint32_t found = 0;
	kzi_buffer term = {0};
	kzi_term_fact(&term, name, value);
	kz_status st =
		term.failed ? kzi_no_memory(err)
			    : kzi_engine(xapian_database_term_frequency(index->database,
						 term.data, term.length, &found, &why),
				      &why, NULL, err);
	*count += found;
	kzi_buffer_free(&term);
	return st;
}

static kz_status copy_meta(
	kz_index *index, const char *key, char *out, size_t size, kz_error *err)
{
	xapian_error why;
	xapian_bytes bytes;
	kz_status st = kzi_engine(
		xapian_database_metadata(index->database, key, strlen(key), &bytes, &why),
		&why, NULL, err);
	if (st == KZ_OK && bytes.size < size)
		memcpy(out, bytes.data, bytes.size);
	return st;
}

/* Of one that is not several. */
static kz_status fill_one(kz_index *index, kz_index_info *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about;
	*out = (kz_index_info)KZ_INDEX_INFO_INIT;
	kz_status st =
		kzi_engine(xapian_database_statistics(index->database, &about, &why),
			&why, NULL, err);
	if (st == KZ_OK)
		st = count_fact(index, "holding", "record", &out->records, err);
	if (st == KZ_OK)
		st = count_fact(index, "holding", "named", &out->records, err);
	if (st == KZ_OK)
		st = kzi_meta_number(
			index->database, KZI_META_REMOVED, &out->removed, err);
	if (st == KZ_OK)
		st = kzi_meta_number(
			index->database, KZI_META_REVISION, &out->revision, err);
	if (st == KZ_OK)
		st = copy_meta(index, KZI_META_UUID, out->uuid, sizeof out->uuid, err);
	if (st == KZ_OK)
		st = copy_meta(index, KZI_META_NEWEST, out->newest_date,
			sizeof out->newest_date, err);
	out->documents = about.documents;
	return st;
}

static void add_up(kz_index_info *all, const kz_index_info *one)
{
	all->documents += one->documents;
	all->records += one->records;
	all->removed += one->removed;
	all->revision += one->revision;
	/* Of 2025 and 2025-04 it is the second, which says more. */
	if (strcmp(one->newest_date, all->newest_date) > 0)
		memcpy(all->newest_date, one->newest_date, sizeof all->newest_date);
}

/* The same indexes in the same order have the same. */
static void make_uuid(const kzi_buffer *uuids, char out[37])
{
	char digest[KZI_SHA256_HEX];
	kzi_sha256_hex(uuids->data, uuids->length, digest);
	snprintf(out, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", digest, digest + 8, digest + 12,
		digest + 16, digest + 20);
}

static kz_status fill_all(kz_index *index, kz_index_info *out, kz_error *err)
{
	kz_index *shard;
	kz_index_info one;
	kzi_buffer uuids = {0};
	kz_status st = KZ_OK;
	*out = (kz_index_info)KZ_INDEX_INFO_INIT;
	out->shards = index->shards != NULL ? (uint32_t)index->shard_count : 1;
	out->away = out->shards;
	for (size_t i = 0; (shard = kzi_shard_at(index, i)) != NULL && st == KZ_OK; i++) {
		st = fill_one(shard, &one, err);
		if (st == KZ_OK)
			add_up(out, &one);
		kzi_buffer_text(&uuids, one.uuid);
		out->away--;
	}
	if (st == KZ_OK && uuids.failed)
		st = kzi_no_memory(err);
	if (st == KZ_OK && index->shards == NULL)
		memcpy(out->uuid, one.uuid, sizeof out->uuid);
	else if (st == KZ_OK)
		make_uuid(&uuids, out->uuid);
	kzi_buffer_free(&uuids);
	return st;
}

static kz_status fill_info(kz_index *index, void *context, kz_error *err)
{
	kz_index_info *out = context;
	kz_status st = fill_all(index, out, err);
	if (st != KZ_OK)
		return st;
	out->format = KZI_FORMAT;
	out->analysis_version = kz_analysis_version(index->analysis);
	strncpy(out->analysis, kz_analysis_name(index->analysis),
		sizeof out->analysis - 1);
	memcpy(out->fingerprint, kz_analysis_fingerprint(index->analysis),
		strlen(kz_analysis_fingerprint(index->analysis)) + 1);
	const kzi_lexicon *lexicon = kzi_analysis_lexicon(index->analysis);
	if (lexicon != NULL) {
		out->listed_words = kzi_lexicon_listed(lexicon);
		out->own_words = kzi_lexicon_seen(lexicon);
	}
	return KZ_OK;
}

kz_status kz_index_get_info(kz_index *index, kz_index_info *out, kz_error *err)
{
	if (index == NULL || out == NULL || out->size == 0)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"index and out, with its size set, are required");
	kz_index_info info;
	kz_status st = kzi_index_read(index, fill_info, &info, err);
	kzi_sized_give(out, st == KZ_OK ? &info : NULL);
	return st;
}

/* ---- What is away ---- */

size_t kz_index_away_count(const kz_index *index)
{
	size_t count = 0;
	for (size_t i = 0; index != NULL && i < index->shard_count; i++)
		count += index->shards[i].index == NULL;
	return count;
}

const char *kz_index_away_at(const kz_index *index, size_t i, const char **why)
{
	for (size_t j = 0; index != NULL && j < index->shard_count; j++) {
		const kzi_shard *shard = &index->shards[j];
		if (shard->index != NULL || i-- > 0)
			continue;
		if (why != NULL)
			*why = shard->why.message;
		return shard->place;
	}
	if (why != NULL)
		*why = NULL;
	return NULL;
}
