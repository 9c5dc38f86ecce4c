/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whole folders into the index: what is new or changed is put, the rest left. */
#include "index/writer.h"

#include "base/sized.h"
#include "index/divided.h"
#include "index/engine.h"
#include "index/put.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/tombstone.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One call of kz_writer_put_files(). */
typedef struct run {
	kz_writer *writer;
	kz_folder_options options;
	kz_progress progress;
	char **seen; /* the term of each path that is there, to prune by */
	size_t seen_count, seen_room;
	uint64_t documents; /* files that are, were or should have been documents */
	int32_t last;       /* what was told of the last file */
	bool no_memory;     /* to compare by which it goes what is to be pruned */
	bool folder_failed; /* part of the tree could not be seen */
	kz_error *err;
} run;

static kz_status report(run *r, kz_file_report told)
{
	told.size = sizeof told;
	r->last = told.result;
	if (told.result != KZ_FILE_SKIPPED && told.result != KZ_FILE_PRUNED)
		r->documents++;
	if (r->options.on_file == NULL || r->options.on_file(r->options.context, &told))
		return KZ_OK;
	return kzi_fail(r->err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
}

static kz_status tell(
	run *r, const char *path, kz_file_result result, const kz_error *why)
{
	return report(r,
		(kz_file_report){.path = path, .result = (int32_t)result, .error = why});
}

static char *path_term(const char *path)
{
	kzi_buffer term = {0};
	kzi_term_path(&term, path);
	return kzi_buffer_take(&term);
}

static kz_status note_seen(run *r, const char *path)
{
	if (!(r->options.flags & KZ_FOLDER_PRUNE))
		return KZ_OK;
	if (r->seen_count == r->seen_room) {
		size_t room = r->seen_room == 0 ? 256 : r->seen_room * 2;
		char **seen = realloc(r->seen, room * sizeof *seen);
		if (seen == NULL)
			return kzi_no_memory(r->err);
		r->seen = seen;
		r->seen_room = room;
	}
	char *term = path_term(path);
	if (term == NULL)
		return kzi_no_memory(r->err);
	r->seen[r->seen_count++] = term;
	return KZ_OK;
}

/* ---- Files that were met ---- */

/* Roots may lie in each other: what was told of a file is told once. */
static bool met_key(const run *r, const kz_file *file, kzi_buffer *out)
{
	kzi_buffer_append(out, file->path, strlen(file->path) + 1);
	kzi_buffer_text(out, file->digest);
	kzi_buffer_byte(out, r->options.flags & KZ_FOLDER_RESTORE ? 'R' : '-');
	return !out->failed;
}

static kz_status was_met(run *r, const kz_file *file, bool *out)
{
	kzi_buffer key = {0};
	const kzi_table *met = &r->writer->batch.met;
	kz_status st = met_key(r, file, &key) ? KZ_OK : kzi_no_memory(r->err);
	const kzi_table_entry *e =
		st == KZ_OK ? kzi_table_find(met, key.data, key.length) : NULL;
	*out = e != NULL;
	r->documents += e != NULL && e->value != KZ_FILE_SKIPPED;
	kzi_buffer_free(&key);
	return st;
}

static kz_status note_met(run *r, const kz_file *file)
{
	kzi_buffer key = {0};
	bool noted =
		met_key(r, file, &key) && kzi_table_add(&r->writer->batch.met, key.data,
						  key.length, (uint32_t)r->last);
	kzi_buffer_free(&key);
	return noted ? KZ_OK : kzi_no_memory(r->err);
}

/* ---- One file ---- */

static kz_status find_known(
	run *r, kz_writer *shard, const char *path, kzi_held_list *out)
{
	kzi_buffer term = {0};
	kzi_term_path(&term, path);
	kz_status st = kzi_batch_find(shard, &term, 1, out, r->err);
	kzi_buffer_free(&term);
	return st;
}

static bool has_digest(const kz_document *known, const char *path, const char *digest)
{
	for (size_t i = 0; i < known->source_count; i++) {
		if (strcmp(known->sources[i].path, path) == 0)
			return digest[0] != '\0' &&
			       strcmp(known->sources[i].digest, digest) == 0;
	}
	return false;
}

static kz_status put_document(run *r, const kz_file *file, kz_document *document)
{
	kzi_put_report put;
	kz_error why = {0};
	kz_status st = kzi_put_file(r->writer, document, file->path, file->digest,
		r->options.flags & KZ_FOLDER_RESTORE, &put, &why);
	/* Too much for a document is a fault of the file, not of the run. */
	if (st == KZ_E_DOCUMENT)
		return tell(r, file->path, KZ_FILE_REFUSED, &why);
	if (st != KZ_OK)
		return kzi_fail(r->err, st, why.offset, "%s", why.message);
	if (put.result == KZ_FILE_REMOVED)
		return tell(r, file->path, KZ_FILE_REMOVED, NULL);
	return report(r, (kz_file_report){.path = file->path,
				 .result = (int32_t)put.result,
				 .document = document,
				 .id = put.id,
				 .gives_text = put.gives_text,
				 .merged = put.merged,
				 .merged_new = put.merged_new});
}

static kz_status parse_and_put(run *r, kz_folder *folder, const kz_file *file)
{
	kz_document *document = NULL;
	kz_error why = {0};
	kz_status st = kz_folder_parse(folder, &document, &why);
	if (st == KZ_E_UNSUPPORTED)
		return tell(r, file->path, KZ_FILE_SKIPPED, &why);
	if (st == KZ_E_DOCUMENT || st == KZ_E_LIMIT || st == KZ_E_IO)
		return tell(r, file->path, KZ_FILE_REFUSED, &why);
	if (st != KZ_OK)
		return kzi_fail(
			r->err, st, why.offset, "%s: %s", file->path, why.message);
	st = put_document(r, file, document);
	kz_document_free(document);
	return st;
}

static kz_status put_unmet(run *r, kz_folder *folder, const kz_file *file)
{
	kzi_held_list known = {0};
	kz_writer *shard;
	bool gone = false;
	kz_status st = kzi_shard_of_path(r->writer, file->path, &shard, r->err);
	if (st == KZ_OK && !(r->options.flags & KZ_FOLDER_RESTORE))
		st = kzi_tombstone_of_path(shard, file->path, &gone, r->err);
	if (st == KZ_OK && !gone)
		st = find_known(r, shard, file->path, &known);
	bool unchanged = known.count > 0 &&
			 has_digest(known.items[0].document, file->path, file->digest);
	kzi_held_list_free(&known);
	if (st != KZ_OK)
		return st;
	if (gone)
		return tell(r, file->path, KZ_FILE_REMOVED, NULL);
	if (unchanged)
		return tell(r, file->path, KZ_FILE_UNCHANGED, NULL);
	return parse_and_put(r, folder, file);
}

static kz_status put_file(run *r, kz_folder *folder, const kz_file *file)
{
	bool met = false;
	r->progress.path = file->path;
	kz_status st = kzi_writer_progress(r->writer, r->progress, r->err);
	r->progress.done++;
	r->progress.bytes += file->bytes;
	if (st == KZ_OK)
		st = note_seen(r, file->path);
	if (st == KZ_OK)
		st = was_met(r, file, &met);
	if (st == KZ_OK && !met)
		st = put_unmet(r, folder, file);
	return st == KZ_OK && !met ? note_met(r, file) : st;
}

/* ---- Prune ---- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Under a manifest below the root that does not list it, or it would have been seen. */
static bool is_unlisted(run *r, const char *path, const char *folder)
{
	bool found = false;
	for (size_t at = strlen(folder); !found && path[at] != '\0'; at++) {
		if (path[at - 1] != '/')
			continue;
		kzi_buffer name = {0};
		kzi_buffer_format(&name, "%.*smanifest.tsv", (int)at, path);
		char *manifest = kzi_buffer_take(&name);
		r->no_memory |= manifest == NULL;
		found = manifest != NULL && access(manifest, F_OK) == 0;
		free(manifest);
	}
	return found;
}

/* Gone, and not only out of sight: hidden, behind a link, or in a folder that may
 * not be entered. */
static bool is_gone_from_disk(const char *path)
{
	struct stat about;
	return lstat(path, &about) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

/* The source of that term, which may be cut. */
static const kzi_source *source_of(run *r, const kz_document *one, xapian_bytes term)
{
	for (size_t i = 0; i < one->source_count; i++) {
		char *own = path_term(one->sources[i].path);
		r->no_memory |= own == NULL;
		bool same = own != NULL && strlen(own) == term.size &&
			    memcmp(own, term.data, term.size) == 0;
		free(own);
		if (same)
			return &one->sources[i];
	}
	return NULL;
}

/* A path term under the root that nobody saw: its file is gone. */
static kz_status prune_term(
	run *r, kz_writer *shard, const char *folder, xapian_bytes bytes)
{
	kzi_buffer term = {0};
	kzi_held_list held = {0};
	kzi_buffer_append(&term, bytes.data, bytes.size);
	kz_status st = kzi_batch_find(shard, &term, 1, &held, r->err);
	const kzi_source *source =
		held.count > 0 ? source_of(r, held.items[0].document, bytes) : NULL;
	kzi_buffer_free(&term);
	/* A program that put it keeps it. */
	bool prunes =
		source != NULL && source->digest[0] != '\0' &&
		strncmp(source->path, folder, strlen(folder)) == 0 &&
		(is_gone_from_disk(source->path) || is_unlisted(r, source->path, folder));
	char *path = prunes ? strdup(source->path) : NULL;
	if (r->no_memory || (prunes && path == NULL))
		st = kzi_no_memory(r->err);
	if (st == KZ_OK && prunes)
		st = kzi_put_away(shard, &held.items[0], path, r->err);
	if (st == KZ_OK && prunes)
		st = tell(r, path, KZ_FILE_PRUNED, NULL);
	free(path);
	kzi_held_list_free(&held);
	return st;
}

static bool was_seen(run *r, xapian_bytes term)
{
	char *key = strndup(term.data, term.size);
	bool found = key != NULL &&
		     bsearch(&key, r->seen, r->seen_count, sizeof *r->seen, by_text);
	r->no_memory |= key == NULL;
	free(key);
	return found;
}

/* folder ends in a slash. */
static kz_status prune_below(run *r, kz_writer *shard, const char *folder)
{
	xapian_error why;
	xapian_cursor *terms = NULL;
	xapian_bytes term;
	kzi_buffer prefix = {0};
	kzi_term_path_prefix(&prefix, folder);
	if (prefix.failed)
		return kzi_no_memory(r->err);
	xapian_database *database = xapian_writable_database(shard->engine);
	kz_status st = kzi_engine(
		xapian_database_terms(database, prefix.data, prefix.length, &terms, &why),
		&why, NULL, r->err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_bytes(terms, &term, &why), &why, NULL, r->err);
		if (st == KZ_OK && !was_seen(r, term))
			st = prune_term(r, shard, folder, term);
	}
	xapian_cursor_close(terms);
	kzi_buffer_free(&prefix);
	return st == KZ_DONE ? KZ_OK : st;
}

static kz_status prune(run *r, const char *path)
{
	if (r->documents == 0)
		return kzi_fail(r->err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"%s: holds no documents; nothing is pruned, lest its disk be away",
			path);
	if (r->folder_failed) {
		kz_error why;
		kzi_fail(&why, KZ_E_IO, KZI_NO_OFFSET,
			"a part of it could not be read, so nothing is pruned");
		return tell(r, path, KZ_FILE_REFUSED, &why);
	}
	char *root = realpath(path, NULL);
	if (root == NULL)
		return kzi_fail_errno(r->err, "%s", path);
	kzi_buffer below = {0};
	kzi_buffer_format(&below, "%s/", strcmp(root, "/") == 0 ? "" : root);
	char *folder = kzi_buffer_take(&below);
	kz_status st = folder != NULL ? KZ_OK : kzi_no_memory(r->err);
	qsort(r->seen, r->seen_count, sizeof *r->seen, by_text);
	for (size_t i = 0; i < kzi_shards_of(r->writer) && st == KZ_OK; i++)
		st = prune_below(r, kzi_writer_shard(r->writer, i), folder);
	free(folder);
	free(root);
	return st;
}

/* ---- The whole folder ---- */

static kz_status put_all(run *r, const char *path)
{
	kz_folder *folder = NULL;
	const kz_file *file;
	kz_error why = {0};
	kz_status st = kz_folder_open(path, &folder, r->err);
	while (st == KZ_OK) {
		st = kz_folder_next(folder, &file, &why);
		if (st == KZ_OK) {
			st = put_file(r, folder, file);
		} else if (st == KZ_E_IO || st == KZ_E_DOCUMENT || st == KZ_E_LIMIT) {
			r->folder_failed = true;
			st = tell(r, path, KZ_FILE_REFUSED, &why);
		} else if (st != KZ_DONE) {
			kzi_fail(r->err, st, why.offset, "%s", why.message);
		}
	}
	kz_folder_close(folder);
	return st == KZ_DONE ? KZ_OK : st;
}

kz_status kz_writer_put_files(kz_writer *writer, const char *path,
	const kz_folder_options *options, kz_error *err)
{
	run r = {.writer = writer, .options = KZ_FOLDER_OPTIONS_INIT, .err = err};
	if (writer == NULL || path == NULL || (options != NULL && options->size == 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"writer and path, and options with their size set, are required");
	kzi_sized_copy(&r.options, options);
	kz_status st = kzi_same_process(writer->process, err);
	if (st == KZ_OK)
		st = kzi_writer_open_engine(writer, err);
	if (st != KZ_OK)
		return st;
	kzi_batch_mark *before = kzi_batches_here(writer);
	if (before == NULL)
		return kzi_no_memory(err);
	st = put_all(&r, path);
	if (st == KZ_OK && (r.options.flags & KZ_FOLDER_PRUNE))
		st = prune(&r, path);
	for (size_t i = 0; i < kzi_shards_of(writer) && st == KZ_OK; i++)
		st = kzi_spool_flush(kzi_writer_shard(writer, i)->spool, err);
	if (st != KZ_OK) {
		kzi_batches_back_to(writer, before);
		kzi_table_free(&writer->batch.met);
	}
	free(before);
	for (size_t i = 0; i < r.seen_count; i++)
		free(r.seen[i]);
	free(r.seen);
	return st;
}
