/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Citations of other papers than Kamerstukken, each of its own kind. */
#include "cited.h"

static void journals(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Stb. 1993, 11 en Stb. 1978,581 en Stb. 1956/331", NULL,
			"stb-1993-11, stb-1978-581, stb-1956-331"},
		{"Staatsblad 2019, 511, Staatsblad 1928, no. 249", NULL,
			"stb-2019-511, stb-1928-249"},
		{"Staatsblad 1902, n\xc2\xb0. 37", NULL, "stb-1902-37"},
		{"Stb. 2001, 12 en 13; Staatsblad 1923, nos. 356 en 355", NULL,
			"stb-2001-12, stb-2001-13, stb-1923-356, stb-1923-355"},
		{"Stcrt. 1962, nr. 185, Stcrt. 1998 nr. 46, Stcrt. 2012, 12345", NULL,
			"stcrt-1962-185, stcrt-1998-46, stcrt-2012-12345"},
		{"Stcrt. 16-10-2001, nr. 200; Staatscourant 24 november 2000, nr. 229",
			NULL, "stcrt-2001-200, stcrt-2000-229"},
		{"Stcrt. 1994, 134 en 2005, 126", NULL, "stcrt-1994-134"},
		{"Trb. 2021, 103, Trb 2024 119, Tractatenblad 1953, nr. 10", NULL,
			"trb-2021-103, trb-2024-119, trb-1953-10"},
		{"stb-2020-118 en stcrt-2011-18", NULL, "stb-2020-118, stcrt-2011-18"},
		{"Stb. 381, Stb. 1947, H 420, Stb. 2001, ...", NULL, ""},
		{"Staatsblad 2011 12 januari", NULL, ""},
		{"Indisch Staatsblad 1860, n\xc2\xb0. 26, Belgisch Staatsblad 2001, 5",
			NULL, ""},
	};
	check_texts(texts, COUNT(texts));
}

static void what_was_said_and_asked(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Handelingen II 2012-2013, nr. 71, item 15, blz 53-69", NULL,
			"h-tk-20122013-71-15"},
		{"Handelingen II 1990/91, nr. 14, blz. 690", NULL, "h-tk-19901991-14"},
		{"Handelingen EK 2001-2002, nr. 10, blz. 525", NULL, "h-ek-20012002-10"},
		{"Handelingen Tweede Kamer 1971-1972, nr. 146", NULL,
			"h-tk-19711972-146"},
		{"h-tk-20172018-70-4 en h-tk-20012002-4369-4373", NULL,
			"h-tk-20172018-70-4, h-tk-20012002-4369-4373"},
		/* Of which chamber, and which number? */
		{"Handelingen 1976-1977, nr. 554", NULL, ""},
		{"Handelingen I 1976/1977, blz. 3", NULL, ""},
		{"Aanhangsel Handelingen II 2017/18, nr. 1765", NULL,
			"ah-tk-20172018-1765"},
		{"Aanhangsel van de Handelingen, vergaderjaar 2023-2024, nrs. 766 en 767",
			NULL, "ah-tk-20232024-766, ah-tk-20232024-767"},
		{"Aanhangsel Handelingen I, 2009-2010, nr. 5", NULL, "ah-ek-20092010-5"},
		{"Tweede Kamer, vergaderjaar 2008-2009, Aanhangsel van de Handelingen, "
		 "nr. 1123",
			NULL, "ah-tk-20082009-1123"},
		{"ah-tk-20202021-3235", NULL, "ah-tk-20202021-3235"},
		/* The page at the foot of which it stands. */
		{"Tweede Kamer, vergaderjaar 1987-1988, Aanhangsel\n491", NULL, ""},
		{"het aanhangsel van 2010, nr. 5", NULL, ""},
	};
	check_texts(texts, COUNT(texts));
}

