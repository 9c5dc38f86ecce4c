/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Tokens to a tree: operators, brackets, signs. What binds most comes first:
 *
 *     - + =  NOT     NEAR/5 ADJ/3     AND, or nothing at all     OR
 *
 * Knows no index. Punctuation never makes it fail; an operator with nothing to work on
 * does.
 */
#include "search/parser.h"

#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

/* ---- Tokens ---- */

void kzi_advance(kzi_parse *p)
{
	p->token = kzi_lex(p->text, p->length, &p->at);
}

static const struct name {
	const char *word;
	kzi_operator is;
} names[] = {
	{"AND", KZI_AND},
	{"EN", KZI_AND},
	{"OR", KZI_OR},
	{"OF", KZI_OR},
	{"NOT", KZI_NOT},
	{"NIET", KZI_NOT},
	{"NEAR", KZI_NEAR},
	{"ADJ", KZI_ADJ},
};

/* NEAR/5 is NEAR with a number. */
kzi_operator kzi_operator_of(const kzi_parse *p)
{
	const char *word = p->text + p->token.start;
	size_t length = p->token.length;
	if (!p->operators || p->token.kind != KZI_TOKEN_WORD)
		return KZI_NO_OPERATOR;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		size_t name = strlen(names[i].word);
		if (length < name || memcmp(word, names[i].word, name) != 0)
			continue;
		bool distance =
			names[i].is >= KZI_NEAR && length > name + 1 &&
			word[name] == '/' &&
			strspn(word + name + 1, "0123456789") >= length - name - 1;
		if (length == name || distance)
			return names[i].is;
	}
	return KZI_NO_OPERATOR;
}

static kz_status wanted(const kzi_parse *p, kzi_token token, const char *where)
{
	return kzi_fail(p->err, KZ_E_QUERY, (long long)token.start,
		"'%.*s' expects something to seek %s it", (int)token.length,
		p->text + token.start, where);
}

static kz_status deeper(kzi_parse *p)
{
	if (++p->depth > KZI_QUERY_NESTING)
		return kzi_fail(p->err, KZ_E_LIMIT, (long long)p->token.start,
			"more than %d brackets and operators inside each other",
			KZI_QUERY_NESTING);
	return KZ_OK;
}

/* ---- Lists of nodes ---- */

kz_status kzi_add_child(kzi_parse *p, kzi_node *parent, const kzi_node *child)
{
	kzi_node *children = kzi_arena_grow(&p->query->arena, parent->children,
		parent->child_count, sizeof *children);
	if (children == NULL)
		return kzi_no_memory(p->err);
	children[parent->child_count++] = *child;
	parent->children = children;
	return KZ_OK;
}

/* Where there are very many words, one that comes again only makes work; so do two of
 * anything that is more than a word. */
static bool comes_again(const kzi_node *group, size_t kept, size_t i)
{
	const kzi_node *child = &group->children[i];
	bool is_word = kzi_is_plain(child) && child->term_count == 1;
	if (is_word && group->child_count <= KZI_LONG)
		return false;
	for (size_t at = 0; at < kept; at++) {
		if (kzi_same_node(&group->children[at], child))
			return true;
	}
	return false;
}

static void drop_repeated(kzi_node *group)
{
	size_t kept = 0;
	for (size_t i = 0; i < group->child_count; i++) {
		if (!comes_again(group, kept, i))
			group->children[kept++] = group->children[i];
	}
	group->child_count = kept;
}

/* A group of one is that one; of none, nothing. */
static void simplify(kzi_node *group)
{
	if (group->child_count == 1) {
		kzi_node only = group->children[0];
		*group = only;
	} else if (group->child_count == 0) {
		*group = (kzi_node){.kind = KZI_NODE_WORDS, .start = group->start};
	}
}

bool kzi_is_nothing(const kzi_node *node)
{
	return node->kind == KZI_NODE_WORDS && node->term_count == 0;
}

/* ---- What binds most ---- */

static kz_status parse_unary(kzi_parse *p, kzi_node *out);

static kz_status parse_group(kzi_parse *p, kzi_node *out)
{
	size_t opened = p->token.start;
	kz_status st = deeper(p);
	if (st != KZ_OK)
		return st;
	p->brackets++;
	kzi_advance(p);
	st = kzi_parse_any(p, out);
	p->brackets--;
	p->depth--;
	if (st == KZ_OK && p->token.kind == KZI_TOKEN_CLOSE)
		kzi_advance(p);
	else if (st == KZ_OK)
		st = kzi_query_warn(p->query, p->err,
			"the bracket at byte %zu is not closed: taken to the end",
			opened);
	return st;
}

/* =kansen, ="nieuwe kansen", =(kans OR risico) */
static kz_status parse_exact(kzi_parse *p, kzi_node *out)
{
	bool exact = p->exact;
	kz_status st = deeper(p);
	if (st != KZ_OK)
		return st;
	kzi_advance(p);
	p->exact = true;
	st = kzi_parse_primary(p, out);
	p->exact = exact;
	p->depth--;
	return st;
}

kz_status kzi_parse_primary(kzi_parse *p, kzi_node *out)
{
	if (p->token.kind == KZI_TOKEN_OPEN)
		return parse_group(p, out);
	if (p->token.kind == KZI_TOKEN_SIGN && p->text[p->token.start] == '=')
		return parse_exact(p, out);
	if (kzi_operator_of(p) >= KZI_NEAR && p->text[p->at] == '(' && p->at < p->length)
		return kzi_parse_near_list(p, out);
	if (kzi_operator_of(p) != KZI_NO_OPERATOR)
		return wanted(p, p->token, "before");
	return kzi_parse_leaf(p, out);
}

