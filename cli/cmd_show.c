/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek show: whole documents, by any of their names. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "facts.h"
#include "formats.h"
#include "json.h"
#include "layout.h"
#include "terminal.h"

enum { OPTION_FORMAT = 1, OPTION_JSON };
enum { LABEL_WIDTH = 14 };

static const struct option options[] = {
	{OPTION_FORMAT, 0, "format", "FORMAT", "text json", "how to show them"},
	{OPTION_JSON, 0, "json", NULL, NULL, "the same as --format json"},
	{0},
};

/* ---- As text ---- */

static void write_block(const kz_block *block, size_t width)
{
	size_t indent = 0;
	if (block->kind == KZ_HEADING)
		write_style(STYLE_TITLE);
	if (block->kind == KZ_LIST_ITEM) {
		write_own(stdout, "- ");
		indent = 2;
	}
	if (block->kind == KZ_FOOTNOTE) {
		write_own(stdout, "[");
		write_text(stdout, block->mark);
		write_own(stdout, "] ");
		indent = text_width(block->mark, strlen(block->mark)) + 3;
	}
	layout_write_text(block->text, indent, indent, width);
	if (block->kind == KZ_HEADING)
		write_style(STYLE_NONE);
	write_own(stdout, "\n");
}

static void write_document(
	const struct session *session, const kz_document *document, bool first)
{
	size_t width = session->plain ? LAYOUT_ONE_LINE : terminal_width();
	if (!first)
		write_own(stdout, "\n\n");
	if (session->plain)
		write_own(stdout, "title: ");
	write_style(STYLE_TITLE);
	layout_write_text(kz_document_get(document, KZ_TITLE), 0, 0, width);
	write_style(STYLE_NONE);
	write_own(stdout, session->plain ? "\n" : "\n\n");
	facts_write_all(document, session->plain ? 0 : LABEL_WIDTH);
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		write_own(stdout, "\n");
		write_block(kz_document_block_at(document, i), width);
	}
}

/* ---- As JSON ---- */

static json_t *fields_of(const kz_document *document)
{
	json_t *fields = json_new_list();
	for (size_t i = 0; i < kz_document_field_count(document); i++) {
		const kz_field *one = kz_document_field_at(document, i);
		json_t *field = json_new_object();
		json_put(field, "name", json_text(one->name));
		json_put(field, "value",
			one->type == KZ_FIELD_NUMBER ? json_real(one->number)
						     : json_text(one->text));
		json_add(fields, field);
	}
	return fields;
}

static json_t *blocks_of(const kz_document *document)
{
	static const char *const kinds[] = {
		"paragraph", "heading", "list item", "footnote", "table row"};
	json_t *blocks = json_new_list();
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *one = kz_document_block_at(document, i);
		json_t *block = json_new_object();
		bool known = (size_t)one->kind < sizeof kinds / sizeof kinds[0];
		json_put(block, "kind", json_text(kinds[known ? one->kind : 0]));
		json_put(block, "page", json_place(one->page));
		json_put(block, "mark", json_text(one->mark));
		json_put(block, "language", json_text(one->language));
		json_put(block, "text", json_string(one->text));
		json_add(blocks, block);
	}
	return blocks;
}

static json_t *json_of(const kz_document *document)
{
	static const kz_property more[] = {KZ_DATE_SOURCE, KZ_VERSION, KZ_OUTCOME_DATE,
		KZ_NOTE, KZ_FIRST_SEEN, KZ_CHANGED_AT};
	json_t *object = json_new_object();
	json_put_document(object, document);
	json_put_properties(object, document, more, sizeof more / sizeof more[0]);
	json_put(object, "fields", fields_of(document));
	json_put(object, "blocks", blocks_of(document));
	return object;
}

/* ---- One after the other ---- */

static int show(struct session *session, kz_index *index, struct arguments *args,
	enum format format)
{
	int shown = 0, code = EXIT_DONE;
	if (format == FORMAT_JSON)
		json_write_head(json_envelope(), "documents");
	for (int i = 0; i < args->rest_count; i++) {
		kz_error err;
		kz_document *document;
		if (kz_index_get(index, args->rest[i], &document, &err) != KZ_OK) {
			code = complain(NULL, &err);
			if (code != EXIT_NOTHING)
				return code;
			continue;
		}
		if (format == FORMAT_JSON)
			json_write_item(json_of(document), shown == 0);
		else
			write_document(session, document, shown == 0);
		kz_document_free(document);
		shown++;
	}
	if (format == FORMAT_JSON)
		json_write_tail(json_new_object());
	/* Some of what was asked for is another thing than nothing. */
	return code == EXIT_NOTHING && shown > 0 ? EXIT_REFUSED : code;
}

static int run(struct session *session, struct arguments *args)
{
	int id;
	kz_index *index;
	enum format format = FORMAT_TEXT;
	while ((id = arguments_next(args)) > 0)
		format = id == OPTION_JSON ? FORMAT_JSON : format_of(args->value);
	if (id < 0)
		return args->exit_code;
	if (args->rest_count == 0)
		return usage_error("show which document?");
	int code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	code = show(session, index, args, format);
	kz_index_close(index);
	return code;
}

const struct command command_show = {
	"show", "ID...", "show whole documents", NEEDS_INDEX, options, run};
