/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Eight threads, each with handles of its own, do all that a program does at once with
 * one index: seven look, in every way there is, and one writes. Under ThreadSanitizer
 * this shows what they share without knowing. */
#include "support.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

enum { LOOKERS = 7, COMMITS = 12, BATCH = 6, FILES = 3 };

/* What all threads share: what may be used by several, and when to stop. */
typedef struct shared {
	const char *path, *folder;
	kz_synonyms *synonyms;
	atomic_bool done;
} shared;

typedef struct looker {
	pthread_t thread;
	shared *with;
	kz_index *index;
	unsigned rounds;
	kz_error told;
	char wrong[400];
} looker;

/* cmocka is not for several threads: each keeps what went wrong first. */
static bool check(looker *l, bool right, const char *what)
{
	if (!right && l->wrong[0] == '\0')
		snprintf(l->wrong, sizeof l->wrong, "%s: %d %s", what, l->told.status,
			l->told.message);
	return right;
}

#define goes(l, call) check(l, (call) == KZ_OK, #call)

/* ---- What is looked at ---- */

static void look_search(looker *l)
{
	static const char *const queries[] = {"beleid \"noot mies\"",
		"technologie~ OR mies", "*beleid* -nergens", "NEAR(noot mies, 5)",
		"wet- en regelgeving", "datum:2025 soort:brief", "36600-XIV-2",
		"geciteerd-door:36600-XIV-1 OR noot", "dossier:36600", "zorch"};
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.synonyms = l->with->synonyms;
	options.order = (int32_t)(l->rounds % 3);
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		kz_results *results = NULL;
		if (goes(l, kz_search(
				    l->index, queries[i], &options, &results, &l->told)))
			(void)strlen(kz_results_understood(results));
		kz_results_close(results);
	}
}

static void look_hits(looker *l)
{
	kz_hits *hits = NULL;
	const kz_hit *hit = NULL;
	kz_status st = kz_hits_open(l->index, "noot", NULL, &hits, &l->told);
	check(l, st == KZ_OK, "hits");
	while (st == KZ_OK)
		st = kz_hits_next(hits, &hit, &l->told);
	check(l, st == KZ_DONE || st == KZ_E_CHANGED, "next hit");
	kz_hits_close(hits);
}

static void look_around(looker *l)
{
	kz_kwic *kwic = NULL;
	kz_facets *facets = NULL;
	kz_results *similar = NULL;
	kz_graph *graph = NULL;
	goes(l, kz_kwic_find(l->index, "noot", NULL, NULL, &kwic, &l->told));
	goes(l, kz_facets_find(l->index, "noot", NULL, 5, &facets, &l->told));
	goes(l, kz_similar(l->index, "kst-36600-XIV-1", NULL, &similar, &l->told));
	goes(l, kz_graph_find(l->index, "kst-36600-XIV-1", NULL, &graph, &l->told));
	check(l, kz_kwic_total(kwic) > 0 && kz_facets_total(facets) > 0, "found nothing");
	kz_kwic_close(kwic);
	kz_facets_close(facets);
	kz_results_close(similar);
	kz_graph_close(graph);
}

static void look_up(looker *l)
{
	kz_document *document = NULL;
	const kz_document *listed = NULL;
	kz_cursor *cursor = NULL;
	char *cited = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	if (goes(l, kz_index_get(l->index, "36600-XIV, nr. 1", &document, &l->told)))
		goes(l, kz_cite(document, KZ_CITE_BIBTEX, NULL, &cited, &l->told));
	kz_free(cited);
	kz_document_free(document);
	goes(l, kz_index_get_info(l->index, &info, &l->told));
	check(l, info.documents % BATCH == 0, "part of a commit");
	kz_status st = kz_index_list(l->index, &cursor, &l->told);
	while (st == KZ_OK)
		st = kz_cursor_next(cursor, &listed, &l->told);
	check(l, st == KZ_DONE || st == KZ_E_CHANGED, "list");
	kz_cursor_close(cursor);
}

/* ---- What needs no index ---- */

static void analyse(looker *l)
{
	static const char text[] = "De wet- en regelgeving van 11 april 2025 over het "
				   "biotechnologiebeleid (Kamerstuk 36600-XIV, nr. 2)";
	size_t length = sizeof text - 1;
	kz_analysis *analysis = NULL;
	kz_words *words[3] = {NULL};
	kz_citations *citations = NULL;
	kz_date date;
	goes(l, kz_analysis_open(NULL, &analysis, &l->told));
	goes(l, kz_analyse(analysis, text, length, &words[0], &l->told));
	goes(l, kz_expand(analysis, text, length, &words[1], &l->told));
	goes(l, kz_split(analysis, "onderzoeksbeleid", 16, &words[2], &l->told));
	goes(l, kz_citations_find(text, length, NULL, &citations, &l->told));
	goes(l, kz_date_parse("11 april 2025", 13, &date, &l->told));
	kz_citations_close(citations);
	for (size_t i = 0; i < 3; i++)
		kz_words_close(words[i]);
	kz_analysis_close(analysis);
}

