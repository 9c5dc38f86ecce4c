/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What of a folder is read: all of it, what a manifest lists, what stands beside a
 * file; and a bad file among good ones. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The files by name, those that cannot be parsed with their status behind them. */
static const char *walk(const char *path)
{
	static char line[2000];
	kz_folder *folder = NULL;
	const kz_file *file = NULL;
	kz_status st;
	line[0] = '\0';
	must(kz_folder_open(path, &folder, err));
	while ((st = kz_folder_next(folder, &file, NULL)) == KZ_OK) {
		kz_document *document = NULL;
		size_t used = strlen(line);
		assert_int_equal(file->path[0], '/');
		kz_status parsed = kz_folder_parse(folder, &document, NULL);
		assert_int_equal(document != NULL, parsed == KZ_OK);
		if (parsed == KZ_OK)
			assert_string_equal(
				kz_document_get(document, KZ_PATH), file->path);
		snprintf(line + used, sizeof line - used, "%s%s%s%s", used > 0 ? " " : "",
			strrchr(file->path, '/') + 1, parsed == KZ_OK ? "" : ":",
			parsed == KZ_OK ? "" : kz_status_name(parsed));
		kz_document_free(document);
	}
	assert_int_equal(st, KZ_DONE);
	assert_null(file);
	must_give(KZ_DONE, kz_folder_next(folder, &file, err));
	kz_folder_close(folder);
	return line;
}

static void all_of_a_folder_in_order_of_name(void **state)
{
	const char *folder = below(*state, "brieven");
	make_folder(folder);
	make_folder(below(folder, "b"));
	make_folder(below(folder, ".git"));
	make_folder(below(*state, "elders"));
	write_text(below(folder, "c.txt"), "C");
	write_text(below(folder, "b/d.txt"), "D");
	write_text(below(folder, "a.md"), "A");
	write_text(below(folder, "a.md.meta"), "title: Met meta\n");
	write_text(below(folder, ".hidden.txt"), "no");
	write_text(below(folder, ".git/config.txt"), "no");
	write_text(below(folder, "e.rtf"), "{\\rtf1}");
	write_text(below(*state, "elders/f.txt"), "no");
	assert_int_equal(symlink(below(*state, "elders"), below(folder, "link")), 0);
	assert_int_equal(symlink(folder, below(folder, "loop")), 0);
	assert_int_equal(
		symlink(below(*state, "elders/f.txt"), below(folder, "g.txt")), 0);
	assert_int_equal(symlink("nowhere", below(folder, "h.txt")), 0);
	assert_string_equal(walk(folder),
		"a.md d.txt c.txt e.rtf:KZ_E_UNSUPPORTED g.txt h.txt:KZ_E_IO");
	assert_string_equal(walk(below(folder, "c.txt")), "c.txt");
	remove_tree(folder);
	make_folder(folder);
	assert_string_equal(walk(folder), "");
}

static void a_file_is_told_by_its_digest(void **state)
{
	kz_folder *folder = NULL;
	const kz_file *file = NULL;
	char digests[3][65];
	write_text(below(*state, "a.txt"), "Alfa");
	for (int i = 0; i < 3; i++) {
		if (i == 2)
			write_text(below(*state, "a.txt.meta"), "title: Beta\n");
		must(kz_folder_open(below(*state, "a.txt"), &folder, err));
		must(kz_folder_next(folder, &file, err));
		assert_int_equal(file->bytes, 4);
		assert_int_equal(strlen(file->digest), 64);
		memcpy(digests[i], file->digest, 65);
		kz_folder_close(folder);
	}
	assert_string_equal(digests[0], digests[1]);
	assert_string_not_equal(digests[0], digests[2]);
}

