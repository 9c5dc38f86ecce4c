/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words at the end of a line: which hyphens were always there, and which were not. */
#include "support.h"

#include "text/hyphen.h"

#include <stdlib.h>

/* The line, the line below it, and what they are together. */
typedef struct row {
	const char *line, *next, *whole;
} row;

static void must_join(const kzi_spellings *words, const row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char first[64] = "", after[64] = "";
		sscanf(rows[i].next, "%63s %63s", first, after);
		kzi_buffer text = {0};
		kzi_buffer_text(&text, rows[i].line);
		kzi_hyphen hyphen =
			kzi_hyphen_between(words, text.data, text.length, first, after);
		kzi_hyphen_join(&text, hyphen, first, strlen(first));
		char *whole = kzi_buffer_take(&text);
		same_text(rows[i].next, whole, rows[i].whole);
		free(whole);
	}
}

static const row rules[] = {
	/* A word that was broken. */
	{"de beleids-", "nota over", "de beleidsnota"},
	{"biotech-", "nologie", "biotechnologie"},
	{"(valo-", "risatie)", "(valorisatie)"},
	{"gesteld.Be-", "leid", "gesteld.Beleid"},
	{"het on-", "derzoek.", "het onderzoek."},
	{"co\xC3\xB6r-", "dinatie", "co\xC3\xB6rdinatie"},
	{"een be\xC2\xAD", "sluit", "een besluit"},
	{"een be\xE2\x80\x90", "sluit", "een besluit"},
	{"materi-", "eel", "materieel"},
	{"kwali-", "teit", "kwaliteit"},
	{"zo-", "als vermeld", "zoals"},
	{"de proeverij-", "en met producten", "de proeverijen"},
	/* One that goes on elsewhere. */
	{"de wet-", "en regelgeving", "de wet- en"},
	{"onderzoeks-", "en innovatieklimaat", "onderzoeks- en"},
	{"energie-", "en klimaatbeleid", "energie- en"},
	{"voor-", "of nadelen", "voor- of"},
	{"in- en uit-", "en doorvoer", "in- en uit- en"},
	{"bij-", "(en na)scholing", "bij- (en"},
	{"land-,", "tuin- en bosbouw", "land-, tuin-"},
	/* No hyphen. */
	{"het -veilig en verantwoord-", "benutten van",
		"het -veilig en verantwoord- benutten"},
	{"de in- en uit-", "voer", "de in- en uitvoer"},
	{"een -niet- te ver-", "mijden", "een -niet- te vermijden"},
	/* One that has it always. */
	{"alle EU-", "lidstaten", "alle EU-lidstaten"},
	{"in Noord-", "Holland", "in Noord-Holland"},
	{"per e-", "mail", "per e-mail"},
	{"in 2024-", "2025", "in 2024-2025"},
	{"door COVID-", "19", "door COVID-19"},
	{"het Bbz-", "krediet", "het Bbz-krediet"},
	{"de minister-", "president", "de minister-president"},
	{"de oud-", "minister", "de oud-minister"},
	{"de oud-", "ste", "de oudste"},
	{"een niet-", "gouvernementele", "een niet-gouvernementele"},
	{"niet-", "temin", "niettemin"},
	{"een zee-", "eend", "een zee-eend"},
	{"auto-", "ongeluk", "auto-ongeluk"},
	{"https://www.cogem.net/nieuws-", "berichten",
		"https://www.cogem.net/nieuws-berichten"},
	{"www.nos-", "nieuws.nl", "www.nos-nieuws.nl"},
	{"KONINGIN DER NEDERLANDEN, PRIN-", "SES VAN",
		"KONINGIN DER NEDERLANDEN, PRINSES"},
	{"wet en/", "of regel", "wet en/of"},
	{"nr. WJZ/", "2006", "nr. WJZ/2006"},
	{"jaar 2020\xE2\x80\x93", "2021",
		"jaar 2020\xE2\x80\x93"
		"2021"},
	{"dat is /", "dit", "dat is / dit"},
	/* A trema goes where a line is broken. */
	{"ge-", "informeerd", "ge\xC3\xAFnformeerd"},
	{"be-", "eindigd",
		"be\xC3\xAB"
		"indigd"},
	{"on"
	 "ge-",
		"evenaard", "onge\xC3\xABvenaard"},
	{"ge-", "uit", "geuit"},
	{"financi-", "ele", "financi\xC3\xABle"},
	{"industrie-", "en zijn", "industrie\xC3\xABn"},
	{"co-", "ordinatie", "co\xC3\xB6rdinatie"},
	{"ge-", "\xC3\xAFnformeerd", "ge\xC3\xAFnformeerd"},
	/* No word is broken. */
	{"een zin", "gaat", "een zin gaat"},
	{"dat is -", "zoals bekend -", "dat is - zoals"},
	{"-", "eerst", "- eerst"},
	{"", "begin", "begin"},
	/* What is nearly one of these, and another. */
	{"de zee-", "\xC3\x89\xC3\xA9n", "de zee-\xC3\x89\xC3\xA9n"},
	{"dat 2020\xE2\x80\x93", "en later", "dat 2020\xE2\x80\x93 en"},
	{"jaren\xE2\x80\x93", "2021", "jaren\xE2\x80\x93 2021"},
	{"itali-", "ens", "itali\xC3\xABns"},
	{"een ski-", "etappe", "een ski-etappe"},
	{"een co-", "uitgave", "een co-uitgave"},
	{"ge-", "ijverd", "geijverd"},
	{"ge-", "urbaniseerd", "ge\xC3\xBCrbaniseerd"},
	{"ge-", "accepteerd", "geaccepteerd"},
	{"de energie-", "eis", "de energie-eis"},
	{"DE WET OP DE BESCHER-", "Ming", "DE WET OP DE BESCHER-Ming"},
	{"DE WET OP DE BESCHER-", "ming", "DE WET OP DE BESCHER-ming"},
	{"DE WET OP DE BESCHER-", "M", "DE WET OP DE BESCHERM"},
	{"DE KAT-", "TEN", "DE KAT-TEN"},
	{"het ly-", "ceum", "het lyceum"},
	{"de cr\xC3\xA8-", "me", "de cr\xC3\xA8me"},
	{"de vice-", "voorzitter", "de vice-voorzitter"},
	{"de oud-", "heid", "de oudheid"},
	{"voor-", "c.q. nadelen", "voor- c.q."},
	{"de proeverij-", "en regelgeving", "de proeverij- en"},
	{"een -niet - te ver-", "mijden", "een -niet - te vermijden"},
	{"een 3-", "daagse", "een 3-daagse"},
};

