/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words that end in -en or -e and are not the plural or the inflected form of another:
 * wagen, zone. */
#include "text/rules.h"

static const kzi_rule ends_in_en[] = {
	/* Endings that look like those words. */
	{"ctoren", "ctore", KZI_ANY, "sectoren"},
	{"atoren", "atore", KZI_ANY, "indicatoren"},
	{"itoren", "itore", KZI_ANY, "monitoren"},
	{"motoren", "motore", KZI_ANY, "motoren"},
	{"utoren", "utore", KZI_ANY, "tutoren"},
	{"ptoren", "ptore", KZI_ANY, "receptoren"},
	{"ntoren", "ntore", KZI_ANY, "zorgkantoren"},
	{"storen", "store", KZI_ANY, "verstoren"},
	{"steken", "steke", KZI_ANY, "afsteken"},
	{"schaven", "schave", KZI_ANY, "afschaven"},
	{"rotoren", "rotore", KZI_WORD, "rotoren"},
	{"handhaven", "handhave", KZI_ANY, "handhaven"},
	{"schreden", "schrede", KZI_ANY, "overschreden"},
};

static const kzi_own ends_in_en_own[] = {
	{KZI_ANY, "bakoven balpen hoogoven magnetronoven motregen slagregen stortregen "
		  "tien vulpen"},
	{KZI_WORD,
		"binnen boven buiten even gisteren heropen morgen open oven regen samen tegen tussen verleden zegen zeven"},
	{KZI_PART,
		"deken examen haven jongen keuken kussen laken molen negen teken toren "
		"varken vermogen veulen wagen wapen"},
	{KZI_VERB, "dien eigen ken oefen reken wen zien"},
	{KZI_NO_VERB, "gegeven reden"},
};

const kzi_ruleset kzi_ends_in_en = KZI_RULESET(ends_in_en, ends_in_en_own);

static const kzi_own ends_in_e_own[] = {
	{KZI_ANY, "base breedte didate gedachte pauze pose schaarste vocate voorwaarde"},
	{KZI_WORD, "aarde"},
	{KZI_PART, "bode zone"},
	{KZI_SYLLABLE, "ciste genote liste niste riste siste tiste"},
	{KZI_NO_VERB, "grootte waarde"},
};

const kzi_ruleset kzi_ends_in_e = {
	NULL, 0, ends_in_e_own, sizeof ends_in_e_own / sizeof ends_in_e_own[0]};
