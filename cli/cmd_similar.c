/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek similar: more like a document. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "narrow.h"
#include "printer.h"

#include <stdlib.h>

enum {
	OPTION_EXCEL = 1,
	OPTION_FILTER,
	OPTION_FORMAT,
	OPTION_FROM,
	OPTION_JSON,
	OPTION_LIMIT,
	OPTION_NULL,
	OPTION_OFFSET,
	OPTION_UNTIL
};

enum { SHOWN = 10, MOST = 1000 };

static const struct option options[] = {
	{OPTION_LIMIT, 0, "limit", "N", NULL, "at most so many, up to 1000"},
	{OPTION_OFFSET, 0, "offset", "N", NULL, "pass over the first so many"},
	{OPTION_FROM, 0, "from", "DATE", NULL, "of that day, month or year, or later"},
	{OPTION_UNTIL, 0, "until", "DATE", NULL,
		"of that day, month or year, or earlier"},
	{OPTION_FILTER, 0, "filter", "NAME=VALUE", NULL,
		"only documents with that value: kind=motie"},
	{OPTION_FORMAT, 0, "format", "FORMAT", printer_formats, "how to show them"},
	{OPTION_EXCEL, 0, "excel", NULL, NULL,
		"with --format csv: as a Dutch Excel likes it"},
	{OPTION_JSON, 0, "json", NULL, NULL, "the same as --format json"},
	{OPTION_NULL, '0', "null", NULL, NULL, "the same as --format ids0"},
	{0},
};

struct request {
	const struct printer *printer;
	const char *from, *until;
	bool excel;
	kz_filter *filter;
	kz_search_options search;
};

static int take_option(struct request *request, int id, const char *value)
{
	kz_search_options *search = &request->search;
	bool taken = true;
	switch (id) {
	case OPTION_EXCEL:
		request->excel = true;
		break;
	case OPTION_FILTER:
		return narrow_by_fact(request->filter, value);
	case OPTION_FORMAT:
		request->printer = printer_of(value);
		break;
	case OPTION_FROM:
		request->from = value;
		break;
	case OPTION_JSON:
		request->printer = &printer_json;
		break;
	case OPTION_LIMIT:
		taken = option_number("limit", value, 1, MOST, &search->limit);
		break;
	case OPTION_NULL:
		request->printer = &printer_ids0;
		break;
	case OPTION_OFFSET:
		taken = option_number("offset", value, 0, INT32_MAX, &search->offset);
		break;
	default:
		request->until = value;
	}
	return taken ? EXIT_DONE : EXIT_USAGE;
}

static int complete(struct request *request, const struct arguments *args)
{
	if (args->rest_count != 1)
		return usage_error("similar to which document?");
	if (request->excel && request->printer != &printer_csv)
		return usage_error("--excel is for --format csv");
	if (request->search.limit == 0)
		request->search.limit = SHOWN;
	request->search.filter = request->filter;
	return narrow_by_dates(request->filter, request->from, request->until);
}

static int show(const struct session *session, kz_index *index, const char *name,
	const struct request *request)
{
	kz_error err;
	kz_results *results;
	struct printing printing = {
		.session = session,
		.query = name,
		.offset = request->search.offset,
		.excel = request->excel,
		.index = KZ_INDEX_INFO_INIT,
	};
	if (kz_similar(index, name, &request->search, &results, &err) != KZ_OK)
		return complain(NULL, &err);
	kz_status st = kz_index_get_info(index, &printing.index, &err);
	if (session->verbose)
		say("words: %s", kz_results_understood(results));
	printing.results = results;
	if (st == KZ_OK)
		request->printer->begin(&printing);
	for (size_t i = 0; st == KZ_OK && i < kz_results_count(results); i++) {
		request->printer->hit(&printing, kz_results_at(results, i));
		printing.shown++;
	}
	if (st == KZ_OK)
		request->printer->end(&printing);
	int code = kz_results_total(results) > 0 ? EXIT_DONE : EXIT_NOTHING;
	kz_results_close(results);
	return st == KZ_OK ? code : complain(NULL, &err);
}

static int run(struct session *session, struct arguments *args)
{
	int id = 0, code = EXIT_DONE;
	kz_error err;
	kz_index *index = NULL;
	struct request request = {
		.printer = &printer_text, .search = KZ_SEARCH_OPTIONS_INIT};
	if (kz_filter_new(&request.filter, &err) != KZ_OK)
		return complain(NULL, &err);
	while (code == EXIT_DONE && (id = arguments_next(args)) > 0)
		code = take_option(&request, id, args->value);
	bool go_on = code == EXIT_DONE && id == 0;
	if (code == EXIT_DONE)
		code = go_on ? complete(&request, args) : args->exit_code;
	if (go_on && code == EXIT_DONE)
		code = session_open_index(session, &index);
	if (index != NULL)
		code = show(session, index, args->rest[0], &request);
	kz_index_close(index);
	kz_filter_free(request.filter);
	return code;
}

const struct command command_similar = {
	"similar", "ID", "find documents that are like it", NEEDS_INDEX, options, run};
