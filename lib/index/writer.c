/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening an index to write. */
#include "index/writer.h"

#include "base/file.h"
#include "base/sized.h"
#include "base/thread.h"
#include "index/divided.h"
#include "index/engine.h"
#include "index/reader.h"
#include "index/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* With less, looking whether the engine can be trusted costs more than it saves. */
enum { BULK_DOCUMENTS = 250, BULK_BYTES = 1 << 20 };

/* Enough to be worth the sorting, and not so much that one waits long for the other. */
enum { BULK_STRETCH = 6 << 20 };

/* ---- Opening ---- */

/* The lock is the kernel's, so it ends with the process however that dies. */
static kz_status take_lock(kz_writer *writer, kz_error *err)
{
	char *path = kzi_path(writer->path, "lock", NULL);
	if (path == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	writer->lock = kzi_open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0666);
	if (writer->lock < 0)
		st = kzi_fail_errno(err, "%s", path);
	else if (flock(writer->lock, LOCK_EX | LOCK_NB) != 0)
		st = errno == EWOULDBLOCK
			     ? kzi_fail(err, KZ_E_LOCKED, KZI_NO_OFFSET,
				       "%s: another writer is at work: try again later",
				       writer->path)
			     : kzi_fail_errno(err, "%s", path);
	free(path);
	return st;
}

static kz_status make_directory(const char *path, kz_error *err)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return KZ_OK;
	return kzi_fail_errno(err, "%s", path);
}

/* A generation that nobody sees until current names it. */
static kz_status begin_generation(kz_writer *writer, const char *analysis, kz_error *err)
{
	kz_status st = kzi_generation_next(writer->path, writer->generation, err);
	if (st != KZ_OK)
		return st;
	char *path = kzi_path(writer->path, writer->generation, NULL);
	if (path == NULL)
		return kzi_no_memory(err);
	memcpy(writer->begun, writer->generation, KZI_GENERATION_NAME);
	st = make_directory(path, err);
	if (st == KZ_OK)
		st = kz_analysis_open(analysis, &writer->analysis, err);
	if (st == KZ_OK)
		st = kzi_analysis_file_write(
			writer->path, writer->generation, writer->analysis, NULL, err);
	free(path);
	return st;
}

/* An index that begins anew is still the same index, and its revision grows on.
 * One that is too damaged to say so begins at the beginning. */
static kz_status inherit_identity(kz_writer *writer, const char *before, kz_error *err)
{
	xapian_database *old = NULL;
	xapian_bytes uuid = {"", 0};
	char *glass = kzi_path(writer->path, before, "glass");
	xapian_status at = XAPIAN_E_NO_MEMORY;
	if (glass != NULL)
		at = xapian_database_open(glass, &old, NULL);
	kz_status st = KZ_E_CORRUPT;
	if (at == XAPIAN_OK)
		st = kzi_meta_number(old, KZI_META_REVISION, &writer->revision, NULL);
	if (st == KZ_OK)
		at = xapian_database_metadata(
			old, KZI_META_UUID, strlen(KZI_META_UUID), &uuid, NULL);
	if (st == KZ_OK && at == XAPIAN_OK && uuid.size == sizeof writer->uuid - 1)
		memcpy(writer->uuid, uuid.data, uuid.size);
	xapian_database_close(old);
	free(glass);
	return st == KZ_E_NO_MEMORY || at == XAPIAN_E_NO_MEMORY ? kzi_no_memory(err)
								: KZ_OK;
}

static kz_status use_generation(
	kz_writer *writer, const char *current, const char *analysis, kz_error *err)
{
	memcpy(writer->generation, current, KZI_GENERATION_NAME);
	writer->published = true;
	/* What a writer that was killed may have left: never used, or used no more. */
	kzi_generations_clean(writer->path, current);
	kz_status st =
		kzi_analysis_file_open(writer->path, current, &writer->analysis, err);
	if (st == KZ_OK && analysis != NULL &&
		strcmp(analysis, kz_analysis_name(writer->analysis)) != 0)
		return kzi_fail(err, KZ_E_FORMAT, KZI_NO_OFFSET,
			"%s: made with analysis '%s', not '%s': make it again to change that",
			writer->path, kz_analysis_name(writer->analysis), analysis);
	return st;
}

