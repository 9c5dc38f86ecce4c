/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who signed a letter, and of which ministry the first of them is: names and offices in
 * every order, and what only looks like them. */
#include "reading.h"
#include "support.h"

#include "document/document.h"

#include <stdio.h>
#include <string.h>

#define WORD_40    "Waterstaatsvraagstukkenbeheersingsplannen"
#define OFFICE_200 "De Minister van " WORD_40 " " WORD_40 " " WORD_40 " en " WORD_40

typedef struct row {
	const char *end; /* of the letter */
	const char *signatories, *ministry;
} row;

static void must_be_signed(const row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char text[2048];
		snprintf(text, sizeof text,
			"Geachte Voorzitter,\n\nHierbij zend ik u de visie op het water.\n\n%s\n",
			rows[i].end);
		kz_document *document = read_as(text, "brief.txt");
		same_text(rows[i].end, signatories_of(document), rows[i].signatories);
		same_text(rows[i].end, kz_document_get(document, KZ_MINISTRY),
			rows[i].ministry);
		kz_document_free(document);
	}
}

static void names_and_offices_in_either_order(void **state)
{
	(void)state;
	static const row rows[] = {
		{"Dirk Beljaarts\nMinister van Economische Zaken",
			"Dirk Beljaarts (Minister van Economische Zaken)",
			"Economische Zaken"},
		{"De Minister van Economische Zaken,\n\n\n\nDirk Beljaarts",
			"Dirk Beljaarts (Minister van Economische Zaken)",
			"Economische Zaken"},
		{"de minister van Economische Zaken,\n\nDirk Beljaarts",
			"Dirk Beljaarts (Minister van Economische Zaken)",
			"Economische Zaken"},
		{"De minister van Economische Zaken,\n\nDirk Beljaarts,", "", ""},
		{"DE MINISTER VAN FINANCI\xC3\x8BN,\n\nE. Heinen",
			"E. Heinen (Minister van Financi\xC3\xABn)", "Financi\xC3\xABn"},
		{"DE MINISTER-PRESIDENT,\n\nD. Schoof", "D. Schoof (Minister-President)",
			""},
		{"De minister voor Klimaat en Energie,\n\nR.A.A. Jetten",
			"R.A.A. Jetten (Minister voor Klimaat en Energie)", ""},
		{"De voorzitter,\n\nM. Bosma", "M. Bosma (Voorzitter)", ""},
		{"Voorzitter\nM. Bosma", "M. Bosma (Voorzitter)", ""},
		{"De griffier of secretaris\nM. Bosma",
			"M. Bosma (Griffier of secretaris)", ""},
		{"De Minister van Economische Zaken\nen Klimaat,\n\nDirk Beljaarts",
			"Dirk Beljaarts (Minister van Economische Zaken en Klimaat)",
			"Economische Zaken en Klimaat"},
		{"De Minister van Economische Zaken en\nKlimaat\n\nDirk Beljaarts",
			"Dirk Beljaarts (Minister van Economische Zaken en Klimaat)",
			"Economische Zaken en Klimaat"},
		{"De Minister van Economische Zaken \xE2\x80\x93 Handel,\n\nDirk Beljaarts",
			"Dirk Beljaarts (Minister van Economische Zaken \xE2\x80\x93 "
			"Handel)",
			"Economische Zaken"},
		{"De Minister van Economische Zaken - Handel,\n\nDirk Beljaarts",
			"Dirk Beljaarts (Minister van Economische Zaken - Handel)",
			"Economische Zaken"},
	};
	must_be_signed(rows, COUNT(rows));
}

static void several_sign_together(void **state)
{
	(void)state;
	static const row rows[] = {
		{"De Minister van Economische Zaken,\n\nDirk Beljaarts\n\n"
		 "De Staatssecretaris van Financi\xC3\xABn,\n\nFolkert Idsinga",
			"Dirk Beljaarts (Minister van Economische Zaken); Folkert Idsinga "
			"(Staatssecretaris van Financi\xC3\xABn)",
			"Economische Zaken"},
		/* Two offices, and then the two names. */
		{"De Minister van Economische Zaken,\nDe Staatssecretaris van "
		 "Financi\xC3\xABn,\n\nDirk Beljaarts\nFolkert Idsinga",
			"Dirk Beljaarts (Minister van Economische Zaken); Folkert Idsinga "
			"(Staatssecretaris van Financi\xC3\xABn)",
			"Economische Zaken"},
		{"De Minister van Economische Zaken,\nmede namens de Staatssecretaris\n\n"
		 "Dirk Beljaarts",
			"Dirk Beljaarts (Minister van Economische Zaken)",
			"Economische Zaken"},
		{"De Minister van Economische Zaken,\n\nDirk Beljaarts\n\nMede namens de "
		 "minister van Financi\xC3\xABn",
			"Dirk Beljaarts (Minister van Economische Zaken)",
			"Economische Zaken"},
		{"De minister,\t\tDe staatssecretaris,\n\nE. Heinen\t\tT. van Oostenbruggen",
			"E. Heinen (Minister); T. van Oostenbruggen (Staatssecretaris)",
			""},
		{"De minister,   De voorzitter,   De griffier,   De president,   De "
		 "burgemeester,\n\nE. Een   T. Twee   D. Drie   V. Vier   V. Vijf",
			"E. Een (Minister); T. Twee (Voorzitter); D. Drie (Griffier); V. "
			"Vier (President)",
			""},
	};
	must_be_signed(rows, COUNT(rows));
}

