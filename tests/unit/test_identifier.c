/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of Kamerstukken: what is understood, and what is not. */
#include <kamerzoek/citation.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define NBSP         "\xc2\xa0"
#define NARROW       "\xe2\x80\xaf"
#define DASH         "\xe2\x80\x93"

static const struct spelling {
	const char *text;
	const char *official;
} spellings[] = {
	/* Official already, but perhaps for case. */
	{"kst-36600-XIV-60", "kst-36600-XIV-60"},
	{"KST-36600-xiv-60", "kst-36600-XIV-60"},
	{"kst-36836-D", "kst-36836-D"},
	{"kst-36836-aa", "kst-36836-AA"},
	{"kst-17257-I", "kst-17257-I"},
	{"kst-21501-32-290", "kst-21501-32-290"},
	{"kst-21501-02-A", "kst-21501-02-A"},
	{"kst-23908-R1519-103", "kst-23908-R1519-103"},
	{"kst-36600-XIV-60-H1", "kst-36600-XIV-60-h1"},
	{"kst-36836-D-n1", "kst-36836-D-n1"},
	{"kst-1268678", "kst-1268678"},
	{"kst-CXLVII-L", "kst-CXLVII-L"},
	{"kst-19971998-24137-142a", "kst-19971998-24137-142a"},
	{"kst-19961997-00022-XXIV-h1", "kst-19961997-00022-XXIV-h1"},
	{"kst-20042005-29800G-A", "kst-20042005-29800G-A"},
	{"kst-20072008-00LXV-B", "kst-20072008-00LXV-B"},
	{"kst-20072008-31290", "kst-20072008-31290"},
	{"kst-29684-188b", "kst-29684-188b"},
	{"kst-26122-18A", "kst-26122-18A"},
	{"kst-32142-a2e", "kst-32142-A2E"},
	{"kst-6-1", "kst-6-1"},
	{"kst-CCC-5", "kst-CCC-5"},
	{"kst-cccxl-b", "kst-CCCXL-B"},
	{"kst-32142-a1", "kst-32142-A1"},
	{"kst-123456", "kst-123456"},
	{"kst-20042005-29800-XL-3", "kst-20042005-29800-XL-3"},
	{"kst-20042005-123456", "kst-20042005-123456"},
	{"kst-20042005-lxv", "kst-20042005-LXV"},

	/* Published with a slip of the pen: the address is right as it is. */
	{"kst-33009--1", "kst-33009--1"},
	{"33 009, nr. 1", "kst-33009--1"},
	{"kst-31700-IV-C", "kst-31700-iv-c"},
	{"31200-XIV-157-b1", "kst-31200-XIv-157-b1"},

	/* As people write them. */
	{"36600-XIV-61", "kst-36600-XIV-61"},
	{"36600 XIV 61", "kst-36600-XIV-61"},
	{"36600 xiv nr 61", "kst-36600-XIV-61"},
	{"36 600 XIV, nr. 61", "kst-36600-XIV-61"},
	{"36 600-XIV, nr. 61", "kst-36600-XIV-61"},
	{"36600, XIV, nr. 61", "kst-36600-XIV-61"},
	{"36" NBSP "600" NBSP "XIV, nr." NBSP "61", "kst-36600-XIV-61"},
	{"36" NARROW "600 XIV, nr. 61", "kst-36600-XIV-61"},
	{"36600" DASH "XIV" DASH "61", "kst-36600-XIV-61"},
	{"36 600 XIV,\n\tnr. 61", "kst-36600-XIV-61"},
	{"36.600 XIV nr. 61", "kst-36600-XIV-61"},
	{"  (36600-XIV-19) ", "kst-36600-XIV-19"},
	{NBSP "36600-XIV-19" NARROW, "kst-36600-XIV-19"},
	{"(31 263 nr. 16)", "kst-31263-16"},
	{"31579, nr.18", "kst-31579-18"},
	{"31579 no. 18", "kst-31579-18"},
	{"31579, Nummer 18", "kst-31579-18"},
	{"36600-12", "kst-36600-12"},
	{"25295-2008", "kst-25295-2008"},
	{"36600-XIV-61-n1", "kst-36600-XIV-61-n1"},
	{"35 000 (R 2033), nr. 5", "kst-35000-5"},
	{"Kamerstuk 36600 XIV, nr. 60", "kst-36600-XIV-60"},
	{"kamerstuk 28165 nr. 90", "kst-28165-90"},
	{"Kamerstukken II 2024/25, 36 600 XIV, nr. 61", "kst-36600-XIV-61"},
	{"Kamerstukken II, 1986/1987, 19 995, nr. 2", "kst-19995-2"},
	{"Kamerstukken II 2011-12, 31 066, nr. 117", "kst-31066-117"},
	{"Kamerstukken II 1999/00, 26 800, nr. 1", "kst-26800-1"},
	{"Kamerstukken II 2015/16, 34302, 3", "kst-34302-3"},
	{"Tweede Kamer, vergaderjaar 2011-2012, 30220, nr. 4", "kst-30220-4"},
	{"TK, 2012-2013, 33 400 XIII, nr. 66", "kst-33400-XIII-66"},
	{"https://zoek.officielebekendmakingen.nl/kst-36836-D.html", "kst-36836-D"},
	{"http://zoek.officielebekendmakingen.nl/kst-36600-XIV-60", "kst-36600-XIV-60"},

	/* The raadnummer belongs to the dossier. */
	{"21501-32, nr. 290", "kst-21501-32-290"},
	{"21 501-32 nr. 290", "kst-21501-32-290"},
	{"21501-07-2017", "kst-21501-07-2017"},
	{"21501-32 290", "kst-21501-32-290"},

	/* Letters: of the Eerste Kamer, or of a chapter. */
	{"36836, D", "kst-36836-D"},
	{"36836, AA", "kst-36836-AA"},
	{"36600, V", "kst-36600-V"},
	{"36836 letter d", "kst-36836-D"},
	{"36410-XIV, letter G", "kst-36410-XIV-G"},
	{"36410-XIV-G", "kst-36410-XIV-G"},
	{"36836-P", "kst-36836-P"},
	{"36836-AA", "kst-36836-AA"},
	{"36836-D-b1", "kst-36836-D-b1"},
	{"36600 A 2", "kst-36600-A-2"},
	{"36600-A, nr. 2", "kst-36600-A-2"},
	{"Kamerstukken I 2019/20, 35 300, B", "kst-35300-B"},
	{"Kamerstukken I 2022/23, CXLVII, L", "kst-CXLVII-L"},

	/* Until 2010 the Eerste Kamer numbered anew each year. */
	{"Kamerstukken I 1997/98, 24 137, nr. 142a", "kst-19971998-24137-142a"},
	{"EK 2009-2010, 31 700, C", "kst-20092010-31700-C"},
	{"Eerste Kamer, vergaderjaar 1999-2000, 26 800, nr. 7", "kst-19992000-26800-7"},
	{"Kamerstukken I 2010/11, 32 500, C", "kst-32500-C"},
	{"Kamerstukken II 1997/98, 24 137, nr. 3", "kst-24137-3"},

	/* The letters of the Eerste Kamer, where its name makes them that. */
	{"Kamerstukken I 36836-D", "kst-36836-D"},
	{"Kamerstukken I 2019/20, 35 300 B", "kst-35300-B"},
	{"Kamerstukken I 2019/20, 35 300 V", "35300-V"},

	/* As it was before, and as scanned pages have it. */
	{"Kamerstukken II 2009/10, 32 018 (R 1885), A", "kst-32018-A"},
	{"19 700 hoofdstuk XV, nr. 2", "kst-19700-XV-2"},
	{"Kamerstukken 11, 1997/1998, 25 000, nr. 3", "kst-25000-3"},
	{"Tweede Kamer, zitting 1985/- 86, 19 000, nr. 0001", "kst-19000-1"},
	{"Zitting 1958-1959-5380, Nr. 3", "kst-5380-3"},
	{"vergaderjaar 2012-2013, Kamerstuk 31 490, nr. 104", "kst-31490-104"},
	{"Bijl. Hand. II 1976/77, 14 224, nr. 3", "kst-14224-3"},
	{"Kamerstuknr. 31 293 n\xc2\xb0. 273", "kst-31293-273"},

	/* Dossiers. */
	{"36600", "36600"},
	{"36 600", "36600"},
	{"36.600", "36600"},
	{"36600-XIV", "36600-XIV"},
	{"36600 XIV", "36600-XIV"},
	{"kst-36600-XIV", "36600-XIV"},
	{"36600-A", "36600-A"},
	{"36600-v", "36600-V"},
	{"36836-D", "36836-D"},
	{"21501-32", "21501-32"},
	{"kst-21501-32", "21501-32"},
	{"Kamerstuk 36600 A", "36600-A"},
	{"Kamerstukken II 1991/92, 22 300 IX", "22300-IX"},
	{"Kamerstukken II 1991/92, 22 300, XV", "22300-XV"},
	{"Kamerstukken I 1997/98, 24 137", "24137"},
};

