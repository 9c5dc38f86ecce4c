/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/layout.h"

#include "base/buffer.h"
#include "base/file.h"
#include "index/schema.h"
#include "text/analysis.h"

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
		".", "..", "lock", "current", "current.new", "spool"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return is_generation(name);
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

/* As mkdir -p: the default place of an index lies deep. */
static kz_status make_directories(const char *path, kz_error *err)
{
	char *copy = strdup(path);
	if (copy == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	for (char *at = copy + 1; st == KZ_OK; at++) {
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

kz_status kzi_layout_check_writable(const char *path, bool create, kz_error *err)
{
	struct stat about;
	int found = look_at(path, &about);
	if (found != 0 && errno == ENOENT && create && path[0] != '\0')
		return make_directories(path, err);
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
	kz_status current = kzi_current_read(path, generation, NULL);
	if (current == KZ_OK)
		return KZ_OK;
	kz_status st = check_contents(path, err);
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

kz_status kzi_generation_last(
	const char *path, char out[KZI_GENERATION_NAME], kz_error *err)
{
	out[0] = '\0';
	DIR *entries = opendir(path);
	if (entries == NULL)
		return kzi_fail_errno(err, "%s", path);
	struct dirent *entry;
	while ((entry = readdir(entries)) != NULL) {
		/* All are as long, so the order of the text is that of the numbers. */
		if (is_generation(entry->d_name) && strcmp(entry->d_name, out) > 0)
			memcpy(out, entry->d_name, strlen(entry->d_name) + 1);
	}
	closedir(entries);
	return KZ_OK;
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

/* ---- The analysis file ---- */

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

static kz_status read_analysis(const char *path, const char *generation, const char *text,
	kz_analysis **out, kz_error *err)
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

kz_status kzi_analysis_file_open(
	const char *path, const char *generation, kz_analysis **out, kz_error *err)
{
	*out = NULL;
	char *file = kzi_path(path, generation, "analysis");
	if (file == NULL)
		return kzi_no_memory(err);
	kzi_buffer text = {0};
	kz_status st = kzi_file_read(file, 4096, &text, err);
	/* current names it, so that it is not there is damage. */
	if (st == KZ_E_IO && access(file, F_OK) != 0 && errno == ENOENT)
		st = kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"%s: the index has lost %s", path, generation);
	kzi_buffer_byte(&text, '\0');
	if (st == KZ_OK && text.failed)
		st = kzi_no_memory(err);
	if (st == KZ_OK)
		st = read_analysis(path, generation, text.data, out, err);
	kzi_buffer_free(&text);
	free(file);
	return st;
}
