/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Search, and suggest terms to search for besides: those that mark the documents that
 * are named, or else the five best.
 *
 *     simpleexpand DATABASE QUERY... [-- DOCID...]
 */
#include "common.h"

#include <stdio.h>
#include <stdlib.h>

static xapian_status add_named(
	xapian_rset *rset, char **docids, int count, xapian_error *err)
{
	xapian_status st = XAPIAN_OK;
	for (int i = 0; st == XAPIAN_OK && i < count; i++)
		st = xapian_rset_add(rset, (uint32_t)strtoul(docids[i], NULL, 10), err);
	return st;
}

static xapian_status add_best(xapian_rset *rset, xapian_mset *mset, xapian_error *err)
{
	xapian_status st = XAPIAN_OK;
	for (size_t i = 0; st == XAPIAN_OK && i < 5 && i < xapian_mset_count(mset); i++)
		st = xapian_rset_add(rset, xapian_mset_at(mset, i)->docid, err);
	return st;
}

static xapian_status suggest(
	xapian_enquire *enquire, xapian_rset *rset, xapian_error *err)
{
	xapian_eset *eset = NULL;
	const xapian_expansion *found;
	xapian_status st = xapian_enquire_eset(enquire, 10, rset, 0, NULL, 0, &eset, err);
	if (st != XAPIAN_OK)
		return st;
	printf("%zu suggested additional terms\n", xapian_eset_count(eset));
	for (size_t i = 0; (found = xapian_eset_at(eset, i)) != NULL; i++)
		printf("%.*s: %f\n", (int)found->term.size, found->term.data,
			found->weight);
	xapian_eset_close(eset);
	return st;
}

static xapian_status search(xapian_database *database, const xapian_query *query,
	xapian_rset *rset, xapian_error *err)
{
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	xapian_status st = xapian_enquire_new(database, &enquire, err);
	if (st == XAPIAN_OK)
		st = xapian_enquire_set_query(enquire, query, 0, err);
	if (st == XAPIAN_OK)
		st = xapian_enquire_mset(enquire, 0, 10, 0, rset, NULL, &mset, err);
	if (st == XAPIAN_OK)
		st = print_matches(mset, err);
	if (st == XAPIAN_OK && xapian_rset_count(rset) == 0)
		st = add_best(rset, mset, err);
	if (st == XAPIAN_OK)
		st = suggest(enquire, rset, err);
	xapian_mset_close(mset);
	xapian_enquire_close(enquire);
	return st;
}

int main(int argc, char **argv)
{
	xapian_database *database = NULL;
	xapian_query *query = NULL;
	xapian_rset *rset = NULL;
	xapian_error err;
	int used = 0;
	if (argc < 3) {
		fprintf(stderr, "usage: %s DATABASE QUERY... [-- DOCID...]\n", argv[0]);
		return 2;
	}
	xapian_status st = xapian_database_open(argv[1], &database, &err);
	if (st == XAPIAN_OK)
		st = parse_words(database, argv + 2, argc - 2, &used, &query, &err);
	if (st == XAPIAN_OK)
		st = xapian_rset_new(&rset, &err);
	if (st == XAPIAN_OK)
		st = add_named(rset, argv + 2 + used, argc - 2 - used, &err);
	if (st == XAPIAN_OK)
		st = search(database, query, rset, &err);
	if (st < 0)
		fprintf(stderr, "%s: %s\n", argv[1], err.message);
	xapian_rset_close(rset);
	xapian_query_close(query);
	xapian_database_close(database);
	return st < 0;
}
