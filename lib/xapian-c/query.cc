/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Queries as trees of values: built here, taken apart in query_parts.cc. */
#include "query.hh"

#include "checks.hh"
#include "guard.hh"

#include <algorithm>
#include <vector>

using namespace xapian_c;

static_assert(XAPIAN_OP_AND == int(Xapian::Query::OP_AND), "as in Xapian");
static_assert(XAPIAN_OP_OR == int(Xapian::Query::OP_OR), "as in Xapian");
static_assert(XAPIAN_OP_AND_NOT == int(Xapian::Query::OP_AND_NOT), "as in Xapian");
static_assert(XAPIAN_OP_XOR == int(Xapian::Query::OP_XOR), "as in Xapian");
static_assert(XAPIAN_OP_AND_MAYBE == int(Xapian::Query::OP_AND_MAYBE), "as in Xapian");
static_assert(XAPIAN_OP_FILTER == int(Xapian::Query::OP_FILTER), "as in Xapian");
static_assert(XAPIAN_OP_NEAR == int(Xapian::Query::OP_NEAR), "as in Xapian");
static_assert(XAPIAN_OP_PHRASE == int(Xapian::Query::OP_PHRASE), "as in Xapian");
static_assert(
	XAPIAN_OP_VALUE_RANGE == int(Xapian::Query::OP_VALUE_RANGE), "as in Xapian");
static_assert(
	XAPIAN_OP_SCALE_WEIGHT == int(Xapian::Query::OP_SCALE_WEIGHT), "as in Xapian");
static_assert(XAPIAN_OP_ELITE_SET == int(Xapian::Query::OP_ELITE_SET), "as in Xapian");
static_assert(XAPIAN_OP_VALUE_GE == int(Xapian::Query::OP_VALUE_GE), "as in Xapian");
static_assert(XAPIAN_OP_VALUE_LE == int(Xapian::Query::OP_VALUE_LE), "as in Xapian");
static_assert(XAPIAN_OP_SYNONYM == int(Xapian::Query::OP_SYNONYM), "as in Xapian");
static_assert(XAPIAN_OP_MAX == int(Xapian::Query::OP_MAX), "as in Xapian");
static_assert(XAPIAN_OP_WILDCARD == int(Xapian::Query::OP_WILDCARD), "as in Xapian");
static_assert(XAPIAN_LEAF_TERM == int(Xapian::Query::LEAF_TERM), "as in Xapian");
static_assert(XAPIAN_LEAF_MATCH_NOTHING == int(Xapian::Query::LEAF_MATCH_NOTHING),
	"as in Xapian");

/* Xapian::Query::MatchAll is one object for all threads, and counts who uses
 * it without a lock. */
static Xapian::Query everything()
{
	return Xapian::Query(std::string());
}

namespace xapian_c
{

void give_query(const Xapian::Query &query, size_t depth, xapian_query **out)
{
	require(out, "out");
	std::unique_ptr<xapian_query> made(new xapian_query);
	made->query = query;
	made->depth = depth;
	give(made, out);
}

Xapian::Query::op checked_op(const xapian_op &op)
{
	int number = number_of(op);
	check_between(number, XAPIAN_OP_AND, XAPIAN_OP_WILDCARD, "operator");
	return Xapian::Query::op(number);
}

} // namespace xapian_c

/* ---- Leaves --------------------------------------------------------------- */

/* One that is too long to be stored is in no document. */
static Xapian::Query term_query(
	const std::string &name, Xapian::termcount wqf, Xapian::termpos position)
{
	return can_be_stored(name) ? Xapian::Query(name, wqf, position) : Xapian::Query();
}

xapian_status xapian_query_term(
	const char *term, size_t size, xapian_query **out, xapian_error *err)
{
	return xapian_query_term_at(term, size, 1, 0, out, err);
}

xapian_status xapian_query_term_at(const char *term, size_t size, uint32_t wqf,
	uint32_t position, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		give_query(term_query(take_lookup(term, size, "term"), wqf, position), 1,
			out);
	});
}

xapian_status xapian_query_all(xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] { give_query(everything(), 1, out); });
}

xapian_status xapian_query_nothing(xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] { give_query(Xapian::Query(), 1, out); });
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
	reset(out);
	return guarded(err, [&] {
		check_slot(slot);
		std::string low, high;
		if (begin != nullptr)
			low = take_bytes(begin->data, begin->size, "begin");
		if (end != nullptr)
			high = take_bytes(end->data, end->size, "end");
		give_query(value_range(slot, low, high, end == nullptr), 1, out);
	});
}

xapian_status xapian_query_wildcard(const char *prefix, size_t size,
	uint32_t max_expansion, xapian_wildcard_limit limit, xapian_op combiner,
	xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		std::string begin = take_lookup(prefix, size, "prefix");
		int kind = check_between(number_of(limit), XAPIAN_WILDCARD_ERROR,
			XAPIAN_WILDCARD_MOST_FREQUENT, "limit");
		Xapian::Query made(Xapian::Query::OP_WILDCARD, begin, max_expansion, kind,
			checked_op(combiner));
		give_query(can_be_stored(begin) ? made : Xapian::Query(), 1, out);
	});
}

/* ---- Branches ------------------------------------------------------------- */

/* The others of Xapian's operators have functions of their own here. */
static Xapian::Query::op branch_op(const xapian_op &op)
{
	Xapian::Query::op checked = checked_op(op);
	switch (checked) {
	case Xapian::Query::OP_VALUE_RANGE:
	case Xapian::Query::OP_SCALE_WEIGHT:
	case Xapian::Query::OP_VALUE_GE:
	case Xapian::Query::OP_VALUE_LE:
	case Xapian::Query::OP_WILDCARD:
		throw Xapian::InvalidArgumentError("operator " +
						   std::to_string(number_of(op)) +
						   ": not one that combines");
	default:
		return checked;
	}
}

xapian_status xapian_query_combine(xapian_op op, const xapian_query *const *queries,
	size_t count, uint32_t parameter, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		Xapian::Query::op checked = branch_op(op);
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
		check_depth(++depth);
		give_query(Xapian::Query(checked, parts.begin(), parts.end(), parameter),
			depth, out);
	});
}

xapian_status xapian_query_scale(
	const xapian_query *query, double factor, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(query, "query");
		check_number(factor, "factor");
		/* Xapian makes one scaling of several: no deeper than before. */
		give_query(Xapian::Query(
				   Xapian::Query::OP_SCALE_WEIGHT, query->query, factor),
			query->depth, out);
	});
}

void xapian_query_close(xapian_query *query)
{
	dispose(query);
}
