/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The files of a folder, one after the other. Only the names of the folders on
 * the way down are in memory, not the whole tree. A file that holds several documents
 * is a folder of them.
 */
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "readers/manifest.h"
#include "readers/odata_records.h"
#include "readers/reader.h"
#include "readers/sidecar.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 256 };

/* A folder on the way down: its names in order, the rows of its manifest, or the records
 * in what is a file. */
typedef struct level {
	char *path;
	char **names;
	size_t count, next;
	bool listed; /* by a manifest */
	kzi_manifest manifest;
	kzi_records records;
} level;

struct kz_folder {
	level levels[DEPTH_MAX];
	size_t depth;
	char *single; /* the one file that was asked for, until it is given */

	/* The file at hand. */
	kz_file file;
	char *path;
	char digest[KZI_SHA256_HEX];
	const kzi_manifest_row *row;
	bool asked;
	kzi_loaded loaded;
	kz_status load_status;
	kz_error load_error;
};

static char *join(const char *folder, const char *name)
{
	kzi_buffer path = {0};
	kzi_buffer_text(&path, folder);
	if (strcmp(folder, "/") != 0)
		kzi_buffer_byte(&path, '/');
	kzi_buffer_text(&path, name);
	return kzi_buffer_take(&path);
}

/* ---- Levels ---- */

static void close_level(level *at)
{
	for (size_t i = 0; i < at->count && at->names != NULL; i++)
		free(at->names[i]);
	free(at->names);
	free(at->path);
	kzi_manifest_free(&at->manifest);
	kzi_records_free(&at->records);
	*at = (level){0};
}

