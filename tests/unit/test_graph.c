/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites whom: forward and back, also of what is not held, each paper once; and the
 * fields of a query that ask for it. */
#include "support.h"

#include <kamerzoek.h>

/* ---- A small archive ---- */

static kz_document *make_document(const char *id, const char *date, const char *text)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, id, err));
	must(kz_document_set(document, KZ_TITLE, id, err));
	must(kz_document_set(document, KZ_DATE, date, err));
	must(kz_document_add_body(document, text, strlen(text), err));
	return document;
}

static void put(kz_writer *writer, kz_document *document)
{
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static void put_letter(kz_writer *writer)
{
	kz_document *letter = make_document("kst-27428-408", "2025-04-11",
		"Een visie.\n\nConform Kamerstuk 36600 XIV, nr. 60. Zie 36600-XIV-60.");
	kz_block note = KZ_BLOCK_INIT;
	note.kind = KZ_FOOTNOTE;
	note.page = 3;
	note.mark = "8";
	note.text = "36 600 XIII, nr. 40, en Stb. 2020, 118, en 27428-408.";
	must(kz_document_add_block(letter, &note, err));
	put(writer, letter);
}

static int make_archive(void **state)
{
	if (make_directory(state) != 0)
		return -1;
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.words = "";
	options.flags = KZ_WRITER_CREATE;
	must(kz_writer_open(below(*state, "index"), &options, &writer, err));
	put_letter(writer);
	kz_document *motion = make_document("kst-36600-XIV-60", "2024-10-22",
		"Ter vervanging van die gedrukt onder nr. 18. Zie Kamerstuk 27428, nr. 408.");
	must(kz_document_add(motion, KZ_ALIASES, "2024D39215", err));
	put(writer, motion);
	kz_document *later = make_document("kst-21501-32-1700", "2025-05-12",
		"Zie 2024D39215, Kamerstuk 27428 en kst-36600-XIV-60-h1.");
	put(writer, later);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return 0;
}

#define with_archive(test) \
	cmocka_unit_test_setup_teardown(test, make_archive, remove_directory)

static kz_index *open_archive(void **state)
{
	kz_index *index = NULL;
	must(kz_index_open(below(*state, "index"), &index, err));
	return index;
}

/* ---- Graphs in one line ---- */

/* "a>b c>d": from and to of each link, and what the text does when it does more. */
static const char *links_of(
	kz_index *index, const char *name, uint32_t flags, uint32_t depth, uint32_t limit)
{
	static char lines[8][2000];
	static int next;
	char *line = lines[next++ % 8];
	size_t used = 0;
	kz_graph *graph = NULL;
	kz_graph_options options = KZ_GRAPH_OPTIONS_INIT;
	options.flags = flags;
	options.depth = depth;
	options.limit = limit;
	line[0] = '\0';
	must(kz_graph_find(index, name, &options, &graph, err));
	for (size_t i = 0; i < kz_graph_link_count(graph); i++) {
		const kz_graph_link *link = kz_graph_link_at(graph, i);
		const char *edge = kz_edge_name((kz_edge)link->citation->edge);
		used += (size_t)snprintf(line + used, sizeof lines[0] - used,
			"%s%s>%s%s%s", i > 0 ? " " : "",
			kz_graph_node_at(graph, link->from)->name,
			kz_graph_node_at(graph, link->to)->name,
			link->citation->edge != KZ_EDGE_CITES ? ":" : "",
			link->citation->edge != KZ_EDGE_CITES ? edge : "");
	}
	if (!kz_graph_is_complete(graph))
		snprintf(line + used, sizeof lines[0] - used, " ...");
	kz_graph_close(graph);
	return line;
}

static void what_a_document_cites(void **state)
{
	kz_index *index = open_archive(state);
	const char *wanted = "kst-27428-408>kst-36600-XIV-60:carries-out "
			     "kst-27428-408>kst-36600-XIV-60 "
			     "kst-27428-408>kst-36600-XIII-40 kst-27428-408>stb-2020-118";
	assert_string_equal(links_of(index, "27428, nr. 408", 0, 0, 0), wanted);
	assert_string_equal(links_of(index, "kst-27428-408", 0, 1, 0), wanted);
	assert_string_equal(links_of(index, "2024D39215", 0, 1, 0),
		"kst-36600-XIV-60>kst-36600-XIV-18:replaces "
		"kst-36600-XIV-60>kst-27428-408");
	/* What is not held cites nothing that is known. */
	assert_string_equal(links_of(index, "kst-36600-XIII-40", 0, 5, 0), "");
	kz_index_close(index);
}

static void what_a_node_and_a_link_say(void **state)
{
	kz_index *index = open_archive(state);
	kz_graph *graph = NULL;
	must(kz_graph_find(index, "kst-27428-408", NULL, &graph, err));
	kz_index_close(index);
	assert_int_equal(kz_graph_node_count(graph), 4);
	const kz_graph_node *asked = kz_graph_node_at(graph, 0);
	assert_int_equal(asked->depth, 0);
	assert_string_equal(kz_document_get(asked->document, KZ_DATE), "2025-04-11");
	const kz_graph_node *held = kz_graph_node_at(graph, 1);
	assert_string_equal(held->name, "kst-36600-XIV-60");
	assert_string_equal(kz_document_get(held->document, KZ_DATE), "2024-10-22");
	assert_int_equal(held->kind, KZ_CITED_KAMERSTUK);
	assert_int_equal(held->depth, 1);
	const kz_graph_node *law = kz_graph_node_at(graph, 3);
	assert_null(law->document);
	assert_int_equal(law->kind, KZ_CITED_STAATSBLAD);
	assert_string_equal(
		law->url, "https://zoek.officielebekendmakingen.nl/stb-2020-118.html");
	assert_null(kz_graph_node_at(graph, 4));

	const kz_graph_link *first = kz_graph_link_at(graph, 0);
	assert_string_equal(first->citation->text, "Kamerstuk 36600 XIV, nr. 60");
	assert_int_equal(first->paragraph, 2);
	assert_int_equal(first->page, 0);
	assert_string_equal(first->footnote, "");
	const kz_graph_link *note = kz_graph_link_at(graph, 2);
	assert_int_equal(note->paragraph, 0);
	assert_int_equal(note->page, 3);
	assert_string_equal(note->footnote, "8");
	assert_null(kz_graph_link_at(graph, 4));
	kz_graph_close(graph);
	kz_graph_close(NULL);
	assert_true(kz_graph_is_complete(NULL));
	assert_int_equal(kz_graph_node_count(NULL), 0);
	assert_null(kz_graph_link_at(NULL, 0));
}

/* Under whichever name it is cited, the newest first. */
static void what_cites_it(void **state)
{
	kz_index *index = open_archive(state);
	static const char *const names[] = {
		"kst-36600-XIV-60", "36 600 XIV, nr. 60", "2024d39215"};
	for (size_t i = 0; i < COUNT(names); i++)
		assert_string_equal(links_of(index, names[i], KZ_GRAPH_REVERSE, 1, 0),
			"kst-21501-32-1700>kst-36600-XIV-60 "
			"kst-21501-32-1700>kst-36600-XIV-60 "
			"kst-27428-408>kst-36600-XIV-60:carries-out "
			"kst-27428-408>kst-36600-XIV-60");
	assert_string_equal(links_of(index, "36600-XIV-18", KZ_GRAPH_REVERSE, 1, 0),
		"kst-36600-XIV-60>kst-36600-XIV-18:replaces");
	assert_string_equal(links_of(index, "stb-2020-118", KZ_GRAPH_REVERSE, 1, 0),
		"kst-27428-408>stb-2020-118");
	assert_string_equal(links_of(index, "Stb. 2020, 118", KZ_GRAPH_REVERSE, 1, 0),
		"kst-27428-408>stb-2020-118");
	assert_string_equal(
		links_of(index, "kst-21501-32-1700", KZ_GRAPH_REVERSE, 1, 0), "");
	kz_index_close(index);
}

static void what_cites_a_dossier(void **state)
{
	kz_index *index = open_archive(state);
	static const char *const names[] = {
		"dossier:27428", "27428", "27 428", "dossier:27 428"};
	for (size_t i = 0; i < COUNT(names); i++)
		assert_string_equal(links_of(index, names[i], KZ_GRAPH_REVERSE, 1, 0),
			"kst-21501-32-1700>dossier:27428 kst-36600-XIV-60>kst-27428-408");
	assert_string_equal(links_of(index, "36600-XIII", KZ_GRAPH_REVERSE, 1, 0),
		"kst-27428-408>kst-36600-XIII-40");
	/* With its chapters. */
	assert_non_null(
		strstr(links_of(index, "36600", KZ_GRAPH_REVERSE, 1, 0), "XIII-40"));
	assert_string_equal(links_of(index, "dossier:27428", 0, 1, 0), "");
	kz_index_close(index);
}

static void several_steps_and_no_paper_twice(void **state)
{
	kz_index *index = open_archive(state);
	assert_string_equal(links_of(index, "kst-21501-32-1700", 0, 1, 0),
		"kst-21501-32-1700>kst-36600-XIV-60 kst-21501-32-1700>dossier:27428 "
		"kst-21501-32-1700>kst-36600-XIV-60");
	/* The letter and the motion cite each other: that ends. */
	const char *all = links_of(index, "kst-21501-32-1700", 0, 100, 0);
	assert_string_equal(links_of(index, "kst-21501-32-1700", 0, 3, 0), all);
	assert_non_null(strstr(all, "kst-27428-408>stb-2020-118"));
	assert_non_null(strstr(all, "kst-36600-XIV-60>kst-27428-408"));
	kz_graph *graph = NULL;
	kz_graph_options options = KZ_GRAPH_OPTIONS_INIT;
	options.depth = 100;
	must(kz_graph_find(index, "kst-21501-32-1700", &options, &graph, err));
	assert_int_equal(kz_graph_node_count(graph), 7);
	for (size_t i = 0; i < 7; i++) {
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(kz_graph_node_at(graph, i)->name,
				kz_graph_node_at(graph, j)->name);
	}
	kz_graph_close(graph);
	/* Back: who cites those who cite it. */
	assert_string_equal(links_of(index, "stb-2020-118", KZ_GRAPH_REVERSE, 2, 0),
		"kst-27428-408>stb-2020-118 kst-36600-XIV-60>kst-27428-408");
	kz_index_close(index);
}

static void a_limit_is_told(void **state)
{
	kz_index *index = open_archive(state);
	assert_string_equal(links_of(index, "kst-27428-408", 0, 1, 2),
		"kst-27428-408>kst-36600-XIV-60:carries-out "
		"kst-27428-408>kst-36600-XIV-60 ...");
	assert_string_equal(links_of(index, "kst-27428-408", 0, 1, 1), " ...");
	kz_index_close(index);
}

static void what_there_is_not(void **state)
{
	kz_index *index = open_archive(state);
	kz_graph *graph = (kz_graph *)state;
	kz_graph_options options = KZ_GRAPH_OPTIONS_INIT;
	static const char *const names[] = {
		"", "nergens", "kst-1-2", "dossier:99999", "\xFF\xFE", "dossier:"};
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_int_equal(kz_graph_find(index, names[i], NULL, &graph, NULL),
			KZ_E_NO_DOCUMENT);
		assert_null(graph);
	}
	options.limit = 100001;
	assert_int_equal(kz_graph_find(index, "kst-27428-408", &options, &graph, NULL),
		KZ_E_ARGUMENT);
	assert_int_equal(kz_graph_find(NULL, "x", NULL, &graph, NULL), KZ_E_ARGUMENT);
	assert_int_equal(kz_graph_find(index, NULL, NULL, &graph, NULL), KZ_E_ARGUMENT);
	assert_int_equal(kz_graph_find(index, "x", NULL, NULL, NULL), KZ_E_ARGUMENT);
	kz_index_close(index);
}

