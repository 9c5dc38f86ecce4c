/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The default search, many times over: a query a line comes in, the ids of its first
 * ten hits go out, parted by tabs.
 *
 *     rank INDEX < queries > ids
 */
#include <kamerzoek.h>

#include <stdio.h>
#include <string.h>

enum { EXIT_FAILED = 1, EXIT_USAGE = 2, QUERY_MAX = 4096 };

static kz_status answer(kz_index *index, const char *query, kz_error *err)
{
	kz_results *results;
	kz_status st = kz_search(index, query, NULL, &results, err);
	for (size_t i = 0; i < kz_results_count(results); i++)
		printf("%s%s", i > 0 ? "\t" : "",
			kz_document_get(kz_results_at(results, i)->document, KZ_ID));
	putchar('\n');
	kz_results_close(results);
	return st;
}

int main(int argc, char **argv)
{
	kz_index *index;
	kz_error err;
	char line[QUERY_MAX];
	if (argc != 2) {
		fputs("usage: rank INDEX < queries\n", stderr);
		return EXIT_USAGE;
	}
	kz_status st = kz_index_open(argv[1], &index, &err);
	while (st == KZ_OK && fgets(line, sizeof line, stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		st = answer(index, line, &err);
	}
	kz_index_close(index);
	if (st != KZ_OK)
		fprintf(stderr, "rank: %s\n", err.message);
	return st == KZ_OK ? 0 : EXIT_FAILED;
}
