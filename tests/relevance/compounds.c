/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Are compounds taken apart where they should be? What comes out is compared with the
 * head that is known of a word: the last part, as a term.
 *
 *     compounds [options] FILE        plurals.tsv: plural, singular, head or nothing
 *     compounds --parts FILE          a list of words and all their parts: are they so?
 *     compounds --whole FILE          words that must stay whole, parted by spaces
 *
 *     --list FILE           the words to do it by, in place of hunspell-nl's
 *     --part develop|held   only the words that fall in that part (70 and 30 %)
 *     --failures            what came out wrong, with what was wanted
 *     --check               exit with 1 when it became worse
 *
 * With no list of words there is nothing to measure: exit 77, skipped.
 */
#include "scoring.h"

#include <kamerzoek/dutch.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EXIT_MISSED = 1, EXIT_USAGE = 2, EXIT_SKIPPED = 77 };

enum { FOUND_LEAST = 90, RIGHT_LEAST = 94 }; /* of 100 */

struct request {
	const char *file, *parts, *whole, *list;
	enum part part;
	bool failures, check;
};

/* Of words with a head that is known: split, and rightly. Of the others: split. */
struct tally_of_heads {
	size_t heads, split, right, headless, split_too;
};

static int usage(void)
{
	fputs("usage: compounds [--list FILE] [--part develop|held] [--failures] "
	      "[--check] FILE\n"
	      "       compounds [--list FILE] --parts|--whole FILE\n",
		stderr);
	return EXIT_USAGE;
}

static bool read_arguments(int argc, char **argv, struct request *request)
{
	for (int i = 1; i < argc; i++) {
		const char *next = i + 1 < argc ? argv[i + 1] : "";
		const char **value = strcmp(argv[i], "--parts") == 0   ? &request->parts
				     : strcmp(argv[i], "--whole") == 0 ? &request->whole
				     : strcmp(argv[i], "--list") == 0  ? &request->list
								       : NULL;
		if (value != NULL) {
			*value = next;
			i++;
		} else if (strcmp(argv[i], "--part") == 0) {
			request->part =
				strcmp(next, "held") == 0 ? PART_HELD : PART_DEVELOP;
			i++;
		} else if (strcmp(argv[i], "--failures") == 0) {
			request->failures = true;
		} else if (strcmp(argv[i], "--check") == 0) {
			request->check = true;
		} else if (argv[i][0] == '-' || request->file != NULL) {
			return false;
		} else {
			request->file = argv[i];
		}
	}
	return (request->file != NULL) + (request->parts != NULL) +
		       (request->whole != NULL) ==
	       1;
}

/* ---- One word ---- */

/* Its parts as terms, with a + between two. */
static void split(kz_analysis *analysis, const char *word, char out[TERM_MAX])
{
	kz_words *parts = NULL;
	out[0] = '\0';
	if (kz_split(analysis, word, strlen(word), &parts, NULL) != KZ_OK)
		return;
	for (size_t i = 0; i < kz_words_count(parts); i++) {
		size_t used = strlen(out);
		snprintf(out + used, TERM_MAX - used, "%s%s", i > 0 ? "+" : "",
			kz_words_at(parts, i)->term);
	}
	kz_words_close(parts);
}

static const char *head_of(const char *parts)
{
	const char *plus = strrchr(parts, '+');
	return plus != NULL ? plus + 1 : parts;
}

static void term_of(kz_analysis *analysis, const char *word, char out[TERM_MAX])
{
	char *term = NULL;
	kz_stem(analysis, word, strlen(word), &term, NULL);
	snprintf(out, TERM_MAX, "%s", term != NULL ? term : "");
	kz_free(term);
}

/* ---- Lists of a few words ---- */

static int check_parts(kz_analysis *analysis, const char *path)
{
	struct words words = {0};
	size_t bad = 0;
	char parts[TERM_MAX];
	read_pairs(path, &words);
	for (size_t i = 0; i < words.count; i++) {
		split(analysis, words.items[i].form, parts);
		if (strcmp(parts, words.items[i].lemma) == 0)
			continue;
		printf("%s: %s, not %s\n", words.items[i].form, parts,
			words.items[i].lemma);
		bad++;
	}
	printf("%zu compounds, %zu of them wrong\n", words.count, bad);
	bool empty = words.count == 0;
	words_free(&words);
	return bad > 0 || empty ? EXIT_MISSED : 0;
}

