/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What has ge- in front: words that begin with it and are no participle, and verbs whose
 * participle has nothing else to be known by. */
#include "text/rules.h"

/* As they are without the -e or -en: gebergt of gebergte. */
static const kzi_own ge_words_own[] = {
	{KZI_ANY,
		"gehandicapt gehemelt gemiddeld genereerd geseld geving geweet geweld gewenst"},
	{KZI_WORD, "geleed gerust gewond gezond"},
	{KZI_VERB, "gebaart gebergt gebeurd geboort gebruikt gedeelt gedenkt gediert "
		   "gedoogd gedoogt geeuwd gehoorzaamd gehoorzaamt gelijkt geloofd "
		   "gelooft gemeent geschikt gestoelt getuigd getuigt gewoont"},
};

const kzi_ruleset kzi_ge_words = {
	NULL, 0, ge_words_own, sizeof ge_words_own / sizeof ge_words_own[0]};

/* The -t or -d of gestart and geland is of the verb. */
static const kzi_own dentals_own[] = {
	{KZI_WORD,
		"aard acht antwoord arbeid beeld biecht bloed boet brand broed "
		"dagvaard dood duid ent feest groet haast haat hard hecht hint hoed "
		"huisvest kaart kat kist kleed knecht kost kruid land last leid licht "
		"lucht lust meld mest minacht oogst plant plet poot praat print "
		"rand red richt roest rust schat schort schud slecht sluikstort smacht "
		"smeed spat speet spit spoed sport stampvoet start sticht stoot stort "
		"strand stut tart tast test tint toost vast vest vlecht vlot vlucht "
		"voed wacht watertand wed wend wied woed zet zift zout zucht zwicht"},
};

const kzi_ruleset kzi_dentals = {
	NULL, 0, dentals_own, sizeof dentals_own / sizeof dentals_own[0]};
