/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Handles in a child of fork(), and one writer at a time in any process. */
#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct handles {
	const char *path;
	kz_writer *writer;
	kz_index *index;
	kz_cursor *cursor;
	kz_hits *hits;
	kz_results *results;
	kz_analysis *analysis;
	kz_library *library;
} handles;

/* A child cannot fail a cmocka test: it tells the line where it went wrong. */
static int tell_parent = -1;

/* Not by exit(): it has all the memory of its parent, which is not its to free. */
static void end_child(int line)
{
	if (write(tell_parent, &line, sizeof line) == sizeof line)
		kill(getpid(), SIGKILL);
	abort();
}

#define expect(condition)                    \
	do {                                 \
		if (!(condition))            \
			end_child(__LINE__); \
	} while (0)

static void run_in_child(void (*function)(handles *), handles *h)
{
	int ends[2], line = -1, status;
	assert_int_equal(pipe(ends), 0);
	tell_parent = ends[1];
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		function(h);
		end_child(0);
	}
	assert_true(child > 0);
	close(ends[1]);
	assert_int_equal(read(ends[0], &line, sizeof line), sizeof line);
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (line != 0)
		fail_msg("the child went wrong at line %d", line);
}

static handles open_all(void **state)
{
	handles h = {.path = below(*state, "index")};
	store(h.path, "a", "Alfa", "alfa");
	h.writer = open_writer(h.path, 0);
	h.index = open_index(h.path);
	must(kz_index_list(h.index, &h.cursor, err));
	must(kz_hits_open(h.index, "alfa", NULL, &h.hits, err));
	must(kz_search(h.index, "alfa", NULL, &h.results, err));
	must(kz_analysis_open(NULL, &h.analysis, err));
	must(kz_library_open(
		below(*state, "library"), KZ_LIBRARY_WRITE, &h.library, err));
	put(h.writer, "b", "Beta", "beta");
	return h;
}

static void close_all(handles *h)
{
	kz_library_close(h->library);
	kz_analysis_close(h->analysis);
	kz_results_close(h->results);
	kz_hits_close(h->hits);
	kz_cursor_close(h->cursor);
	kz_index_close(h->index);
	kz_writer_close(h->writer);
}

static void read_in_child(handles *h)
{
	kz_error told = untold_error(), *err = &told;
	kz_document *document = NULL;
	const kz_document *listed = NULL;
	const kz_hit *hit = NULL;
	kz_cursor *cursor = NULL;
	char *raw = NULL;
	size_t length = 0;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	expect(kz_index_refresh(h->index, err) == KZ_E_FORKED);
	expect(told.status == KZ_E_FORKED && told.message[0] != '\0');
	expect(kz_index_get(h->index, "a", &document, err) == KZ_E_FORKED);
	expect(kz_index_get_raw(h->index, "a", &raw, &length, err) == KZ_E_FORKED);
	expect(kz_index_get_info(h->index, &info, err) == KZ_E_FORKED);
	expect(kz_index_list(h->index, &cursor, err) == KZ_E_FORKED && cursor == NULL);
	expect(kz_index_list_prefix(h->index, "a", &cursor, err) == KZ_E_FORKED);
	expect(kz_cursor_next(h->cursor, &listed, err) == KZ_E_FORKED && listed == NULL);
	expect(kz_hits_next(h->hits, &hit, err) == KZ_E_FORKED && hit == NULL);
	expect(document == NULL && raw == NULL && cursor == NULL);
}

static void search_in_child(handles *h)
{
	kz_error told = untold_error(), *err = &told;
	kz_results *results = NULL;
	kz_facets *facets = NULL;
	kz_kwic *kwic = NULL;
	kz_hits *hits = NULL;
	kz_graph *graph = NULL;
	expect(kz_search(h->index, "alfa", NULL, &results, err) == KZ_E_FORKED);
	expect(kz_search(h->index, "\"al* be*\"", NULL, &results, err) == KZ_E_FORKED);
	expect(kz_similar(h->index, "a", NULL, &results, err) == KZ_E_FORKED);
	expect(kz_facets_find(h->index, "alfa", NULL, 0, &facets, err) == KZ_E_FORKED);
	expect(kz_kwic_find(h->index, "alfa", NULL, NULL, &kwic, err) == KZ_E_FORKED);
	expect(kz_hits_open(h->index, "alfa", NULL, &hits, err) == KZ_E_FORKED);
	expect(kz_graph_find(h->index, "a", NULL, &graph, err) == KZ_E_FORKED);
	expect(results == NULL && facets == NULL && kwic == NULL && hits == NULL);
	expect(graph == NULL);
}

static bool goes_on(void *context, const kz_library_file *file, kz_library_state state)
{
	(void)context;
	(void)file;
	(void)state;
	return true;
}

