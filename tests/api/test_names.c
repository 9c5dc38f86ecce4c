/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every name that a document may have leads to it. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void every_spelling_of_a_kamerstuk(void **state)
{
	static const char *const spellings[][2] = {
		{"kst-36600-XIV-60", "kst-36600-XIV-60"},
		{"36 600 XIV, nr. 60", "kst-36600-XIV-60"},
		{"36600-XIV-60", "kst-36600-XIV-60"},
		{"(36600-XIV-60)", "kst-36600-XIV-60"},
		{"KST-36600-xiv-60", "kst-36600-XIV-60"},
		{"Kamerstukken II 2024/25, 36 600 XIV, nr. 60", "kst-36600-XIV-60"},
		{"21501-32, nr. 290", "kst-21501-32-290"},
		{"https://zoek.officielebekendmakingen.nl/kst-36836-D.html",
			"kst-36836-D"},
		{"36836, letter D", "kst-36836-D"},
		{"36 600 XIV, nr. 61", "(none)"},
		{"36600-XIV", "(none)"},
	};
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "kst-36600-XIV-60", "Motie", NULL);
	put(writer, "kst-21501-32-290", "Raad", NULL);
	put(writer, "kst-36836-D", "Eerste Kamer", NULL);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
		assert_string_equal(
			fact_of(path, spellings[i][0], KZ_ID), spellings[i][1]);
}

static void aliases_paths_and_ids(void **state)
{
	const char *path = below(*state, "index"), *file = below(*state, "brief é.txt");
	write_text(file,
		"id: kst-27428-408\nalias: 2025Z07273\nalias: Visie-Brief\n\nDe tekst.");
	assert_int_equal(symlink(file, below(*state, "link.txt")), 0);
	index_folder(path, file, 0);
	assert_string_equal(fact_of(path, "kst-27428-408", KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, "27428-408", KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, "2025Z07273", KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, "2025z07273", KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, "visie-brief", KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, file, KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, file, KZ_PATH), file);
	/* A path in another spelling is still that file. */
	assert_string_equal(
		fact_of(path, below(*state, "./brief é.txt"), KZ_ID), "kst-27428-408");
	assert_string_equal(
		fact_of(path, below(*state, "link.txt"), KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, "", KZ_ID), "(none)");
	assert_string_equal(fact_of(path, "\xFF", KZ_ID), "(none)");
	assert_string_equal(fact_of(path, *state, KZ_ID), "(none)");
}

static void a_program_that_reads_and_puts_gives_it_its_path(void **state)
{
	const char *path = below(*state, "index"), *file = below(*state, "brief.txt");
	kz_document *document = NULL;
	write_text(file, "Een brief");
	must(kz_document_read(file, &document, err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(fact_of(path, file, KZ_TITLE), "Een brief");
	assert_string_equal(
		fact_of(path, kz_document_get(document, KZ_ID), KZ_PATH), file);
	kz_document_free(document);
	/* And the folder after that does not make it two. */
	index_folder(path, file, 0);
	assert_int_equal(count_documents(path), 1);
}

static void an_id_wins_over_an_alias(void **state)
{
	const char *path = below(*state, "index");
	kz_document *document = make_document("a", "Alfa", NULL);
	must(kz_document_add(document, KZ_ALIASES, "b", err));
	must(kz_document_add(document, KZ_ALIASES, "b", err));
	assert_int_equal(kz_document_count(document, KZ_ALIASES), 1);
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	assert_string_equal(fact_of(path, "b", KZ_ID), "a");
	put(writer, "b", "Beta", NULL);
	must(kz_writer_commit(writer, err));
	assert_string_equal(fact_of(path, "b", KZ_ID), "b");
	kz_writer_close(writer);
	kz_document_free(document);
}

static void long_names_are_told_apart(void **state)
{
	const char *path = below(*state, "index");
	char id[202], alias[1001];
	memset(id, 'i', 200);
	id[200] = '\0';
	memset(alias, 'a', 1000);
	alias[1000] = '\0';
	kz_document *document = make_document(id, "Lang", NULL);
	must(kz_document_add(document, KZ_ALIASES, alias, err));
	strcpy(id + 200, "i");
	must_fail(KZ_E_LIMIT, kz_document_set(document, KZ_ID, id, err));
	id[200] = '\0';
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	assert_string_equal(fact_of(path, id, KZ_TITLE), "Lang");
	assert_string_equal(fact_of(path, alias, KZ_TITLE), "Lang");
	alias[999] = 'b';
	assert_string_equal(fact_of(path, alias, KZ_TITLE), "(none)");
	id[199] = 'j';
	assert_string_equal(fact_of(path, id, KZ_TITLE), "(none)");
}

static void a_list_has_all_in_order_of_id(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	char id[20], last[20] = "";
	kz_cursor *cursor = NULL;
	const kz_document *document = NULL;
	unsigned count = 0;
	for (unsigned i = 0; i < 50; i++) {
		snprintf(id, sizeof id, "d%02u", i * 7 % 50);
		put(writer, id, "Titel", "tekst");
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	must(kz_index_list(index, &cursor, err));
	while (kz_cursor_next(cursor, &document, NULL) == KZ_OK) {
		assert_true(strcmp(kz_document_get(document, KZ_ID), last) > 0);
		snprintf(last, sizeof last, "%s", kz_document_get(document, KZ_ID));
		assert_string_equal(kz_document_get(document, KZ_TITLE), "Titel");
		assert_int_equal(kz_document_block_count(document), 0);
		count++;
	}
	assert_int_equal(count, 50);
	assert_null(document);
	must_give(KZ_DONE, kz_cursor_next(cursor, &document, err));
	kz_cursor_close(cursor);
	kz_index_close(index);
}

static unsigned listed(kz_index *index, const char *prefix, const char *first)
{
	kz_cursor *cursor = NULL;
	const kz_document *document = NULL;
	unsigned count = 0;
	must(kz_index_list_prefix(index, prefix, &cursor, err));
	while (kz_cursor_next(cursor, &document, NULL) == KZ_OK) {
		if (count++ == 0)
			assert_string_equal(kz_document_get(document, KZ_ID), first);
	}
	kz_cursor_close(cursor);
	return count;
}

static void a_list_by_how_ids_begin(void **state)
{
	const char *path = below(*state, "index");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	static const char *const ids[] = {
		"kst-1-1", "kst-1-10", "kst-10", "Kst-1", "é-1", "é-2", "e-1"};
	char longest[201], longer[400];
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++)
		put(writer, ids[i], "Titel", "tekst");
	put(writer, longest, "Titel", "tekst");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index *index = open_index(path);
	assert_int_equal(listed(index, "", "Kst-1"), 8);
	assert_int_equal(listed(index, "kst-1", "kst-1-1"), 3);
	assert_int_equal(listed(index, "kst-1-1", "kst-1-1"), 2);
	assert_int_equal(listed(index, "K", "Kst-1"), 1);
	assert_int_equal(listed(index, "\xC3", "é-1"), 2);
	assert_int_equal(listed(index, "z", ""), 0);
	assert_int_equal(listed(index, "xx", longest), 1);
	assert_int_equal(listed(index, longest, longest), 1);
	assert_int_equal(listed(index, longer, ""), 0);
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(every_spelling_of_a_kamerstuk),
		in_directory(aliases_paths_and_ids),
		in_directory(a_program_that_reads_and_puts_gives_it_its_path),
		in_directory(an_id_wins_over_an_alias),
		in_directory(long_names_are_told_apart),
		in_directory(a_list_has_all_in_order_of_id),
		in_directory(a_list_by_how_ids_begin),
	};
	return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