static void names_have_small_words(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		bool is_name;
	} names[] = {
		{"mr. drs. J. van der Meer-de Boer", true},
		{"Piet van 't Hooft", true},
		{"Piet van \xE2\x80\x99t Hooft", true},
		{"Jan  Jansen", true},
		{"J.Jansen", true},
		{"Jan Jansen MBA", true},
		{"\xC3\x89mile Zola", true},
		{"Een Twee Drie Vier Vijf Zes Zeven Acht", true},
		{"Een Twee Drie Vier Vijf Zes Zeven Acht Negen", false},
		{"Jansen", false},
		{"J.J", false},
		{"Jan J", false},
		{"Jan J.", false},
		{"Jan jansen", false},
		{"Jan van", false},
		{"Jan ' Jansen", false},
		{"Jan . Jansen", false},
		{"Jan '. Jansen", false},
		{"Jan Jansen 2", false},
		{"Jan: Jansen", false},
		{"Jan (Jansen)", false},
		{"Jan & Jansen", false},
		{"Jan en Jansen", false},
		{"De Minister van Financi\xC3\xABn", false},
		{WORD_40 " " WORD_40, false},
	};
	for (size_t i = 0; i < COUNT(names); i++) {
		char end[256], wanted[256] = "";
		snprintf(end, sizeof end, "De voorzitter,\n\n%s", names[i].name);
		if (names[i].is_name)
			snprintf(wanted, sizeof wanted, "%s (Voorzitter)", names[i].name);
		must_be_signed(&(row){end, wanted, ""}, 1);
	}
}

static void an_office_says_nothing_more(void **state)
{
	(void)state;
	static const char *const ends[] = {
		"De voorzitter is\n\nM. Bosma",
		"De minister van Financi\xC3\xABn heeft\n\nE. Heinen",
		"De minister van Financi\xC3\xABn.\n\nE. Heinen",
		"De minister van: Financi\xC3\xABn\n\nE. Heinen",
		"De minister en wij\n\nE. Heinen",
		"De minister!\n\nE. Heinen",
		"De minister onder\n\nE. Heinen",
		"De ministers van Financi\xC3\xABn\n\nE. Heinen",
		"minister van Financi\xC3\xABn\n\nE. Heinen",
		"De\n\nE. Heinen",
		"Denemarken\n\nE. Heinen",
		OFFICE_200 "\n\nE. Heinen",
		"De minister van Financi\xC3\xABn,\n\nzonder een naam eronder.",
		"De minister van Financi\xC3\xABn,",
		/* So far below nobody signs. */
		"De minister van Financi\xC3\xABn,\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nE. Heinen",
		/* What is below the office is a sentence, or too far away. */
		"De minister van Financi\xC3\xABn,\n\n\nen Klimaat\n\nE. Heinen",
	};
	for (size_t i = 0; i < COUNT(ends); i++)
		must_be_signed(&(row){ends[i], "", ""}, 1);
}

/* A ministry that is known stays, and so do those who are known to have signed. */
static void what_is_known_stays(void **state)
{
	(void)state;
	static const char body[] =
		"\n\nGeachte Voorzitter,\n\nHierbij de visie.\n\nDirk Beljaarts\n"
		"Minister van Economische Zaken\n";
	char text[512];
	snprintf(text, sizeof text, "title: Visie\nministerie: Financi\xC3\xABn%s", body);
	kz_document *document = read_as(text, "brief.txt");
	has_fact(document, KZ_MINISTRY, "Financi\xC3\xABn");
	assert_string_equal(signatories_of(document),
		"Dirk Beljaarts (Minister van Economische Zaken)");
	kz_document_free(document);
	snprintf(text, sizeof text, "title: Visie\nondertekenaar: E. Heinen | Minister%s",
		body);
	document = read_as(text, "brief.txt");
	assert_string_equal(signatories_of(document), "E. Heinen (Minister)");
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_offices_in_either_order),
		cmocka_unit_test(several_sign_together),
		cmocka_unit_test(names_have_small_words),
		cmocka_unit_test(an_office_says_nothing_more),
		cmocka_unit_test(what_is_known_stays),
	};
	return cmocka_run_group_tests_name("letter signed", tests, NULL, NULL);
}
