/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "library/rows.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "library/place.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LIST_MAX = 64 << 20, COLUMNS_MAX = 32 };

typedef enum column {
	COLUMN_FILE,
	COLUMN_SHA256,
	COLUMN_BYTES,
	COLUMN_STATUS,
	COLUMN_FETCHED,
	COLUMN_URL,
	COLUMN_ETAG,
	COLUMN_MODIFIED,
	COLUMNS /* and any other */
} column;

static const char *const names[COLUMNS] = {
	"file", "sha256", "bytes", "status", "fetched", "url", "etag", "modified"};

typedef struct parse {
	const char *dossier;
	kzi_arena *arena;
	column columns[COLUMNS_MAX];
	size_t column_count;
	unsigned line; /* from 1, for messages */
	kz_error *err;
} parse;

bool kzi_is_cell(const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text < ' ' || *text > '~')
			return false;
	}
	return true;
}

static kz_status broken(const parse *p, const char *what)
{
	return kzi_fail(p->err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "%s/%s, line %u: %s",
		p->dossier, KZI_LIBRARY_LIST, p->line, what);
}

/* Cuts the next cell off the front; NULL when there is none. */
static char *next_cell(char **rest)
{
	char *cell = *rest;
	if (cell == NULL)
		return NULL;
	char *tab = strchr(cell, '\t');
	if (tab != NULL)
		*tab++ = '\0';
	*rest = tab;
	return cell;
}

static kz_status take_columns(parse *p, char *line)
{
	bool has_file = false;
	for (char *cell; (cell = next_cell(&line)) != NULL;) {
		if (p->column_count == COLUMNS_MAX)
			return broken(p, "more than 32 columns");
		column which = COLUMN_FILE;
		while (which < COLUMNS && strcmp(names[which], cell) != 0)
			which++;
		has_file |= which == COLUMN_FILE;
		p->columns[p->column_count++] = which;
	}
	return has_file ? KZ_OK : broken(p, "there is no column 'file'");
}

static bool is_sha256(const char *text)
{
	return text[0] == '\0' ||
	       (strlen(text) == KZI_SHA256_HEX - 1 &&
		       strspn(text, "0123456789abcdef") == KZI_SHA256_HEX - 1);
}

static bool number(const char *text, uint64_t most, uint64_t *out)
{
	size_t digits = strspn(text, "0123456789");
	*out = digits <= 18 ? strtoull(text, NULL, 10) : UINT64_MAX;
	return text[digits] == '\0' && *out <= most;
}

static kz_status make_file(parse *p, char *const *cells, kz_library_file *out)
{
	char id[KZI_PLACE_NAME_MAX], path[2 * KZI_PLACE_MAX];
	uint64_t status;
	if (!kzi_place_read(cells[COLUMN_FILE], id))
		return broken(p, "file is not where one of a library lies");
	if (!is_sha256(cells[COLUMN_SHA256]))
		return broken(p, "sha256 is not 64 lower-case hex digits");
	if (!number(cells[COLUMN_BYTES], INT64_MAX, &out->bytes) ||
		!number(cells[COLUMN_STATUS], 999, &status))
		return broken(p, "bytes or status is not a number");
	snprintf(path, sizeof path, "%s/%s", p->dossier, cells[COLUMN_FILE]);
	const char **strings[] = {&out->sha256, &out->fetched, &out->url, &out->etag,
		&out->modified, &out->path, &out->id};
	const char *values[] = {cells[COLUMN_SHA256], cells[COLUMN_FETCHED],
		cells[COLUMN_URL], cells[COLUMN_ETAG], cells[COLUMN_MODIFIED], path, id};
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		*strings[i] = kzi_arena_copy(p->arena, values[i], strlen(values[i]));
		if (*strings[i] == NULL)
			return kzi_no_memory(p->err);
	}
	out->size = sizeof *out;
	out->status = (uint32_t)status;
	return KZ_OK;
}

static kz_status take_row(parse *p, char *line, kz_library_file *out)
{
	static char none[] = "";
	char *cells[COLUMNS + 1];
	for (size_t i = 0; i <= COLUMNS; i++)
		cells[i] = none;
	for (size_t i = 0; i < p->column_count; i++) {
		char *cell = next_cell(&line);
		if (cell == NULL)
			return broken(p, "fewer cells than columns");
		if (!kzi_is_cell(cell))
			return broken(p, "holds what no list of ours does");
		cells[p->columns[i]] = cell;
	}
	return line == NULL ? make_file(p, cells, out)
			    : broken(p, "more cells than columns");
}

static kz_status take_lines(parse *p, char *rest, kzi_row_fn *take, void *context)
{
	kz_status st = KZ_OK;
	for (p->line = 1; st == KZ_OK && rest != NULL && *rest != '\0'; p->line++) {
		char *line = rest, *end = strchr(rest, '\n');
		rest = end != NULL ? end + 1 : NULL;
		if (end != NULL)
			*end = '\0';
		kz_library_file file = {0};
		st = p->line == 1 ? take_columns(p, line) : take_row(p, line, &file);
		if (st == KZ_OK && p->line > 1 && !take(context, &file))
			st = kzi_no_memory(p->err);
	}
	return st;
}

kz_status kzi_rows_parse(kzi_buffer *bytes, const char *dossier, kzi_arena *arena,
	kzi_row_fn *take, void *context, kz_error *err)
{
	parse p = {.dossier = dossier, .arena = arena, .line = 1, .err = err};
	kzi_buffer_byte(bytes, '\0');
	if (bytes->failed)
		return kzi_no_memory(err);
	if (strlen(bytes->data) + 1 != bytes->length)
		return broken(&p, "there is a NUL in it");
	return take_lines(&p, bytes->data, take, context);
}

kz_status kzi_rows_read(const char *path, const char *dossier, kzi_arena *arena,
	kzi_row_fn *take, void *context, kz_error *err)
{
	kzi_buffer bytes = {0};
	kz_status st = kzi_file_read(path, LIST_MAX, &bytes, err);
	if (st == KZ_OK)
		st = kzi_rows_parse(&bytes, dossier, arena, take, context, err);
	kzi_buffer_free(&bytes);
	return st;
}

/* ---- Writing ---- */

void kzi_rows_begin(kzi_buffer *out)
{
	for (column i = COLUMN_FILE; i < COLUMNS; i++)
		kzi_buffer_format(out, "%s%c", names[i], i + 1 < COLUMNS ? '\t' : '\n');
}

void kzi_rows_add(kzi_buffer *out, const kz_library_file *file)
{
	const char *slash = strchr(file->path, '/');
	kzi_buffer_format(
		out, "%s\t%s\t", slash != NULL ? slash + 1 : file->path, file->sha256);
	if (file->sha256[0] != '\0')
		kzi_buffer_format(out, "%" PRIu64, file->bytes);
	kzi_buffer_format(out, "\t%u\t%s\t%s\t%s\t%s\n", (unsigned)file->status,
		file->fetched, file->url, file->etag, file->modified);
}
