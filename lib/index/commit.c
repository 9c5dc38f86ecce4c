/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A commit: the whole spool into the index, durably, or nothing of it. The order
 * is the promise: text to disk, engine to disk, then, for a new generation, its
 * name. Whatever stops it in between leaves the last commit as it was.
 */
#include "index/rebuild.h"

#include "base/date.h"
#include "base/file.h"
#include "index/divided.h"
#include "index/engine.h"
#include "index/reader.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of documents from which on what hastens an analysis takes less time than it saves. */
enum { BYTES_TO_HASTEN = 1 << 20 };

static kz_status set_meta_text(kz_writer *writer, const char *key, const char *value,
	size_t length, kz_error *err)
{
	xapian_error why;
	return kzi_engine(xapian_writable_set_metadata(
				  writer->engine, key, strlen(key), value, length, &why),
		&why, NULL, err);
}

static kz_status set_meta_number(
	kz_writer *writer, const char *key, uint64_t value, kz_error *err)
{
	char text[24];
	int length = snprintf(text, sizeof text, "%llu", (unsigned long long)value);
	return set_meta_text(writer, key, text, (size_t)length, err);
}

/* An index keeps its uuid for life; it begins with that of its first engine. */
static kz_status keep_uuid(kz_writer *writer, kz_error *err)
{
	xapian_error why;
	xapian_bytes known;
	char uuid[37];
	xapian_database *database = xapian_writable_database(writer->engine);
	kz_status st = kzi_engine(xapian_database_metadata(database, KZI_META_UUID,
					  strlen(KZI_META_UUID), &known, &why),
		&why, NULL, err);
	if (st != KZ_OK || known.size > 0)
		return st;
	memcpy(uuid, writer->uuid, sizeof uuid);
	if (uuid[0] == '\0')
		st = kzi_engine(
			xapian_database_uuid(database, uuid, &why), &why, NULL, err);
	return st == KZ_OK ? set_meta_text(writer, KZI_META_UUID, uuid, 36, err) : st;
}

/* The last of all date terms is the newest date, as precise as it is known. */
static kz_status keep_newest_date(kz_writer *writer, kz_error *err)
{
	xapian_error why;
	xapian_cursor *dates = NULL;
	xapian_bytes term;
	char newest[KZI_DATE_MAX] = "";
	kzi_buffer prefix = {0};
	kzi_term_period(&prefix, "date", "");
	kz_status st =
		prefix.failed
			? kzi_no_memory(err)
			: kzi_engine(xapian_database_terms(
					     xapian_writable_database(writer->engine),
					     prefix.data, prefix.length, &dates, &why),
				  &why, NULL, err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_bytes(dates, &term, &why), &why, NULL, err);
		size_t length = st == KZ_OK ? term.size - prefix.length : 0;
		if (length < 4 || length >= sizeof newest)
			continue;
		memcpy(newest, term.data + prefix.length, length);
		newest[length] = '\0';
	}
	xapian_cursor_close(dates);
	kzi_buffer_free(&prefix);
	return st == KZ_DONE ? set_meta_text(writer, KZI_META_NEWEST, newest,
				       strlen(newest), err)
			     : st;
}

/* So that who has nothing but the database, behind a server, knows how to ask it. */
static kz_status keep_analysis(kz_writer *writer, kz_error *err)
{
	xapian_error why;
	xapian_bytes known;
	kzi_buffer text = {0};
	xapian_database *database = xapian_writable_database(writer->engine);
	kz_status st =
		kzi_analysis_file_read(writer->path, writer->generation, &text, err);
	size_t length = st == KZ_OK ? strlen(text.data) : 0;
	if (st == KZ_OK)
		st = kzi_engine(xapian_database_metadata(database, KZI_META_ANALYSIS,
					strlen(KZI_META_ANALYSIS), &known, &why),
			&why, NULL, err);
	if (st == KZ_OK &&
		(known.size != length || memcmp(known.data, text.data, length) != 0))
		st = set_meta_text(writer, KZI_META_ANALYSIS, text.data, length, err);
	kzi_buffer_free(&text);
	return st;
}

static uint64_t count_records(const kzi_batch *batch)
{
	uint64_t count = 0;
	for (size_t i = 0; i < batch->count; i++)
		count += kzi_batch_counts(batch, (uint32_t)i + 1);
	return count;
}

static kz_status consume_salvage(kz_writer *writer, kz_error *err)
{
	writer->memo.analysis = writer->analysis;
	kz_status st = kzi_apply_salvage(writer, err);
	kzi_memo_free(&writer->memo);
	return st;
}

static kz_status consume_spool(kz_writer *writer, kz_error *err)
{
	kzi_buffer content = {0};
	kzi_spool_kind kind;
	uint32_t record = 0;
	kz_progress progress = {.phase = KZ_PHASE_INDEXING,
		.total = count_records(&writer->batch),
		.path = ""};
	writer->memo.analysis = writer->analysis;
	if (kzi_spool_here(writer->spool).bytes >= BYTES_TO_HASTEN)
		kzi_analysis_hasten(writer->analysis, NULL);
	kz_status st = kzi_apply_erasures(writer, err);
	if (st == KZ_OK)
		st = kzi_spool_rewind(writer->spool, err);
	while (st == KZ_OK) {
		st = kzi_spool_next(writer->spool, &kind, &content, err);
		if (st != KZ_OK || !kzi_batch_counts(&writer->batch, ++record))
			continue;
		st = kzi_apply(writer, kind, &content, err);
		progress.done++;
		progress.bytes += content.length;
		if (st == KZ_OK)
			st = kzi_writer_progress(writer, progress, err);
	}
	kzi_memo_free(&writer->memo);
	kzi_buffer_free(&content);
	return st == KZ_DONE ? KZ_OK : st;
}

