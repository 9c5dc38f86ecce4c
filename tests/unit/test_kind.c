/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The kinds of documents, for what the official sources call them. */
#include "support.h"

#include "document/kind.h"

static void types_are_kinds(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"Motie", "motie"},
		{"Motie (gewijzigd/nader)", "motie"},
		{"Gewijzigde motie", "motie"},
		{"Amendement (gewijzigd)", "amendement"},
		{"Brief regering", "brief"},
		{"Brief lid / fractie", "brief"},
		{"Brief van lid/fractie/commissie", "brief"},
		{"Geleidende brief", "brief"},
		{"Voorstel van wet (initiatiefvoorstel)", "wetsvoorstel"},
		{"Gewijzigd voorstel van wet", "wetsvoorstel"},
		{"Memorie van toelichting (initiatiefvoorstel)",
			"memorie van toelichting"},
		{"Nadere memorie van antwoord", "memorie van antwoord"},
		{"Nota n.a.v. het (nader/tweede nader/enz.) verslag",
			"nota naar aanleiding van het verslag"},
		{"Tweede nota van wijziging", "nota van wijziging"},
		{"Verslag van een commissiedebat", "verslag"},
		{"Nader verslag", "verslag"},
		{"Nader rapport", "nader rapport"},
		{"Advies Afdeling advisering Raad van State en Nader rapport",
			"advies raad van state"},
		{"Lijst van vragen en antwoorden", "lijst van vragen en antwoorden"},
		{"Lijst van vragen totaal", "lijst van vragen"},
		{"Antwoord schriftelijke vragen (nader)", "kamervragen"},
		{"Aanhangsel van de Handelingen", "kamervragen"},
		{"Handeling", "handelingen"},
		{"Bijlage", "bijlage"},
		{"Beslisnota", "beslisnota"},
		{"Agenda", "agenda"},
		/* What is not in the table keeps its name. */
		{"Position paper", "position paper"},
		{"Klein Koninklijk Besluit", "klein koninklijk besluit"},
		{"Motiebundel", "motiebundel"},
		{"Notaoverleg", "notaoverleg"},
		{"Nader", "nader"},
		{"", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char kind[KZI_KIND_MAX];
		kzi_kind_of_type(rows[i][0], kind);
		same_text(rows[i][0], kind, rows[i][1]);
	}
}

static void titles_may_say_the_kind(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{"GEWIJZIGDE MOTIE VAN DE LEDEN MEULENKAMP EN BROMET", "motie"},
		{"NADER GEWIJZIGDE MOTIE VAN HET LID X", "motie"},
		{"BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN", "brief"},
		{"Antwoord op vragen van het lid Kat", "kamervragen"},
		{"VERSLAG HOUDENDE EEN LIJST VAN VRAGEN EN ANTWOORDEN",
			"lijst van vragen en antwoorden"},
		{"Beslisnota inzake aangenomen moties", "beslisnota"},
		{"Agenda 2030", ""},
		{"Nota mobiliteit", ""},
		{"Handelingen van een gemeente", ""},
		{"Rapportage over vis", ""},
		{"Kabinetsvisie op biotechnologie", ""},
		{"", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char kind[KZI_KIND_MAX];
		bool says = kzi_kind_of_title(rows[i][0], kind);
		assert_int_equal(says, rows[i][1][0] != '\0');
		same_text(rows[i][0], kind, rows[i][1]);
	}
}

static void long_types_are_cut_at_a_character(void **state)
{
	(void)state;
	char type[300] = "", kind[KZI_KIND_MAX];
	for (int i = 0; i < 149; i++)
		strcat(type, "é");
	kzi_kind_of_type(type, kind);
	assert_int_equal(strlen(kind), 126);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(types_are_kinds),
		cmocka_unit_test(titles_may_say_the_kind),
		cmocka_unit_test(long_types_are_cut_at_a_character),
	};
	return cmocka_run_group_tests_name("kind", tests, NULL, NULL);
}