static void change_in_child(handles *h)
{
	kz_error told = untold_error(), *err = &told;
	kz_document *document = NULL;
	kz_library_file file = {
		.size = sizeof file, .url = "", .etag = "", .modified = ""};
	expect(kz_document_new(&document, err) == KZ_OK);
	expect(kz_document_set(document, KZ_ID, "c", err) == KZ_OK);
	expect(kz_document_set(document, KZ_TITLE, "Gamma", err) == KZ_OK);
	expect(kz_writer_put(h->writer, document, err) == KZ_E_FORKED);
	expect(kz_writer_remove(h->writer, "a", err) == KZ_E_FORKED);
	expect(kz_writer_put_files(h->writer, h->path, NULL, err) == KZ_E_FORKED);
	expect(kz_writer_commit(h->writer, err) == KZ_E_FORKED);
	kz_document_free(document);
	expect(kz_library_put(h->library, "kst-27428-408", "xml", NULL, &file, "x", 1,
		       err) == KZ_E_FORKED);
	expect(kz_library_check(h->library, goes_on, NULL, err) == KZ_E_FORKED);
}

/* Plain memory is the child's own. */
static void remember_in_child(handles *h)
{
	char *term = NULL;
	expect(strcmp(kz_document_get(kz_results_at(h->results, 0)->document, KZ_TITLE),
		       "Alfa") == 0);
	expect(kz_stem(h->analysis, "kansen", 6, &term, NULL) == KZ_OK);
	expect(strcmp(term, "kans") == 0);
	kz_free(term);
}

static void use_in_child(handles *h)
{
	kz_error told = untold_error(), *err = &told;
	kz_results *results = NULL;
	read_in_child(h);
	search_in_child(h);
	change_in_child(h);
	remember_in_child(h);
	close_all(h);
	/* Its own handles are the child's to use. */
	kz_index *index = NULL;
	expect(kz_index_open(h->path, &index, err) == KZ_OK);
	expect(kz_search(index, "alfa", NULL, &results, err) == KZ_OK);
	expect(kz_results_total(results) == 1);
	kz_results_close(results);
	kz_index_close(index);
}

static void a_handle_is_not_of_a_child(void **state)
{
	handles h = open_all(state);
	run_in_child(use_in_child, &h);
	/* And what the child did with its copies did the parent no harm. */
	const kz_hit *hit = NULL;
	must(kz_hits_next(h.hits, &hit, err));
	must(kz_writer_commit(h.writer, err));
	must(kz_index_refresh(h.index, err));
	assert_string_equal(search(h.index, "beta", NULL), "b");
	assert_string_equal(search(h.index, "gamma", NULL), "");
	close_all(&h);
	assert_string_equal(search_at(h.path, "*"), "a b");
}

static void write_in_child(handles *h)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	expect(kz_writer_open(h->path, NULL, &writer, NULL) == KZ_E_LOCKED);
	options.flags = KZ_WRITER_CREATE | KZ_WRITER_RESTART;
	expect(kz_writer_open(h->path, &options, &writer, NULL) == KZ_E_LOCKED);
	expect(writer == NULL);
}

static void there_is_one_writer_at_a_time(void **state)
{
	handles h = {.path = below(*state, "index")};
	kz_writer *first = open_writer(h.path, KZ_WRITER_CREATE), *second = NULL;
	put(first, "a", "Alfa", NULL);
	must_fail(KZ_E_LOCKED, kz_writer_open(h.path, NULL, &second, err));
	assert_null(second);
	run_in_child(write_in_child, &h);
	/* The one that came too late did not touch what the first one had. */
	must(kz_writer_commit(first, err));
	assert_string_equal(search_at(h.path, "*"), "a");
	kz_writer_close(first);
	second = open_writer(h.path, 0);
	kz_writer_close(second);
}

static void a_dead_writer_holds_no_lock(void **state)
{
	const char *path = below(*state, "index");
	int pipes[2], status;
	char ready;
	store(path, "a", "Alfa", NULL);
	assert_int_equal(pipe(pipes), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		kz_writer *writer = NULL;
		if (kz_writer_open(path, NULL, &writer, NULL) == KZ_OK &&
			write(pipes[1], "x", 1) == 1)
			pause();
		abort();
	}
	close(pipes[1]);
	assert_int_equal(read(pipes[0], &ready, 1), 1);
	close(pipes[0]);
	kz_writer *writer = NULL;
	must_fail(KZ_E_LOCKED, kz_writer_open(path, NULL, &writer, err));
	/* Reading goes on meanwhile. */
	assert_string_equal(search_at(path, "*"), "a");
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	kz_writer_close(open_writer(path, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_handle_is_not_of_a_child),
		in_directory(there_is_one_writer_at_a_time),
		in_directory(a_dead_writer_holds_no_lock),
	};
	return cmocka_run_group_tests_name("fork", tests, NULL, NULL);
}