/* What must not be understood, and the byte where that becomes clear. */
static const struct refusal {
	const char *text;
	int offset;
} refusals[] = {
	{"", 0},
	{"()", 1},
	{"nr. 3", 0},
	{"XIV", 0},
	{"CXLVII", 0},
	{"Kamerstuk", 9},
	{"Kamerstuk XIV, nr. 60", 10},
	{"Kamerstukken I 2022/23, CXLVII", 30},
	{"Kamerstukken II 2024/26, 36 600, nr. 1", 20},
	{"Kamerstukken 33 009, 32 637 en 31 288, nr. 117", 21},
	{"Kamerstuk 27 428, nrs. 52 en 57", 26},

	/* Years, dates, and numbers of other things. */
	{"2024", 4},
	{"2024-10-22", 4},
	{"22-10-2024", 2},
	{"10 april 2025", 3},
	{"070-3186000", 3},
	{"1268678", 5},
	{"366001", 5},
	{"36 600 1", 7},
	{"36,600", 2},
	{"36.600,50", 7},
	{"2025D16514", 4},
	{"36600X", 5},
	{"1234 AB", 4},
	{"20401 2500 EK Den Haag", 6},

	/* A dossier, and then something that is no part of a name. */
	{"36600 appels", 6},
	{"36600 12", 6},
	{"36600, 12", 7},
	{"21501, nr. 32", 11},
	{"36600-12345", 6},
	{"36600 XL", 6},
	{"36600-XIIII-3", 6},
	{"36600 mm", 6},
	{"36836 AA", 6},
	{"12 000 V", 7},
	{"36600, en", 7},
	{"36600-en", 6},
	{"36600 letter 12", 13},
	{"36600,", 6},
	{"36600 XIV, nr.", 14},
	{"36600 XIV, nr. 60, p. 3", 19},
	{"36600-XIV-60-x1", 13},
	{"36600-XIV-b1", 10},
	{"36600-12-13-14", 9},
	{"36600 (XIV)", 6},
	{"(36600-XIV-60", 0},
	{"36600-XIV-60)", 12},
	{"36600-XIV-60.", 12},
	{"36600\xff", 5},

	/* With the prefix of an identifier, but not one. */
	{"kst-", 4},
	{"kst-2024", 4},
	{"kst-CXLVII", 4},
	{"kst-36600--2", 10},
	{"kst-36600-appel", 10},
	{"kst-36600-QQQ-3", 10},
	{"kst-36600-XIV-60-h1-b1", 17},
	{"kst-36600-b1", 10},
	{"kst-36600-XIV-b1", 14},
	{"kst-36600-XIV-60.html", 14},
	{"kst-36600 XIV, nr. 60", 4},
	{"kst-12345678", 4},
	{"kst-CCCC-5", 4},
	{"kst-1234567-1", 4},
	{"kst-36600-1234567", 10},
	{"kst-36600-12ABC", 10},
	{"kst-36600-H1", 10},
	{"kst-36600A-2", 4},
	{"kst-36600-R-3", 10},
	{"kst-36600-R12345-3", 10},
	{"kst-36600-XL-3", 10},
	{"kst-6-XIV", 6},
	{"kst-32142-A12", 10},
	{"kst-32142-AA1", 10},
	{"kst-32142-A1BC", 10},
	{"kst-20042005-29800GG-A", 13},
	{"kst-20042005-2980G-A", 13},
	{"kst-20072008-0LXV-B", 13},
	{"kst-20072008-00LXQ-B", 13},
	{"kst-20072008-000LXV-B", 13},
	{"kst-20072008-A1B-3", 13},
	{"kst-20042005-1234567", 13},
	{"kst-20042005", 4},
	{"kst-20042005-", 13},
	{"kst-1-2-3-4-5-6-7", 10},
	{"36600 (R1885, nr. 3", 6},
	{"36600 (R x), nr. 3", 6},
	{"36600 (X 1885), nr. 3", 6},
	{"ah-tk-20202021-3235", 0},
	{"https://zoek.officielebekendmakingen.nl/stb-2020-118.html", 0},
	{"https://example.org/kst-36600-XIV-60.html", 0},
};

