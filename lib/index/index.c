/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening an index to read, and staying right while writers write. */
#include "index/reader.h"

#include "base/sized.h"
#include "index/engine.h"
#include "index/indexer.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <errno.h>
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

kz_status kzi_same_process(pid_t process, kz_error *err)
{
	if (process == getpid())
		return KZ_OK;
	return kzi_fail(err, KZ_E_FORKED, KZI_NO_OFFSET,
		"the handle was opened in another process: open it again after fork()");
}

/* ---- Opening ---- */

static void close_generation(kz_index *index)
{
	xapian_database_close(index->database);
	kzi_text_close(index->texts);
	kz_analysis_close(index->analysis);
	index->database = NULL;
	index->texts = NULL;
	index->analysis = NULL;
	index->generation[0] = '\0';
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
		close_generation(index);
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
			close_generation(index);
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
	kz_index *index = calloc(1, sizeof *index);
	if (index == NULL) {
		free(absolute);
		return kzi_no_memory(err);
	}
	index->path = absolute;
	index->process = getpid();
	kz_status st = open_current(index, err);
	if (st == KZ_OK)
		*out = index;
	else
		kz_index_close(index);
	return st;
}

void kz_index_close(kz_index *index)
{
	if (index == NULL)
		return;
	close_generation(index);
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

kz_status kz_index_refresh(kz_index *index, kz_error *err)
{
	if (index == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "index is required");
	kz_status st = kzi_same_process(index->process, err);
	char generation[KZI_GENERATION_NAME];
	if (st == KZ_OK)
		st = kzi_current_read(index->path, generation, err);
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

kz_status kzi_index_read(kz_index *index, kzi_index_fn *fn, void *context, kz_error *err)
{
	kz_status st = kzi_same_process(index->process, err);
	if (st == KZ_OK && index->database == NULL)
		st = kz_index_refresh(index, err);
	if (st != KZ_OK)
		return st;
	kz_error why = {0};
	for (int i = 0;; i++) {
		st = fn(index, context, &why);
		/* A block that was overwritten under us may also look damaged. */
		int tries = st == KZ_E_CHANGED   ? TRIES_CHANGED
			    : st == KZ_E_CORRUPT ? TRIES_DAMAGED
						 : 0;
		if (i >= tries || kz_index_refresh(index, NULL) != KZ_OK)
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

/* ---- Facts about it ---- */

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

static kz_status fill_info(kz_index *index, void *context, kz_error *err)
{
	kz_index_info *out = context;
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
	if (st != KZ_OK)
		return st;
	out->documents = about.documents;
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
