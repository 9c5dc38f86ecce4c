/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The text of real Word and PDF files, as a simple converter gives it: their facts are
 * read, each question is a heading, and nothing of the pages is left.
 */
#include "data.h"

#include <kamerzoek/document.h>

#include <string.h>

#define WORDS                                                                  \
	"python3 -c 'import re,sys,zipfile,html;"                              \
	"x=zipfile.ZipFile(sys.argv[1]).read(\"word/document.xml\").decode();" \
	"t=re.findall(r\"<w:t(?: [^>]*)?>([^<]*)|(</w:p>|<w:br/>)\",x);"       \
	"t=\"\".join(a or chr(10)*bool(b) for a,b in t);"                      \
	"sys.stdout.buffer.write(html.unescape(t).encode())' "

static kz_document *read_from(const char *command)
{
	FILE *from = popen(command, "r");
	char *text = NULL;
	size_t room = 0;
	kz_document *document = NULL;
	kz_error err;
	assert_non_null(from);
	ssize_t length = getdelim(&text, &room, '\0', from);
	int exit = pclose(from);
	if (exit != 0 || length <= 0)
		fail_msg("%s: no text", command);
	if (kz_document_parse(text, (size_t)length, "brief.txt", &document, &err) !=
		KZ_OK)
		fail_msg("%s: %s", command, err.message);
	free(text);
	return document;
}

/* Questions that are headings, or that stand in the middle of something else. */
static size_t questions(const kz_document *document, bool as_headings)
{
	size_t count = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		bool heading = block->kind == KZ_HEADING;
		if (as_headings && heading)
			count += strncmp(block->text, "Vraag ", 6) == 0;
		if (!as_headings && !heading)
			count += strstr(block->text, " Vraag 2 ") != NULL ||
				 strstr(block->text, " Antwoord op vraag ") != NULL;
	}
	return count;
}

static void letters_in_word_have_their_facts(void **state)
{
	(void)state;
	for (int i = 1; i <= 4; i++) {
		char command[1024];
		snprintf(command, sizeof command,
			WORDS "\"$KAMERZOEK_TESTDATA\"/formats/docx/kamervragen-%d.docx",
			i);
		kz_document *document = read_from(command);
		const kz_signatory *who = kz_document_signatory_at(document, 0);
		assert_non_null(who);
		assert_true(who->name[0] != '\0');
		assert_string_equal(who->office, "Minister van Justitie en Veiligheid");
		assert_string_equal(kz_document_get(document, KZ_KIND), "brief");
		assert_true(questions(document, true) >= 3);
		assert_int_equal(questions(document, false), 0);
		/* One of them has no letterhead. */
		assert_int_equal(kz_document_get(document, KZ_DATE)[0] != '\0', i > 1);
		assert_int_equal(kz_document_get(document, KZ_SUBJECT)[0] != '\0', i > 1);
		kz_document_free(document);
	}
}

static void nothing_of_the_pages_is_left(void **state)
{
	static const char *const ways[] = {"", "-layout", "-raw"};
	(void)state;
	if (system("pdftotext -v >/dev/null 2>&1") != 0)
		skip();
	for (size_t i = 0; i < 3; i++) {
		char command[1024];
		snprintf(command, sizeof command,
			"pdftotext %s \"$(find \"$KAMERZOEK_TESTDATA\"/formats "
			"-name 'ah-tk-20202021-3235.pdf')\" -",
			ways[i]);
		kz_document *document = read_from(command);
		assert_int_equal(questions(document, true), 9);
		assert_int_equal(questions(document, false), 0);
		for (size_t k = 0; k < kz_document_block_count(document); k++) {
			const char *text = kz_document_block_at(document, k)->text;
			assert_null(strstr(text, "ISSN"));
			assert_null(strstr(text, "Tweede Kamer, vergaderjaar"));
			/* Broken at the end of a line in each of them. */
			assert_null(strstr(text, "rentepercen "));
			assert_null(strstr(text, "rentepercen-"));
		}
		kz_document_free(document);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_in_word_have_their_facts),
		cmocka_unit_test(nothing_of_the_pages_is_left),
	};
	return run_with_data(tests, "letters as text");
}
