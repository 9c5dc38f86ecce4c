/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/rebuild.h"

#include "base/file.h"
#include "index/engine.h"
#include "index/reader.h"
#include "index/salvage.h"
#include "index/schema.h"
#include "index/tombstone.h"
#include "index/trust.h"
#include "index/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Takes a third off the term lists; more of it makes them hardly less. */
enum { DEFLATE = 1 };

/* ---- Is it worth it? ---- */

static uint64_t count_puts(const kzi_batch *batch)
{
	uint64_t count = 0;
	for (uint32_t record = 1; record <= batch->count; record++)
		count += kzi_batch_counts(batch, record) &&
			 batch->records[record - 1].kind == KZI_SPOOL_PUT;
	return count;
}

/* What is there is analysed again, which is a third of the work that the engine has
 * with a new document: so what comes must be at least half of it. */
static kz_status is_large(kz_writer *writer, bool *out, kz_error *err)
{
	xapian_error why;
	xapian_statistics about = {0};
	uint64_t puts = writer->salvage != NULL ? writer->salvage->count
						: count_puts(&writer->batch);
	kz_status st = kzi_engine(
		xapian_database_statistics(
			xapian_writable_database(writer->engine), &about, &why),
		&why, writer->path, err);
	bool many = puts >= writer->limits.documents ||
		    kzi_spool_here(writer->spool).bytes >= writer->limits.bytes;
	*out = puts > 0 && many && puts >= about.documents / 2;
	return st;
}

/* Once for each writer. */
static kz_status is_trusted(kz_writer *writer, bool *out, kz_error *err)
{
	kz_error why = {0};
	*out = writer->bulk == KZI_BULK_TRUSTED;
	if (writer->bulk != KZI_BULK_UNTRIED)
		return KZ_OK;
	/* Beside the text of the generation, so that it goes with that if we die. */
	char *folder = kzi_path(writer->path, writer->generation, "trial");
	if (folder == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_remove_tree(folder, &why);
	if (st == KZ_OK)
		st = kzi_trust_bulk(folder, &why);
	free(folder);
	*out = st == KZ_OK;
	if (st == KZ_OK) {
		writer->bulk = KZI_BULK_TRUSTED;
	} else if (st == KZ_E_UNSUPPORTED) {
		writer->bulk = KZI_BULK_NEVER;
		kzi_fail(&writer->warning, st, KZI_NO_OFFSET,
			"large indexes are made the slow way: %s", why.message);
		st = KZ_OK;
	} else {
		kzi_fail(err, st, why.offset, "%s", why.message);
	}
	return st;
}

kz_status kzi_rebuild_pays(kz_writer *writer, bool *out, kz_error *err)
{
	*out = false;
	if (writer->bulk == KZI_BULK_NEVER)
		return KZ_OK;
	kz_status st = is_large(writer, out, err);
	if (st == KZ_OK && *out)
		st = is_trusted(writer, out, err);
	return st;
}

/* ---- What is the same in both ---- */

static kz_status copy_bytes(
	int in, int out, const char *from, const char *to, kz_error *err)
{
	char bytes[1 << 16];
	for (;;) {
		ssize_t got = read(in, bytes, sizeof bytes);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return kzi_fail_errno(err, "%s", from);
		if (got == 0)
			return fsync(out) == 0 ? KZ_OK : kzi_fail_errno(err, "%s", to);
		kz_status st = kzi_write_all(out, bytes, (size_t)got, to, err);
		if (st != KZ_OK)
			return st;
	}
}

static kz_status copy_file(const char *from, const char *to, kz_error *err)
{
	int in = kzi_open(from, O_RDONLY | O_NOFOLLOW, 0);
	int out = in >= 0 ? kzi_open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666)
			  : -1;
	kz_status st = out >= 0 ? copy_bytes(in, out, from, to, err)
				: kzi_fail_errno(err, "%s", in < 0 ? from : to);
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	return st;
}

/* By a link, where the disk has those: none of these files is ever written over. */
static kz_status take_file(
	kz_writer *writer, const char *generation, const char *name, kz_error *err)
{
	char *from = kzi_path(writer->path, writer->generation, name);
	char *to = kzi_path(writer->path, generation, name);
	kz_status st = from == NULL || to == NULL ? kzi_no_memory(err) : KZ_OK;
	if (st == KZ_OK && access(from, F_OK) == 0 && link(from, to) != 0)
		st = copy_file(from, to, err);
	free(from);
	free(to);
	return st;
}

/* The text only grows, so that two generations may have the same: each knows how much
 * of it counts. */
static kz_status open_text(
	kz_writer *writer, const char *generation, kzi_text_store **out, kz_error *err)
{
	uint64_t length = 0;
	char *path = kzi_path(writer->path, generation, "text");
	kz_status st = path == NULL ? kzi_no_memory(err) : KZ_OK;
	if (st == KZ_OK)
		st = kzi_meta_number(xapian_writable_database(writer->engine),
			KZI_META_TEXT_LENGTH, &length, err);
	if (st == KZ_OK)
		st = kzi_text_open(path, true, out, err);
	if (st == KZ_OK)
		st = kzi_text_cut(*out, length, err);
	free(path);
	return st;
}

/* ---- The database ---- */

