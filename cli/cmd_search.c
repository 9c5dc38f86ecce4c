/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek search: from words to a printer of what they find. */
#include "command.h"

#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "hint.h"
#include "narrow.h"
#include "printer.h"
#include "search_facets.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	OPTION_EXACT = 1,
	OPTION_EXCEL,
	OPTION_EXPLAIN,
	OPTION_FACETS,
	OPTION_FILTER,
	OPTION_FORMAT,
	OPTION_FROM,
	OPTION_JSON,
	OPTION_LIMIT,
	OPTION_MATCH,
	OPTION_NO_COMPOUNDS,
	OPTION_NULL,
	OPTION_OFFSET,
	OPTION_PHRASE,
	OPTION_SORT,
	OPTION_SYNONYMS,
	OPTION_UNTIL
};

enum { PAGE = 1000 };

static const uint32_t no_limit = UINT32_MAX;

static const struct option options[] = {
	{OPTION_MATCH, 0, "match", "HOW", "best all any",
		"which words a document must have"},
	{OPTION_PHRASE, 0, "phrase", NULL, NULL, "the words as one phrase"},
	{OPTION_NO_COMPOUNDS, 0, "no-compounds", NULL, NULL,
		"a word not as a part of another"},
	{OPTION_EXACT, 0, "exact", NULL, NULL, "every word in the form it is typed in"},
	{OPTION_SYNONYMS, 0, "synonyms", NULL, NULL,
		"also words that mean the same, by your list"},
	{OPTION_EXPLAIN, 0, "explain", NULL, NULL, "say how the query was understood"},
	{OPTION_SORT, 0, "sort", "ORDER", "relevance newest oldest", "what comes first"},
	{OPTION_LIMIT, 0, "limit", "N", NULL, "at most so many, or all"},
	{OPTION_OFFSET, 0, "offset", "N", NULL, "pass over the first so many"},
	{OPTION_FROM, 0, "from", "DATE", NULL, "of that day, month or year, or later"},
	{OPTION_UNTIL, 0, "until", "DATE", NULL,
		"of that day, month or year, or earlier"},
	{OPTION_FILTER, 0, "filter", "NAME=VALUE", NULL,
		"only documents with that value: kind=motie"},
	{OPTION_FACETS, 0, "facets", NULL, NULL,
		"how many there are of each year, ministry, kind, dossier, signatory"},
	{OPTION_FORMAT, 0, "format", "FORMAT", printer_formats, "how to show them"},
	{OPTION_EXCEL, 0, "excel", NULL, NULL,
		"with --format csv: as a Dutch Excel likes it"},
	{OPTION_JSON, 0, "json", NULL, NULL, "the same as --format json"},
	{OPTION_NULL, '0', "null", NULL, NULL, "the same as --format ids0"},
	{0},
};

struct request {
	const struct printer *printer;
	char *query;
	const char *match;
	const char *from, *until;
	uint32_t limit; /* 0 when not given */
	uint32_t most;  /* values of each facet; 0 when not given */
	kz_filter *filter;
	kz_synonyms *synonyms;
	bool explain, excel, facets;
	kz_search_options search;
};

/* ---- What is asked ---- */

/* Asked for, and not there, is a mistake; so the message says what it looks like. */
static int take_synonyms(struct request *request)
{
	kz_error err;
	char *path = user_path("XDG_CONFIG_HOME", ".config", "synonyms");
	if (path == NULL)
		return usage_error("where are the synonyms? HOME is not set");
	int code = EXIT_DONE;
	if (access(path, F_OK) != 0)
		code = usage_error("no synonyms: put lines like 'sandbox = proeftuin, "
				   "experimenteerruimte' in %s",
			path);
	else if (request->synonyms == NULL &&
		 kz_synonyms_read(path, &request->synonyms, &err) != KZ_OK)
		code = complain(path, &err);
	free(path);
	return code;
}

static int take_limit(struct request *request, const char *value)
{
	if (strcmp(value, "all") == 0)
		request->limit = no_limit;
	else if (!option_number("limit", value, 1, no_limit - 1, &request->limit))
		return EXIT_USAGE;
	return EXIT_DONE;
}

static kz_order order_of(const char *value)
{
	if (strcmp(value, "newest") == 0)
		return KZ_ORDER_NEWEST;
	return strcmp(value, "oldest") == 0 ? KZ_ORDER_OLDEST : KZ_ORDER_RELEVANCE;
}

