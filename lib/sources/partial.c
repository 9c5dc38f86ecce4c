/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/partial.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PARTIAL_MAX = 1 << 30 };

static const char format[] = "kamerzoek-partial 1";

/* name NULL: the folder. */
static char *place(const char *library, const char *name)
{
	kzi_buffer path = {0};
	kzi_buffer_format(&path, "%s/.partial", library);
	if (name != NULL)
		kzi_buffer_format(&path, "/%s", name);
	return kzi_buffer_take(&path);
}

static char *place_of(const char *library, const char *url)
{
	char name[KZI_SHA256_HEX];
	kzi_sha256_hex(url, strlen(url), name);
	return place(library, name);
}

/* Takes a line off the front; false when it is too long, or has no end. */
static bool take_line(const char **at, const char *end, char *line, size_t size)
{
	const char *newline = memchr(*at, '\n', (size_t)(end - *at));
	if (newline == NULL || (size_t)(newline - *at) >= size)
		return false;
	memcpy(line, *at, (size_t)(newline - *at));
	line[newline - *at] = '\0';
	*at = newline + 1;
	return true;
}

static bool understand(const kzi_buffer *file, const char *url,
	char validator[KZI_VALIDATOR_MAX], const char **bytes)
{
	char first[32], from[4096], digest[KZI_SHA256_HEX], found[KZI_SHA256_HEX];
	const char *at = file->data, *end = file->data + file->length;
	if (file->length == 0 || !take_line(&at, end, first, sizeof first) ||
		strcmp(first, format) != 0 || !take_line(&at, end, from, sizeof from) ||
		strcmp(from, url) != 0 ||
		!take_line(&at, end, validator, KZI_VALIDATOR_MAX) ||
		!take_line(&at, end, digest, sizeof digest))
		return false;
	kzi_sha256_hex(at, (size_t)(end - at), found);
	*bytes = at;
	return strcmp(found, digest) == 0 && validator[0] != '\0';
}

kz_status kzi_partial_load(const char *library, const char *url,
	char validator[KZI_VALIDATOR_MAX], kzi_buffer *out, kz_error *err)
{
	char *path = place_of(library, url);
	kzi_buffer file = {0};
	const char *bytes;
	if (path == NULL)
		return kzi_no_memory(err);
	if (kzi_file_read(path, PARTIAL_MAX, &file, NULL) == KZ_OK &&
		understand(&file, url, validator, &bytes))
		kzi_buffer_append(out, bytes, (size_t)(file.data + file.length - bytes));
	else
		validator[0] = '\0';
	kzi_buffer_free(&file);
	free(path);
	return out->failed ? kzi_no_memory(err) : KZ_OK;
}

kz_status kzi_partial_save(const char *library, const char *url, const char *validator,
	const kzi_buffer *bytes, kz_error *err)
{
	char digest[KZI_SHA256_HEX];
	kzi_buffer file = {0};
	char *folder = place(library, NULL), *path = place_of(library, url);
	kzi_sha256_hex(bytes->data, bytes->length, digest);
	kzi_buffer_format(&file, "%s\n%s\n%s\n%s\n", format, url, validator, digest);
	kzi_buffer_append(&file, bytes->data, bytes->length);
	kz_status st = KZ_OK;
	if (folder == NULL || path == NULL || file.failed)
		st = kzi_no_memory(err);
	else if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		st = kzi_fail_errno(err, "%s", folder);
	else
		st = kzi_file_replace(path, file.data, file.length, err);
	kzi_buffer_free(&file);
	free(folder);
	free(path);
	return st;
}

void kzi_partial_forget(const char *library, const char *url)
{
	char *folder = place(library, NULL), *path = place_of(library, url);
	/* A folder that still holds something stays. */
	if (path != NULL && unlink(path) == 0 && folder != NULL)
		(void)rmdir(folder);
	free(folder);
	free(path);
}
