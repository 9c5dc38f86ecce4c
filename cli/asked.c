/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "asked.h"

#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "timeout.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int asked_format(const struct arguments *args, enum format *format, column_form *columns)
{
	const char *name = option_value(args, OPTION_FORMAT);
	bool excel = option_is_on(args, OPTION_EXCEL);
	*format = name != NULL ? format_of(name) : FORMAT_TEXT;
	*columns = *format != FORMAT_CSV ? COLUMNS_TSV
		   : excel               ? COLUMNS_EXCEL
					 : COLUMNS_CSV;
	/* As a habit, in the config, it is for when there are columns. */
	if (excel && option_was_typed(args, OPTION_EXCEL) && *format != FORMAT_CSV)
		return usage_error("--excel is for --format csv");
	return EXIT_DONE;
}

/* ---- Conditions ---- */

/* "kind=motie". */
static int take_fact(kz_filter *filter, const char *value)
{
	kz_error err;
	char name[128];
	size_t length = strcspn(value, "=");
	if (value[length] == '\0' || length >= sizeof name)
		return usage_error("filter '%s': not of the form NAME=VALUE", value);
	memcpy(name, value, length);
	name[length] = '\0';
	if (kz_filter_text(filter, name, value + length + 1, &err) != KZ_OK)
		return complain(NULL, &err);
	return EXIT_DONE;
}

static int take_filters(struct asked *asked, const struct arguments *args)
{
	kz_error err;
	const char *from = option_value(args, OPTION_FROM);
	const char *until = option_value(args, OPTION_UNTIL);
	int code = EXIT_DONE;
	if (kz_filter_new(&asked->filter, &err) != KZ_OK)
		return complain(NULL, &err);
	for (int i = 0; i < args->given_count && code == EXIT_DONE; i++) {
		if (args->given[i].id == OPTION_FILTER)
			code = take_fact(asked->filter, args->given[i].value);
	}
	if (code == EXIT_DONE && (from != NULL || until != NULL) &&
		kz_filter_dates(asked->filter, "date", from, until, &err) != KZ_OK)
		code = complain(NULL, &err);
	return code;
}

/* ---- How to search ---- */

/* Asked for, and not there, is a mistake; so the message says what it looks like. */
static int take_synonyms(struct asked *asked)
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
	else if (kz_synonyms_read(path, &asked->synonyms, &err) != KZ_OK)
		code = complain(path, &err);
	free(path);
	return code;
}

static uint32_t flags_of(const struct arguments *args)
{
	return (option_is_on(args, OPTION_EXACT) ? KZ_SEARCH_EXACT : 0) |
	       (option_is_on(args, OPTION_COLLAPSE) ? KZ_SEARCH_COLLAPSE : 0) |
	       (option_is_on(args, OPTION_NO_COMPOUNDS) ? KZ_SEARCH_NO_COMPOUNDS : 0) |
	       (option_is_on(args, OPTION_PHRASE) ? KZ_SEARCH_PHRASE : 0);
}

static kz_order order_of(const char *value)
{
	if (value == NULL || strcmp(value, "newest") != 0)
		return value != NULL && strcmp(value, "oldest") == 0 ? KZ_ORDER_OLDEST
								     : KZ_ORDER_RELEVANCE;
	return KZ_ORDER_NEWEST;
}

/* Lines of a program are all hits in full, unless it asks for others too. */
static kz_matching matching_of(const char *value, enum format format)
{
	if (value == NULL)
		return format <= FORMAT_JSONL ? KZ_MATCH_BEST : KZ_MATCH_ALL;
	if (strcmp(value, "any") == 0)
		return KZ_MATCH_ANY;
	return strcmp(value, "all") == 0 ? KZ_MATCH_ALL : KZ_MATCH_BEST;
}

static char *joined(char *const *words, int count)
{
	size_t size = 1;
	for (int i = 0; i < count; i++)
		size += strlen(words[i]) + 1;
	char *text = calloc(1, size), *end = text;
	if (text == NULL)
		out_of_memory();
	for (int i = 0; i < count; i++) {
		size_t length = strlen(words[i]);
		if (i > 0)
			*end++ = ' ';
		memcpy(end, words[i], length);
		end += length;
	}
	return text;
}

/* ---- All of it ---- */

int asked_read(struct asked *asked, const struct arguments *args)
{
	const kz_search_options usual = KZ_SEARCH_OPTIONS_INIT;
	int code = asked_format(args, &asked->format, &asked->columns);
	if (code == EXIT_DONE)
		code = take_filters(asked, args);
	if (code == EXIT_DONE && option_is_on(args, OPTION_SYNONYMS))
		code = take_synonyms(asked);
	asked->narrowed = option_value(args, OPTION_FILTER) != NULL ||
			  option_value(args, OPTION_FROM) != NULL ||
			  option_value(args, OPTION_UNTIL) != NULL;
	asked->query = joined(args->rest, args->rest_count);
	asked->search = usual;
	asked->search.offset = option_number(args, OPTION_OFFSET, 0);
	asked->search.flags = flags_of(args);
	asked->search.deadline_ms = timeout_begin(option_number(args, OPTION_TIMEOUT, 0));
	asked->search.order = order_of(option_value(args, OPTION_SORT));
	asked->search.matching =
		matching_of(option_value(args, OPTION_MATCH), asked->format);
	asked->search.filter = asked->filter;
	asked->search.synonyms = asked->synonyms;
	return code;
}

void asked_free(struct asked *asked)
{
	kz_filter_free(asked->filter);
	kz_synonyms_free(asked->synonyms);
	free(asked->query);
	*asked = (struct asked){0};
}
