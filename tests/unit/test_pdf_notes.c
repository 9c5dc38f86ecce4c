/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Footnotes: what is one, where it belongs, and what only looks like a mark. */
#include "sheet.h"
#include "support.h"

#define FULL_1 "Het kabinet zet in op onderzoek en wetenschap en innovaties,\n"
#define FULL_2 "waarbij gemeenten en provincies worden betrokken bij al deze\n"
#define LAST   "plannen.\n"
#define PROSE  FULL_1 FULL_2 LAST
#define READ                                                                    \
	"Het kabinet zet in op onderzoek en wetenschap en innovaties, waarbij " \
	"gemeenten en provincies worden betrokken bij al deze plannen.\n"

/* A page with this text, and these small lines at its foot. */
static void add_page(sheet *to, const char *text, const char *foot)
{
	sheet_page(to);
	sheet_lines(to, 80, 120, 10, text);
	sheet_lines(to, 80, 700, 7, foot);
}

static void must_read(const char *text, const char *foot, const char *wanted)
{
	sheet page = {0};
	add_page(&page, text, foot);
	must_show(sheet_read(&page), wanted);
}

static void notes_are_found_by_size_and_place(void **state)
{
	(void)state;
	static const char with_notes[] =
		"Een zin^1 met een noot, en (er)^2. En nog een.^3\n" PROSE;
	static const char read[] =
		"Een zin{1} met een noot, en (er){2}. En nog een.{3}\n"
		"F 1 Kamerstuk 27428, nr. 408.\nF 2 Over twee regels, waarvan de tweede korter is.\n"
		"F 3 Slot.\n" READ;
	must_read(with_notes,
		"^1 Kamerstuk 27428, nr. 408.\n^2 Over twee regels, waarvan de tweede\nkorter is.\n^3 Slot.\n",
		read);
	/* The marks in front of notes need not be raised, nor apart. */
	must_read(with_notes,
		"1 Kamerstuk 27428, nr. 408.\n2 Over twee regels, waarvan de tweede\nkorter is.\n3 Slot.\n",
		read);
	must_read(with_notes,
		"1) Kamerstuk 27428, nr. 408.\n2) Over twee regels, waarvan de tweede\nkorter is.\n3) Slot.\n",
		read);
	must_read("Dit is een zin^1 met een noot.\n" PROSE,
		"1Kamerstuk 27428, nr. 408.\n",
		"Dit is een zin{1} met een noot.\n"
		"F 1 Kamerstuk 27428, nr. 408.\n" READ);
	must_read("Dit is een zin^* met een noot.\n" PROSE, "* Een ster.\n",
		"Dit is een zin{*} met een noot.\n"
		"F * Een ster.\n" READ);
	must_read("Dit is een zin^1 met noten^1,2.\n" PROSE, "1 Een.\n2 Twee.\n",
		"Dit is een zin{1} met noten{1}{2}.\n"
		"F 1 Een.\nF 2 Twee.\n" READ);
}

static void a_note_may_go_on_on_the_next_page(void **state)
{
	(void)state;
	sheet page = {0};
	add_page(&page, "Dit is een zin^1 met een noot.\n" PROSE,
		"1 Deze noot is lang en gaat door\n");
	add_page(&page, PROSE "En nog een.^2\n", "op de volgende bladzijde.\n2 Slot.\n");
	kz_document *document = sheet_read(&page);
	assert_int_equal(kz_document_block_at(document, 1)->page, 1);
	must_show(document,
		"Dit is een zin{1} met een noot.\n"
		"F 1 Deze noot is lang en gaat door op de volgende bladzijde.\n" READ READ
		"En nog een.{2}\nF 2 Slot.\n");
}

/* The sentence is whole, although a note stands between its halves on paper. */
static void notes_do_not_interrupt_sentences(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 600, 10,
		PROSE FULL_1
		"waarbij gemeenten^1 en provincies worden betrokken bij al deze\n");
	sheet_lines(&page, 80, 700, 7, "1 Een noot.\n");
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, "plannen.\n");
	must_show(sheet_read(&page), READ
		"Het kabinet zet in op onderzoek en wetenschap en innovaties, waarbij "
		"gemeenten{1} en provincies worden betrokken bij al deze plannen.\nF 1 Een noot.\n");
}