static kz_kamerstuk parsed(const char *text)
{
	kz_kamerstuk piece;
	kz_error err = {0};
	if (kz_kamerstuk_parse(text, strlen(text), &piece, &err) != KZ_OK)
		fail_msg("%s", err.message);
	return piece;
}

static void understands_every_usual_spelling(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spellings); i++) {
		char id[KZ_KAMERSTUK_MAX];
		kz_kamerstuk piece = parsed(spellings[i].text);
		size_t length = kz_kamerstuk_format(&piece, id, sizeof id);
		if (strcmp(id, spellings[i].official) != 0)
			fail_msg("'%s' became %s", spellings[i].text, id);
		assert_int_equal(length, strlen(id));
	}
}

static void parses_what_it_formats(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spellings); i++) {
		kz_kamerstuk piece = parsed(spellings[i].text);
		kz_kamerstuk again = parsed(spellings[i].official);
		assert_memory_equal(&again, &piece, sizeof piece);
	}
}

static void refuses_what_it_cannot_be_sure_of(void **state)
{
	(void)state;
	static const kz_kamerstuk nothing;
	for (size_t i = 0; i < COUNT(refusals); i++) {
		const char *text = refusals[i].text;
		kz_error err = {0};
		kz_kamerstuk piece;
		memset(&piece, 'x', sizeof piece);
		if (kz_kamerstuk_parse(text, strlen(text), &piece, &err) != KZ_E_QUERY)
			fail_msg("'%s' became a Kamerstuk", text);
		if (err.offset != refusals[i].offset)
			fail_msg("offset %d, not %d: %s", err.offset, refusals[i].offset,
				err.message);
		assert_int_equal(err.status, KZ_E_QUERY);
		assert_memory_equal(&piece, &nothing, sizeof piece);
	}
}

