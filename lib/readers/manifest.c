/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/manifest.h"

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "document/document.h"
#include "readers/header.h"

#include <string.h>

enum { MANIFEST_MAX = 64 << 20, COLUMNS_MAX = 64 };

/* A stretch of the manifest. */
typedef struct cell {
	const char *at;
	size_t length;
} cell;

typedef struct parse {
	kzi_manifest *manifest;
	cell columns[COLUMNS_MAX];
	size_t column_count;
	unsigned line; /* from 1, for messages */
	kz_error *err;
} parse;

static kz_status broken(const parse *p, const char *what)
{
	return kzi_fail(p->err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "manifest.tsv, line %u: %s",
		p->line, what);
}

static bool cell_is(cell c, const char *text)
{
	return strlen(text) == c.length && memcmp(c.at, text, c.length) == 0;
}

/* Takes what comes before the next separator off the front. */
static cell take(cell *rest, char separator)
{
	const char *end =
		rest->length > 0 ? memchr(rest->at, separator, rest->length) : NULL;
	size_t length = end != NULL ? (size_t)(end - rest->at) : rest->length;
	cell taken = {rest->at, length};
	size_t used = length + (end != NULL);
	rest->at += used;
	rest->length -= used;
	return taken;
}

/* The file must lie in the folder: no "/etc/passwd", no "../../secret". */
static bool stays_inside(cell file)
{
	if (file.length == 0 || file.at[0] == '/' ||
		memchr(file.at, '\0', file.length) != NULL)
		return false;
	cell rest = file;
	while (rest.length > 0) {
		cell name = take(&rest, '/');
		if (cell_is(name, "..") || name.length == 0)
			return false;
	}
	return true;
}

static bool is_sha256(cell c)
{
	for (size_t i = 0; i < c.length; i++) {
		char digit = c.at[i];
		if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f')))
			return false;
	}
	return c.length == 64;
}

static bool holds_several(cell column)
{
	kz_list list;
	return kzi_list_by_name(column.at, column.length, &list) ||
	       cell_is(column, "signatory") || cell_is(column, "ondertekenaar");
}

static kz_status set_fact(const parse *p, kzi_manifest_row *row, cell column, cell value)
{
	kz_error why = {0};
	kz_status st = KZ_OK;
	while (value.length > 0 && st == KZ_OK) {
		cell one = holds_several(column) ? take(&value, ';') : value;
		if (!holds_several(column))
			value.length = 0;
		st = kzi_header_set(
			row->facts, column.at, column.length, one.at, one.length, &why);
	}
	if (st == KZ_E_NO_MEMORY)
		return kzi_no_memory(p->err);
	return st == KZ_OK ? KZ_OK : broken(p, why.message);
}

static kz_status set_cell(const parse *p, kzi_manifest_row *row, cell column, cell value)
{
	kzi_arena *arena = &p->manifest->arena;
	if (cell_is(column, "file")) {
		if (!stays_inside(value))
			return broken(p, "file is empty or lies outside the folder");
		row->file = kzi_arena_copy(arena, value.at, value.length);
		return row->file != NULL ? KZ_OK : kzi_no_memory(p->err);
	}
	if (cell_is(column, "sha256")) {
		if (value.length > 0 && !is_sha256(value))
			return broken(p, "sha256 is not 64 lower-case hex digits");
		row->sha256 = kzi_arena_copy(arena, value.at, value.length);
		return row->sha256 != NULL ? KZ_OK : kzi_no_memory(p->err);
	}
	return set_fact(p, row, column, value);
}

static kz_status parse_row(parse *p, cell line)
{
	kzi_manifest *manifest = p->manifest;
	kzi_manifest_row *rows = kzi_arena_grow(
		&manifest->arena, manifest->rows, manifest->count, sizeof *rows);
	if (rows == NULL)
		return kzi_no_memory(p->err);
	manifest->rows = rows;
	kzi_manifest_row *row = &rows[manifest->count];
	*row = (kzi_manifest_row){NULL, "", NULL, line.at, line.length};
	kz_status st = kz_document_new(&row->facts, p->err);
	if (st != KZ_OK)
		return st;
	manifest->count++;
	/* As many cells as columns: one too few is how a lost tab shows. */
	size_t i = 0;
	for (cell rest = line; st == KZ_OK && i < p->column_count; i++) {
		bool last = i + 1 == p->column_count;
		if (!last &&
			(rest.length == 0 || memchr(rest.at, '\t', rest.length) == NULL))
			return broken(p, "fewer cells than columns");
		st = set_cell(p, row, p->columns[i], take(&rest, '\t'));
		if (st == KZ_OK && last && rest.length > 0)
			return broken(p, "more cells than columns");
	}
	return st;
}

static kz_status parse_columns(parse *p, cell line)
{
	bool has_file = false;
	while (line.length > 0) {
		if (p->column_count == COLUMNS_MAX)
			return broken(p, "more than 64 columns");
		cell column = take(&line, '\t');
		has_file |= cell_is(column, "file");
		p->columns[p->column_count++] = column;
	}
	return has_file ? KZ_OK : broken(p, "there is no column 'file'");
}

static kz_status parse_manifest(parse *p)
{
	const kzi_buffer *bytes = &p->manifest->bytes;
	size_t valid =
		bytes->length > 0 ? kzi_utf8_valid_length(bytes->data, bytes->length) : 0;
	if (valid < bytes->length)
		return kzi_fail(p->err, KZ_E_DOCUMENT, (long long)valid,
			"manifest.tsv: not UTF-8 at byte %zu", valid);
	cell rest = {bytes->length > 0 ? bytes->data : "", bytes->length};
	size_t mark = kzi_utf8_mark(rest.at, rest.length);
	rest.at += mark;
	rest.length -= mark;
	kz_status st = KZ_OK;
	for (p->line = 1; st == KZ_OK && (rest.length > 0 || p->line == 1); p->line++) {
		cell line = take(&rest, '\n');
		if (line.length > 0 && line.at[line.length - 1] == '\r')
			line.length--;
		if (p->line == 1)
			st = parse_columns(p, line);
		else if (line.length > 0)
			st = parse_row(p, line);
	}
	return st;
}

kz_status kzi_manifest_read(const char *path, kzi_manifest *out, kz_error *err)
{
	*out = (kzi_manifest){0};
	kz_status st = kzi_file_read(path, MANIFEST_MAX, &out->bytes, err);
	parse p = {.manifest = out, .err = err};
	if (st == KZ_OK)
		st = parse_manifest(&p);
	if (st != KZ_OK)
		kzi_manifest_free(out);
	return st;
}

void kzi_manifest_free(kzi_manifest *manifest)
{
	for (size_t i = 0; i < manifest->count; i++)
		kz_document_free(manifest->rows[i].facts);
	kzi_buffer_free(&manifest->bytes);
	kzi_arena_free(&manifest->arena);
	*manifest = (kzi_manifest){0};
}
