/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Search, but leave out each document whose value in slot 0 is the one named.
 *
 *     simplematchdecider DATABASE VALUE QUERY...
 */
#include "common.h"

#include <stdio.h>
#include <string.h>

/* Called by the search for each document that it would give. */
static xapian_status has_another_value(
	void *avoided, xapian_document *document, bool *yes, xapian_error *err)
{
	xapian_bytes value;
	xapian_status st = xapian_document_value(document, 0, &value, err);
	*yes = st == XAPIAN_OK && (value.size != strlen(avoided) ||
					  memcmp(value.data, avoided, value.size) != 0);
	return st;
}

static xapian_status search(xapian_database *database, const xapian_query *query,
	char *avoided, xapian_error *err)
{
	xapian_enquire *enquire = NULL;
	xapian_match_decider *decider = NULL;
	xapian_mset *mset = NULL;
	xapian_status st = xapian_enquire_new(database, &enquire, err);
	if (st == XAPIAN_OK)
		st = xapian_enquire_set_query(enquire, query, 0, err);
	if (st == XAPIAN_OK)
		st = xapian_match_decider_custom(
			has_another_value, avoided, NULL, &decider, err);
	if (st == XAPIAN_OK)
		st = xapian_enquire_mset(enquire, 0, 10, 0, NULL, decider, &mset, err);
	if (st == XAPIAN_OK)
		st = print_matches(mset, err);
	xapian_mset_close(mset);
	xapian_match_decider_close(decider);
	xapian_enquire_close(enquire);
	return st;
}

int main(int argc, char **argv)
{
	xapian_database *database = NULL;
	xapian_query *query = NULL;
	xapian_error err;
	int used;
	if (argc < 4) {
		fprintf(stderr, "usage: %s DATABASE VALUE QUERY...\n", argv[0]);
		return 2;
	}
	xapian_status st = xapian_database_open(argv[1], &database, &err);
	if (st == XAPIAN_OK)
		st = parse_words(database, argv + 3, argc - 3, &used, &query, &err);
	if (st == XAPIAN_OK)
		st = search(database, query, argv[2], &err);
	if (st < 0)
		fprintf(stderr, "%s: %s\n", argv[1], err.message);
	xapian_query_close(query);
	xapian_database_close(database);
	return st < 0;
}
