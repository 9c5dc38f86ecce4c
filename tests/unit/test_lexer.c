/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was typed, taken apart at spaces and at quotes of every kind. */
#include "support.h"

#include "search/query.h"

/* Words as they are, phrases in brackets, one that is not closed with a ! behind;
 * parted by |. */
static void tokens_of(const char *query, size_t length, char *out, size_t size)
{
	size_t at = 0, used = 0, before = 0;
	out[0] = '\0';
	for (;;) {
		kzi_token token = kzi_lex(query, length, &at);
		assert_true(at <= length && token.start + token.length <= length);
		if (token.kind == KZI_TOKEN_END)
			break;
		assert_true(at > before && token.start >= before);
		before = at;
		bool phrase = token.kind == KZI_TOKEN_PHRASE;
		assert_true(phrase || (token.length > 0 && !token.unclosed));
		used += (size_t)snprintf(out + used, size - used, "%s%s%.*s%s%s",
			used > 0 ? "|" : "", phrase ? "[" : "", (int)token.length,
			query + token.start, phrase ? "]" : "",
			token.unclosed ? "!" : "");
		assert_true(used < size);
	}
	assert_int_equal(at, length);
	assert_int_equal(kzi_lex(query, length, &at).kind, KZI_TOKEN_END);
}

static const struct {
	const char *query, *tokens;
} rows[] = {
	{"", ""},
	{" \t\r\n ", ""},
	{"beleid", "beleid"},
	{"  nieuw   beleid ", "nieuw|beleid"},
	{"een\xC2\xA0twee\xE2\x80\x83"
	 "drie\xE2\x80\xAFvier\xE3\x80\x80vijf",
		"een|twee|drie|vier|vijf"},
	{"R&D 14:30 kosten/baten (a) * agenda's",
		"R&D|14:30|kosten/baten|(|a|)|*|agenda's"},
	/* Brackets, and those that belong to a word. */
	{"(a (b c))", "(|a|(|b|c|)|)"},
	{"artikel 5(a) f(x)", "artikel|5(a)|f(x)"},
	{"(artikel 5(a))", "(|artikel|5(a)|)"},
	{"a) b", "a|)|b"},
	{"NEAR(a b, 5)", "NEAR|(|a|b,|5|)"},
	{"titel:(a b)", "titel:|(|a|b|)"},
	{"NOT(a) near(a)", "NOT|(|a|)|near(a)"},
	/* Signs, right before what they work on. */
	{"-a +b =c a-b a+b", "-|a|+|b|=|c|a-b|a+b"},
	{"-\"a b\" -(a) =“a”", "-|[a b]|-|(|a|)|=|[a]"},
	{"- a -- -- + =", "-|a|--|--|+|="},
	{"--a -+a -* -é", "--a|-+a|-|*|-|é"},
	/* Each kind of quote. */
	{"\"nieuw kader\"", "[nieuw kader]"},
	{"“nieuw kader”", "[nieuw kader]"},
	{"”nieuw kader”", "[nieuw kader]"},
	{"„nieuw kader”", "[nieuw kader]"},
	{"„nieuw kader“", "[nieuw kader]"},
	{"„nieuw kader\"", "[nieuw kader]"},
	{"‟nieuw kader”", "[nieuw kader]"},
	{"‘nieuw kader’", "[nieuw kader]"},
	{"‚nieuw kader’", "[nieuw kader]"},
	{"‚nieuw kader‘", "[nieuw kader]"},
	{"«nieuw kader»", "[nieuw kader]"},
	{"\"nieuw kader”", "[nieuw kader]"},
	{"“nieuw kader\"", "[nieuw kader]"},
	/* Beside words and each other. */
	{"a \"b c\" d", "a|[b c]|d"},
	{"\"a\"\"b\"", "[a]|[b]"},
	{"beleid\"nieuw kader\"visie", "beleid|[nieuw kader]|visie"},
	{"beleid“nieuw”", "beleid|[nieuw]"},
	{"een‚twee", "een‚twee"},
	{"foto‘s zo‘n", "foto‘s|zo‘n"},
	{"foto\u00ad‘s", "foto\u00ad‘s"},
	{"titel:‘nieuw kader’", "titel:|[nieuw kader]"},
	{"beleid‘ x’", "beleid|[ x]"},
	{"\"\"", "[]"},
	{"\" \"", "[ ]"},
	/* Not closed: to the end. */
	{"\"", "[]!"},
	{"\"nieuw kader", "[nieuw kader]!"},
	{"a «b c", "a|[b c]!"},
	{"“a «b", "[a «b]!"},
	{"\"a\" \"b", "[a]|[b]!"},
	/* The apostrophe that looks like a quote. */
	{"foto’s", "foto’s"},
	{"’s-Gravenhage", "’s-Gravenhage"},
	{"'nieuw kader'", "'nieuw|kader'"},
	{"‘foto’s van zo’n kader’", "[foto’s van zo’n kader]"},
	{"‘foto’s’", "[foto’s]"},
	{"‘kader’, x", "[kader]|,|x"},
	{"‘kader’…", "[kader]|…"},
	{"‘kader’—x", "[kader]|—x"},
	{"‘a’“b”", "[a]|[b]"},
	{"‘a’\xC2\xA0x", "[a]|x"},
	{"‘a’\xE3\x80\x80x", "[a]|x"},
	{"‘één’ ‘idee’ën", "[één]|[idee’ën]!"},
	{"‘50’s’", "[50’s]"},
	/* One kind inside another is part of it. */
	{"\"het ‘nieuwe’ kader\"", "[het ‘nieuwe’ kader]"},
	{"“het ‘nieuwe’ kader”", "[het ‘nieuwe’ kader]"},
	{"«a \"b\" c»", "[a \"b\" c]"},
};

