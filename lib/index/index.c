/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening an index to read, and staying right while writers write. */
#include "index/reader.h"

#include "base/sized.h"
#include "index/divided.h"
#include "index/engine.h"
#include "index/server.h"
#include "index/shards.h"
#include "text/analysis.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/*
 * How often a reader looks again under a writer that commits without a pause. What
 * may be damage is believed soon; a change is a change, and only on a busy machine
 * does it come again and again. With the pauses in between, 3 seconds in all.
 */
enum { TRIES_DAMAGED = 6, TRIES_CHANGED = 80 };

static void pause_milliseconds(int count)
{
	struct timespec time = {0, count * 1000000L};
	nanosleep(&time, NULL);
}

/* ---- Opening ---- */

static void close_helper(kzi_helper *helper)
{
	kz_analysis_close(helper->analysis);
	kzi_text_close(helper->texts);
	*helper = (kzi_helper){0};
}

kz_status kzi_index_helper(
	kz_index *index, size_t number, const kzi_helper **out, kz_error *err)
{
	kzi_helper *helper = &index->helpers[number];
	kz_status st = KZ_OK;
	*out = helper;
	if (helper->texts != NULL)
		return KZ_OK;
	st = kzi_analysis_twin(index->analysis, &helper->analysis, err);
	if (st == KZ_OK)
		st = kzi_text_share(index->texts, &helper->texts, err);
	if (st != KZ_OK)
		close_helper(helper);
	return st;
}

void kzi_index_forget(kz_index *index)
{
	for (size_t i = 0; i < KZI_HELPERS_MOST; i++)
		close_helper(&index->helpers[i]);
	xapian_database_close(index->database);
	kzi_glass_close(index->glass);
	kzi_text_close(index->texts);
	kz_analysis_close(index->analysis);
	index->database = NULL;
	index->glass = NULL;
	index->glass_tried = 0;
	index->texts = NULL;
	index->analysis = NULL;
	index->generation[0] = '\0';
}

static kzi_glass *open_glass(const kz_index *index, uint64_t revision)
{
	kzi_glass *glass = NULL;
	char uuid[KZI_GLASS_UUID];
	char *directory = kzi_path(index->path, index->generation, "glass");
	/* Whatever is the matter: the engine finds it, too. */
	if (directory != NULL &&
		xapian_database_uuid(index->database, uuid, NULL) == XAPIAN_OK)
		kzi_glass_open(directory, uuid, revision, &glass);
	free(directory);
	return glass;
}

kzi_glass *kzi_index_glass(kz_index *index)
{
	xapian_statistics about;
	if (index->shards != NULL || index->server != NULL ||
		xapian_database_statistics(index->database, &about, NULL) != XAPIAN_OK ||
		about.revision == 0)
		return NULL;
	if (about.revision != index->glass_tried) {
		kzi_glass_close(index->glass);
		index->glass = open_glass(index, about.revision);
		index->glass_tried = about.revision;
	}
	return index->glass;
}

