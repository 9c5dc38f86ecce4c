/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The query parser, with all that it can be told and asked. */
#include "cursor.hh"
#include "processor.hh"
#include "query.hh"
#include "text.hh"

using namespace xapian_c;

static_assert(
	XAPIAN_PARSE_DEFAULT == int(Xapian::QueryParser::FLAG_DEFAULT), "as in Xapian");
static_assert(XAPIAN_PARSE_CJK_NGRAM == int(Xapian::QueryParser::FLAG_CJK_NGRAM),
	"as in Xapian");
static_assert(XAPIAN_PARSE_ACCUMULATE == int(Xapian::QueryParser::FLAG_ACCUMULATE),
	"as in Xapian");
static_assert(XAPIAN_PARSE_NO_POSITIONS == int(Xapian::QueryParser::FLAG_NO_POSITIONS),
	"as in Xapian");
static_assert(XAPIAN_STEM_SOME_FULL_POS == int(Xapian::QueryParser::STEM_SOME_FULL_POS),
	"as in Xapian");
static_assert(
	XAPIAN_WILDCARD_MOST_FREQUENT == int(Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT),
	"as in Xapian");

struct xapian_parser {
	/* Of the database that is asked, if any; goes last. */
	std::shared_ptr<engine> held;
	Xapian::QueryParser parser;
	std::string corrected;
	std::string description;
};

xapian_status xapian_parser_new(xapian_parser **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		*out = new xapian_parser;
	});
}

void xapian_parser_close(xapian_parser *parser)
{
	dispose(parser);
}

/* ---- Setting up ----------------------------------------------------------- */

/* Settings touch no database, so that a closed one can be changed for another. */
template <typename Set>
static xapian_status set(xapian_parser *parser, xapian_error *err, Set body)
{
	return guarded(err, [&] {
		require(parser, "parser");
		body(parser->parser);
	});
}

xapian_status xapian_parser_set_stem(
	xapian_parser *parser, const xapian_stem *stem, xapian_error *err)
{
	return set(parser, err,
		[&](Xapian::QueryParser &made) { made.set_stemmer(stem_of(stem)); });
}

xapian_status xapian_parser_set_stem_strategy(
	xapian_parser *parser, xapian_stem_strategy strategy, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		made.set_stemming_strategy(Xapian::QueryParser::stem_strategy(
			check_between(number_of(strategy), XAPIAN_STEM_NONE,
				XAPIAN_STEM_SOME_FULL_POS, "strategy")));
	});
}

xapian_status xapian_parser_set_stopper(
	xapian_parser *parser, const xapian_stopper *stopper, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		made.set_stopper(stopper_of(stopper));
	});
}

xapian_status xapian_parser_set_database(
	xapian_parser *parser, xapian_database *database, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		if (database == nullptr) {
			made.set_database(Xapian::Database());
			parser->held.reset();
			return;
		}
		require_usable(database->held.get());
		made.set_database(database->held->reading);
		parser->held = database->held;
	});
}

xapian_status xapian_parser_set_default_op(
	xapian_parser *parser, xapian_op op, xapian_error *err)
{
	return set(parser, err,
		[&](Xapian::QueryParser &made) { made.set_default_op(checked_op(op)); });
}

xapian_op xapian_parser_default_op(const xapian_parser *parser)
{
	return parser != nullptr ? xapian_op(parser->parser.get_default_op())
				 : XAPIAN_OP_OR;
}

xapian_status xapian_parser_set_max_expansion(xapian_parser *parser,
	uint32_t max_expansion, xapian_wildcard_limit limit, uint32_t flags,
	xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		check_flags(flags, XAPIAN_PARSE_WILDCARD | XAPIAN_PARSE_PARTIAL);
		made.set_max_expansion(max_expansion,
			check_between(number_of(limit), XAPIAN_WILDCARD_ERROR,
				XAPIAN_WILDCARD_MOST_FREQUENT, "limit"),
			flags);
	});
}

