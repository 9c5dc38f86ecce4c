/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek kwic: every place where the words of a query stand, with what is around. */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "formats.h"
#include "kwic.h"
#include "narrow.h"

#include <stdlib.h>
#include <string.h>

enum {
	OPTION_EXCEL = 1,
	OPTION_FILTER,
	OPTION_FORMAT,
	OPTION_FROM,
	OPTION_JSON,
	OPTION_LIMIT,
	OPTION_MATCH,
	OPTION_NO_COMPOUNDS,
	OPTION_OFFSET,
	OPTION_PHRASE,
	OPTION_SORT,
	OPTION_UNTIL,
	OPTION_WIDTH
};

enum { SHOWN_IN_TEXT = 100, WIDTH_MAX = 1000 };

static const struct option options[] = {
	{OPTION_SORT, 0, "sort", "ORDER", "newest oldest left right",
		"by date, or by the words before or behind"},
	{OPTION_WIDTH, 0, "width", "N", NULL, "so many characters at each side"},
	{OPTION_MATCH, 0, "match", "HOW", "all any", "which words a document must have"},
	{OPTION_PHRASE, 0, "phrase", NULL, NULL, "the words as one phrase"},
	{OPTION_NO_COMPOUNDS, 0, "no-compounds", NULL, NULL,
		"a word not as a part of another"},
	{OPTION_LIMIT, 0, "limit", "N", NULL, "at most so many, or all"},
	{OPTION_OFFSET, 0, "offset", "N", NULL, "pass over the first so many"},
	{OPTION_FROM, 0, "from", "DATE", NULL, "of that day, month or year, or later"},
	{OPTION_UNTIL, 0, "until", "DATE", NULL,
		"of that day, month or year, or earlier"},
	{OPTION_FILTER, 0, "filter", "NAME=VALUE", NULL,
		"only documents with that value: kind=motie"},
	{OPTION_FORMAT, 0, "format", "FORMAT", "text json jsonl tsv csv",
		"how to show them"},
	{OPTION_EXCEL, 0, "excel", NULL, NULL,
		"with --format csv: as a Dutch Excel likes it"},
	{OPTION_JSON, 0, "json", NULL, NULL, "the same as --format json"},
	{0},
};

struct request {
	char *query;
	enum format format;
	bool excel, all;
	const char *from, *until;
	kz_filter *filter;
	kz_search_options search;
	kz_kwic_options kwic;
};

/* ---- What is asked ---- */

static kz_kwic_order order_of(const char *value)
{
	static const char *const names[] = {"newest", "oldest", "left", "right"};
	int i = 0;
	while (i < KZ_KWIC_RIGHT && strcmp(names[i], value) != 0)
		i++;
	return (kz_kwic_order)i;
}

static bool take_number(struct request *request, int id, const char *value)
{
	if (id == OPTION_WIDTH)
		return option_number("width", value, 1, WIDTH_MAX, &request->kwic.width);
	if (id == OPTION_OFFSET)
		return option_number(
			"offset", value, 0, INT32_MAX, &request->kwic.offset);
	request->all = strcmp(value, "all") == 0;
	return request->all ||
	       option_number("limit", value, 1, UINT32_MAX - 1, &request->kwic.limit);
}

static int take_option(struct request *request, int id, const char *value)
{
	switch (id) {
	case OPTION_EXCEL:
		request->excel = true;
		break;
	case OPTION_FILTER:
		return narrow_by_fact(request->filter, value);
	case OPTION_FORMAT:
		request->format = format_of(value);
		break;
	case OPTION_FROM:
		request->from = value;
		break;
	case OPTION_JSON:
		request->format = FORMAT_JSON;
		break;
	case OPTION_MATCH:
		request->search.matching =
			strcmp(value, "any") == 0 ? KZ_MATCH_ANY : KZ_MATCH_ALL;
		break;
	case OPTION_NO_COMPOUNDS:
		request->search.flags |= KZ_SEARCH_NO_COMPOUNDS;
		break;
	case OPTION_PHRASE:
		request->search.flags |= KZ_SEARCH_PHRASE;
		break;
	case OPTION_SORT:
		request->kwic.order = order_of(value);
		break;
	case OPTION_UNTIL:
		request->until = value;
		break;
	default:
		return take_number(request, id, value) ? EXIT_DONE : EXIT_USAGE;
	}
	return EXIT_DONE;
}

