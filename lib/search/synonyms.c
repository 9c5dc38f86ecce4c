/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A user's list of words that mean the same: read, and brought into a query. */
#include "search/query.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 256 * 1024 };

/* A word or phrase, and its line: those of one line mean the same. */
typedef struct entry {
	const char *text;
	size_t line;
} entry;

struct kz_synonyms {
	kzi_arena arena;
	entry *entries; /* in order */
	size_t count;
};

/* ---- Reading ---- */

typedef struct reading {
	kz_synonyms *out;
	const char *start; /* of all */
	size_t line;
	kz_error *err;
} reading;

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void trim(const char **text, size_t *length)
{
	while (*length > 0 && is_space((*text)[0])) {
		(*text)++;
		(*length)--;
	}
	while (*length > 0 && is_space((*text)[*length - 1]))
		(*length)--;
}

static kz_status malformed(const reading *r, const char *at)
{
	return kzi_fail(r->err, KZ_E_ARGUMENT, at - r->start,
		"synonyms, line %zu: not of the form 'word = word, word'", r->line);
}

static kz_status add_entry(reading *r, const char *text, size_t length)
{
	kz_synonyms *out = r->out;
	trim(&text, &length);
	if (length == 0 || memchr(text, '=', length) != NULL ||
		memchr(text, '\0', length) != NULL)
		return malformed(r, text);
	entry *entries =
		kzi_arena_grow(&out->arena, out->entries, out->count, sizeof *entries);
	const char *copy = kzi_arena_copy(&out->arena, text, length);
	if (entries == NULL || copy == NULL)
		return kzi_no_memory(r->err);
	entries[out->count++] = (entry){copy, r->line};
	out->entries = entries;
	return KZ_OK;
}

static kz_status read_line(reading *r, const char *text, size_t length)
{
	trim(&text, &length);
	if (length == 0 || text[0] == '#')
		return KZ_OK;
	const char *end = text + length, *at = memchr(text, '=', length);
	if (at == NULL)
		return malformed(r, text);
	kz_status st = add_entry(r, text, (size_t)(at - text));
	while (st == KZ_OK && at < end) {
		const char *next = memchr(at + 1, ',', (size_t)(end - at - 1));
		if (next == NULL)
			next = end;
		st = add_entry(r, at + 1, (size_t)(next - at - 1));
		at = next;
	}
	return st;
}

kz_status kz_synonyms_parse(
	const char *text, size_t length, kz_synonyms **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (out == NULL || (text == NULL && length > 0))
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "text and out are required");
	if (length > FILE_MAX)
		return kzi_fail(err, KZ_E_LIMIT, FILE_MAX,
			"synonyms of %zu bytes: over %d", length, FILE_MAX);
	size_t valid = length > 0 ? kzi_utf8_valid_length(text, length) : 0;
	if (valid < length)
		return kzi_fail(err, KZ_E_ARGUMENT, (long long)valid,
			"synonyms: not UTF-8 at byte %zu", valid);
	reading r = {.start = text, .err = err};
	r.out = calloc(1, sizeof *r.out);
	if (r.out == NULL)
		return kzi_no_memory(err);
	kz_status st = KZ_OK;
	size_t at = length > 0 ? kzi_utf8_mark(text, length) : 0;
	while (at < length && st == KZ_OK) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t size = end != NULL ? (size_t)(end - text) - at : length - at;
		r.line++;
		st = read_line(&r, text + at, size);
		at += size + 1;
	}
	if (st == KZ_OK)
		*out = r.out;
	else
		kz_synonyms_free(r.out);
	return st;
}

kz_status kz_synonyms_read(const char *path, kz_synonyms **out, kz_error *err)
{
	kzi_buffer text = {0};
	if (out != NULL)
		*out = NULL;
	if (path == NULL || out == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "path and out are required");
	kz_status st = kzi_file_read(path, FILE_MAX, &text, err);
	if (st == KZ_OK)
		st = kz_synonyms_parse(text.data, text.length, out, err);
	kzi_buffer_free(&text);
	return st;
}

void kz_synonyms_free(kz_synonyms *synonyms)
{
	if (synonyms == NULL)
		return;
	kzi_arena_free(&synonyms->arena);
	free(synonyms);
}

/* ---- In a query ---- */

static bool same_terms(const kzi_node *a, const kzi_node *b)
{
	bool same = a->term_count == b->term_count;
	same = same && kzi_is_plain(a);
	for (size_t i = 0; same && i < a->term_count; i++)
		same = strcmp(a->terms[i], b->terms[i]) == 0;
	return same;
}

static bool is_known(const kzi_node *node, const kzi_node *other)
{
	bool known = same_terms(node, other);
	for (size_t i = 0; !known && i < node->other_count; i++)
		known = same_terms(&node->others[i], other);
	return known;
}

static kz_status add_other(
	kzi_query *query, kzi_node *node, const kzi_node *other, kz_error *err)
{
	if (other->term_count == 0 || is_known(node, other))
		return KZ_OK;
	query->word_count += other->term_count;
	if (query->word_count > KZI_QUERY_WORDS)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"with its synonyms the query has more than %d words",
			KZI_QUERY_WORDS);
	kzi_node *others = kzi_arena_grow(
		&query->arena, node->others, node->other_count, sizeof *others);
	if (others == NULL)
		return kzi_no_memory(err);
	others[node->other_count++] = *other;
	node->others = others;
	return KZ_OK;
}

/* The line that begins at entry first, up to last, has the node: it gets the rest. */
static kz_status add_line(kzi_query *query, kzi_node *node, const kzi_node *entries,
	size_t count, kz_error *err)
{
	bool there = false;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && !there; i++)
		there = same_terms(node, &entries[i]);
	for (size_t i = 0; i < count && there && st == KZ_OK; i++)
		st = add_other(query, node, &entries[i], err);
	return st;
}

kz_status kzi_add_synonyms(kzi_query *query, const kz_synonyms *synonyms,
	kz_analysis *analysis, kz_error *err)
{
	size_t count = synonyms->count;
	kzi_node *entries = calloc(count + 1, sizeof *entries);
	kz_status st = entries != NULL ? KZ_OK : kzi_no_memory(err);
	for (size_t i = 0; i < count && st == KZ_OK; i++)
		st = kzi_read_node(
			query, analysis, synonyms->entries[i].text, &entries[i], err);
	for (size_t first = 0, last; first < count && st == KZ_OK; first = last) {
		last = first + 1;
		while (last < count &&
			synonyms->entries[last].line == synonyms->entries[first].line)
			last++;
		for (size_t i = 0; i < query->node_count && st == KZ_OK; i++)
			st = add_line(query, &query->nodes[i], entries + first,
				last - first, err);
	}
	free(entries);
	return st;
}
