/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A query on its way from what was typed to what the engine is asked:
 *
 *   lexer     bytes to tokens: words, phrases
 *   parser    tokens to a tree of nodes, each with its terms
 *   builder   the tree to engine queries
 *
 * Nothing is dropped or taken otherwise than written without a warning.
 */
#ifndef KZI_SEARCH_QUERY_H
#define KZI_SEARCH_QUERY_H

#include <kamerzoek/dutch.h>
#include <kamerzoek/search.h>

#include "base/arena.h"
#include "index/cited.h"
#include "index/reader.h"
#include "xapian-c/xapian-c.h"

enum {
	KZI_QUERY_MAX = 4096, /* bytes */
	KZI_QUERY_WORDS = 256
};

/* ---- Lexer ---- */

typedef enum kzi_token_kind {
	KZI_TOKEN_END,
	KZI_TOKEN_WORD,
	KZI_TOKEN_PHRASE
} kzi_token_kind;

/* Bytes of the query; of a phrase, those between its quotes. */
typedef struct kzi_token {
	kzi_token_kind kind;
	size_t start, length;
	bool unclosed; /* a phrase whose second quote is missing */
} kzi_token;

/* The next token from *at on, and moves *at behind it. */
kzi_token kzi_lex(const char *query, size_t length, size_t *at);

/* ---- Tree ---- */

/* A word of the query as it was typed: its exact form as a term, and its bytes. */
typedef struct kzi_form {
	const char *exact;
	size_t start, length;
} kzi_form;

typedef struct kzi_node {
	const char *text;   /* as it was typed, for people */
	const char **terms; /* what is sought; several stand next to each other */
	kzi_form *forms;    /* of each */
	/* The same as they are in English texts, sought when the index has all of them;
	 * "" when the analysis knows no English. */
	const char **english;
	bool english_found;
	size_t term_count;
	bool quoted;
	struct kzi_node *others; /* that mean the same, and weigh less */
	size_t other_count;
	/* Of a single word: as part of a compound, a term; and its own parts, when it is
	 * one. NULL and 0 also when the index has no such thing. */
	const char *part;
	const char **pieces;
	size_t piece_count;
} kzi_node;

typedef enum kzi_field_kind {
	KZI_FIELD_CITES,   /* citeert:36600-XIV-60 */
	KZI_FIELD_CITED_BY /* geciteerd-door:27428-408 */
} kzi_field_kind;

/* A condition in the query: it narrows what is found, and adds nothing to the rank. */
typedef struct kzi_field {
	kzi_field_kind kind;
	const char *name, *value; /* as they were typed */
	kzi_cited cited;          /* once the index was asked: what value means */
} kzi_field;

typedef struct kzi_query {
	kzi_arena arena;
	kzi_node *nodes; /* all are sought; best together */
	size_t node_count;
	kzi_field *fields; /* all must hold */
	size_t field_count;
	size_t word_count;
	bool everything; /* the query `*`, or fields alone */
	const char **warnings;
	size_t warning_count, typed_warnings; /* of these the first, of what was typed */
	const char *understood;
	const char *suggestion; /* NULL, or the query with its words put right */
} kzi_query;

/* KZ_E_QUERY, KZ_E_LIMIT, with the offset; KZ_E_NO_MEMORY. */
kz_status kzi_query_parse(const char *text, bool phrase, kz_analysis *analysis,
	kzi_query *out, kz_error *err);
/* What is understood, "regulatory AND sandboxes", for people; parsing says that
 * all must be there. */
kz_status kzi_query_describe(kzi_query *query, bool any, kz_error *err);
kz_status kzi_query_warn(kzi_query *query, const char *line, kz_error *err);
void kzi_query_free(kzi_query *query);

/* A word or phrase that is not in the query, with its terms; it lives as long as the
 * query. */
kz_status kzi_read_node(kzi_query *query, kz_analysis *analysis, const char *text,
	kzi_node *out, kz_error *err);
/* Gives each node what means the same. KZ_E_LIMIT: too many words in all. */
kz_status kzi_add_synonyms(kzi_query *query, const kz_synonyms *synonyms,
	kz_analysis *analysis, kz_error *err);

/* ---- Fields ---- */

/* Is that the name of a field, with or without its value? Then *behind is the length
 * of the name and its colon. */
bool kzi_field_by_name(
	const char *word, size_t length, kzi_field_kind *kind, size_t *behind);

/* Ask the index what the values mean, and warn of those that it does not know. May be
 * done again. */
kz_status kzi_fields_resolve(kzi_query *query, kz_index *index, kz_error *err);
/* The same documents, only those for which all fields hold. Closes query, whatever
 * happens. */
kz_status kzi_build_fields(xapian_query *query, const kzi_query *typed, kz_index *index,
	xapian_query **out, kz_error *err);
/* Lets a word also be found in compounds, and a compound as the words it is made of; not
 * in phrases. */
kz_status kzi_add_compounds(kzi_query *query, kz_analysis *analysis, kz_error *err);
/* Forgets those of which the index has none, and English that it does not have. */
kz_status kzi_drop_absent(kzi_query *query, xapian_database *database, kz_error *err);
/* Documents with the word in a compound, or with its parts near each other; with the word
 * itself, too. *out is NULL when there is no such thing. */
kz_status kzi_build_compounds(const kzi_node *node, xapian_query **out, kz_error *err);

/* ---- Builder ---- */

/* Documents with all nodes. */
kz_status kzi_build_all(const kzi_query *query, xapian_query **out, kz_error *err);
/* Documents with any node. */
kz_status kzi_build_any(const kzi_query *query, xapian_query **out, kz_error *err);
/* Documents with at least half of the nodes, or the rarest, but not all: *out is
 * NULL when a query of one node can have none. */
kz_status kzi_build_partial(const kzi_query *query, xapian_database *database,
	xapian_query **out, kz_error *err);
/* Terms that stand next to each other, in this order. */
kz_status kzi_build_terms(
	const char *const *terms, size_t count, xapian_query **out, kz_error *err);
kz_status kzi_combine(xapian_op op, xapian_query *const *queries, size_t count,
	uint32_t parameter, xapian_query **out, kz_error *err);
/* The same documents, only those that pass the filter (NULL: all). Closes
 * query, whatever happens. */
kz_status kzi_build_filtered(
	xapian_query *query, const kz_filter *filter, xapian_query **out, kz_error *err);

/* ---- Spelling ---- */

/* Sets query->suggestion; text is what was typed. */
kz_status kzi_suggest(
	kzi_query *query, const char *text, xapian_database *database, kz_error *err);

/* ---- Ranking ---- */

/* The same documents, those first that have the words as they were typed, and near
 * each other. Closes matching, whatever happens. */
kz_status kzi_rank(const kzi_query *query, xapian_query *matching, xapian_query **out,
	kz_error *err);
/* A query for what means the same as a word. Closes other, whatever happens. */
kz_status kzi_rank_other(xapian_query *other, xapian_query **out, kz_error *err);
/* The same for a query of kzi_build_compounds(). */
kz_status kzi_rank_compound(xapian_query *compound, xapian_query **out, kz_error *err);
/* What one word weighs in a document. */
void kzi_rank_words(xapian_search_options *options);

#endif
