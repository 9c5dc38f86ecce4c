/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek list: every document, in order of id. */
#include "command.h"

#include "asked.h"
#include "complain.h"
#include "exit_code.h"
#include "facts.h"
#include "json.h"
#include "layout.h"
#include "references.h"
#include "terminal.h"

enum { ID_WIDTH = 20, DATE_WIDTH = 10, NARROW = 60, INDENT = 4 };

static const struct takes options[] = {
	{.id = OPTION_FORMAT, .choices = FORMATS},
	{.id = OPTION_EXCEL},
	{.id = OPTION_JSON},
	{.id = OPTION_NULL},
	{0},
};

/* With the two spaces behind it. */
static size_t column_end(const char *text, size_t width)
{
	size_t used = text_width(text, strlen(text));
	return (used < width ? width : used) + 2;
}

static void write_column(const char *text, size_t width)
{
	size_t used = text_width(text, strlen(text));
	write_text(stdout, text);
	write_own(stdout, "%*s", (int)(column_end(text, width) - used), "");
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
	date = date[0] != '\0' ? date : "undated";
	size_t used = column_end(id, ID_WIDTH) + column_end(date, DATE_WIDTH);
	write_column(id, ID_WIDTH);
	if (terminal_is_terminal(stdout) && terminal_width() < NARROW) {
		write_own(stdout, "%s\n%*s", date, INDENT, "");
		layout_write_text(title, INDENT, INDENT, terminal_width());
	} else {
		/* Elsewhere a line each, for grep and the like. */
		write_column(date, DATE_WIDTH);
		layout_write_text(title, used, used,
			terminal_is_terminal(stdout) ? terminal_width()
						     : LAYOUT_ONE_LINE);
	}
	write_own(stdout, "\n");
}

/* ---- Each format ---- */

/* What is being listed. */
struct listing {
	const struct session *session;
	enum format format;
	struct columns columns;
	bool any; /* one was shown */
};

static void begin(struct listing *listing, const kz_index_info *info)
{
	if (listing->format == FORMAT_JSON) {
		json_t *head = json_envelope();
		json_put(head, "index", json_index(info));
		json_write_head(head, "documents");
	} else if (listing->format == FORMAT_TSV || listing->format == FORMAT_CSV) {
		columns_begin(&listing->columns);
		columns_facts(&listing->columns, NULL);
		columns_end_row(&listing->columns);
	}
}

static void show(struct listing *listing, const kz_document *document)
{
	json_t *object;
	kz_cite_style way;
	if (format_cites(listing->format, &way)) {
		references_write(way, document, NULL, !listing->any);
		return;
	}
	switch (listing->format) {
	case FORMAT_JSON:
	case FORMAT_JSONL:
		object = json_new_object();
		json_put_document(object, document);
		if (listing->format == FORMAT_JSON)
			json_write_item(object, !listing->any);
		else
			json_write(object);
		break;
	case FORMAT_IDS:
	case FORMAT_IDS0:
		write_text(stdout, kz_document_get(document, KZ_ID));
		write_own(stdout, "%c", listing->format == FORMAT_IDS ? '\n' : '\0');
		break;
	case FORMAT_TSV:
	case FORMAT_CSV:
		columns_facts(&listing->columns, document);
		columns_end_row(&listing->columns);
		break;
	default:
		write_text_line(listing->session, document);
	}
}

static void end(const struct listing *listing)
{
	kz_cite_style way;
	if (listing->format == FORMAT_JSON)
		json_write_tail(json_new_object());
	else if (format_cites(listing->format, &way))
		references_end(way, listing->any);
}

/* ---- All of them ---- */

static int list(kz_index *index, struct listing *listing)
{
	kz_error err;
	kz_cursor *all;
	const kz_document *document;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	kz_status st = kz_index_get_info(index, &info, &err);
	if (st != KZ_OK)
		return complain(NULL, &err);
	begin(listing, &info);
	st = kz_index_list(index, &all, &err);
	while (st == KZ_OK && !terminal_failed() &&
		(st = kz_cursor_next(all, &document, &err)) == KZ_OK) {
		show(listing, document);
		listing->any = true;
	}
	kz_cursor_close(all);
	if (st < 0)
		return complain(NULL, &err);
	end(listing);
	return listing->any ? EXIT_DONE : EXIT_NOTHING;
}

static int run(struct session *session, const struct arguments *args)
{
	kz_index *index;
	struct listing listing = {.session = session};
	if (args->rest_count > 0)
		return usage_error("list takes no arguments: '%s'", args->rest[0]);
	int code = asked_format(args, &listing.format, &listing.columns.form);
	if (code == EXIT_DONE)
		code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	code = list(index, &listing);
	return session_close_index(session, index, code);
}

const struct command command_list = {
	"list", "", "list every document", NEEDS_INDEX, MAY_BE_LONG, options, run};