static void meta_stands_beside_and_wins(void **state)
{
	const char *file = below(*state, "a.txt");
	kz_document *document = NULL;
	write_text(file,
		"title: Van de brief\ndate: 2024\ndossier: 1\n\nDe tekst.\n\nMeer.");
	write_text(below(*state, "a.txt.meta"), "# facts\n\ntitle: not reached\n");
	must_fail(KZ_E_DOCUMENT, kz_document_read(file, &document, err));
	assert_non_null(strstr(last_error.message, "a.txt.meta"));
	write_text(below(*state, "a.txt.meta"),
		"# facts\nid: kst-27428-408\ntitle: Van de meta\ndossier: 27428\n"
		"dossier: 36600-XIV\nsignatory: D. Beljaarts | minister\nx-own: mine\n");
	must(kz_document_read(file, &document, err));
	assert_string_equal(kz_document_get(document, KZ_ID), "kst-27428-408");
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Van de meta");
	assert_string_equal(kz_document_get(document, KZ_DATE), "2024");
	assert_string_equal(kz_document_get(document, KZ_PATH), file);
	assert_int_equal(kz_document_count(document, KZ_DOSSIERS), 2);
	assert_string_equal(kz_document_at(document, KZ_DOSSIERS, 0), "27428");
	assert_string_equal(kz_document_signatory_at(document, 0)->office, "minister");
	assert_string_equal(kz_document_field_at(document, 0)->name, "own");
	assert_int_equal(kz_document_block_count(document), 2);
	kz_document_free(document);
	write_text(below(*state, "a.txt.meta"), "title: Goed\ndit is geen regel\n");
	must_fail(KZ_E_DOCUMENT, kz_document_read(file, &document, err));
	assert_null(document);
	assert_int_equal(last_error.offset, 12);
	assert_non_null(strstr(last_error.message, "line 2"));
	write_text(below(*state, "a.txt.meta"), "date: 2021-02-30\n");
	must_fail(KZ_E_DOCUMENT, kz_document_read(file, &document, err));
	assert_non_null(strstr(last_error.message, "'2021-02-30': no such day"));
}

/* The SHA-256 of something else. */
#define SUM "e0e1aaa5dbc6c4d2c2e4a4fd0a8b5b9d0b3f4a1c0d0e0f0a0b0c0d0e0f0a0b0c"

static void a_manifest_is_all_there_is(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "corpus");
	make_folder(folder);
	make_folder(below(folder, "texts"));
	write_text(below(folder, "texts/a.bin"), "Alfa tekst");
	write_text(below(folder, "texts/b.txt"), "Beta tekst");
	write_text(below(folder, "texts/c.txt"), "niet genoemd");
	write_text(below(folder, "manifest.tsv"),
		"file\tid\ttitle\tdossier\tsignatory\n"
		"texts/b.txt\tb\tBeta\t36600-XIV; 27428\tA. Een | minister; B. Twee\n"
		"texts/a.bin\ta\tAlfa\t\t\n"
		"texts/gone.txt\tg\tWeg\t\t\n");
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "added b.txt, added a.bin, refused gone.txt");
	assert_string_equal(search_at(path, "*"), "a b");
	kz_index *index = open_index(path);
	kz_document *document = NULL;
	must(kz_index_get(index, "b", &document, err));
	assert_int_equal(kz_document_count(document, KZ_DOSSIERS), 2);
	assert_int_equal(kz_document_signatory_count(document), 2);
	assert_string_equal(kz_document_signatory_at(document, 0)->office, "minister");
	kz_document_free(document);
	kz_index_close(index);
	/* A row that changes is a file that changed; one that goes, a file that went. */
	write_text(below(folder, "manifest.tsv"),
		"file\tid\ttitle\ntexts/b.txt\tb\tBeta twee\n");
	index_folder(path, folder, KZ_FOLDER_PRUNE);
	assert_string_equal(told_files(), "replaced b.txt, pruned a.bin");
	assert_string_equal(fact_of(path, "b", KZ_TITLE), "Beta twee");
	assert_string_equal(search_at(path, "*"), "b");
	write_text(below(folder, "manifest.tsv"), "file\tsha256\ntexts/b.txt\t" SUM "\n");
	index_folder(path, folder, 0);
	assert_string_equal(told_files(), "refused b.txt");
}

