/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Readers while a writer commits without a pause. Every commit puts all documents anew,
 * with its number in each: so an answer shows of which commit it is, and whether it is
 * of one alone. The short form is some seconds; KAMERZOEK_SOAK=1 is a million questions
 * over at least 10,000 commits.
 */
#include "children.h"
#include "support.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READERS = 4, DOCUMENTS = 8 };

static struct course {
	const char *path;
	unsigned long questions_wanted, commits_wanted;
	atomic_ulong questions, begun, done; /* of commits: begun and done */
	atomic_bool failed;
} course;

/* cmocka is not for several threads: each keeps what went wrong first. */
typedef struct reader {
	pthread_t thread;
	unsigned number;
	unsigned long round, newest; /* commit that it saw */
	kz_error told;
	char wrong[400];
} reader;

static bool check(reader *r, bool right, const char *what, unsigned long commit)
{
	if (!right && r->wrong[0] == '\0') {
		snprintf(r->wrong, sizeof r->wrong, "%s: commit %lu, newest seen %lu: %s",
			what, commit, r->newest, r->told.message);
		atomic_store(&course.failed, true);
	}
	return right;
}

static unsigned long commit_of(const kz_document *document)
{
	const char *title = kz_document_get(document, KZ_TITLE);
	return strncmp(title, "Stand ", 6) == 0 ? strtoul(title + 6, NULL, 10) : 0;
}

/* A commit that there is; and never one before another that was seen. */
static void see(reader *r, unsigned long commit, const char *what)
{
	check(r,
		commit >= r->newest && commit > 0 && commit <= atomic_load(&course.begun),
		what, commit);
	r->newest = commit;
}

/* ---- Questions ---- */

/* The words of a snippet are those of the commit that the hit is of. */
static bool lit_right(const kz_hit *hit, unsigned long commit)
{
	char word[40], text[400] = "";
	snprintf(word, sizeof word, "nummer%lu.", commit);
	for (size_t i = 0; i < hit->part_count; i++) {
		size_t used = strlen(text);
		snprintf(text + used, sizeof text - used, "%s", hit->parts[i].text);
	}
	return strstr(text, word) != NULL;
}

static void ask_search(reader *r, kz_index *index)
{
	kz_results *results = NULL;
	kz_status st = kz_search(index, "\"appel noot\"", NULL, &results, &r->told);
	if (!check(r, st == KZ_OK && kz_results_count(results) == DOCUMENTS, "search",
		    (unsigned long)kz_results_total(results))) {
		kz_results_close(results);
		return;
	}
	unsigned long commit = commit_of(kz_results_at(results, 0)->document);
	see(r, commit, "searched");
	for (size_t i = 0; i < DOCUMENTS; i++) {
		const kz_hit *hit = kz_results_at(results, i);
		check(r, commit_of(hit->document) == commit && lit_right(hit, commit),
			"of two commits", commit);
	}
	kz_results_close(results);
}

static void ask_document(reader *r, kz_index *index)
{
	char id[20], word[40];
	kz_document *document = NULL;
	snprintf(id, sizeof id, "d%lu", r->round % DOCUMENTS);
	kz_status st = kz_index_get(index, id, &document, &r->told);
	if (!check(r, st == KZ_OK, "get", 0))
		return;
	unsigned long commit = commit_of(document);
	see(r, commit, "got");
	snprintf(word, sizeof word, "nummer%lu.", commit);
	const kz_block *block = kz_document_block_at(document, 0);
	check(r, block != NULL && strstr(block->text, word) != NULL, "text", commit);
	kz_document_free(document);
}

/* Pinned to one commit, or it says that it cannot go on. */
static void ask_hits(reader *r, kz_index *index)
{
	kz_hits *hits = NULL;
	const kz_hit *hit = NULL;
	unsigned long commit = 0, count = 0;
	kz_status st = kz_hits_open(index, "appel", NULL, &hits, &r->told);
	if (!check(r, st == KZ_OK, "hits", 0))
		return;
	while ((st = kz_hits_next(hits, &hit, &r->told)) == KZ_OK) {
		if (count++ == 0)
			commit = commit_of(hit->document);
		check(r, commit_of(hit->document) == commit && lit_right(hit, commit),
			"hits of two commits", commit);
	}
	check(r, st == KZ_E_CHANGED || (st == KZ_DONE && count == DOCUMENTS), "all hits",
		count);
	/* It has a handle of its own, and so is of the newest commit. */
	check(r, count == 0 || commit >= r->newest, "hits of an older one", commit);
	kz_hits_close(hits);
}

static void *ask_on(void *context)
{
	reader *r = context;
	kz_index *index = NULL;
	if (!check(r, kz_index_open(course.path, &index, &r->told) == KZ_OK, "open", 0))
		return NULL;
	while (!atomic_load(&course.failed) &&
		(atomic_load(&course.questions) < course.questions_wanted ||
			atomic_load(&course.done) < course.commits_wanted)) {
		r->round++;
		if (r->round % 4 == 0)
			ask_document(r, index);
		else if (r->round % 16 == 1)
			ask_hits(r, index);
		else
			ask_search(r, index);
		atomic_fetch_add(&course.questions, 1);
		/* One looks for what is new each time, and one never. */
		if (r->number > 0 && r->round % (r->number * r->number) == 0)
			check(r, kz_index_refresh(index, &r->told) == KZ_OK, "refresh",
				0);
	}
	kz_index_close(index);
	return NULL;
}

/* ---- The writer ---- */

static void commit_once(kz_writer *writer)
{
	unsigned long commit = atomic_fetch_add(&course.begun, 1) + 1;
	char id[20], title[40], body[200];
	snprintf(title, sizeof title, "Stand %lu", commit);
	snprintf(body, sizeof body, "Een appel noot en mies, nummer%lu.", commit);
	for (unsigned i = 0; i < DOCUMENTS; i++) {
		snprintf(id, sizeof id, "d%u", i);
		put(writer, id, title, body);
	}
	must(kz_writer_commit(writer, err));
	atomic_fetch_add(&course.done, 1);
}

static void every_answer_is_of_one_commit(void **state)
{
	reader readers[READERS] = {{0}};
	course.path = below(*state, "index");
	course.questions_wanted = in_all(1500, 1000000);
	course.commits_wanted = in_all(60, 10000);
	kz_writer *writer = open_writer(course.path, KZ_WRITER_CREATE);
	commit_once(writer);
	for (unsigned i = 0; i < READERS; i++) {
		readers[i].number = i;
		assert_int_equal(
			pthread_create(&readers[i].thread, NULL, ask_on, &readers[i]), 0);
	}
	while (!atomic_load(&course.failed) &&
		(atomic_load(&course.questions) < course.questions_wanted ||
			atomic_load(&course.done) < course.commits_wanted))
		commit_once(writer);
	for (unsigned i = 0; i < READERS; i++)
		pthread_join(readers[i].thread, NULL);
	kz_writer_close(writer);
	for (unsigned i = 0; i < READERS; i++) {
		if (readers[i].wrong[0] != '\0')
			fail_msg("reader %u, question %lu: %s", i, readers[i].round,
				readers[i].wrong);
	}
	print_message("# %d readers, %lu questions over %lu commits: 0 wrong, 0 failed\n",
		READERS, atomic_load(&course.questions), atomic_load(&course.done));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(every_answer_is_of_one_commit),
	};
	return cmocka_run_group_tests_name("commits", tests, NULL, NULL);
}
