/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where on a page things stand: columns, heads and feet, the colofon, tables. */
#include "sheet.h"
#include "support.h"

/* Lines of 60 letters, which are 318 points wide at 10 points. */
#define FULL_1 "Het kabinet zet in op onderzoek en wetenschap en innovaties,\n"
#define FULL_2 "waarbij gemeenten en provincies worden betrokken bij al deze\n"
#define LAST   "plannen.\n"
#define PROSE  FULL_1 FULL_2 LAST
#define READ                                                                    \
	"Het kabinet zet in op onderzoek en wetenschap en innovaties, waarbij " \
	"gemeenten en provincies worden betrokken bij al deze plannen.\n"

static void columns_are_read_one_after_the_other(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_line(&page, 50, 80, 16, "Verslag van een debat over de kosten en baten");
	sheet_lines(&page, 50, 120, 7,
		PROSE "Links gaat door in een zin die niet is afgelopen, maar die\n");
	sheet_lines(&page, 320, 120, 7, "rechts eindigt.\n" PROSE);
	must_show(sheet_read(&page),
		"H Verslag van een debat over de kosten en baten\n" READ
		"Links gaat door in een zin die niet is afgelopen, maar die rechts eindigt.\n" READ);
}

/* Whatever order pdftotext has them in. */
static void the_order_of_the_lines_does_not_matter(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 320, 120, 7, PROSE);
	sheet_line(&page, 50, 300, 7,
		"Onder beide kolommen staat een zin die van de ene kant naar de andere gaat, en verder.");
	sheet_lines(&page, 50, 120, 7, "Links is eerst.\n");
	must_show(sheet_read(&page),
		"Links is eerst.\n" READ
		"Onder beide kolommen staat een zin die van de ene kant naar de andere gaat, en verder.\n");
}

static void signatures_beside_each_other_are_columns(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, PROSE);
	sheet_lines(&page, 80, 200, 10, "De minister van Proeven,\n\n\nAnna de Vries\n");
	sheet_lines(&page, 300, 200, 10,
		"De staatssecretaris van Proeven,\n\n\nB.C. Jansen\n");
	must_show(sheet_read(&page),
		READ "De minister van Proeven,\nAnna de Vries\n"
		     "De staatssecretaris van Proeven,\nB.C. Jansen\n");
}

static void labels_are_read_with_what_they_label(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_line(&page, 50, 100, 10, "Kenmerk");
	sheet_line(&page, 120, 100, 10, "DGBI 12345");
	sheet_line(&page, 50, 112, 10, "Bijlage");
	sheet_lines(&page, 120, 112, 10,
		"Voortgang van het programma voor de ontwikkeling van\ngebieden\n");
	sheet_lines(&page, 50, 180, 10, PROSE);
	must_show(sheet_read(&page),
		"Kenmerk DGBI 12345\n"
		"Bijlage Voortgang van het programma voor de ontwikkeling van gebieden\n" READ);
}

static void add_letter_page(sheet *to, unsigned number)
{
	char foot[40];
	snprintf(foot, sizeof foot, "Pagina %u van 3", number);
	sheet_page(to);
	sheet_line(to, 80, 40, 8, "Ministerie van Proeven");
	sheet_lines(to, 80, 120, 10, PROSE);
	sheet_line(to, 80, 820, 8, foot);
}

static void heads_and_feet_are_left_out(void **state)
{
	(void)state;
	sheet page = {0};
	add_letter_page(&page, 1);
	add_letter_page(&page, 2);
	add_letter_page(&page, 3);
	kz_document *document = sheet_read(&page);
	assert_string_equal(shown(document), READ READ READ);
	assert_string_equal(kz_document_at(document, KZ_REMARKS, 0),
		"6 lines at the heads and feet of pages left out");
	size_t length = 0;
	const char *raw = kz_document_raw(document, &length);
	const char first[] = "Ministerie van Proeven\n" PROSE "Pagina 1 van 3\n\fMinist";
	assert_true(length > sizeof first);
	assert_memory_equal(raw, first, sizeof first - 1);
	assert_int_equal(raw[length - 1], '\f');
	for (uint32_t i = 0; i < 3; i++)
		assert_int_equal(kz_document_block_at(document, i)->page, i + 1);
	kz_document_free(document);
}

/* What stands at the same place and is no head: it is the text. */
static void text_at_the_top_of_pages_stays(void **state)
{
	(void)state;
	sheet page = {0};
	for (unsigned i = 1; i < 4; i++) {
		char line[40];
		snprintf(line, sizeof line, "Vraag %u\n", i);
		sheet_page(&page);
		sheet_lines(&page, 80, sheet_lines(&page, 80, 60, 10, line), 10, PROSE);
	}
	must_show(sheet_read(&page),
		"H Vraag 1\n" READ "H Vraag 2\n" READ "H Vraag 3\n" READ);
}

static void one_page_has_a_number_too(void **state)
{
	(void)state;
	static const char *const numbers[] = {"1", "- 1 -", "Pagina 1 van 1", "1/1",
		"Page 1 of 1", "Blad 1", "kst-32545-143", "ISSN 0921 - 7371"};
	for (size_t i = 0; i < COUNT(numbers); i++) {
		sheet page = {0};
		sheet_page(&page);
		sheet_lines(&page, 80, 120, 10, PROSE);
		sheet_line(&page, 300, 820, 8, numbers[i]);
		must_show(sheet_read(&page), READ);
	}
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, PROSE);
	sheet_line(&page, 80, 820, 10, "In 2025 is er 1 van 3 klaar.");
	must_show(sheet_read(&page), READ "In 2025 is er 1 van 3 klaar.\n");
}