/* In bulk, when that pays. */
static kz_status consume(kz_writer *writer, kz_error *err)
{
	bool pays = false;
	kz_status st = kzi_rebuild_pays(writer, &pays, err);
	if (st == KZ_OK && pays)
		st = kzi_rebuild(writer, err);
	/* A document that is too long for a run in bulk is not for the engine. */
	if (st != KZ_E_LIMIT && (st != KZ_OK || pays))
		return st;
	st = kzi_batch_recall(writer, err);
	if (st == KZ_OK)
		st = writer->salvage != NULL ? consume_salvage(writer, err)
					     : consume_spool(writer, err);
	return st;
}

static kz_status commit_engine(kz_writer *writer, kz_error *err)
{
	xapian_error why;
	uint64_t length = 0, revision = 0;
	kz_status st = kzi_text_sync(writer->texts, &length, err);
	if (st == KZ_OK)
		st = set_meta_number(writer, KZI_META_TEXT_LENGTH, length, err);
	if (st == KZ_OK)
		st = kzi_meta_number(xapian_writable_database(writer->engine),
			KZI_META_REVISION, &revision, err);
	if (revision < writer->revision)
		revision = writer->revision;
	if (st == KZ_OK)
		st = set_meta_number(writer, KZI_META_REVISION, revision + 1, err);
	if (st == KZ_OK)
		st = keep_uuid(writer, err);
	if (st == KZ_OK)
		st = keep_newest_date(writer, err);
	if (st == KZ_OK)
		st = keep_analysis(writer, err);
	if (st == KZ_OK)
		st = kzi_engine(xapian_writable_commit(writer->engine, &why), &why,
			writer->path, err);
	return st;
}

/* From here on readers see the new generation, and the old ones can go. */
static kz_status publish(kz_writer *writer, kz_error *err)
{
	char *directory = kzi_path(writer->path, writer->generation, NULL);
	if (directory == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_sync_directory(directory, err);
	if (st == KZ_OK)
		st = kzi_sync_directory(writer->path, err);
	if (st == KZ_OK)
		st = kzi_current_write(writer->path, writer->generation, err);
	if (st == KZ_OK) {
		writer->published = true;
		kzi_generations_clean(writer->path, writer->generation);
	}
	free(directory);
	return st;
}

/* What was begun and nobody has seen is as it was, with no documents: who opens it next
 * makes the database. Without the first file the rest is nothing. */
static void empty_generation(const kz_writer *writer)
{
	static const char *const files[] = {"glass/iamglass", "glass"};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		char *path = kzi_path(writer->path, writer->generation, files[i]);
		bool gone = path != NULL && kzi_remove_tree(path, NULL) == KZ_OK;
		free(path);
		if (!gone)
			break;
	}
}

void kzi_commit_undo(kz_writer *writer)
{
	kzi_writer_close_engine(writer);
	kzi_rebuild_undo(writer);
	if (!writer->published && strcmp(writer->generation, writer->begun) == 0 &&
		!kzi_current_may_name(writer->path, writer->generation))
		empty_generation(writer);
}

static bool has_nothing(const kz_writer *writer)
{
	return writer->published && kzi_spool_count(writer->spool) == 0;
}

kz_status kzi_commit_prepare(kz_writer *writer, kz_error *err)
{
	if (has_nothing(writer))
		return KZ_OK;
	kz_status st = kzi_writer_open_engine(writer, err);
	if (st == KZ_OK)
		st = kzi_lexicon_freeze(writer, err);
	if (st == KZ_OK)
		st = consume(writer, err);
	if (st == KZ_OK)
		st = commit_engine(writer, err);
	if (st != KZ_OK)
		kzi_commit_undo(writer);
	return st;
}

kz_status kzi_commit_finish(kz_writer *writer, kz_error *err)
{
	if (has_nothing(writer))
		return KZ_OK;
	kz_status st = writer->published ? KZ_OK : publish(writer, err);
	if (st != KZ_OK) {
		kzi_commit_undo(writer);
		return st;
	}
	kzi_spool_empty(writer->spool);
	kzi_batch_clear(&writer->batch);
	writer->before[0] = '\0';
	return KZ_OK;
}

kz_status kz_writer_commit(kz_writer *writer, kz_error *err)
{
	if (writer == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "writer is required");
	kz_status st = kzi_same_process(writer->process, err);
	if (st == KZ_OK && writer->shard_count > 0)
		return kzi_divided_commit(writer, err);
	if (st == KZ_OK)
		st = kzi_commit_prepare(writer, err);
	return st == KZ_OK ? kzi_commit_finish(writer, err) : st;
}