static kz_status open_generation(kz_index *index, const char *generation, kz_error *err)
{
	xapian_error why;
	char *glass = kzi_path(index->path, generation, "glass");
	char *text = kzi_path(index->path, generation, "text");
	kz_status st = glass == NULL || text == NULL ? kzi_no_memory(err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_analysis_file_open(
			index->path, generation, &index->analysis, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_open(glass, &index->database, &why), &why,
			index->path, err);
	if (st == KZ_OK)
		st = kzi_text_open(text, false, &index->texts, err);
	if (st == KZ_OK)
		memcpy(index->generation, generation, strlen(generation) + 1);
	else
		kzi_index_forget(index);
	free(glass);
	free(text);
	return st;
}

/* Opens what current names. A generation that vanishes between the reading of
 * its name and its opening has a successor. */
static kz_status open_current(kz_index *index, kz_error *err)
{
	char generation[KZI_GENERATION_NAME], again[KZI_GENERATION_NAME];
	kz_error why = {0};
	for (int i = 0; i < TRIES_DAMAGED; i++) {
		kz_status st = kzi_current_read(index->path, generation, err);
		if (st != KZ_OK)
			return st;
		/* Beside the one that is open, which is not lost when this fails. */
		kz_index fresh = {.path = index->path, .process = index->process};
		st = open_generation(&fresh, generation, &why);
		if (st == KZ_OK) {
			kzi_index_forget(index);
			*index = fresh;
			return KZ_OK;
		}
		bool same = kzi_current_read(index->path, again, NULL) == KZ_OK &&
			    strcmp(again, generation) == 0;
		/* Written to while we look, it may seem damaged. */
		bool unsure = st == KZ_E_CHANGED || st == KZ_E_CORRUPT;
		if (!same || (unsure && i + 1 < TRIES_DAMAGED))
			continue;
		/* What is named and not there is damage, not absence. */
		return kzi_fail(err, st == KZ_E_NO_INDEX ? KZ_E_CORRUPT : st, why.offset,
			"%s", why.message);
	}
	return kzi_fail(err, KZ_E_CHANGED, KZI_NO_OFFSET, "%s: changes too fast to open",
		index->path);
}

static kz_status open_folder(char *absolute, kz_index **out, kz_error *err)
{
	size_t shards = 0;
	kz_status st = kzi_divided_count(absolute, &shards, err);
	if (st == KZ_OK && shards > 0)
		return kzi_divided_open(absolute, shards, out, err);
	kz_index *index = st == KZ_OK ? calloc(1, sizeof *index) : NULL;
	if (index == NULL) {
		free(absolute);
		return st == KZ_OK ? kzi_no_memory(err) : st;
	}
	index->path = absolute;
	index->process = getpid();
	st = open_current(index, err);
	if (st == KZ_OK)
		*out = index;
	else
		kz_index_close(index);
	return st;
}

kz_status kz_index_open(const char *path, kz_index **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (path == NULL || out == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "path and out are required");
	/* Absolute, or a chdir() of the program would lose it. */
	char *absolute = realpath(path, NULL);
	if (absolute == NULL && (errno == ENOENT || errno == ENOTDIR))
		return kzi_fail(
			err, KZ_E_NO_INDEX, KZI_NO_OFFSET, "%s: there is no index", path);
	if (absolute == NULL)
		return kzi_fail_errno(err, "%s", path);
	return open_folder(absolute, out, err);
}

static kz_status open_places(const char *const *places, size_t count, uint32_t timeout,
	kz_index **out, kz_error *err)
{
	char name[32], **all;
	size_t all_count;
	snprintf(name, sizeof name, "%zu indexes", count);
	if (count == 1 && !kzi_is_server(places[0]))
		return kz_index_open(places[0], out, err);
	kz_status st = kzi_divided_expand(places, count, &all, &all_count, err);
	if (st == KZ_OK)
		st = kzi_shards_open(strdup(count == 1 ? places[0] : name),
			(const char *const *)all, all_count, timeout, out, err);
	kzi_places_free(all, all_count);
	return st;
}

kz_status kz_index_open_many(const char *const *places, size_t count,
	const kz_open_options *options, kz_index **out, kz_error *err)
{
	kz_open_options chosen = KZ_OPEN_OPTIONS_INIT;
	if (out != NULL)
		*out = NULL;
	if (places == NULL || count == 0 || out == NULL ||
		(options != NULL && options->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"places and out, and options with their size set, are required");
	kzi_sized_copy(&chosen, options);
	for (size_t i = 0; i < count; i++) {
		if (places[i] == NULL)
			return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
				"place %zu of the index is NULL", i + 1);
	}
	return open_places(places, count, chosen.timeout_ms, out, err);
}

kz_status kzi_index_open_again(const kz_index *index, kz_index **out, kz_error *err)
{
	*out = NULL;
	if (index->shards == NULL)
		return kz_index_open(index->path, out, err);
	const char **places = calloc(index->shard_count, sizeof(const char *));
	if (places == NULL)
		return kzi_no_memory(err);
	/* The program may have changed to another folder since. */
	for (size_t i = 0; i < index->shard_count; i++)
		places[i] = kzi_is_server(index->shards[i].place)
				    ? index->shards[i].place
				    : index->shards[i].index->path;
	kz_status st = kzi_shards_open(strdup(index->path), places, index->shard_count,
		index->timeout, out, err);
	free(places);
	return st;
}

void kz_index_close(kz_index *index)
{
	if (index == NULL)
		return;
	if (index->shards != NULL)
		kzi_shards_close(index);
	else
		kzi_index_forget(index);
	kzi_server_close(index->server);
	free(index->path);
	free(index);
}

/* Opened while it was empty, it was without; and got it with the first documents. */
static bool misses_lexicon(const kz_index *index)
{
	if (!kzi_analysis_takes_lexicon(index->analysis) ||
		kzi_analysis_lexicon(index->analysis) != NULL)
		return false;
	char *file = kzi_path(index->path, index->generation, "lexicon");
	bool there = file == NULL || access(file, F_OK) == 0;
	free(file);
	return there;
}

static kz_status refresh_folder(kz_index *index, kz_error *err)
{
	char generation[KZI_GENERATION_NAME];
	kz_status st = kzi_current_read(index->path, generation, err);
	if (st != KZ_OK)
		return st;
	if (index->database == NULL || strcmp(generation, index->generation) != 0 ||
		misses_lexicon(index))
		return open_current(index, err);
	xapian_error why;
	if (xapian_database_reopen(index->database, NULL, &why) == XAPIAN_OK)
		return KZ_OK;
	return open_current(index, err);
}

/* Once more, if need be by another connection. */
static kz_status refresh_server(kz_index *index, kz_error *err)
{
	if (index->database != NULL &&
		xapian_database_reopen(index->database, NULL, NULL) == XAPIAN_OK)
		return KZ_OK;
	return kzi_server_connect(index, err);
}

/* all: also servers that were away. */
static kz_status refresh(kz_index *index, bool all, kz_error *err)
{
	if (index->shards != NULL)
		return kzi_shards_refresh(index, all, err);
	return index->server != NULL ? refresh_server(index, err)
				     : refresh_folder(index, err);
}

kz_status kz_index_refresh(kz_index *index, kz_error *err)
{
	if (index == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "index is required");
	kz_status st = kzi_same_process(index->process, err);
	return st == KZ_OK ? refresh(index, true, err) : st;
}

kz_status kzi_index_read(kz_index *index, kzi_index_fn *fn, void *context, kz_error *err)
{
	kz_status st = kzi_same_process(index->process, err);
	if (st == KZ_OK && index->database == NULL)
		st = kz_index_refresh(index, err);
	if (st != KZ_OK)
		return st;
	kz_error why = {0};
	kzi_shards_begin(index);
	for (int i = 0;; i++) {
		st = fn(index, context, &why);
		/* Each is lost once, so that this has an end. */
		if (st == KZ_E_NETWORK && kzi_shards_lose(index, &why))
			continue;
		/* A block that was overwritten under us may also look damaged. */
		int tries = st == KZ_E_CHANGED   ? TRIES_CHANGED
			    : st == KZ_E_CORRUPT ? TRIES_DAMAGED
						 : 0;
		if (i >= tries || refresh(index, false, NULL) != KZ_OK)
			break;
		/* A writer that commits without a pause leaves little time to a reader
		 * on a busy machine: wait for a better moment, the longer the later. */
		if (i >= TRIES_DAMAGED)
			pause_milliseconds(i);
	}
	/* Only the last try is told of, and only when it failed. */
	if (st < 0)
		kzi_fail(err, st, why.offset, "%s", why.message);
	return st;
}