static void notes_may_be_as_large_as_the_text(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, "Dit is een zin^1 met een noot.\n" PROSE);
	sheet_lines(&page, 80, 700, 10, "^1 Een noot in dezelfde letter.\n");
	must_show(sheet_read(&page), "Dit is een zin{1} met een noot.\n"
				     "F 1 Een noot in dezelfde letter.\n" READ);
}

static void small_text_is_not_a_note(void **state)
{
	(void)state;
	must_read(PROSE PROSE, "Bron: CBS, 2024.\n", READ READ "Bron: CBS, 2024.\n");
	must_read(PROSE PROSE, "2024 was een goed jaar.\n",
		READ READ "2024 was een goed jaar.\n");
	must_read("Dit is een zin^1 met een noot.\n" PROSE,
		"Bron: CBS, 2024.\n\n\n1 Een noot.\n",
		"Dit is een zin{1} met een noot.\n"
		"F 1 Een noot.\n" READ "Bron: CBS, 2024.\n");
	/* Small lines with text below them. */
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 80, 120, 10, "Dit is een zin^1 met iets.\n");
	sheet_lines(&page, 80, 160, 7, "1 Een klein bijschrift.\n");
	sheet_lines(&page, 80, 200, 10, PROSE PROSE);
	must_show(sheet_read(&page),
		"Dit is een zin{1} met iets.\n1 Een klein bijschrift.\n" READ READ);
}

static void what_is_raised_may_be_no_mark(void **state)
{
	(void)state;
	must_read("Er is 120 km^2 natuur en CO_2, op de 1^e dag, bij 10^6 liter.\n" PROSE,
		"", "Er is 120 km2 natuur en CO2, op de 1e dag, bij 106 liter.\n" READ);
	/* A unit stays one also where there is a note of that number. */
	must_read("Er is 120 km^2 natuur, zo blijkt.^2 En in 2025^3 meer.\n" PROSE,
		"2 Een noot.\n3 Nog een.\n",
		"Er is 120 km2 natuur, zo blijkt.{2} En in 2025{3} meer.\n"
		"F 2 Een noot.\nF 3 Nog een.\n" READ);
	/* A mark whose note was lost is one. */
	must_read("Zij wil dit versterken^7 en behouden.\n" PROSE, "",
		"Zij wil dit versterken{7} en behouden.\n" READ);
}

static void columns_have_notes_of_their_own(void **state)
{
	(void)state;
	sheet page = {0};
	sheet_page(&page);
	sheet_lines(&page, 50, 120, 7, PROSE "Links staat een noot.^1\n");
	sheet_lines(&page, 320, 120, 7, PROSE PROSE "Rechts ook.^2\n");
	sheet_lines(&page, 50, 300, 5, "1 De linker.\n");
	sheet_lines(&page, 320, 300, 5, "2 De rechter.\n");
	must_show(sheet_read(&page),
		READ "Links staat een noot.{1}\nF 1 De linker.\n" READ READ
		     "Rechts ook.{2}\nF 2 De rechter.\n");
}