/* What only holds once all options are known. */
static int complete(struct request *request, const struct arguments *args)
{
	if (args->rest_count == 0)
		return usage_error("kwic of what?");
	if (request->excel && request->format != FORMAT_CSV)
		return usage_error("--excel is for --format csv");
	request->query = narrow_joined(args->rest, args->rest_count);
	request->search.filter = request->filter;
	if (request->format == FORMAT_TEXT && request->kwic.width == 0)
		request->kwic.width = (uint32_t)kwic_side();
	if (request->format == FORMAT_TEXT && request->kwic.limit == 0 && !request->all)
		request->kwic.limit = SHOWN_IN_TEXT;
	return narrow_by_dates(request->filter, request->from, request->until);
}

/* ---- What is found ---- */

/* What was taken otherwise than written, as search tells it. */
static int tell_warnings(
	const struct session *session, kz_index *index, const struct request *request)
{
	kz_error err;
	kz_results *results;
	kz_search_options search = request->search;
	search.limit = 1;
	if (kz_search(index, request->query, &search, &results, &err) != KZ_OK)
		return complain_of_query(request->query, &err);
	for (size_t i = 0; i < kz_results_warning_count(results) && !session->quiet; i++)
		warn("%s", kz_results_warning_at(results, i));
	if (!session->quiet && kz_results_suggestion(results)[0] != '\0')
		say("did you mean: %s", kz_results_suggestion(results));
	kz_results_close(results);
	return EXIT_DONE;
}

static void show(const struct request *request, const struct kwic_showing *showing)
{
	switch (request->format) {
	case FORMAT_JSON:
	case FORMAT_JSONL:
		kwic_write_json(showing, request->format == FORMAT_JSONL);
		break;
	case FORMAT_TSV:
		kwic_write_columns(showing, COLUMNS_TSV);
		break;
	case FORMAT_CSV:
		kwic_write_columns(showing, request->excel ? COLUMNS_EXCEL : COLUMNS_CSV);
		break;
	default:
		kwic_write_text(showing);
	}
}

static int find(struct session *session, kz_index *index, const struct request *request)
{
	kz_error err;
	kz_kwic *kwic;
	struct kwic_showing showing = {
		.session = session,
		.query = request->query,
		.index = KZ_INDEX_INFO_INIT,
		.offset = request->kwic.offset,
		.width = request->kwic.width,
	};
	int code = tell_warnings(session, index, request);
	if (code != EXIT_DONE)
		return code;
	if (kz_kwic_find(index, request->query, &request->search, &request->kwic, &kwic,
		    &err) != KZ_OK)
		return complain_of_query(request->query, &err);
	showing.kwic = kwic;
	kz_status st = kz_index_get_info(index, &showing.index, &err);
	if (st == KZ_OK)
		show(request, &showing);
	code = kz_kwic_total(kwic) > 0 ? EXIT_DONE : EXIT_NOTHING;
	kz_kwic_close(kwic);
	return st == KZ_OK ? code : complain(NULL, &err);
}

static int run(struct session *session, struct arguments *args)
{
	int id = 0, code = EXIT_DONE;
	kz_error err;
	kz_index *index = NULL;
	struct request request = {
		.search = KZ_SEARCH_OPTIONS_INIT, .kwic = KZ_KWIC_OPTIONS_INIT};
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
		code = find(session, index, &request);
	kz_index_close(index);
	kz_filter_free(request.filter);
	free(request.query);
	return code;
}

const struct command command_kwic = {
	"kwic", "QUERY...", "every place where it stands", NEEDS_INDEX, options, run};
