/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whole folders into the index: what is new, what is not, and what is one document
 * under several names. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void an_unchanged_file_does_nothing(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	make_folder(folder);
	write_letter(below(folder, "a.txt"), "a", "Alfa", "eerste tekst");
	write_text(below(folder, "b.txt"), "Beta\n\nzonder kop");
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "added a.txt, added b.txt");
	uint64_t revision = revision_of(path);
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "unchanged a.txt, unchanged b.txt");
	assert_int_equal(revision_of(path), revision);
	write_letter(below(folder, "a.txt"), "a", "Alfa", "tweede tekst");
	write_text(below(folder, "c.txt"), "Gamma");
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "replaced a.txt, unchanged b.txt, added c.txt");
	assert_true(revision_of(path) > revision);
	assert_string_equal(search_at(path, "eerste"), "");
	assert_string_equal(search_at(path, "tweede"), "a");
	/* One file by its own path. */
	write_letter(below(folder, "a.txt"), "a", "Alfa", "derde tekst");
	index_folder(path, below(folder, "a.txt"), 0);
	assert_string_equal(told_files(), "replaced a.txt");
	/* What stands beside it is part of it. */
	write_text(below(folder, "a.txt.meta"), "title: Alfa met meta\n");
	index_folder(path, folder, 0);
	assert_string_equal(
		told_files(), "replaced a.txt, unchanged b.txt, unchanged c.txt");
	assert_string_equal(fact_of(path, "a", KZ_TITLE), "Alfa met meta");
}

static void a_minted_id_is_kept(void **state)
{
	const char *path = below(*state, "index"), *file = below(*state, "brief.txt");
	char id[40];
	write_text(file, "Eerste versie");
	index_folder(path, file, 0);
	snprintf(id, sizeof id, "%s", fact_of(path, file, KZ_ID));
	assert_int_equal(strlen(id), 20);
	assert_memory_equal(id, "doc-", 4);
	write_text(file, "Tweede versie");
	index_folder(path, file, 0);
	assert_string_equal(fact_of(path, file, KZ_ID), id);
	assert_string_equal(fact_of(path, file, KZ_TITLE), "Tweede versie");
	assert_int_equal(count_documents(path), 1);
	/* A better name comes along: the old one still leads there. */
	write_text(file, "id: kst-27428-408\n\nDerde versie");
	index_folder(path, file, 0);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, file, KZ_ID), "kst-27428-408");
	assert_string_equal(fact_of(path, id, KZ_ID), "kst-27428-408");
	write_text(file, "id: kst-27428-408\n\nVierde versie");
	index_folder(path, file, 0);
	assert_string_equal(fact_of(path, id, KZ_TITLE), "Vierde versie");
}

/* With what stands around the text, which no search sees. */
static void a_file_is_kept_as_it_came_in(void **state)
{
	static const char text[] = "\xEF\xBB\xBFid: a\r\n\r\n  Tekst\r\n\r\n\r\nslot";
	const char *path = below(*state, "index"), *file = below(*state, "a.txt");
	char *raw = NULL;
	size_t length = 0;
	write_text(file, text);
	index_folder(path, file, 0);
	kz_index *index = open_index(path);
	must(kz_index_get_raw(index, file, &raw, &length, err));
	assert_int_equal(length, sizeof text - 1);
	assert_string_equal(raw, text);
	kz_free(raw);
	must_fail(KZ_E_NO_DOCUMENT, kz_index_get_raw(index, "b", &raw, &length, err));
	assert_null(raw);
	assert_int_equal(length, 0);
	must_fail(KZ_E_ARGUMENT, kz_index_get_raw(index, NULL, &raw, NULL, err));
	must_fail(KZ_E_ARGUMENT, kz_index_get_raw(index, "a", NULL, NULL, err));

	/* What a program puts did not come out of a file. */
	kz_writer *writer = open_writer(path, 0);
	put(writer, "b", "Beta", "tekst");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	must(kz_index_refresh(index, err));
	must_fail(KZ_E_NO_DOCUMENT, kz_index_get_raw(index, "b", &raw, NULL, err));
	must(kz_index_get_raw(index, "a", &raw, NULL, err));
	assert_string_equal(raw, text);
	kz_free(raw);
	kz_index_close(index);
}

