/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/zip.h"

#include <stdlib.h>
#include <string.h>
#include <unzip.h>

enum { ENCRYPTED = 1, SENSITIVE = 1, CHUNK = 1 << 16 };

struct kzi_zip {
	unzFile file;
	const char *bytes;
	size_t length, at; /* where minizip is in them */
	bool beyond;       /* it has asked for more than there is */
	size_t taken;      /* bytes of the files that were read */
};

/* ---- A file in memory, for minizip ---- */

static voidpf ZCALLBACK open_bytes(voidpf zip, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return zip;
}

static uLong ZCALLBACK read_bytes(voidpf opaque, voidpf stream, void *to, uLong size)
{
	kzi_zip *zip = opaque;
	size_t left = zip->length - zip->at;
	size_t taken = size < left ? size : left;
	(void)stream;
	zip->beyond = zip->beyond || taken < size;
	if (taken > 0)
		memcpy(to, zip->bytes + zip->at, taken);
	zip->at += taken;
	return taken;
}

static uLong ZCALLBACK write_nothing(
	voidpf opaque, voidpf stream, const void *bytes, uLong size)
{
	(void)opaque;
	(void)stream;
	(void)bytes;
	(void)size;
	return 0;
}

static ZPOS64_T ZCALLBACK tell(voidpf opaque, voidpf stream)
{
	(void)stream;
	return ((kzi_zip *)opaque)->at;
}

static long ZCALLBACK seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	kzi_zip *zip = opaque;
	size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? zip->at
		      : origin == ZLIB_FILEFUNC_SEEK_END ? zip->length
							 : 0;
	(void)stream;
	if (offset > zip->length - from)
		return -1;
	zip->at = from + (size_t)offset;
	return 0;
}

static int ZCALLBACK close_bytes(voidpf opaque, voidpf stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

/* To minizip the end of the file is no error, and what it did not read is zero. */
static int ZCALLBACK has_failed(voidpf opaque, voidpf stream)
{
	(void)stream;
	return ((kzi_zip *)opaque)->beyond;
}

/* ---- Looking it over ---- */

typedef struct extent {
	ZPOS64_T first, end; /* of the bytes of a file, compressed */
} extent;

static int by_place(const void *a, const void *b)
{
	const extent *one = a, *other = b;
	return one->first < other->first ? -1 : one->first > other->first;
}

static kz_status damaged(kz_error *err)
{
	return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "a damaged ZIP file");
}

/* Where the bytes of the current file are; the size of them is what is told. */
static bool find_extent(const kzi_zip *zip, extent *out)
{
	unz_file_info64 about;
	if (unzGetCurrentFileInfo64(zip->file, &about, NULL, 0, NULL, 0, NULL, 0) !=
			UNZ_OK ||
		unzOpenCurrentFile2(zip->file, NULL, NULL, 1) != UNZ_OK)
		return false;
	out->first = unzGetCurrentFileZStreamPos64(zip->file);
	out->end = out->first + about.compressed_size;
	unzCloseCurrentFile(zip->file);
	return out->end >= out->first && out->end <= zip->length;
}

/* The same bytes for many files make a small ZIP file a huge one. */
static kz_status check_extents(kzi_zip *zip, size_t count, kz_error *err)
{
	extent *extents = calloc(count + 1, sizeof *extents);
	if (extents == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	int found = unzGoToFirstFile(zip->file);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		if (found != UNZ_OK || !find_extent(zip, &extents[i]))
			st = damaged(err);
		found = unzGoToNextFile(zip->file);
	}
	qsort(extents, count, sizeof *extents, by_place);
	for (size_t i = 1; i < count && st == KZ_OK; i++) {
		if (extents[i].first < extents[i - 1].end)
			st = kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
				"a ZIP file in which files overlap");
	}
	free(extents);
	return st;
}