static int take_option(struct request *request, int id, const char *value)
{
	switch (id) {
	case OPTION_EXACT:
		request->search.flags |= KZ_SEARCH_EXACT;
		break;
	case OPTION_EXCEL:
		request->excel = true;
		break;
	case OPTION_EXPLAIN:
		request->explain = true;
		break;
	case OPTION_FACETS:
		request->facets = true;
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
		return take_limit(request, value);
	case OPTION_MATCH:
		request->match = value;
		break;
	case OPTION_NO_COMPOUNDS:
		request->search.flags |= KZ_SEARCH_NO_COMPOUNDS;
		break;
	case OPTION_NULL:
		request->printer = &printer_ids0;
		break;
	case OPTION_OFFSET:
		return option_number(
			       "offset", value, 0, INT32_MAX, &request->search.offset)
			       ? EXIT_DONE
			       : EXIT_USAGE;
	case OPTION_PHRASE:
		request->search.flags |= KZ_SEARCH_PHRASE;
		break;
	case OPTION_SORT:
		request->search.order = order_of(value);
		break;
	case OPTION_SYNONYMS:
		return take_synonyms(request);
	default:
		request->until = value;
	}
	return EXIT_DONE;
}

/* What only holds once all options are known. */
static int complete(struct request *request, struct arguments *args)
{
	if (args->rest_count == 0)
		return usage_error("search for what?");
	if (request->excel && request->printer != &printer_csv)
		return usage_error("--excel is for --format csv");
	if (request->facets && format_of(request->printer->format) != FORMAT_TEXT &&
		strstr(facets_formats, request->printer->format) == NULL)
		return usage_error("--facets is for the formats: %s", facets_formats);
	if (request->facets)
		request->most = request->limit == no_limit ? UINT32_MAX : request->limit;
	request->query = narrow_joined(args->rest, args->rest_count);
	if (request->limit == 0)
		request->limit =
			request->printer->limit > 0 ? request->printer->limit : no_limit;
	if (request->match == NULL)
		request->search.matching = request->printer->matching;
	else if (strcmp(request->match, "all") == 0)
		request->search.matching = KZ_MATCH_ALL;
	else if (strcmp(request->match, "any") == 0)
		request->search.matching = KZ_MATCH_ANY;
	request->search.filter = request->filter;
	request->search.synonyms = request->synonyms;
	return narrow_by_dates(request->filter, request->from, request->until);
}

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
	request->search.offset += PAGE;
	request->search.limit = request->limit == no_limit ? 0 : request->limit - PAGE;
	if (request->limit == PAGE)
		return KZ_OK;
	kz_status st =
		kz_hits_open(index, request->query, &request->search, &others, err);
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
		.query = request->query,
		.offset = request->search.offset,
		.excel = request->excel,
		.index = KZ_INDEX_INFO_INIT,
	};
	request->search.limit = request->limit < PAGE ? request->limit : PAGE;
	if (kz_search(index, request->query, &request->search, &results, &err) != KZ_OK)
		return complain_of_query(request->query, &err);
	kz_status st = kz_index_get_info(index, &printing.index, &err);
	if (st == KZ_OK) {
		printing.results = results;
		tell_warnings(request, session, results);
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
	bool csv = request->printer == &printer_csv;
	const struct facets_request facets = {
		.query = request->query,
		.search = &request->search,
		.format = format_of(request->printer->format),
		.columns = !csv             ? COLUMNS_TSV
			   : request->excel ? COLUMNS_EXCEL
					    : COLUMNS_CSV,
		.most = request->most,
	};
	request->search.limit = 1;
	if (kz_search(index, request->query, &request->search, &results, &err) != KZ_OK)
		return complain_of_query(request->query, &err);
	tell_warnings(request, session, results);
	kz_results_close(results);
	return facets_show(session, index, &facets);
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
	if (index != NULL) {
		code = request.facets ? show_facets(session, index, &request)
				      : search(session, index, &request);
		hint_at_phrase(session, args, request.search.flags & KZ_SEARCH_PHRASE);
	}
	kz_index_close(index);
	kz_filter_free(request.filter);
	kz_synonyms_free(request.synonyms);
	free(request.query);
	return code;
}

const struct command command_search = {
	"search", "QUERY...", "find documents, best first", NEEDS_INDEX, options, run};
