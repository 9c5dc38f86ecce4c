/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Kamerstukken in a text: every way to cite one, and what only looks like it. */
#include "cited.h"

#define NBSP   "\xc2\xa0"
#define NARROW "\xe2\x80\xaf"
#define DASH   "\xe2\x80\x93"

static void every_way_to_write_one(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"zie Kamerstuk 34 000, nr. 36 hierover", NULL, "kst-34000-36"},
		{"Kamerstuk 31579, nr.18.", NULL, "kst-31579-18"},
		{"Kamerstuk 34000-VIII, nr. 33", NULL, "kst-34000-VIII-33"},
		{"Kamerstuk 27 925 nr. 496", NULL, "kst-27925-496"},
		{"Kamerstuk 33750 XIII nr. 54", NULL, "kst-33750-XIII-54"},
		{"kamerstuk 28165 nr. 90", NULL, "kst-28165-90"},
		{"Kamerstuk 36560-XVII-2", NULL, "kst-36560-XVII-2"},
		{"Kamerstuk 35925-A-59", NULL, "kst-35925-A-59"},
		{"Kamerstuk 22112-3938", NULL, "kst-22112-3938"},
		{"Kamerstuk 36600 XIV-61", NULL, "kst-36600-XIV-61"},
		{"Kamerstuk nr. 36600, nr. 5", NULL, "kst-36600-5"},
		{"kamerstuknr. 31 293, nr. 273", NULL, "kst-31293-273"},
		{"Kst. 36600, nr. 5", NULL, "kst-36600-5"},
		{"kamerstukken II, 1986/87, 19 995, nr. 2", NULL, "kst-19995-2"},
		{"kamerstukken II 1986/87, 19 827,nrs. 1", NULL, "kst-19827-1"},
		{"Kamerstukken II 2011-12, 31 066, nr. 117", NULL, "kst-31066-117"},
		{"Kamerstukken II 1990/91, 21.972, nr. 1", NULL, "kst-21972-1"},
		{"Kamerstukken II 2015/16, 34302, 3, p. 4", NULL, "kst-34302-3"},
		{"Kamerstukken II 36 600 XIV, nr. 61", NULL, "kst-36600-XIV-61"},
		{"Tweede Kamer, vergaderjaar 2011-2012, 30220, nr. 4", NULL,
			"kst-30220-4"},
		{"Tweede Kamer der Staten-Generaal, vergaderjaar 2011" DASH
		 "2012, 33 000 XV, nr. 2",
			NULL, "kst-33000-XV-2"},
		{"TK, vergaderjaar 2011-2012, 33 240 IXB, nr. 2", NULL,
			"kst-33240-IXB-2"},
		{"TK 2008-2009, 31473, nummer 25, bladzijde 5 - 6", NULL, "kst-31473-25"},
		{"vergaderjaar 2012-2013, Kamerstuk 31 490, nr. 104", NULL,
			"kst-31490-104"},
		{"Bijl. Handelingen II 1995/96, 24 137, nr. 3", NULL, "kst-24137-3"},
		{"Handelingen II 1995/96, 24 137, nr. 3", NULL, "kst-24137-3"},
		{"de motie-De Hoop c.s. (32 847, nr. 1167)", NULL, "kst-32847-1167"},
		{"(31 263 nr. 16)", NULL, "kst-31263-16"},
		{"(31 700 XV, nr. 28)", NULL, "kst-31700-XV-28"},
		{"in 32813, nr. 66 staat", NULL, "kst-32813-66"},
		{"de brief 36560-XIV-2 over", NULL, "kst-36560-XIV-2"},
		{"zie https://zoek.officielebekendmakingen.nl/kst-36600-XIV-60.html",
			NULL, "kst-36600-XIV-60"},
		{"kst-24095-178-b1 en KST-36836-d", NULL,
			"kst-24095-178-b1, kst-36836-D"},
		{"het toestel kst-CXLVII-L", NULL, "kst-CXLVII-L"},
		{"Kamerstuk 36600-XIV-60-h1", NULL, "kst-36600-XIV-60-h1"},
		{"Kamerstuk 29 684, nr. 188b", NULL, "kst-29684-188b"},
		{"32" NBSP "820 nr." NBSP "1 en 36" NARROW "600" NBSP "XIV, nr. 61", NULL,
			"kst-32820-1, kst-36600-XIV-61"},
		{"Kamerstuk 36600\nXIV, nr.\n61", NULL, "kst-36600-XIV-61"},
	};
	check_texts(texts, COUNT(texts));
}

