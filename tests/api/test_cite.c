/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How a document is cited: in a Dutch footnote, and for programs that keep references. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From header lines, where "title" comes first. */
static kz_document *document_of(const char *lines)
{
	char text[4096];
	kz_document *document = NULL;
	snprintf(text, sizeof text, "%s\n\nTekst.\n", lines);
	must(kz_document_parse(text, strlen(text), "a.txt", &document, err));
	return document;
}

/* Valid for the next 7 calls. */
static const char *cited(const kz_document *document, kz_cite_style style, kz_place place)
{
	static char texts[8][8192];
	static int next;
	char *text = texts[next++ % 8], *made = NULL;
	must(kz_cite(document, style, &place, &made, err));
	assert_true(strlen(made) < sizeof texts[0]);
	strcpy(text, made);
	kz_free(made);
	return text;
}

static const kz_place nowhere = KZ_PLACE_INIT;

static const char *cite(const char *lines, kz_cite_style style)
{
	kz_document *document = document_of(lines);
	const char *text = cited(document, style, nowhere);
	kz_document_free(document);
	return text;
}

/* ---- The Dutch citation ---- */

static void check_dutch(const char *lines, const char *wanted)
{
	const char *got = cite(lines, KZ_CITE_DUTCH);
	if (strcmp(got, wanted) != 0)
		fail_msg("%s\n  is cited as %s\n  and not as  %s", lines, got, wanted);
}

static void kamerstukken(void **state)
{
	(void)state;
	check_dutch("id: kst-36600-XIV-61\nchamber: 2\nvergaderjaar: 2024-2025",
		"Kamerstukken II 2024/25, 36600 XIV, nr. 61");
	check_dutch("id: kst-21501-32-1700\nvergaderjaar: 2024-2025",
		"Kamerstukken II 2024/25, 21501-32, nr. 1700");
	check_dutch("id: kst-27084-3\nvergaderjaar: 1999-2000",
		"Kamerstukken II 1999/2000, 27084, nr. 3");
	check_dutch("id: kst-33240-A-2\nvergaderjaar: 2011-2012",
		"Kamerstukken II 2011/12, 33240 A, nr. 2");
	/* What is not known is not said. */
	check_dutch("id: kst-36600-XIV-61", "Kamerstukken II 36600 XIV, nr. 61");
	/* An id of one's own, and a dossier with a number. */
	check_dutch("id: biotech\ndossier: 27428\nnumber: 408\nvergaderjaar: 2024-2025",
		"Kamerstukken II 2024/25, 27428, nr. 408");
	check_dutch(
		"id: biotech\nalias: kst-27428-408", "Kamerstukken II 27428, nr. 408");
	/* One of the numbers of today, which have no dossier in them. */
	check_dutch("id: kst-1268678\ndossier: 36700-VII\nnumber: 12",
		"Kamerstukken II 36700 VII, nr. 12");
	check_dutch("id: kst-36600-3-h1", "Kamerstukken II 36600, nr. 3 (herdruk)");
	check_dutch("id: kst-36600-3-n2", "Kamerstukken II 36600, nr. 3 (verbetering 2)");
	check_dutch(
		"id: kst-36600-3\nversion: h1", "Kamerstukken II 36600, nr. 3 (herdruk)");
}

static void letters_of_the_eerste_kamer(void **state)
{
	(void)state;
	check_dutch("id: kst-36836-D\nchamber: 1\nvergaderjaar: 2024-2025",
		"Kamerstukken I 2024/25, 36836, D");
	check_dutch("id: kst-31700-VI-D\nvergaderjaar: 2008-2009",
		"Kamerstukken I 2008/09, 31700 VI, D");
	check_dutch("id: kst-CXLVII-L\nvergaderjaar: 2022-2023",
		"Kamerstukken I 2022/23, CXLVII, L");
	/* Before 2010 their names have the year. */
	check_dutch(
		"id: kst-19951996-23700-188b", "Kamerstukken I 1995/96, 23700, nr. 188b");
	check_dutch("id: kst-19992000-00LXI-1", "Kamerstukken I 1999/2000, LXI, nr. 1");
	/* Then the Tweede Kamer had letters too. */
	check_dutch("id: kst-27084-A\nvergaderjaar: 1999-2000",
		"Kamerstukken 1999/2000, 27084, A");
	check_dutch("id: kst-27084-A\nchamber: 2\nvergaderjaar: 1999-2000",
		"Kamerstukken II 1999/2000, 27084, A");
}

