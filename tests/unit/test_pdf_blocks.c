/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines into paragraphs, headings, items and notes. */
#include "sheet.h"
#include "support.h"

#define FULL_1 "Het kabinet zet in op onderzoek en wetenschap en innovaties,\n"
#define FULL_2 "waarbij gemeenten en provincies worden betrokken bij al deze\n"
#define LAST   "plannen.\n"
#define PROSE  FULL_1 FULL_2 LAST
#define READ                                                                    \
	"Het kabinet zet in op onderzoek en wetenschap en innovaties, waarbij " \
	"gemeenten en provincies worden betrokken bij al deze plannen.\n"

/* One page with these lines at the usual place. */
static void must_read(const char *lines, const char *wanted)
{
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, lines);
	must_show(sheet_read(&page), wanted);
}

static void paragraphs_end_where_somebody_ended_them(void **state)
{
	(void)state;
	/* By white, and by a line that has room for the next word. */
	must_read(PROSE "\n" PROSE, READ READ);
	must_read(PROSE PROSE, READ READ);
	/* A full last line does not end one without white or indent. */
	must_read(FULL_1
		"waarbij gemeenten en provincies worden betrokken bij alles.\n"
		"Daarna volgt een brief van het kabinet aan beide Kamers der\nStaten.\n",
		"Het kabinet zet in op onderzoek en wetenschap en innovaties, waarbij gemeenten en "
		"provincies worden betrokken bij alles. Daarna volgt een brief van het kabinet aan "
		"beide Kamers der Staten.\n");
	/* An address has lines, but a name that goes on is one. */
	must_read(
		"Aan de Voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018\n\n\n" PROSE
			PROSE,
		"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nPostbus 20018\n" READ
			READ);
}

static void indents_begin_paragraphs(void **state)
{
	(void)state;
	sheet page = {0};
	double y = 120;
	sheet_page(&page);
	for (int i = 0; i < 2; i++) {
		sheet_line(&page, 95, y, 10,
			"Het kabinet zet in op onderzoek en wetenschap en alle");
		y = sheet_lines(&page, 80, y + 12, 10,
			"innovaties, waarbij gemeenten en provincies meedoen aan de\n"
			"plannen, en waarbij ook bedrijven worden betrokken bij alles.\n");
	}
	const char one[] =
		"Het kabinet zet in op onderzoek en wetenschap en alle innovaties, waarbij gemeenten "
		"en provincies meedoen aan de plannen, en waarbij ook bedrijven worden betrokken bij alles.\n";
	char both[2 * sizeof one];
	snprintf(both, sizeof both, "%s%s", one, one);
	must_show(sheet_read(&page), both);
}

static void broken_words_are_whole(void **state)
{
	(void)state;
	must_read(
		"Het kabinet zet in op onderzoek en wetenschap en innova-\n"
		"ties, en past de wet- en regelgeving aan; zie ook de wet-\nen regelgeving van de EU-\nlidstaten.\n",
		"Het kabinet zet in op onderzoek en wetenschap en innovaties, en past de wet- en regelgeving "
		"aan; zie ook de wet- en regelgeving van de EU-lidstaten.\n");
}

static void pages_do_not_part_sentences(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 700, 10, PROSE FULL_1 FULL_2);
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, "plannen.\n" PROSE);
	kz_document *document = sheet_read(&page);
	assert_int_equal(kz_document_block_at(document, 1)->page, 1);
	assert_int_equal(kz_document_block_at(document, 2)->page, 2);
	must_show(document, READ READ READ);
}

static void headings_are_larger_or_stand_above_text(void **state)
{
	(void)state;
	must_read("Aanleiding\n" PROSE "\nVervolg\n" PROSE "Ja.\n",
		"H Aanleiding\n" READ "H Vervolg\n" READ "Ja.\n");
	must_read("1. Budget\n" PROSE "\n2. Planning\n" PROSE,
		"H 1. Budget\n" READ "H 2. Planning\n" READ);
	must_read("MOTIE VAN HET LID BROMET\n\n" PROSE,
		"H MOTIE VAN HET LID BROMET\n" READ);
	/* These only look so. */
	must_read("Geachte Voorzitter,\n" PROSE "Hoogachtend,\n\n\nAnna de Vries\n",
		"Geachte Voorzitter,\n" READ "Hoogachtend,\nAnna de Vries\n");
	must_read("Datum 3 maart 2025\n" PROSE, "Datum 3 maart 2025\n" READ);
	must_read("2500 EA DEN HAAG\n" PROSE, "2500 EA DEN HAAG\n" READ);
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 14, "Een grote kop over\ntwee regels.\n");
	sheet_lines(&page, 80, 200, 10, PROSE);
	/* Bold is a hair lower here. */
	sheet_line(&page, 80, 260, 9.95, "Vet");
	sheet_lines(&page, 80, 290, 10, PROSE);
	must_show(sheet_read(&page),
		"H Een grote kop over twee regels.\n" READ "H Vet\n" READ);
}