static kz_status open_spool(kz_writer *writer, kz_error *err)
{
	char *path = kzi_path(writer->path, "spool", NULL);
	if (path == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_spool_open(path, &writer->spool, err);
	free(path);
	return st;
}

/* Or a chdir() of the program would lose it. */
static kz_status make_absolute(kz_writer *writer, kz_error *err)
{
	char *absolute = realpath(writer->path, NULL);
	if (absolute == NULL)
		return kzi_fail_errno(err, "%s", writer->path);
	free(writer->path);
	writer->path = absolute;
	return KZ_OK;
}

/* Before anything is made for an analysis that is not there. */
static kz_status check_analysis(const char *name, kz_error *err)
{
	kz_analysis *analysis = NULL;
	kz_status st = kz_analysis_open(name, &analysis, err);
	kz_analysis_close(analysis);
	return st;
}

static kz_status claim_index(
	kz_writer *writer, const kz_writer_options *options, kz_error *err)
{
	bool create = options->flags & (KZ_WRITER_CREATE | KZ_WRITER_RESTART);
	kz_status st = check_analysis(options->analysis, err);
	if (st == KZ_OK)
		st = kzi_layout_check_writable(writer->path, create, err);
	if (st == KZ_OK)
		st = make_absolute(writer, err);
	if (st == KZ_OK)
		st = take_lock(writer, err);
	return st;
}

/* Without current it may be an index that was never finished, which is nothing; or
 * one that has lost current, and is not ours to throw away. */
static kz_status check_lost(const kz_writer *writer, kz_error *err)
{
	char last[KZI_GENERATION_NAME];
	xapian_database *database = NULL;
	xapian_statistics about = {0};
	kz_status st = kzi_generation_last(writer->path, last, err);
	if (st != KZ_OK || last[0] == '\0')
		return st;
	char *glass = kzi_path(writer->path, last, "glass");
	if (glass == NULL)
		return kzi_no_memory(err);
	if (xapian_database_open(glass, &database, NULL) == XAPIAN_OK)
		xapian_database_statistics(database, &about, NULL);
	xapian_database_close(database);
	free(glass);
	if (about.documents == 0)
		return KZ_OK;
	return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
		"%s: has lost its file 'current'; it should say %s", writer->path, last);
}

static kz_status check_shards(
	const kz_writer *writer, size_t known, size_t wanted, kz_error *err)
{
	char current[KZI_GENERATION_NAME];
	if (wanted > KZI_SHARDS_MOST)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"%zu shards: at most %d", wanted, KZI_SHARDS_MOST);
	bool whole = known == 0 && kzi_current_read(writer->path, current, NULL) == KZ_OK;
	if (wanted == 0 || wanted == known || (known == 0 && !whole) ||
		(whole && wanted == 1))
		return KZ_OK;
	return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
		"%s: is divided in %zu, and not in %zu: make one in another folder",
		writer->path, whole ? 1 : known, wanted);
}

static kz_status open_divided(
	kz_writer *writer, const kz_writer_options *options, size_t count, kz_error *err)
{
	kz_status st = claim_index(writer, options, err);
	return st == KZ_OK ? kzi_divided_claim(writer, options, count, err) : st;
}

static kz_status open_writer(
	kz_writer *writer, const kz_writer_options *options, kz_error *err)
{
	char current[KZI_GENERATION_NAME];
	bool restart = options->flags & KZ_WRITER_RESTART;
	kz_status st = claim_index(writer, options, err);
	if (st == KZ_OK)
		st = kzi_lexicon_choose(writer, options->words, err);
	if (st != KZ_OK)
		return st;
	kz_error why = {0};
	kz_status found = kzi_current_read(writer->path, current, &why);
	if (found != KZ_OK && found != KZ_E_NO_INDEX &&
		(!restart || found == KZ_E_NO_MEMORY))
		return kzi_fail(err, found, why.offset, "%s", why.message);
	if (found == KZ_E_NO_INDEX && !restart)
		st = check_lost(writer, err);
	if (st != KZ_OK)
		return st;
	if (found == KZ_OK && !restart)
		st = use_generation(writer, current, options->analysis, err);
	else
		st = begin_generation(writer, options->analysis, err);
	bool anew = options->flags & KZI_WRITER_ANEW;
	if (st == KZ_OK && found == KZ_OK && restart && !anew)
		st = inherit_identity(writer, current, err);
	if (st == KZ_OK)
		st = open_spool(writer, err);
	if (st == KZ_OK)
		st = kzi_writer_open_engine(writer, err);
	/* A new index is one from the start, if an empty one. */
	if (st == KZ_OK && found == KZ_E_NO_INDEX && !anew)
		st = kz_writer_commit(writer, err);
	return st;
}

static kz_status open_any(
	kz_writer *writer, const kz_writer_options *options, kz_error *err)
{
	size_t known = 0;
	kz_status st = kzi_divided_count(writer->path, &known, err);
	if (st == KZ_OK)
		st = check_shards(writer, known, options->shards, err);
	if (st != KZ_OK)
		return st;
	size_t count = known > 0 ? known : options->shards;
	return count > 1 ? open_divided(writer, options, count, err)
			 : open_writer(writer, options, err);
}