static void dossiers(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Kamerstuk 35811", NULL, "dossier:35811"},
		{"Kamerstuk 35 162", NULL, "dossier:35162"},
		{"Kamerstukken II 1996/97 25 212", NULL, "dossier:25212"},
		{"Kamerstukken II, 1991/92, 22 300 IX", NULL, "dossier:22300-IX"},
		{"kamerstukken I 1976/1977, 13872", NULL, "dossier:13872"},
		{"Kamerstuk 21501-32 en Kamerstuk 21501-32-290", NULL,
			"dossier:21501-32, kst-21501-32-290"},
		{"Kamerstuk 34302, 3 weken later", NULL, "dossier:34302"},
		{"Kamerstuk 27428, en verder", NULL, "dossier:27428"},
		{"de begroting (36600-XIV)", NULL, "dossier:36600-XIV"},
		{"Het wetsvoorstel tot wijziging van de wet (36 410) is", NULL,
			"dossier:36410"},
		/* One number behind several belongs to the first. */
		{"(Kamerstukken 33 009, 32 637 en 31 288, nr. 117)", NULL,
			"kst-33009-117, dossier:32637, dossier:31288"},
		{"(26 643 en 24 095, nr. 758)", NULL, "kst-26643-758, dossier:24095"},
		{"(18423; 18369; 18300 en 18400 nr. 13)", NULL,
			"kst-18423-13, dossier:18369, dossier:18300, dossier:18400"},
		{"Kamerstukken 31 293 en 31 289", NULL, "dossier:31293, dossier:31289"},
		{"Kamerstukken 36560 en 36550-12", NULL, "dossier:36560, kst-36550-12"},
	};
	check_texts(texts, COUNT(texts));
}

static void lists_and_ranges(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Kamerstuk 27 428, nrs. 52 en 57", NULL, "kst-27428-52, kst-27428-57"},
		{"Kamerstuk 27 428, nrs. 1, 2 en 3.", NULL,
			"kst-27428-1, kst-27428-2, kst-27428-3"},
		{"Kamerstuk 27 428, nr. 12, 13 en 14", NULL,
			"kst-27428-12, kst-27428-13, kst-27428-14"},
		{"31 200 XIV, nrs. 1-3", NULL,
			"kst-31200-XIV-1, kst-31200-XIV-2, kst-31200-XIV-3"},
		{"31 200 XIV, nrs. 1" DASH "3 pag 4 e v.", NULL,
			"kst-31200-XIV-1, kst-31200-XIV-2, kst-31200-XIV-3"},
		{"27 428, nr. 12 t/m 15", NULL,
			"kst-27428-12, kst-27428-13, kst-27428-14, kst-27428-15"},
		{"27 428, nrs. 12 tot en met 13 en 15", NULL,
			"kst-27428-12, kst-27428-13, kst-27428-15"},
		{"27 428, nr. 5 en 6", NULL, "kst-27428-5, kst-27428-6"},
		/* That is no number of a piece; 21501-36 is a dossier. */
		{"Kamerstuk 27428, nr. 52, nr. 36600", NULL, "kst-27428-52"},
		{"Kamerstuk 21501, nrs. 290 en 36", NULL, "kst-21501-290"},
		{"27 428, nr. 5, nr. 6 en nr. 8", NULL,
			"kst-27428-5, kst-27428-6, kst-27428-8"},
		{"Kamerstukken I 2019/20, 35 300, B en C", NULL,
			"kst-35300-B, kst-35300-C"},
		{"Kamerstukken I 2019/20, 35 300, nrs. B t/m E", NULL,
			"kst-35300-B, kst-35300-C, kst-35300-D, kst-35300-E"},
		{"25422-231; 21501-08-765; 35570-XIV-46; 35570-46", NULL,
			"kst-25422-231, kst-21501-08-765, kst-35570-XIV-46, kst-35570-46"},
		{"Kamerstukken II, 2003/2004, 27 428, nr. 57, Kamerstukken II, "
		 "2006/2007, 27 428, nr. 87",
			NULL, "kst-27428-57, kst-27428-87"},
		{"Kamerstukken II 2019/20, 35 300 VI, nr. 2; 35 300 VII, nr. 3", NULL,
			"kst-35300-VI-2, kst-35300-VII-3"},

		/* What is counted, dated or paged is not another number. */
		{"27 428, nr. 5 en 6 juni 2010", NULL, "kst-27428-5"},
		{"27 428, nr. 5 en 6 andere moties", NULL, "kst-27428-5"},
		{"27 428, nr. 5, 6 leden", NULL, "kst-27428-5"},
		{"27 428, nr. 5 en 2024.", NULL, "kst-27428-5"},
		{"27 428, nr. 5 en 36 600, nr. 7", NULL, "kst-27428-5, kst-36600-7"},
		{"27 428, nr. 161- motie X", NULL, "kst-27428-161"},
		{"27 428, nr. 12 - 15 moties", NULL, "kst-27428-12"},
		{"27 428, nr. 12-3", NULL, "kst-27428-12"},
		{"27 428, nr. 5, blz. 6", NULL, "kst-27428-5"},
		/* Of a very long range the ends. */
		{"27 428, nrs. 1-345", NULL, "kst-27428-1, kst-27428-345"},
	};
	check_texts(texts, COUNT(texts));
}