static void several_dossiers(void **state)
{
	(void)state;
	check_dutch("id: kst-33009-117\ndossier: 33009\ndossier: 32637\n"
		    "dossier: 31288\nvergaderjaar: 2015-2016",
		"Kamerstukken II 2015/16, 33009, 32637 en 31288, nr. 117");
	check_dutch("id: kst-36600-XIV-7\ndossier: 36600-XIV\ndossier: 21501-32",
		"Kamerstukken II 36600 XIV en 21501-32, nr. 7");
	/* Those that stand in front of its own are none the less others. */
	check_dutch("id: kst-27428-408\ndossier: 29477\ndossier: 27428",
		"Kamerstukken II 27428 en 29477, nr. 408");
}

static void annexes(void **state)
{
	(void)state;
	check_dutch("id: kst-34389-9-b1\nvergaderjaar: 2015-2016",
		"Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9");
	check_dutch("id: kst-34389-9-b2\nvergaderjaar: 2015-2016",
		"Bijlage 2 bij Kamerstukken II 2015/16, 34389, nr. 9");
	check_dutch("id: blg-1007826\nkind: bijlage\ndossier: 36410-XIV\nnumber: 5\n"
		    "vergaderjaar: 2022-2023",
		"Bijlage bij Kamerstukken II 2022/23, 36410 XIV, nr. 5 (blg-1007826)");
	check_dutch("id: 2025D16516\nkind: beslisnota\ndossier: 27428\nnumber: 408",
		"Bijlage bij Kamerstukken II 27428, nr. 408 (2025D16516)");
	/* Of what, is not known. */
	check_dutch("id: blg-1007826\nkind: bijlage\ndate: 2022-10-03",
		"Bijlage van 3 oktober 2022, blg-1007826");
}

static void other_series(void **state)
{
	(void)state;
	check_dutch(
		"id: ah-tk-20142015-1241", "Aanhangsel Handelingen II 2014/15, nr. 1241");
	check_dutch("id: ah-ek-20142015-12", "Aanhangsel Handelingen I 2014/15, nr. 12");
	check_dutch("id: h-tk-20172018-70-4", "Handelingen II 2017/18, nr. 70, item 4");
	check_dutch("id: h-ek-20142015-11", "Handelingen I 2014/15, nr. 11");
	check_dutch(
		"id: h-tk-20012002-4369-4373", "Handelingen II 2001/02, p. 4369-4373");
	check_dutch("id: h-tk-20012002-45-45", "Handelingen II 2001/02, p. 45");
	check_dutch("id: h-tk-20102011-30-42\ndate: 2010-12-14",
		"Handelingen II 2010/11, p. 30-42");
	check_dutch("id: h-tk-20102011-108-5\ndate: 2011-09-07",
		"Handelingen II 2010/11, nr. 108, item 5");
	check_dutch("id: stb-2020-118", "Stb. 2020, 118");
	check_dutch("id: stcrt-2019-46", "Stcrt. 2019, 46");
	check_dutch("id: trb-2021-103", "Trb. 2021, 103");
}