static void says_what_is_wrong(void **state)
{
	(void)state;
	kz_kamerstuk piece;
	kz_error err;
	assert_int_equal(
		kz_kamerstuk_parse("36600 appels", 12, &piece, &err), KZ_E_QUERY);
	assert_string_equal(
		err.message, "kamerstuk '36600 appels': 'appels' is not understood");
	assert_int_equal(kz_kamerstuk_parse("2024", 4, &piece, &err), KZ_E_QUERY);
	assert_string_equal(err.message, "kamerstuk '2024': ends too soon");
	assert_int_equal(kz_kamerstuk_parse(NULL, 0, &piece, &err), KZ_E_ARGUMENT);
	assert_int_equal(kz_kamerstuk_parse("36600", 5, NULL, &err), KZ_E_ARGUMENT);
	assert_int_equal(kz_kamerstuk_parse("2024", 4, &piece, NULL), KZ_E_QUERY);
}

/* The text need not end in a NUL, and one inside it is not its end. */
static void believes_the_length(void **state)
{
	(void)state;
	kz_kamerstuk piece;
	assert_int_equal(kz_kamerstuk_parse("kst-36600-60 en", 12, &piece, NULL), KZ_OK);
	assert_string_equal(piece.number, "60");
	assert_int_equal(kz_kamerstuk_parse("36600-60 en", 7, &piece, NULL), KZ_OK);
	assert_string_equal(piece.number, "6");
	assert_int_equal(kz_kamerstuk_parse("36600\0", 6, &piece, NULL), KZ_E_QUERY);
	assert_int_equal(
		kz_kamerstuk_parse("kst-36600-IX\0", 13, &piece, NULL), KZ_E_QUERY);
}

