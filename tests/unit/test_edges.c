/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a text does with what it cites, and pieces that it names by number alone. */
#include "cited.h"

static void replacing(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Kamerstuk 36600 XIV, nr. 60 - Gewijzigde motie van de leden X en Y c.s. "
		 "over proeverijen (t.v.v. 36600-XIV, nr. 18).",
			NULL,
			"kst-36600-XIV-60, "
			"kst-36600-XIV-18 replaces by kst-36600-XIV-60"},
		{"motie X (t.v.v. 36600-XIV-18)", NULL, "kst-36600-XIV-18 replaces"},
		{"motie X (T.V.V. 36600-18 en 36600-19)", NULL,
			"kst-36600-18 replaces, kst-36600-19 replaces"},
		{"motie X (t.v.v. 36600, nrs. 18 en 19)", NULL,
			"kst-36600-18 replaces, kst-36600-19 replaces"},
		{"motie (t.v.v. die gedrukt onder Kamerstuk 32847-335) - 32847-343", NULL,
			"kst-32847-335 replaces, kst-32847-343"},
		{"motie (t.v.v. 36600-XIV-18) (Kamerstuk 36600-XIV-60)", NULL,
			"kst-36600-XIV-18 replaces by kst-36600-XIV-60, "
			"kst-36600-XIV-60"},
		{"ter vervanging van de motie van het lid X (36600, nr. 18)", NULL,
			"kst-36600-18 replaces"},
		{"ter vervanging van Kamerstuk 36600, nr. 18", NULL,
			"kst-36600-18 replaces"},
		/* Another sentence names another piece. */
		{"Kamerstuk 36600, nr. 60. Een motie (t.v.v. 36600, nr. 18)", NULL,
			"kst-36600-60, kst-36600-18 replaces"},
		/* A letter of elsewhere does not itself replace. */
		{"de motie (t.v.v. 36600-XIV-18)", "27428-408", "kst-36600-XIV-18"},
		{"de motie (t.v.v. 36600-XIV-18)", "36600-XIV-60",
			"kst-36600-XIV-18 replaces"},
		{"Kamerstuk 36600-60, motie (t.v.v. 36600-18)", "27428-408",
			"kst-36600-60, kst-36600-18 replaces by kst-36600-60"},
		{"ter vervanging van het gebouw. Zie Kamerstuk 36600, nr. 18", NULL,
			"kst-36600-18"},
	};
	check_texts(texts, COUNT(texts));
}

static void by_number_alone(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"GEWIJZIGDE MOTIE VAN HET LID X TER VERVANGING VAN DIE GEDRUKT ONDER "
		 "NR. 18",
			"kst-36600-XIV-60", "kst-36600-XIV-18 replaces"},
		{"TER VERVANGING VAN DIE, GEDRUKT ONDER NR. 18 Voorgesteld", "36600",
			"kst-36600-18 replaces"},
		{"ter vervanging van die gedrukt onder de nrs. 18 en 19", "21501-32-60",
			"kst-21501-32-18 replaces, kst-21501-32-19 replaces"},
		{"ter vervanging van de motie gedrukt onder nr. 18", "36600",
			"kst-36600-18 replaces"},
		{"ter vervanging van nr. 18", "36600", "kst-36600-18 replaces"},
		{"motie X (t.v.v. nr. 18)", "36600", "kst-36600-18 replaces"},
		{"Kamerstuk 36601, nr. 60 (t.v.v. nr. 18)", "27428-408",
			"kst-36601-60, kst-36601-18 replaces by kst-36601-60"},
		{"de motie gedrukt onder nr. 18", "36600", "kst-36600-18"},
		{"die gedrukt onder nr. 18 (36 410)", "36600", "kst-36410-18"},
		{"ter vervanging van die gedrukt onder nr. 18", NULL, ""},
		{"gedrukt onder nr. 12 der Zitting 1901-1902", "36600", ""},
		{"gedrukt onder nr. 36600", "36601", ""},
		{"een stuk nr. 18", "36600", ""},
	};
	check_texts(texts, COUNT(texts));
}