static const char colofon[] =
	"Directie Proeven\nBezoekadres\nDorpsstraat 1\nPostbus 20401\n"
	"T 070 379 89 11\nOns kenmerk\nDGP / 25012345\n";

static void the_colofon_is_left_out(void **state)
{
	(void)state;
	static const double sides[][3] = {{450, 80, 6.5}, {30, 150, 6.5}, {450, 80, 10}};
	for (size_t i = 0; i < COUNT(sides); i++) {
		sheet page = {0};
		sheet_page(&page);
		sheet_lines(&page, sides[i][1], 120, 10, PROSE PROSE PROSE);
		sheet_lines(&page, sides[i][0], 115, sides[i][2], colofon);
		kz_document *document = sheet_read(&page);
		assert_string_equal(kz_document_at(document, KZ_REMARKS, 0),
			"7 lines of the colofon left out");
		must_show(document, READ READ READ);
	}
}

/* Narrow, small and at the side, and says nothing that a colofon says. */
static void a_remark_at_the_side_is_kept(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, PROSE PROSE);
	sheet_lines(&page, 450, 115, 6.5, "Dit is een opmerking\nin de marge.\n");
	must_show(sheet_read(&page), READ READ "Dit is een opmerking in de marge.\n");
}

static void an_official_piece_says_what_it_is(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_line(&page, 55, 80, 16, "Tweede Kamer der Staten-Generaal");
	sheet_line(&page, 500, 100, 40, "2");
	sheet_line(&page, 55, 140, 9,
		"Vergaderjaar 2020\xE2\x80\x93"
		"2021");
	sheet_line(&page, 55, 190, 12, "36 600 XIV");
	sheet_line(&page, 220, 190, 12, "Vaststelling van de begroting");
	sheet_line(&page, 55, 240, 9, "Nr. 60");
	sheet_line(&page, 220, 240, 9, "MOTIE VAN HET LID BROMET");
	sheet_lines(&page, 220, 300, 9, PROSE);
	sheet_lines(&page, 55, 800, 6, "kst-36600-XIV-60\nISSN 0921 - 7371\n");
	kz_document *document = sheet_read(&page);
	assert_string_equal(kz_document_get(document, KZ_ID), "kst-36600-XIV-60");
	assert_string_equal(kz_document_get(document, KZ_NUMBER), "60");
	assert_string_equal(kz_document_get(document, KZ_CHAMBER), "2");
	assert_string_equal(kz_document_get(document, KZ_VERGADERJAAR), "2020-2021");
	assert_string_equal(kz_document_at(document, KZ_DOSSIERS, 0), "36600-XIV");
	assert_string_equal(
		kz_document_get(document, KZ_TITLE), "MOTIE VAN HET LID BROMET");
	must_show(document, "H 36 600 XIV Vaststelling van de begroting\n"
			    "H Nr. 60 MOTIE VAN HET LID BROMET\n" READ);
}

static void tables_are_read_by_rows(void **state)
{
	(void)state;
	static const char *const cells[][4] = {
		{"Jaar", "Uitgaven", "Ontvangsten", "Saldo"},
		{"2023", "1.200", "900", "-300"}, {"2024", "1.350", "1.000", "-350"}};
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, PROSE);
	for (unsigned i = 0; i < 3; i++) {
		for (unsigned j = 0; j < 4; j++)
			sheet_line(&page, 80 + 90 * j, 180 + 12 * i, 10, cells[i][j]);
	}
	sheet_lines(&page, 80, 240, 10, PROSE);
	must_show(sheet_read(&page),
		READ "T Jaar|Uitgaven|Ontvangsten|Saldo\n"
		     "T 2023|1.200|900|-300\nT 2024|1.350|1.000|-350\n" READ);
}

/* Three columns of prose look like a table with three cells in each row. */
static void three_columns_are_no_table(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	for (unsigned i = 0; i < 3; i++)
		sheet_lines(&page, 40 + 180 * i, 120, 7,
			"De minister zegt dat er onderzoek komt naar\n"
			"de gevolgen van de maatregelen die het\nkabinet wil nemen.\n");
	kz_document *document = sheet_read(&page);
	const char one[] =
		"De minister zegt dat er onderzoek komt naar de gevolgen van de maatregelen "
		"die het kabinet wil nemen.\n";
	char all[3 * sizeof one];
	snprintf(all, sizeof all, "%s%s%s", one, one, one);
	must_show(document, all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_are_read_one_after_the_other),
		cmocka_unit_test(the_order_of_the_lines_does_not_matter),
		cmocka_unit_test(signatures_beside_each_other_are_columns),
		cmocka_unit_test(labels_are_read_with_what_they_label),
		cmocka_unit_test(heads_and_feet_are_left_out),
		cmocka_unit_test(text_at_the_top_of_pages_stays),
		cmocka_unit_test(one_page_has_a_number_too),
		cmocka_unit_test(the_colofon_is_left_out),
		cmocka_unit_test(a_remark_at_the_side_is_kept),
		cmocka_unit_test(an_official_piece_says_what_it_is),
		cmocka_unit_test(tables_are_read_by_rows),
		cmocka_unit_test(three_columns_are_no_table),
	};
	return cmocka_run_group_tests_name("PDF layout", tests, NULL, NULL);
}
