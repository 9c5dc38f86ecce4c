/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek similar: more like a document. */
#include "command.h"

#include "asked.h"
#include "complain.h"
#include "exit_code.h"
#include "printer.h"

enum { SHOWN = 10, MOST = 1000 };

static const struct takes options[] = {
	{.id = OPTION_LIMIT, .most = MOST, .summary = "at most so many, up to 1000"},
	{.id = OPTION_OFFSET},
	{.id = OPTION_FROM},
	{.id = OPTION_UNTIL},
	{.id = OPTION_FILTER},
	{.id = OPTION_TIMEOUT},
	{.id = OPTION_FORMAT, .choices = FORMATS},
	{.id = OPTION_EXCEL},
	{.id = OPTION_JSON},
	{.id = OPTION_NULL},
	{0},
};

static int show(const struct session *session, kz_index *index, const char *name,
	const struct asked *asked)
{
	kz_error err;
	const struct printer *printer = printer_of(asked->format);
	kz_results *results;
	struct printing printing = {
		.session = session,
		.query = name,
		.offset = asked->search.offset,
		.excel = asked->columns == COLUMNS_EXCEL,
		.index = KZ_INDEX_INFO_INIT,
	};
	if (kz_similar(index, name, &asked->search, &results, &err) != KZ_OK)
		return complain(NULL, &err);
	kz_status st = kz_index_get_info(index, &printing.index, &err);
	if (session->verbose)
		say("words: %s", kz_results_understood(results));
	printing.results = results;
	if (st == KZ_OK)
		printer->begin(&printing);
	for (size_t i = 0; st == KZ_OK && i < kz_results_count(results); i++) {
		printer->hit(&printing, kz_results_at(results, i));
		printing.shown++;
	}
	if (st == KZ_OK)
		printer->end(&printing);
	int code = kz_results_total(results) > 0 ? EXIT_DONE : EXIT_NOTHING;
	kz_results_close(results);
	return st == KZ_OK ? code : complain(NULL, &err);
}

static int run(struct session *session, const struct arguments *args)
{
	kz_index *index = NULL;
	struct asked asked = {0};
	if (args->rest_count != 1)
		return usage_error(args->rest_count == 0
					   ? "similar to which document?"
					   : "similar to one document at a time");
	int code = asked_read(&asked, args);
	asked.search.limit = option_number(args, OPTION_LIMIT, MOST);
	if (asked.search.limit == 0)
		asked.search.limit = SHOWN;
	if (code == EXIT_DONE)
		code = session_open_index(session, &index);
	if (index != NULL)
		code = show(session, index, args->rest[0], &asked);
	code = session_close_index(session, index, code);
	asked_free(&asked);
	return code;
}

const struct command command_similar = {"similar", "ID",
	"find documents that are like it", NEEDS_INDEX, MAY_BE_LONG, options, run};