static void a_broken_manifest_is_refused_whole(void **state)
{
	static const char *const broken[] = {
		"",
		"id\ttitle\n",
		"file\tid\na.txt\n",
		"file\tid\na.txt\tb\tc\n",
		"file\n../a.txt\n",
		"file\n/etc/passwd\n",
		"file\tdate\na.txt\t2021-02-30\n",
		"file\tcolour\na.txt\tred\n",
		"file\tsha256\na.txt\tabc\n",
		"file\ttitle\na.txt\t\xFF\n",
	};
	const char *folder = below(*state, "corpus");
	kz_folder *opened = NULL;
	make_folder(folder);
	write_text(below(folder, "a.txt"), "Alfa");
	kz_writer *writer = open_writer(below(*state, "index"), KZ_WRITER_CREATE);
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		write_text(below(folder, "manifest.tsv"), broken[i]);
		must_fail(KZ_E_DOCUMENT, kz_folder_open(folder, &opened, err));
		assert_null(opened);
		must_fail(KZ_E_DOCUMENT, kz_writer_put_files(writer, folder, NULL, err));
	}
	kz_writer_close(writer);
}

static void a_bad_file_does_not_stop_the_others(void **state)
{
	const char *path = below(*state, "index"), *folder = below(*state, "brieven");
	size_t size = 9u << 20, used;
	char *facts = malloc(size);
	assert_non_null(facts);
	make_folder(folder);
	write_text(below(folder, "a.txt"), "Alfa");
	write_bytes(below(folder, "b.txt"), "niet \xFF\xFE UTF-8", 13);
	write_text(below(folder, "c.txt"), "title: Gamma\ndatum: gisteren\n\ntekst");
	write_text(below(folder, "d.txt"), "Delta");
	write_text(below(folder, "d.txt.meta"), "een regel zonder dubbele punt\n");
	write_text(below(folder, "e.txt"), "");
	write_bytes(below(folder, "f.txt"), "met een \0 erin", 14);
	write_bytes(below(folder, "g.docx"), "PK\x03\x04 en meer", 12);
	/* More facts than a record can hold. */
	used = (size_t)snprintf(facts, size, "id: h\ntitle: Eta\n");
	while (used + 60100 < size) {
		used += (size_t)snprintf(facts + used, size - used, "x-own: ");
		memset(facts + used, 'x', 60000);
		used += 60000;
		facts[used++] = '\n';
	}
	write_bytes(below(folder, "h.txt"), facts, used);
	free(facts);
	write_text(below(folder, "i.txt"), "Iota");
	write_text(below(folder, "manifest.tsv.txt"), "Geen manifest");
	make_folder(below(folder, "j"));
	write_text(below(folder, "j/manifest.tsv"), "no file column\n");
	write_text(below(folder, "k.txt"), "Kappa");
	index_folder(path, folder, 0);
	assert_string_equal(told_files(),
		"added a.txt, refused b.txt, refused c.txt, refused d.txt, refused e.txt, "
		"refused f.txt, refused g.docx, refused h.txt, added i.txt, "
		"refused brieven, added k.txt, added manifest.tsv.txt");
	assert_int_equal(count_documents(path), 4);
	/* Mended, it comes in. */
	write_text(below(folder, "b.txt"), "nu wel UTF-8");
	index_folder(path, below(folder, "b.txt"), 0);
	assert_string_equal(told_files(), "added b.txt");
	assert_int_equal(count_documents(path), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(all_of_a_folder_in_order_of_name),
		in_directory(a_file_is_told_by_its_digest),
		in_directory(meta_stands_beside_and_wins),
		in_directory(a_manifest_is_all_there_is),
		in_directory(a_broken_manifest_is_refused_whole),
		in_directory(a_bad_file_does_not_stop_the_others),
	};
	return cmocka_run_group_tests_name("folder", tests, NULL, NULL);
}