/* Not what stands beside a document, nor the list that a library keeps of its files. */
static bool is_wanted(const char *name)
{
	size_t length = strlen(name);
	return name[0] != '.' && strcmp(name, "library.tsv") != 0 &&
	       !kzi_is_sidecar(name) &&
	       !(length > 5 && strcmp(name + length - 5, ".meta") == 0);
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static kz_status add_name(level *at, size_t *room, const char *name, kz_error *err)
{
	if (at->count == *room) {
		size_t larger = *room == 0 ? 64 : *room * 2;
		char **names = realloc(at->names, larger * sizeof *names);
		if (names == NULL)
			return kzi_no_memory(err);
		at->names = names;
		*room = larger;
	}
	at->names[at->count] = strdup(name);
	if (at->names[at->count] == NULL)
		return kzi_no_memory(err);
	at->count++;
	return KZ_OK;
}

static kz_status list_names(level *at, kz_error *err)
{
	DIR *entries = opendir(at->path);
	if (entries == NULL)
		return kzi_fail_errno(err, "%s", at->path);
	kz_status st = KZ_OK;
	size_t room = 0;
	struct dirent *entry;
	/* Half a list would look like a folder that has lost the other half. */
	while (st == KZ_OK && (errno = 0, entry = readdir(entries)) != NULL) {
		if (is_wanted(entry->d_name))
			st = add_name(at, &room, entry->d_name, err);
	}
	if (st == KZ_OK && errno != 0)
		st = kzi_fail_errno(err, "%s", at->path);
	closedir(entries);
	if (st == KZ_OK && at->count > 1)
		qsort(at->names, at->count, sizeof *at->names, by_bytes);
	return st;
}

/* An index keeps files of its own making, which are nobody's documents. */
static bool is_index(const char *path)
{
	static const char *const names[] = {"current", "lock", "spool"};
	bool all = true;
	for (size_t i = 0; i < sizeof names / sizeof names[0] && all; i++) {
		char *file = join(path, names[i]);
		all = file != NULL && access(file, F_OK) == 0;
		free(file);
	}
	return all;
}

/* Goes down into the folder at path, which is now the level's. */
static kz_status open_level(kz_folder *folder, char *path, kz_error *err)
{
	if (folder->depth == DEPTH_MAX) {
		kz_status st = kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"%s: more than %d folders deep", path, DEPTH_MAX);
		free(path);
		return st;
	}
	level *at = &folder->levels[folder->depth++];
	*at = (level){.path = path};
	char *manifest = join(path, "manifest.tsv");
	if (manifest == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	at->listed = access(manifest, F_OK) == 0;
	if (at->listed) {
		st = kzi_manifest_read(manifest, &at->manifest, err);
		at->count = at->manifest.count;
	} else if (!is_index(path)) {
		st = list_names(at, err);
	}
	free(manifest);
	return st;
}

/* ---- The file at hand ---- */

static void forget_file(kz_folder *folder)
{
	kzi_loaded_free(&folder->loaded);
	free(folder->path);
	folder->path = NULL;
	folder->row = NULL;
	folder->load_status = KZ_E_ARGUMENT;
}

/* Over the file, what stands beside it, and its row: when one changes, so does the
 * digest. */
static bool take_digest(kz_folder *folder)
{
	kzi_buffer all = {0};
	const kzi_loaded *loaded = &folder->loaded;
	const kzi_buffer *parts[] = {&loaded->bytes, &loaded->meta, &loaded->sidecar};
	/* A third only where there is one: what is in an index has its digest. */
	for (size_t i = 0; i < 2 || (i == 2 && loaded->sidecar.length > 0); i++) {
		char digest[KZI_SHA256_HEX];
		kzi_sha256_hex(parts[i]->data, parts[i]->length, digest);
		kzi_buffer_text(&all, digest);
	}
	if (folder->row != NULL)
		kzi_buffer_append(&all, folder->row->line, folder->row->line_length);
	if (!all.failed)
		kzi_sha256_hex(all.data, all.length, folder->digest);
	bool taken = !all.failed;
	kzi_buffer_free(&all);
	return taken;
}

static kz_status give(kz_folder *folder, const kz_file **out, kz_error *err)
{
	if (folder->load_status == KZ_OK && !take_digest(folder))
		return kzi_no_memory(err);
	folder->file =
		(kz_file){folder->path, folder->digest, folder->loaded.bytes.length};
	*out = &folder->file;
	return KZ_OK;
}

/* Does it hold several documents? Then it is a folder, and no file is at hand. What is
 * broken is for its reader to tell. */
static bool enter_file(kz_folder *folder)
{
	const char *slash = strrchr(folder->path, '/');
	const kzi_buffer *bytes = &folder->loaded.bytes;
	kzi_input input = {bytes->length > 0 ? bytes->data : "", bytes->length,
		slash != NULL ? slash + 1 : folder->path, false};
	kzi_records records;
	if (folder->depth == DEPTH_MAX || !kzi_is_odata(&input) ||
		kzi_records_read(&input, NULL, &records, NULL) != KZ_OK)
		return false;
	if (records.count < 2) {
		kzi_records_free(&records);
		return false;
	}
	folder->levels[folder->depth++] =
		(level){.path = folder->path, .count = records.count, .records = records};
	folder->path = NULL;
	forget_file(folder);
	return true;
}

static kz_status give_file(kz_folder *folder, char *path, const kzi_manifest_row *row,
	bool asked, const kz_file **out, kz_error *err)
{
	folder->path = path;
	folder->row = row;
	folder->asked = asked;
	folder->digest[0] = '\0';
	/* A film of a gigabyte is not read to find that it is no letter. */
	folder->load_status =
		asked || kzi_may_be_read(path)
			? kzi_load(path, &folder->loaded, &folder->load_error)
			: kzi_fail(&folder->load_error, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
				  "of no supported kind");
	if (folder->load_status == KZ_OK && row == NULL && enter_file(folder))
		return KZ_OK;
	return give(folder, out, err);
}

static kz_status give_record(
	kz_folder *folder, const level *at, size_t i, const kz_file **out, kz_error *err)
{
	folder->path = join(at->path, kzi_record_name(&at->records, i));
	if (folder->path == NULL)
		return kzi_no_memory(err);
	folder->asked = true;
	folder->digest[0] = '\0';
	folder->load_status =
		kzi_record_bytes(&at->records, i, &folder->loaded.bytes, err);
	return folder->load_status == KZ_OK ? give(folder, out, err)
					    : folder->load_status;
}

/* ---- Walking ---- */

static bool is_folder(const char *path)
{
	struct stat about;
	return lstat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* A link to a folder might lead back up. A broken one is told when it is read. */
static bool leads_away(const char *path)
{
	struct stat about;
	return lstat(path, &about) == 0 && S_ISLNK(about.st_mode) &&
	       stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* The next entry of the deepest level: a folder to go into, or a file. */
static kz_status step(kz_folder *folder, const kz_file **out, kz_error *err)
{
	level *at = &folder->levels[folder->depth - 1];
	if (at->next == at->count) {
		close_level(at);
		folder->depth--;
		return KZ_OK;
	}
	size_t i = at->next++;
	if (at->records.count > 0)
		return give_record(folder, at, i, out, err);
	const kzi_manifest_row *row = at->listed ? &at->manifest.rows[i] : NULL;
	char *path = join(at->path, row != NULL ? row->file : at->names[i]);
	if (path == NULL)
		return kzi_no_memory(err);
	if (row == NULL && is_folder(path))
		return open_level(folder, path, err);
	if (row == NULL && leads_away(path)) {
		free(path);
		return KZ_OK;
	}
	return give_file(folder, path, row, row != NULL, out, err);
}

kz_status kz_folder_open(const char *path, kz_folder **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (path == NULL || out == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "path and out are required");
	char *absolute = realpath(path, NULL);
	struct stat about;
	if (absolute == NULL || stat(absolute, &about) != 0) {
		kz_status st = kzi_fail_errno(err, "%s", path);
		free(absolute);
		return st;
	}
	kz_folder *folder = calloc(1, sizeof *folder);
	if (folder == NULL) {
		free(absolute);
		return kzi_no_memory(err);
	}
	folder->load_status = KZ_E_ARGUMENT;
	kz_status st = KZ_OK;
	if (S_ISDIR(about.st_mode))
		st = open_level(folder, absolute, err);
	else
		folder->single = absolute;
	if (st == KZ_OK)
		*out = folder;
	else
		kz_folder_close(folder);
	return st;
}

kz_status kz_folder_next(kz_folder *folder, const kz_file **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (folder == NULL || out == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "folder and out are required");
	forget_file(folder);
	kz_status st = KZ_OK;
	if (folder->single != NULL) {
		char *path = folder->single;
		folder->single = NULL;
		st = give_file(folder, path, NULL, true, out, err);
	}
	while (st == KZ_OK && *out == NULL && folder->depth > 0)
		st = step(folder, out, err);
	return st == KZ_OK && *out == NULL ? KZ_DONE : st;
}

kz_status kz_folder_parse(kz_folder *folder, kz_document **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (folder == NULL || out == NULL || folder->path == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "no file at hand");
	if (folder->load_status != KZ_OK)
		return kzi_fail(err, folder->load_status, folder->load_error.offset, "%s",
			folder->load_error.message);
	const kzi_manifest_row *row = folder->row;
	if (row != NULL && row->sha256[0] != '\0') {
		char digest[KZI_SHA256_HEX];
		kzi_sha256_hex(
			folder->loaded.bytes.data, folder->loaded.bytes.length, digest);
		if (strcmp(digest, row->sha256) != 0)
			return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
				"its SHA-256 is not the one in manifest.tsv: the file was changed");
	}
	return kzi_read_loaded(folder->path, &folder->loaded, folder->asked,
		row != NULL ? row->facts : NULL, out, err);
}

void kz_folder_close(kz_folder *folder)
{
	if (folder == NULL)
		return;
	forget_file(folder);
	while (folder->depth > 0)
		close_level(&folder->levels[--folder->depth]);
	free(folder->single);
	free(folder);
}
