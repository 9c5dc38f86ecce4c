/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek kwic: every place where the words of a query stand, with what is around. */
#include "command.h"

#include "asked.h"
#include "complain.h"
#include "exit_code.h"
#include "kwic.h"
#include "none_found.h"

#include <string.h>

enum { SHOWN_IN_TEXT = 100 };

static const struct takes options[] = {
	{.id = OPTION_SORT,
		.choices = "newest oldest left right",
		.summary = "by date, or by the words before or behind"},
	{.id = OPTION_WIDTH},
	{.id = OPTION_MATCH, .choices = "all any"},
	{.id = OPTION_PHRASE},
	{.id = OPTION_NO_COMPOUNDS},
	{.id = OPTION_EXACT},
	{.id = OPTION_COLLAPSE},
	{.id = OPTION_SYNONYMS},
	{.id = OPTION_EXPLAIN},
	{.id = OPTION_LIMIT},
	{.id = OPTION_OFFSET},
	{.id = OPTION_FROM},
	{.id = OPTION_UNTIL},
	{.id = OPTION_FILTER},
	{.id = OPTION_TIMEOUT},
	{.id = OPTION_FORMAT, .choices = "text json jsonl tsv csv"},
	{.id = OPTION_EXCEL},
	{.id = OPTION_JSON},
	{0},
};

struct request {
	struct asked asked;
	kz_kwic_options kwic;
	uint32_t shown_width; /* 0 for what fits */
	bool explain;
};

/* ---- What is asked ---- */

static kz_kwic_order order_of(const char *value)
{
	static const char *const names[] = {"newest", "oldest", "left", "right"};
	int i = 0;
	while (value != NULL && i < KZ_KWIC_RIGHT && strcmp(names[i], value) != 0)
		i++;
	return (kz_kwic_order)i;
}

static int check(struct request *request, const struct arguments *args)
{
	if (args->rest_count == 0)
		return usage_error("kwic of what?");
	int code = asked_read(&request->asked, args);
	bool is_text = request->asked.format == FORMAT_TEXT;
	request->explain = option_is_on(args, OPTION_EXPLAIN);
	request->kwic.order = order_of(option_value(args, OPTION_SORT));
	request->kwic.offset = request->asked.search.offset;
	request->kwic.width = option_number(args, OPTION_WIDTH, 0);
	request->kwic.limit = option_number(args, OPTION_LIMIT, 0);
	request->shown_width = request->kwic.width;
	if (is_text && request->kwic.width == 0)
		request->kwic.width = KWIC_SIDE_MAX;
	if (is_text && option_value(args, OPTION_LIMIT) == NULL)
		request->kwic.limit = SHOWN_IN_TEXT;
	return code;
}

/* ---- What is found ---- */

/* What was taken otherwise than written, as search tells it. */
static int tell_warnings(
	const struct session *session, kz_index *index, const struct request *request)
{
	kz_error err;
	kz_results *results;
	kz_search_options search = request->asked.search;
	search.limit = 1;
	if (kz_search(index, request->asked.query, &search, &results, &err) != KZ_OK)
		return complain_of_query(request->asked.query, &err);
	if (session->verbose || request->explain)
		say("understood: %s", kz_results_understood(results));
	for (size_t i = 0; i < kz_results_warning_count(results) && !session->quiet; i++)
		warn("%s", kz_results_warning_at(results, i));
	if (!session->quiet && kz_results_suggestion(results)[0] != '\0')
		say("did you mean: %s", kz_results_suggestion(results));
	kz_results_close(results);
	return EXIT_DONE;
}

static void show(const struct request *request, const struct kwic_showing *showing)
{
	switch (request->asked.format) {
	case FORMAT_JSON:
	case FORMAT_JSONL:
		kwic_write_json(showing, request->asked.format == FORMAT_JSONL);
		break;
	case FORMAT_TSV:
	case FORMAT_CSV:
		kwic_write_columns(showing, request->asked.columns);
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
		.query = request->asked.query,
		.index = KZ_INDEX_INFO_INIT,
		.offset = request->kwic.offset,
		.width = request->shown_width,
	};
	int code = tell_warnings(session, index, request);
	if (code != EXIT_DONE)
		return code;
	if (kz_kwic_find(index, request->asked.query, &request->asked.search,
		    &request->kwic, &kwic, &err) != KZ_OK)
		return complain_of_query(request->asked.query, &err);
	showing.kwic = kwic;
	kz_status st = kz_index_get_info(index, &showing.index, &err);
	if (kz_kwic_total(kwic) == 0)
		none_found_tell(session, index, &request->asked);
	if (st == KZ_OK)
		show(request, &showing);
	code = kz_kwic_total(kwic) > 0 ? EXIT_DONE : EXIT_NOTHING;
	kz_kwic_close(kwic);
	return st == KZ_OK ? code : complain(NULL, &err);
}

static int run(struct session *session, const struct arguments *args)
{
	kz_index *index = NULL;
	struct request request = {.kwic = KZ_KWIC_OPTIONS_INIT};
	int code = check(&request, args);
	if (code == EXIT_DONE)
		code = session_open_index(session, &index);
	if (index != NULL)
		code = find(session, index, &request);
	code = session_close_index(session, index, code);
	asked_free(&request.asked);
	return code;
}

const struct command command_kwic = {"kwic", "QUERY...",
	"show every place where words stand, with what is around", NEEDS_INDEX,
	MAY_BE_LONG, options, run};
