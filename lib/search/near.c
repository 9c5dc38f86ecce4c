/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words near each other: a NEAR/5 b, a ADJ/3 b, NEAR(a "b c" d*, 5). */
#include "search/parser.h"

#include "base/error.h"

#include <string.h>

/* ---- Distances ---- */

static kz_status check_distance(
	const kzi_parse *p, size_t at, const char *digits, size_t length, unsigned *out)
{
	unsigned distance = 0;
	for (size_t i = 0; i < length && distance <= KZI_DISTANCE_MAX; i++)
		distance = distance * 10 + (unsigned)(digits[i] - '0');
	*out = distance;
	if (distance >= 1 && distance <= KZI_DISTANCE_MAX)
		return KZ_OK;
	return kzi_fail(p->err, KZ_E_QUERY, (long long)at,
		"'%.*s': expected a distance of 1 to %d words", (int)length, digits,
		KZI_DISTANCE_MAX);
}

static kz_status read_distance(const kzi_parse *p, unsigned *out)
{
	const char *word = p->text + p->token.start;
	const char *slash = memchr(word, '/', p->token.length);
	*out = KZI_DISTANCE;
	if (slash == NULL)
		return KZ_OK;
	size_t digits = p->token.length - (size_t)(slash + 1 - word);
	return check_distance(p, (size_t)(slash + 1 - p->text), slash + 1, digits, out);
}

/* What has a place: words, any of several, what is near something itself. */
static bool has_place(const kzi_node *node)
{
	bool has = node->kind == KZI_NODE_WORDS || node->kind == KZI_NODE_NEAR ||
		   node->kind == KZI_NODE_ANY;
	for (size_t i = 0; i < node->child_count && has; i++)
		has = has_place(&node->children[i]);
	return has;
}

static kz_status check_place(const kzi_parse *p, kzi_node *node, const char *name)
{
	kzi_forget_guess(node);
	if (has_place(node))
		return KZ_OK;
	return kzi_fail(p->err, KZ_E_QUERY, (long long)node->start,
		"%s expects words, phrases, or several with OR between", name);
}

/* ---- a NEAR/5 b ---- */

kz_status kzi_parse_near(kzi_parse *p, kzi_node *out, kzi_operand_fn *operand)
{
	kz_status st = kzi_parse_primary(p, out);
	while (st == KZ_OK && kzi_operator_of(p) >= KZI_NEAR && p->text[p->at] != '(') {
		bool ordered = kzi_operator_of(p) == KZI_ADJ;
		const char *name = ordered ? "ADJ" : "NEAR";
		kzi_token operator= p->token;
		kzi_node right = {0}, near = {.kind = KZI_NODE_NEAR,
					      .start = out->start,
					      .ordered = ordered};
		if (kzi_is_nothing(out))
			return kzi_fail(p->err, KZ_E_QUERY, (long long)operator.start,
				"%s expects something to seek before it", name);
		st = check_place(p, out, name);
		if (st == KZ_OK)
			st = read_distance(p, &near.distance);
		kzi_advance(p);
		if (st == KZ_OK)
			st = operand(p, operator, kzi_parse_primary, &right);
		if (st == KZ_OK)
			st = check_place(p, &right, name);
		if (st == KZ_OK)
			st = kzi_add_child(p, &near, out);
		if (st == KZ_OK)
			st = kzi_add_child(p, &near, &right);
		*out = near;
	}
	return st;
}

/* ---- NEAR(a b, 5) ---- */

/* The bracket that closes the one at open; false when there is none. */
static bool find_close(const kzi_parse *p, size_t open, size_t *close)
{
	size_t at = open, depth = 0;
	for (;;) {
		kzi_token token = kzi_lex(p->text, p->length, &at);
		if (token.kind == KZI_TOKEN_END)
			return false;
		depth += token.kind == KZI_TOKEN_OPEN;
		depth -= token.kind == KZI_TOKEN_CLOSE;
		*close = token.start;
		if (depth == 0)
			return true;
	}
}

/* The ", 5" before the bracket; *end is where the list ends. */
static kz_status find_distance(
	const kzi_parse *p, size_t open, size_t close, size_t *end, unsigned *out)
{
	size_t last = close, first;
	while (last > open && p->text[last - 1] == ' ')
		last--;
	for (first = last;
		first > open && p->text[first - 1] >= '0' && p->text[first - 1] <= '9';)
		first--;
	size_t comma = first;
	while (comma > open && p->text[comma - 1] == ' ')
		comma--;
	*end = close;
	*out = KZI_DISTANCE;
	if (first == last || p->text[comma - 1] != ',')
		return KZ_OK;
	*end = comma - 1;
	return check_distance(p, first, p->text + first, last - first, out);
}

/* The list is parsed as if nothing followed it. */
static kz_status parse_items(kzi_parse *p, kzi_node *near, const char *name)
{
	kz_status st = KZ_OK;
	kzi_advance(p);
	while (st == KZ_OK && p->token.kind != KZI_TOKEN_END) {
		kzi_node item = {0};
		size_t before = p->token.start;
		st = kzi_parse_primary(p, &item);
		/* What was not taken is no leaf: a - or a +. */
		if (st == KZ_OK && p->token.kind != KZI_TOKEN_END &&
			p->token.start == before)
			return kzi_fail(p->err, KZ_E_QUERY, (long long)before,
				"%s( ) expects words and phrases, not a '%c'", name,
				p->text[before]);
		if (st == KZ_OK)
			st = check_place(p, &item, name);
		if (st == KZ_OK && !kzi_is_nothing(&item))
			st = kzi_add_child(p, near, &item);
	}
	return st;
}

kz_status kzi_parse_near_list(kzi_parse *p, kzi_node *out)
{
	kzi_node near = {.kind = KZI_NODE_NEAR,
		.start = p->token.start,
		.ordered = kzi_operator_of(p) == KZI_ADJ};
	const char *name = near.ordered ? "ADJ" : "NEAR";
	size_t open = p->at, whole = p->length, close, end;
	if (!find_close(p, open, &close))
		return kzi_fail(p->err, KZ_E_QUERY, (long long)open,
			"%s( is not closed: expected ')'", name);
	kz_status st = find_distance(p, open + 1, close, &end, &near.distance);
	if (st != KZ_OK)
		return st;
	if (++p->depth > KZI_QUERY_NESTING)
		return kzi_fail(p->err, KZ_E_LIMIT, (long long)open,
			"more than %d brackets and operators inside each other",
			KZI_QUERY_NESTING);
	p->at = open + 1;
	p->length = end;
	st = parse_items(p, &near, name);
	p->depth--;
	p->length = whole;
	p->at = close + 1;
	if (st == KZ_OK && near.child_count < 2)
		st = kzi_fail(p->err, KZ_E_QUERY, (long long)near.start,
			"%s( ) expects two words or phrases at least", name);
	*out = near;
	kzi_advance(p);
	return st;
}
