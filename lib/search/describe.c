/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a query was understood, in one line for people. */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"
#include "index/schema.h"

#include <string.h>

/* ---- Words ---- */

static void describe_form(kzi_buffer *line, const kzi_node *node, size_t i)
{
	const kzi_form *form = &node->forms[i];
	kzi_buffer_text(line, i > 0 ? " " : "");
	for (size_t open = 0; open < form->gap; open++)
		kzi_buffer_text(line, "* ");
	if (form->kind == KZI_FORM_ANY)
		kzi_buffer_text(line, node->terms[i]);
	else
		kzi_buffer_format(line, "%s%s", form->kind == KZI_FORM_EXACT ? "=" : "",
			form->folded);
	if (form->kind == KZI_FORM_FUZZY)
		kzi_buffer_format(line, "~%u", form->edits);
}

static void describe_terms(kzi_buffer *line, const kzi_node *node)
{
	static const struct {
		char zone;
		const char *name;
	} zones[] = {{KZI_ZONE_TITLE, "titel:"}, {KZI_ZONE_NOTE, "noot:"},
		{KZI_ZONE_SIGNATORY, "ondertekenaar:"},
		{KZI_ZONE_MINISTRY, "ministerie:"}, {KZI_ZONE_REFERENCE, "kenmerk:"}};
	bool phrase = node->quoted || node->term_count > 1;
	for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++)
		kzi_buffer_text(line, zones[i].zone == node->zone ? zones[i].name : "");
	kzi_buffer_text(line, phrase ? "\"" : "");
	for (size_t i = 0; i < node->term_count; i++)
		describe_form(line, node, i);
	kzi_buffer_text(line, phrase ? "\"" : "");
}

/* "(biotechnologiebeleid OR in compounds OR biotechnologie NEAR beleid)" */
static void describe_compounds(kzi_buffer *line, const kzi_node *node)
{
	kzi_buffer_text(line, node->part != NULL ? " OR in compounds" : "");
	for (size_t i = 0; i < node->piece_count; i++) {
		kzi_buffer_text(line, i == 0 ? " OR " : " NEAR ");
		kzi_buffer_text(line, node->pieces[i]);
	}
}

/* "(sandbox OR in English OR proeftuin)" */
static void describe_words(kzi_buffer *line, const kzi_node *node)
{
	bool several = node->english_found || node->other_count > 0 ||
		       node->part != NULL || node->piece_count > 0;
	kzi_buffer_text(line, several ? "(" : "");
	describe_terms(line, node);
	kzi_buffer_text(line, node->english_found ? " OR in English" : "");
	describe_compounds(line, node);
	for (size_t i = 0; i < node->other_count; i++) {
		kzi_buffer_text(line, " OR ");
		describe_terms(line, &node->others[i]);
	}
	kzi_buffer_text(line, several ? ")" : "");
}

/* ---- All else ---- */

static void describe_field(kzi_buffer *line, const kzi_field *field)
{
	if (field->kind == KZI_FIELD_PIECE)
		kzi_buffer_format(line, "(id:\"%s\" OR citeert:\"%s\")", field->value,
			field->value);
	else
		kzi_buffer_format(line, "%s:\"%s\"", field->name, field->value);
}

static void describe_node(kzi_buffer *line, const kzi_node *node);

static void describe_children(kzi_buffer *line, const kzi_node *node, const char *between)
{
	kzi_buffer_byte(line, '(');
	for (size_t i = 0; i < node->child_count; i++) {
		kzi_buffer_text(line, i > 0 ? between : "");
		describe_node(line, &node->children[i]);
	}
	kzi_buffer_byte(line, ')');
}

/* (a NEAR/5 b); of more than two NEAR(a b c, 5). */
static void describe_near(kzi_buffer *line, const kzi_node *node)
{
	const char *name = node->ordered ? "ADJ" : "NEAR";
	kzi_buffer between = {0};
	if (node->child_count == 2) {
		kzi_buffer_format(&between, " %s/%u ", name, node->distance);
		kzi_buffer_byte(&between, '\0');
		describe_children(line, node, between.failed ? "" : between.data);
		line->failed |= between.failed;
		kzi_buffer_free(&between);
		return;
	}
	kzi_buffer_text(line, name);
	describe_children(line, node, " ");
	if (!line->failed)
		line->length--;
	kzi_buffer_format(line, ", %u)", node->distance);
}

static void describe_node(kzi_buffer *line, const kzi_node *node)
{
	switch (node->kind) {
	case KZI_NODE_ALL:
		describe_children(line, node, " AND ");
		break;
	case KZI_NODE_ANY:
		describe_children(line, node, " OR ");
		break;
	case KZI_NODE_NOT:
		kzi_buffer_text(line, "NOT ");
		describe_node(line, node->children);
		break;
	case KZI_NODE_NEAR:
		describe_near(line, node);
		break;
	case KZI_NODE_FIELD:
		describe_field(line, node->field);
		break;
	case KZI_NODE_EVERYTHING:
		kzi_buffer_text(line, "everything");
		break;
	default:
		describe_words(line, node);
	}
}

/* ---- The line ---- */

static kzi_buffer in_brackets(kzi_buffer *line)
{
	kzi_buffer out = {0};
	kzi_buffer_byte(&out, '(');
	kzi_buffer_append(&out, line->data, line->length);
	kzi_buffer_byte(&out, ')');
	out.failed |= line->failed;
	kzi_buffer_free(line);
	return out;
}

/* Of any of the words, a + is before those that must be there. */
static void describe_sought(kzi_buffer *line, const kzi_query *query, bool any)
{
	if (query->everything && query->field_count == 0)
		kzi_buffer_text(line, "everything");
	for (size_t i = 0; i < query->node_count; i++) {
		const kzi_node *node = &query->nodes[i];
		kzi_buffer_text(line, i == 0 ? "" : any ? " OR " : " AND ");
		kzi_buffer_text(line, any && node->required ? "+" : "");
		describe_node(line, node);
	}
}

kz_status kzi_query_describe(kzi_query *query, bool any, kz_error *err)
{
	kzi_buffer line = {0};
	bool more = query->field_count > 0 || query->excluded_count > 0;
	describe_sought(&line, query, any);
	if (query->node_count > 1 && any && more)
		line = in_brackets(&line);
	for (size_t i = 0; i < query->field_count; i++) {
		kzi_buffer_text(&line, line.length > 0 ? " AND " : "");
		describe_field(&line, query->fields[i]);
	}
	for (size_t i = 0; i < query->excluded_count; i++) {
		kzi_buffer_text(&line, " NOT ");
		describe_node(&line, &query->excluded[i]);
	}
	query->understood =
		line.failed ? NULL
			    : kzi_arena_copy(&query->arena, line.data, line.length);
	kzi_buffer_free(&line);
	return query->understood != NULL ? KZ_OK : kzi_no_memory(err);
}