static kz_status check(kzi_zip *zip, kz_error *err)
{
	unz_global_info64 about;
	if (unzGetGlobalInfo64(zip->file, &about) != UNZ_OK)
		return damaged(err);
	if (about.number_entry > KZI_ZIP_FILES_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"a ZIP file with %llu files in it: over %d",
			(unsigned long long)about.number_entry, KZI_ZIP_FILES_MAX);
	return check_extents(zip, (size_t)about.number_entry, err);
}

kz_status kzi_zip_open(const char *bytes, size_t length, kzi_zip **out, kz_error *err)
{
	zlib_filefunc64_def memory = {open_bytes, read_bytes, write_nothing, tell, seek,
		close_bytes, has_failed, NULL};
	*out = NULL;
	kzi_zip *zip = calloc(1, sizeof *zip);
	if (zip == NULL)
		return kzi_no_memory(err);
	zip->bytes = bytes;
	zip->length = length;
	memory.opaque = zip;
	zip->file = unzOpen2_64("", &memory);
	kz_status st = zip->file != NULL
			       ? check(zip, err)
			       : kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
					 "not a ZIP file, or one that is cut off");
	if (st != KZ_OK)
		kzi_zip_close(zip);
	else
		*out = zip;
	return st;
}

void kzi_zip_close(kzi_zip *zip)
{
	if (zip == NULL)
		return;
	if (zip->file != NULL)
		unzClose(zip->file);
	free(zip);
}

/* ---- One file ---- */

bool kzi_zip_has(kzi_zip *zip, const char *name)
{
	return unzLocateFile(zip->file, name, SENSITIVE) == UNZ_OK;
}

static kz_status check_file(
	const kzi_zip *zip, const char *name, const unz_file_info64 *about, kz_error *err)
{
	ZPOS64_T size = about->uncompressed_size, packed = about->compressed_size;
	if (about->flag & ENCRYPTED)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"'%s' in it is encrypted", name);
	if (size > KZI_ZIP_FILE_MAX || size + zip->taken > KZI_ZIP_TOTAL_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"'%s' in it is too large: %llu bytes", name,
			(unsigned long long)size);
	if (size > 1 << 20 && size / KZI_ZIP_RATIO_MAX > packed)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"'%s' in it is over %d times as large as it is packed", name,
			KZI_ZIP_RATIO_MAX);
	return KZ_OK;
}

static kz_status broken(const char *name, kz_error *err)
{
	return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "'%s' in it is damaged", name);
}

/* To its end, and not one byte beyond what was said. */
static kz_status unpack(
	kzi_zip *zip, const char *name, size_t size, kzi_buffer *out, kz_error *err)
{
	size_t before = out->length;
	for (;;) {
		char *to = kzi_buffer_reserve(out, CHUNK);
		if (to == NULL)
			return kzi_no_memory(err);
		int got = unzReadCurrentFile(zip->file, to, CHUNK);
		if (got < 0)
			return broken(name, err);
		if (got == 0)
			break;
		out->length += (size_t)got;
		if (out->length - before > size)
			return broken(name, err);
	}
	zip->taken += out->length - before;
	return out->length - before == size ? KZ_OK : broken(name, err);
}

kz_status kzi_zip_read(kzi_zip *zip, const char *name, kzi_buffer *out, kz_error *err)
{
	unz_file_info64 about;
	if (!kzi_zip_has(zip, name))
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"there is no '%s' in it", name);
	if (unzGetCurrentFileInfo64(zip->file, &about, NULL, 0, NULL, 0, NULL, 0) !=
		UNZ_OK)
		return broken(name, err);
	kz_status st = check_file(zip, name, &about, err);
	if (st != KZ_OK)
		return st;
	if (unzOpenCurrentFile(zip->file) != UNZ_OK)
		return broken(name, err);
	st = unpack(zip, name, (size_t)about.uncompressed_size, out, err);
	/* Its sum is compared when it is closed. */
	if (unzCloseCurrentFile(zip->file) != UNZ_OK && st == KZ_OK)
		st = broken(name, err);
	return st;
}