static void the_same_bytes_are_one_document(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	const char *a = below(folder, "a.txt"), *b = below(folder, "b.txt");
	make_folder(folder);
	write_text(a, "Een en dezelfde brief");
	write_text(b, "Een en dezelfde brief");
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(fact_of(path, a, KZ_ID), fact_of(path, b, KZ_ID));
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "unchanged a.txt, unchanged b.txt");
	/* A third, found later. */
	write_text(below(folder, "c.txt"), "Een en dezelfde brief");
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 1);
	assert_string_equal(
		fact_of(path, below(folder, "c.txt"), KZ_ID), fact_of(path, a, KZ_ID));
	/* When one goes its own way, it becomes a document of its own. */
	write_text(b, "Een andere brief dan eerst");
	index_folder(path, folder, 0);
	assert_int_equal(count_documents(path), 2);
	assert_string_equal(fact_of(path, a, KZ_TITLE), "Een en dezelfde brief");
	assert_string_equal(fact_of(path, b, KZ_TITLE), "Een andere brief dan eerst");
}

/* cp brief.txt brief.old.txt, then brief.txt is edited: two texts, two documents,
 * in whatever order they are met. */
static void an_edited_original_and_its_copy_are_two(void **state)
{
	static const char *const copies[] = {"a.txt", "z.txt"};
	for (size_t i = 0; i < 2; i++) {
		char name[20];
		snprintf(name, sizeof name, "index%zu", i);
		const char *path = below(*state, name);
		snprintf(name, sizeof name, "brieven%zu", i);
		const char *folder = below(*state, name);
		const char *original = below(folder, "m.txt"),
			   *copy = below(folder, copies[i]);
		make_folder(folder);
		write_text(original, "De oorspronkelijke brief");
		index_folder(path, folder, 0);
		write_text(copy, "De oorspronkelijke brief");
		write_text(original, "De bewerkte brief");
		index_folder(path, folder, 0);
		index_folder(path, folder, 0);
		told_files();
		assert_int_equal(count_documents(path), 2);
		assert_string_equal(
			fact_of(path, copy, KZ_TITLE), "De oorspronkelijke brief");
		assert_string_equal(
			fact_of(path, original, KZ_TITLE), "De bewerkte brief");
	}
}

static void a_removed_document_stays_away(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	make_folder(folder);
	write_letter(below(folder, "a.txt"), "a", "Alfa", "alfa");
	write_text(below(folder, "b.txt"), "Beta");
	index_folder(path, folder, 0);
	kz_writer *writer = open_writer(path, 0);
	must(kz_writer_remove(writer, "a", err));
	must(kz_writer_remove(writer, below(folder, "b.txt"), err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "removed a.txt, removed b.txt");
	assert_int_equal(count_documents(path), 0);
	/* Not under another path, and not when it was changed. */
	write_letter(below(folder, "c.txt"), "a", "Alfa elders", "alfa");
	write_text(below(folder, "b.txt"), "Beta, gewijzigd");
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "removed a.txt, removed b.txt, removed c.txt");
	remove_file(below(folder, "c.txt"));
	index_folder(path, folder, KZ_FOLDER_RESTORE);
	assert_string_equal(told_files(), "added a.txt, added b.txt");
	assert_int_equal(count_documents(path), 2);
	/* From here on they are like any other. */
	write_text(below(folder, "b.txt"), "Beta, weer gewijzigd");
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "unchanged a.txt, replaced b.txt");
	assert_string_equal(
		fact_of(path, below(folder, "b.txt"), KZ_TITLE), "Beta, weer gewijzigd");
}