static void items_have_their_marks(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	double y = sheet_lines(&page, 80, 120, 10, PROSE "Dit zijn de maatregelen:\n");
	sheet_line(&page, 80, y, 10,
		"\xE2\x80\xA2  een regeling voor gemeenten die willen meedoen aan het");
	sheet_line(&page, 91, y + 12, 10, "programma;");
	sheet_line(&page, 80, y + 24, 10, "\xE2\x80\xA2  een wet, met:");
	sheet_line(&page, 100, y + 36, 10, "-  een plicht;");
	sheet_line(&page, 100, y + 48, 10, "-  een toezichthouder.");
	sheet_line(&page, 80, y + 60, 10, "\xE2\x80\xA2  geld.");
	sheet_lines(&page, 80, y + 84, 10, PROSE);
	kz_document *document = sheet_read(&page);
	static const uint32_t levels[] = {1, 1, 2, 2, 1};
	for (size_t i = 0; i < COUNT(levels); i++)
		assert_int_equal(kz_document_block_at(document, i + 2)->level, levels[i]);
	must_show(document, READ
		"Dit zijn de maatregelen:\n"
		"L \xE2\x80\xA2 een regeling voor gemeenten die willen meedoen aan het programma;\n"
		"L \xE2\x80\xA2 een wet, met:\nL - een plicht;\nL - een toezichthouder.\nL \xE2\x80\xA2 geld.\n" READ);
	must_read("a. Eerst dit.\nb. Dan dat.\n\n" PROSE,
		"L a. Eerst dit.\nL b. Dan dat.\n" READ);
	must_read("1) Eerst dit,\n2) dan dat.\n\n" PROSE,
		"L 1) Eerst dit,\nL 2) dan dat.\n" READ);
	/* It is a sentence that came to these there, and a name. */
	must_read(
		"Het kabinet zet in op onderzoek en wetenschap als in artikel\n3. Daarna volgt meer.\n"
		"D. Jansen\n",
		"Het kabinet zet in op onderzoek en wetenschap als in artikel 3. Daarna volgt meer.\n"
		"D. Jansen\n");
}

static void letters_that_were_set_apart_are_words(void **state)
{
	(void)state;
	sheet page = {0};
	static const char heading[] = "Kabinetsreactie gebied";
	sheet_page(&page);
	kzi_buffer_text(&page.answer, "<line>\n");
	for (size_t i = 0; heading[i] != '\0'; i++) {
		if (heading[i] != ' ')
			kzi_buffer_format(&page.answer,
				"<word xMin=\"%zu.0\" yMin=\"90\" xMax=\"%zu.0\" "
				"yMax=\"100\">%c</word>\n",
				80 + 8 * i, 85 + 8 * i, heading[i]);
	}
	kzi_buffer_text(&page.answer, "</line>\n");
	sheet_lines(&page, 80, 120, 10, PROSE);
	must_show(sheet_read(&page), "H Kabinetsreactie gebied\n" READ);
	must_read("De opties a, b en c of d e.\n" PROSE,
		"De opties a, b en c of d e.\n" READ);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_end_where_somebody_ended_them),
		cmocka_unit_test(indents_begin_paragraphs),
		cmocka_unit_test(broken_words_are_whole),
		cmocka_unit_test(pages_do_not_part_sentences),
		cmocka_unit_test(headings_are_larger_or_stand_above_text),
		cmocka_unit_test(items_have_their_marks),
		cmocka_unit_test(letters_that_were_set_apart_are_words),
	};
	return cmocka_run_group_tests_name("PDF blocks", tests, NULL, NULL);
}