static void carrying_out(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Conform Kamerstuk 36600 XIV, nr. 60 doen wij", NULL,
			"kst-36600-XIV-60 carries-out"},
		{"conform de motie X (36725, nr. 11)", NULL, "kst-36725-11 carries-out"},
		{"overeenkomstig de gewijzigde motie van het lid X c.s. (36725-11)", NULL,
			"kst-36725-11 carries-out"},
		{"Ter uitvoering van de motie-X c.s. (36725, nr. 11) en de motie-Y "
		 "(36725, nr. 12) hebben wij",
			NULL, "kst-36725-11 carries-out, kst-36725-12 carries-out"},
		{"ter uitvoering van de moties 36725, nrs. 11 en 12", NULL,
			"kst-36725-11 carries-out, kst-36725-12 carries-out"},
		{"Hiermee geven wij uitvoering aan de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"Hiermee is invulling gegeven aan de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		/* What more the sentence names. */
		{"conform de motie X (36725, nr. 11), zoals in de brief (36725, nr. 12)",
			NULL, "kst-36725-11 carries-out, kst-36725-12"},
		{"conform de motie X (36725, nr. 11) en de brief (36725, nr. 12)", NULL,
			"kst-36725-11 carries-out, kst-36725-12"},
		/* What is not, or not yet, carried out. */
		{"niet conform de motie X (36725, nr. 11)", NULL, "kst-36725-11"},
		{"verzoekt de regering conform de motie X (36725, nr. 11)", NULL,
			"kst-36725-11"},
		{"door uitvoering te geven aan de motie X (36725, nr. 11)", NULL,
			"kst-36725-11"},
		{"er is geen uitvoering gegeven aan de motie X (36725, nr. 11)", NULL,
			"kst-36725-11"},
		{"conform artikel 5 van de wet (Kamerstuk 36725, nr. 11)", NULL,
			"kst-36725-11"},
		{"Dat is conform de motie. Zie Kamerstuk 36725, nr. 11", NULL,
			"kst-36725-11"},
		{"conform Verordening (EU) 2015/847", NULL, "verordening-2015-847"},
	};
	check_texts(texts, COUNT(texts));
}

static void settling(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Conform Kamerstuk 30252, nr. 161- motie X/Y over het BPF. Inmiddels is "
		 "er meer. Daarmee is deze motie afgedaan.",
			NULL, "kst-30252-161 settles"},
		{"hiermee beschouw ik de motie X (36 327, nr. 68) als afgedaan", NULL,
			"kst-36327-68 settles"},
		{"de motie X (36725, nr. 11), ingediend bij het debat (36725, nr. 1), is "
		 "hiermee afgedaan",
			NULL, "kst-36725-11 settles, kst-36725-1"},
		{"Hiermee zijn de moties X (36725, nr. 11) en Y (36725, nr. 12) afgedaan",
			NULL, "kst-36725-11 settles, kst-36725-12 settles"},
		{"Hiermee is afgedaan de motie X (36725, nr. 11).", NULL,
			"kst-36725-11 settles"},
		{"In de brief (36725, nr. 4) staat een toezegging. Hiermee doe ik die "
		 "toezegging gestand.",
			NULL, "kst-36725-4 settles"},
		/* The motie, not the letter that was named after it. */
		{"De motie X (36725, nr. 11). Zie de brief (31000, nr. 7). Daarmee is deze "
		 "motie afgedaan.",
			NULL, "kst-36725-11 settles, kst-31000-7"},
		/* The new one, not the one that it replaced. */
		{"Motie X (36725-60) (t.v.v. 36725-18). Daarmee is deze motie afgedaan.",
			NULL,
			"kst-36725-60 settles, kst-36725-18 replaces by kst-36725-60"},
		/* Not, not yet, in question, of another block, or something else. */
		{"De motie X (36725, nr. 11) is nog niet afgedaan.", NULL,
			"kst-36725-11"},
		{"De motie X (36725, nr. 11). Is deze motie afgedaan?", NULL,
			"kst-36725-11"},
		{"De motie X (36725, nr. 11).\n\nDaarmee is deze motie afgedaan.", NULL,
			"kst-36725-11"},
		{"De brief (36725, nr. 11). Daarmee is deze zaak afgedaan.", NULL,
			"kst-36725-11"},
	};
	check_texts(texts, COUNT(texts));
}

static void annexes(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"Bijlage bij Kamerstukken II 2013/14, 31 142, nr. 37; bijlage bij "
		 "Kamerstuk 35000, nr. 4",
			NULL, "kst-31142-37 annex-of, kst-35000-4 annex-of"},
		{"(bijlage bij Kamerstuk 31 865, nr. 78 en nr. 82)", NULL,
			"kst-31865-78 annex-of, kst-31865-82 annex-of"},
		{"de bijlage bij de brief (Kamerstuk 31 865, nr. 78)", NULL,
			"kst-31865-78"},
	};
	check_texts(texts, COUNT(texts));
}