xapian_status xapian_parser_add_prefix(
	xapian_parser *parser, const char *field, const char *prefix, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		made.add_prefix(
			take_string(field, "field"), take_string(prefix, "prefix"));
	});
}

/* Xapian tells a grouping that is empty from one that is not given. */
struct grouping_of {
	const bool given;
	const std::string name;

	explicit grouping_of(const char *grouping)
	    : given(grouping != nullptr), name(take_optional(grouping))
	{
	}
	const std::string *get() const
	{
		return given ? &name : nullptr;
	}
};

xapian_status xapian_parser_add_boolean_prefix(xapian_parser *parser, const char *field,
	const char *prefix, const char *grouping, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		made.add_boolean_prefix(take_string(field, "field"),
			take_string(prefix, "prefix"), grouping_of(grouping).get());
	});
}

xapian_status xapian_parser_add_field(xapian_parser *parser, const char *field,
	xapian_field_processor *processor, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		require(processor, "processor");
		made.add_prefix(take_string(field, "field"), processor->object.get());
	});
}

xapian_status xapian_parser_add_boolean_field(xapian_parser *parser, const char *field,
	xapian_field_processor *processor, const char *grouping, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		require(processor, "processor");
		made.add_boolean_prefix(take_string(field, "field"),
			processor->object.get(), grouping_of(grouping).get());
	});
}

xapian_status xapian_parser_add_range(xapian_parser *parser,
	xapian_range_processor *processor, const char *grouping, xapian_error *err)
{
	return set(parser, err, [&](Xapian::QueryParser &made) {
		require(processor, "processor");
		made.add_rangeprocessor(
			processor->object.get(), grouping_of(grouping).get());
	});
}

/* ---- Parsing -------------------------------------------------------------- */

static std::string take_text(const char *text, size_t size)
{
	if (size > XAPIAN_QUERY_TEXT_MAX)
		throw Xapian::InvalidArgumentError("query of " + std::to_string(size) +
						   " bytes: at most " +
						   std::to_string(XAPIAN_QUERY_TEXT_MAX));
	return take_bytes(text, size, "text");
}

xapian_status xapian_parser_parse(xapian_parser *parser, const char *text, size_t size,
	uint32_t flags, const char *prefix, xapian_query **out, xapian_error *err)
{
	reset(out);
	return guarded_with(parser, err, [&] {
		require(out, "out");
		Xapian::Query parsed = parser->parser.parse_query(
			take_text(text, size), flags, take_optional(prefix));
		give_measured(parsed, out);
	});
}

/* ---- Of the last parsing -------------------------------------------------- */

xapian_status xapian_parser_corrected(
	xapian_parser *parser, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return set(parser, err, [&](Xapian::QueryParser &made) {
		require(out, "out");
		parser->corrected = made.get_corrected_query_string();
		*out = lend(parser->corrected);
	});
}

xapian_status xapian_parser_stopped(
	xapian_parser *parser, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return set(parser, err, [&](Xapian::QueryParser &made) {
		require(out, "out");
		std::unique_ptr<xapian_cursor> list =
			cursor_over_list(made.stoplist_begin(), nullptr);
		give(list, out);
	});
}

xapian_status xapian_parser_unstem(xapian_parser *parser, const char *term, size_t size,
	xapian_cursor **out, xapian_error *err)
{
	reset(out);
	return set(parser, err, [&](Xapian::QueryParser &made) {
		require(out, "out");
		std::unique_ptr<xapian_cursor> list = cursor_over_list(
			made.unstem_begin(take_bytes(term, size, "term")), nullptr);
		give(list, out);
	});
}

xapian_status xapian_parser_describe(
	xapian_parser *parser, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return set(parser, err, [&](Xapian::QueryParser &made) {
		require(out, "out");
		parser->description = made.get_description();
		*out = lend(parser->description);
	});
}
