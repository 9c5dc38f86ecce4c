/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Files, whole and safely: read to the end, written so that a crash leaves the
 * old or the new one. Descriptors are never inherited by a child.
 */
#ifndef KZI_BASE_FILE_H
#define KZI_BASE_FILE_H

#include <sys/types.h>

#include "base/buffer.h"
#include "base/error.h"

/* As open(2) with O_CLOEXEC, and again after EINTR. -1 and errno on failure. */
int kzi_open(const char *path, int flags, mode_t mode);

/* The bytes of a regular file, appended to out. KZ_E_IO: also when path is
 * something else than a file. KZ_E_LIMIT: it has more than most bytes. */
kz_status kzi_file_read(const char *path, size_t most, kzi_buffer *out, kz_error *err);

/* A file as it lies, to be read and not written: pages come in when looked at. */
typedef struct kzi_map {
	const char *bytes; /* NULL of an empty file */
	size_t length;
} kzi_map;

/* Only for files that are replaced and never written over, or what is read might
 * change. KZ_E_IO: also when path is something else than a file. */
kz_status kzi_file_map(const char *path, kzi_map *out, kz_error *err);
/* All zero is no map. */
void kzi_file_unmap(kzi_map *map);

/* All bytes, whatever write(2) takes at a time. KZ_E_IO; path is for words. */
kz_status kzi_write_all(
	int fd, const char *bytes, size_t length, const char *path, kz_error *err);

/* All length bytes at offset; a file that ends before is KZ_E_CORRUPT. */
kz_status kzi_read_at(int fd, char *bytes, size_t length, off_t offset, const char *path,
	kz_error *err);

/* Write NAME.new, sync it, rename it over path, sync the directory. */
kz_status kzi_file_replace(
	const char *path, const char *bytes, size_t length, kz_error *err);

/* A rename or a new file is only durable once its directory is synced. */
kz_status kzi_sync_directory(const char *path, kz_error *err);

/* The directory, and those that it lies in where they are not there: as mkdir -p. */
kz_status kzi_make_directories(const char *path, kz_error *err);
/* Remove a directory and all in it; what is not there is no failure. Links are
 * removed and never followed. */
kz_status kzi_remove_tree(const char *path, kz_error *err);

#endif
