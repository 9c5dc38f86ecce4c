/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/layout.h"

#include "base/buffer.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char prefix[] = "gen-";

char *kzi_path(const char *root, const char *name, const char *more)
{
	kzi_buffer path = {0};
	kzi_buffer_format(&path, "%s/%s", root, name);
	if (more != NULL)
		kzi_buffer_format(&path, "/%s", more);
	return kzi_buffer_take(&path);
}

/* ---- Is it ours? ---- */

static bool is_generation(const char *name)
{
	size_t digits = strlen(prefix);
	size_t length = strlen(name);
	return length == digits + 6 && strncmp(name, prefix, digits) == 0 &&
	       strspn(name + digits, "0123456789") == 6;
}

static bool is_ours(const char *name)
{
	static const char *const names[] = {
		".", "..", "lock", "current", "current.new", "spool", "shards.new"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return is_generation(name) || strncmp(name, "shard-", 6) == 0;
}

/* Nothing in it, or nothing that an interrupted beginning of ours did not leave. */
static kz_status check_contents(const char *path, kz_error *err)
{
	DIR *entries = opendir(path);
	if (entries == NULL)
		return kzi_fail_errno(err, "%s", path);
	kz_status st = KZ_OK;
	struct dirent *entry;
	while (st == KZ_OK && (entry = readdir(entries)) != NULL) {
		if (!is_ours(entry->d_name))
			st = kzi_fail(err, KZ_E_NO_INDEX, KZI_NO_OFFSET,
				"%s: not an index, and it holds '%s': left as it is",
				path, entry->d_name);
	}
	closedir(entries);
	return st;
}

/* As lstat(), which takes "link/" for the folder that the link leads to. */
static int look_at(const char *path, struct stat *about)
{
	char *plain = strdup(path);
	if (plain == NULL)
		return -1;
	size_t length = strlen(plain);
	while (length > 1 && plain[length - 1] == '/')
		plain[--length] = '\0';
	int found = lstat(plain, about), number = errno;
	free(plain);
	errno = number;
	return found;
}

static kz_status is_divided(const char *path, bool *out, kz_error *err)
{
	char *file = kzi_path(path, "shards", NULL);
	*out = file != NULL && access(file, F_OK) == 0;
	free(file);
	return file != NULL ? KZ_OK : kzi_no_memory(err);
}

kz_status kzi_layout_check_writable(const char *path, bool create, kz_error *err)
{
	struct stat about;
	int found = look_at(path, &about);
	if (found != 0 && errno == ENOENT && create && path[0] != '\0')
		return kzi_make_directories(path, err);
	if (found != 0 && errno == ENOENT)
		return kzi_fail(
			err, KZ_E_NO_INDEX, KZI_NO_OFFSET, "%s: there is no index", path);
	if (found != 0)
		return kzi_fail_errno(err, "%s", path);
	if (S_ISLNK(about.st_mode))
		return kzi_fail(err, KZ_E_IO, KZI_NO_OFFSET,
			"%s: a link; name the index itself to write to it", path);
	if (!S_ISDIR(about.st_mode))
		return kzi_fail(err, KZ_E_NO_INDEX, KZI_NO_OFFSET,
			"%s: not an index but a file: left as it is", path);
	if (about.st_uid != geteuid())
		return kzi_fail(
			err, KZ_E_IO, KZI_NO_OFFSET, "%s: belongs to another user", path);
	char generation[KZI_GENERATION_NAME];
	bool divided = false;
	kz_status current = kzi_current_read(path, generation, NULL);
	if (current == KZ_OK)
		return KZ_OK;
	if (current == KZ_E_NO_MEMORY)
		return kzi_no_memory(err);
	kz_status st = is_divided(path, &divided, err);
	if (st != KZ_OK || divided)
		return st;
	st = check_contents(path, err);
	if (st == KZ_OK && !create && current == KZ_E_NO_INDEX)
		return kzi_fail(
			err, KZ_E_NO_INDEX, KZI_NO_OFFSET, "%s: there is no index", path);
	return st;
}

/* ---- Generations ---- */

kz_status kzi_current_read(const char *path, char out[KZI_GENERATION_NAME], kz_error *err)
{
	struct stat about;
	kzi_buffer line = {0};
	char *file = kzi_path(path, "current", NULL);
	out[0] = '\0';
	if (file == NULL)
		return kzi_no_memory(err);
	kz_status st;
	if (stat(file, &about) != 0 && (errno == ENOENT || errno == ENOTDIR))
		st = kzi_fail(
			err, KZ_E_NO_INDEX, KZI_NO_OFFSET, "%s: there is no index", path);
	else
		st = kzi_file_read(file, 4096, &line, err);
	kzi_buffer_byte(&line, '\0');
	if (st == KZ_OK && line.failed)
		st = kzi_no_memory(err);
	if (st == KZ_OK) {
		line.data[strcspn(line.data, "\n")] = '\0';
		if (is_generation(line.data))
			memcpy(out, line.data, strlen(line.data) + 1);
		else
			st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				"%s: does not hold the name of a generation", file);
	}
	kzi_buffer_free(&line);
	free(file);
	return st;
}

