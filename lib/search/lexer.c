/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was typed, taken apart at spaces and quotes. Knows quotes of every kind
 * that people paste, and no words. */
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
	token.kind = KZI_TOKEN_WORD;
	while (*at < length) {
		uint32_t rune = rune_at(query, length, *at, &taken);
		/* A quote in the middle of a word begins a phrase: beleid"nieuw kader".
		 */
		if (is_space(rune) || (rune != 0x201A && opens(rune) != NULL))
			break;
		*at += taken;
	}
	token.length = *at - token.start;
	return token;
}
