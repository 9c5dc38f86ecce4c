/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How the terms of a generation were made: its file `analysis`, and the lexicon beside
 * that. */
#include "index/layout.h"

#include "base/buffer.h"
#include "base/digest.h"
#include "base/file.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

kz_status kzi_analysis_file_write(const char *path, const char *generation,
	const kz_analysis *analysis, const char *lexicon, kz_error *err)
{
	kzi_buffer text = {0};
	kzi_buffer_format(&text, "format: %d\nname: %s\nversion: %u\nfingerprint: %s\n",
		KZI_FORMAT, kz_analysis_name(analysis),
		(unsigned)kz_analysis_version(analysis),
		kz_analysis_fingerprint(analysis));
	if (lexicon != NULL)
		kzi_buffer_format(&text, "lexicon: %s\n", lexicon);
	char *file = kzi_path(path, generation, "analysis");
	kz_status st = file == NULL || text.failed
			       ? kzi_no_memory(err)
			       : kzi_file_replace(file, text.data, text.length, err);
	kzi_buffer_free(&text);
	free(file);
	return st;
}

/* The value behind "name: " in the file's text, cut to size; "" when absent. */
static void value_of(const char *text, const char *name, char *out, size_t size)
{
	size_t length = strlen(name);
	out[0] = '\0';
	for (const char *line = text; line != NULL && *line != '\0';) {
		if (strncmp(line, name, length) == 0 && line[length] == ':') {
			const char *value = line + length + 1;
			value += strspn(value, " ");
			snprintf(out, size, "%.*s", (int)strcspn(value, "\n"), value);
			return;
		}
		line = strchr(line, '\n');
		line = line != NULL ? line + 1 : NULL;
	}
}

