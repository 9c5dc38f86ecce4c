/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a letterhead says of its letter, what stays in the text, and what looks like a
 * fact and is none. */
#include "reading.h"
#include "support.h"

#include "document/document.h"

#include <stdio.h>

static void a_letterhead_becomes_facts(void **state)
{
	(void)state;
	static const struct {
		const char *head;
		const char *date, *subject, *chamber, *reference;
		const char *rest; /* the blocks that are left of it */
	} rows[] = {
		{"Datum 3 mei 2024\nBetreft Visie", "2024-05-03", "Visie", "", "", ""},
		{"Datum\n3 mei 2024\nBetreft\nVisie\t\top   het water", "2024-05-03",
			"Visie op het water", "", "", ""},
		{"Datum: 3 mei 2024\nDatum: 4 mei 2024\nBetreft: Visie", "2024-05-03",
			"Visie", "", "", ""},
		{"Den Haag, 3 mei 2024\nBetreft: Visie", "2024-05-03", "Visie", "", "",
			""},
		{"den Haag, 3 mei 2024\nBetreft: Visie", "", "Visie", "", "",
			"P den Haag, 3 mei 2024\n"},
		{"Den Haag 3 mei 2024\nBetreft: Visie", "", "Visie", "", "",
			"P Den Haag 3 mei 2024\n"},
		{"In, 3 mei 2024\nBetreft: Visie", "2024-05-03", "Visie", "", "", ""},
		{"Een plaats met een naam die heel erg lang is, 3 mei 2024\n"
		 "Betreft: Visie",
			"", "Visie", "", "",
			"P Een plaats met een naam die heel erg lang is, 3 mei 2024\n"},
		{"Haag, Zuid, 3 mei 2024\nBetreft: Visie", "", "Visie", "", "",
			"P Haag, Zuid, 3 mei 2024\n"},
		{"Datum 3 mei 2024 Betreft Visie op water", "2024-05-03",
			"Visie op water", "", "", ""},
		{"Datum onbekend\nBetreft: Visie", "", "Visie", "", "",
			"H Datum onbekend\n"},
		{"Verzonden: vrijdag 3 mei 2024 10:12\nVan: Jan\nAan: Piet\n"
		 "Onderwerp: Visie",
			"2024-05-03", "Visie", "", "", "P Van: Jan\nP Aan: Piet\n"},
		{"Verzonden: vandaag\nVan Jan\nOnderwerp: Visie", "", "Visie", "", "",
			"H Verzonden: vandaag Van Jan\n"},
		{"Betreft: Visie\nop het water\nDatum 3 mei 2024", "2024-05-03",
			"Visie op het water", "", "", ""},
		{"Betreft: Visie\nPostbus 20401\n3 mei 2024", "2024-05-03", "Visie", "",
			"", ""},
		{"Betreft: Visie\n\nProjectnaam\nVisie  op\nVisie\nVisi\n"
		 "Visie op meer\n3 mei 2024",
			"2024-05-03", "Visie", "", "", ""},
		{"Betreft Visie Geachte Voorzitter,", "", "Visie", "", "",
			"P Geachte Voorzitter,\n"},
		{"De Voorzitter van de Tweede Kamer\nder Staten-Generaal\n"
		 "Postbus 20018\n2500 EA DEN HAAG",
			"", "", "2", "", ""},
		{"De Voorzitter van de Eerste Kamer\nder Staten-Generaal", "", "", "1",
			"", ""},
		{"De Voorzitters van de Eerste en Tweede Kamer\nder Staten-Generaal", "",
			"", "", "", ""},
		{"De Voorzitters van de Eerste Kamer en de Tweede Kamer der "
		 "Staten-Generaal",
			"", "", "", "", ""},
		{"De leden van de Tweede Kamer", "", "", "", "",
			"H De leden van de Tweede Kamer\n"},
		{"De voorzitter van de Tweede Kamer.", "", "", "", "",
			"P De voorzitter van de Tweede Kamer.\n"},
		{"De Voorzitter van de Tweede Kamer der Staten-Generaal, en verder allen "
		 "die deze brief te lezen krijgen, waar dan ook ter wereld",
			"", "", "", "",
			"P De Voorzitter van de Tweede Kamer der Staten-Generaal, en verder "
			"allen die deze brief te lezen krijgen, waar dan ook ter wereld\n"},
		{"der Staten-Generaal\nBetreft: Visie", "", "Visie", "", "",
			"P der Staten-Generaal\n"},
		{"Turfmarkt 147\n2511 DP DEN HAAG\nBetreft: Visie", "", "Visie", "", "",
			""},
		{"Turfmarkt 147\n\n2511 DP DEN HAAG\nBetreft: Visie", "", "Visie", "", "",
			"H Turfmarkt 147\n"},
		{"Turfmarkt 147\nniet van een adres\nBetreft: Visie", "", "Visie", "", "",
			"H Turfmarkt 147 niet van een adres\n"},
		{"turfmarkt 147\n2511 DP DEN HAAG\nBetreft: Visie", "", "Visie", "", "",
			"P turfmarkt 147\n"},
		{"Turfmarkt 147\n2511 wegen\nBetreft: Visie", "", "Visie", "", "",
			"H Turfmarkt 147 2511 wegen\n"},
		{"Contactpersoon\nJan Jansen\nbeleidsmedewerker\nT 070 379 89 11\n"
		 "Betreft: Visie",
			"", "Visie", "", "", ""},
		{"Contactpersoon\n\nJan Jansen\nBetreft: Visie", "", "Visie", "", "",
			"H Jan Jansen\n"},
		{"Contactpersoon\nJan Jansen belt u terug.\nBetreft: Visie", "", "Visie",
			"", "", "P Jan Jansen belt u terug.\n"},
		{"Contactpersoon\nEen\nTwee\nDrie\nVier\nVijf\nBetreft: Visie", "",
			"Visie", "", "", "H Vijf\n"},
		{"Contactpersoon\n"
		 "Jan Jansen, die hier in de buurt woont en daar heel graag over vertelt\n"
		 "Betreft: Visie",
			"", "Visie", "", "",
			"H Jan Jansen, die hier in de buurt woont en daar heel graag over "
			"vertelt\n"},
		{"Ons kenmerk\nDGBI / 12345\nBetreft: Visie", "", "Visie", "",
			"DGBI / 12345", ""},
		{"Ons kenmerk: DGBI / 12345\nBetreft: Visie", "", "Visie", "",
			"DGBI / 12345", ""},
		{"Ons kenmerk   DGBI / 12345   Uw kenmerk   XX 1\nBetreft: Visie", "",
			"Visie", "", "DGBI / 12345",
			"H Ons kenmerk DGBI / 12345 Uw kenmerk XX 1\n"},
		{"Ons kenmerk\tDGBI / 12345\tBijlage 1\nBetreft: Visie", "", "Visie", "",
			"DGBI / 12345", "H Ons kenmerk DGBI / 12345 Bijlage 1\n"},
		{"Datum 3 mei 2024   Ons kenmerk\n                   DGBI-1\n"
		 "Betreft: Visie",
			"2024-05-03", "Visie", "", "DGBI-1", "H DGBI-1\n"},
		{"Datum 3 mei 2024   Ons kenmerk\nx         DGBI-1\nBetreft: Visie",
			"2024-05-03", "Visie", "", "", "P x DGBI-1\n"},
		{"Datum 3 mei 2024   Ons kenmerk\nmet  woorden       dgbi\n"
		 "Betreft: Visie",
			"2024-05-03", "Visie", "", "", "P met woorden dgbi\n"},
		{"Uw kenmerk AB 1\nBetreft: Visie", "", "Visie", "", "", ""},
		{"Het kenmerk AB 1\nBetreft: Visie", "", "Visie", "", "",
			"H Het kenmerk AB 1\n"},
		{"Kenmerken AB 1\nBetreft: Visie", "", "Visie", "", "",
			"H Kenmerken AB 1\n"},
		{"Kenmerk/2 AB 1\nBetreft: Visie", "", "Visie", "", "",
			"H Kenmerk/2 AB 1\n"},
		{"Kenmerk onbekend\nBetreft: Visie", "", "Visie", "", "",
			"H Kenmerk onbekend\n"},
		{"TER BESLISSING\nDatum 3 mei 2024\nBetreft: Visie", "2024-05-03",
			"Visie", "", "", "H TER BESLISSING\n"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[1024], wanted[1024];
		snprintf(text, sizeof text,
			"%s\n\nGeachte heer,\n\nHierbij de visie op het water.",
			rows[i].head);
		snprintf(wanted, sizeof wanted,
			"%sP Geachte heer,\nP Hierbij de visie op het water.",
			rows[i].rest);
		kz_document *document = read_as(text, "brief.txt");
		const char *head = rows[i].head;
		same_text(head, kz_document_get(document, KZ_DATE), rows[i].date);
		same_text(head, kz_document_get(document, KZ_SUBJECT), rows[i].subject);
		same_text(head, kz_document_get(document, KZ_CHAMBER), rows[i].chamber);
		same_text(
			head, kz_document_get(document, KZ_REFERENCE), rows[i].reference);
		same_text(head, blocks_of(document), wanted);
		kz_document_free(document);
	}
}

/* Who sends a mail does not write a letter, and a nota to a minister is its own kind. */
static void a_letterhead_tells_the_kind(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"Verzonden: vrijdag 3 mei 2024 10:12\nOnderwerp: Visie\n\nBeste Jan,\n\nDag.",
			""},
		{"Datum 3 mei 2024\nOnderwerp: Visie\n\nBeste Jan,\n\nDag.", "brief"},
		{"TER BESLISSING\nDatum 3 mei 2024\nBetreft: Visie\n\nHierbij de nota.",
			"beslisnota"},
		{"Nota ter beslissing aan alle ministers die er in dit land nog zijn, en "
		 "anderen\nDatum 3 mei 2024\nBetreft: Visie\n\nHierbij de nota.",
			"brief"},
		{"Datum 3 mei 2024\n\nEen stuk zonder onderwerp.", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = read_as(rows[i][0], "brief.txt");
		same_text(rows[i][0], kz_document_get(document, KZ_KIND), rows[i][1]);
		kz_document_free(document);
	}
}