/* "F 1 Een noot." for the mark and the note that stands at the foot. */
static void marks_have_many_forms(void **state)
{
	(void)state;
	static const struct {
		const char *raised, *foot; /* the mark in the text, and the note's line */
		const char *mark;          /* what it is called; NULL: that is no note */
	} rows[] = {
		{"\xE2\x80\xA0", "\xE2\x80\xA0 Een noot.", "\xE2\x80\xA0"},
		{"\xE2\x80\xA1", "\xE2\x80\xA1 Een noot.", "\xE2\x80\xA1"},
		{"\xC2\xA7", "\xC2\xA7 Een noot.", "\xC2\xA7"},
		{"**", "** Een noot.", "**"},
		{"\xC2\xB9", "\xC2\xB9 Een noot.", "1"},
		{"\xC2\xB2", "2 Een noot.", "2"},
		{"\xC2\xB3", "3. Een noot.", "3"},
		{"\xE2\x81\xB4", "\xE2\x81\xB4 Een noot.", "4"},
		{"1\xE2\x81\xB0", "10) Een noot.", "10"},
		{"123", "123 Een noot.", "123"},
		{"1", "1", NULL},
		{"1", "2 Een noot.", NULL},
		{"1", "1234 Een noot.", NULL},
		{"1", "01 Een noot.", NULL},
		{"1", "Een noot.", NULL},
		{"*", "1 Een noot.", NULL},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[512], wanted[512];
		snprintf(text, sizeof text, "Dit is een zin^%s met iets.\n" PROSE,
			rows[i].raised);
		if (rows[i].mark != NULL) {
			snprintf(wanted, sizeof wanted,
				"Dit is een zin{%s} met iets.\nF %s Een noot.\n" READ,
				rows[i].mark, rows[i].mark);
			must_read(text, rows[i].foot, wanted);
			continue;
		}
		sheet page = {0};
		add_page(&page, text, rows[i].foot);
		kz_document *document = sheet_read(&page);
		for (size_t k = 0; k < kz_document_block_count(document); k++) {
			if (kz_document_block_at(document, k)->kind == KZ_FOOTNOTE)
				fail_msg("'%s' is a note", rows[i].foot);
		}
		kz_document_free(document);
	}
}

/* A mark that lost its height, at the end of its word; "nr. 1" and "/1" are none. */
static void marks_may_be_as_high_as_the_text(void **state)
{
	(void)state;
	must_read("Dit is een zin1 met iets.\n" PROSE, "1 Een noot.\n",
		"Dit is een zin1 met iets.\n" READ "F 1 Een noot.\n");
	static const char *const others[] = {"Dit is nr. 1 van iets.\n",
		"Dit is pagina/1 van iets.\n", "Dit is (1 van iets.\n",
		"Dit is deel-1 van iets.\n", "Dit is zin11 van iets.\n"};
	for (size_t i = 0; i < COUNT(others); i++) {
		char text[512], wanted[512];
		snprintf(text, sizeof text, "%s" PROSE, others[i]);
		snprintf(wanted, sizeof wanted, "%s" READ "1 Een noot.\n", others[i]);
		must_read(text, "1 Een noot.\n", wanted);
	}
}

/* What begins the foot of the next page is the rest of a note where that was open, or
 * where its last line was full. */
static void a_note_may_be_whole(void **state)
{
	(void)state;
	static const struct {
		const char *first, *second;
		bool goes_on;
	} rows[] = {
		{"1 Een noot die door\n", "Gaat hier verder.\n", true},
		{"1 Een noot is af.\n", "gaat hier verder.\n", true},
		{"1 Een noot is af.\n", "Bron: CBS.\n", false},
		{"1 Een noot is hier nog niet\naf, maar daar is hij dan af.\n",
			"Bron: CBS.\n", true},
		{"1 Een noot is hier nog niet\naf.\n", "Bron: CBS.\n", false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		sheet page = {0};
		add_page(&page, "Dit is een zin^1 met een noot.\n" PROSE, rows[i].first);
		add_page(&page, PROSE, rows[i].second);
		kz_document *document = sheet_read(&page);
		const kz_block *note = kz_document_block_at(document, 1);
		assert_int_equal(note->kind, KZ_FOOTNOTE);
		char second[64];
		snprintf(second, sizeof second, "%.*s", (int)(strlen(rows[i].second) - 1),
			rows[i].second);
		if ((strstr(note->text, second) != NULL) != rows[i].goes_on)
			fail_msg("'%s'", note->text);
		kz_document_free(document);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_are_found_by_size_and_place),
		cmocka_unit_test(a_note_may_go_on_on_the_next_page),
		cmocka_unit_test(notes_do_not_interrupt_sentences),
		cmocka_unit_test(notes_may_be_as_large_as_the_text),
		cmocka_unit_test(small_text_is_not_a_note),
		cmocka_unit_test(what_is_raised_may_be_no_mark),
		cmocka_unit_test(columns_have_notes_of_their_own),
		cmocka_unit_test(marks_have_many_forms),
		cmocka_unit_test(marks_may_be_as_high_as_the_text),
		cmocka_unit_test(a_note_may_be_whole),
	};
	return cmocka_run_group_tests_name("PDF notes", tests, NULL, NULL);
}
