/* SPDX-License-Identifier: GPL-2.0-or-later */
/* PDF files: real ones, broken ones, and ones on which pdftotext does the worst that a
 * program can do. */
#include "sheet.h"
#include "support.h"

#include "readers/child.h"
#include "readers/pdf.h"

#include <stdlib.h>
#include <sys/stat.h>

#define PDF_HEAD                                                                \
	"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"                \
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"                    \
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" \
	"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"                             \
	"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"        \
	"4 0 obj<</Length 200>>stream\n"
#define PDF_TAIL "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

static const char small[] =
	PDF_HEAD "BT /F 11 Tf 80 700 Td (Dit is een brief.) Tj ET" PDF_TAIL;

static kz_status read_with(
	const char *program, unsigned seconds, kz_document **out, kz_error *why)
{
	kzi_pdf_tool tool = {program, seconds, 256 << 20, 1 << 20};
	kzi_input input = {small, sizeof small - 1, "brief.pdf", true};
	must(kz_document_new(out, err));
	kz_status st = kzi_pdf_read(&tool, &input, *out, why);
	if (st != KZ_OK) {
		kz_document_free(*out);
		*out = NULL;
	}
	return st;
}

/* A program in the place of pdftotext. */
static const char *stand_in(const char *directory, const char *script)
{
	char text[1024];
	snprintf(text, sizeof text, "#!/bin/sh\n%s\n", script);
	const char *path = write_text(directory, "pdftotext", text);
	assert_int_equal(chmod(path, 0755), 0);
	return path;
}