/* A subject that goes on and on is none, and stays in the text. */
static void a_subject_has_an_end(void **state)
{
	(void)state;
	char text[2048] = "Betreft: ";
	for (size_t i = strlen(text); i < 1100; i += 10)
		memcpy(text + i, "de visies ", 11);
	strcat(text, "\n\nGeachte heer,\n\nHierbij de visie.");
	kz_document *document = read_as(text, "brief.txt");
	has_fact(document, KZ_SUBJECT, "");
	assert_int_equal(kz_document_block_count(document), 3);
	assert_non_null(strstr(kz_document_block_at(document, 0)->text, "de visies de"));
	kz_document_free(document);
}

/* What another has said stands; what the text says besides is told. */
static void what_is_known_stays(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"title: Visie\ndate: 2024-05-04\nchamber: 1\nreference: AB-1\nkind: nota\n\n"
		"De Voorzitter van de Tweede Kamer\nDatum 3 mei 2024\nKenmerk CD-2\n\n"
		"Geachte heer,\n\nHierbij de visie.",
		"brief.txt");
	has_fact(document, KZ_DATE, "2024-05-04");
	has_fact(document, KZ_CHAMBER, "1");
	has_fact(document, KZ_REFERENCE, "AB-1");
	has_fact(document, KZ_KIND, "nota");
	assert_non_null(strstr(
		list_of(document, KZ_REMARKS), "the text itself has date 2024-05-03"));
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letterhead_becomes_facts),
		cmocka_unit_test(a_letterhead_tells_the_kind),
		cmocka_unit_test(a_subject_has_an_end),
		cmocka_unit_test(what_is_known_stays),
	};
	return cmocka_run_group_tests_name("letter head", tests, NULL, NULL);
}
