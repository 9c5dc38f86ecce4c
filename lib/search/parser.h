/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the files of the parser share: where in the query they are, and the levels of its
 * grammar. */
#ifndef KZI_SEARCH_PARSER_H
#define KZI_SEARCH_PARSER_H

#include "search/query.h"

typedef enum kzi_operator {
	KZI_NO_OPERATOR,
	KZI_AND,
	KZI_OR,
	KZI_NOT,
	KZI_NEAR,
	KZI_ADJ /* and from NEAR on those with a distance */
} kzi_operator;

typedef struct kzi_parse {
	const char *text;
	size_t length, at;
	kzi_token token; /* the one at hand; at is behind it */
	bool operators;  /* not in a query all in capitals */
	bool exact;
	unsigned depth, brackets;
	const kzi_field_name *field; /* of titel:(a b), inside the brackets */
	const char *field_name;      /* as it was typed */
	kz_analysis *analysis;
	kzi_query *query;
	kz_error *err;
} kzi_parse;

typedef kz_status kzi_parse_fn(kzi_parse *p, kzi_node *out);
typedef kz_status kzi_operand_fn(
	kzi_parse *p, kzi_token operator, kzi_parse_fn * parse, kzi_node *out);

void kzi_advance(kzi_parse *p);
kzi_operator kzi_operator_of(const kzi_parse *p);
kz_status kzi_add_child(kzi_parse *p, kzi_node *parent, const kzi_node *child);
/* Was there no word? */
bool kzi_is_nothing(const kzi_node *node);

/* Each leaves the first token that is not its own at hand. */

/* a b OR c */
kz_status kzi_parse_any(kzi_parse *p, kzi_node *out);
/* a NEAR/5 b */
kz_status kzi_parse_near(kzi_parse *p, kzi_node *out, kzi_operand_fn *operand);
/* NEAR(a b, 5) */
kz_status kzi_parse_near_list(kzi_parse *p, kzi_node *out);
/* A word, a phrase, something in brackets. */
kz_status kzi_parse_primary(kzi_parse *p, kzi_node *out);
/* A word or phrase, a field, a Kamerstuk or a dossier. */
kz_status kzi_parse_leaf(kzi_parse *p, kzi_node *out);
/* Near something a dossier has no place: there 36600 is the word alone. */
void kzi_forget_guess(kzi_node *node);

#endif
