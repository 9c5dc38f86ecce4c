/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Are the files of a library what was fetched? Every byte is read; nothing is mended. */
#include "library/library.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "library/place.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct check {
	kz_library *library;
	kz_library_fn *function;
	void *context;
	kz_error *err;
} check;

static kz_status tell(const check *c, const kz_library_file *file, kz_library_state state)
{
	if (c->function(c->context, file, state))
		return KZ_OK;
	return kzi_fail(c->err, KZ_E_CANCELLED, KZI_NO_OFFSET, "stopped by the caller");
}

/* ---- What is listed ---- */

static kz_library_state state_of(const kz_library_file *file, const char *path)
{
	kzi_map map;
	struct stat about;
	char digest[KZI_SHA256_HEX];
	if (lstat(path, &about) != 0)
		return KZ_LIBRARY_MISSING;
	/* A link may lead anywhere. */
	if (!S_ISREG(about.st_mode) || (uint64_t)about.st_size != file->bytes ||
		kzi_file_map(path, &map, NULL) != KZ_OK)
		return KZ_LIBRARY_DAMAGED;
	kzi_sha256_hex(map.bytes, map.length, digest);
	kzi_file_unmap(&map);
	return strcmp(digest, file->sha256) == 0 ? KZ_LIBRARY_GOOD : KZ_LIBRARY_DAMAGED;
}

static kz_status check_listed(const check *c)
{
	kz_status st = KZ_OK;
	for (size_t i = 0; i < c->library->count && st == KZ_OK; i++) {
		const kz_library_file *file = c->library->files[i];
		if (file->sha256[0] == '\0')
			continue;
		char *path = kzi_library_join(c->library, file->path);
		st = path != NULL ? tell(c, file, state_of(file, path))
				  : kzi_no_memory(c->err);
		free(path);
	}
	return st;
}

/* ---- What is not ---- */

static bool is_listed(const check *c, const char *path)
{
	bool found = false;
	size_t at = kzi_library_search(c->library, path, &found);
	return found && c->library->files[at]->sha256[0] != '\0';
}

static kz_status check_found(const check *c, const char *path, int depth);

/* A file or folder by name, in one that is empty for the library itself. */
static kz_status check_entry(
	const check *c, const char *folder, const char *name, int depth)
{
	/* Ours: the lock, what is on its way, and the list itself. */
	if (name[0] == '.' || (depth == 2 && strcmp(name, KZI_LIBRARY_LIST) == 0))
		return KZ_OK;
	kzi_buffer joined = {0};
	kzi_buffer_format(&joined, "%s%s%s", folder, folder[0] != '\0' ? "/" : "", name);
	char *path = kzi_buffer_take(&joined);
	kz_status st = path != NULL ? check_found(c, path, depth) : kzi_no_memory(c->err);
	free(path);
	return st;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static kz_status check_folder(const check *c, const char *path, int depth)
{
	struct dirent **entries = NULL;
	char *whole = kzi_library_join(c->library, path);
	if (whole == NULL)
		return kzi_no_memory(c->err);
	int count = scandir(whole, &entries, NULL, by_name);
	kz_status st = count >= 0 ? KZ_OK : kzi_fail_errno(c->err, "%s", whole);
	for (int i = 0; i < count; i++) {
		if (st == KZ_OK)
			st = check_entry(c, path, entries[i]->d_name, depth + 1);
		free(entries[i]);
	}
	free(entries);
	free(whole);
	return st;
}

/* Three deep, and no deeper: dossier, id, file. */
static kz_status check_found(const check *c, const char *path, int depth)
{
	char *whole = kzi_library_join(c->library, path);
	if (whole == NULL)
		return kzi_no_memory(c->err);
	struct stat about;
	bool is_folder = lstat(whole, &about) == 0 && S_ISDIR(about.st_mode);
	free(whole);
	if (is_folder && depth < 3)
		return check_folder(c, path, depth);
	if (is_listed(c, path))
		return KZ_OK;
	kz_library_file file = {sizeof file, path, "", "", "", "", "", "", 0, 0};
	return tell(c, &file, KZ_LIBRARY_UNLISTED);
}

kz_status kz_library_check(
	kz_library *library, kz_library_fn *function, void *context, kz_error *err)
{
	if (library == NULL || function == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"library and function are required");
	check c = {library, function, context, err};
	kz_status st = kzi_same_process(library->process, err);
	if (st == KZ_OK)
		st = check_listed(&c);
	return st == KZ_OK ? check_folder(&c, "", 0) : st;
}
