/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the three examples that search have in common: words to a query, and matches
 * to lines. */
#ifndef COMMON_H
#define COMMON_H

#include <xapian-c.h>

/* The words until the end or "--", which is counted in *used too, as one query. It is
 * said how it was understood. */
xapian_status parse_words(xapian_database *database, char **words, int count, int *used,
	xapian_query **out, xapian_error *err);

/* "1: 100% docid=7 [the text]" for each. */
xapian_status print_matches(xapian_mset *mset, xapian_error *err);

#endif
