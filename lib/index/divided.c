/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/divided.h"

#include "base/digest.h"
#include "base/file.h"
#include "index/same.h"
#include "index/schema.h"
#include "index/server.h"
#include "index/shards.h"
#include "index/tombstone.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- On disk ---- */

void kzi_divided_name(size_t number, char out[KZI_SHARD_NAME])
{
	snprintf(out, KZI_SHARD_NAME, "shard-%03u", (unsigned)number % 1000 + 1);
}

char *kzi_divided_path(const char *path, size_t number)
{
	char name[KZI_SHARD_NAME];
	kzi_divided_name(number, name);
	return kzi_path(path, name, NULL);
}

kz_status kzi_divided_count(const char *path, size_t *out, kz_error *err)
{
	struct stat about;
	kzi_buffer line = {0};
	*out = 0;
	char *file = kzi_path(path, "shards", NULL);
	if (file == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	if (stat(file, &about) == 0) {
		st = kzi_file_read(file, 64, &line, err);
		kzi_buffer_byte(&line, '\0');
		if (st == KZ_OK && line.failed)
			st = kzi_no_memory(err);
		*out = st == KZ_OK ? strtoul(line.data, NULL, 10) : 0;
		if (st == KZ_OK && (*out < 2 || *out > KZI_SHARDS_MOST))
			st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				"%s: does not say how many shards there are", file);
	}
	kzi_buffer_free(&line);
	free(file);
	return st;
}

static kz_status write_count(const char *path, size_t count, kz_error *err)
{
	char line[32];
	int length = snprintf(line, sizeof line, "%zu\n", count);
	char *file = kzi_path(path, "shards", NULL);
	kz_status st = file != NULL ? kzi_file_replace(file, line, (size_t)length, err)
				    : kzi_no_memory(err);
	free(file);
	return st;
}

/* ---- Reading ---- */

kz_status kzi_divided_open(char *path, size_t count, kz_index **out, kz_error *err)
{
	char *places[KZI_SHARDS_MOST] = {NULL};
	kz_error why = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		places[i] = kzi_divided_path(path, i);
		st = places[i] != NULL ? KZ_OK : kzi_no_memory(&why);
	}
	if (st == KZ_OK)
		st = kzi_shards_open(
			path, (const char *const *)places, count, 0, out, &why);
	else
		free(path);
	for (size_t i = 0; i < count; i++)
		free(places[i]);
	/* What is counted and not there is damage, not absence. */
	if (st == KZ_E_NO_INDEX)
		st = KZ_E_CORRUPT;
	return st < 0 ? kzi_fail(err, st, why.offset, "%s", why.message) : st;
}

void kzi_places_free(char **places, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(places[i]);
	free(places);
}

/* Appends the place, or its shards. */
static kz_status expand(const char *place, char ***places, size_t *count, kz_error *err)
{
	size_t shards = 0;
	kz_status st =
		kzi_is_server(place) ? KZ_OK : kzi_divided_count(place, &shards, err);
	if (st != KZ_OK)
		return st;
	size_t more = shards > 0 ? shards : 1;
	char **grown = realloc(*places, (*count + more) * sizeof *grown);
	if (grown == NULL)
		return kzi_no_memory(err);
	*places = grown;
	for (size_t i = 0; i < more; i++) {
		char *one = shards > 0 ? kzi_divided_path(place, i) : strdup(place);
		if (one == NULL)
			return kzi_no_memory(err);
		grown[(*count)++] = one;
	}
	return KZ_OK;
}

kz_status kzi_divided_expand(const char *const *places, size_t count, char ***out,
	size_t *out_count, kz_error *err)
{
	kz_status st = KZ_OK;
	*out = NULL;
	*out_count = 0;
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		st = expand(places[i], out, out_count, err);
	if (st == KZ_OK)
		return KZ_OK;
	kzi_places_free(*out, *out_count);
	*out = NULL;
	*out_count = 0;
	return st;
}

/* ---- Opening to write ---- */

size_t kzi_shards_of(const kz_writer *writer)
{
	return writer->shard_count > 0 ? writer->shard_count : 1;
}

kz_writer *kzi_writer_shard(kz_writer *writer, size_t i)
{
	return writer->shard_count > 0 ? writer->shards[i] : writer;
}

static kz_status open_shard(kz_writer *writer, size_t i, const kz_writer_options *options,
	kz_writer **out, kz_error *err)
{
	kz_error why = {0};
	char *path = kzi_divided_path(writer->path, i);
	kz_status st = path != NULL ? kz_writer_open(path, options, out, &why)
				    : kzi_no_memory(&why);
	free(path);
	/* What is counted and not there is damage, not absence. */
	if (st == KZ_E_NO_INDEX)
		st = KZ_E_CORRUPT;
	return st < 0 ? kzi_fail(err, st, why.offset, "%s", why.message) : st;
}

