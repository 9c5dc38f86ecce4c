/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What one line of a letter says by itself: an item of a list, a heading, a piece of the
 * margin, the number of a page, the word that a mark is glued to. */
#include "support.h"

#include "document/letter_parts.h"
#include "document/letter_signs.h"

#include <string.h>

static void sentences_end_within_quotes_and_brackets(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool sentence, halfway;
		size_t last_word;
	} rows[] = {
		{"Dat is zo.", true, false, 0},
		{"Dat is zo (echt).", true, false, 0},
		{"\"Dat is zo.\"", true, false, 0},
		{"(Dat is zo!)", true, false, 0},
		{"[Dat is zo?]", true, false, 0},
		{"\xC2\xAB"
		 "Dat is zo.\xC2\xBB",
			true, false, 2},
		{"\xE2\x80\x98"
		 "Dat is zo.\xE2\x80\x99",
			true, false, 3},
		{"\xE2\x80\x9C"
		 "Dat is zo\xE2\x80\x9D",
			false, false, 5},
		/* A dash closes nothing, and what is a letter beyond ASCII does not. */
		{"Dat is zo.\xE2\x80\x94", false, false, 3},
		{"Dat is zo.\xE2\x82\xAC", false, false, 3},
		{"Dat is zo\xE2\x80\xA6", true, false, 5},
		{"Dat is zo\xE2\x80\xA2", false, false, 5},
		{"het volgende:", true, false, 0},
		{"ten eerste;", true, false, 0},
		{"waar mogelijk,", false, true, 0},
		{"wonen en", false, true, 2},
		{"in het", false, true, 3},
		{"wij menen Dat", false, true, 3},
		{"stenen", false, false, 6},
		{"op 11", false, false, 0},
		{"\"", false, false, 0},
		{"", false, false, 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t length = strlen(rows[i].text);
		if (kzi_ends_sentence(rows[i].text, length) != rows[i].sentence ||
			kzi_ends_halfway(rows[i].text, length) != rows[i].halfway ||
			kzi_last_word(rows[i].text, length) != rows[i].last_word)
			fail_msg("'%s'", rows[i].text);
	}
}

static void letters_have_a_case(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool lower, upper;
	} rows[] = {
		{"a", true, false},
		{"Z", false, true},
		{"7", false, false},
		{"", false, false},
		{"\xC3\x89"
		 "en",
			false, true}, /* É */
		{"\xC3\xA9"
		 "n",
			true, false},       /* é */
		{"\xC3\x97", false, false}, /* × */
		{"\xC3\xB7", false, false}, /* ÷ */
		{"\xC5\xA0"
		 "imko",
			false, true}, /* Š */
		{"\xC5\xA1"
		 "imko",
			true, false},       /* š */
		{"\xCE\x91", false, false}, /* of Greek nothing is said */
		{"\"De", false, true},
		{"('t", false, false},
		{"(De", false, true},
		{"[De", false, true},
		{"\xC2\xAB"
		 "De",
			false, true},
		{"\xE2\x80\x98"
		 "De",
			false, true},
		{"\xE2\x80\x9C\xE2\x80\x98"
		 "De",
			false, true},
		{"\xE2\x80\x94"
		 "De",
			false, false},
		{"\xE2\x80\x90"
		 "De",
			false, false},
		{"\"", false, false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t length = strlen(rows[i].text);
		if (kzi_starts_lower(rows[i].text, length) != rows[i].lower ||
			kzi_starts_upper(rows[i].text, length) != rows[i].upper)
			fail_msg("'%s'", rows[i].text);
	}
}

static void words_are_found_whole(void **state)
{
	(void)state;
	static const char text[] = "De voorzitters en de Voorzitter";
	assert_ptr_equal(
		kzi_find_words(text, strlen(text), "voorzitter"), strstr(text, "Voorz"));
	assert_ptr_equal(kzi_find_words(text, strlen(text), "de voorzitters"), text);
	assert_null(kzi_find_words(text, strlen(text), "zitters"));
	assert_null(kzi_find_words(text, strlen(text) - 1, "voorzitter"));
}