static void read_folder(looker *l)
{
	kz_folder *folder = NULL;
	const kz_file *file = NULL;
	unsigned count = 0;
	kz_status st = kz_folder_open(l->with->folder, &folder, &l->told);
	while (st == KZ_OK && (st = kz_folder_next(folder, &file, &l->told)) == KZ_OK) {
		kz_document *document = NULL;
		goes(l, kz_folder_parse(folder, &document, &l->told));
		kz_document_free(document);
		count++;
	}
	check(l, st == KZ_DONE && count == FILES, "folder");
	kz_folder_close(folder);
}

/* ---- All at once ---- */

static void *look_on(void *context)
{
	looker *l = context;
	if (!goes(l, kz_index_open(l->with->path, &l->index, &l->told)))
		return NULL;
	for (bool last = false; !last && l->wrong[0] == '\0'; l->rounds++) {
		last = atomic_load(&l->with->done);
		look_search(l);
		look_hits(l);
		look_around(l);
		look_up(l);
		analyse(l);
		read_folder(l);
		if (l->rounds % 2 == 0)
			goes(l, kz_index_refresh(l->index, &l->told));
	}
	kz_index_close(l->index);
	return NULL;
}

static void put_piece(kz_writer *writer, unsigned number)
{
	char id[40], body[400];
	snprintf(id, sizeof id, "kst-36600-XIV-%u", number);
	snprintf(body, sizeof body,
		"appel en noot mies, zie Kamerstuk 36600-XIV, nr. %u\n\n"
		"Het biotechnologiebeleid en de wet- en regelgeving nummer%u.",
		number / 2 + 1, number);
	kz_document *document = make_document(id, "Brief over beleid", body);
	must(kz_document_set(document, KZ_DATE, "2025-04-11", err));
	must(kz_document_set(document, KZ_KIND, "brief", err));
	must(kz_document_add(document, KZ_DOSSIERS, "36600-XIV", err));
	must(kz_document_find_citations(document, err));
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static void put_batch(kz_writer *writer, unsigned batch)
{
	for (unsigned i = 0; i < BATCH; i++)
		put_piece(writer, batch * BATCH + i + 1);
	must(kz_writer_commit(writer, err));
}

static void make_shared(shared *with, const char *directory)
{
	static const char lines[] = "zandbak = proeftuin, noot\n";
	with->path = below(directory, "index");
	with->folder = below(directory, "files");
	make_folder(with->folder);
	write_letter(below(with->folder, "a.txt"), "a", "Alfa", "appel noot mies");
	write_text(below(with->folder, "b.html"),
		"<html><head><title>Beta</title></head><body><p>noot &amp; mies</p></body>"
		"</html>");
	write_letter(below(with->folder, "c.txt"), "c", "Gamma", "wim zus jet");
	must(kz_synonyms_parse(lines, sizeof lines - 1, &with->synonyms, err));
	atomic_init(&with->done, false);
}

static void all_is_done_at_once(void **state)
{
	static shared with;
	looker lookers[LOOKERS] = {{0}};
	make_shared(&with, *state);
	kz_writer *writer = open_writer(with.path, KZ_WRITER_CREATE);
	put_batch(writer, 0);
	for (size_t i = 0; i < LOOKERS; i++) {
		lookers[i].with = &with;
		assert_int_equal(
			pthread_create(&lookers[i].thread, NULL, look_on, &lookers[i]),
			0);
	}
	for (unsigned i = 1; i < COMMITS; i++)
		put_batch(writer, i);
	atomic_store(&with.done, true);
	unsigned rounds = 0;
	for (size_t i = 0; i < LOOKERS; i++) {
		pthread_join(lookers[i].thread, NULL);
		rounds += lookers[i].rounds;
	}
	for (size_t i = 0; i < LOOKERS; i++) {
		if (lookers[i].wrong[0] != '\0')
			fail_msg("thread %zu, round %u: %s", i, lookers[i].rounds,
				lookers[i].wrong);
	}
	kz_writer_close(writer);
	kz_synonyms_free(with.synonyms);
	assert_int_equal(count_documents(with.path), COMMITS * BATCH);
	print_message("# %d threads looked %u times in all ways, over %d commits\n",
		LOOKERS, rounds, COMMITS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(all_is_done_at_once),
	};
	return cmocka_run_group_tests_name("together", tests, NULL, NULL);
}