static void rules_decide(void **state)
{
	(void)state;
	kzi_spellings none = {0};
	must_join(&none, rules, COUNT(rules));
}

static void the_document_knows_better(void **state)
{
	(void)state;
	static const char *const seen[] = {"boa-uniform", "(boa-werkgevers)",
		"wetsvoorstel", "Be\xC3\xAFnvloeding", "auto-ongeluk", "onderzoeks-",
		"Zeeland", "top-down"};
	static const row known[] = {
		{"de boa-", "vakbonden", "de boa-vakbonden"},
		{"een wets-", "voorstel.", "een wetsvoorstel."},
		{"de be-", "invloeding", "de be\xC3\xAFnvloeding"},
		{"auto-", "ongeluk", "auto-ongeluk"},
		{"onderzoeks-", "klimaat", "onderzoeksklimaat"},
		{"Zee-", "land", "Zeeland"},
		/* Once is no habit. */
		{"een top-", "ambtenaar", "een topambtenaar"},
	};
	kzi_spellings words = {0};
	for (size_t i = 0; i < COUNT(seen); i++)
		kzi_spellings_add(&words, seen[i], strlen(seen[i]));
	must_join(&words, known, COUNT(known));
	kzi_spellings_free(&words);
}

static void many_words_find_their_place(void **state)
{
	(void)state;
	kzi_spellings words = {0};
	char word[32];
	for (unsigned i = 0; i < 5000; i++) {
		snprintf(word, sizeof word, "zee-eend%u", i);
		kzi_spellings_add(&words, word, strlen(word));
		snprintf(word, sizeof word, "zeeolifant%u", i);
		kzi_spellings_add(&words, word, strlen(word));
	}
	/* Each with its hyphen, and the one prefix of them all. */
	assert_int_equal(words.count, 10001);
	static const row known[] = {{"zee-", "eend4999", "zee-eend4999"},
		{"zee-", "olifant4999", "zeeolifant4999"}};
	must_join(&words, known, COUNT(known));
	kzi_spellings_free(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_decide),
		cmocka_unit_test(the_document_knows_better),
		cmocka_unit_test(many_words_find_their_place),
	};
	return cmocka_run_group_tests_name("hyphens", tests, NULL, NULL);
}
