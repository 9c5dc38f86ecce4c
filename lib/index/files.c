/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whole folders into the index: what is new or changed is put, the rest left. */
#include "index/writer.h"

#include "index/engine.h"
#include "index/reader.h"
#include "index/schema.h"

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
	bool folder_failed; /* part of the tree could not be seen */
	kz_error *err;
} run;

static kz_status report(run *r, kz_file_report told)
{
	told.size = sizeof told;
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

/* ---- One file ---- */

static kz_status find_known(run *r, const char *path, kz_document **out)
{
	kzi_buffer term = {0};
	kzi_text_place place;
	kzi_term_path(&term, path);
	kz_status st = kzi_writer_find(r->writer, &term, out, &place, r->err);
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

static kz_status is_gone(run *r, const char *prefix, const char *name, bool *out)
{
	*out = false;
	if (r->options.flags & KZ_FOLDER_RESTORE)
		return KZ_OK;
	return kzi_writer_is_gone(r->writer, prefix, name, out, r->err);
}

static kz_status is_in_index(run *r, const char *id, bool *out)
{
	kz_document *old = NULL;
	kzi_text_place place;
	kzi_buffer term = {0};
	kzi_term_id(&term, id);
	kz_status st = kzi_writer_find(r->writer, &term, &old, &place, r->err);
	*out = old != NULL;
	kz_document_free(old);
	kzi_buffer_free(&term);
	return st;
}

static kz_status put_document(
	run *r, const kz_file *file, kz_document *document, const kz_document *known)
{
	bool gone = false, replaces = known != NULL;
	kz_status st = KZ_OK;
	const char *id = kz_document_get(document, KZ_ID);
	/* Which id a file of changed bytes then gets, the commit decides. */
	if (!document->minted || known == NULL)
		st = is_gone(r, KZI_META_GONE, id, &gone);
	if (st == KZ_OK && gone)
		return tell(r, file->path, KZ_FILE_REMOVED, NULL);
	if (st == KZ_OK && !replaces)
		st = is_in_index(r, id, &replaces);
	if (st == KZ_OK)
		st = kzi_document_add_source(
			document, file->path, file->digest, document->fidelity, r->err);
	kz_error why = {0};
	if (st == KZ_OK) {
		st = kzi_writer_put(r->writer, document,
			document->minted ? KZI_SPOOL_MINTED : KZI_SPOOL_PUT, &why);
		/* Too much for a document is a fault of the file, not of the run. */
		if (st == KZ_E_DOCUMENT)
			return tell(r, file->path, KZ_FILE_REFUSED, &why);
		if (st != KZ_OK)
			return kzi_fail(r->err, st, why.offset, "%s", why.message);
		st = report(
			r, (kz_file_report){.path = file->path,
				   .result = replaces ? KZ_FILE_REPLACED : KZ_FILE_ADDED,
				   .document = document});
	}
	return st;
}

static kz_status parse_and_put(
	run *r, kz_folder *folder, const kz_file *file, const kz_document *known)
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
	st = put_document(r, file, document, known);
	kz_document_free(document);
	return st;
}

static kz_status put_file(run *r, kz_folder *folder, const kz_file *file)
{
	kz_document *known = NULL;
	bool gone = false;
	r->progress.path = file->path;
	kz_status st = kzi_writer_progress(r->writer, r->progress, r->err);
	r->progress.done++;
	r->progress.bytes += file->bytes;
	if (st == KZ_OK)
		st = note_seen(r, file->path);
	if (st == KZ_OK)
		st = find_known(r, file->path, &known);
	if (st == KZ_OK)
		st = is_gone(r, KZI_META_GONE_PATH, file->path, &gone);
	/* It may have been removed since the last commit. */
	if (st == KZ_OK && known != NULL &&
		kzi_writer_removes(r->writer, kz_document_get(known, KZ_ID))) {
		gone = !(r->options.flags & KZ_FOLDER_RESTORE);
		kz_document_free(known);
		known = NULL;
	}
	if (st == KZ_OK && gone)
		st = tell(r, file->path, KZ_FILE_REMOVED, NULL);
	else if (st == KZ_OK && known != NULL &&
		 has_digest(known, file->path, file->digest))
		st = tell(r, file->path, KZ_FILE_UNCHANGED, NULL);
	else if (st == KZ_OK)
		st = parse_and_put(r, folder, file, known);
	kz_document_free(known);
	return st;
}

/* ---- Prune ---- */

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Under a manifest, below the root, which does not list it: had it done so, the file
 * would have been seen. */
static bool is_unlisted(const char *path, const char *folder)
{
	bool found = false;
	for (size_t at = strlen(folder); !found && path[at] != '\0'; at++) {
		if (path[at - 1] != '/')
			continue;
		kzi_buffer name = {0};
		kzi_buffer_append(&name, path, at);
		kzi_buffer_text(&name, "manifest.tsv");
		char *manifest = kzi_buffer_take(&name);
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

/* A path term under the root that nobody saw: its file is gone. */
static kz_status prune_term(run *r, const char *folder, xapian_bytes bytes)
{
	kzi_buffer term = {0};
	kz_document *facts = NULL;
	kzi_text_place place;
	kzi_buffer_append(&term, bytes.data, bytes.size);
	kz_status st = kzi_writer_find(r->writer, &term, &facts, &place, r->err);
	/* A long path is cut in its term; the document has it whole. */
	for (size_t i = 0; facts != NULL && i < facts->source_count && st == KZ_OK; i++) {
		const char *path = facts->sources[i].path;
		bool below = strncmp(path, folder, strlen(folder)) == 0;
		if (!below || !(is_gone_from_disk(path) || is_unlisted(path, folder)))
			continue;
		char *own = path_term(path);
		if (own == NULL) {
			st = kzi_no_memory(r->err);
		} else if (strlen(own) == bytes.size &&
			   memcmp(own, bytes.data, bytes.size) == 0) {
			st = kzi_spool_add(r->writer->spool, KZI_SPOOL_PRUNE, path,
				strlen(path), r->err);
			if (st == KZ_OK)
				st = tell(r, path, KZ_FILE_PRUNED, NULL);
		}
		free(own);
	}
	kz_document_free(facts);
	kzi_buffer_free(&term);
	return st;
}

static bool was_seen(const run *r, xapian_bytes term)
{
	char *key = strndup(term.data, term.size);
	bool found = key == NULL ||
		     bsearch(&key, r->seen, r->seen_count, sizeof *r->seen, by_text);
	free(key);
	return found;
}

/* folder ends in a slash. */
static kz_status prune_below(run *r, const char *folder)
{
	xapian_error why;
	xapian_cursor *terms = NULL;
	xapian_bytes term;
	kzi_buffer prefix = {0};
	qsort(r->seen, r->seen_count, sizeof *r->seen, by_text);
	kzi_term_path_prefix(&prefix, folder);
	if (prefix.failed)
		return kzi_no_memory(r->err);
	xapian_database *database = xapian_writable_database(r->writer->engine);
	kz_status st = kzi_engine(
		xapian_database_terms(database, prefix.data, prefix.length, &terms, &why),
		&why, NULL, r->err);
	while (st == KZ_OK) {
		st = kzi_engine(
			xapian_cursor_next_bytes(terms, &term, &why), &why, NULL, r->err);
		if (st == KZ_OK && !was_seen(r, term))
			st = prune_term(r, folder, term);
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
	kz_status st = folder != NULL ? prune_below(r, folder) : kzi_no_memory(r->err);
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
	if (options != NULL)
		memcpy(&r.options, options,
			options->size < sizeof r.options ? options->size
							 : sizeof r.options);
	kz_status st = kzi_same_process(writer->process, err);
	if (st == KZ_OK)
		st = kzi_writer_open_engine(writer, err);
	if (st != KZ_OK)
		return st;
	kzi_spool_mark before = kzi_spool_here(writer->spool);
	st = put_all(&r, path);
	if (st == KZ_OK && (r.options.flags & KZ_FOLDER_PRUNE))
		st = prune(&r, path);
	if (st != KZ_OK)
		kzi_spool_back_to(writer->spool, before);
	for (size_t i = 0; i < r.seen_count; i++)
		free(r.seen[i]);
	free(r.seen);
	return st;
}
