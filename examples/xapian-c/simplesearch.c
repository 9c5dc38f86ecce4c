/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Search what simpleindex has indexed, and print the ten best.
 *
 *     simplesearch DATABASE QUERY...
 */
#include "common.h"

#include <stdio.h>

static xapian_status search(
	xapian_database *database, const xapian_query *query, xapian_error *err)
{
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	xapian_status st = xapian_enquire_new(database, &enquire, err);
	if (st == XAPIAN_OK)
		st = xapian_enquire_set_query(enquire, query, 0, err);
	if (st == XAPIAN_OK)
		st = xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, err);
	if (st == XAPIAN_OK)
		st = print_matches(mset, err);
	xapian_mset_close(mset);
	xapian_enquire_close(enquire);
	return st;
}

int main(int argc, char **argv)
{
	xapian_database *database = NULL;
	xapian_query *query = NULL;
	xapian_error err;
	int used;
	if (argc < 3) {
		fprintf(stderr, "usage: %s DATABASE QUERY...\n", argv[0]);
		return 2;
	}
	xapian_status st = xapian_database_open(argv[1], &database, &err);
	if (st == XAPIAN_OK)
		st = parse_words(database, argv + 2, argc - 2, &used, &query, &err);
	if (st == XAPIAN_OK)
		st = search(database, query, &err);
	if (st < 0)
		fprintf(stderr, "%s: %s\n", argv[1], err.message);
	xapian_query_close(query);
	xapian_database_close(database);
	return st < 0;
}