static void items_begin_with_a_mark(void **state)
{
	(void)state;
	enum { NONE = 99 };
	static const struct {
		const char *text;
		int style;
		unsigned value;
		size_t mark, at;
	} rows[] = {
		{"- wonen", KZI_DASH, 0, 1, 2},
		{"-\twonen", KZI_DASH, 0, 1, 2},
		{"-wonen", NONE, 0, 0, 0},
		{"-", NONE, 0, 0, 0},
		{"- ", NONE, 0, 0, 0},
		{"* wonen", KZI_DASH, 0, 1, 2},
		{"o \t wonen", KZI_DASH, 0, 1, 4},
		{"ook wonen", NONE, 0, 0, 0},
		{"\xE2\x80\xA2wonen", KZI_BULLET, 0, 3, 3},
		{"\xE2\x80\x93 wonen", KZI_DASH, 0, 3, 4},
		{"3. wonen", KZI_NUMBER, 3, 2, 3},
		{"3.\twonen", KZI_NUMBER, 3, 2, 3},
		{"12) wonen", KZI_NUMBER, 12, 3, 4},
		{"(12) wonen", KZI_NUMBER, 12, 4, 5},
		{"(12. wonen", NONE, 0, 0, 0},
		{"(12 wonen", NONE, 0, 0, 0},
		{"() wonen", NONE, 0, 0, 0},
		{"(", NONE, 0, 0, 0},
		{"1\xC2\xB0 wonen", KZI_NUMBER, 1, 3, 4},
		{"(1\xC2\xB0 wonen", NONE, 0, 0, 0},
		{"3.1 wonen", NONE, 0, 0, 0},
		{"3.", NONE, 0, 0, 0},
		{"3", NONE, 0, 0, 0},
		{"0. wonen", NONE, 0, 0, 0},
		{"2024. wonen", NONE, 0, 0, 0},
		{"123456. wonen", NONE, 0, 0, 0},
		{"c) wonen", KZI_LETTER, 3, 2, 3},
		{"C. wonen", KZI_LETTER, 3, 2, 3},
		{"iv. wonen", KZI_ROMAN, 4, 3, 4},
		{"(viii) wonen", KZI_ROMAN, 8, 6, 7},
		{"xx. wonen", NONE, 0, 0, 0},
		{"a1) wonen", NONE, 0, 0, 0},
		{"nr. 4", NONE, 0, 0, 0},
		{". wonen", NONE, 0, 0, 0},
		{"", NONE, 0, 0, 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_item item = kzi_letter_item(rows[i].text, strlen(rows[i].text));
		bool none = rows[i].style == NONE;
		if (none ? item.mark != 0
			 : (int)item.style != rows[i].style ||
					item.value != rows[i].value ||
					item.mark != rows[i].mark ||
					item.text != rows[i].at)
			fail_msg("'%s': style %d, value %u, mark %zu, text %zu",
				rows[i].text, (int)item.style, item.value, item.mark,
				item.text);
	}
}

static void headings_say_little(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool heading;
	} rows[] = {
		{"Stand van zaken", true},
		{"2.1 Aanpak", true},
		{"\xE2\x80\x9CSchone\xE2\x80\x9D rivieren", true},
		{"Leeswijzer visie:", true},
		{"Waarom nu?", false},
		{"Ik kies voor het volgende:", false},
		{"Wat er in een lange rij van woorden staat:", false},
		{"stand van zaken", false},
		{"Stand van zaken.", false},
		{"Stand van zaken en", false},
		{"Nu", false},
		{"1 2 3", false},
		{"Een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien "
		 "veertien vijftien",
			false},
		{"Een naam die zo lang is dat niemand nog kan menen dat hij ergens boven "
		 "staat, want hij houdt niet op",
			false},
		{"Vragen aan info@voorbeeld.nl", false},
		{"Rij | kolom", false},
		{"Rij|", false},
		{"Zie http://voorbeeld.nl", false},
		{"Wonen en/of werken", true},
		{"Hoogachtend", false},
		{"Met vriendelijke groet", false},
		{"Den Haag, 11 april 2025", false},
		{"Den Haag, april 2025", true},
		{"Begroting 2025", true},
		{"Overzicht 11 april 2025 en 2026", true},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (kzi_letter_may_be_heading(rows[i].text, strlen(rows[i].text)) !=
			rows[i].heading)
			fail_msg("'%s'", rows[i].text);
	}
}