bool kzi_current_may_name(const char *path, const char *generation)
{
	char current[KZI_GENERATION_NAME];
	kz_status st = kzi_current_read(path, current, NULL);
	return st != KZ_E_NO_INDEX && (st != KZ_OK || strcmp(current, generation) == 0);
}

kz_status kzi_current_write(const char *path, const char *generation, kz_error *err)
{
	char line[KZI_GENERATION_NAME + 1];
	int length = snprintf(line, sizeof line, "%s\n", generation);
	char *file = kzi_path(path, "current", NULL);
	if (file == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_file_replace(file, line, (size_t)length, err);
	free(file);
	return st;
}

/* The last one before that name; before any, when it is NULL. */
static kz_status last_before(const char *path, const char *before,
	char out[KZI_GENERATION_NAME], kz_error *err)
{
	out[0] = '\0';
	DIR *entries = opendir(path);
	if (entries == NULL)
		return kzi_fail_errno(err, "%s", path);
	struct dirent *entry;
	while ((entry = readdir(entries)) != NULL) {
		/* All are as long, so the order of the text is that of the numbers. */
		if (is_generation(entry->d_name) && strcmp(entry->d_name, out) > 0 &&
			(before == NULL || strcmp(entry->d_name, before) < 0))
			memcpy(out, entry->d_name, strlen(entry->d_name) + 1);
	}
	closedir(entries);
	return KZ_OK;
}

kz_status kzi_generation_last(
	const char *path, char out[KZI_GENERATION_NAME], kz_error *err)
{
	return last_before(path, NULL, out, err);
}

kz_status kzi_generation_before(
	const char *path, char name[KZI_GENERATION_NAME], kz_error *err)
{
	char before[KZI_GENERATION_NAME];
	memcpy(before, name, sizeof before);
	return last_before(path, before, name, err);
}

kz_status kzi_generation_next(
	const char *path, char out[KZI_GENERATION_NAME], kz_error *err)
{
	kz_status st = kzi_generation_last(path, out, err);
	unsigned long last = st == KZ_OK && out[0] != '\0'
				     ? strtoul(out + strlen(prefix), NULL, 10)
				     : 0;
	if (st == KZ_OK)
		snprintf(out, KZI_GENERATION_NAME, "%s%06lu", prefix,
			(last + 1) % 1000000);
	return st;
}

void kzi_generations_clean(const char *path, const char *keep)
{
	DIR *entries = opendir(path);
	if (entries == NULL)
		return;
	struct dirent *entry;
	while ((entry = readdir(entries)) != NULL) {
		if (!is_generation(entry->d_name) || strcmp(entry->d_name, keep) == 0)
			continue;
		char *old = kzi_path(path, entry->d_name, NULL);
		if (old != NULL)
			kzi_remove_tree(old, NULL);
		free(old);
	}
	closedir(entries);
}
