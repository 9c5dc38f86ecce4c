/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a hit shows: its facts, its snippet, and where that stands. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kz_results *results_of(const char *path, const char *query, uint32_t bytes)
{
	kz_index *index = open_index(path);
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	options.snippet_bytes = bytes;
	must(kz_search(index, query, &options, &results, err));
	/* Plain memory: the index is gone before it is looked at. */
	kz_index_close(index);
	return results;
}

/* The snippet of the first hit, with what is lit in brackets. */
static const char *snippet(const char *path, const char *query, uint32_t bytes)
{
	static char lines[8][12000];
	static int next;
	char *line = lines[next++ % 8];
	kz_results *results = results_of(path, query, bytes);
	const kz_hit *hit = kz_results_at(results, 0);
	assert_non_null(hit);
	line[0] = '\0';
	for (size_t i = 0; i < hit->part_count; i++) {
		assert_true(hit->parts[i].text[0] != '\0');
		assert_printable(hit->parts[i].text);
		if (hit->parts[i].hit)
			strcat(line, "[");
		strcat(line, hit->parts[i].text);
		if (hit->parts[i].hit)
			strcat(line, "]");
	}
	kz_results_close(results);
	return line;
}

static void the_words_are_lit_in_every_form(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Brief",
		"Het gaat om regulatory sandboxes.\n\nGeïnformeerd over <b>&amp; foto’s.");
	assert_string_equal(snippet(path, "sandboxes regulatory", 0),
		"Het gaat om [regulatory] [sandboxes].");
	assert_string_equal(snippet(path, "GEINFORMEERD foto", 0),
		"[Geïnformeerd] over <b>&amp; [foto’s].");
	assert_string_equal(snippet(path, "\"om regulatory\"", 0),
		"Het gaat [om] [regulatory] sandboxes.");
	/* Found in its title alone: the beginning of the text. */
	assert_string_equal(
		snippet(path, "brief", 0), "Het gaat om regulatory sandboxes.");
}

static void the_best_passage_is_chosen_and_cut_at_words(void **state)
{
	const char *path = below(*state, "index");
	char body[8000] = "";
	for (int i = 0; i < 100; i++)
		strcat(body, "één óf ander vulwoord ");
	strcat(body, "appel ");
	for (int i = 0; i < 100; i++)
		strcat(body, "één óf ander vulwoord ");
	strcat(body, "appel noot mies ");
	for (int i = 0; i < 30; i++)
		strcat(body, "één óf ander vulwoord ");
	store(path, "a", "Brief", body);
	for (uint32_t bytes = 20; bytes < 600; bytes += 7) {
		const char *line = snippet(path, "appel noot mies", bytes);
		assert_non_null(strstr(line, "[appel] [noot] [mies]"));
		/* An ellipsis and a space at each end, and our own brackets. */
		assert_true(strlen(line) <= bytes + 2 * strlen("… ") + 6);
		assert_memory_equal(line, "… ", strlen("… "));
		assert_string_equal(line + strlen(line) - strlen(" …"), " …");
		/* Words are whole. */
		for (const char *at = line; (at = strstr(at, "vul")) != NULL; at++)
			assert_memory_equal(at, "vulwoord", 8);
	}
	assert_true(strlen(snippet(path, "appel", 0)) <= 300 + 2 * strlen("… ") + 2);
	assert_true(strlen(snippet(path, "appel", 0)) > 200);
}

static void a_word_without_end_is_cut_between_characters(void **state)
{
	const char *path = below(*state, "index");
	char body[3001];
	for (size_t i = 0; i < 3000; i += 3)
		memcpy(body + i, "\xE2\x82\xAC", 4);
	store(path, "a", "Brief", body);
	const char *line = snippet(path, "brief", 100);
	assert_true(strlen(line) > 90 && strlen(line) <= 100 + 2 * strlen("… "));
}

static void control_characters_come_out_as_spaces(void **state)
{
	const char *path = below(*state, "index");
	store(path, "a", "Brief", "de \x1B[31mrode\x01 appel\xC2\x9B en\tmeer");
	assert_string_equal(snippet(path, "appel", 0), "de  [31mrode  [appel]  en meer");
}

