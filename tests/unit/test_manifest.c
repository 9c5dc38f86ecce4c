/* SPDX-License-Identifier: GPL-2.0-or-later */
/* manifest.tsv: its rows and their facts, and every way that it can be broken. */
#include "support.h"

#include "document/document.h"
#include "readers/manifest.h"

#define SUM "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

static kz_status read_manifest(const char *folder, const char *text, size_t length,
	kzi_manifest *out, kz_error *err)
{
	const char *path = write_bytes(folder, "manifest.tsv", text, length);
	return kzi_manifest_read(path, out, err);
}

static void rows_are_read(void **state)
{
	static const char text[] =
		"file\tsha256\tid\ttitel\tdossier\tsignatory\talias\tx-bron\n"
		"a.txt\t" SUM
		"\tkst-1-1\tEen; titel\t36600-XIV; 27428;1\tA | EZ; B\tq;r\tTK\n"
		"\n"
		"sub/b.txt\t\t\tTwee\t\t\t\t\r\n"
		"./c.txt\t\t\tDrie\t\t\t\tlaatste";
	kzi_manifest manifest;
	must(read_manifest(*state, BYTES(text), &manifest, err));
	assert_int_equal(manifest.count, 3);
	const kzi_manifest_row *row = &manifest.rows[0];
	assert_string_equal(row->file, "a.txt");
	assert_string_equal(row->sha256, SUM);
	assert_memory_equal(row->line, "a.txt\t", 6);
	assert_memory_equal(row->line + row->line_length - 3, "\tTK", 3);
	assert_string_equal(kz_document_get(row->facts, KZ_ID), "kst-1-1");
	assert_string_equal(kz_document_get(row->facts, KZ_TITLE), "Een; titel");
	assert_int_equal(kz_document_count(row->facts, KZ_DOSSIERS), 3);
	assert_string_equal(kz_document_at(row->facts, KZ_DOSSIERS, 1), "27428");
	assert_string_equal(kz_document_at(row->facts, KZ_DOSSIERS, 2), "1");
	assert_int_equal(kz_document_count(row->facts, KZ_ALIASES), 2);
	assert_int_equal(kz_document_signatory_count(row->facts), 2);
	assert_string_equal(kz_document_signatory_at(row->facts, 0)->office, "EZ");
	assert_string_equal(kz_document_signatory_at(row->facts, 1)->name, "B");
	assert_string_equal(kz_document_field_at(row->facts, 0)->name, "bron");
	row = &manifest.rows[1];
	assert_string_equal(row->file, "sub/b.txt");
	assert_string_equal(row->sha256, "");
	assert_string_equal(kz_document_get(row->facts, KZ_TITLE), "Twee");
	assert_int_equal(kz_document_count(row->facts, KZ_DOSSIERS), 0);
	assert_int_equal(kz_document_field_count(row->facts), 0);
	row = &manifest.rows[2];
	assert_string_equal(row->file, "./c.txt");
	assert_string_equal(kz_document_field_at(row->facts, 0)->text, "laatste");
	kzi_manifest_free(&manifest);
	assert_int_equal(manifest.count, 0);
	kzi_manifest_free(&manifest);
}

/* By whichever of its names a column is called. */
static void a_cell_may_hold_several(void **state)
{
	static const char text[] = "file\tdossiers\taliases\tondertekenaar\n"
				   "a.txt\t1; 2\t3; 4\tA | x; B\n";
	kzi_manifest manifest;
	must(read_manifest(*state, BYTES(text), &manifest, err));
	const kz_document *facts = manifest.rows[0].facts;
	assert_int_equal(kz_document_count(facts, KZ_DOSSIERS), 2);
	assert_string_equal(kz_document_at(facts, KZ_DOSSIERS, 1), "2");
	assert_int_equal(kz_document_count(facts, KZ_ALIASES), 2);
	assert_int_equal(kz_document_signatory_count(facts), 2);
	assert_string_equal(kz_document_signatory_at(facts, 1)->name, "B");
	kzi_manifest_free(&manifest);
}

static void there_may_be_no_rows(void **state)
{
	static const char *const texts[] = {"file", "file\n", "file\ttitle\r\n\r\n\n"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		kzi_manifest manifest;
		must(read_manifest(*state, texts[i], strlen(texts[i]), &manifest, err));
		assert_int_equal(manifest.count, 0);
		kzi_manifest_free(&manifest);
	}
}