static void numbered_parts_are_headings(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool numbered;
	} rows[] = {
		{"Vraag 1", true},
		{"Vraag 1:", true},
		{"Antwoord op vraag 2 en 3", true},
		{"Antwoord op de vragen 2 t/m 14", true},
		{"Vraag 1,", false},
		{"Vraag", false},
		{"Vraag over 1", false},
		{"vraag 1", false},
		{"Vragen 1, 2, 3, 4, 5, 6 en 7 en 8 en 9", false},
		{"Aanpak 1", false},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (kzi_letter_is_numbered(rows[i].text, strlen(rows[i].text)) !=
			rows[i].numbered)
			fail_msg("'%s'", rows[i].text);
	}
	static const struct {
		const char *text;
		uint32_t level;
	} levels[] = {
		{"2 Aanpak", 1},
		{"2. Aanpak", 1},
		{"2.1 Aanpak", 2},
		{"2.1.3. Aanpak", 3},
		{"29 383 Milieubeleid", 0},
		{"2 ", 1},
		{"2.", 0},
		{"2", 0},
		{"2e Aanpak", 0},
		{"Aanpak", 0},
		{"", 0},
	};
	for (size_t i = 0; i < COUNT(levels); i++) {
		uint32_t level =
			kzi_letter_heading_level(levels[i].text, strlen(levels[i].text));
		if (level != levels[i].level)
			fail_msg("'%s': %u", levels[i].text, (unsigned)level);
	}
}

static void margins_say_where_and_who(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		bool margin;
	} rows[] = {
		{"", false},
		{"Ons kenmerk", true},
		{"Bezoekadres: \t", true},
		{"Bezoekadres is Turfmarkt", false},
		{"Kenmerk DGBI-I&K / 12345678", true},
		{"Kenmerk: DGBI-I&K", false},
		{"Kenmerk (nader) 12", false},
		{"Kenmerk van 12", false},
		{"Kenmerk \xC3\x89\x31", false},
		{"Kenmerk 1234567890 1234567890 1234567890 1234567890", false},
		{"2595 BD DEN HAAG", true},
		{"2595BD Den Haag", true},
		{"2595 BD", true},
		{"2595 B", false},
		{"2595 Bd", false},
		{"2595 BDE", false},
		{"2595   BD", false},
		{"0595 BD Den Haag", false},
		{"259 BD", false},
		{"2595 BD Den Haag.", false},
		{"2595 BD Den Haag 2", false},
		{"2595 BD Den haag", false},
		{"2595 BD H", false},
		{"Turfmarkt 147, 2511 DP Den Haag", true},
		{"Turfmarkt 147,2511 DP Den Haag", true},
		{"Turfmarkt 2511 DP Den Haag", false},
		{"turfmarkt 147, 2511 DP Den Haag", false},
		{"Postbus 20401", true},
		{"Postbus twintig", false},
		{"Postbus", false},
		{"T 070 379 89 11", true},
		{"T\t070-3798911", true},
		{"F: (070) 379 89 12", true},
		{"T 070", false},
		{"T 070 379 89 11 toestel", false},
		{"T070 379 89 11", false},
		{"info@voorbeeld.nl", true},
		{"a@b.n", false},
		{"info@voorbeeld.nl of", false},
		{"www.rijksoverheid.nl/ezk", true},
		{"rijksoverheid.nl/ezk", false},
		{"Directie Energie en Klimaat", true},
		{"directie Energie en Klimaat", false},
		{"Directie Energie en", false},
		{"Directie Energie!", false},
		{"Directie E. Klimaat", false},
		{"Ministerie van alles wat er in een land aan zaken te regelen valt en nog wat",
			false},
		{"Wilt u slechts \xC3\xA9\xC3\xA9n zaak in uw brief behandelen", true},
		{"> Retouradres Postbus 20401 2500 EK Den Haag, en nog zo veel meer dat niemand "
		 "het op een regel zou schrijven",
			true},
		{"Tweede Kamer, vergaderjaar 2021\xE2\x80\x93"
		 "2022, 29 383, nr. 361 2",
			true},
		{"Tweede Kamer, vergaderjaar 2021\xE2\x80\x93"
		 "2022, 29 383, nr. 3612",
			false},
		{"Tweede Kamer, 29 383, nr. 361 2", false},
		{"Vergaderjaar 2021, 29 383, nr. 361 2", false},
		{"12", false},
		{"Pagina 2 van 5", true},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (kzi_letter_is_margin(rows[i].text, strlen(rows[i].text)) !=
			rows[i].margin)
			fail_msg("'%s'", rows[i].text);
	}
}

