/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A query on its way from what was typed to what the engine is asked:
 *
 *   lexer     bytes to tokens: words, phrases, brackets, signs
 *   parser    tokens to a tree of nodes, each with its terms
 *   resolve   what only the index knows: words of a pattern, names, verified places
 *   builder   the tree to engine queries
 *
 * Nothing is dropped or taken otherwise than written without a warning.
 */
#ifndef KZI_SEARCH_QUERY_H
#define KZI_SEARCH_QUERY_H

#include <kamerzoek/dutch.h>
#include <kamerzoek/search.h>

#include "base/arena.h"
#include "base/date.h"
#include "index/cited.h"
#include "index/reader.h"
#include "index/schema.h"
#include "search/clock.h"
#include "xapian-c/xapian-c.h"

enum {
	KZI_QUERY_MAX = 4096, /* bytes */
	KZI_QUERY_WORDS = 256,
	KZI_QUERY_NESTING = 64,
	KZI_LONG = 32,   /* words: of more than so many each counts once, and alone */
	KZI_PHRASE = 32, /* words that the engine is asked for in a row */
	KZI_QUERY_PATTERNS = 8, /* words with a wildcard, or fuzzy */
	KZI_EXPANSIONS =
		1000, /* words that one or two may stand for each, more together */
	KZI_QUERY_PERIODS = 1000, /* years, months and days that its dates stand for */
	KZI_DISTANCE_MAX = 100,   /* of NEAR; less than what lies between two parts */
	KZI_DISTANCE = 10,        /* when it is not said */
	KZI_PIECES_WITHIN = 5,    /* the same, of the parts that stand for a compound */
	KZI_VERIFIED = 10000,     /* documents whose text is looked through, in all */
	KZI_VERIFIED_BYTES = 12 << 20 /* and of their texts, and combinations of places */
};

/* ---- Lexer ---- */

