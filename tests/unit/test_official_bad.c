/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Official XML that is broken, hostile or something else; and which files are it. */
#include "reading.h"

#include <stdlib.h>
#include <unistd.h>

static const char good[] =
	"<officiele-publicatie><kamerstuk><stuk><al>De Kamer,</al></stuk>"
	"</kamerstuk></officiele-publicatie>";

static void what_is_xml_is_told_by_what_is_in_it(void **state)
{
	(void)state;
	static const char *const names[] = {
		"x.xml", "X.XML", "x.txt", "x.md", "kaal", "x.pdf", "x.html"};
	for (size_t i = 0; i < COUNT(names); i++)
		has_blocks(good, names[i], "P De Kamer,");
	/* And what is not is not: a text may begin so too. */
	has_blocks("<geen onderwerp>\n\nBeste,", "x.txt", "P <geen onderwerp>\nP Beste,");
	has_blocks(
		"id: x\n\n<officiele-publicatie>", "x.txt", "P <officiele-publicatie>");
}

static void other_kinds_are_skipped(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		const char *name, *words;
	} rows[] = {
		{BYTES("<?xml version='1.0'?><svg/>"), "x.xml",
			"XML of no supported kind: <svg>"},
		{BYTES("<?xml version='1.0'?><svg/>"), "x.txt", "<svg>"},
		{BYTES("<rss/>"), "x.xml", "<rss>"},
		{BYTES("<metadata_gegevens/>"), "metadata.xml",
			"the metadata of another"},
		{BYTES("<?xml version='1.0'?><owms-metadata xmlns:x='y'>"), "x.xml",
			"the metadata of another"},
		{BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "x.xml", "no supported kind"},
		{BYTES("\0\0\0\0"), "x.xml", "no supported kind"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		is_refused(rows[i].bytes, rows[i].length, rows[i].name, KZ_E_UNSUPPORTED,
			-1, rows[i].words);
}

static void broken_files_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		const char *name;
		int offset;
		const char *words;
	} rows[] = {
		{BYTES(""), "x.xml", 0, "called .xml, and does not begin as XML does"},
		{BYTES("Geachte Voorzitter,"), "x.xml", 0, "called .xml"},
		{BYTES("<?xml version='1.0'?>"), "x.xml", 21, "it ends too early"},
		{BYTES("<?xml version='1.0'?><officiele-pub"), "x", 35,
			"it ends too early"},
		{BYTES("<officiele-publicatie><kamerstuk><al>tek"), "x.xml", 40,
			"it ends too early"},
		{BYTES("<officiele-publicatie><al"), "x.xml", 25, "it ends too early"},
		{BYTES("<officiele-publicatie></al>"), "x.txt", 27, "tag mismatch"},
		{BYTES("\xEF\xBB\xBF<officiele-publicatie></al>"), "x.xml", 30,
			"tag mismatch"},
		{BYTES("<officiele-publicatie><al>priv\xE9</al></officiele-publicatie>"),
			"x.xml", 30, "not UTF-8 at byte 30"},
		{BYTES("<officiele-publicatie><al>een\0twee</al>"), "x.xml", 29,
			"a NUL in the text at byte 29"},
		{BYTES("<officiele-publicatie><metadata/><kamerstuk/>"
		       "</officiele-publicatie>"),
			"x.xml", -1, "there is no text in its <kamerstuk>"},
		{BYTES("<?xml version='1.0' encoding='koi8-r'?><kamerstuk/>"), "x.xml",
			-1, "in an encoding that is not read: 'koi8-r'"},
		/* In the file, not in what became of it. */
		{BYTES("<?xml version='1.0' encoding='iso-8859-1'?><kamerstuk>\xE9\xE9"
		       "</al>"),
			"x.xml", 61, "tag mismatch"},
		{BYTES("\xFF\xFE<\0a\0l\0/\0>\0"), "x.xml", -1, "<al>"},
		{BYTES("\xFE\xFF\0<\0k\0a\0m\0e\0r\0s\0t\0u\0k\0>\0\xE9"), "x.xml", 26,
			"it ends too early"},
		{BYTES("<kamerstuk>cli\xC3\x83\xC2\xABnt</al>"), "x.xml", 25,
			"tag mismatch"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		is_refused(rows[i].bytes, rows[i].length, rows[i].name,
			rows[i].offset == -1 && strstr(rows[i].words, "<al>") != NULL
				? KZ_E_UNSUPPORTED
				: KZ_E_DOCUMENT,
			rows[i].offset, rows[i].words);
}

/* Wherever it is cut, it is refused or something smaller that is whole. */
static void no_cut_is_taken_for_the_whole(void **state)
{
	(void)state;
	for (size_t length = 0; length < sizeof good - 1; length++) {
		kz_error told = {0};
		kz_status st = try_bytes_as(good, length, "x.xml", &told);
		assert_int_equal(st, KZ_E_DOCUMENT);
		assert_true(told.offset >= 0 && told.offset <= (int)length);
	}
}

static void encodings_are_read(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		const char *remarks;
	} rows[] = {
		{BYTES("<?xml version='1.0' encoding='windows-1252'?><kamerstuk><al>cli\xEBnt "
		       "\x80</al></kamerstuk>"),
			""},
		{BYTES("\n\n<?xml version='1.0' encoding='utf-8'?>\n<kamerstuk><al>"
		       "cli\xC3\xABnt \xE2\x82\xAC</al></kamerstuk>"),
			""},
		{BYTES("\xC3\xAF\xC2\xBB\xC2\xBF\n<?xml version='1.0'?><kamerstuk><al>"
		       "cli\xC3\x83\xC2\xABnt \xC3\xA2\xC2\x82\xC2\xAC</al></kamerstuk>"),
			"encoded twice, as UTF-8 that was read as cp1252: undone"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document =
			read_bytes_as(rows[i].bytes, rows[i].length, "x.xml");
		same_text("text", blocks_of(document), "P cliënt €");
		same_text("remarks", list_of(document, KZ_REMARKS), rows[i].remarks);
		size_t length;
		assert_non_null(kz_document_raw(document, &length));
		assert_int_equal(length, rows[i].length);
		kz_document_free(document);
	}
}

/* As large as it may be, and then too large. */
static void large_files_have_limits(void **state)
{
	(void)state;
	kzi_buffer text = {0};
	kzi_buffer_text(&text, "<kamerstuk>");
	for (int i = 0; i < 20000; i++)
		kzi_buffer_format(&text, "<al>alinea %d</al>", i);
	kzi_buffer_text(&text, "</kamerstuk>");
	kz_document *document = read_bytes_as(text.data, text.length, "x.xml");
	assert_int_equal(kz_document_block_count(document), 20000);
	kz_document_free(document);
	kzi_buffer_clear(&text);
	kzi_buffer_text(&text, "<kamerstuk><al>");
	for (int i = 0; i < (KZI_BLOCK_MAX >> 4) + 1; i++)
		kzi_buffer_text(&text, "0123456789abcdef");
	kzi_buffer_text(&text, "</al></kamerstuk>");
	is_refused(text.data, text.length, "x.xml", KZ_E_LIMIT, -1, "over 16 MiB");
	kzi_buffer_free(&text);
}

/* A gigabyte of nothing takes no time: it is not read. */
static void a_gigabyte_is_not_read(void **state)
{
	static const char *const names[] = {"x.xml", "x.html", "x.json", "x.txt"};
	kz_document *document;
	for (size_t i = 0; i < COUNT(names); i++) {
		const char *path = write_text(*state, names[i], "<kamerstuk><al><al>");
		assert_int_equal(truncate(path, (off_t)1 << 30), 0);
		must_fail(KZ_E_LIMIT, "larger than 268435456 bytes",
			kz_document_read(path, &document, err));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_xml_is_told_by_what_is_in_it),
		cmocka_unit_test(other_kinds_are_skipped),
		cmocka_unit_test(broken_files_are_refused),
		cmocka_unit_test(no_cut_is_taken_for_the_whole),
		cmocka_unit_test(encodings_are_read),
		cmocka_unit_test(large_files_have_limits),
		in_directory(a_gigabyte_is_not_read),
	};
	return cmocka_run_group_tests_name("official-bad", tests, NULL, NULL);
}