static void letters_known_by_their_mark(void **state)
{
	(void)state;
	check_dutch("id: a\nkind: brief\ndate: 2025-04-11\nkenmerk: 2025-0000123\n"
		    "signatory: E. Heinen | Minister van Financiën",
		"Brief van de minister van Financiën van 11 april 2025, kenmerk "
		"2025-0000123");
	check_dutch("id: 2025D16514\nkind: brief\ndate: 2025-04\n"
		    "signatory: Dirk Beljaarts | minister van Economische Zaken\n"
		    "signatory: M. Agema | minister van VWS",
		"Brief van de minister van Economische Zaken e.a. van april 2025, "
		"2025D16514");
	/* A document says more than the case that it is in. */
	check_dutch("id: a\nkind: brief\nalias: 2025Z07273\nalias: 2025D16514\n"
		    "ministry: EZ",
		"Brief van het ministerie van EZ, 2025D16514");
	check_dutch("id: a\nkind: brief\nministry: Ministerie van EZ\nkenmerk: X",
		"Brief van het ministerie van EZ, kenmerk X");
	check_dutch("id: kv-tk-2021Z09739\nkind: kamervragen\nsignatory: Omtzigt\n"
		    "date: 2021-05-12",
		"Kamervragen van Omtzigt van 12 mei 2021, 2021Z09739");
	check_dutch("id: nds-tk-2009D27141\nkind: brief", "Brief, 2009D27141");
	/* Neither a number nor a mark. */
	check_dutch("title: Los briefje\ndate: 2024", "Document uit 2024, ‘Los briefje’");
}

static const char *at(kz_place place)
{
	kz_document *document = document_of("id: kst-36600-61\nvergaderjaar: 2024-2025");
	const char *text = cited(document, KZ_CITE_DUTCH, place);
	kz_document_free(document);
	assert_memory_equal(text, "Kamerstukken II 2024/25, 36600, nr. 61", 38);
	return text + 38;
}

static void a_place(void **state)
{
	(void)state;
	kz_place place = KZ_PLACE_INIT;
	assert_string_equal(at(place), "");
	place.paragraph = 12;
	assert_string_equal(at(place), ", alinea 12");
	place.page = 3;
	assert_string_equal(at(place), ", p. 3");
	place.note = "8";
	assert_string_equal(at(place), ", p. 3, voetnoot 8");
	place.page = place.paragraph = 0;
	assert_string_equal(at(place), ", voetnoot 8");
	place.note = "";
	assert_string_equal(at(place), "");
	/* What is held of a record is not what was printed. */
	kz_document *record = document_of("id: kst-36600-61\nholding: record");
	place.page = 3;
	assert_string_equal(
		cited(record, KZ_CITE_DUTCH, place), "Kamerstukken II 36600, nr. 61");
	kz_document_free(record);
}

/* What we write, we read. */
static void a_citation_is_found_in_a_text(void **state)
{
	(void)state;
	static const char *const ids[] = {"kst-36600-XIV-61", "kst-36836-D",
		"kst-21501-32-1700", "kst-19951996-23700-188b", "kst-CXLVII-L",
		"kst-33240-A-2", "ah-tk-20142015-1241", "h-tk-20172018-70-4",
		"stb-2020-118", "trb-2021-103"};
	for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
		char lines[256];
		kz_citations *found = NULL;
		kz_place place = KZ_PLACE_INIT;
		place.page = 3;
		snprintf(lines, sizeof lines,
			"id: %s\nvergaderjaar: 2022-2023\ndossier: 36410", ids[i]);
		kz_document *document = document_of(lines);
		const char *text = cited(document, KZ_CITE_DUTCH, place);
		must(kz_citations_find(text, strlen(text), NULL, &found, err));
		assert_string_equal(kz_citations_at(found, 0)->target, ids[i]);
		kz_citations_close(found);
		kz_document_free(document);
	}
}

/* ---- For programs ---- */

static const char letter[] = "id: kst-27428-408\ntitle: Kabinetsvisie op biotechnologie\n"
			     "kind: brief\ndate: 2025-04-11\nchamber: 2\nlanguage: nl\n"
			     "vergaderjaar: 2024-2025\nministry: Economische Zaken\n"
			     "signatory: V.P.G. van der Plas | Minister\n"
			     "signatory: Dirk Beljaarts\nsignatory: Van Campen c.s.\n"
			     "url: https://zoek.officielebekendmakingen.nl/"
			     "kst-27428-408.html";