static void the_worst_of_programs_does_no_harm(void **state)
{
	static const struct {
		const char *script;
		kz_status status;
		const char *words;
	} rows[] = {
		{"exec sleep 1000", KZ_E_LIMIT,
			"pdftotext was stopped: not done in 1 seconds"},
		{"exec yes '<word>x</word>'", KZ_E_LIMIT, "it wrote over 1048576 bytes"},
		{"kill -SEGV $$", KZ_E_DOCUMENT, "pdftotext died by signal 11"},
		{"echo 'Syntax Error: kapot' >&2; exit 1", KZ_E_DOCUMENT,
			"pdftotext failed, exit code 1: Syntax Error: kapot"},
		{"echo 'Command Line Error: Incorrect password' >&2; exit 1",
			KZ_E_DOCUMENT,
			"an encrypted PDF, which only opens with its password"},
		{"echo '<page><line><word>half</word>'", KZ_E_DOCUMENT, "cut off"},
		{"exit 0", KZ_E_DOCUMENT, "cut off"},
		{"echo '<doc></doc>'", KZ_E_DOCUMENT, "a PDF without pages"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = NULL;
		kz_error err = {0};
		const char *program = stand_in(*state, rows[i].script);
		kz_status st = read_with(program, i == 0 ? 1 : 60, &document, &err);
		if (st != rows[i].status || strstr(err.message, rows[i].words) == NULL)
			fail_msg("%s: %s: %s", rows[i].script, kz_status_name(st),
				err.message);
	}
}

static void it_gets_the_file_and_says_where_words_are(void **state)
{
	kz_document *document = NULL;
	const char *program = stand_in(*state,
		"echo \"<page width=\\\"595\\\" height=\\\"842\\\"><line>"
		"<word xMin=\\\"80\\\" yMin=\\\"300\\\" xMax=\\\"90\\\" yMax=\\\"310\\\">$1 $(head -c 8)</word>"
		"</line></page></doc>\"");
	must(read_with(program, 60, &document, err));
	must_show(document, "-bbox-layout %PDF-1.4\n");
}

static kz_status parse(const char *bytes, size_t length, kz_document **out, kz_error *err)
{
	return kz_document_parse(bytes, length, "brief.pdf", out, err);
}

static const struct {
	const char *bytes;
	size_t length;
	long long offset;
	const char *words;
} refused[] = {
	{"", 0, -1, "the file is empty"},
	{BYTES("\0\1\2\3"), 0, "not a PDF: it does not begin with %PDF-"},
	{BYTES("%PDF-1.7"), 8, "a PDF that is cut off: its end, %%EOF, is missing"},
	{small, sizeof small - 8, sizeof small - 8, "cut off"},
	{BYTES("%PDF-1.7\n%%EOF\n"), -1, "pdftotext failed, exit code 1"},
	{BYTES("%PDF-1.7\nniets\n%%EOF\n"), -1, "pdftotext failed, exit code 1"},
	{BYTES("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	       "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
		-1, "a PDF without pages"},
};

static bool has_pdftotext(void)
{
	char path[KZI_PROGRAM_MAX];
	return kzi_program_find("pdftotext", path);
}

static void broken_files_are_refused(void **state)
{
	(void)state;
	if (!has_pdftotext())
		skip_because("pdftotext is not installed");
	for (size_t i = 0; i < COUNT(refused); i++) {
		kz_document *document = NULL;
		must_fail_at(KZ_E_DOCUMENT, refused[i].offset, refused[i].words,
			parse(refused[i].bytes, refused[i].length, &document, err));
		assert_null(document);
	}
	/* What is called a PDF in a folder, and is a page that says 404. */
	static const char text[] = "Niet gevonden";
	kz_document *document = NULL;
	kzi_input input = {text, sizeof text - 1, "kst-1.pdf", false};
	must_fail_at(
		KZ_E_DOCUMENT, 0, "not a PDF", kzi_read_input(&input, &document, err));
	assert_null(document);
}

static void a_small_one_is_read(void **state)
{
	(void)state;
	if (!has_pdftotext())
		skip_because("pdftotext is not installed");
	kz_document *document = NULL;
	must(parse(small, sizeof small - 1, &document, err));
	assert_string_equal(kz_document_get(document, KZ_FORMAT), "pdf");
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Dit is een brief.");
	assert_int_equal(document->fidelity, KZI_FIDELITY_PDF);
	size_t length = 0;
	const char *raw = kz_document_raw(document, &length);
	assert_int_equal(length, 19);
	assert_memory_equal(raw, "Dit is een brief.\n\f", 19);
	must_show(document, "Dit is een brief.\n");
	/* White space in front is none of our business. */
	char later[sizeof small + 2] = "\n ";
	memcpy(later + 2, small, sizeof small);
	must(parse(later, sizeof later - 1, &document, err));
	must_show(document, "Dit is een brief.\n");
}

/* One page with a picture of one pixel on it. */
static void a_scan_is_held_by_its_name(void **state)
{
	(void)state;
	static const char scan[] =
		PDF_HEAD "595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI" PDF_TAIL;
	if (!has_pdftotext())
		skip_because("pdftotext is not installed");
	kz_document *document = NULL;
	must(parse(scan, sizeof scan - 1, &document, err));
	assert_int_equal(kz_document_block_count(document), 0);
	assert_string_equal(kz_document_get(document, KZ_HOLDING), "record");
	assert_string_equal(kz_document_get(document, KZ_TITLE), "brief.pdf");
	assert_string_equal(kz_document_at(document, KZ_REMARKS, 0),
		"a scan: its pages are images, without text");
	assert_int_equal(document->fidelity, KZI_FIDELITY_NONE);
	kz_document_free(document);
}

static void encrypted_ones_are_refused(void **state)
{
	(void)state;
	if (!has_pdftotext())
		skip_because("pdftotext is not installed");
	size_t length = 0;
	kz_document *document = NULL;
	char *bytes = read_bytes(sample("versleuteld.pdf"), &length);
	must_fail(
		KZ_E_DOCUMENT, "an encrypted PDF", parse(bytes, length, &document, err));
	free(bytes);
}

static void a_letter_is_read(void **state)
{
	(void)state;
	if (!has_pdftotext())
		skip_because("pdftotext is not installed");
	kz_document *document = NULL;
	must(kz_document_read(sample("brief.pdf"), &document, err));
	must_show_letter(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(the_worst_of_programs_does_no_harm),
		in_directory(it_gets_the_file_and_says_where_words_are),
		cmocka_unit_test(broken_files_are_refused),
		cmocka_unit_test(a_small_one_is_read),
		cmocka_unit_test(a_scan_is_held_by_its_name),
		cmocka_unit_test(encrypted_ones_are_refused),
		cmocka_unit_test(a_letter_is_read),
	};
	return cmocka_run_group_tests_name("PDF reader", tests, NULL, NULL);
}
