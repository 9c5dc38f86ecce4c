/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "common.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* With a space between, so that nobody has to quote them for the shell. */
static char *join(char **words, int count, int *used)
{
	size_t size = 1;
	for (*used = 0; *used < count && strcmp(words[*used], "--") != 0; ++*used)
		size += strlen(words[*used]) + 1;
	char *joined = calloc(1, size);
	for (int i = 0; joined != NULL && i < *used; i++) {
		if (i > 0)
			strcat(joined, " ");
		strcat(joined, words[i]);
	}
	if (*used < count)
		++*used;
	return joined;
}

static xapian_status parse(xapian_parser *parser, xapian_stem *stem,
	xapian_database *database, const char *text, xapian_query **out,
	xapian_error *err)
{
	xapian_status st = xapian_parser_set_stem(parser, stem, err);
	if (st == XAPIAN_OK)
		st = xapian_parser_set_stem_strategy(parser, XAPIAN_STEM_SOME, err);
	if (st == XAPIAN_OK)
		st = xapian_parser_set_database(parser, database, err);
	if (st == XAPIAN_OK)
		st = xapian_parser_parse(
			parser, text, strlen(text), XAPIAN_PARSE_DEFAULT, NULL, out, err);
	return st;
}

xapian_status parse_words(xapian_database *database, char **words, int count, int *used,
	xapian_query **out, xapian_error *err)
{
	xapian_parser *parser = NULL;
	xapian_stem *stem = NULL;
	xapian_bytes understood;
	char *text = join(words, count, used);
	if (text == NULL)
		return xapian_fail(err, XAPIAN_E_NO_MEMORY, "out of memory");
	xapian_status st = xapian_parser_new(&parser, err);
	if (st == XAPIAN_OK)
		st = xapian_stem_new("english", &stem, err);
	if (st == XAPIAN_OK)
		st = parse(parser, stem, database, text, out, err);
	if (st == XAPIAN_OK)
		st = xapian_query_describe(*out, &understood, err);
	if (st == XAPIAN_OK)
		printf("Parsed query is: %s\n", understood.data);
	xapian_stem_close(stem);
	xapian_parser_close(parser);
	free(text);
	return st;
}

static xapian_status print_match(
	xapian_mset *mset, size_t i, const xapian_match *match, xapian_error *err)
{
	xapian_document *document = NULL;
	xapian_bytes data;
	xapian_status st = xapian_mset_document(mset, i, &document, err);
	if (st == XAPIAN_OK)
		st = xapian_document_data(document, &data, err);
	if (st == XAPIAN_OK)
		printf("%u: %u%% docid=%u [%.*s]\n", (unsigned)match->rank + 1,
			(unsigned)match->percent, (unsigned)match->docid, (int)data.size,
			data.data);
	xapian_document_close(document);
	return st;
}

xapian_status print_matches(xapian_mset *mset, xapian_error *err)
{
	xapian_status st = XAPIAN_OK;
	const xapian_match *match;
	printf("%u results found.\n", (unsigned)xapian_mset_estimated(mset));
	printf("Results 1-%zu:\n", xapian_mset_count(mset));
	for (size_t i = 0; st == XAPIAN_OK && (match = xapian_mset_at(mset, i)) != NULL;
		i++)
		st = print_match(mset, i, match, err);
	return st;
}
