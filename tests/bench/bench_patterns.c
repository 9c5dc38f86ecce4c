/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What does a pattern cost on a large vocabulary? Never a test. Makes an index of that
 * many different words, a million unless told otherwise, and searches it:
 *
 *     bench-patterns DIRECTORY [WORDS]
 *
 * An index that is there already is searched as it is.
 */
#include <kamerzoek.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { IN_EACH = 500, PARTS = 32, ROUNDS = 9 };

static void need(kz_status st, const kz_error *err)
{
	if (st != KZ_OK) {
		fprintf(stderr, "bench-patterns: %s\n", err->message);
		exit(6);
	}
}

/* ---- The index ---- */

/* As many different words as there are numbers below a million: "vogelanbon". */
static void make_word(unsigned long number, char out[24])
{
	static const char *const parts[PARTS] = {"be", "van", "ver", "on", "te", "lan",
		"heid", "ring", "den", "lijk", "wet", "raa", "brie", "zor", "wer", "ja",
		"mo", "tie", "ka", "mer", "stu", "bio", "tech", "lo", "gie", "san", "box",
		"vi", "sie", "plan", "fok", "ma"};
	out[0] = '\0';
	for (int i = 0; i < 4; i++, number /= PARTS)
		strcat(out, parts[number % PARTS]);
}

static void put(kz_writer *writer, unsigned long first)
{
	char id[32], body[IN_EACH * 24] = "", *end = body;
	kz_error err = {0};
	kz_document *document = NULL;
	for (unsigned long i = 0; i < IN_EACH; i++) {
		char word[24];
		make_word(first + i, word);
		end += sprintf(end, "%s ", word);
	}
	snprintf(id, sizeof id, "text-%lu", first);
	need(kz_document_new(&document, &err), &err);
	need(kz_document_set(document, KZ_ID, id, &err), &err);
	need(kz_document_set(document, KZ_TITLE, "Tekst", &err), &err);
	need(kz_document_add_body(document, body, strlen(body), &err), &err);
	need(kz_writer_put(writer, document, &err), &err);
	kz_document_free(document);
}

static void make_index(const char *path, unsigned long words)
{
	kz_error err = {0};
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	need(kz_writer_open(path, &options, &writer, &err), &err);
	for (unsigned long first = 0; first < words; first += IN_EACH)
		put(writer, first);
	need(kz_writer_commit(writer, &err), &err);
	kz_writer_close(writer);
}

/* ---- The searches ---- */

static double now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static int by_time(const void *a, const void *b)
{
	double one = *(const double *)a, other = *(const double *)b;
	return (one > other) - (one < other);
}

/* The median of some rounds. */
static void search(kz_index *index, const char *query)
{
	double times[ROUNDS];
	kz_error err = {0};
	kz_results *results = NULL;
	for (int i = 0; i < ROUNDS; i++) {
		double began = now();
		kz_results_close(results);
		need(kz_search(index, query, NULL, &results, &err), &err);
		times[i] = now() - began;
	}
	qsort(times, ROUNDS, sizeof *times, by_time);
	printf("%8.1f ms  %-42s %s%llu found", times[ROUNDS / 2], query,
		kz_results_total_exact(results) ? "" : "at least ",
		(unsigned long long)kz_results_total(results));
	for (size_t i = 0; i < kz_results_warning_count(results); i++)
		printf("; %s", kz_results_warning_at(results, i));
	printf("\n");
	kz_results_close(results);
}

int main(int argc, char **argv)
{
	static const char *const queries[] = {"biotechlogie", "biotech*", "*loplan",
		"*logiesan*", "*logie", "bio*gie", "b?otechlogie", "*o*", "biotechlogi~",
		"biotechlogi~2", "*techlogie sanboxvi~", "\"biotech* plan*\"",
		"a*a b*b c*c *d *e *f g~ h~"};
	kz_error err = {0};
	kz_index *index = NULL;
	if (argc < 2) {
		fputs("usage: bench-patterns DIRECTORY [WORDS]\n", stderr);
		return 2;
	}
	if (kz_index_open(argv[1], &index, NULL) != KZ_OK) {
		make_index(argv[1], argc > 2 ? strtoul(argv[2], NULL, 10) : 1000000);
		need(kz_index_open(argv[1], &index, &err), &err);
	}
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++)
		search(index, queries[i]);
	kz_index_close(index);
	return 0;
}