static void bibtex(void **state)
{
	(void)state;
	assert_string_equal(cite(letter, KZ_CITE_BIBTEX),
		"@misc{kst-27428-408,\n"
		"  author = {van der {Plas}, V.P.G. and {Beljaarts}, Dirk and {Van "
		"Campen} and others},\n"
		"  title = {{Kabinetsvisie op biotechnologie}},\n"
		"  howpublished = {Kamerstukken II 2024/25, 27428, nr. 408},\n"
		"  organization = {Tweede Kamer der Staten-Generaal},\n"
		"  date = {2025-04-11},\n"
		"  year = {2025},\n"
		"  month = apr,\n"
		"  langid = {dutch},\n"
		"  url = {https://zoek.officielebekendmakingen.nl/kst-27428-408.html}\n"
		"}\n");
}

static void ris(void **state)
{
	(void)state;
	assert_string_equal(cite(letter, KZ_CITE_RIS),
		"TY  - RPRT\r\n"
		"ID  - kst-27428-408\r\n"
		"AU  - Plas, V.P.G. van der\r\n"
		"AU  - Beljaarts, Dirk\r\n"
		"AU  - Van Campen\r\n"
		"TI  - Kabinetsvisie op biotechnologie\r\n"
		"M3  - brief\r\n"
		"SN  - Kamerstukken II 2024/25, 27428, nr. 408\r\n"
		"PB  - Tweede Kamer der Staten-Generaal\r\n"
		"PY  - 2025\r\n"
		"DA  - 2025/04/11/\r\n"
		"LA  - nl\r\n"
		"UR  - https://zoek.officielebekendmakingen.nl/kst-27428-408.html\r\n"
		"ER  - \r\n");
}

static void csl(void **state)
{
	(void)state;
	assert_string_equal(cite(letter, KZ_CITE_CSL),
		"{\"id\": \"kst-27428-408\", \"type\": \"report\", \"author\": ["
		"{\"family\": \"Plas\", \"given\": \"V.P.G.\", "
		"\"non-dropping-particle\": \"van der\"}, "
		"{\"family\": \"Beljaarts\", \"given\": \"Dirk\"}, "
		"{\"literal\": \"Van Campen\"}], "
		"\"title\": \"Kabinetsvisie op biotechnologie\", \"genre\": \"brief\", "
		"\"number\": \"Kamerstukken II 2024/25, 27428, nr. 408\", "
		"\"publisher\": \"Tweede Kamer der Staten-Generaal\", "
		"\"issued\": {\"date-parts\": [[2025, 4, 11]]}, \"language\": \"nl\", "
		"\"URL\": \"https://zoek.officielebekendmakingen.nl/"
		"kst-27428-408.html\"}");
}

/* Nobody signed it: its ministry did. What is not known is left out, but for a title. */
static void what_is_missing(void **state)
{
	(void)state;
	assert_non_null(strstr(cite("id: a\nsignatory: | Minister van VWS", KZ_CITE_CSL),
		"\"author\": [{\"literal\": \"Minister van VWS\"}]"));
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_set(document, KZ_ID, "a b", err));
	must(kz_document_set(document, KZ_KIND, "brief", err));
	must(kz_document_set(document, KZ_MINISTRY, "EZ", err));
	must(kz_document_set(document, KZ_DATE, "2025-04", err));
	assert_string_equal(cited(document, KZ_CITE_BIBTEX, nowhere),
		"@misc{a_20b,\n  author = {{Ministerie van EZ}},\n"
		"  title = {{Brief van het ministerie van EZ van april 2025}},\n"
		"  howpublished = {Brief van het ministerie van EZ van april 2025},\n"
		"  date = {2025-04},\n  year = {2025},\n  month = apr,\n"
		"  langid = {dutch}\n}\n");
	assert_non_null(strstr(cited(document, KZ_CITE_CSL, nowhere),
		"\"author\": [{\"literal\": \"Ministerie van EZ\"}]"));
	kz_document_free(document);
	assert_string_equal(cite("id: a\ntitle: B", KZ_CITE_CSL),
		"{\"id\": \"a\", \"type\": \"report\", \"title\": \"B\", "
		"\"number\": \"Document, ‘B’\"}");
	assert_string_equal(cite("id: a\ntitle: B\ndate: 2025", KZ_CITE_RIS),
		"TY  - RPRT\r\nID  - a\r\nTI  - B\r\nSN  - Document uit 2025, ‘B’\r\n"
		"PY  - 2025\r\nDA  - 2025///\r\nER  - \r\n");
}

