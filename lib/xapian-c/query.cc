/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries as trees of values: built here, answered in search.cc. */
#include "checks.hh"
#include "engine.hh"
#include "guard.hh"

#include <algorithm>
#include <cstring>
#include <vector>

using namespace xapian_c;

/* Xapian walks and frees a query by recursion. */
static const size_t depth_max = 1000;

static_assert(XAPIAN_OP_AND == int(Xapian::Query::OP_AND), "as in Xapian");
static_assert(XAPIAN_OP_OR == int(Xapian::Query::OP_OR), "as in Xapian");
static_assert(XAPIAN_OP_AND_NOT == int(Xapian::Query::OP_AND_NOT), "as in Xapian");
static_assert(XAPIAN_OP_XOR == int(Xapian::Query::OP_XOR), "as in Xapian");
static_assert(XAPIAN_OP_AND_MAYBE == int(Xapian::Query::OP_AND_MAYBE), "as in Xapian");
static_assert(XAPIAN_OP_FILTER == int(Xapian::Query::OP_FILTER), "as in Xapian");
static_assert(XAPIAN_OP_NEAR == int(Xapian::Query::OP_NEAR), "as in Xapian");
static_assert(XAPIAN_OP_PHRASE == int(Xapian::Query::OP_PHRASE), "as in Xapian");
static_assert(XAPIAN_OP_ELITE_SET == int(Xapian::Query::OP_ELITE_SET), "as in Xapian");
static_assert(XAPIAN_OP_SYNONYM == int(Xapian::Query::OP_SYNONYM), "as in Xapian");
static_assert(XAPIAN_OP_MAX == int(Xapian::Query::OP_MAX), "as in Xapian");

static void give(const Xapian::Query &query, size_t depth, xapian_query **out)
{
	require(out, "out");
	std::unique_ptr<xapian_query> made(new xapian_query);
	made->query = query;
	made->depth = depth;
	*out = made.release();
}

/* Xapian::Query::MatchAll is one object for all threads, and counts who uses
 * it without a lock. */
static Xapian::Query everything()
{
	return Xapian::Query(std::string());
}

xapian_status xapian_query_term(
	const char *term, size_t size, xapian_query **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		std::string name = take_lookup(term, size, "term");
		give(can_be_stored(name) ? Xapian::Query(name) : Xapian::Query(), 1, out);
		return XAPIAN_OK;
	});
}

xapian_status xapian_query_all(xapian_query **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		give(everything(), 1, out);
		return XAPIAN_OK;
	});
}

xapian_status xapian_query_nothing(xapian_query **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		give(Xapian::Query(), 1, out);
		return XAPIAN_OK;
	});
}

/* Copied as bytes: C may pass any number, which C++ may not read as this enum. */
static Xapian::Query::op checked_op(const xapian_op &op)
{
	static_assert(sizeof op == sizeof(unsigned), "an enum is an int in C");
	unsigned number;
	std::memcpy(&number, &op, sizeof number);
	switch (number) {
	case XAPIAN_OP_AND:
	case XAPIAN_OP_OR:
	case XAPIAN_OP_AND_NOT:
	case XAPIAN_OP_XOR:
	case XAPIAN_OP_AND_MAYBE:
	case XAPIAN_OP_FILTER:
	case XAPIAN_OP_NEAR:
	case XAPIAN_OP_PHRASE:
	case XAPIAN_OP_ELITE_SET:
	case XAPIAN_OP_SYNONYM:
	case XAPIAN_OP_MAX:
		return Xapian::Query::op(number);
	}
	throw Xapian::InvalidArgumentError(
		"op " + std::to_string(number) + ": no such operator");
}

xapian_status xapian_query_combine(xapian_op op, const xapian_query *const *queries,
	size_t count, uint32_t parameter, xapian_query **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		Xapian::Query::op checked = checked_op(op);
		if (count > 0)
			require(queries, "queries");
		std::vector<Xapian::Query> parts;
		parts.reserve(count);
		size_t depth = 0;
		for (size_t i = 0; i < count; i++) {
			require(queries[i], "one of the queries");
			parts.push_back(queries[i]->query);
			depth = std::max(depth, queries[i]->depth);
		}
		if (++depth > depth_max)
			throw Xapian::InvalidArgumentError(
				"query nested deeper than " + std::to_string(depth_max));
		give(Xapian::Query(checked, parts.begin(), parts.end(), parameter), depth,
			out);
		return XAPIAN_OK;
	});
}

xapian_status xapian_query_scale(
	const xapian_query *query, double factor, xapian_query **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		require(query, "query");
		check_number(factor, "factor");
		/* Xapian makes one scaling of several: no deeper than before. */
		give(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query->query, factor),
			query->depth, out);
		return XAPIAN_OK;
	});
}

static Xapian::Query value_range(
	uint32_t slot, const std::string &begin, const std::string &end, bool open_end)
{
	if (open_end && begin.empty())
		return everything();
	if (open_end)
		return Xapian::Query(Xapian::Query::OP_VALUE_GE, slot, begin);
	return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, slot, begin, end);
}

xapian_status xapian_query_value_range(uint32_t slot, const xapian_bytes *begin,
	const xapian_bytes *end, xapian_query **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		check_slot(slot);
		std::string low, high;
		if (begin != nullptr)
			low = take_bytes(begin->data, begin->size, "begin");
		if (end != nullptr)
			high = take_bytes(end->data, end->size, "end");
		give(value_range(slot, low, high, end == nullptr), 1, out);
		return XAPIAN_OK;
	});
}

xapian_status xapian_query_describe(
	xapian_query *query, xapian_bytes *out, xapian_error *err)
{
	if (out != nullptr)
		*out = xapian_bytes();
	return guarded(err, [&] {
		require(query, "query");
		require(out, "out");
		if (query->description.empty())
			query->description = query->query.get_description();
		*out = lend(query->description);
		return XAPIAN_OK;
	});
}

void xapian_query_close(xapian_query *query)
{
	guarded(nullptr, [&] {
		delete query;
		return XAPIAN_OK;
	});
}
