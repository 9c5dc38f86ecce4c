/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dutch, English, neither, and what is too short to tell. */
#include "support.h"

#include "text/language.h"

#include <stdlib.h>

static void check(const char *text, const char *code)
{
	/* In memory of exactly that size, so that a checker sees what is past it. */
	size_t length = strlen(text);
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, text, length);
	same_text(
		text, kzi_text_language_code(kzi_text_language_of(exact, length)), code);
	free(exact);
}

static void dutch_is_dutch(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"Het kabinet komt in het voorjaar met een plan voor de veengebieden, en "
		"betrekt daar de provincies en de waterschappen bij.",
		"Daarnaast worden gemeenten ondersteund bij het opstellen van een "
		"uitvoeringsprogramma.",
		"De motie verzoekt de regering om dit niet te doen.",
		"Wij bieden u hierbij het rapport aan.",
		"Kunt u aangeven hoeveel meldingen er zijn gedaan?",
		"overwegende dat huurders te lang op herstel wachten;",
		"Er is meer nodig dan geld alleen: mensen, kennis en tijd.",
		"ZIJ DIE DIT LEZEN, WETEN DAT HET NIET ANDERS KAN: zo staat het er.",
		"De Raad benadrukt dat ‘the right to be forgotten’ niet onbeperkt geldt, en "
		"dat het aan de rechter is om dat te toetsen.",
		"Met het programma Horizon Europe en de European Innovation Council worden "
		"start-ups, scale-ups en spin-offs geholpen.",
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		check(texts[i], "nl");
}

static void english_is_english(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"The Commission will present a proposal for the new programme in the second "
		"half of the year.",
		"Member States should ensure that these data are available to researchers.",
		"This report was written at the request of the ministry.",
		"Regulatory sandboxes are frameworks that allow for the testing of new "
		"products under supervision.",
		"We welcome your letter of 3 March, and agree with it.",
		"As set out by the Dutch Tweede Kamer, the government has to act, which it "
		"did with the Wet op het hoger onderwijs.",
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		check(texts[i], "en");
}

static void other_languages_are_neither(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"Le gouvernement présente un plan pour les régions dans le cadre de la "
		"politique européenne.",
		"Die Bundesregierung hat einen Plan vorgelegt, der von den Ländern und der "
		"Kommission nicht unterstützt wird.",
		"Der Rat ist mit dem Vorschlag nicht zufrieden, und die Länder sind es auch "
		"nicht.",
		"El gobierno presenta un plan para las regiones en el marco de la política "
		"de la Unión.",
		"Dizze brief is fan de provinsje oan it regear, en wurdt yn de Steaten "
		"besprutsen.",
	};
	for (size_t i = 0; i < COUNT(texts); i++)
		check(texts[i], "");
}

static void little_text_tells_nothing(void **state)
{
	(void)state;
	static const char *const texts[] = {"", " ", "2025", "36 600 XIV, nr. 60",
		"Brief", "Samenwerking is cruciaal", "Biotech Act",
		"Regulatory sandboxes", "Dirk Beljaarts", "V.P.G. Karremans",
		"Van Campen, De Vries en Van der Plas",
		"Jan van de Ven en Piet van der Meer", "Minister van Economische Zaken",
		"COGEM", "https://www.example.org/the/way/to/be", "\xFF\xFE\x80",
		"in is was we"};
	for (size_t i = 0; i < COUNT(texts); i++)
		check(texts[i], "");
}

/* As much of the one as of the other. */
static void mixed_lines_tell_nothing(void **state)
{
	(void)state;
	check("The council has decided that this must be done. De raad heeft besloten dat "
	      "dit gedaan moet worden.",
		"");
}

static void a_long_text_is_its_beginning(void **state)
{
	(void)state;
	static const char sentence[] = "Het kabinet heeft dit niet eerder gedaan. ";
	size_t times = 5000, length = times * (sizeof sentence - 1);
	char *text = malloc(length + 1);
	assert_non_null(text);
	for (size_t i = 0; i < times; i++)
		memcpy(text + i * (sizeof sentence - 1), sentence, sizeof sentence - 1);
	assert_int_equal(kzi_text_language_of(text, length), KZI_TEXT_DUTCH);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dutch_is_dutch),
		cmocka_unit_test(english_is_english),
		cmocka_unit_test(other_languages_are_neither),
		cmocka_unit_test(little_text_tells_nothing),
		cmocka_unit_test(mixed_lines_tell_nothing),
		cmocka_unit_test(a_long_text_is_its_beginning),
	};
	return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
