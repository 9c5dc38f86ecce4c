/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A query as a whole: made of what was typed, told what only the index knows, freed. */
#include "search/query.h"

#include "base/error.h"
#include "base/utf8.h"
#include "search/lights.h"
#include "search/parser.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

kz_status kzi_query_warn(kzi_query *query, kz_error *err, const char *format, ...)
{
	/* kz_error has the right room, and makes anything fit for a terminal. */
	char line[4 * KZ_ERROR_MESSAGE_MAX];
	kz_error said;
	va_list args;
	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	kzi_fail(&said, KZ_E_QUERY, KZI_NO_OFFSET, "%s", line);
	const char **warnings = kzi_arena_grow(
		&query->arena, query->warnings, query->warning_count, sizeof *warnings);
	const char *copy =
		kzi_arena_copy(&query->arena, said.message, strlen(said.message));
	if (warnings == NULL || copy == NULL)
		return kzi_no_memory(err);
	warnings[query->warning_count++] = copy;
	query->warnings = warnings;
	return KZ_OK;
}

/* ---- Nodes ---- */

static bool same_form(const kzi_form *a, const kzi_form *b)
{
	return a->kind == b->kind && a->gap == b->gap && a->edits == b->edits &&
	       strcmp(a->exact, b->exact) == 0;
}

static bool same_field(const kzi_field *a, const kzi_field *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return a->kind == b->kind && a->guessed == b->guessed &&
	       strcmp(a->name, b->name) == 0 && strcmp(a->value, b->value) == 0;
}

bool kzi_same_node(const kzi_node *a, const kzi_node *b)
{
	if (a->kind != b->kind || a->term_count != b->term_count ||
		a->child_count != b->child_count || a->zone != b->zone ||
		a->required != b->required || a->distance != b->distance ||
		a->ordered != b->ordered || !same_field(a->field, b->field))
		return false;
	bool same = true;
	for (size_t i = 0; i < a->term_count && same; i++)
		same = same_form(&a->forms[i], &b->forms[i]);
	for (size_t i = 0; i < a->child_count && same; i++)
		same = kzi_same_node(&a->children[i], &b->children[i]);
	return same;
}

/* ---- What was typed ---- */

static kz_status check_text(const kzi_parse *p)
{
	if (p->length > KZI_QUERY_MAX)
		return kzi_fail(p->err, KZ_E_LIMIT, KZI_QUERY_MAX,
			"a query of %zu bytes: over %d", p->length, KZI_QUERY_MAX);
	size_t valid = p->length > 0 ? kzi_utf8_valid_length(p->text, p->length) : 0;
	if (valid < p->length)
		return kzi_fail(p->err, KZ_E_QUERY, (long long)valid,
			"not UTF-8 at byte %zu", valid);
	if (strspn(p->text, " \t\r\n") == p->length)
		return kzi_fail(
			p->err, KZ_E_QUERY, 0, "an empty query: say what to look for");
	return KZ_OK;
}

static bool has_lower_case(const char *text)
{
	return text[strcspn(text, "abcdefghijklmnopqrstuvwxyz")] != '\0';
}

/* Conditions stand apart from what is sought: they narrow, and weigh nothing. */
static kz_status add_part(
	kzi_parse *p, kzi_node *sought, kzi_node *excluded, const kzi_node *part)
{
	kzi_query *query = p->query;
	if (part->kind == KZI_NODE_NOT)
		return kzi_add_child(p, excluded, &part->children[0]);
	if (part->kind == KZI_NODE_EVERYTHING || kzi_is_nothing(part))
		return KZ_OK;
	if (part->kind != KZI_NODE_FIELD || part->field->kind == KZI_FIELD_PIECE)
		return kzi_add_child(p, sought, part);
	kzi_field **fields = kzi_arena_grow(
		&query->arena, query->fields, query->field_count, sizeof *fields);
	if (fields == NULL)
		return kzi_no_memory(p->err);
	fields[query->field_count++] = part->field;
	query->fields = fields;
	return KZ_OK;
}

static kz_status take_apart(kzi_parse *p, const kzi_node *root)
{
	kzi_node sought = {0}, excluded = {0};
	bool all = root->kind == KZI_NODE_ALL;
	size_t count = all ? root->child_count : 1;
	const kzi_node *parts = all ? root->children : root;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		st = add_part(p, &sought, &excluded, &parts[i]);
		if (parts[i].kind == KZI_NODE_EVERYTHING)
			p->query->everything = true;
	}
	kzi_query *query = p->query;
	query->nodes = sought.children;
	query->node_count = sought.child_count;
	query->excluded = excluded.children;
	query->excluded_count = excluded.child_count;
	query->everything =
		query->node_count == 0 && (query->everything || query->field_count > 0 ||
						  query->excluded_count > 0);
	if (st == KZ_OK && query->node_count == 0 && !query->everything)
		st = kzi_query_warn(query, p->err, "there is no word in the query");
	return st;
}

static kz_status parse_phrase(kzi_parse *p, kzi_node *root)
{
	return kzi_read_words(p->query, p->analysis, p->text,
		(kzi_token){KZI_TOKEN_PHRASE, 0, p->length, false}, true, p->exact, root,
		p->err);
}

kz_status kzi_query_parse(const char *text, unsigned flags, kz_analysis *analysis,
	kzi_query *out, kz_error *err)
{
	*out = (kzi_query){0};
	kzi_node root = {0};
	kzi_parse p = {.text = text,
		.length = strlen(text),
		.exact = flags & KZ_SEARCH_EXACT,
		.operators = has_lower_case(text),
		.analysis = analysis,
		.query = out,
		.err = err};
	kz_status st = check_text(&p);
	if (st != KZ_OK)
		return st;
	kzi_advance(&p);
	if ((flags & KZ_SEARCH_PHRASE) && text[strspn(text, " *")] != '\0')
		st = parse_phrase(&p, &root);
	else
		st = kzi_parse_any(&p, &root);
	if (st == KZ_OK)
		st = take_apart(&p, &root);
	out->typed_warnings = out->warning_count;
	if (st == KZ_OK)
		st = kzi_query_describe(out, false, err);
	if (st != KZ_OK)
		kzi_query_free(out);
	return st;
}

/* ---- What only the index knows ---- */

kz_status kzi_query_resolve(kzi_query *query, kz_index *index, kz_error *err)
{
	query->warning_count = query->typed_warnings;
	kzi_lights_close(query->lights);
	query->lights = NULL;
	kz_status st = kzi_fields_resolve(query, index, err);
	if (st == KZ_OK)
		st = kzi_expand(query, index, err);
	return st == KZ_OK ? kzi_verify(query, index, err) : st;
}

void kzi_query_free(kzi_query *query)
{
	for (size_t i = 0; i < query->known_count; i++)
		kzi_cited_free(&query->known[i]->cited);
	kzi_lights_close(query->lights);
	kzi_arena_free(&query->arena);
	*query = (kzi_query){0};
}
