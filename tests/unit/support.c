/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Directories, files and checks that the tests begin with. */
#include "support.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 1024 };

void check_success(const char *call, kz_status got, const kz_error *told)
{
	if (got != KZ_OK)
		fail_msg("%s: %s: %s", call, kz_status_name(got), told->message);
}

void check_failure(const char *call, kz_status got, const kz_error *told,
	kz_status wanted, long long offset, const char *words)
{
	if (got != wanted)
		fail_msg("%s: %s and not %s: %s", call, kz_status_name(got),
			kz_status_name(wanted), told->message);
	assert_int_equal(told->status, wanted);
	if (told->offset != offset)
		fail_msg("%s: offset %d and not %lld: %s", call, (int)told->offset,
			offset, told->message);
	if (told->message[0] == '\0' || strstr(told->message, words) == NULL)
		fail_msg("%s: '%s' does not say '%s'", call, told->message, words);
	if (strchr(told->message, '\n') != NULL)
		fail_msg("%s: more than a line: '%s'", call, told->message);
}

void same_text(const char *row, const char *got, const char *wanted)
{
	if (got == NULL || strcmp(got, wanted) != 0)
		fail_msg("%s: '%s' and not '%s'", row, got != NULL ? got : "(NULL)",
			wanted);
}

const char *below(const char *directory, const char *name)
{
	static char paths[64][PATH_ROOM];
	static int next;
	char *path = paths[next++ % 64];
	int length = snprintf(path, PATH_ROOM, "%s/%s", directory, name);
	assert_in_range(length, 1, PATH_ROOM - 1);
	return path;
}

int make_directory(void **state)
{
	const char *where = getenv("TMPDIR");
	char *path = strdup(below(where != NULL ? where : "/tmp", "kamerzoek-XXXXXX"));
	if (path == NULL || mkdtemp(path) == NULL)
		return -1;
	/* As realpath() gives it: what is tested makes paths absolute. */
	*state = realpath(path, NULL);
	free(path);
	return *state != NULL ? 0 : -1;
}

static int remove_all(const char *path)
{
	if (unlink(path) == 0)
		return 0;
	chmod(path, 0700);
	DIR *entries = opendir(path);
	if (entries == NULL)
		return -1;
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		char child[PATH_ROOM];
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (snprintf(child, sizeof child, "%s/%s", path, entry->d_name) <
			PATH_ROOM)
			remove_all(child);
	}
	closedir(entries);
	return rmdir(path);
}

int remove_directory(void **state)
{
	int failed = remove_all(*state);
	free(*state);
	return failed;
}

const char *new_folder(const char *path)
{
	assert_int_equal(mkdir(path, 0777), 0);
	return path;
}

static void make_folders_of(const char *path)
{
	char folder[PATH_ROOM];
	for (size_t at = 1; path[at] != '\0'; at++) {
		if (path[at] != '/')
			continue;
		memcpy(folder, path, at);
		folder[at] = '\0';
		if (mkdir(folder, 0777) != 0)
			assert_int_equal(errno, EEXIST);
	}
}

const char *write_bytes(
	const char *directory, const char *name, const char *bytes, size_t length)
{
	const char *path = below(directory, name);
	make_folders_of(path);
	FILE *file = fopen(path, "wb");
	if (file == NULL)
		fail_msg("%s cannot be written", path);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	return path;
}

const char *write_text(const char *directory, const char *name, const char *text)
{
	return write_bytes(directory, name, text, strlen(text));
}

char *read_bytes(const char *path, size_t *length)
{
	struct stat about;
	FILE *file = fopen(path, "rb");
	if (file == NULL || fstat(fileno(file), &about) != 0)
		fail_msg("%s cannot be read", path);
	*length = (size_t)about.st_size;
	char *bytes = malloc(*length + 1);
	assert_non_null(bytes);
	assert_int_equal(fread(bytes, 1, *length, file), *length);
	bytes[*length] = '\0';
	fclose(file);
	return bytes;
}

bool exists(const char *path)
{
	struct stat about;
	return lstat(path, &about) == 0;
}

/* SplitMix64: good enough chance in three lines. */
uint64_t chance(uint64_t *seed)
{
	uint64_t mixed = *seed += UINT64_C(0x9E3779B97F4A7C15);
	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
	return mixed ^ mixed >> 31;
}

uint64_t chance_below(uint64_t *seed, uint64_t limit)
{
	return chance(seed) % limit;
}
