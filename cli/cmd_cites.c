/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kamerzoek cites: what a document cites and what cites it, from the index; or what
 * a text cites, without one.
 */
#include "command.h"

#include "cites_file.h"
#include "cites_graph.h"
#include "complain.h"
#include "exit_code.h"

#include <string.h>

enum { LIMIT_MOST = 10000 };

static const struct takes options[] = {
	{.id = OPTION_REVERSE},
	{.id = OPTION_DEPTH},
	{.id = OPTION_LIMIT, .most = LIMIT_MOST, .summary = "at most so many papers"},
	{.id = OPTION_TEXT},
	{.id = OPTION_OWN},
	{.id = OPTION_FORMAT,
		.choices = "text json jsonl tsv dot",
		.summary = "how to show them; jsonl for a text, dot for a document"},
	{.id = OPTION_JSON},
	{.id = OPTION_DOT},
	{0},
};

static enum cites_format format_of(const char *name)
{
	static const char *const names[] = {"text", "json", "jsonl", "tsv", "dot"};
	int i = 0;
	while (i < CITES_DOT && strcmp(names[i], name) != 0)
		i++;
	return (enum cites_format)i;
}

static struct cites_request request_of(const struct arguments *args)
{
	struct cites_request request = {.options = KZ_GRAPH_OPTIONS_INIT};
	const char *format = option_value(args, OPTION_FORMAT);
	if (format != NULL)
		request.format = format_of(format);
	request.file = option_value(args, OPTION_TEXT);
	request.own = option_value(args, OPTION_OWN);
	if (option_value(args, OPTION_DEPTH) != NULL)
		request.options.depth = option_number(args, OPTION_DEPTH, 0);
	if (option_value(args, OPTION_LIMIT) != NULL)
		request.options.limit = option_number(args, OPTION_LIMIT, LIMIT_MOST);
	if (option_is_on(args, OPTION_REVERSE))
		request.options.flags |= KZ_GRAPH_REVERSE;
	return request;
}

/* An option that would mean nothing is a mistake, and told. */
static int check_request(
	const struct cites_request *request, const struct arguments *args)
{
	bool of_graph = option_was_typed(args, OPTION_REVERSE) ||
			option_was_typed(args, OPTION_DEPTH) ||
			option_was_typed(args, OPTION_LIMIT);
	if (request->file != NULL && (of_graph || request->format == CITES_DOT))
		return usage_error("--text has no --reverse, --depth, --limit or --dot");
	if (request->file == NULL && request->own != NULL)
		return usage_error("--own goes with --text");
	if (request->file == NULL && request->format == CITES_JSONL)
		return usage_error("--format jsonl goes with --text");
	return EXIT_DONE;
}

static int run(struct session *session, const struct arguments *args)
{
	struct cites_request request = request_of(args);
	int code = check_request(&request, args);
	if (code != EXIT_DONE)
		return code;
	if (request.file != NULL && args->rest_count > 0)
		return usage_error("a text or a document, not both: '%s'", args->rest[0]);
	if (request.file != NULL)
		return cites_show_file(session, &request);
	if (args->rest_count == 0)
		return usage_error(
			"the citations of which document? Or of a text: --text FILE");
	if (args->rest_count > 1)
		return usage_error("the citations of one document at a time");
	request.name = args->rest[0];
	return cites_show_graph(session, &request);
}

const struct command command_cites = {"cites", "ID | --text FILE",
	"show what a document or a text cites, or what cites it", NEEDS_INDEX,
	MAY_BE_LONG, options, run};