/* A title cannot end what it stands in. */
static void hostile_titles(void **state)
{
	(void)state;
	const char *lines = "id: \"x},%\ntitle: }\\input{/etc/passwd}{ 100% $x_1^2$ #&~ "
			    "\"<|>ER  - \nurl: https://a.nl/}\"\\ é%20_#";
	const char *tex = cite(lines, KZ_CITE_BIBTEX);
	assert_non_null(strstr(tex, "@misc{_22x_7d_2c_25,\n"));
	assert_non_null(strstr(tex,
		"title = {{\\textbraceright{}\\textbackslash{}input\\textbraceleft{}/etc/"
		"passwd\\textbraceright{}\\textbraceleft{} 100\\% "
		"\\$x\\_1\\textasciicircum{}2\\$ \\#\\&\\textasciitilde{} "
		"\\symbol{34}\\textless{}\\textbar{}\\textgreater{}ER  -}}"));
	assert_non_null(strstr(tex, "url = {https://a.nl/%7D%22%5C%20%C3%A9%20_#}"));
	int depth = 0;
	for (const char *c = tex; *c != '\0'; c++) {
		depth += (*c == '{') - (*c == '}');
		/* Only at its end does the entry end. */
		assert_true(depth > 0 || c < tex + strlen("@misc") ||
			    strcmp(c, "}\n") == 0 || strcmp(c, "\n") == 0);
	}
	const char *record = cite(lines, KZ_CITE_RIS);
	assert_non_null(strstr(record, "ER  -\r\n"));
	assert_string_equal(strstr(record, "\nER  - "), "\nER  - \r\n");
	const char *json = cite(lines, KZ_CITE_CSL);
	assert_non_null(strstr(json, "\"id\": \"\\\"x},%\", "));
	assert_non_null(strstr(json, "#&~ \\\"<|>ER  -\", "));
}

static void what_is_refused(void **state)
{
	(void)state;
	char *text = (char *)"";
	kz_document *document = document_of("id: a");
	must_fail(KZ_E_ARGUMENT, kz_cite(NULL, KZ_CITE_RIS, NULL, &text, err));
	assert_null(text);
	text = (char *)"";
	must_fail(KZ_E_ARGUMENT, kz_cite(document, (kz_cite_style)4, NULL, &text, err));
	assert_null(text);
	must_fail(KZ_E_ARGUMENT, kz_cite(document, KZ_CITE_RIS, NULL, NULL, err));
	kz_document_free(document);
	assert_string_equal(kz_cite_style_name(KZ_CITE_DUTCH), "cite");
	assert_string_equal(kz_cite_style_name(KZ_CITE_CSL), "csl");
	assert_null(kz_cite_style_name((kz_cite_style)-1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kamerstukken),
		cmocka_unit_test(letters_of_the_eerste_kamer),
		cmocka_unit_test(several_dossiers),
		cmocka_unit_test(annexes),
		cmocka_unit_test(other_series),
		cmocka_unit_test(letters_known_by_their_mark),
		cmocka_unit_test(a_place),
		cmocka_unit_test(a_citation_is_found_in_a_text),
		cmocka_unit_test(bibtex),
		cmocka_unit_test(ris),
		cmocka_unit_test(csl),
		cmocka_unit_test(what_is_missing),
		cmocka_unit_test(hostile_titles),
		cmocka_unit_test(what_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