static void a_hit_says_where_it_is(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document =
		make_document("a", "Titel", "eerste alinea\n\ntweede appel");
	kz_block note = KZ_BLOCK_INIT;
	note.kind = KZ_FOOTNOTE;
	note.page = 3;
	note.mark = "8";
	note.text = "noot over peren";
	must(kz_document_add_block(document, &note, err));
	must(kz_document_set(document, KZ_DATE, "2025-04", err));
	must(kz_document_add(document, KZ_DOSSIERS, "27428", err));
	must(kz_document_add_signatory(document, "D. Beljaarts", "EZ", err));
	must(kz_document_add_text(document, "client", "ik", err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);

	kz_results *results = results_of(path, "appel", 0);
	const kz_hit *hit = kz_results_at(results, 0);
	assert_int_equal(hit->rank, 1);
	assert_false(hit->partial);
	assert_int_equal(hit->block, 2);
	assert_int_equal(hit->paragraph, 2);
	assert_int_equal(hit->page, 0);
	assert_string_equal(hit->footnote, "");
	assert_string_equal(kz_document_get(hit->document, KZ_TITLE), "Titel");
	assert_string_equal(kz_document_get(hit->document, KZ_DATE), "2025-04");
	assert_string_equal(kz_document_at(hit->document, KZ_DOSSIERS, 0), "27428");
	assert_string_equal(
		kz_document_signatory_at(hit->document, 0)->name, "D. Beljaarts");
	assert_string_equal(kz_document_field_at(hit->document, 0)->text, "ik");
	assert_int_equal(kz_document_block_count(hit->document), 0);
	kz_results_close(results);
	results = results_of(path, "peren", 0);
	hit = kz_results_at(results, 0);
	assert_int_equal(hit->block, 3);
	assert_int_equal(hit->paragraph, 0);
	assert_int_equal(hit->page, 3);
	assert_string_equal(hit->footnote, "8");
	kz_results_close(results);
	results = results_of(path, "titel", 0);
	hit = kz_results_at(results, 0);
	assert_int_equal(hit->block, 0);
	assert_int_equal(hit->paragraph, 0);
	assert_string_equal(hit->footnote, "");
	kz_results_close(results);
}

/* Its end is not read when the beginning has what was sought; and it is when not. */
static void a_long_document_is_found_to_its_end(void **state)
{
	enum { LINES = 6000 };
	static const char line[] = "De kamer spreekt over geld en wegen.\n\n";
	const char *path = below(*state, "index");
	char *body = calloc(LINES + 8, sizeof line);
	assert_non_null(body);
	strcat(body, "Een proeftuin.\n\n");
	size_t used = strlen(body);
	for (int i = 0; i < LINES; i++, used += sizeof line - 1)
		memcpy(body + used, line, sizeof line - 1);
	strcpy(body + used, "Aan het eind de gentherapieën, en een proeftuin.");
	store(path, "doc-1", "Lang", body);
	assert_string_equal(snippet(path, "proeftuinen", 0), "Een [proeftuin].");
	assert_string_equal(
		snippet(path, "wegen", 0), "De kamer spreekt over geld en [wegen].");
	assert_string_equal(snippet(path, "gentherapie", 0),
		"Aan het eind de [gentherapieën], en een proeftuin.");
	free(body);
}

/* A text of so many bytes of filling, what is given, and as many again. */
static char *long_text(
	const char *beginning, const char *fill, size_t bytes, const char *end)
{
	char *text = calloc(2 * bytes + 1000, 1);
	assert_non_null(text);
	size_t used = (size_t)sprintf(text, "%s", beginning);
	for (size_t length = strlen(fill); used < bytes; used += length)
		memcpy(text + used, fill, length);
	used += (size_t)sprintf(text + used, "%s", end);
	for (size_t length = strlen(fill); used < 2 * bytes; used += length)
		memcpy(text + used, fill, length);
	return text;
}

/* Wherever that stands in it, as far as passages are chosen at all. */
static void of_a_long_document_the_best_passage_is_shown(void **state)
{
	static const size_t places[] = {
		100, 9000, 20000, 23900, 24460, 24600, 30000, 45000, 60000};
	static const char *const fills[] = {
		"Over wegen en geld. ", "Over wegen en geld.\n\n"};
	for (size_t i = 0; i < 2 * sizeof places / sizeof places[0]; i++) {
		char name[32];
		snprintf(name, sizeof name, "index-%zu", i);
		const char *path = below(*state, name);
		char *text = long_text("Een appel. Een vijg. ", fills[i % 2],
			places[i / 2], "Voor een appel dus een peer. ");
		store(path, "doc-1", "Peer", text);
		const char *shown = snippet(path, "appel peren", 0);
		if (strstr(shown, "een [appel] dus een [peer]") == NULL)
			fail_msg("at %zu: '%s'", places[i / 2], shown);
		shown = snippet(path, "appel vijg", 0);
		if (strstr(shown, "Een [appel]. Een [vijg].") == NULL)
			fail_msg("at the beginning: '%s'", shown);
		free(text);
	}
}

/* Where the beginning that is read ends, a word may seem to be another. */
static void half_a_word_is_not_lit(void **state)
{
	for (size_t i = 0; i < strlen("kansxyz "); i++) {
		char name[32];
		snprintf(name, sizeof name, "index-%zu", i);
		const char *path = below(*state, name);
		char *text =
			long_text(&"........"[i], "kansxyz ", 100000, "Een kans dus. ");
		store(path, "doc-1", "Brief", text);
		const char *shown = snippet(path, "kans", 0);
		if (strstr(shown, "Een [kans] dus.") == NULL)
			fail_msg("%zu: '%s'", i, shown);
		free(text);
	}
}

static void a_record_has_no_snippet(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document =
		make_document("kst-36600-XIII-40", "Motie over sandboxes", NULL);
	must(kz_document_set(document, KZ_HOLDING, "record", err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_document_set(document, KZ_HOLDING, "full", err));
	must(kz_document_set(document, KZ_ID, "b", err));
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	kz_results *results = results_of(path, "sandboxes", 0);
	assert_int_equal(kz_results_count(results), 2);
	assert_int_equal(kz_results_at(results, 0)->part_count, 0);
	assert_int_equal(kz_results_at(results, 0)->block, 0);
	kz_results_close(results);
	kz_index *index = open_index(path);
	kz_index_info info = KZ_INDEX_INFO_INIT;
	must(kz_index_get_info(index, &info, err));
	assert_int_equal(info.documents, 2);
	assert_int_equal(info.records, 1);
	kz_index_close(index);
}

static void scores_fall_along_the_list(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "once", "Brief", "appel en verder heel veel andere woorden");
	put(writer, "title", "Appel", "en verder heel veel andere woorden");
	put(writer, "often", "Brief", "appel appel appel appel en andere woorden");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_results *results = results_of(path, "appel", 0);
	assert_int_equal(kz_results_count(results), 3);
	assert_string_equal(
		kz_document_get(kz_results_at(results, 2)->document, KZ_ID), "once");
	for (size_t i = 1; i < 3; i++)
		assert_true(kz_results_at(results, i - 1)->score >=
			    kz_results_at(results, i)->score);
	kz_results_close(results);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_words_are_lit_in_every_form),
		in_directory(the_best_passage_is_chosen_and_cut_at_words),
		in_directory(a_word_without_end_is_cut_between_characters),
		in_directory(control_characters_come_out_as_spaces),
		in_directory(a_hit_says_where_it_is),
		in_directory(a_long_document_is_found_to_its_end),
		in_directory(of_a_long_document_the_best_passage_is_shown),
		in_directory(half_a_word_is_not_lit),
		in_directory(a_record_has_no_snippet),
		in_directory(scores_fall_along_the_list),
	};
	return cmocka_run_group_tests_name("results", tests, NULL, NULL);
}
