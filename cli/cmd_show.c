/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek show: whole documents, by any of their names. */
#include "command.h"

#include "cites_graph.h"
#include "complain.h"
#include "exit_code.h"
#include "formats.h"
#include "json.h"
#include "references.h"
#include "show.h"
#include "terminal.h"

static const struct takes options[] = {
	{.id = OPTION_AT},
	{.id = OPTION_RAW},
	{.id = OPTION_FORMAT, .choices = "text json cite bibtex ris csl"},
	{.id = OPTION_JSON},
	{0},
};

struct request {
	enum format format;
	bool raw;
	const char *at; /* as it was given, or NULL */
	struct place place;
};

/* ---- One ---- */

static int show_raw(kz_index *index, const char *name)
{
	kz_error err;
	char *raw = NULL;
	size_t length = 0;
	if (kz_index_get_raw(index, name, &raw, &length, &err) != KZ_OK)
		return complain(NULL, &err);
	write_raw(raw, length);
	kz_free(raw);
	return EXIT_DONE;
}

static int show_one(struct session *session, const kz_document *document,
	const struct request *request, bool first)
{
	kz_cite_style way;
	struct place place = request->place;
	size_t at;
	if (request->at != NULL && !place_find(document, &place, &at)) {
		say("'%s': there is no such place in %s", request->at,
			kz_document_get(document, KZ_ID));
		return EXIT_NOTHING;
	}
	if (format_cites(request->format, &way)) {
		if (request->at != NULL)
			place.page = kz_document_block_at(document, at)->page;
		references_write(way, document, &place, first);
		return EXIT_DONE;
	}
	if (request->format == FORMAT_JSON) {
		json_write_item(show_json(document), first);
		return EXIT_DONE;
	}
	if (request->at != NULL) {
		show_text_at(session, document, &place);
		return EXIT_DONE;
	}
	if (!first)
		write_own(stdout, "\n\n");
	show_text(session, document);
	return EXIT_DONE;
}

static int get_and_show(struct session *session, kz_index *index, const char *name,
	const struct request *request, bool first)
{
	kz_error err;
	kz_document *document;
	if (request->raw)
		return show_raw(index, name);
	if (kz_index_get(index, name, &document, &err) != KZ_OK) {
		bool named =
			err.status == KZ_E_NO_DOCUMENT && cites_tell_named(index, name);
		return named ? EXIT_NOTHING : complain(NULL, &err);
	}
	int code = show_one(session, document, request, first);
	kz_document_free(document);
	return code;
}

/* ---- One after the other ---- */

static int show(struct session *session, kz_index *index, const struct arguments *args,
	const struct request *request)
{
	int shown = 0, code = EXIT_DONE;
	if (request->format == FORMAT_JSON)
		json_write_head(json_envelope(), "documents");
	for (int i = 0; i < args->rest_count; i++) {
		int one =
			get_and_show(session, index, args->rest[i], request, shown == 0);
		if (one != EXIT_DONE && one != EXIT_NOTHING)
			return one;
		code = one == EXIT_NOTHING ? one : code;
		shown += one == EXIT_DONE;
	}
	kz_cite_style way;
	if (request->format == FORMAT_JSON)
		json_write_tail(json_new_object());
	else if (format_cites(request->format, &way))
		references_end(way, shown > 0);
	/* Some of what was asked for is another thing than nothing. */
	return code == EXIT_NOTHING && shown > 0 ? EXIT_REFUSED : code;
}

/* EXIT_DONE, or an exit code after a message. */
static int check(struct request *request, const struct arguments *args)
{
	if (args->rest_count == 0)
		return usage_error("show which document?");
	if (request->raw && (request->format != FORMAT_TEXT || request->at != NULL))
		return usage_error("--raw is the text as it came in, and goes alone");
	if (request->at == NULL)
		return EXIT_DONE;
	if (request->format == FORMAT_JSON || args->rest_count > 1)
		return usage_error("--at is for one document, and not for json");
	if (!place_parse(request->at, &request->place))
		return usage_error("--at '%s': not a place such as 'p. 3, voetnoot 8', "
				   "'alinea 12', p3, n8 or 12",
			request->at);
	return EXIT_DONE;
}

static int run(struct session *session, const struct arguments *args)
{
	kz_index *index;
	const char *format = option_value(args, OPTION_FORMAT);
	struct request request = {
		.format = format != NULL ? format_of(format) : FORMAT_TEXT,
		.raw = option_is_on(args, OPTION_RAW),
		.at = option_value(args, OPTION_AT),
	};
	int code = check(&request, args);
	if (code == EXIT_DONE)
		code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	code = show(session, index, args, &request);
	return session_close_index(session, index, code);
}

const struct command command_show = {
	"show", "ID...", "show whole documents", NEEDS_INDEX, MAY_BE_LONG, options, run};
