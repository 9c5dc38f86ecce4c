/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Joined or not, and how many noun lemmas have one term. */
#include "scoring.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const class_names[CLASSES] = {
	"plurals", "adjectives", "verbs", "participles"};

/* A noun lemma, and its term behind it in the same memory. */
struct lemma {
	char *text, *term;
};

static bool is_letters_only(const char *text)
{
	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;
		if (byte < 0x80 && !((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'))
			return false;
	}
	return true;
}

static int compare_lemmas(const void *one, const void *other)
{
	const struct lemma *a = one, *b = other;
	int order = strcmp(a->term, b->term);
	return order != 0 ? order : strcmp(a->text, b->text);
}

static struct lemma make_lemma(const char *text, const char *term)
{
	size_t length = strlen(text) + 1;
	char *memory = malloc(length + strlen(term) + 1);
	if (memory == NULL)
		abort();
	memcpy(memory, text, length);
	strcpy(memory + length, term);
	return (struct lemma){memory, memory + length};
}

static void print_wrong(const struct lemma *lemmas, size_t count)
{
	printf("%s:", lemmas[0].term);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || strcmp(lemmas[i].text, lemmas[i - 1].text) != 0)
			printf(" %s", lemmas[i].text);
	puts("");
}

/* k lemmas with one term are k(k - 1)/2 wrong pairs. Frees the lemmas. */
static void count_wrong(struct lemma *lemmas, size_t count, struct score *out, bool print)
{
	qsort(lemmas, count, sizeof *lemmas, compare_lemmas);
	for (size_t i = 0, next; i < count; i = next) {
		size_t distinct = 0;
		for (next = i;
			next < count && strcmp(lemmas[next].term, lemmas[i].term) == 0;
			next++)
			distinct += next == i ||
				    strcmp(lemmas[next].text, lemmas[next - 1].text) != 0;
		out->lemmas += distinct;
		out->wrong += distinct * (distinct - 1) / 2;
		if (print && distinct > 1)
			print_wrong(lemmas + i, next - i);
	}
	for (size_t i = 0; i < count; i++)
		free(lemmas[i].text);
}

static double nanoseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static double time_of(struct method *method, const struct words *words)
{
	char term[TERM_MAX];
	double start = nanoseconds();
	for (size_t i = 0; i < words->count; i++)
		method_terms(method, words->items[i].form, term);
	double spent = nanoseconds() - start;
	return words->count > 0 ? spent / (double)words->count : 0;
}

void score_words(struct method *method, const struct words *words, struct score *out,
	const char *failures)
{
	*out = (struct score){0};
	size_t nouns = 0;
	struct lemma *lemmas = malloc((words->count + 1) * sizeof *lemmas);
	if (lemmas == NULL)
		abort();
	for (size_t i = 0; i < words->count; i++) {
		const struct pair *pair = &words->items[i];
		char form[TERM_MAX], lemma[TERM_MAX];
		method_terms(method, pair->form, form);
		method_terms(method, pair->lemma, lemma);
		bool joined = strcmp(form, lemma) == 0;
		out->classes[pair->class].all++;
		out->classes[pair->class].joined += joined;
		if (!joined && failures != NULL &&
			strcmp(failures, class_names[pair->class]) == 0)
			printf("%s\t%s\t%s\t%s\n", pair->form, pair->lemma, form, lemma);
		if (pair->class == CLASS_PLURAL && is_letters_only(pair->lemma))
			lemmas[nouns++] = make_lemma(pair->lemma, lemma);
	}
	count_wrong(
		lemmas, nouns, out, failures != NULL && strcmp(failures, "wrong") == 0);
	free(lemmas);
	out->nanoseconds = time_of(method, words);
}