static void queries_are_taken_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char out[256];
		tokens_of(rows[i].query, strlen(rows[i].query), out, sizeof out);
		same_text(rows[i].query, out, rows[i].tokens);
	}
}

static void tokens_say_where_they_are(void **state)
{
	(void)state;
	static const char query[] = "a “één twee” b";
	static const kzi_token wanted[] = {
		{KZI_TOKEN_WORD, 0, 1, false},
		{KZI_TOKEN_PHRASE, 5, 10, false},
		{KZI_TOKEN_WORD, 19, 1, false},
		{KZI_TOKEN_END, 20, 0, false},
	};
	size_t at = 0;
	for (size_t i = 0; i < COUNT(wanted); i++) {
		kzi_token token = kzi_lex(query, sizeof query - 1, &at);
		assert_int_equal(token.kind, wanted[i].kind);
		assert_int_equal(token.start, wanted[i].start);
		assert_int_equal(token.length, wanted[i].length);
		assert_int_equal(token.unclosed, wanted[i].unclosed);
	}
}

/* Whatever is typed, it comes to an end, and nothing is outside of it. */
static void anything_can_be_typed(void **state)
{
	(void)state;
	static const char *const bits[] = {"\"", "“", "”", "„", "‘", "’", "‚", "«", "»",
		"'", " ", "a", "é", "s", "-", "*", "…", "\xC2\xA0", "(", ")", "NEAR", ":",
		"="};
	uint64_t seed = 10;
	for (size_t i = 0; i < 50000; i++) {
		char query[64] = "", out[512];
		for (size_t count = chance_below(&seed, 16); count > 0; count--)
			strcat(query, bits[chance_below(&seed, COUNT(bits))]);
		tokens_of(query, strlen(query), out, sizeof out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(queries_are_taken_apart),
		cmocka_unit_test(tokens_say_where_they_are),
		cmocka_unit_test(anything_can_be_typed),
	};
	return cmocka_run_group_tests_name("lexer", tests, NULL, NULL);
}
