/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries, as those make them who get one from elsewhere. */
#ifndef XAPIAN_C_QUERY_HH
#define XAPIAN_C_QUERY_HH

#include "engine.hh"

namespace xapian_c
{

/* Any operator of Xapian's, and no other number. */
Xapian::Query::op checked_op(const xapian_op &op);

/* Throws when that is too deep: Xapian walks and frees a query by recursion. */
void check_depth(size_t depth);

/* Gives away a query of a depth that is known. */
void give_query(const Xapian::Query &query, size_t depth, xapian_query **out);

/* The same for one that is to be walked through first: throws when it is nested
 * too deep. */
void give_measured(const Xapian::Query &query, xapian_query **out);

/* A query that a callback made, which is ours from here. */
Xapian::Query take_query(xapian_query *given);

} // namespace xapian_c

#endif