static kz_status copy_metadata(xapian_database *database, kzi_bulk *bulk, kz_error *err)
{
	xapian_error why;
	xapian_bytes key, value;
	xapian_cursor *keys = NULL;
	kz_status st =
		kzi_engine(xapian_database_metadata_keys(database, "", 0, &keys, &why),
			&why, NULL, err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_bytes(keys, &key, &why), &why, NULL, err);
		if (st == KZ_OK)
			st = kzi_engine(xapian_database_metadata(database, key.data,
						key.size, &value, &why),
				&why, NULL, err);
		if (st == KZ_OK)
			st = kzi_bulk_metadata(
				bulk, key.data, key.size, value.data, value.size, err);
	}
	xapian_cursor_close(keys);
	return st == KZ_DONE ? KZ_OK : st;
}

/* Without it, what was just written would be taken for the rest of a commit that did
 * not happen. */
static kz_status set_text_length(kzi_bulk *bulk, uint64_t length, kz_error *err)
{
	char text[24];
	int digits = snprintf(text, sizeof text, "%llu", (unsigned long long)length);
	return kzi_bulk_metadata(bulk, KZI_META_TEXT_LENGTH, strlen(KZI_META_TEXT_LENGTH),
		text, (size_t)digits, err);
}

static kz_status build(
	kz_writer *writer, const char *glass, kzi_text_store *texts, kz_error *err)
{
	uint64_t length = 0;
	kzi_bulk *bulk = NULL;
	kzi_plan plan = {0};
	kzi_bulk_options options = {
		.path = glass, .threads = writer->limits.threads, .deflate = DEFLATE};
	kz_status st = kzi_plan_make(writer, &plan, err);
	if (st == KZ_OK)
		kzi_batch_let_go(&writer->batch);
	if (st == KZ_OK)
		st = kzi_bulk_open(&options, &bulk, err);
	if (st == KZ_OK)
		st = copy_metadata(xapian_writable_database(writer->engine), bulk, err);
	if (st == KZ_OK)
		st = kzi_workers_fill(writer, &plan, bulk, texts, err);
	if (st == KZ_OK)
		st = kzi_text_sync(texts, &length, err);
	if (st == KZ_OK)
		st = set_text_length(bulk, length, err);
	if (st == KZ_OK)
		st = kzi_bulk_finish(bulk, err);
	kzi_bulk_close(bulk);
	kzi_plan_free(&plan);
	return st;
}

static kz_status make_directories(const char *path, const char *glass, kz_error *err)
{
	const char *failed = mkdir(path, 0777) != 0    ? path
			     : mkdir(glass, 0777) != 0 ? glass
						       : NULL;
	return failed == NULL ? KZ_OK : kzi_fail_errno(err, "%s", failed);
}

static kz_status make_generation(kz_writer *writer, const char *generation, kz_error *err)
{
	static const char *const files[] = {"analysis", "lexicon", "text"};
	kzi_text_store *texts = NULL;
	char *path = kzi_path(writer->path, generation, NULL);
	char *glass = kzi_path(writer->path, generation, "glass");
	kz_status st = path == NULL || glass == NULL ? kzi_no_memory(err)
						     : make_directories(path, glass, err);
	for (size_t i = 0; i < sizeof files / sizeof files[0] && st == KZ_OK; i++)
		st = take_file(writer, generation, files[i], err);
	if (st == KZ_OK)
		st = open_text(writer, generation, &texts, err);
	if (st == KZ_OK)
		st = build(writer, glass, texts, err);
	kzi_text_close(texts);
	free(path);
	free(glass);
	return st;
}

/* ---- From one generation to the next ---- */

static void use_generation(kz_writer *writer, const char *generation, bool published)
{
	kzi_writer_close_engine(writer);
	memcpy(writer->generation, generation, KZI_GENERATION_NAME);
	writer->published = published;
}

static void remove_generation(const kz_writer *writer, const char *generation)
{
	char *path = kzi_path(writer->path, generation, NULL);
	if (path != NULL)
		kzi_remove_tree(path, NULL);
	free(path);
}

kz_status kzi_rebuild(kz_writer *writer, kz_error *err)
{
	char generation[KZI_GENERATION_NAME];
	kz_status st = kzi_generation_next(writer->path, generation, err);
	if (st != KZ_OK)
		return st;
	st = make_generation(writer, generation, err);
	if (st != KZ_OK) {
		remove_generation(writer, generation);
		return st;
	}
	memcpy(writer->before, writer->generation, KZI_GENERATION_NAME);
	writer->before_published = writer->published;
	use_generation(writer, generation, false);
	st = kzi_writer_open_engine(writer, err);
	if (st == KZ_OK)
		st = kzi_apply_tombstones(writer, err);
	if (st != KZ_OK)
		kzi_rebuild_undo(writer);
	return st;
}

void kzi_rebuild_undo(kz_writer *writer)
{
	char generation[KZI_GENERATION_NAME];
	if (writer->before[0] == '\0')
		return;
	memcpy(generation, writer->generation, sizeof generation);
	/* Else it stays, and the next commit names it again. */
	if (!kzi_current_may_name(writer->path, generation)) {
		use_generation(writer, writer->before, writer->before_published);
		remove_generation(writer, generation);
	}
	writer->before[0] = '\0';
}