kz_status kz_writer_open(const char *path, const kz_writer_options *options,
	kz_writer **out, kz_error *err)
{
	kz_writer_options chosen = KZ_WRITER_OPTIONS_INIT;
	if (out != NULL)
		*out = NULL;
	if (path == NULL || out == NULL || (options != NULL && options->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"path and out, and options with their size set, are required");
	kzi_sized_copy(&chosen, options);
	kz_writer *writer = calloc(1, sizeof *writer);
	if (writer == NULL)
		return kzi_no_memory(err);
	writer->lock = -1;
	writer->process = getpid();
	writer->limits = (kzi_bulk_limits){.documents = BULK_DOCUMENTS,
		.bytes = BULK_BYTES,
		.stretch = BULK_STRETCH,
		.threads = kzi_thread_count()};
	writer->path = strdup(path);
	kz_status st = writer->path != NULL ? open_any(writer, &chosen, err)
					    : kzi_no_memory(err);
	if (st == KZ_OK)
		*out = writer;
	else
		kz_writer_close(writer);
	return st;
}

kz_status kzi_writer_open_engine(kz_writer *writer, kz_error *err)
{
	kz_status st = kzi_batch_recall(writer, err);
	for (size_t i = 0; i < writer->shard_count && st == KZ_OK; i++)
		st = kzi_writer_open_engine(writer->shards[i], err);
	if (writer->shard_count > 0 || st != KZ_OK)
		return st;
	/* One that failed at a question cannot be asked another; nothing is lost with it,
	 * since all that is not committed is on the spool. */
	if (xapian_writable_usable(writer->engine))
		return KZ_OK;
	kzi_writer_close_engine(writer);
	xapian_error why;
	uint64_t length = 0;
	char *glass = kzi_path(writer->path, writer->generation, "glass");
	char *text = kzi_path(writer->path, writer->generation, "text");
	st = glass == NULL || text == NULL ? kzi_no_memory(err) : KZ_OK;
	int mode = writer->published ? XAPIAN_OPEN : XAPIAN_CREATE_OR_OPEN;
	if (st == KZ_OK)
		st = kzi_engine(xapian_writable_open(glass, mode, &writer->engine, &why),
			&why, writer->path, err);
	/* current names it, so that it is not there is damage. */
	if (st == KZ_E_NO_INDEX)
		st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: the index has lost %s", writer->path, writer->generation);
	if (st == KZ_OK)
		st = kzi_text_open(text, true, &writer->texts, err);
	if (st == KZ_OK)
		st = kzi_meta_number(xapian_writable_database(writer->engine),
			KZI_META_TEXT_LENGTH, &length, err);
	if (st == KZ_OK)
		st = kzi_text_cut(writer->texts, length, err);
	if (st != KZ_OK)
		kzi_writer_close_engine(writer);
	free(glass);
	free(text);
	return st;
}

void kzi_writer_close_engine(kz_writer *writer)
{
	xapian_writable_close(writer->engine);
	kzi_text_close(writer->texts);
	writer->engine = NULL;
	writer->texts = NULL;
}

/* A generation that was begun and never published goes: nobody knows of it. */
static void abandon_generation(kz_writer *writer)
{
	if (writer->published || writer->generation[0] == '\0')
		return;
	/* A commit may have failed after current named it. */
	if (kzi_current_may_name(writer->path, writer->generation))
		return;
	char *path = kzi_path(writer->path, writer->generation, NULL);
	if (path != NULL)
		kzi_remove_tree(path, NULL);
	free(path);
}

void kz_writer_close(kz_writer *writer)
{
	if (writer == NULL)
		return;
	for (size_t i = 0; i < writer->shard_count; i++)
		kz_writer_close(writer->shards[i]);
	free(writer->shards);
	/* In a child of fork() everything belongs to the parent: touch no file. */
	if (writer->process == getpid()) {
		kzi_writer_close_engine(writer);
		kzi_spool_close(writer->spool);
		abandon_generation(writer);
		kz_analysis_close(writer->analysis);
	}
	kzi_unlock(writer->lock, writer->process);
	kzi_batch_clear(&writer->batch);
	free(writer->words);
	free(writer->path);
	free(writer);
}

/* ---- Progress ---- */

void kz_writer_on_progress(kz_writer *writer, kz_progress_fn *function, void *context)
{
	if (writer == NULL)
		return;
	for (size_t i = 0; i < writer->shard_count; i++)
		kz_writer_on_progress(writer->shards[i], function, context);
	writer->on_progress = function;
	writer->progress_context = context;
}

kz_status kzi_writer_progress(kz_writer *writer, kz_progress progress, kz_error *err)
{
	progress.size = sizeof progress;
	if (writer->on_progress == NULL ||
		writer->on_progress(writer->progress_context, &progress))
		return KZ_OK;
	return kzi_fail(err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
}

/* ---- Warning ---- */

const char *kz_writer_warning(const kz_writer *writer)
{
	for (size_t i = 0; writer != NULL && i < writer->shard_count; i++) {
		if (writer->shards[i]->warning.message[0] != '\0')
			return writer->shards[i]->warning.message;
	}
	return writer != NULL ? writer->warning.message : "";
}
