/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A file into a library: whole, durable and listed, or as if nothing had happened. */
#include "library/library.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "library/place.h"
#include "library/rows.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Each folder on the way is one, and no link to where nobody thinks it is. */
static kz_status make_way(const kz_library *library, const char *path, kz_error *err)
{
	char *whole = kzi_library_join(library, path);
	if (whole == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	struct stat about;
	char *at = whole + strlen(library->path) + 1;
	while (st == KZ_OK && (at = strchr(at, '/')) != NULL) {
		*at = '\0';
		bool made = mkdir(whole, 0777) == 0;
		if (!made && errno != EEXIST)
			st = kzi_fail_errno(err, "%s", whole);
		else if (lstat(whole, &about) != 0 || !S_ISDIR(about.st_mode))
			st = kzi_fail(
				err, KZ_E_IO, KZI_NO_OFFSET, "%s: not a folder", whole);
		char *slash = strrchr(whole, '/');
		*slash = '\0';
		if (st == KZ_OK && made)
			st = kzi_sync_directory(whole, err);
		*slash = '/';
		*at++ = '/';
	}
	free(whole);
	return st;
}

static kz_status replace(const kz_library *library, const char *path, const char *bytes,
	size_t length, kz_error *err)
{
	char *whole = kzi_library_join(library, path);
	kz_status st = whole != NULL ? kzi_file_replace(whole, bytes, length, err)
				     : kzi_no_memory(err);
	free(whole);
	return st;
}

/* All rows of a dossier, anew: some thousands at most. */
static kz_status write_list(const kz_library *library, const char *path, kz_error *err)
{
	kzi_buffer list = {0};
	size_t length = strcspn(path, "/") + 1;
	kzi_rows_begin(&list);
	for (size_t i = 0; i < library->count; i++) {
		if (strncmp(library->files[i]->path, path, length) == 0)
			kzi_rows_add(&list, library->files[i]);
	}
	char name[KZI_PLACE_MAX];
	snprintf(name, sizeof name, "%.*s%s", (int)length, path, KZI_LIBRARY_LIST);
	kz_status st = list.failed ? kzi_no_memory(err)
				   : replace(library, name, list.data, list.length, err);
	kzi_buffer_free(&list);
	return st;
}

/* A copy that lives as long as the library; "" for what may not stand in a list. */
static const char *kept(kz_library *library, const char *text)
{
	if (text == NULL || !kzi_is_cell(text))
		text = "";
	return kzi_arena_copy(&library->arena, text, strlen(text));
}

static kz_status list_file(
	kz_library *library, const kz_library_file *given, kz_error *err)
{
	char now[32];
	time_t seconds = time(NULL);
	struct tm utc;
	gmtime_r(&seconds, &utc);
	strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", &utc);
	kz_library_file file = {.size = sizeof file,
		.path = kept(library, given->path),
		.id = kept(library, given->id),
		.sha256 = kept(library, given->sha256),
		.fetched = kept(library, now),
		.url = kept(library, given->url),
		.etag = kept(library, given->etag),
		.modified = kept(library, given->modified),
		.bytes = given->bytes,
		.status = given->status};
	if (file.path == NULL || file.id == NULL || file.sha256 == NULL ||
		file.fetched == NULL || file.url == NULL || file.etag == NULL ||
		file.modified == NULL || !kzi_library_keep(library, &file))
		return kzi_no_memory(err);
	return write_list(library, file.path, err);
}

static bool is_there(const kz_library *library, const kz_library_file *file)
{
	struct stat about;
	char *path = kzi_library_join(library, file->path);
	bool there = path != NULL && lstat(path, &about) == 0 && S_ISREG(about.st_mode) &&
		     (uint64_t)about.st_size == file->bytes;
	free(path);
	return there;
}

static bool has_sum(const kz_library *library, const kz_library_file *file)
{
	kzi_map map;
	char digest[KZI_SHA256_HEX] = "";
	char *path = kzi_library_join(library, file->path);
	if (path != NULL && kzi_file_map(path, &map, NULL) == KZ_OK) {
		kzi_sha256_hex(map.bytes, map.length, digest);
		kzi_file_unmap(&map);
	}
	free(path);
	return strcmp(digest, file->sha256) == 0;
}

/* The file, with no moment at which the list has the sum of another: what is replaced
 * is in no list first. */
static kz_status replace_file(kz_library *library, const kz_library_file *file,
	const char *bytes, kz_error *err)
{
	bool found;
	size_t at = kzi_library_search(library, file->path, &found);
	kz_library_file *old = found ? library->files[at] : NULL;
	bool was_held = old != NULL && old->sha256[0] != '\0';
	if (was_held && strcmp(old->sha256, file->sha256) == 0 && is_there(library, old))
		return KZ_OK;
	if (!was_held)
		return replace(library, file->path, bytes, (size_t)file->bytes, err);
	kz_library_file none = *old;
	none.sha256 = "";
	if (!kzi_library_keep(library, &none))
		return kzi_no_memory(err);
	kz_status st = write_list(library, file->path, err);
	if (st == KZ_OK)
		st = replace(library, file->path, bytes, (size_t)file->bytes, err);
	/* Where ours is still what it was, it should be listed; a rename may have failed
	 * after it was done. What is in no list is fetched again. */
	if (st != KZ_OK && has_sum(library, old)) {
		library->files[at] = old;
		(void)write_list(library, file->path, NULL);
	}
	return st;
}

kz_status kz_library_put(kz_library *library, const char *id, const char *form,
	const char *of, const kz_library_file *what, const void *bytes, size_t length,
	kz_error *err)
{
	char path[KZI_PLACE_MAX], digest[KZI_SHA256_HEX] = "";
	if (library == NULL || id == NULL || form == NULL || what == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"library, id, form and what are required");
	kz_status st = kzi_same_process(library->process, err);
	if (st != KZ_OK)
		return st;
	if (!(library->flags & KZ_LIBRARY_WRITE))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"%s: not opened to write", library->path);
	if (!kzi_place_make(id, form, of, path))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"'%s' in '%s': no name of a file can be made of that", id, form);
	kz_library_file file = *what;
	file.path = path;
	file.id = id;
	file.sha256 = digest;
	file.bytes = bytes != NULL ? length : 0;
	st = make_way(library, path, err);
	if (st == KZ_OK && bytes != NULL) {
		kzi_sha256_hex(bytes, length, digest);
		st = replace_file(library, &file, bytes, err);
	}
	return st == KZ_OK ? list_file(library, &file, err) : st;
}
