/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files on a disk: one with its .meta, and whole folders, listed or walked. */
#include "support.h"

#include <kamerzoek/document.h>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUM_OF_TEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static kz_folder *open_folder(const char *path)
{
	kz_folder *folder = NULL;
	must(kz_folder_open(path, &folder, err));
	assert_non_null(folder);
	return folder;
}

/* The names below the folder, in the order given, parted by spaces; one that
 * cannot be read has a ! behind it, a folder that cannot be read is a lone !. */
static void walk(const char *path, const char *wanted)
{
	char all[512] = "";
	kz_folder *folder = open_folder(path);
	const kz_file *file;
	for (;;) {
		kz_document *document = NULL;
		kz_error told = {0};
		kz_status st = kz_folder_next(folder, &file, &told);
		if (st == KZ_DONE)
			break;
		strcat(all, all[0] != '\0' ? " " : "");
		if (st != KZ_OK) {
			assert_null(file);
			assert_int_equal(told.status, st);
			strcat(all, "!");
			continue;
		}
		assert_memory_equal(file->path, path, strlen(path));
		strcat(all, file->path + strlen(path) + 1);
		if (kz_folder_parse(folder, &document, &told) != KZ_OK)
			strcat(all, "!");
		else
			assert_string_equal(
				kz_document_get(document, KZ_PATH), file->path);
		kz_document_free(document);
	}
	assert_int_equal(kz_folder_next(folder, &file, NULL), KZ_DONE);
	kz_folder_close(folder);
	same_text(path, all, wanted);
}

/* ---- One file ---- */

static void a_file_is_read_with_its_meta(void **state)
{
	kz_document *document = NULL;
	const char *path = write_text(*state, "brief.txt", "title: Uit de tekst\n\ntest");
	write_text(*state, "brief.txt.meta",
		"# feiten\ntitle: Uit de meta\ndate: 2025\ndossier: 27428\n\n");
	must(kz_document_read(path, &document, err));
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Uit de meta");
	assert_string_equal(kz_document_get(document, KZ_PATH), path);
	assert_string_equal(kz_document_get(document, KZ_DATE_SOURCE), "metadata");
	assert_string_equal(kz_document_at(document, KZ_DOSSIERS, 0), "27428");
	assert_string_equal(kz_document_block_at(document, 0)->text, "test");
	kz_document_free(document);
}

/* NAME.txt.meta before NAME.meta; and the id is of the file alone. */
static void where_a_meta_may_stand(void **state)
{
	kz_document *document = NULL;
	const char *path = write_text(*state, "map.d/brief.txt", "test");
	write_text(*state, "map.d/brief.meta", "kind: motie\n");
	write_text(*state, "map.meta", "kind: verkeerd\n");
	must(kz_document_read(path, &document, err));
	assert_string_equal(kz_document_get(document, KZ_KIND), "motie");
	assert_string_equal(kz_document_get(document, KZ_ID), "doc-9f86d081884c7d65");
	kz_document_free(document);
	write_text(*state, "map.d/brief.txt.meta", "kind: brief");
	must(kz_document_read(path, &document, err));
	assert_string_equal(kz_document_get(document, KZ_KIND), "brief");
	kz_document_free(document);
	/* A dot in the name of the folder is no extension. */
	must(kz_document_read(write_text(*state, "map.d/kaal", "test"), &document, err));
	assert_string_equal(kz_document_get(document, KZ_KIND), "");
	kz_document_free(document);
}

static void a_broken_meta_is_told_by_line(void **state)
{
	static const struct {
		const char *text, *words;
		int offset;
	} rows[] = {
		{"kind: x\ndate: 2025-02-30\n", "a.txt.meta: line 2: date '2025-02-30'",
			8},
		{"kapot\n", "a.txt.meta: line 1: not of the form", 0},
		{"kind: x\n\ntekst\n", "a.txt.meta: text behind a blank line at byte 9",
			9},
		{"kind: \xFF\n", "a.txt.meta: line 1: kind: not UTF-8", 0},
	};
	const char *path = write_text(*state, "a.txt", "test");
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = (kz_document *)&i;
		write_text(*state, "a.txt.meta", rows[i].text);
		must_fail_at(KZ_E_DOCUMENT, rows[i].offset, rows[i].words,
			kz_document_read(path, &document, err));
		assert_null(document);
	}
}

