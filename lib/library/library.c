/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "library/library.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "library/place.h"
#include "library/rows.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char *joined(const char *folder, const char *name)
{
	kzi_buffer path = {0};
	kzi_buffer_format(&path, "%s/%s", folder, name);
	return kzi_buffer_take(&path);
}

char *kzi_library_join(const kz_library *library, const char *path)
{
	return joined(library->path, path);
}

/* ---- Files in order ---- */

size_t kzi_library_search(const kz_library *library, const char *path, bool *found)
{
	size_t low = 0, high = library->count;
	*found = false;
	while (low < high && !*found) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(library->files[middle]->path, path);
		*found = order == 0;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return high;
}

bool kzi_library_keep(void *context, const kz_library_file *file)
{
	kz_library *library = context;
	bool found;
	size_t at = kzi_library_search(library, file->path, &found);
	kz_library_file *copy = kzi_arena_alloc(&library->arena, sizeof *copy);
	if (copy == NULL)
		return false;
	*copy = *file;
	if (found) {
		library->files[at] = copy;
		return true;
	}
	if (library->count == library->room) {
		size_t room = library->room == 0 ? 64 : library->room * 2;
		kz_library_file **files = realloc(library->files, room * sizeof *files);
		if (files == NULL)
			return false;
		library->files = files;
		library->room = room;
	}
	memmove(library->files + at + 1, library->files + at,
		(library->count - at) * sizeof *library->files);
	library->files[at] = copy;
	library->count++;
	return true;
}

/* ---- Opening ---- */

static kz_status load_dossier(kz_library *library, const char *dossier, kz_error *err)
{
	char *folder = kzi_library_join(library, dossier);
	char *path = folder != NULL ? joined(folder, KZI_LIBRARY_LIST) : NULL;
	free(folder);
	if (path == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	if (access(path, F_OK) == 0)
		st = kzi_rows_read(
			path, dossier, &library->arena, kzi_library_keep, library, err);
	free(path);
	return st;
}

static kz_status load(kz_library *library, kz_error *err)
{
	DIR *entries = opendir(library->path);
	if (entries == NULL)
		return kzi_fail_errno(err, "%s", library->path);
	kz_status st = KZ_OK;
	struct dirent *entry;
	while (st == KZ_OK && (errno = 0, entry = readdir(entries)) != NULL) {
		if (kzi_is_place_name(entry->d_name))
			st = load_dossier(library, entry->d_name, err);
	}
	if (st == KZ_OK && errno != 0)
		st = kzi_fail_errno(err, "%s", library->path);
	closedir(entries);
	return st;
}

static kz_status take_lock(kz_library *library, kz_error *err)
{
	char *path = kzi_library_join(library, ".lock");
	if (path == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	library->lock = kzi_open(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0666);
	if (library->lock < 0)
		st = kzi_fail_errno(err, "%s", path);
	else if (flock(library->lock, LOCK_EX | LOCK_NB) != 0)
		st = errno == EWOULDBLOCK
			     ? kzi_fail(err, KZ_E_LOCKED, KZI_NO_OFFSET,
				       "%s: another fetch is at work in this library",
				       library->path)
			     : kzi_fail_errno(err, "%s", path);
	free(path);
	return st;
}

kz_status kz_library_open(
	const char *path, uint32_t flags, kz_library **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (path == NULL || out == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "path and out are required");
	kz_library *library = calloc(1, sizeof *library);
	if (library == NULL)
		return kzi_no_memory(err);
	library->lock = -1;
	library->process = getpid();
	library->flags = flags;
	kz_status st = KZ_OK;
	if (flags & KZ_LIBRARY_WRITE)
		st = kzi_make_directories(path, err);
	if (st == KZ_OK && (library->path = realpath(path, NULL)) == NULL)
		st = kzi_fail_errno(err, "%s", path);
	if (st == KZ_OK && (flags & KZ_LIBRARY_WRITE))
		st = take_lock(library, err);
	if (st == KZ_OK)
		st = load(library, err);
	if (st == KZ_OK)
		*out = library;
	else
		kz_library_close(library);
	return st;
}

void kz_library_close(kz_library *library)
{
	if (library == NULL)
		return;
	kzi_unlock(library->lock, library->process);
	kzi_arena_free(&library->arena);
	free(library->files);
	free(library->path);
	free(library);
}

/* ---- Looking ---- */

const char *kz_library_path(const kz_library *library)
{
	return library != NULL ? library->path : "";
}

size_t kz_library_count(const kz_library *library)
{
	return library != NULL ? library->count : 0;
}

const kz_library_file *kz_library_at(const kz_library *library, size_t i)
{
	return i < kz_library_count(library) ? library->files[i] : NULL;
}

const kz_library_file *kz_library_find(
	const kz_library *library, const char *id, const char *form)
{
	char place[KZI_PLACE_MAX];
	bool found = false;
	if (library == NULL || id == NULL || form == NULL ||
		!kzi_place_make(id, form, NULL, place))
		return NULL;
	size_t at = kzi_library_search(library, place, &found);
	if (found)
		return library->files[at];
	/* An annex lies with what it is an annex of. */
	const char *wanted = strchr(place, '/');
	for (size_t i = 0; i < library->count; i++) {
		const char *own = strchr(library->files[i]->path, '/');
		if (strcmp(own, wanted) == 0)
			return library->files[i];
	}
	return NULL;
}