kz_status kzi_divided_claim(
	kz_writer *writer, const kz_writer_options *options, size_t count, kz_error *err)
{
	size_t known = 0;
	kz_writer_options own = *options;
	own.shards = 0;
	kz_status st = kzi_divided_count(writer->path, &known, err);
	/* Nor is one of them made again, with nothing in it. */
	if (known > 0)
		own.flags &= ~(uint32_t)KZ_WRITER_CREATE;
	writer->shards = calloc(count, sizeof(kz_writer *));
	if (st == KZ_OK && writer->shards == NULL)
		st = kzi_no_memory(err);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		st = open_shard(writer, i, &own, &writer->shards[i], err);
		if (st != KZ_OK)
			break;
		writer->shards[i]->shares_lexicon = true;
		writer->shard_count++;
	}
	/* It is one from now on, and not before all of it is there. */
	return st == KZ_OK && known == 0 ? write_count(writer->path, count, err) : st;
}

/* ---- Where a document goes ---- */

static kz_status has_path(kz_writer *shard, const char *path, bool *out, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_held_list found = {0};
	*out = false;
	if (path[0] == '\0')
		return KZ_OK;
	kzi_term_path(&term, path);
	kz_status st = kzi_batch_find(shard, &term, 1, &found, err);
	*out = found.count > 0;
	kzi_held_list_free(&found);
	kzi_buffer_free(&term);
	return st;
}

kz_status kzi_shard_of_path(
	kz_writer *writer, const char *path, kz_writer **out, kz_error *err)
{
	bool has = false;
	kz_status st = KZ_OK;
	*out = kzi_writer_shard(writer, 0);
	for (size_t i = 0; i < writer->shard_count && st == KZ_OK && !has; i++) {
		kz_writer *shard = writer->shards[i];
		st = has_path(shard, path, &has, err);
		if (st == KZ_OK && !has)
			st = kzi_tombstone_of_path(shard, path, &has, err);
		if (has)
			*out = shard;
	}
	return st;
}

static kz_status knows(
	kz_writer *shard, const kz_document *document, bool *out, kz_error *err)
{
	kzi_held_list same = {0};
	kz_status st = kzi_find_same(shard, document, &same, err);
	*out = same.count > 0;
	kzi_held_list_free(&same);
	return st == KZ_OK && !*out ? kzi_tombstone_of(shard, document, out, err) : st;
}

/* The file may give another document than before, or one that is there by other files:
 * the document decides, before the file does. */
kz_status kzi_shard_for(kz_writer *writer, const kz_document *document, const char *path,
	kz_writer **out, kz_error *err)
{
	const char *id = kz_document_get(document, KZ_ID);
	size_t hash = kzi_crc32c(0, id, strlen(id)) % kzi_shards_of(writer);
	bool found = false;
	kz_status st = KZ_OK;
	*out = kzi_writer_shard(writer, hash);
	/* There most likely. */
	for (size_t i = 0; i < writer->shard_count && st == KZ_OK && !found; i++) {
		kz_writer *shard = writer->shards[(hash + i) % writer->shard_count];
		st = knows(shard, document, &found, err);
		if (found)
			*out = shard;
	}
	for (size_t i = 0; i < writer->shard_count && st == KZ_OK && !found; i++) {
		st = has_path(writer->shards[i], path, &found, err);
		if (found)
			*out = writer->shards[i];
	}
	return st;
}

/* ---- All of the batches ---- */

kzi_batch_mark *kzi_batches_here(kz_writer *writer)
{
	kzi_batch_mark *marks = calloc(kzi_shards_of(writer), sizeof *marks);
	for (size_t i = 0; i < kzi_shards_of(writer) && marks != NULL; i++)
		marks[i] = kzi_batch_here(kzi_writer_shard(writer, i));
	return marks;
}

void kzi_batches_back_to(kz_writer *writer, const kzi_batch_mark *marks)
{
	for (size_t i = 0; i < kzi_shards_of(writer); i++)
		kzi_batch_back_to(kzi_writer_shard(writer, i), marks[i]);
}

/* ---- Committing ---- */

/* What is changed where it is can be no part of all or nothing: it is done with at once.
 * New generations are named when all of them are there. */
static kz_status prepare(kz_writer *shard, kz_error *err)
{
	kz_status st = kzi_commit_prepare(shard, err);
	return st == KZ_OK && shard->published ? kzi_commit_finish(shard, err) : st;
}

kz_status kzi_divided_commit(kz_writer *writer, kz_error *err)
{
	kz_status st = kzi_lexicon_freeze(writer, err);
	for (size_t i = 0; i < writer->shard_count && st == KZ_OK; i++)
		st = prepare(writer->shards[i], err);
	for (size_t i = 0; i < writer->shard_count; i++) {
		kz_writer *shard = writer->shards[i];
		if (shard->published)
			continue;
		if (st == KZ_OK)
			st = kzi_commit_finish(shard, err);
		else
			kzi_commit_undo(shard);
	}
	return st;
}
