/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What people type, made into queries. */
#ifndef XAPIAN_C_PARSER_H
#define XAPIAN_C_PARSER_H

#include <xapian-c/cursor.h>
#include <xapian-c/database.h>
#include <xapian-c/error.h>
#include <xapian-c/processor.h>
#include <xapian-c/query.h>
#include <xapian-c/text.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xapian_parser xapian_parser;

enum {
	XAPIAN_PARSE_BOOLEAN = 1,  /* AND, OR, NOT, XOR, and brackets */
	XAPIAN_PARSE_PHRASE = 2,   /* "in quotes" */
	XAPIAN_PARSE_LOVEHATE = 4, /* +must -not */
	XAPIAN_PARSE_BOOLEAN_ANY_CASE = 8,
	XAPIAN_PARSE_WILDCARD = 16,             /* word* */
	XAPIAN_PARSE_PURE_NOT = 32,             /* NOT word, and nothing else */
	XAPIAN_PARSE_PARTIAL = 64,              /* the last word is still being typed */
	XAPIAN_PARSE_SPELLING_CORRECTION = 128, /* xapian_parser_corrected() */
	XAPIAN_PARSE_SYNONYM = 256,             /* ~word */
	XAPIAN_PARSE_AUTO_SYNONYMS = 512,
	XAPIAN_PARSE_AUTO_MULTIWORD_SYNONYMS = 1024,
	XAPIAN_PARSE_CJK_NGRAM = 2048,
	XAPIAN_PARSE_ACCUMULATE = 65536, /* stop words and stems add up over calls */
	XAPIAN_PARSE_NO_POSITIONS = 0x20000,
	XAPIAN_PARSE_DEFAULT =
		XAPIAN_PARSE_PHRASE | XAPIAN_PARSE_BOOLEAN | XAPIAN_PARSE_LOVEHATE
};

/* Bytes of a text that is parsed: a longer one may nest deeper than a stack. */
#define XAPIAN_QUERY_TEXT_MAX 65536

XAPIAN_C_API xapian_status xapian_parser_new(xapian_parser **out, xapian_error *err);
XAPIAN_C_API void xapian_parser_close(xapian_parser *parser);

/* ---- Setting up --------------------------------------------------------- */

/* stem, stopper and database may be NULL: none. The database is asked for
 * spellings, synonyms and the terms that a wildcard stands for. */
XAPIAN_C_API xapian_status xapian_parser_set_stem(
	xapian_parser *parser, const xapian_stem *stem, xapian_error *err);
XAPIAN_C_API xapian_status xapian_parser_set_stem_strategy(
	xapian_parser *parser, xapian_stem_strategy strategy, xapian_error *err);
XAPIAN_C_API xapian_status xapian_parser_set_stopper(
	xapian_parser *parser, const xapian_stopper *stopper, xapian_error *err);
XAPIAN_C_API xapian_status xapian_parser_set_database(
	xapian_parser *parser, xapian_database *database, xapian_error *err);

/* What stands between words with nothing between them: XAPIAN_OP_OR unless set;
 * also _AND, _NEAR, _PHRASE, _ELITE_SET, _SYNONYM, _MAX. */
XAPIAN_C_API xapian_status xapian_parser_set_default_op(
	xapian_parser *parser, xapian_op op, xapian_error *err);
XAPIAN_C_API xapian_op xapian_parser_default_op(const xapian_parser *parser);

/* How many terms a wildcard or partial word may stand for (0: no limit); flags:
 * for which of XAPIAN_PARSE_WILDCARD and XAPIAN_PARSE_PARTIAL this holds. */
XAPIAN_C_API xapian_status xapian_parser_set_max_expansion(xapian_parser *parser,
	uint32_t max_expansion, xapian_wildcard_limit limit, uint32_t flags,
	xapian_error *err);

/* Words behind "field:" get the prefix. Several prefixes of one field are all
 * sought. The field "" is for words without one. */
XAPIAN_C_API xapian_status xapian_parser_add_prefix(
	xapian_parser *parser, const char *field, const char *prefix, xapian_error *err);
/* The same for a filter, that weighs nothing. Filters of one grouping are joined
 * by OR, groupings by AND; NULL: the field is its own grouping; "": each filter. */
XAPIAN_C_API xapian_status xapian_parser_add_boolean_prefix(xapian_parser *parser,
	const char *field, const char *prefix, const char *grouping, xapian_error *err);
/* What stands behind "field:" is made a query by a processor. */
XAPIAN_C_API xapian_status xapian_parser_add_field(xapian_parser *parser,
	const char *field, xapian_field_processor *processor, xapian_error *err);
XAPIAN_C_API xapian_status xapian_parser_add_boolean_field(xapian_parser *parser,
	const char *field, xapian_field_processor *processor, const char *grouping,
	xapian_error *err);
/* "begin..end" is asked of each, in the order of adding. grouping: NULL for the
 * slot's own. */
XAPIAN_C_API xapian_status xapian_parser_add_range(xapian_parser *parser,
	xapian_range_processor *processor, const char *grouping, xapian_error *err);

/* ---- Parsing ------------------------------------------------------------ */

/* flags: XAPIAN_PARSE_DEFAULT and others. prefix: of words without a field, or NULL.
 * XAPIAN_E_QUERY: the message says what was wrong. XAPIAN_E_ARGUMENT: too long, or
 * nested more than 1000 deep. */
XAPIAN_C_API xapian_status xapian_parser_parse(xapian_parser *parser, const char *text,
	size_t size, uint32_t flags, const char *prefix, xapian_query **out,
	xapian_error *err);

/* ---- Of the last parsing ------------------------------------------------ */

/* The text with its words corrected; no bytes when nothing was to correct. */
XAPIAN_C_API xapian_status xapian_parser_corrected(
	xapian_parser *parser, xapian_bytes *out, xapian_error *err);
/* The words that were stopped; the words that became this term. */
XAPIAN_C_API xapian_status xapian_parser_stopped(
	xapian_parser *parser, xapian_cursor **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_parser_unstem(xapian_parser *parser, const char *term,
	size_t size, xapian_cursor **out, xapian_error *err);
XAPIAN_C_API xapian_status xapian_parser_describe(
	xapian_parser *parser, xapian_bytes *out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_PARSER_H */
