/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pruning takes out what is gone, and never what is only out of sight. */
#include "support.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void only_what_is_gone_from_this_root_goes(void **state)
{
	const char *path = below(*state, "index"), *one = below(*state, "een"),
		   *two = below(*state, "een-en-twee");
	make_folder(one);
	make_folder(two);
	make_folder(below(one, "diep"));
	write_letter(below(one, "a.txt"), "a", "Alfa", NULL);
	write_letter(below(one, "diep/b.txt"), "b", "Beta", NULL);
	write_letter(below(one, "c.txt"), "c", "Gamma", NULL);
	write_letter(below(two, "d.txt"), "d", "Delta", NULL);
	write_letter(below(two, "e.txt"), "e", "Epsilon", NULL);
	store(path, "own", "Of the program", NULL);
	index_folder(path, one, 0);
	index_folder(path, two, 0);
	remove_file(below(one, "a.txt"));
	remove_file(below(one, "diep/b.txt"));
	remove_file(below(two, "d.txt"));
	told_files();
	index_folder(path, one, 0);
	assert_string_equal(told_files(), "unchanged c.txt");
	assert_int_equal(count_documents(path), 6);
	index_folder(path, one, KZ_FOLDER_PRUNE);
	assert_string_equal(told_files(), "unchanged c.txt, pruned a.txt, pruned b.txt");
	assert_string_equal(search_at(path, "*"), "c d e own");
	/* Pruned is not removed: the file may come back. */
	write_letter(below(one, "a.txt"), "a", "Alfa", NULL);
	index_folder(path, one, KZ_FOLDER_PRUNE);
	assert_string_equal(told_files(), "added a.txt, unchanged c.txt");
	assert_string_equal(search_at(path, "*"), "a c d e own");
}

static void two_roots_in_one_commit(void **state)
{
	const char *path = below(*state, "index"), *one = below(*state, "een"),
		   *two = below(*state, "twee");
	make_folder(one);
	make_folder(two);
	write_letter(below(one, "a.txt"), "a", "Alfa", NULL);
	write_letter(below(one, "b.txt"), "b", "Beta", NULL);
	write_letter(below(two, "c.txt"), "c", "Gamma", NULL);
	write_letter(below(two, "d.txt"), "d", "Delta", NULL);
	index_folder(path, one, 0);
	index_folder(path, two, 0);
	remove_file(below(one, "a.txt"));
	remove_file(below(two, "d.txt"));
	kz_writer *writer = open_writer(path, 0);
	kz_folder_options options = telling(KZ_FOLDER_PRUNE);
	must(kz_writer_put_files(writer, one, &options, err));
	must(kz_writer_put_files(writer, two, &options, err));
	assert_string_equal(search_at(path, "*"), "a b c d");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "*"), "b c");
}

static void an_empty_root_is_a_disk_that_is_away(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	make_folder(folder);
	write_letter(below(folder, "a.txt"), "a", "Alfa", NULL);
	index_folder(path, folder, 0);
	remove_file(below(folder, "a.txt"));
	write_text(below(folder, "note.bin"), "no document");
	kz_writer *writer = open_writer(path, 0);
	kz_folder_options options = telling(KZ_FOLDER_PRUNE);
	must_fail(KZ_E_ARGUMENT, kz_writer_put_files(writer, folder, &options, err));
	remove_tree(folder);
	must_fail(KZ_E_IO, kz_writer_put_files(writer, folder, &options, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "*"), "a");
}

static void refused_and_skipped_files_are_not_gone(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	make_folder(folder);
	write_letter(below(folder, "a.txt"), "a", "Alfa", NULL);
	write_letter(below(folder, "b.md"), "b", "Beta", NULL);
	write_letter(below(folder, "c"), "c", "Gamma", NULL);
	write_letter(below(folder, "d.txt"), "d", "Delta", NULL);
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 4);
	write_text(below(folder, "a.txt"), "geen UTF-8: \xFF");
	write_text(below(folder, "b.md.meta"), "zonder dubbele punt\n");
	write_text(below(folder, "c"), "{\\rtf1}");
	told_files();
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_string_equal(
		told_files(), "refused a.txt, refused b.md, skipped c, unchanged d.txt");
	assert_string_equal(search_at(path, "*"), "a b c d");
}

static void one_of_two_paths_goes(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	const char *a = below(folder, "a.txt"), *b = below(folder, "b.txt");
	make_folder(folder);
	write_text(a, "Een en dezelfde brief");
	write_text(b, "Een en dezelfde brief");
	index_folder(path, folder, 0);
	remove_file(b);
	told_files();
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_string_equal(told_files(), "unchanged a.txt, pruned b.txt");
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, a, KZ_TITLE), "Een en dezelfde brief");
	assert_string_equal(fact_of(path, b, KZ_ID), "(none)");
	/* Its path is one that is there. */
	assert_string_equal(fact_of(path, a, KZ_PATH), a);
	remove_file(a);
	write_text(below(folder, "c.txt"), "Een andere");
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, a, KZ_ID), "(none)");
}

static void a_file_that_moved_is_the_same_document(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	make_folder(folder);
	write_text(below(folder, "oud.txt"), "Een brief die verhuist");
	index_folder(path, folder, 0);
	const char *id = fact_of(path, below(folder, "oud.txt"), KZ_ID);
	const char *seen = fact_of(path, id, KZ_FIRST_SEEN);
	assert_int_equal(rename(below(folder, "oud.txt"), below(folder, "nieuw.txt")), 0);
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, below(folder, "nieuw.txt"), KZ_ID), id);
	assert_string_equal(fact_of(path, id, KZ_FIRST_SEEN), seen);
	assert_string_equal(fact_of(path, below(folder, "oud.txt"), KZ_ID), "(none)");
}

/* Longer than a term of the engine, and alike for more than that. */
static void long_paths_are_told_apart(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	char name[240], a[600], b[900];
	make_folder(folder);
	memset(name, 'n', 200);
	name[200] = '\0';
	snprintf(a, sizeof a, "%s/%s", folder, name);
	make_folder(a);
	memset(name, 'm', 230);
	strcpy(name + 230, "1.txt");
	snprintf(b, sizeof b, "%s/%s", a, name);
	write_text(b, "Eerste");
	b[strlen(b) - 5] = '2';
	write_text(b, "Tweede");
	index_folder(path, folder, 0);
	told_files();
	assert_int_equal(count_documents(path), 2);
	assert_string_equal(fact_of(path, b, KZ_TITLE), "Tweede");
	b[strlen(b) - 5] = '1';
	remove_file(b);
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, b, KZ_ID), "(none)");
	b[strlen(b) - 5] = '2';
	assert_string_equal(fact_of(path, b, KZ_TITLE), "Tweede");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(only_what_is_gone_from_this_root_goes),
		in_directory(two_roots_in_one_commit),
		in_directory(an_empty_root_is_a_disk_that_is_away),
		in_directory(refused_and_skipped_files_are_not_gone),
		in_directory(one_of_two_paths_goes),
		in_directory(a_file_that_moved_is_the_same_document),
		in_directory(long_paths_are_told_apart),
	};
	return cmocka_run_group_tests_name("prune", tests, NULL, NULL);
}