/* Also a document that the program read from its file itself. */
static void what_a_program_read_stays_away_too(void **state)
{
	const char *path = below(*state, "index"), *file = below(*state, "a.txt");
	kz_document *document = NULL;
	write_text(file, "Alfa");
	must(kz_document_read(file, &document, err));
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put(writer, document, err));
	must(kz_writer_commit(writer, err));
	must(kz_writer_remove(writer, file, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_document_free(document);
	write_text(file, "Alfa, gewijzigd");
	told_files();
	index_folder(path, file, 0);
	assert_string_equal(told_files(), "removed a.txt");
	assert_int_equal(count_documents(path), 0);
}

static void put_restores_what_was_removed(void **state)
{
	const char *path = below(*state, "index"), *file = below(*state, "a.txt");
	write_letter(file, "a", "Alfa", "alfa");
	index_folder(path, file, 0);
	kz_writer *writer = open_writer(path, 0);
	must(kz_writer_remove(writer, "a", err));
	must(kz_writer_commit(writer, err));
	put(writer, "a", "Alfa door het programma", NULL);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	told_files();
	index_folder(path, file, 0);
	assert_string_equal(told_files(), "replaced a.txt");
	assert_string_equal(fact_of(path, "a", KZ_TITLE), "Alfa");
}

/* The removal is not committed yet, and holds all the same. */
static void removed_and_indexed_again_in_one_commit(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	make_folder(folder);
	write_letter(below(folder, "a.txt"), "a", "Alfa", "alfa");
	write_letter(below(folder, "b.txt"), "b", "Beta", "beta");
	index_folder(path, folder, 0);
	write_letter(below(folder, "a.txt"), "a", "Alfa", "alfa, gewijzigd");
	kz_writer *writer = open_writer(path, 0);
	must(kz_writer_remove(writer, "a", err));
	must(kz_writer_remove(writer, "b", err));
	must(kz_writer_put_files(writer, folder, NULL, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "*"), "");
}

static bool stop_at_second(void *context, const kz_file_report *report)
{
	int *calls = context;
	(void)report;
	return ++*calls < 2;
}

static bool stop_at_third(void *context, const kz_progress *progress)
{
	uint64_t *seen = context;
	assert_int_equal(progress->phase, KZ_PHASE_READING);
	assert_true(progress->path[0] == '/');
	*seen = progress->done;
	return progress->done < 2;
}

static void a_caller_may_stop_it(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	kz_folder_options options = KZ_FOLDER_OPTIONS_INIT;
	int calls = 0;
	uint64_t seen = 99;
	make_folder(folder);
	write_text(below(folder, "a.txt"), "Alfa");
	write_text(below(folder, "b.txt"), "Beta");
	write_text(below(folder, "c.txt"), "Gamma");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	put(writer, "before", "Before", NULL);
	options.on_file = stop_at_second;
	options.context = &calls;
	must_fail(KZ_E_CANCELLED, kz_writer_put_files(writer, folder, &options, err));
	assert_int_equal(calls, 2);
	kz_writer_on_progress(writer, stop_at_third, &seen);
	must_fail(KZ_E_CANCELLED, kz_writer_put_files(writer, folder, NULL, err));
	assert_int_equal(seen, 2);
	/* On failure nothing changed: what was put before is there, and no more. */
	kz_writer_on_progress(writer, NULL, NULL);
	must(kz_writer_commit(writer, err));
	assert_string_equal(search_at(path, "*"), "before");
	must(kz_writer_put_files(writer, folder, NULL, err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 4);
}

static void an_aborted_run_can_be_done_again(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	make_folder(folder);
	write_text(below(folder, "a.txt"), "Alfa");
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	must(kz_writer_put_files(writer, folder, NULL, err));
	kz_writer_close(writer);
	assert_int_equal(count_documents(path), 0);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "added a.txt");
	assert_int_equal(count_documents(path), 1);
}

/* The letter beside it is taken all the same. */
static void a_text_of_two_hundred_megabytes_is_refused(void **state)
{
	static const char line[] = "Een zin over biotechnologie en beleid.\n";
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	size_t size = 200 << 20, length = sizeof line - 1;
	char *text = malloc(size);
	assert_non_null(text);
	for (size_t i = 0; i < size; i++)
		text[i] = line[i % length];
	make_folder(folder);
	write_text(below(folder, "a.txt"), "Alfa");
	write_bytes(below(folder, "b.txt"), text, size);
	free(text);
	told_files();
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "added a.txt, refused b.txt");
	assert_int_equal(count_documents(path), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(an_unchanged_file_does_nothing),
		in_directory(a_minted_id_is_kept),
		in_directory(a_file_is_kept_as_it_came_in),
		in_directory(the_same_bytes_are_one_document),
		in_directory(an_edited_original_and_its_copy_are_two),
		in_directory(a_removed_document_stays_away),
		in_directory(what_a_program_read_stays_away_too),
		in_directory(put_restores_what_was_removed),
		in_directory(removed_and_indexed_again_in_one_commit),
		in_directory(a_caller_may_stop_it),
		in_directory(an_aborted_run_can_be_done_again),
		in_directory(a_text_of_two_hundred_megabytes_is_refused),
	};
	return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