/* As it was frozen, when it was. */
static kz_status open_lexicon(const char *path, const char *generation, const char *text,
	kz_analysis *analysis, kz_error *err)
{
	char digest[80];
	kzi_lexicon *lexicon = NULL;
	value_of(text, "lexicon", digest, sizeof digest);
	if (digest[0] == '\0')
		return KZ_OK;
	char *file = kzi_path(path, generation, "lexicon");
	if (file == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_lexicon_open(file, &lexicon, err);
	/* analysis names it, so that it is not there is damage. */
	if (st == KZ_E_IO && access(file, F_OK) != 0)
		st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: the index has lost %s/lexicon", path, generation);
	free(file);
	return st == KZ_OK ? kzi_analysis_use_lexicon(analysis, lexicon, digest, err)
			   : st;
}

static kz_status check_analysis(
	const char *path, const char *text, kz_analysis *analysis, kz_error *err)
{
	char name[64], version[16], fingerprint[32];
	value_of(text, "name", name, sizeof name);
	value_of(text, "version", version, sizeof version);
	value_of(text, "fingerprint", fingerprint, sizeof fingerprint);
	if (strtoul(version, NULL, 10) == kz_analysis_version(analysis) &&
		strcmp(fingerprint, kz_analysis_fingerprint(analysis)) == 0)
		return KZ_OK;
	return kzi_fail(err, KZ_E_FORMAT, KZI_NO_OFFSET,
		"%s: made with analysis %s version %s (%s), and here that is version %u (%s): "
		"make it again",
		path, name, version, fingerprint, (unsigned)kz_analysis_version(analysis),
		kz_analysis_fingerprint(analysis));
}

/* Without its lexicon. */
static kz_status open_named(
	const char *path, const char *text, kz_analysis **out, kz_error *err)
{
	char format[16], name[64];
	value_of(text, "format", format, sizeof format);
	value_of(text, "name", name, sizeof name);
	if (strtol(format, NULL, 10) != KZI_FORMAT)
		return kzi_fail(err, KZ_E_FORMAT, KZI_NO_OFFSET,
			"%s: an index of format '%s', and this is for format %d: make it again",
			path, format, KZI_FORMAT);
	kz_status st = kz_analysis_open(name, out, err);
	if (st == KZ_E_ARGUMENT)
		return kzi_fail(err, KZ_E_FORMAT, KZI_NO_OFFSET,
			"%s: made with analysis '%s', which this is without: make it again",
			path, name);
	return st;
}

static kz_status read_analysis(const char *path, const char *generation, const char *text,
	kz_analysis **out, kz_error *err)
{
	kz_status st = open_named(path, text, out, err);
	if (st != KZ_OK)
		return st;
	st = open_lexicon(path, generation, text, *out, err);
	if (st == KZ_OK)
		st = check_analysis(path, text, *out, err);
	if (st == KZ_OK)
		return KZ_OK;
	kz_analysis_close(*out);
	*out = NULL;
	return st;
}

/* The text of the file, with a NUL behind it. */
static kz_status read_file(
	const char *path, const char *generation, kzi_buffer *text, kz_error *err)
{
	char *file = kzi_path(path, generation, "analysis");
	if (file == NULL)
		return kzi_no_memory(err);
	kz_status st = kzi_file_read(file, 4096, text, err);
	/* current names it, so that it is not there is damage. */
	if (st == KZ_E_IO && access(file, F_OK) != 0 && errno == ENOENT)
		st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: the index has lost %s", path, generation);
	kzi_buffer_byte(text, '\0');
	if (st == KZ_OK && text->failed)
		st = kzi_no_memory(err);
	free(file);
	return st;
}

kz_status kzi_analysis_file_open(
	const char *path, const char *generation, kz_analysis **out, kz_error *err)
{
	*out = NULL;
	kzi_buffer text = {0};
	kz_status st = read_file(path, generation, &text, err);
	if (st == KZ_OK)
		st = read_analysis(path, generation, text.data, out, err);
	kzi_buffer_free(&text);
	return st;
}

kz_status kzi_analysis_served_open(
	const char *place, const char *text, kz_analysis **out, kz_error *err)
{
	char digest[80], fingerprint[32];
	value_of(text, "lexicon", digest, sizeof digest);
	value_of(text, "fingerprint", fingerprint, sizeof fingerprint);
	kz_status st = open_named(place, text, out, err);
	if (st != KZ_OK || kzi_analysis_fits(*out, digest, fingerprint))
		return st;
	st = kzi_fail(err, KZ_E_FORMAT, KZI_NO_OFFSET,
		"%s: made with another version of analysis %s: make it again", place,
		kz_analysis_name(*out));
	kz_analysis_close(*out);
	*out = NULL;
	return st;
}

kz_status kzi_analysis_file_read(
	const char *path, const char *generation, kzi_buffer *out, kz_error *err)
{
	kzi_buffer_clear(out);
	return read_file(path, generation, out, err);
}

kz_status kzi_analysis_file_name(const char *path, const char *generation, char *out,
	size_t size, long *format, kz_error *err)
{
	char digits[16] = "";
	kzi_buffer text = {0};
	kz_status st = read_file(path, generation, &text, err);
	if (st == KZ_OK) {
		value_of(text.data, "format", digits, sizeof digits);
		value_of(text.data, "name", out, size);
		*format = strtol(digits, NULL, 10);
		if (*format == 0 || out[0] == '\0')
			st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				"%s: does not say how %s was made", path, generation);
	}
	if (st != KZ_OK)
		out[0] = '\0';
	kzi_buffer_free(&text);
	return st;
}

static kz_status compare_digest(const char *file, const char *digest, kz_error *err)
{
	char found[KZI_SHA256_HEX];
	kzi_map map = {0};
	kz_status st = kzi_file_map(file, &map, err);
	if (st != KZ_OK)
		return st;
	kzi_sha256_hex(map.bytes != NULL ? map.bytes : "", map.length, found);
	kzi_file_unmap(&map);
	return strcmp(found, digest) == 0
		       ? KZ_OK
		       : kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				 "%s: is not the lexicon that the index was made with",
				 file);
}

kz_status kzi_lexicon_file_check(const char *path, const char *generation, kz_error *err)
{
	char digest[80] = "";
	kzi_buffer text = {0};
	kz_status st = read_file(path, generation, &text, err);
	if (st == KZ_OK)
		value_of(text.data, "lexicon", digest, sizeof digest);
	kzi_buffer_free(&text);
	if (st != KZ_OK || digest[0] == '\0')
		return st;
	char *file = kzi_path(path, generation, "lexicon");
	st = file != NULL ? compare_digest(file, digest, err) : kzi_no_memory(err);
	free(file);
	return st;
}