static void what_cannot_be_read_is_told(void **state)
{
	kz_document *document = NULL;
	const char *path = write_text(*state, "a.txt", "test");
	must_fail(KZ_E_IO, "No such file",
		kz_document_read(below(*state, "absent"), &document, err));
	must_fail(
		KZ_E_IO, "not a regular file", kz_document_read(*state, &document, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_document_read(NULL, &document, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_document_read(path, NULL, err));
	assert_int_equal(mkdir(below(*state, "a.txt.meta"), 0700), 0);
	must_fail(KZ_E_IO, "a.txt.meta: not a regular file",
		kz_document_read(path, &document, err));
	assert_null(document);
}

/* ---- Walking ---- */

static void files_come_in_order_of_name(void **state)
{
	static const char *const names[] = {"b.txt", "a.txt", "B.txt", "a/z.txt",
		"a/b/c.txt", "a-.txt", "é.txt", "10.txt", "9.txt", "leeg/.gitignore"};
	for (size_t i = 0; i < COUNT(names); i++)
		write_text(*state, names[i], names[i]);
	walk(*state, "10.txt 9.txt B.txt a/b/c.txt a/z.txt a-.txt a.txt b.txt é.txt");
}

static void hidden_files_metas_and_links_to_folders_are_left_out(void **state)
{
	write_text(*state, "in/a.txt", "a");
	write_text(*state, "in/a.txt.meta", "title: A\n");
	write_text(*state, "in/.hidden.txt", "x");
	write_text(*state, "in/.git/b.txt", "x");
	write_text(*state, "out/c.txt", "c");
	assert_int_equal(symlink("../out", below(*state, "in/folder")), 0);
	assert_int_equal(symlink("..", below(*state, "in/up")), 0);
	assert_int_equal(symlink("../out/c.txt", below(*state, "in/file.txt")), 0);
	assert_int_equal(symlink("nowhere", below(*state, "in/gone.txt")), 0);
	assert_int_equal(symlink("loop.txt", below(*state, "in/loop.txt")), 0);
	walk(below(*state, "in"), "a.txt file.txt gone.txt! loop.txt!");
}

static void what_is_no_file_does_not_stop_the_rest(void **state)
{
	write_text(*state, "a.txt", "a");
	assert_int_equal(mkfifo(below(*state, "b.txt"), 0600), 0);
	write_text(*state, "c.pdf", "%PDF-1.7");
	write_text(*state, "d/manifest.tsv", "file\tdate\nx.txt\t2025-99\n");
	write_text(*state, "e.txt", "\xFF");
	write_text(*state, "f.xyz", "text of an unknown name");
	write_text(*state, "z.txt", "z");
	walk(*state, "a.txt b.txt! c.pdf! ! e.txt! f.xyz! z.txt");
}

static void a_folder_that_is_closed_does_not_stop_the_rest(void **state)
{
	if (geteuid() == 0)
		skip_because("root may read all");
	write_text(*state, "a.txt", "a");
	write_text(*state, "b/c.txt", "c");
	write_text(*state, "d.txt", "d");
	write_text(*state, "z.txt", "z");
	assert_int_equal(chmod(below(*state, "b"), 0), 0);
	assert_int_equal(chmod(below(*state, "d.txt"), 0), 0);
	walk(*state, "a.txt ! d.txt! z.txt");
	must_fail(KZ_E_IO, "Permission denied",
		kz_document_read(below(*state, "d.txt"), &(kz_document *){NULL}, err));
}

static void an_empty_folder_is_done_at_once(void **state)
{
	walk(*state, "");
}

static void a_single_file_is_a_folder_of_one(void **state)
{
	const kz_file *file;
	kz_document *document = NULL;
	kz_folder *folder = open_folder(write_text(*state, "brief.xyz", "test"));
	must_fail(KZ_E_ARGUMENT, "no file at hand",
		kz_folder_parse(folder, &document, err));
	must(kz_folder_next(folder, &file, err));
	assert_string_equal(file->path, below(*state, "brief.xyz"));
	assert_int_equal(file->bytes, 4);
	assert_int_equal(strlen(file->digest), 64);
	/* Asked for by name: of whatever name. And it can be had twice. */
	for (int i = 0; i < 2; i++) {
		must(kz_folder_parse(folder, &document, err));
		assert_string_equal(
			kz_document_get(document, KZ_ID), "doc-9f86d081884c7d65");
		kz_document_free(document);
	}
	assert_int_equal(kz_folder_next(folder, &file, NULL), KZ_DONE);
	assert_null(file);
	must_fail(KZ_E_ARGUMENT, "no file at hand",
		kz_folder_parse(folder, &document, err));
	kz_folder_close(folder);
	kz_folder_close(NULL);
}

static void what_cannot_be_opened_is_told(void **state)
{
	kz_folder *folder = (kz_folder *)state;
	const kz_file *file;
	must_fail(KZ_E_IO, "No such file",
		kz_folder_open(below(*state, "absent"), &folder, err));
	assert_null(folder);
	must_fail(KZ_E_ARGUMENT, "required", kz_folder_open(NULL, &folder, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_folder_open(*state, NULL, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_folder_next(NULL, &file, err));
	write_text(*state, "manifest.tsv", "title\n");
	must_fail(
		KZ_E_DOCUMENT, "no column 'file'", kz_folder_open(*state, &folder, err));
	assert_null(folder);
}

/* ---- Digests ---- */

static void digest_of(const char *path, char out[65])
{
	const kz_file *file;
	kz_folder *folder = open_folder(path);
	must(kz_folder_next(folder, &file, err));
	assert_in_range(strlen(file->digest), 0, 64);
	memcpy(out, file->digest, strlen(file->digest) + 1);
	kz_folder_close(folder);
}

/* One change after the other, each of them in another place. */
static void the_digest_tells_every_change(void **state)
{
	static const struct {
		const char *name, *text;
	} changes[] = {
		{"a.txt", "een"},
		{"a.txt", "twee"},
		{"a.txt.meta", ""},
		{"a.txt.meta", "title: x\n"},
		{"manifest.tsv", "file\ttitle\na.txt\tx\n"},
		{"manifest.tsv", "file\ttitle\na.txt\ty\n"},
		{"a.txt.meta", "title: y\n"},
	};
	char digests[COUNT(changes)][65];
	for (size_t i = 0; i < COUNT(changes); i++) {
		char again[65];
		write_text(*state, changes[i].name, changes[i].text);
		digest_of(*state, digests[i]);
		digest_of(*state, again);
		assert_string_equal(digests[i], again);
		assert_int_equal(strlen(digests[i]), 64);
		/* An empty .meta says what none says. */
		for (size_t j = 0; j < i; j++)
			assert_int_equal(
				strcmp(digests[i], digests[j]) == 0, i == 2 && j == 1);
	}
	assert_int_equal(unlink(below(*state, "a.txt")), 0);
	digest_of(*state, digests[0]);
	assert_string_equal(digests[0], "");
}

/* ---- A manifest ---- */

static void a_manifest_says_which_files_in_which_order(void **state)
{
	write_text(*state, "manifest.tsv",
		"file\tsha256\ttitle\tsignatory\n"
		"z.xyz\t" SUM_OF_TEST "\tUit het manifest\tA | EZ; B\n"
		"sub/.hidden\t\t\t\n"
		"gone.txt\t\t\t\n"
		"sub\t\t\t\n"
		"a.txt\t" SUM_OF_TEST "\t\t\n");
	write_text(*state, "z.xyz", "test");
	write_text(*state, "z.xyz.meta", "title: Uit de meta\nkind: motie\n");
	write_text(*state, "a.txt", "test, maar veranderd");
	write_text(*state, "sub/.hidden", "id: x\n\ntest");
	write_text(*state, "sub/c.txt", "c");
	write_text(*state, "unlisted.txt", "x");
	walk(*state, "z.xyz sub/.hidden gone.txt! sub! a.txt!");

	const kz_file *file;
	kz_document *document = NULL;
	kz_folder *folder = open_folder(*state);
	must(kz_folder_next(folder, &file, err));
	must(kz_folder_parse(folder, &document, err));
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Uit het manifest");
	assert_string_equal(kz_document_get(document, KZ_KIND), "motie");
	assert_int_equal(kz_document_signatory_count(document), 2);
	kz_document_free(document);
	for (int i = 0; i < 4; i++)
		must(kz_folder_next(folder, &file, err));
	must_fail(KZ_E_DOCUMENT, "the file was changed",
		kz_folder_parse(folder, &document, err));
	assert_null(document);
	kz_folder_close(folder);
}

static void folders_go_deep_but_not_without_end(void **state)
{
	int here = open(".", O_RDONLY | O_DIRECTORY);
	assert_true(here >= 0);
	assert_int_equal(chdir(*state), 0);
	for (int i = 0; i < 300; i++) {
		assert_int_equal(mkdir("d", 0700), 0);
		assert_int_equal(chdir("d"), 0);
	}
	assert_int_equal(fchdir(here), 0);
	close(here);
	write_text(*state, "z.txt", "z");
	walk(*state, "! z.txt");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_file_is_read_with_its_meta),
		in_directory(where_a_meta_may_stand),
		in_directory(a_broken_meta_is_told_by_line),
		in_directory(what_cannot_be_read_is_told),
		in_directory(files_come_in_order_of_name),
		in_directory(hidden_files_metas_and_links_to_folders_are_left_out),
		in_directory(what_is_no_file_does_not_stop_the_rest),
		in_directory(a_folder_that_is_closed_does_not_stop_the_rest),
		in_directory(an_empty_folder_is_done_at_once),
		in_directory(a_single_file_is_a_folder_of_one),
		in_directory(what_cannot_be_opened_is_told),
		in_directory(the_digest_tells_every_change),
		in_directory(a_manifest_says_which_files_in_which_order),
		in_directory(folders_go_deep_but_not_without_end),
	};
	return cmocka_run_group_tests_name("folder", tests, NULL, NULL);
}