static void the_eerste_kamer(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Kamerstukken I 2019/20, 35 300, B", NULL, "kst-35300-B"},
		{"Kamerstukken I 2019/20, 35 300, A van 5 juni", NULL, "kst-35300-A"},
		{"Kamerstukken I 2022/23, CXLVII, L", NULL, "kst-CXLVII-L"},
		{"(36410-XIV, letter G)", NULL, "kst-36410-XIV-G"},
		{"Kamerstuk I 31 145 nummer AA, p. 15", NULL, "kst-31145-AA"},
		{"Eerste Kamer, vergaderjaar 1993-1994, 22 014, nr. 48d", NULL,
			"kst-19931994-22014-48d"},
		{"EK, 2006" DASH "2007, 30572, H", NULL, "kst-20062007-30572-H"},
		{"kamerstukken II, 1983-1984, 18288, R", NULL, "kst-18288-R"},
		{"Kamerstukken I 2019/20, 35 300 B", NULL, "kst-35300-B"},
		{"Kamerstukken II 2019/20, 35 300 B", NULL, "dossier:35300-B"},
		{"(Kamerstuk 36 200 L, nr. 9)", NULL, "kst-36200-L-9"},
		{"Kamerstuk 36600, EN VERDER", NULL, "dossier:36600"},
	};
	check_texts(texts, COUNT(texts));
}

static void old_volumes_and_bad_scans(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"1Kamerstukken II 2001/02, 28 295, nr. 1", NULL, "kst-28295-1"},
		{"Kamerstukken 11, 1997/1998, 25 000, nr. 3", NULL, "kst-25000-3"},
		{"Kamerstukken 11 123, nr. 3", NULL, "kst-11123-3"},
		{"Kamerstukken II 2009/10, 32 018 (R 1885), A", NULL, "kst-32018-A"},
		{"19 700 hoofdstuk XV, nr. 2", NULL, "kst-19700-XV-2"},
		{"20 800 hfdst. XVI, nr. 139", NULL, "kst-20800-XVI-139"},
		{"33.950, nr. 0001", NULL, "kst-33950-1"},
		{"Zitting 1958-1959-5380, Nr. 3", NULL, "kst-5380-3"},
		{"Zitting 1958-1959-5380", NULL, ""},
		{"Tweede Kamer, zitting 1985/- 86, 19 300, nr. 4", NULL, "kst-19300-4"},
		{"Tweede Kamer, zitting 1977,14664, nr. 1", NULL, "kst-14664-1"},
		{"Tweede Kamerzitting 1981-1982, 16592, nr. 11", NULL, "kst-16592-11"},
		{"Eerste Kamer, zitting 1976-1977,14 214 enz., nr. 109", NULL,
			"kst-19761977-14214-109"},
		{"Kamerstukken zitting 1979-1980, 13974 en 15 649, nr. 9", NULL,
			"kst-13974-9, dossier:15649"},
		{"Kamerstuk 33 930 XVI, nr, 2)", NULL, "kst-33930-XVI-2"},
		{"Zij krijgt nr. 723(19637).", NULL, "kst-19637-723"},
		{"de motie op stuk nr. 82 (36 410-VIII)", NULL, "kst-36410-VIII-82"},
		{"de motie op stuk nr. 82", "36410-VIII", ""},
	};
	check_texts(texts, COUNT(texts));
}