static int check_whole(kz_analysis *analysis, const char *path)
{
	char word[TERM_MAX], parts[TERM_MAX];
	size_t count = 0, bad = 0;
	FILE *file = fopen(path, "r");
	while (file != NULL && fscanf(file, "%500s", word) == 1) {
		if (word[0] == '#') {
			fscanf(file, "%*[^\n]");
			continue;
		}
		split(analysis, word, parts);
		count++;
		if (parts[0] == '\0')
			continue;
		printf("%s: %s\n", word, parts);
		bad++;
	}
	if (file != NULL)
		fclose(file);
	printf("%zu words, %zu of them taken apart\n", count, bad);
	return bad > 0 || count == 0 ? EXIT_MISSED : 0;
}

/* ---- The table ---- */

static void score_word(const struct request *request, kz_analysis *analysis,
	const char *word, const char *head, struct tally_of_heads *tally)
{
	char parts[TERM_MAX], wanted[TERM_MAX] = "";
	split(analysis, word, parts);
	if (head[0] != '\0')
		term_of(analysis, head, wanted);
	bool apart = parts[0] != '\0', right = strcmp(head_of(parts), wanted) == 0;
	if (head[0] != '\0') {
		tally->heads++;
		tally->split += apart;
		tally->right += right;
	} else {
		tally->headless++;
		tally->split_too += apart;
	}
	if (request->failures && !right)
		printf("%s\t%s\t%s\n", word, wanted, parts);
}

static double percent(size_t part, size_t all)
{
	return all > 0 ? 100.0 * (double)part / (double)all : 0;
}

static void print_score(const char *name, const struct tally_of_heads *t)
{
	printf("%-10s %8zu %9.1f %% %9.1f %% %12zu %12zu %9.1f %%\n", name, t->heads,
		percent(t->right, t->heads), percent(t->right, t->split), t->headless,
		t->split_too, percent(t->right, t->split + t->split_too));
}

/* Less than kamerzoek-dutch(7) tells. */
static bool is_worse(const struct tally_of_heads *t)
{
	return percent(t->right, t->heads) < FOUND_LEAST ||
	       percent(t->right, t->split) < RIGHT_LEAST;
}

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Words that are their own head say nothing. */
static int print_table(const struct request *request, kz_analysis *analysis)
{
	struct words words = {0};
	struct tally_of_heads singulars = {0}, plurals = {0};
	read_heads(request->file, request->part, &words);
	double start = seconds();
	for (size_t i = 0; i < words.count; i++) {
		const struct pair *pair = &words.items[i];
		if (strcmp(pair->head, pair->lemma) == 0)
			continue;
		score_word(request, analysis, pair->lemma, pair->head, &singulars);
		score_word(request, analysis, pair->form, pair->head, &plurals);
	}
	double spent = seconds() - start;
	printf("%-10s %8s %11s %11s %12s %12s %11s\n", "", "heads", "found", "right",
		"without", "split too", "right of all");
	print_score("singulars", &singulars);
	print_score("plurals", &plurals);
	printf("%.0f ns a word, taken apart for the first time, with its term\n",
		spent * 1e9 / (double)(words.count > 0 ? 2 * words.count : 1));
	words_free(&words);
	bool worse = is_worse(&singulars) || is_worse(&plurals);
	return request->check && worse ? EXIT_MISSED : 0;
}

int main(int argc, char **argv)
{
	struct request request = {0};
	kz_analysis *analysis;
	kz_error err;
	if (!read_arguments(argc, argv, &request))
		return usage();
	if (kz_analysis_open(NULL, &analysis, &err) != KZ_OK)
		return 70;
	int code = EXIT_SKIPPED;
	if (kz_analysis_read_words(analysis, request.list, &err) != KZ_OK)
		printf("%s\n", err.message);
	else if (request.parts != NULL)
		code = check_parts(analysis, request.parts);
	else if (request.whole != NULL)
		code = check_whole(analysis, request.whole);
	else
		code = print_table(&request, analysis);
	kz_analysis_close(analysis);
	return code;
}
