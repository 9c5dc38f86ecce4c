/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ours, by the public API, with all that it does by default: compounds, what stands
 * together, passages.
 *
 *     search-kamerzoek INDEX
 */
#include "asked.h"

#include <kamerzoek.h>
#include <stdbool.h>

static void need(kz_status st, const kz_error *err)
{
	if (st != KZ_OK) {
		fprintf(stderr, "search-kamerzoek: %s\n", err->message);
		exit(6);
	}
}

static void write_query(const asked *a, char *out, size_t size)
{
	if (asked_is(a, "phrase"))
		snprintf(out, size, "\"%s\"", a->words);
	else if (asked_is(a, "prefix"))
		snprintf(out, size, "%s*", a->words);
	else if (asked_is(a, "suffix"))
		snprintf(out, size, "*%s", a->words);
	else if (a->from > 0)
		snprintf(out, size, "datum:%04u-%02u-%02u..%04u-%02u-%02u %s",
			a->from / 10000, a->from / 100 % 100, a->from % 100,
			a->until / 10000, a->until / 100 % 100, a->until % 100, a->words);
	else
		snprintf(out, size, "%s", a->words);
}

static void count_facets(kz_index *index, const char *query, const kz_search_options *how)
{
	kz_error err;
	kz_facets *facets;
	need(kz_facets_find(index, query, how, 0, &facets, &err), &err);
	kz_facets_close(facets);
}

static void search(kz_index *index, asked *a)
{
	char query[1024];
	kz_error err;
	kz_results *results;
	kz_search_options how = KZ_SEARCH_OPTIONS_INIT;
	how.matching = asked_is(a, "or") ? KZ_MATCH_ANY : KZ_MATCH_ALL;
	how.snippet_bytes = ASKED_SNIPPET;
	write_query(a, query, sizeof query);
	need(kz_search(index, query, &how, &results, &err), &err);
	a->found = kz_results_total(results);
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_hit *hit = kz_results_at(results, i);
		for (size_t j = 0; j < hit->part_count; j++)
			a->bytes += strlen(hit->parts[j].text);
	}
	kz_results_close(results);
	if (asked_is(a, "facets"))
		count_facets(index, query, &how);
}

int main(int argc, char **argv)
{
	asked a;
	kz_error err;
	kz_index *index;
	if (argc != 2)
		return 2;
	need(kz_index_open(argv[1], &index, &err), &err);
	while (asked_next(&a)) {
		uint64_t start = asked_now();
		search(index, &a);
		asked_answer(&a, start);
	}
	kz_index_close(index);
	return 0;
}
