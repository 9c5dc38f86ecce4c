/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How well do the forms of a word find each other, and how often do different words?
 *
 *     conflation [options] DIRECTORY       the table, of plurals.tsv and inflections.tsv
 *     conflation --pairs join|apart FILE   a list of pairs: must they join, and do they?
 *
 *     --part develop|held   only the words whose lemma falls in that part (70 and 30 %):
 *                           who works on the rules sees the first and is judged by the
 * other
 *     --failures CLASS      what failed in one class, for our analysis: plurals,
 *                           adjectives, verbs, participles, wrong
 *     --worth               what each rule is worth: pairs joined by it, wrong ones added
 *     --check               exit with 1 when a target is missed
 *
 * The files are of the form of UniMorph's: a header line, then columns parted by tabs.
 * plurals.tsv: plural, singular; inflections.tsv: lemma, form, part of speech (ADJ, V,
 * V.PTCP).
 */
#include "scoring.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_MISSED = 1, EXIT_USAGE = 2 };

struct request {
	const char *directory, *pairs, *failures;
	enum part part;
	bool worth, check;
};

static int usage(void)
{
	fputs("usage: conflation [--part develop|held] [--failures CLASS] [--worth] "
	      "[--check] DIRECTORY\n"
	      "       conflation --pairs join|apart FILE\n",
		stderr);
	return EXIT_USAGE;
}

static bool read_arguments(int argc, char **argv, struct request *request)
{
	for (int i = 1; i < argc; i++) {
		const char *next = i + 1 < argc ? argv[i + 1] : "";
		if (strcmp(argv[i], "--worth") == 0) {
			request->worth = true;
		} else if (strcmp(argv[i], "--check") == 0) {
			request->check = true;
		} else if (strcmp(argv[i], "--failures") == 0) {
			request->failures = next;
			i++;
		} else if (strcmp(argv[i], "--pairs") == 0) {
			request->pairs = next;
			i++;
		} else if (strcmp(argv[i], "--part") == 0) {
			request->part =
				strcmp(next, "held") == 0 ? PART_HELD : PART_DEVELOP;
			i++;
		} else if (argv[i][0] == '-' || request->directory != NULL) {
			return false;
		} else {
			request->directory = argv[i];
		}
	}
	return request->directory != NULL;
}

/* ---- Pairs ---- */

static int check_pairs(const struct request *request)
{
	struct words pairs = {0};
	struct method ours = method_open(METHOD_OURS);
	bool must_join = strcmp(request->pairs, "join") == 0;
	size_t bad = 0;
	read_pairs(request->directory, &pairs);
	for (size_t i = 0; i < pairs.count; i++) {
		const struct pair *pair = &pairs.items[i];
		char one[TERM_MAX], other[TERM_MAX];
		method_terms(&ours, pair->form, one);
		method_terms(&ours, pair->lemma, other);
		if ((strcmp(one, other) == 0) == must_join)
			continue;
		printf("%s and %s: %s and %s\n", pair->form, pair->lemma, one, other);
		bad++;
	}
	printf("%zu pairs, %zu of them wrong\n", pairs.count, bad);
	bool empty = pairs.count == 0;
	method_close(&ours);
	words_free(&pairs);
	return bad > 0 || empty ? EXIT_MISSED : 0;
}

/* ---- The table ---- */

static double percent(struct tally tally)
{
	return tally.all > 0 ? 100.0 * (double)tally.joined / (double)tally.all : 0;
}

/* As it would be with as many lemmas as the targets were set for. */
static double at_full_size(const struct score *score)
{
	double times = FULL_SIZE / (double)(score->lemmas > 0 ? score->lemmas : 1);
	return (double)score->wrong * times * times;
}

static void print_score(const char *name, const struct score *score)
{
	printf("%-24s", name);
	for (size_t i = 0; i < CLASSES; i++)
		printf(" %9.1f %%", percent(score->classes[i]));
	printf(" %9zu %9.0f %7.0f\n", score->wrong, at_full_size(score),
		score->nanoseconds);
}

static bool meets_targets(const struct score *score)
{
	static const double targets[CLASSES] = {97, 80, 65, 60};
	bool met = at_full_size(score) <= 1000;
	for (size_t i = 0; i < CLASSES; i++)
		met = met && percent(score->classes[i]) >= targets[i];
	return met;
}

static void print_worth(struct method *ours, const struct words *words)
{
	struct score with, without;
	size_t count = method_rule_count(ours);
	score_words(ours, words, &with, NULL);
	puts("rule\tplurals\tadjectives\tverbs\tparticiples\twrong pairs");
	for (size_t rule = 0; rule < count; rule++) {
		method_forget_rule(ours, rule, true);
		score_words(ours, words, &without, NULL);
		method_forget_rule(ours, rule, false);
		method_print_rule(ours, rule);
		for (size_t i = 0; i < CLASSES; i++)
			printf("\t%+ld", (long)with.classes[i].joined -
						 (long)without.classes[i].joined);
		printf("\t%+ld\n", (long)with.wrong - (long)without.wrong);
	}
}

static int print_table(const struct request *request, const struct words *words)
{
	int code = 0;
	printf("%-24s %11s %11s %11s %11s %9s %9s %7s\n", "", "plurals", "adjectives",
		"verbs", "participles", "wrong", "of 69,986", "ns/word");
	for (int kind = 0; kind < METHODS; kind++) {
		struct score score;
		struct method method = method_open((enum method_kind)kind);
		score_words(&method, words, &score, NULL);
		print_score(method.name, &score);
		if (kind == METHOD_OURS && request->check && !meets_targets(&score))
			code = EXIT_MISSED;
		method_close(&method);
	}
	return code;
}

int main(int argc, char **argv)
{
	struct request request = {0};
	struct words words = {0};
	if (!read_arguments(argc, argv, &request))
		return usage();
	if (request.pairs != NULL)
		return check_pairs(&request);
	read_words(request.directory, request.part, &words);
	int code = 0;
	struct method ours = method_open(METHOD_OURS);
	if (request.failures != NULL) {
		struct score score;
		score_words(&ours, &words, &score, request.failures);
	} else if (request.worth) {
		print_worth(&ours, &words);
	} else {
		code = print_table(&request, &words);
	}
	method_close(&ours);
	words_free(&words);
	return code;
}