static void gives_the_parts(void **state)
{
	(void)state;
	kz_kamerstuk piece = parsed("kst-19971998-25600-IXB-142a-h1");
	assert_string_equal(piece.session, "19971998");
	assert_string_equal(piece.dossier, "25600");
	assert_string_equal(piece.chapter, "IXB");
	assert_string_equal(piece.number, "142a");
	assert_string_equal(piece.suffix, "h1");
	piece = parsed("21501-32");
	assert_string_equal(piece.dossier, "21501");
	assert_string_equal(piece.chapter, "32");
	assert_string_equal(piece.number, "");
	piece = parsed("kst-1268678");
	assert_string_equal(piece.dossier, "");
	assert_string_equal(piece.number, "1268678");
}

static void knows_the_dossier_and_the_page(void **state)
{
	(void)state;
	static const struct {
		const char *text, *dossier, *page;
	} known[] = {
		{"36 600 XIV, nr. 60", "36600-XIV", "kst-36600-XIV-60.html"},
		{"21501-32, nr. 290", "21501-32", "kst-21501-32-290.html"},
		{"kst-CXLVII-L", "CXLVII", "kst-CXLVII-L.html"},
		{"kst-19971998-24137-142a", "24137", "kst-19971998-24137-142a.html"},
		{"kst-1268678", "", "kst-1268678.html"},
		{"31 700 IV, C", "31700-IV", "kst-31700-iv-c.html"},
		{"36600-XIV", "36600-XIV", ""},
	};
	const char *site = "https://zoek.officielebekendmakingen.nl/";
	for (size_t i = 0; i < COUNT(known); i++) {
		char out[KZ_KAMERSTUK_MAX], url[KZ_KAMERSTUK_MAX];
		kz_kamerstuk piece = parsed(known[i].text);
		bool dossier = known[i].page[0] == '\0';
		assert_int_equal(kz_kamerstuk_is_dossier(&piece), dossier);
		assert_int_equal(kz_kamerstuk_dossier(&piece, out, sizeof out),
			strlen(known[i].dossier));
		assert_string_equal(out, known[i].dossier);
		snprintf(url, sizeof url, "%s%s", dossier ? "" : site, known[i].page);
		assert_int_equal(kz_kamerstuk_url(&piece, out, sizeof out), strlen(url));
		assert_string_equal(out, url);
	}
}

static void writes_within_the_buffer(void **state)
{
	(void)state;
	kz_kamerstuk piece = parsed("36600-XIV-60");
	char buffer[8];
	memset(buffer, 'x', sizeof buffer);
	assert_int_equal(kz_kamerstuk_format(&piece, buffer, 5), 16);
	assert_memory_equal(buffer, "kst-\0xxx", 8);
	assert_int_equal(kz_kamerstuk_format(&piece, buffer, 1), 16);
	assert_memory_equal(buffer, "\0st-", 4);
	assert_int_equal(kz_kamerstuk_format(&piece, NULL, 0), 16);
	assert_int_equal(kz_kamerstuk_dossier(&piece, NULL, 0), 9);
	assert_int_equal(kz_kamerstuk_url(&piece, NULL, 0), 61);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(understands_every_usual_spelling),
		cmocka_unit_test(parses_what_it_formats),
		cmocka_unit_test(refuses_what_it_cannot_be_sure_of),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(believes_the_length),
		cmocka_unit_test(gives_the_parts),
		cmocka_unit_test(knows_the_dossier_and_the_page),
		cmocka_unit_test(writes_within_the_buffer),
	};
	return cmocka_run_group_tests_name("identifier", tests, NULL, NULL);
}
