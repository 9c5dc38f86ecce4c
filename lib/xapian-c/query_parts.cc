/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries taken apart, measured, and written down as bytes. */
#include "checks.hh"
#include "cursor.hh"
#include "guard.hh"
#include "query.hh"

#include <algorithm>
#include <vector>

using namespace xapian_c;

namespace xapian_c
{

static const size_t depth_max = 1000;

void check_depth(size_t depth)
{
	if (depth > depth_max)
		throw Xapian::InvalidArgumentError(
			"query nested deeper than " + std::to_string(depth_max));
}

/* Look is called with each part of the query, and how deep it lies. */
template <typename Look> static void walk(const Xapian::Query &query, Look look)
{
	struct part {
		Xapian::Query query;
		size_t depth;
	};
	std::vector<part> waiting{{query, 1}};
	while (!waiting.empty()) {
		part next = waiting.back();
		waiting.pop_back();
		look(next.query, next.depth);
		for (size_t i = next.query.get_num_subqueries(); i > 0; i--)
			waiting.push_back(
				{next.query.get_subquery(i - 1), next.depth + 1});
	}
}

void give_measured(const Xapian::Query &query, xapian_query **out)
{
	size_t deepest = 0;
	walk(query, [&](const Xapian::Query &, size_t depth) {
		check_depth(depth);
		deepest = std::max(deepest, depth);
	});
	give_query(query, deepest, out);
}

Xapian::Query take_query(xapian_query *given)
{
	std::unique_ptr<xapian_query> ours(given);
	return ours->query;
}

} // namespace xapian_c

/* ---- Taking apart --------------------------------------------------------- */

xapian_op xapian_query_type(const xapian_query *query)
{
	return query != nullptr ? xapian_op(query->query.get_type())
				: XAPIAN_LEAF_MATCH_NOTHING;
}

size_t xapian_query_count(const xapian_query *query)
{
	return query != nullptr ? query->query.get_num_subqueries() : 0;
}

uint32_t xapian_query_length(const xapian_query *query)
{
	return query != nullptr ? query->query.get_length() : 0;
}

bool xapian_query_is_nothing(const xapian_query *query)
{
	return query == nullptr || query->query.empty();
}

xapian_status xapian_query_part(
	const xapian_query *query, size_t n, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(query, "query");
		if (n >= query->query.get_num_subqueries())
			throw Xapian::RangeError(
				"part " + std::to_string(n) + ": there are " +
				std::to_string(query->query.get_num_subqueries()));
		give_query(query->query.get_subquery(n), query->depth, out);
	});
}

template <typename Begin>
static xapian_status list_terms(
	const xapian_query *query, xapian_cursor **out, xapian_error *err, Begin begin)
{
	reset(out);
	return guarded(err, [&] {
		require(query, "query");
		require(out, "out");
		std::unique_ptr<xapian_cursor> made =
			cursor_over_list(begin(query->query), nullptr);
		give(made, out);
	});
}

xapian_status xapian_query_terms(
	const xapian_query *query, xapian_cursor **out, xapian_error *err)
{
	return list_terms(query, out, err,
		[](const Xapian::Query &of) { return of.get_terms_begin(); });
}

xapian_status xapian_query_unique_terms(
	const xapian_query *query, xapian_cursor **out, xapian_error *err)
{
	return list_terms(query, out, err,
		[](const Xapian::Query &of) { return of.get_unique_terms_begin(); });
}

/* ---- As bytes ------------------------------------------------------------- */

xapian_status xapian_query_describe(
	xapian_query *query, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(query, "query");
		require(out, "out");
		if (query->description.empty())
			query->description = query->query.get_description();
		*out = lend(query->description);
	});
}

xapian_status xapian_query_serialise(
	xapian_query *query, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(query, "query");
		require(out, "out");
		query->serialised = query->query.serialise();
		*out = lend(query->serialised);
	});
}

/* Reading them back is a recursion too, for each of these bytes at the most. */
static void check_branches(const std::string &bytes)
{
	const size_t most = 10000;
	size_t branches = size_t(std::count_if(bytes.begin(), bytes.end(),
		[](char byte) { return (byte & 0x80) != 0 || byte == '\x0d'; }));
	if (branches > most)
		throw Xapian::InvalidArgumentError(std::to_string(branches) +
						   " possible branches, at most " +
						   std::to_string(most));
}

static bool has_positions(const Xapian::Query &part)
{
	if (part.get_type() == Xapian::Query::LEAF_TERM ||
		part.get_type() == Xapian::Query::LEAF_MATCH_NOTHING)
		return true;
	if (part.get_type() != Xapian::Query::OP_OR)
		return false;
	for (size_t i = 0; i < part.get_num_subqueries(); i++)
		if (part.get_subquery(i).get_type() != Xapian::Query::LEAF_TERM)
			return false;
	return true;
}

static size_t fewest_parts(Xapian::Query::op type)
{
	if (type >= Xapian::Query::LEAF_TERM || type == Xapian::Query::OP_WILDCARD ||
		type == Xapian::Query::OP_VALUE_RANGE ||
		type == Xapian::Query::OP_VALUE_GE || type == Xapian::Query::OP_VALUE_LE)
		return 0;
	bool may_be_alone = type == Xapian::Query::OP_SYNONYM ||
			    type == Xapian::Query::OP_SCALE_WEIGHT;
	return may_be_alone ? 1 : 2;
}

/* What can be made only out of bytes, as Xapian's own building makes something
 * simpler of it: the matcher would crash on it. */
static void check_sound(const Xapian::Query &part, size_t)
{
	Xapian::Query::op type = part.get_type();
	if (type == Xapian::Query::OP_INVALID)
		throw Xapian::SerialisationError("an invalid query");
	size_t count = part.get_num_subqueries();
	if (count < fewest_parts(type))
		throw Xapian::SerialisationError("a branch with too few parts");
	bool positional =
		type == Xapian::Query::OP_NEAR || type == Xapian::Query::OP_PHRASE;
	for (size_t i = 0; i < count; i++) {
		const Xapian::Query below = part.get_subquery(i);
		if (below.empty())
			throw Xapian::SerialisationError("a branch with nothing on it");
		if (positional && !has_positions(below))
			throw Xapian::SerialisationError(
				"a phrase of what has no positions");
	}
}

xapian_status xapian_query_unserialise(
	const char *bytes, size_t size, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		std::string serialised = take_bytes(bytes, size, "bytes");
		check_branches(serialised);
		Xapian::Query read = Xapian::Query::unserialise(serialised);
		walk(read, check_sound);
		give_measured(read, out);
	});
}
