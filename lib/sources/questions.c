/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was asked of the search service before, for what is new since then: a line for
 * each question, in a hidden file of the library.
 */
#include "sources/fetcher.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIELDS = 5, QUESTIONS_MAX = 1 << 20 };

static const char first_line[] = "words\tdossier\tkind\tfrom\tuntil\tasked\n";

void kzi_asked_free(kzi_asked *asked)
{
	for (size_t i = 0; i < FIELDS; i++)
		free(asked->fields[i]);
	*asked = (kzi_asked){0};
}

/* No tab or newline may make two fields of one. */
static bool is_one_line(const char *text)
{
	size_t length = strlen(text), at = 0;
	while (at < length) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (taken == 0 || kzi_is_control(rune))
			return false;
		at += taken;
	}
	return true;
}

kz_status kzi_asked_make(const kz_fetch_question *question, kzi_asked *out, kz_error *err)
{
	const char *given[FIELDS] = {question->words, question->dossier, question->kind,
		question->from, question->until};
	*out = (kzi_asked){0};
	for (size_t i = 0; i < FIELDS; i++) {
		const char *text = given[i] != NULL ? given[i] : "";
		if (!is_one_line(text)) {
			kzi_asked_free(out);
			return kzi_fail(err, KZ_E_QUERY, KZI_NO_OFFSET,
				"'%s': not one line of UTF-8", text);
		}
		out->fields[i] = strdup(text);
		if (out->fields[i] == NULL) {
			kzi_asked_free(out);
			return kzi_no_memory(err);
		}
	}
	time_t seconds = time(NULL);
	struct tm utc;
	gmtime_r(&seconds, &utc);
	strftime(out->day, sizeof out->day, "%Y-%m-%d", &utc);
	return KZ_OK;
}

/* ---- On disk ---- */

static char *place(const char *library)
{
	kzi_buffer path = {0};
	kzi_buffer_format(&path, "%s/.questions.tsv", library);
	return kzi_buffer_take(&path);
}

/* Cuts what is before the next separator off the front. */
static char *cut(char **rest, char separator)
{
	char *text = *rest, *end = strchr(text, separator);
	if (end != NULL)
		*end++ = '\0';
	*rest = end != NULL ? end : text + strlen(text);
	return text;
}

/* False when it is not one of ours, and is passed over. */
static bool take_line(char *line, kzi_asked *out)
{
	*out = (kzi_asked){0};
	bool whole = true;
	for (size_t i = 0; i < FIELDS && whole; i++) {
		const char *field = cut(&line, '\t');
		out->fields[i] = is_one_line(field) ? strdup(field) : NULL;
		whole = out->fields[i] != NULL;
	}
	whole = whole && strlen(line) == 10 && strspn(line, "0123456789-") == 10;
	if (whole)
		memcpy(out->day, line, sizeof out->day);
	else
		kzi_asked_free(out);
	return whole;
}

static kz_status add(kzi_asked **list, size_t *count, kzi_asked one, kz_error *err)
{
	kzi_asked *more = realloc(*list, (*count + 1) * sizeof *more);
	if (more == NULL) {
		kzi_asked_free(&one);
		return kzi_no_memory(err);
	}
	*list = more;
	more[(*count)++] = one;
	return KZ_OK;
}

static void free_all(kzi_asked *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		kzi_asked_free(&list[i]);
	free(list);
}

static kz_status take_lines(
	kzi_buffer *bytes, kzi_asked **out, size_t *count, kz_error *err)
{
	kz_status st = KZ_OK;
	kzi_buffer_byte(bytes, '\0');
	if (bytes->failed)
		return kzi_no_memory(err);
	char *rest = bytes->data;
	cut(&rest, '\n');
	while (st == KZ_OK && *rest != '\0') {
		kzi_asked one;
		if (take_line(cut(&rest, '\n'), &one))
			st = add(out, count, one, err);
	}
	return st;
}

kz_status kzi_questions_read(
	const char *library, kzi_asked **out, size_t *count, kz_error *err)
{
	kzi_buffer bytes = {0};
	char *path = place(library);
	*out = NULL;
	*count = 0;
	if (path == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	if (kzi_file_read(path, QUESTIONS_MAX, &bytes, NULL) == KZ_OK)
		st = take_lines(&bytes, out, count, err);
	if (st != KZ_OK) {
		free_all(*out, *count);
		*out = NULL;
		*count = 0;
	}
	kzi_buffer_free(&bytes);
	free(path);
	return st;
}

static bool is_same(const kzi_asked *one, const kzi_asked *other)
{
	bool same = true;
	for (size_t i = 0; i < FIELDS && same; i++)
		same = strcmp(one->fields[i], other->fields[i]) == 0;
	return same;
}

static bool is_in(const kzi_asked *one, const kzi_asked *list, size_t count)
{
	bool found = false;
	for (size_t i = 0; i < count && !found; i++)
		found = is_same(one, &list[i]);
	return found;
}

static void write_line(kzi_buffer *out, const kzi_asked *asked)
{
	for (size_t i = 0; i < FIELDS; i++)
		kzi_buffer_format(out, "%s\t", asked->fields[i]);
	kzi_buffer_format(out, "%s\n", asked->day);
}

kz_status kzi_questions_write(
	const char *library, const kzi_asked *asked, size_t count, kz_error *err)
{
	kzi_asked *before;
	size_t before_count;
	kzi_buffer bytes = {0};
	kz_status st = kzi_questions_read(library, &before, &before_count, err);
	if (st != KZ_OK || count == 0) {
		free_all(before, before_count);
		return st;
	}
	kzi_buffer_text(&bytes, first_line);
	for (size_t i = 0; i < before_count; i++) {
		if (!is_in(&before[i], asked, count))
			write_line(&bytes, &before[i]);
	}
	for (size_t i = 0; i < count; i++) {
		if (!is_in(&asked[i], asked, i))
			write_line(&bytes, &asked[i]);
	}
	char *path = place(library);
	st = path == NULL || bytes.failed
		     ? kzi_no_memory(err)
		     : kzi_file_replace(path, bytes.data, bytes.length, err);
	free(path);
	kzi_buffer_free(&bytes);
	free_all(before, before_count);
	return st;
}