static void pages_have_numbers(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		unsigned number, total;
	} rows[] = {
		{"Pagina 2 van 5", 2, 5},
		{"Pagina   2  van  5", 2, 5},
		{"Pagina 2/5", 2, 5},
		{"Page 2 of 5", 2, 5},
		{"blad 2", 2, 0},
		{"/ 2 van 5", 0, 0},
		{"Pagina 6 van 5", 0, 0},
		{"Pagina 2 van 5 x", 0, 0},
		{"Pagina 2 met 5", 0, 0},
		{"Pagina 2 van", 0, 0},
		{"Pagina twee", 0, 0},
		{"Pagina", 0, 0},
		{"2 van 5", 0, 0},
		{"Pagina 2 van de 5 die er zijn in dit stuk", 0, 0},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_page_number found =
			kzi_letter_page_number(rows[i].text, strlen(rows[i].text));
		if (found.number != rows[i].number || found.total != rows[i].total)
			fail_msg("'%s': %u of %u", rows[i].text, found.number,
				found.total);
	}
}

static void salutations_greet_and_say_nothing_more(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t at;
	} rows[] = {
		{"Geachte Voorzitter,", 0},
		{"Geachte Voorzitter", 0},
		{"Geachte Voorzitter:", 0},
		{"Geachte Voorzitter.", SIZE_MAX},
		{"Geachte leden van de commissie voor het klimaat", SIZE_MAX},
		{"Dear Sir,", 0},
		{"Dear Sir", SIZE_MAX},
		{"geachte Voorzitter,", SIZE_MAX},
		{"Geachte Voorzitter, Hierbij zend ik u de visie.", 0},
		{"Geachte Voorzitter, hierbij zend ik u de visie.", SIZE_MAX},
		{"Geachte Voorzitter,Hierbij zend ik u de visie.", SIZE_MAX},
		{"Betreft Visie Geachte Voorzitter,", 14},
		{"Datum 3 mei 2024 Geachte Voorzitter, Hierbij een brief.", 17},
		{"De heer Jansen, Geachte Voorzitter, Hierbij zend ik.", SIZE_MAX},
		{"Betreft (Geachte Voorzitter,", SIZE_MAX},
		{"Stand van zaken", SIZE_MAX},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_line line = {
			.text = rows[i].text, .length = (uint32_t)strlen(rows[i].text)};
		size_t at = kzi_letter_salutation(&line);
		if (at != rows[i].at)
			fail_msg("'%s': %zu", rows[i].text, at);
	}
}