/* ---- In a query ---- */

static void find(
	kz_index *index, const char *query, const char *wanted, const char *warning)
{
	char line[600] = "";
	kz_results *results = NULL;
	must(kz_search(index, query, NULL, &results, err));
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_hit *hit = kz_results_at(results, i);
		snprintf(line + strlen(line), sizeof line - strlen(line), "%s%s%s",
			i > 0 ? " " : "", hit->partial ? "~" : "",
			kz_document_get(hit->document, KZ_ID));
	}
	same_text(query, line, wanted);
	size_t count = kz_results_warning_count(results);
	if (count != (warning[0] != '\0') ||
		(count > 0 && strstr(kz_results_warning_at(results, 0), warning) == NULL))
		fail_msg("%s: %zu warnings: %s", query, count,
			count > 0 ? kz_results_warning_at(results, 0) : "");
	kz_results_close(results);
}

static void a_query_asks_who_cites(void **state)
{
	static const char *const rows[][3] = {
		{"citeert:36600-XIV-60", "kst-21501-32-1700 kst-27428-408", ""},
		{"cites:kst-36600-XIV-60", "kst-21501-32-1700 kst-27428-408", ""},
		{"Citeert:2024D39215", "kst-21501-32-1700 kst-27428-408", ""},
		{"citeert:\"36 600 XIV, nr. 60\"", "kst-21501-32-1700 kst-27428-408", ""},
		{"citeert:‘36 600 XIV, nr. 60’", "kst-21501-32-1700 kst-27428-408", ""},
		{"citeert:36600-XIV-60-h1", "kst-21501-32-1700 kst-27428-408", ""},
		{"visie citeert:36600-XIV-60", "kst-27428-408", ""},
		{"citeert:36600-XIV-60 visie", "kst-27428-408", ""},
		{"citeert:36600-XIV-60 citeert:stb-2020-118", "kst-27428-408", ""},
		{"citeert:dossier:27428", "kst-21501-32-1700 kst-36600-XIV-60", ""},
		{"citeert:27428", "kst-21501-32-1700 kst-36600-XIV-60", ""},
		{"citeert:36600-XIII", "kst-27428-408", ""},
		{"citeert:kst-1-2", "", ""},
		{"citeert:nergens", "", "citeert:nergens"},
		{"geciteerd-door:27428-408", "kst-36600-XIV-60", ""},
		{"cited-by:\"27 428, nr. 408\"", "kst-36600-XIV-60", ""},
		{"geciteerd-door:36600-XIV-60", "kst-27428-408", ""},
		{"geciteerd-door:kst-36600-XIII-40", "", "not known"},
		{"visie geciteerd-door:27428-408", "", ""},
		{"geciteerd-door:27428-408 vervanging", "kst-36600-XIV-60", ""},
		/* A word, a space: no field. */
		{"citeert: visie", "~kst-27428-408", "no value right behind it"},
		{"citeert:\"27428", "kst-21501-32-1700 kst-36600-XIV-60", "not closed"},
		{"titels:visie", "", "there is no field 'titels'"},
	};
	kz_index *index = open_archive(state);
	for (size_t i = 0; i < COUNT(rows); i++)
		find(index, rows[i][0], rows[i][1], rows[i][2]);
	kz_index_close(index);
}

