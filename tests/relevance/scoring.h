/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pairs of words read from files, the ways there are to make terms of words, and how
 * well each of them joins what belongs together. What cannot be read ends the program.
 */
#ifndef SCORING_H
#define SCORING_H

#include <stdbool.h>
#include <stddef.h>

#include "text/endings.h"

/* ---- Words ---- */

enum word_class { CLASS_PLURAL, CLASS_ADJECTIVE, CLASS_VERB, CLASS_PARTICIPLE };
enum { CLASSES = CLASS_PARTICIPLE + 1 };

/* By a hash of the lemma, so that all its forms are in one part. */
enum part { PART_ALL, PART_DEVELOP, PART_HELD };

struct pair {
	char *form, *lemma, *head; /* head: of a compound, or "" */
	enum word_class class;
};

struct words {
	struct pair *items;
	size_t count;
};

/* plurals.tsv and inflections.tsv of a directory. */
void read_words(const char *directory, enum part part, struct words *out);
/* plurals.tsv by itself, with the heads in its third column. */
void read_heads(const char *path, enum part part, struct words *out);
/* Two columns; lines that begin with # are passed over. */
void read_pairs(const char *path, struct words *out);
void words_free(struct words *words);

/* ---- Ways to make terms ---- */

enum method_kind { METHOD_SNOWBALL, METHOD_KRAAIJ_POHLMANN, METHOD_OURS };

enum { METHODS = METHOD_OURS + 1, TERM_MAX = 512 };

struct method {
	const char *name;
	struct kz_analysis *analysis; /* also for taking words apart */
	struct xapian_stem *stem;     /* or NULL */
	kzi_endings *endings;         /* ours alone, with rules that can be forgotten */
};

struct method method_open(enum method_kind kind);
void method_close(struct method *method);
/* The terms of the words in a text, with a space between two. */
void method_terms(struct method *method, const char *text, char out[TERM_MAX]);

size_t method_rule_count(const struct method *method);
void method_forget_rule(struct method *method, size_t rule, bool forget);
void method_print_rule(const struct method *method, size_t rule);

/* ---- Scores ---- */

#define FULL_SIZE 69986.0 /* lemmas that the target for wrong pairs was set for */

struct tally {
	size_t joined, all;
};

struct score {
	struct tally classes[CLASSES];
	size_t lemmas, wrong; /* noun lemmas; pairs of different ones with one term */
	double nanoseconds;   /* for a word, taken apart and folded too */
};

/* failures: the class whose failures are to be printed, or NULL. */
void score_words(struct method *method, const struct words *words, struct score *out,
	const char *failures);

#endif