/* The number at the end of each. */
static void marks_are_glued_to_words(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		kzi_look look;
	} rows[] = {
		{"toepassingen4", KZI_LOOK_SURE},
		{"EU-lidstaten4", KZI_LOOK_SURE},
		{"B-13-gdob1", KZI_LOOK_NONE},
		{"m2", KZI_LOOK_NONE},
		{"nox3", KZI_LOOK_NONE},
		{"fase2", KZI_LOOK_NONE},
		{"CO2", KZI_LOOK_NONE},
		{"COGEM3", KZI_LOOK_ACRONYM},
		{"X-COGEM3", KZI_LOOK_NONE},
		{"de COGEM3", KZI_LOOK_ACRONYM},
		{"A4", KZI_LOOK_NONE},
		{"30%3", KZI_LOOK_ACRONYM},
		{"x%3", KZI_LOOK_NONE},
		{"(valorisatie)5", KZI_LOOK_SURE},
		{"(COGEM, 2025)5", KZI_LOOK_ACRONYM},
		{"\xE2\x80\x98vrij\xE2\x80\x99"
		 "5",
			KZI_LOOK_SURE},
		{"\xE2\x80\x9Cvrij.\xE2\x80\x9D"
		 "5",
			KZI_LOOK_SURE},
		{"\xC2\xABvrij\xC2\xBB"
		 "5",
			KZI_LOOK_SURE},
		{"\"vrij\"5", KZI_LOOK_SURE},
		{"[vrij]5", KZI_LOOK_SURE},
		{"(C)5", KZI_LOOK_NONE},
		{"()5", KZI_LOOK_NONE},
		{")5", KZI_LOOK_NONE},
		{".)5", KZI_LOOK_NONE},
		{"gedaan.5", KZI_LOOK_SURE},
		{"gedaan?5", KZI_LOOK_SURE},
		{"(gedaan).5", KZI_LOOK_SURE},
		{"motie-Grinwis c.s.7", KZI_LOOK_ACRONYM},
		{"nr.6", KZI_LOOK_NONE},
		{"art.3", KZI_LOOK_NONE},
		{"artikel 3.2", KZI_LOOK_NONE},
		{"\xC3\x99"
		 "5",
			KZI_LOOK_NONE},
		{" 5", KZI_LOOK_NONE},
		{"5", KZI_LOOK_NONE},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_look look = kzi_letter_look(rows[i].text, strlen(rows[i].text) - 1);
		if (look != rows[i].look)
			fail_msg("'%s': %d", rows[i].text, (int)look);
	}
}

static void digits_may_be_raised(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int digit;
		size_t taken;
	} rows[] = {
		{"\xC2\xB9", 1, 2},
		{"\xC2\xB2", 2, 2},
		{"\xC2\xB3", 3, 2},
		{"\xE2\x81\xB0", 0, 3},
		{"\xE2\x81\xB4", 4, 3},
		{"\xE2\x81\xB9", 9, 3},
		{"\xE2\x81\xB1", -1, 3}, /* a raised i */
		{"\xE2\x81\xBA", -1, 3}, /* a raised + */
		{"4", -1, 1},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t taken;
		int digit = kzi_letter_raised(rows[i].text, strlen(rows[i].text), &taken);
		if (digit != rows[i].digit || taken != rows[i].taken)
			fail_msg("'%s': %d in %zu", rows[i].text, digit, taken);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_end_within_quotes_and_brackets),
		cmocka_unit_test(letters_have_a_case),
		cmocka_unit_test(words_are_found_whole),
		cmocka_unit_test(items_begin_with_a_mark),
		cmocka_unit_test(headings_say_little),
		cmocka_unit_test(numbered_parts_are_headings),
		cmocka_unit_test(margins_say_where_and_who),
		cmocka_unit_test(pages_have_numbers),
		cmocka_unit_test(salutations_greet_and_say_nothing_more),
		cmocka_unit_test(marks_are_glued_to_words),
		cmocka_unit_test(digits_may_be_raised),
	};
	return cmocka_run_group_tests_name("letter words", tests, NULL, NULL);
}
