/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek list: every document, in order of id. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "facts.h"
#include "formats.h"
#include "json.h"
#include "terminal.h"

enum { OPTION_FORMAT = 1, OPTION_JSON, OPTION_NULL };
enum { ID_WIDTH = 20, DATE_WIDTH = 10 };

static const struct option options[] = {
	{OPTION_FORMAT, 0, "format", "FORMAT", "text json jsonl ids ids0",
		"how to show them"},
	{OPTION_JSON, 0, "json", NULL, NULL, "the same as --format json"},
	{OPTION_NULL, '0', "null", NULL, NULL, "the same as --format ids0"},
	{0},
};

static void write_column(const char *text, size_t width)
{
	size_t used = text_width(text, strlen(text));
	write_text(stdout, text);
	write_own(stdout, "%*s", used < width ? (int)(width - used) + 2 : 2, "");
}

static void write_text_line(const struct session *session, const kz_document *document)
{
	const char *id = kz_document_get(document, KZ_ID);
	const char *date = kz_document_get(document, KZ_DATE);
	const char *title = kz_document_get(document, KZ_TITLE);
	if (session->plain) {
		write_own(stdout, "id: ");
		write_text(stdout, id);
		write_own(stdout, "\ndate: ");
		write_text(stdout, date[0] != '\0' ? date : "undated");
		write_own(stdout, "\ntitle: ");
		write_text(stdout, title);
		write_own(stdout, "\n\n");
		return;
	}
	write_column(id, ID_WIDTH);
	write_column(date[0] != '\0' ? date : "undated", DATE_WIDTH);
	write_text(stdout, title);
	write_own(stdout, "\n");
}

static void write_document(const struct session *session, enum format format,
	const kz_document *document, bool first)
{
	json_t *object;
	switch (format) {
	case FORMAT_JSON:
	case FORMAT_JSONL:
		object = json_new_object();
		json_put_document(object, document);
		if (format == FORMAT_JSON)
			json_write_item(object, first);
		else
			json_write(object);
		break;
	case FORMAT_IDS:
	case FORMAT_IDS0:
		write_text(stdout, kz_document_get(document, KZ_ID));
		write_own(stdout, "%c", format == FORMAT_IDS ? '\n' : '\0');
		break;
	default:
		write_text_line(session, document);
	}
}

static int list(struct session *session, kz_index *index, enum format format)
{
	kz_error err;
	kz_cursor *all;
	const kz_document *document;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	bool any = false;
	kz_status st = kz_index_get_info(index, &info, &err);
	if (st != KZ_OK)
		return complain(NULL, &err);
	if (format == FORMAT_JSON) {
		json_t *head = json_envelope();
		json_put(head, "index", json_index(&info));
		json_write_head(head, "documents");
	}
	st = kz_index_list(index, &all, &err);
	while (st == KZ_OK && !terminal_failed() &&
		(st = kz_cursor_next(all, &document, &err)) == KZ_OK) {
		write_document(session, format, document, !any);
		any = true;
	}
	kz_cursor_close(all);
	if (st < 0)
		return complain(NULL, &err);
	if (format == FORMAT_JSON)
		json_write_tail(json_new_object());
	return any ? EXIT_DONE : EXIT_NOTHING;
}

static int run(struct session *session, struct arguments *args)
{
	int id;
	kz_index *index;
	enum format format = FORMAT_TEXT;
	while ((id = arguments_next(args)) > 0) {
		if (id == OPTION_FORMAT)
			format = format_of(args->value);
		else
			format = id == OPTION_JSON ? FORMAT_JSON : FORMAT_IDS0;
	}
	if (id < 0)
		return args->exit_code;
	if (args->rest_count > 0)
		return usage_error("list takes no arguments: '%s'", args->rest[0]);
	int code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	code = list(session, index, format);
	kz_index_close(index);
	return code;
}

const struct command command_list = {
	"list", "", "list every document", NEEDS_INDEX, options, run};