static void what_only_looks_like_one(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"",
		"in het jaar 2024, nr. 3 op de lijst",
		"de 36 600 inwoners van de gemeente",
		"36600",
		"€ 36 600, nr. 3 en \xe2\x82\xac 36.600, nr. 3 en EUR 36 600, nr. 3",
		"12 345,67 en 36.600,50 en 36,600",
		"telefoonnummer 070-3186000, nr. 12",
		"tel. 36600-12, fax: 36600-12",
		"Postbus 20401 2500 EK Den Haag, Postbus 20401, nr. 3",
		"1234 AB, 12345-678 en 20433-1234 Washington",
		"Azadi Ave, 11365-8639, Tehran",
		"op 11 april 2025, nr. 4 van de agenda",
		"artikel 12345, lid 2",
		"NEN-EN 13383-2, ISO 11348-1 en DIN 38409-44",
		"25111 G-92 KFT en 12 000 V en 12 000 V-2",
		"10000-12000 of 12 000-15 000, 10 000 - 50",
		"36600-12-13-14 en 36600-12/13 en 36600-12.5",
		"11 580 " DASH " 50 tot en met",
		"de Tweede Kamer 12 000 brieven, in het vergaderjaar 2011-2012 12 000",
		"het EK 2000, 12 345 toeschouwers",
		"kst- kst-- kst-2024, kst-appel, kst-36600-appel, akst-36600-1",
		"(12345) en (12 345)",
		"86600, nr. 5 en 136 600, nr. 5 en 0-36600, nr. 5",
		"nr. 18 en gedrukt onder nr. 18",
		"Zij krijgt nr. 17 van de lijst",
		"36 600, nr. 0 en 36 600, nr. 60en",
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		check_texts(&(struct text){texts[i], NULL, ""}, 1);
}

/* Where each stands: the first with what is in front, the others alone. */
static void the_place_of_each(void **state)
{
	(void)state;
	static const char text[] =
		"Zie Kamerstukken 33 010 en 32 637, nrs. 1-3 en 5 (t.v.v. 36600-XIV-18)";
	static const struct {
		const char *target, *text;
	} wanted[] = {
		{"kst-33010-1", "Kamerstukken 33 010 en 32 637, nrs. 1"},
		{"dossier:32637", "32 637"},
		{"kst-33010-2", "1-3"},
		{"kst-33010-3", "3"},
		{"kst-33010-5", "5"},
		{"kst-36600-XIV-18", "36600-XIV-18"},
	};
	kz_citations *found;
	must(kz_citations_find(text, strlen(text), NULL, &found, err));
	assert_int_equal(kz_citations_count(found), COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		const kz_citation *it = kz_citations_at(found, i);
		assert_string_equal(it->target, wanted[i].target);
		assert_string_equal(it->text, wanted[i].text);
		assert_memory_equal(text + it->start, it->text, it->length);
	}
	kz_citations_close(found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_way_to_write_one),
		cmocka_unit_test(dossiers),
		cmocka_unit_test(lists_and_ranges),
		cmocka_unit_test(the_eerste_kamer),
		cmocka_unit_test(old_volumes_and_bad_scans),
		cmocka_unit_test(what_only_looks_like_one),
		cmocka_unit_test(the_place_of_each),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
