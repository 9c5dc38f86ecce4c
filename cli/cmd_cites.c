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

enum {
	OPTION_DEPTH = 1,
	OPTION_DOT,
	OPTION_FORMAT,
	OPTION_JSON,
	OPTION_LIMIT,
	OPTION_OWN,
	OPTION_REVERSE,
	OPTION_TEXT
};

enum { DEPTH_MOST = 100, LIMIT_MOST = 10000 };

static const struct option options[] = {
	{OPTION_REVERSE, 0, "reverse", NULL, NULL, "what cites it"},
	{OPTION_DEPTH, 0, "depth", "N", NULL, "and what those cite, N steps in all"},
	{OPTION_LIMIT, 0, "limit", "N", NULL, "at most so many papers"},
	{OPTION_TEXT, 0, "text", "FILE", NULL,
		"what this text cites, without an index; - is standard input"},
	{OPTION_OWN, 0, "own", "ID", NULL,
		"the piece or dossier that the text is of, for \"gedrukt onder nr. 18\""},
	{OPTION_FORMAT, 0, "format", "FORMAT", "text json jsonl tsv dot",
		"how to show them; jsonl for a text, dot for a document"},
	{OPTION_JSON, 0, "json", NULL, NULL, "the same as --format json"},
	{OPTION_DOT, 0, "dot", NULL, NULL, "the same as --format dot, for graphviz"},
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

static int take_number(const char *name, const char *value, uint32_t most, uint32_t *out)
{
	return option_number(name, value, 1, most, out) ? EXIT_DONE : EXIT_USAGE;
}

/* EXIT_DONE, or an exit code after a message. */
static int take_option(struct cites_request *request, int id, const char *value)
{
	switch (id) {
	case OPTION_DEPTH:
		return take_number("depth", value, DEPTH_MOST, &request->options.depth);
	case OPTION_LIMIT:
		return take_number("limit", value, LIMIT_MOST, &request->options.limit);
	case OPTION_REVERSE:
		request->options.flags |= KZ_GRAPH_REVERSE;
		break;
	case OPTION_TEXT:
		request->file = value;
		break;
	case OPTION_OWN:
		request->own = value;
		break;
	case OPTION_JSON:
		request->format = CITES_JSON;
		break;
	case OPTION_DOT:
		request->format = CITES_DOT;
		break;
	default:
		request->format = format_of(value);
	}
	return EXIT_DONE;
}

/* An option that would mean nothing is a mistake, and told. */
static int check_request(const struct cites_request *request)
{
	const kz_graph_options usual = KZ_GRAPH_OPTIONS_INIT;
	bool of_graph = request->options.flags != usual.flags ||
			request->options.depth != usual.depth ||
			request->options.limit != usual.limit;
	if (request->file != NULL && (of_graph || request->format == CITES_DOT))
		return usage_error("--text has no --reverse, --depth, --limit or --dot");
	if (request->file == NULL && request->own != NULL)
		return usage_error("--own goes with --text");
	if (request->file == NULL && request->format == CITES_JSONL)
		return usage_error("--format jsonl goes with --text");
	return EXIT_DONE;
}

static int run(struct session *session, struct arguments *args)
{
	int id, code = EXIT_DONE;
	struct cites_request request = {.options = KZ_GRAPH_OPTIONS_INIT};
	while (code == EXIT_DONE && (id = arguments_next(args)) > 0)
		code = take_option(&request, id, args->value);
	if (code != EXIT_DONE || id < 0)
		return code != EXIT_DONE ? code : args->exit_code;
	code = check_request(&request);
	if (code != EXIT_DONE)
		return code;
	if (request.file != NULL && args->rest_count > 0)
		return usage_error("a text or a document, not both: '%s'", args->rest[0]);
	if (request.file != NULL)
		return cites_show_file(session, &request);
	if (args->rest_count != 1)
		return usage_error(
			"the citations of which document? Or of a text: --text FILE");
	request.name = args->rest[0];
	return cites_show_graph(session, &request);
}

const struct command command_cites = {"cites", "ID | --text FILE",
	"show what a document or a text cites, or what cites it", NEEDS_INDEX, options,
	run};
