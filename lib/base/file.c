/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int kzi_open(const char *path, int flags, mode_t mode)
{
	int fd;
	do
		fd = open(path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static kz_status read_to_end(
	int fd, const char *path, size_t most, kzi_buffer *out, kz_error *err)
{
	size_t before = out->length;
	for (;;) {
		char *to = kzi_buffer_reserve(out, 1 << 16);
		if (to == NULL)
			return kzi_no_memory(err);
		ssize_t got = read(fd, to, 1 << 16);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return kzi_fail_errno(err, "%s", path);
		if (got == 0)
			return KZ_OK;
		out->length += (size_t)got;
		if (out->length - before > most)
			return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
				"%s: larger than %zu bytes", path, most);
	}
}

/* Not to hang on a FIFO: it is looked at before it is read. */
static kz_status open_regular(
	const char *path, int *out, struct stat *about, kz_error *err)
{
	int fd = kzi_open(path, O_RDONLY | O_NONBLOCK, 0);
	if (fd < 0)
		return kzi_fail_errno(err, "%s", path);
	kz_status st = KZ_OK;
	if (fstat(fd, about) != 0)
		st = kzi_fail_errno(err, "%s", path);
	else if (!S_ISREG(about->st_mode))
		st = kzi_fail(
			err, KZ_E_IO, KZI_NO_OFFSET, "%s: not a regular file", path);
	if (st != KZ_OK)
		close(fd);
	else
		*out = fd;
	return st;
}

kz_status kzi_file_read(const char *path, size_t most, kzi_buffer *out, kz_error *err)
{
	int fd;
	struct stat about;
	kz_status st = open_regular(path, &fd, &about, err);
	if (st != KZ_OK)
		return st;
	if (about.st_size > 0 && (uint64_t)about.st_size > most)
		st = kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET, "%s: larger than %zu bytes",
			path, most);
	else
		st = read_to_end(fd, path, most, out, err);
	close(fd);
	return st;
}

kz_status kzi_file_map(const char *path, kzi_map *out, kz_error *err)
{
	*out = (kzi_map){0};
	int fd;
	struct stat about;
	kz_status st = open_regular(path, &fd, &about, err);
	if (st != KZ_OK)
		return st;
	if (about.st_size > 0) {
		void *at =
			mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (at == MAP_FAILED)
			st = kzi_fail_errno(err, "%s", path);
		else
			*out = (kzi_map){at, (size_t)about.st_size};
	}
	close(fd);
	return st;
}

void kzi_file_unmap(kzi_map *map)
{
	if (map->bytes != NULL)
		munmap((void *)map->bytes, map->length);
	*map = (kzi_map){0};
}

kz_status kzi_write_all(
	int fd, const char *bytes, size_t length, const char *path, kz_error *err)
{
	while (length > 0) {
		ssize_t done = write(fd, bytes, length);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return kzi_fail_errno(err, "%s", path);
		bytes += done;
		length -= (size_t)done;
	}
	return KZ_OK;
}

kz_status kzi_read_at(
	int fd, char *bytes, size_t length, off_t offset, const char *path, kz_error *err)
{
	while (length > 0) {
		ssize_t done = pread(fd, bytes, length, offset);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return kzi_fail_errno(err, "%s", path);
		if (done == 0)
			return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				"%s: ends before byte %lld", path, (long long)offset);
		bytes += done;
		length -= (size_t)done;
		offset += done;
	}
	return KZ_OK;
}

kz_status kzi_sync_directory(const char *path, kz_error *err)
{
	int fd = kzi_open(path, O_RDONLY | O_DIRECTORY, 0);
	if (fd < 0)
		return kzi_fail_errno(err, "%s", path);
	kz_status st = fsync(fd) == 0 ? KZ_OK : kzi_fail_errno(err, "%s", path);
	close(fd);
	return st;
}

static kz_status write_synced(
	const char *path, const char *bytes, size_t length, kz_error *err)
{
	int fd = kzi_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0666);
	if (fd < 0)
		return kzi_fail_errno(err, "%s", path);
	kz_status st = kzi_write_all(fd, bytes, length, path, err);
	if (st == KZ_OK && fsync(fd) != 0)
		st = kzi_fail_errno(err, "%s", path);
	if (close(fd) != 0 && st == KZ_OK)
		st = kzi_fail_errno(err, "%s", path);
	return st;
}

static kz_status sync_parent(const char *path, kz_error *err)
{
	char *parent = strdup(path);
	if (parent == NULL)
		return kzi_no_memory(err);
	char *slash = strrchr(parent, '/');
	if (slash != NULL)
		slash[slash == parent] = '\0';
	kz_status st = kzi_sync_directory(slash != NULL ? parent : ".", err);
	free(parent);
	return st;
}

kz_status kzi_file_replace(
	const char *path, const char *bytes, size_t length, kz_error *err)
{
	kzi_buffer name = {0};
	kzi_buffer_format(&name, "%s.new", path);
	char *temporary = kzi_buffer_take(&name);
	if (temporary == NULL)
		return kzi_no_memory(err);
	kz_status st = write_synced(temporary, bytes, length, err);
	if (st == KZ_OK && rename(temporary, path) != 0)
		st = kzi_fail_errno(err, "%s", path);
	if (st != KZ_OK)
		unlink(temporary);
	else
		st = sync_parent(path, err);
	free(temporary);
	return st;
}

kz_status kzi_make_directories(const char *path, kz_error *err)
{
	char *copy = strdup(path);
	if (copy == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	for (char *at = copy + (copy[0] != '\0'); st == KZ_OK; at++) {
		if (*at != '/' && *at != '\0')
			continue;
		char kept = *at;
		*at = '\0';
		if (mkdir(copy, 0777) != 0 && errno != EEXIST)
			st = kzi_fail_errno(err, "%s", copy);
		*at = kept;
		if (kept == '\0')
			break;
	}
	free(copy);
	return st;
}

static kz_status remove_entries(int fd, const char *path, kz_error *err)
{
	DIR *entries = fdopendir(fd);
	if (entries == NULL) {
		kz_status st = kzi_fail_errno(err, "%s", path);
		close(fd);
		return st;
	}
	kz_status st = KZ_OK;
	struct dirent *entry;
	while (st == KZ_OK && (entry = readdir(entries)) != NULL) {
		const char *name = entry->d_name;
		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
			continue;
		kzi_buffer below = {0};
		kzi_buffer_format(&below, "%s/%s", path, name);
		char *child = kzi_buffer_take(&below);
		st = child != NULL ? kzi_remove_tree(child, err) : kzi_no_memory(err);
		free(child);
	}
	closedir(entries);
	return st;
}

kz_status kzi_remove_tree(const char *path, kz_error *err)
{
	if (unlink(path) == 0 || errno == ENOENT)
		return KZ_OK;
	int fd = kzi_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0);
	if (fd < 0)
		return kzi_fail_errno(err, "%s", path);
	kz_status st = remove_entries(fd, path, err);
	if (st == KZ_OK && rmdir(path) != 0)
		st = kzi_fail_errno(err, "%s", path);
	return st;
}