/* It narrows the partial ones too, and any way of matching. */
static void a_field_narrows_all_that_is_found(void **state)
{
	kz_index *index = open_archive(state);
	find(index, "visie onbekend", "~kst-27428-408", "");
	find(index, "visie onbekend citeert:36600-XIV-60", "~kst-27428-408", "");
	find(index, "visie onbekend citeert:27428", "", "");
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	options.matching = KZ_MATCH_ANY;
	must(kz_search(
		index, "visie vervanging citeert:36600-XIV-18", &options, &results, err));
	assert_int_equal(kz_results_total(results), 1);
	const char *understood = kz_results_understood(results);
	assert_int_equal(understood[0], '(');
	assert_non_null(strstr(understood, ") AND citeert:\"36600-XIV-18\""));
	kz_results_close(results);
	must(kz_search(index, "citeert:stb-2020-118", NULL, &results, err));
	same_text("alone", kz_results_understood(results), "citeert:\"stb-2020-118\"");
	/* The snippet shows where. */
	const kz_hit *hit = kz_results_at(results, 0);
	assert_string_equal(hit->footnote, "8");
	bool lit = false;
	for (size_t i = 0; i < hit->part_count; i++)
		lit |= hit->parts[i].hit &&
		       strcmp(hit->parts[i].text, "Stb. 2020, 118") == 0;
	assert_true(lit);
	kz_results_close(results);
	kz_index_close(index);
}

static void a_field_without_a_value(void **state)
{
	kz_index *index = open_archive(state);
	kz_results *results = NULL;
	kz_error told = {0};
	assert_int_equal(kz_search(index, "visie citeert:\"\"", NULL, &results, &told),
		KZ_E_QUERY);
	assert_int_equal(told.offset, 14);
	assert_null(results);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_archive(what_a_document_cites),
		with_archive(what_a_node_and_a_link_say),
		with_archive(what_cites_it),
		with_archive(what_cites_a_dossier),
		with_archive(several_steps_and_no_paper_twice),
		with_archive(a_limit_is_told),
		with_archive(what_there_is_not),
		with_archive(a_query_asks_who_cites),
		with_archive(a_field_narrows_all_that_is_found),
		with_archive(a_field_without_a_value),
	};
	return cmocka_run_group_tests_name("graph", tests, NULL, NULL);
}