static const struct {
	const char *text;
	size_t length;
	int offset;
	const char *words;
} broken[] = {
	{"", 0, -1, "line 1: there is no column 'file'"},
	{BYTES("title\tsha256\n"), -1, "line 1: there is no column 'file'"},
	{BYTES("File\n"), -1, "line 1: there is no column 'file'"},
	{BYTES("file\ttitle\na.txt\n"), -1, "line 2: fewer cells than columns"},
	{BYTES("file\ttitle\na.txt\tx\n\nb.txt"), -1, "line 4: fewer cells than columns"},
	{BYTES("file\ttitle\tid\na.txt\tx\n"), -1, "line 2: fewer cells"},
	{BYTES("file\ttitle\na.txt\tx\ty\n"), -1, "line 2: more cells than columns"},
	{BYTES("file\ttitle\n\tx\n"), -1, "line 2: file is empty or lies outside"},
	{BYTES("file\n/etc/passwd\n"), -1, "lies outside the folder"},
	{BYTES("file\n../a\n"), -1, "lies outside the folder"},
	{BYTES("file\n..\n"), -1, "lies outside the folder"},
	{BYTES("file\na/../../b\n"), -1, "lies outside the folder"},
	{BYTES("file\na/..\n"), -1, "lies outside the folder"},
	{BYTES("file\na//b\n"), -1, "lies outside the folder"},
	{BYTES("file\na\0../b\n"), -1, "lies outside the folder"},
	{BYTES("file\tsha256\na.txt\tabc\n"), -1, "sha256 is not 64 lower-case hex"},
	{BYTES("file\tsha256\na.txt\t" SUM "0\n"), -1, "sha256 is not 64"},
	{BYTES("file\tsha256\na.txt\t9F86d081884c7d659a2feaa0c55ad015"
	       "a3bf4f1b2b0b822cd15d6c15b0f00a08\n"),
		-1, "sha256 is not 64"},
	{BYTES("file\tdatum\na.txt\t2021-02-30\n"), -1,
		"line 2: date '2021-02-30': no such day"},
	{BYTES("file\tnaam\na.txt\tx\n"), -1, "line 2: 'naam' is not a name"},
	{BYTES("file\tpath\na.txt\t/x\n"), -1, "'path' is not a name"},
	{BYTES("file\t\na.txt\tx\n"), -1, "line"},
	{BYTES("file\tdossier\na.txt\t1;;2\n"), -1, "'dossier' has no value"},
	{BYTES("file\ttitle\na.txt\tx\0y\n"), -1, "'title' has a NUL"},
	{BYTES("file\ttitle\na.txt\t\x1B[0m\n"), -1, "title: control character"},
	{BYTES("file\ttitle\na.txt\t\xFF\n"), 17, "not UTF-8 at byte 17"},
};

static void what_is_broken_is_told_by_line(void **state)
{
	for (size_t i = 0; i < COUNT(broken); i++) {
		kzi_manifest manifest;
		must_fail_at(KZ_E_DOCUMENT, broken[i].offset, "manifest.tsv",
			read_manifest(*state, broken[i].text, broken[i].length, &manifest,
				err));
		must_fail_at(KZ_E_DOCUMENT, broken[i].offset, broken[i].words,
			read_manifest(*state, broken[i].text, broken[i].length, &manifest,
				err));
		assert_int_equal(manifest.count, 0);
		assert_null(manifest.bytes.data);
	}
}

/* In the folder by name, for all that they look like. */
static void odd_names_are_inside(void **state)
{
	static const char text[] =
		"file\n...\n..a\na..\n.hidden\na/...\n a\nmet spatie.txt\n";
	kzi_manifest manifest;
	must(read_manifest(*state, BYTES(text), &manifest, err));
	assert_int_equal(manifest.count, 7);
	assert_string_equal(manifest.rows[0].file, "...");
	kzi_manifest_free(&manifest);
}

static void columns_have_a_limit(void **state)
{
	kzi_buffer text = {0};
	kzi_manifest manifest;
	kzi_buffer_text(&text, "file");
	for (int i = 1; i < 64; i++)
		kzi_buffer_text(&text, "\ttitle");
	must(read_manifest(*state, text.data, text.length, &manifest, err));
	kzi_manifest_free(&manifest);
	kzi_buffer_text(&text, "\ttitle");
	must_fail(KZ_E_DOCUMENT, "line 1: more than 64 columns",
		read_manifest(*state, text.data, text.length, &manifest, err));
	kzi_buffer_free(&text);
}

static void a_manifest_must_be_a_file(void **state)
{
	kzi_manifest manifest;
	must_fail(KZ_E_IO, "No such file",
		kzi_manifest_read(below(*state, "manifest.tsv"), &manifest, err));
	must_fail(
		KZ_E_IO, "not a regular file", kzi_manifest_read(*state, &manifest, err));
	assert_int_equal(manifest.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(rows_are_read),
		in_directory(a_cell_may_hold_several),
		in_directory(there_may_be_no_rows),
		in_directory(what_is_broken_is_told_by_line),
		in_directory(odd_names_are_inside),
		in_directory(columns_have_a_limit),
		in_directory(a_manifest_must_be_a_file),
	};
	return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
