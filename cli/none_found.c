/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "none_found.h"

#include "complain.h"
#include "number.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_MOST = 6, WORD_MAX = 64, LINE_MAX_BYTES = 512 };

/* How many match in full; false when that cannot be told. */
static bool count(kz_index *index, const char *query, const kz_search_options *search,
	uint64_t *out)
{
	kz_results *results;
	kz_search_options options = *search;
	options.limit = 1;
	options.offset = 0;
	options.matching = KZ_MATCH_ALL;
	if (kz_search(index, query, &options, &results, NULL) != KZ_OK)
		return false;
	*out = kz_results_total(results);
	kz_results_close(results);
	return true;
}

/* ---- Without what narrows it ---- */

static void tell_without(kz_index *index, const char *query,
	const kz_search_options *search, const char *what)
{
	char number[NUMBER_MAX];
	uint64_t total;
	if (count(index, query, search, &total) && total > 0)
		say("without %s: %s found", what, number_text(total, number));
}

static void tell_options(kz_index *index, const struct asked *asked)
{
	kz_search_options search = asked->search;
	if (asked->narrowed) {
		search.filter = NULL;
		tell_without(index, asked->query, &search, "the filters and dates");
	}
	search = asked->search;
	search.flags &= ~(uint32_t)KZ_SEARCH_PHRASE;
	if (search.flags != asked->search.flags)
		tell_without(index, asked->query, &search, "--phrase");
	search = asked->search;
	search.flags &= ~(uint32_t)KZ_SEARCH_EXACT;
	if (search.flags != asked->search.flags)
		tell_without(index, asked->query, &search, "--exact");
}

/* ---- Each word ---- */

static bool is_operator(const char *word, size_t length)
{
	static const char *const operators[] = {
		"AND", "OR", "NOT", "EN", "OF", "NIET", "NEAR", "ADJ", "XOR"};
	for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
		if (strlen(operators[i]) == length &&
			memcmp(operators[i], word, length) == 0)
			return true;
	}
	return false;
}

/* The words of a query that has nothing but words; 0 for any other. */
static size_t split(const char *query, char words[WORDS_MOST][WORD_MAX])
{
	size_t found = 0;
	if (query[strcspn(query, "\"()*?~=+:/<>[]{}&|\\")] != '\0')
		return 0;
	for (query += strspn(query, " "); *query != '\0'; query += strspn(query, " ")) {
		size_t length = strcspn(query, " ");
		if (found == WORDS_MOST || length >= WORD_MAX || query[0] == '-' ||
			is_operator(query, length))
			return 0;
		snprintf(words[found++], WORD_MAX, "%.*s", (int)length, query);
		query += length;
	}
	return found;
}

static void tell_words(kz_index *index, const struct asked *asked)
{
	char words[WORDS_MOST][WORD_MAX], line[LINE_MAX_BYTES] = "", number[NUMBER_MAX];
	size_t found = split(asked->query, words), used = 0;
	bool any = false;
	for (size_t i = 0; i < found; i++) {
		uint64_t total;
		if (!count(index, words[i], &asked->search, &total))
			return;
		const char *has = total == 1 ? "has" : "have";
		used += (size_t)snprintf(line + used, sizeof line - used, "%s%s %s '%s'",
			i > 0 ? ", " : "",
			total > 0 ? number_text(total, number) : "none",
			total > 0 ? has : "has", words[i]);
		if (used >= sizeof line)
			return;
		any |= total > 0;
	}
	if (found > 1 && any)
		say("no document has all the words: %s", line);
}

void none_found_tell(
	const struct session *session, kz_index *index, const struct asked *asked)
{
	if (session->quiet || asked->format != FORMAT_TEXT)
		return;
	if ((asked->search.flags & KZ_SEARCH_PHRASE) == 0 &&
		asked->search.matching != KZ_MATCH_ANY)
		tell_words(index, asked);
	tell_options(index, asked);
}