/* -word, +word */
static kz_status parse_sign(kzi_parse *p, kzi_node *out)
{
	char sign = p->text[p->token.start];
	size_t start = p->token.start;
	kz_status st = deeper(p);
	if (st != KZ_OK)
		return st;
	kzi_node inner = {0};
	kzi_advance(p);
	st = parse_unary(p, &inner);
	p->depth--;
	*out = inner;
	if (st != KZ_OK || kzi_is_nothing(&inner))
		return st;
	if (sign == '+') {
		out->required = out->plus = true;
		return KZ_OK;
	}
	*out = (kzi_node){.kind = KZI_NODE_NOT, .start = start};
	return kzi_add_child(p, out, &inner);
}

/* Behind an operator there must be something. */
static kz_status parse_operand(kzi_parse *p, kzi_token operator,
	kz_status (*parse)(kzi_parse *, kzi_node *), kzi_node *out)
{
	bool stops = p->token.kind == KZI_TOKEN_END || p->token.kind == KZI_TOKEN_CLOSE;
	kz_status st = stops ? wanted(p, operator, "behind") : parse(p, out);
	if (st == KZ_OK && kzi_is_nothing(out))
		st = wanted(p, operator, "behind");
	return st;
}

static kz_status parse_not(kzi_parse *p, kzi_node *out)
{
	kzi_token operator= p->token;
	kzi_node inner = {0};
	kz_status st = deeper(p);
	if (st != KZ_OK)
		return st;
	kzi_advance(p);
	st = parse_operand(p, operator, parse_unary, &inner);
	p->depth--;
	*out = (kzi_node){.kind = KZI_NODE_NOT, .start = operator.start };
	return st == KZ_OK ? kzi_add_child(p, out, &inner) : st;
}

static kz_status parse_unary(kzi_parse *p, kzi_node *out)
{
	if (p->token.kind == KZI_TOKEN_SIGN && p->text[p->token.start] != '=')
		return parse_sign(p, out);
	if (kzi_operator_of(p) == KZI_NOT)
		return parse_not(p, out);
	return kzi_parse_near(p, out, parse_operand);
}

/* ---- AND, and OR ---- */

/* Does what is at hand belong to another level? */
static bool ends_all(kzi_parse *p)
{
	return p->token.kind == KZI_TOKEN_END ||
	       (p->token.kind == KZI_TOKEN_CLOSE && p->brackets > 0) ||
	       kzi_operator_of(p) == KZI_OR;
}

static kz_status pass_close(kzi_parse *p)
{
	size_t at = p->token.start;
	kzi_advance(p);
	return kzi_query_warn(
		p->query, p->err, "the bracket at byte %zu closes nothing", at);
}

/* Both sides of an AND must be there, also in the tail of those with some of the
 * words. */
static kz_status parse_and(kzi_parse *p, kzi_node *group)
{
	kzi_token operator= p->token;
	kzi_node child = {0};
	if (group->child_count == 0)
		return wanted(p, operator, "before");
	group->children[group->child_count - 1].required = true;
	kzi_advance(p);
	kz_status st = parse_operand(p, operator, parse_unary, &child);
	child.required = true;
	return st == KZ_OK ? kzi_add_child(p, group, &child) : st;
}

static kz_status parse_all(kzi_parse *p, kzi_node *out)
{
	kzi_node group = {.kind = KZI_NODE_ALL, .start = p->token.start};
	kz_status st = KZ_OK;
	while (st == KZ_OK && !ends_all(p)) {
		kzi_node child = {0};
		if (p->token.kind == KZI_TOKEN_CLOSE) {
			st = pass_close(p);
		} else if (kzi_operator_of(p) == KZI_AND) {
			st = parse_and(p, &group);
		} else {
			st = parse_unary(p, &child);
			if (st == KZ_OK && !kzi_is_nothing(&child))
				st = kzi_add_child(p, &group, &child);
		}
	}
	drop_repeated(&group);
	simplify(&group);
	*out = group;
	return st;
}

kz_status kzi_parse_any(kzi_parse *p, kzi_node *out)
{
	kzi_node group = {.kind = KZI_NODE_ANY, .start = p->token.start}, child = {0};
	kz_status st = parse_all(p, &child);
	if (st == KZ_OK && kzi_operator_of(p) != KZI_OR) {
		*out = child;
		return KZ_OK;
	}
	if (st == KZ_OK && kzi_is_nothing(&child))
		st = wanted(p, p->token, "before");
	if (st == KZ_OK)
		st = kzi_add_child(p, &group, &child);
	while (st == KZ_OK && kzi_operator_of(p) == KZI_OR) {
		kzi_token operator= p->token;
		kzi_advance(p);
		st = parse_operand(p, operator, parse_all, &child);
		if (st == KZ_OK)
			st = kzi_add_child(p, &group, &child);
	}
	for (size_t i = 0; i < group.child_count && st == KZ_OK; i++) {
		if (group.children[i].plus)
			st = kzi_query_warn(p->query, p->err,
				"a '+' beside OR is not taken into account");
		group.children[i].required = false;
	}
	drop_repeated(&group);
	simplify(&group);
	*out = group;
	return st;
}