/* The words and signs on which an edge hangs, each with one that is not enough. */
static void nearly_an_edge(void **state)
{
	(void)state;
	static const struct text texts[] = {
		{"conform het amendement X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"conform de motie X [36725, nr. 11]", NULL, "kst-36725-11 carries-out"},
		{"conform de motie X: 36725, nr. 11", NULL, "kst-36725-11 carries-out"},
		{"conform de motie X 36725, nr. 11", NULL, "kst-36725-11"},
		{"conform de heel erg lang omschreven en toch aangenomen motie X (36725, "
		 "nr. 11)",
			NULL, "kst-36725-11"},
		{"overeenkomstig die gedrukt onder (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"in uitvoering van de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"in uitvoering hiervan de motie X (36725, nr. 11)", NULL,
			"kst-36725-11"},
		{"ter invulling van de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"Wij gaven invulling aan de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"Er is uitvoering aan de motie X (36725, nr. 11)", NULL, "kst-36725-11"},
		{"Wij zullen uitvoering geven aan de motie X (36725, nr. 11)", NULL,
			"kst-36725-11"},
		{"Uitvoering gegeven de motie X (36725, nr. 11)", NULL, "kst-36725-11"},
		{"Wij geven zonder te dralen invulling aan de motie X (36725, nr. 11)",
			NULL, "kst-36725-11"},
		{"conform de motie X (36725, nr. 11) alsmede het amendement Y (36725, "
		 "nr. 12)",
			NULL, "kst-36725-11 carries-out, kst-36725-12 carries-out"},
		{"conform de motie X (36725, nr. 11), de motie Y (36725, nr. 12)", NULL,
			"kst-36725-11 carries-out, kst-36725-12 carries-out"},
		{"conform de motie X (36725, nr. 11). En de motie Y (36725, nr. 12)",
			NULL, "kst-36725-11 carries-out, kst-36725-12"},
		{"ter vervanging van 36600-18 en 36600-19", NULL, ""},
		{"Motie X (36600-60) t.v.v. 36601-18", NULL,
			"kst-36600-60, kst-36601-18 replaces"},
		{"(t.v.v. 36600-18) (36601-60)", NULL,
			"kst-36600-18 replaces, kst-36601-60"},
		{"(t.v.v. 36600-18), 36600-60", NULL, "kst-36600-18 replaces"},
		{"ter vervanging van Stb. 2001, 3", NULL, "stb-2001-3"},
		{"Bijlage bij Kamerstuk 36600, nr. 5", NULL, "kst-36600-5 annex-of"},
		{"Bijlagen bij (36600, nr. 5)", NULL, "kst-36600-5 annex-of"},
		{"Subbijlage bij Kamerstuk 36600, nr. 5", NULL, "kst-36600-5"},
		{"bijlage bij", NULL, ""},
		{"De motie X (36725, nr. 11) \n \t\r\nDaarmee is deze motie afgedaan.",
			NULL, "kst-36725-11"},
		{"De motie X (36725, nr. 11) \n  Daarmee is deze motie afgedaan.", NULL,
			"kst-36725-11 settles"},
		{"Zie 36725, nr. 11, dat is een lang genoemd stuk met veel woorden en "
		 "een motie. Daarmee is deze motie afgedaan.",
			NULL, "kst-36725-11 settles"},
		{"Zie 36725, nr. 11. Zie 36725, nr. 12. Daarmee is deze motie afgedaan.",
			NULL, "kst-36725-11, kst-36725-12 settles"},
		{"Hiermee zijn afgedaan de moties X (36725, nr. 11), Y (36725, nr. 12) "
		 "en de wet Stb. 2001, 3.",
			NULL, "kst-36725-11 settles, kst-36725-12 settles, stb-2001-3"},
		{"Hiermee is afgedaan de motie X (bijlage bij 36725, nr. 10) (36725, nr. "
		 "11).",
			NULL, "kst-36725-10 annex-of, kst-36725-11 settles"},
		{"Hiermee is afgedaan de zaak (36725, nr. 11).", NULL, "kst-36725-11"},
		{"Ik doe de toezegging (36725, nr. 11) gestand.", NULL,
			"kst-36725-11 settles"},
		{"De toezegging (36725, nr. 11) blijft gestand.", NULL, "kst-36725-11"},
		{"Indien de motie X (36725, nr. 11) is afgedaan.", NULL, "kst-36725-11"},
		{"Is de motie X (36725, nr. 11) afgedaan?", NULL, "kst-36725-11"},
		{"De motie X (36725, nr. 11) is afgedaan en de motie Y (36725, nr. 12) "
		 "is afgedaan.",
			NULL, "kst-36725-11 settles, kst-36725-12 settles"},
		{"Stb. 2001, 3. Daarmee is deze motie afgedaan.", NULL, "stb-2001-3"},
		{"De motie X (t.v.v. 36725, nr. 11). Daarmee is deze motie afgedaan.",
			NULL, "kst-36725-11 replaces"},
		{"Dr. A. Jansen e.a. schrijven conform de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"Dat is zo! Conform de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"Dat is zo? Dat (36725, nr. 11) is conform", NULL, "kst-36725-11"},
		{"Dat is niet zo.\n\nConform de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
		{"Dat is niet zo\n\nConform de motie X (36725, nr. 11)", NULL,
			"kst-36725-11 carries-out"},
	};
	check_texts(texts, COUNT(texts));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(replacing),
		cmocka_unit_test(by_number_alone),
		cmocka_unit_test(carrying_out),
		cmocka_unit_test(settling),
		cmocka_unit_test(annexes),
		cmocka_unit_test(nearly_an_edge),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