static void papers_of_the_union(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"COM(2010) 521, COM (2016) 157 final, COM(93) 372 def., COM(2012)7",
			NULL, "com-2010-521, com-2016-157, com-1993-372, com-2012-7"},
		{"SWD(2013) 527 en COM/2010/0521", NULL, "swd-2013-527, com-2010-521"},
		{"Verordening (EU) 2015/847, verordening 2016/679", NULL,
			"verordening-2015-847, verordening-2016-679"},
		/* Of old the number stood in front. */
		{"Verordening (EG) nr. 1272/2008, Verordening (EU) nr. 1143/2014", NULL,
			"verordening-2008-1272, verordening-2014-1143"},
		{"Verordening (EEG) nr. 2081/92 en verordening (EEG) 1408/71", NULL,
			"verordening-1992-2081, verordening-1971-1408"},
		{"Verordening (EU) nr. 2016/679", NULL, "verordening-2016-679"},
		{"Uitvoeringsverordening (EU) 2019/324", NULL, "verordening-2019-324"},
		{"Richtlijn 2008/96/EG, richtlijn 2008/51, Richtlijn 95/46/EG", NULL,
			"richtlijn-2008-96, richtlijn-2008-51, richtlijn-1995-46"},
		{"Richtlijn (EU) 2019/1023, Richtlijn 2016/2341/EU", NULL,
			"richtlijn-2019-1023, richtlijn-2016-2341"},
		{"Richtlijnen 2013/36/EU en 2014/59/EU", NULL,
			"richtlijn-2013-36, richtlijn-2014-59"},
		{"Directive 2001/18/EC, Regulation (EU) 2016/679", NULL,
			"richtlijn-2001-18, verordening-2016-679"},
		{"Besluit (GBVB) 2020/512, Kaderbesluit 2002/584/JBZ", NULL,
			"besluit-2020-512, kaderbesluit-2002-584"},
		{"Besluit 2010/12, richtlijn 95/46, verordening 12/13, COM 2010", NULL,
			""},
	};
	check_texts(texts, COUNT(texts));
}

static void numbers(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"ECLI:NL:HR:1997:AA2126. En ecli:nl:rbams:2012:bz5426;", NULL,
			"ECLI:NL:HR:1997:AA2126, ECLI:NL:RBAMS:2012:BZ5426"},
		{"(2011Z04197/2011D13522)", NULL, "2011Z04197, 2011D13522"},
		{"detail?id=2024Z21639&did=2024D51058", NULL, "2024Z21639, 2024D51058"},
		{"blg-1007826", NULL, "blg-1007826"},
		{"LJN BK5778, 2016A00420, 2011D1352, 2011D135220, x2011D13522", NULL, ""},
		{"ECLI:NL:HR, ECLI:NL:HR:97:AA2126", NULL, ""},
	};
	check_texts(texts, COUNT(texts));
}

static void each_is_of_its_kind(void **state)
{
	(void)state;
	static const struct {
		const char *text, *kind;
	} kinds[] = {
		{"Kamerstuk 36600-5", "kamerstuk"},
		{"Kamerstuk 36600", "dossier"},
		{"ah-tk-20202021-3235", "aanhangsel"},
		{"h-tk-20172018-70-4", "handelingen"},
		{"Stb. 2020, 118", "staatsblad"},
		{"Stcrt. 2011, 18", "staatscourant"},
		{"Trb. 2021, 103", "tractatenblad"},
		{"COM(2010) 521", "eu"},
		{"Richtlijn 2008/96/EG", "eu"},
		{"ECLI:NL:HR:1997:AA2126", "ecli"},
		{"2023D19482", "document"},
		{"2021Z09948", "zaak"},
		{"blg-1007826", "bijlage"},
	};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		kz_citations *found;
		const char *text = kinds[i].text;
		must(kz_citations_find(text, strlen(text), NULL, &found, err));
		assert_int_equal(kz_citations_count(found), 1);
		int32_t kind = kz_citations_at(found, 0)->kind;
		same_text(text, kz_citation_kind_name((kz_citation_kind)kind),
			kinds[i].kind);
		kz_citations_close(found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(journals),
		cmocka_unit_test(what_was_said_and_asked),
		cmocka_unit_test(papers_of_the_union),
		cmocka_unit_test(numbers),
		cmocka_unit_test(each_is_of_its_kind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