typedef enum kzi_token_kind {
	KZI_TOKEN_END,
	KZI_TOKEN_WORD,
	KZI_TOKEN_PHRASE,
	KZI_TOKEN_OPEN,  /* ( */
	KZI_TOKEN_CLOSE, /* ) */
	KZI_TOKEN_SIGN   /* - + = right before a word, a phrase or a bracket */
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

typedef enum kzi_form_kind {
	KZI_FORM_ANY,   /* kansen: each form of the word */
	KZI_FORM_EXACT, /* =kansen */
	KZI_FORM_WILD,  /* biotech*, bio*logie, b?eid */
	KZI_FORM_FUZZY  /* sandbx~2 */
} kzi_form_kind;

/* A word of the query as it was typed: its exact form as a term, and its bytes. Of a
 * pattern these are the pattern, and behind it what it stands for. */
typedef struct kzi_form {
	const char *exact;
	const char *folded; /* the same without what makes it a term */
	size_t start, length;
	kzi_form_kind kind;
	unsigned edits;      /* of a fuzzy word */
	size_t gap;          /* words that are left open before it: "wet * zorg" */
	const char **exacts; /* once the index was asked: the words that fit, as terms */
	const char **terms;  /* and what is sought for these where places matter */
	uint32_t *counts;    /* of a pattern: how many documents have each that fits */
	size_t exact_count, term_count;
} kzi_form;

typedef enum kzi_node_kind {
	KZI_NODE_WORDS,     /* a word, or several next to each other */
	KZI_NODE_ALL,       /* of its children */
	KZI_NODE_ANY,       /* of its children */
	KZI_NODE_NOT,       /* its only child */
	KZI_NODE_NEAR,      /* its children within a distance */
	KZI_NODE_FIELD,     /* a condition */
	KZI_NODE_EVERYTHING /* * */
} kzi_node_kind;

typedef struct kzi_field kzi_field;

/* Documents of the engine, in their order. */
typedef struct kzi_docids {
	uint32_t *items;
	size_t count;
} kzi_docids;

typedef struct kzi_node {
	kzi_node_kind kind;
	size_t start;       /* where it was typed */
	const char *text;   /* as it was typed, for people */
	const char **terms; /* what is sought; several stand next to each other */
	kzi_form *forms;    /* of each */
	/* The same as they are in English texts, sought when the index has all of them;
	 * "" when the analysis knows no English, and of a pattern. */
	const char **english;
	bool english_found;
	size_t term_count;
	bool quoted;
	bool required;           /* +word, both sides of an AND, titel:word */
	bool plus;               /* by a + */
	char zone;               /* 0, or the part of a document that it must be in */
	struct kzi_node *others; /* that mean the same, and weigh less */
	size_t other_count;
	/* Of a single word: as part of a compound, a term; and its own parts, when it is
	 * one. NULL and 0 also when the index has no such thing. */
	const char *part;
	const char **pieces;
	size_t piece_count;
	struct kzi_node *children;
	size_t child_count;
	unsigned distance; /* of NEAR: words from one to the next */
	bool ordered;      /* ADJ */
	kzi_field *field;
	/* Once the index was asked, of one that the engine cannot answer alone: the
	 * documents where it was seen to hold, in order. */
	bool verified;
	kzi_docids documents;
	const char **ids; /* of the same, where their numbers are not the engine's own */
} kzi_node;

/* Do they ask for the same, in the same words? */
bool kzi_same_node(const kzi_node *a, const kzi_node *b);
/* Are these words that the engine finds by their terms alone? */
bool kzi_is_plain(const kzi_node *node);

typedef enum kzi_field_kind {
	KZI_FIELD_CITES,    /* citeert:36600-XIV-60 */
	KZI_FIELD_CITED_BY, /* geciteerd-door:27428-408 */
	KZI_FIELD_PIECE,    /* 36600-XIV-60, or id: */
	KZI_FIELD_ID,
	KZI_FIELD_DOSSIER,
	KZI_FIELD_DATE,
	KZI_FIELD_FACT,  /* a fact that is compared as a whole: soort:motie */
	KZI_FIELD_WORDS, /* words in a part of the document: titel:biotechnologie */
	KZI_FIELD_MINISTRY
} kzi_field_kind;

/* A name that may stand before a colon. */
typedef struct kzi_field_name {
	const char *name;
	kzi_field_kind kind;
	const char *fact; /* the name that the index has for it */
	char zone;
} kzi_field_name;

/* A condition in the query: it narrows what is found, and adds nothing to the rank. */
struct kzi_field {
	kzi_field_kind kind;
	const char *fact;
	const char *name, *value; /* as they were typed */
	size_t start;             /* of the value */
	bool guessed;             /* no name was typed: 36600 may be a number, too */
	const char *known;        /* the value as the index writes it */
	kzi_date from, until;     /* of a date; year 0: open */
	kzi_cited cited;          /* once the index was asked: what value means */
};

typedef struct kzi_lights kzi_lights;

typedef struct kzi_query {
	kzi_arena arena;
	kzi_node *nodes; /* all are sought; best together */
	size_t node_count;
	kzi_node *excluded; /* none of these */
	size_t excluded_count;
	kzi_field **fields; /* all must hold */
	size_t field_count;
	kzi_field **known; /* every field there is, wherever it stands */
	size_t known_count;
	size_t word_count, pattern_count, period_count;
	bool everything;  /* the query `*`, or conditions alone */
	bool unranked;    /* asked is only which documents match, not how well */
	kzi_clock *clock; /* until when it may be asked, or NULL */
	bool cut;         /* a limit was reached: the totals are not all there is */
	const char **warnings;
	size_t warning_count, typed_warnings; /* of these the first, of what was typed */
	const char *understood;
	const char *suggestion; /* NULL, or the query with its words put right */
	kzi_lights *lights;     /* NULL, or what is lit in documents: light.h */
} kzi_query;

/* KZ_E_QUERY, KZ_E_LIMIT, with the offset; KZ_E_NO_MEMORY. flags are those of
 * kz_search_options. */
kz_status kzi_query_parse(const char *text, unsigned flags, kz_analysis *analysis,
	kzi_query *out, kz_error *err);
/* What is understood, "regulatory AND sandboxes", for people; parsing says that
 * all must be there. */
kz_status kzi_query_describe(kzi_query *query, bool any, kz_error *err);
kz_status kzi_query_warn(kzi_query *query, kz_error *err, const char *format, ...)
	KZI_PRINTF(3, 4);
void kzi_query_free(kzi_query *query);

/* A word or phrase of the query, bytes start to start + length of its text, as a node
 * without terms when there is no word in it. */
kz_status kzi_read_words(kzi_query *query, kz_analysis *analysis, const char *text,
	kzi_token token, bool patterns, bool exact, kzi_node *out, kz_error *err);
/* A word or phrase that is not in the query, with its terms; it lives as long as the
 * query. */
kz_status kzi_read_node(kzi_query *query, kz_analysis *analysis, const char *text,
	kzi_node *out, kz_error *err);
/* Gives each node what means the same. KZ_E_LIMIT: too many words in all. */
kz_status kzi_add_synonyms(kzi_query *query, const kz_synonyms *synonyms,
	kz_analysis *analysis, kz_error *err);

/* ---- Patterns ---- */

/* Does a folded word fit "bio*logie" or "sandbo?"? */
bool kzi_wild_fits(const char *pattern, const char *word, size_t length);
/* Is it at most so many letters away: one too many, too few, another, or two changed
 * round? */
bool kzi_fuzzy_fits(const char *wanted, const char *word, size_t length, unsigned edits);
/* Is a folded word one that the form stands for? Not asked of KZI_FORM_ANY. */
bool kzi_form_fits(const kzi_form *form, const char *folded, size_t length);
/* Once the index was asked: is it among the terms of the words that fit? */
bool kzi_form_has_term(const kzi_form *form, const char *term, size_t length);

/* ---- Fields ---- */

/* The name before the first colon of word, and in *behind the length of it and its
 * colon; NULL when it is no field. */
const kzi_field_name *kzi_field_by_name(const char *word, size_t length, size_t *behind);

/* Makes sense of field->value. KZ_E_QUERY, with what was expected; KZ_E_LIMIT. */
kz_status kzi_field_read(kzi_query *query, kzi_field *field, kz_error *err);
/* The fewest whole periods of a date, as kzi_periods_between(). */
bool kzi_field_periods(const kzi_field *field, kzi_period_fn *give, void *context);
/* The same documents, only those for which the conditions hold. Closes query, whatever
 * happens. */
kz_status kzi_build_fields(xapian_query *query, const kzi_query *typed, kz_index *index,
	xapian_query **out, kz_error *err);
/* Documents for which one condition holds. */
kz_status kzi_build_field(
	const kzi_field *field, kz_index *index, xapian_query **out, kz_error *err);
/* Warns of the documents that a date, in the query or in the filter, left out for having
 * none; without: the id of one that is not meant; any: of those with any of the words. */
kz_status kzi_warn_undated(kzi_query *query, kz_index *index, const kz_filter *filter,
	const char *without, bool any, kz_error *err);
/* The same where it is known how many. */
kz_status kzi_tell_undated(kzi_query *query, uint32_t count, kz_error *err);

/* ---- What only the index knows ---- */

/* Asks the index what patterns, names and places mean, and warns of what it does not
 * know. May be done again. */
kz_status kzi_query_resolve(kzi_query *query, kz_index *index, kz_error *err);
kz_status kzi_fields_resolve(kzi_query *query, kz_index *index, kz_error *err);
kz_status kzi_expand(kzi_query *query, kz_index *index, kz_error *err);
/* Looks through the stored text for what the engine cannot know: a phrase near a word,
 * an exact form in a phrase. */
kz_status kzi_verify(kzi_query *query, kz_index *index, kz_error *err);
/* Do the words of a text stand as the node says? One of these asks it of any number of
 * documents, and remembers their words. */
typedef struct kzi_places kzi_places;
kz_status kzi_places_open(
	const kzi_node *node, kz_analysis *analysis, kzi_places **out, kz_error *err);
kz_status kzi_places_hold(
	kzi_places *places, const kz_document *document, bool *out, kz_error *err);
/* How many combinations of places were tried in the last of these: each is as much work
 * as a byte of the text. */
size_t kzi_places_steps(const kzi_places *places);
/* NULL is allowed. */
void kzi_places_close(kzi_places *places);

/* ---- Compounds ---- */

/* Lets a word also be found in compounds, and a compound as the words it is made of; not
 * in phrases, in a part of the document, or where it is not to be. */
kz_status kzi_add_compounds(kzi_query *query, kz_analysis *analysis, kz_error *err);
/* Forgets those of which the index has none, and English that it does not have. */
kz_status kzi_drop_absent(kzi_query *query, kz_index *index, kz_error *err);
/* Documents with the word in a compound, or with its parts near each other; with the word
 * itself, too. *out is NULL when there is no such thing. */
kz_status kzi_build_compounds(const kzi_node *node, xapian_query **out, kz_error *err);
/* Documents with its parts near each other. */
kz_status kzi_build_pieces(const kzi_node *node, xapian_query **out, kz_error *err);

/* ---- Builder ---- */

/* Is there a pattern in it, or the like, that stands for very many words? */
bool kzi_is_dear(const kzi_query *query);
/* Documents with all nodes. */
kz_status kzi_build_all(
	const kzi_query *query, kz_index *index, xapian_query **out, kz_error *err);
/* Documents with any node. */
kz_status kzi_build_any(
	const kzi_query *query, kz_index *index, xapian_query **out, kz_error *err);
/* Documents with one node. */
kz_status kzi_build_node(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err);
/* The same, whatever they weigh: it takes less to find them. */
kz_status kzi_build_unranked(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err);
/* The same for all but plain words. */
kz_status kzi_build_tree(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err);
/* What every document has for which a node that must be verified holds. */
kz_status kzi_build_candidates(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err);
/* The same or more, by what they weigh: where the words stand is known already. */
kz_status kzi_build_weighing(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err);
/* Those of them that were seen to be right. */
kz_status kzi_build_verified(
	const kzi_node *node, kz_index *index, xapian_query **out, kz_error *err);
/* Is any form of the word meant? The engine knows the places of these. */
bool kzi_is_conflated(const kzi_form *form);
/* Must the text be looked through to know? */
bool kzi_needs_text(const kzi_node *node);
/* Terms that stand next to each other, in this order. */
kz_status kzi_build_terms(
	const char *const *terms, size_t count, xapian_query **out, kz_error *err);
/* Two or more in any order, no more than so many words from the first to the last. */
kz_status kzi_build_near(const char *const *terms, size_t count, uint32_t within,
	xapian_query **out, kz_error *err);
kz_status kzi_combine(xapian_op op, xapian_query *const *queries, size_t count,
	uint32_t parameter, xapian_query **out, kz_error *err);
/* Several terms that weigh as one word, over shards as in one index. counts: how many
 * documents have each; NULL: the shards are asked. */
kz_status kzi_pool(xapian_query **terms, const uint32_t *counts, size_t count,
	kz_index *index, xapian_query **out, kz_error *err);
/* Another handle of the same query. */
kz_status kzi_copy_query(xapian_query *query, xapian_query **out, kz_error *err);
void kzi_close_queries(xapian_query **queries, size_t count);
/* The nodes that must be there in any case, or those that need not. */
kz_status kzi_build_nodes(const kzi_query *query, bool required, kz_index *index,
	xapian_query ***out, size_t *count, kz_error *err);
/* Closes the queries, whatever happens. *out is NULL when there are none. */
kz_status kzi_join(xapian_op op, xapian_query **queries, size_t count, xapian_query **out,
	kz_error *err);
/* Puts them in their order. */
void kzi_docids_sort(kzi_docids *docids);
/* These documents, which weigh nothing. The list must outlive the query. */
kz_status kzi_build_listed(const kzi_docids *docids, xapian_query **out, kz_error *err);
/* The same documents, only those that pass the filter (NULL: all), but for what it asks
 * of one name (NULL: none). Closes query, whatever happens. */
kz_status kzi_build_filtered(xapian_query *query, const kz_filter *filter,
	const char *but, xapian_query **out, kz_error *err);
/* The same documents without the one of that id. Closes query, whatever happens. */
kz_status kzi_build_without(
	xapian_query *query, const char *id, xapian_query **out, kz_error *err);
/* Does every document pass, as any does without a filter? */
bool kzi_filter_is_empty(const kz_filter *filter);
/* Does it ask anything of that name, as the index has it? */
bool kzi_filter_has(const kz_filter *filter, const char *name);

/* ---- Spelling ---- */

/* Sets query->suggestion; text is what was typed. */
kz_status kzi_suggest(
	kzi_query *query, const char *text, xapian_database *database, kz_error *err);

/* ---- Ranking ---- */

/* The same documents, those first that have the words as they were typed, and near
 * each other. Closes matching, whatever happens. */
kz_status kzi_rank(const kzi_query *query, xapian_query *matching, xapian_query **out,
	kz_error *err);
/* The same without what standing near each other adds. */
kz_status kzi_rank_apart(const kzi_query *query, xapian_query *matching,
	xapian_query **out, kz_error *err);
/* That alone, of documents that have any of it; *out is NULL when there is none. */
kz_status kzi_build_nearness(const kzi_query *query, xapian_query **out, kz_error *err);
/* A query for what means the same as a word. Closes other, whatever happens. */
kz_status kzi_rank_other(xapian_query *other, xapian_query **out, kz_error *err);
/* The same for a query of kzi_build_compounds(). */
kz_status kzi_rank_compound(xapian_query *compound, xapian_query **out, kz_error *err);
/* Nobody asks what the documents of a query weigh. Closes it, whatever happens. */
kz_status kzi_rank_not(xapian_query *counted, xapian_query **out, kz_error *err);
/* The document of a query comes before all that match otherwise. Closes it, whatever
 * happens. */
kz_status kzi_rank_first(xapian_query *itself, xapian_query **out, kz_error *err);
/* What one word weighs in a document. */
void kzi_rank_words(xapian_search_options *options);
/* What comes first, by a kz_order. */
void kzi_order(int32_t order, xapian_search_options *options);

#endif
