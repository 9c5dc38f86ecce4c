/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a query was understood, in one line for people. */
#include "search/query.h"

#include "base/buffer.h"
#include "base/error.h"

static void describe_terms(kzi_buffer *line, const kzi_node *node)
{
	bool phrase = node->quoted || node->term_count > 1;
	kzi_buffer_text(line, phrase ? "\"" : "");
	for (size_t i = 0; i < node->term_count; i++) {
		kzi_buffer_text(line, i > 0 ? " " : "");
		kzi_buffer_text(line, node->terms[i]);
	}
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
static void describe_node(kzi_buffer *line, const kzi_node *node)
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

kz_status kzi_query_describe(kzi_query *query, bool any, kz_error *err)
{
	kzi_buffer line = {0};
	if (query->everything)
		kzi_buffer_text(&line, query->field_count > 0 ? "" : "everything");
	for (size_t i = 0; i < query->node_count; i++) {
		kzi_buffer_text(&line, i == 0 ? "" : any ? " OR " : " AND ");
		describe_node(&line, &query->nodes[i]);
	}
	bool joined = query->node_count > 1 && any && query->field_count > 0;
	if (joined)
		line = in_brackets(&line);
	for (size_t i = 0; i < query->field_count; i++)
		kzi_buffer_format(&line, "%s%s:\"%s\"", line.length > 0 ? " AND " : "",
			query->fields[i].name, query->fields[i].value);
	query->understood =
		line.failed ? NULL
			    : kzi_arena_copy(&query->arena, line.data, line.length);
	kzi_buffer_free(&line);
	return query->understood != NULL ? KZ_OK : kzi_no_memory(err);
}
