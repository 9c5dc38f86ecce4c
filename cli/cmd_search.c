/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek search: from words to a printer of what they find. */
#include "command.h"

#include "asked.h"
#include "complain.h"
#include "exit_code.h"
#include "hint.h"
#include "none_found.h"
#include "printer.h"
#include "search_facets.h"
#include "terminal.h"

#include <string.h>

enum { PAGE = 1000 };

static const uint32_t no_limit = UINT32_MAX;

static const struct takes options[] = {
	{.id = OPTION_MATCH},
	{.id = OPTION_PHRASE},
	{.id = OPTION_NO_COMPOUNDS},
	{.id = OPTION_EXACT},
	{.id = OPTION_COLLAPSE},
	{.id = OPTION_SYNONYMS},
	{.id = OPTION_EXPLAIN},
	{.id = OPTION_SORT, .choices = "relevance newest oldest"},
	{.id = OPTION_LIMIT},
	{.id = OPTION_OFFSET},
	{.id = OPTION_FROM},
	{.id = OPTION_UNTIL},
	{.id = OPTION_FILTER},
	{.id = OPTION_FACETS},
	{.id = OPTION_TIMEOUT},
	{.id = OPTION_FORMAT, .choices = FORMATS},
	{.id = OPTION_EXCEL},
	{.id = OPTION_JSON},
	{.id = OPTION_NULL},
	{0},
};

struct request {
	struct asked asked;
	const struct printer *printer;
	uint32_t limit; /* 0 when not given */
	bool explain;
};

/* ---- What is found ---- */

static void tell_warnings(const struct request *request, const struct session *session,
	const kz_results *results)
{
	if (session->verbose || request->explain)
		say("understood: %s", kz_results_understood(results));
	for (size_t i = 0; request->printer->warns && !session->quiet &&
			   i < kz_results_warning_count(results);
		i++)
		warn("%s", kz_results_warning_at(results, i));
	if (request->printer->warns && !session->quiet &&
		kz_results_suggestion(results)[0] != '\0')
		say("did you mean: %s", kz_results_suggestion(results));
}

static void show_hit(
	const struct printer *printer, struct printing *printing, const kz_hit *hit)
{
	printer->hit(printing, hit);
	printing->shown++;
	printing->shown_partial += hit->partial;
}

static void show_page(
	const struct printer *printer, struct printing *printing, const kz_results *page)
{
	for (size_t i = 0; i < kz_results_count(page) && !terminal_failed(); i++)
		show_hit(printer, printing, kz_results_at(page, i));
}

/* Those behind the first page, of the same state of the index, or there would be hits
 * that come twice and hits that never come. */
static kz_status show_others(kz_index *index, struct request *request,
	struct printing *printing, kz_error *err)
{
	kz_hits *others;
	const kz_hit *hit;
	kz_search_options *search = &request->asked.search;
	search->offset += PAGE;
	search->limit = request->limit == no_limit ? 0 : request->limit - PAGE;
	if (request->limit == PAGE)
		return KZ_OK;
	kz_status st = kz_hits_open(index, request->asked.query, search, &others, err);
	if (st == KZ_OK && kz_hits_revision(others) != printing->index.revision) {
		snprintf(err->message, sizeof err->message,
			"the index was written to while its hits were shown: search again");
		err->status = st = KZ_E_CHANGED;
	}
	while (st == KZ_OK && !terminal_failed() &&
		(st = kz_hits_next(others, &hit, err)) == KZ_OK)
		show_hit(request->printer, printing, hit);
	kz_hits_close(others);
	return st == KZ_DONE ? KZ_OK : st;
}

static int search(struct session *session, kz_index *index, struct request *request)
{
	kz_error err;
	kz_results *results;
	struct printing printing = {
		.session = session,
		.query = request->asked.query,
		.offset = request->asked.search.offset,
		.excel = request->asked.columns == COLUMNS_EXCEL,
		.index = KZ_INDEX_INFO_INIT,
	};
	if (request->limit == 0)
		request->limit =
			request->printer->limit > 0 ? request->printer->limit : no_limit;
	request->asked.search.limit = request->limit < PAGE ? request->limit : PAGE;
	if (kz_search(index, request->asked.query, &request->asked.search, &results,
		    &err) != KZ_OK)
		return complain_of_query(request->asked.query, &err);
	kz_status st = kz_index_get_info(index, &printing.index, &err);
	if (st == KZ_OK) {
		printing.results = results;
		tell_warnings(request, session, results);
		if (kz_results_total(results) == 0)
			none_found_tell(session, index, &request->asked);
		request->printer->begin(&printing);
		show_page(request->printer, &printing, results);
		if (kz_results_count(results) == PAGE)
			st = show_others(index, request, &printing, &err);
	}
	if (st == KZ_OK)
		request->printer->end(&printing);
	int code = kz_results_total(results) > 0 ? EXIT_DONE : EXIT_NOTHING;
	kz_results_close(results);
	return st == KZ_OK ? code : complain(NULL, &err);
}

/* Which words were left out or put right stands on stderr, as with hits. */
static int show_facets(struct session *session, kz_index *index, struct request *request)
{
	kz_error err;
	kz_results *results;
	const struct facets_request facets = {
		.query = request->asked.query,
		.search = &request->asked.search,
		.format = request->asked.format,
		.columns = request->asked.columns,
		.most = request->limit,
	};
	request->asked.search.limit = 1;
	if (kz_search(index, request->asked.query, &request->asked.search, &results,
		    &err) != KZ_OK)
		return complain_of_query(request->asked.query, &err);
	tell_warnings(request, session, results);
	kz_results_close(results);
	return facets_show(session, index, &facets);
}

static int check(struct request *request, const struct arguments *args)
{
	if (args->rest_count == 0)
		return usage_error("search for what?");
	int code = asked_read(&request->asked, args);
	request->printer = printer_of(request->asked.format);
	request->explain = option_is_on(args, OPTION_EXPLAIN);
	request->limit = option_number(args, OPTION_LIMIT, no_limit);
	if (option_value(args, OPTION_MATCH) == NULL)
		request->asked.search.matching = request->printer->matching;
	if (code == EXIT_DONE && option_is_on(args, OPTION_FACETS) &&
		!facets_have(request->asked.format))
		return usage_error("--facets is for the formats: %s", facets_formats);
	return code;
}

static int run(struct session *session, const struct arguments *args)
{
	kz_index *index = NULL;
	struct request request = {0};
	int code = check(&request, args);
	if (code == EXIT_DONE)
		code = session_open_index(session, &index);
	if (index != NULL) {
		code = option_is_on(args, OPTION_FACETS)
			       ? show_facets(session, index, &request)
			       : search(session, index, &request);
		hint_at_phrase(session, args);
	}
	code = session_close_index(session, index, code);
	asked_free(&request.asked);
	return code;
}

const struct command command_search = {"search", "QUERY...", "find documents, best first",
	NEEDS_INDEX, MAY_BE_LONG, options, run};
