/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was typed, taken apart at spaces, quotes and brackets. Knows quotes of every
 * kind that people paste, and no words. */
#include "search/query.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

/* What a quote is closed by, given what opens it. */
static const struct quote {
	uint32_t open;
	uint32_t close[3];
} quotes[] = {
	{'"', {'"', 0x201D, 0}}, {0x201C, {0x201D, '"', 0}},  /* “ ” */
	{0x201D, {0x201D, '"', 0}},                           /* ” ” */
	{0x201E, {0x201D, 0x201C, '"'}},                      /* „ ” and „ “ */
	{0x201F, {0x201D, '"', 0}}, {0x2018, {0x2019, 0, 0}}, /* ‘ ’ */
	{0x201A, {0x2019, 0x2018, 0}},                        /* ‚ ’ */
	{0xAB, {0xBB, 0, 0}},                                 /* « » */
};

static const struct quote *opens(uint32_t rune)
{
	for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
		if (quotes[i].open == rune)
			return &quotes[i];
	}
	return NULL;
}

static bool is_space(uint32_t rune)
{
	return rune <= ' ' || rune == 0xA0 || rune == 0x3000 ||
	       (rune >= 0x2000 && rune <= 0x200A) || rune == 0x202F;
}

/* One byte that is not UTF-8 cannot come here: the parser has checked. */
static uint32_t rune_at(const char *query, size_t length, size_t at, size_t *taken)
{
	uint32_t rune;
	*taken = kzi_utf8_decode(query + at, length - at, &rune);
	return *taken > 0 ? rune : 0;
}

/* ’ also is the apostrophe of foto’s: before a letter it closes nothing. */
static bool closes(const struct quote *quote, uint32_t rune, const char *query,
	size_t length, size_t behind)
{
	if (rune == 0 || (rune != quote->close[0] && rune != quote->close[1] &&
				 rune != quote->close[2]))
		return false;
	size_t taken;
	return rune != 0x2019 || behind == length ||
	       kzi_rune_kind_of(rune_at(query, length, behind, &taken)) !=
		       KZI_RUNE_LETTER;
}

static kzi_token lex_phrase(
	const char *query, size_t length, size_t *at, const struct quote *quote)
{
	kzi_token token = {KZI_TOKEN_PHRASE, *at, 0, true};
	size_t taken;
	while (*at < length && token.unclosed) {
		uint32_t rune = rune_at(query, length, *at, &taken);
		token.length = *at - token.start;
		*at += taken;
		if (closes(quote, rune, query, length, *at))
			token.unclosed = false;
	}
	if (token.unclosed)
		token.length = length - token.start;
	return token;
}

/* A bracket in a word belongs to it, as in "artikel 5(a)", but for one behind a name
 * that takes them: titel:(a b), NEAR(a b, 5). */
static bool takes_bracket(const char *word, size_t length)
{
	static const char *const names[] = {
		"NEAR", "ADJ", "AND", "OR", "NOT", "EN", "OF", "NIET"};
	if (length > 0 && word[length - 1] == ':')
		return true;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (strlen(names[i]) == length && memcmp(names[i], word, length) == 0)
			return true;
	}
	return false;
}

static bool is_of_word(uint32_t rune)
{
	kzi_rune_kind kind = kzi_rune_kind_of(rune);
	return kind == KZI_RUNE_LETTER || kind == KZI_RUNE_DIGIT;
}

/* A quote in the middle of a word begins a phrase, beleid"nieuw kader", but for what is
 * rather a comma, or the apostrophe of foto‘s. */
static bool begins_phrase(uint32_t rune, uint32_t before, uint32_t behind)
{
	if (rune == 0x2018)
		return !is_of_word(before) || !is_of_word(behind);
	return rune != 0x201A && opens(rune) != NULL;
}

static kzi_token lex_word(const char *query, size_t length, size_t *at)
{
	kzi_token token = {KZI_TOKEN_WORD, *at, 0, false};
	size_t taken, next, open = 0;
	uint32_t before = 0;
	while (*at < length) {
		const char *word = query + token.start;
		uint32_t rune = rune_at(query, length, *at, &taken);
		uint32_t behind = rune_at(query, length, *at + taken, &next);
		if (is_space(rune) || begins_phrase(rune, before, behind) ||
			(rune == ')' && open == 0) ||
			(rune == '(' && takes_bracket(word, *at - token.start)))
			break;
		open += rune == '(';
		open -= rune == ')';
		/* A soft hyphen between a word and its apostrophe is as if not there. */
		if (kzi_rune_kind_of(rune) != KZI_RUNE_IGNORED)
			before = rune;
		*at += taken;
	}
	token.length = *at - token.start;
	return token;
}

/* -b is a sign and a word, "- b" and "--" are words without letters. */
static bool is_sign(const char *query, size_t length, size_t at)
{
	size_t taken;
	if (memchr("-+=", query[at], 3) == NULL || at + 1 == length)
		return false;
	uint32_t next = rune_at(query, length, at + 1, &taken);
	return opens(next) != NULL || next == '(' || next == '*' || next == '?' ||
	       next == '=' || kzi_rune_kind_of(next) == KZI_RUNE_LETTER ||
	       kzi_rune_kind_of(next) == KZI_RUNE_DIGIT;
}

kzi_token kzi_lex(const char *query, size_t length, size_t *at)
{
	size_t taken;
	while (*at < length && is_space(rune_at(query, length, *at, &taken)))
		*at += taken;
	kzi_token token = {KZI_TOKEN_END, *at, 0, false};
	if (*at == length)
		return token;
	const struct quote *quote = opens(rune_at(query, length, *at, &taken));
	if (quote != NULL) {
		*at += taken;
		return lex_phrase(query, length, at, quote);
	}
	token.length = 1;
	if (query[*at] == '(')
		token.kind = KZI_TOKEN_OPEN;
	else if (query[*at] == ')')
		token.kind = KZI_TOKEN_CLOSE;
	else if (is_sign(query, length, *at))
		token.kind = KZI_TOKEN_SIGN;
	else
		return lex_word(query, length, at);
	*at += 1;
	return token;
}
