/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One question after the other, as ../search.py asks them: a line of its class, its
 * words, and the days from which and until which (20240301), parted by tabs. The answer
 * is a line of the nanoseconds that it took, how many documents were found, and how many
 * bytes of passages were made of the first ten.
 *
 * For C and C++.
 */
#ifndef ASKED_H
#define ASKED_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ASKED_PAGE = 10, ASKED_SNIPPET = 300 };

typedef struct asked {
	char kind[32], words[512];
	unsigned from, until;
	/* The answer. */
	size_t found, bytes;
} asked;

static inline int asked_is(const asked *a, const char *kind)
{
	return strncmp(a->kind, kind, strlen(kind)) == 0;
}

/* From the words of a command line: a search from a cold start. */
static inline void asked_of(asked *a, const char *kind, const char *words)
{
	memset(a, 0, sizeof *a);
	snprintf(a->kind, sizeof a->kind, "%s", kind);
	snprintf(a->words, sizeof a->words, "%s", words);
}

/* 0 at the end. */
static inline int asked_next(asked *a)
{
	char line[1024];
	memset(a, 0, sizeof *a);
	return fgets(line, sizeof line, stdin) != NULL &&
	       sscanf(line, "%31[^\t]\t%511[^\t]\t%u\t%u", a->kind, a->words, &a->from,
		       &a->until) == 4;
}

static inline uint64_t asked_now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (uint64_t)at.tv_sec * 1000000000 + (uint64_t)at.tv_nsec;
}

static inline void asked_answer(const asked *a, uint64_t start)
{
	printf("%llu\t%zu\t%zu\n", (unsigned long long)(asked_now() - start), a->found,
		a->bytes);
	fflush(stdout);
}

/* The words with something between each two, and behind each. */
static inline void asked_join(
	const asked *a, char *out, size_t size, const char *between, const char *behind)
{
	char words[sizeof a->words];
	size_t used = 0;
	memcpy(words, a->words, sizeof words);
	for (char *word = strtok(words, " "); word != NULL; word = strtok(NULL, " "))
		used += (size_t)snprintf(out + used, size - used, "%s%s%s",
			used > 0 ? between : "", word, behind);
}

#endif
