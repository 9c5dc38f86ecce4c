/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adjectives, which have degrees (groter, grootst), and nouns that only look like
 * degrees: a speler is not more spel. */
#include "text/rules.h"

static const kzi_rule adjectives[] = {
	/* What makes adjectives of other words. */
	{"lijk", NULL, KZI_SYLLABLE, "duidelijker"},
	{"isch", NULL, KZI_SYLLABLE, "kritischer"},
	{"baar", NULL, KZI_SYLLABLE, "betaalbaarder"},
	{"zaam", NULL, KZI_SYLLABLE, "duurzamer"},
	{"loos", NULL, KZI_SYLLABLE, "bewustelozer"},
	{"vol", NULL, KZI_SYLLABLE, "succesvoller"},
	{"arm", NULL, KZI_CONSONANT, "kansarmer"},
	{"ief", NULL, KZI_SYLLABLE, "effectiever"},
	{"maal", NULL, KZI_SYLLABLE, "minimaler"},
	{"iek", NULL, KZI_SYLLABLE, "doodzieker"},
	{"eus", NULL, KZI_SYLLABLE, "copieuste"},
	{"air", NULL, KZI_SYLLABLE, "precairder"},
	{"ant", NULL, KZI_SYLLABLE, "relevanter"},
	{"ent", NULL, KZI_SYLLABLE, "consistenter"},
	{"end", NULL, KZI_CONSONANT, "dringender"},
	{"aans", NULL, KZI_SYLLABLE, "afrikaanser"},
	{"ees", NULL, KZI_SYLLABLE, "chineest"},
	{"eens", NULL, KZI_SYLLABLE, "sloveenst"},
	{"lier", NULL, KZI_SYLLABLE, "regulierder"},
	{"ig", NULL, KZI_CONSONANT, "veiliger"},
	{"el", NULL, KZI_SYLLABLE, "simpeler"},
	{"iem", NULL, KZI_SYLLABLE, "intiemer"},
	{"faal", NULL, KZI_SYLLABLE, "catastrofaler"},
};

static const kzi_own adjectives_own[] = {
	{KZI_ANY, "ataal baal caal chtoon foob gauw gewoon humaan iaal intens kaal kwaam "
		  "naal notoon ntaal precies profaan quaat raal robuust saal schoon "
		  "spontaan streng vaak vitaal"},
	{KZI_WORD,
		"aangenaam absoluut abstract accuraat acuut arm bekrompen bescheiden "
		"bijzonder bitter bizar blank bleek blij boos bot braaf breed compact "
		"compleet complex concreet correct dicht diep dik direct discreet "
		"divers dof dom donker driest droef droog duister dun duur dwaas effen "
		"eng erg exact expliciet extreem fel fijn fiks fors frank frivool gaaf "
		"gedegen genegen gering gerust gespannen getrouw gezond glad graag "
		"grauw guur hard hecht heet helder heus immens impliciet intact juist "
		"kaduuk kapot klein knap koket kort koud krap kras krom kut kwaad "
		"kwiek laag lang leeg leip lek lekker leuk licht lief loom los luid "
		"luw mager malloot mank mild murw nat nauw nep nors nuchter obsceen "
		"onervaren open paraat perfect plat puur rein resoluut rond rot ruim "
		"ruw schamper scheef schuw sereen sexy slank slap slecht slim sloom "
		"smal snood somber spits star stiekem stijf stil stoer stomp strak "
		"strikt stug suf teder terecht tevreden traag trots trouw vaag vals "
		"vast ver verborgen verdacht verlegen verwoed vet vies vlot vlug vol "
		"voornaam vroeg vroom vuurvast wakker warm wild wit wreed zacht zat "
		"zeker ziek zoet zot zout zuiver zuur zwak"},
	{KZI_PART, "blauw blond bruin goedkoop grijs groen groot hoog klaar mooi nieuw "
		   "paars rijk rood scherp snel sterk vreemd zwaar zwart"},
};

const kzi_ruleset kzi_adjectives = KZI_RULESET(adjectives, adjectives_own);

static const kzi_rule no_degrees[] = {
	{"igger", NULL, KZI_ANY, "bijligger"},
};

static const kzi_own no_degrees_own[] = {
	{KZI_ANY,
		"beest behartiger beller beveiliger bezuiniger boost center dediger "
		"deler dienst dokter eerst feest filter geest heler helst heter kalender "
		"karakter kelder leest leger lezer meest misdadiger panter planter "
		"polder reiniger renter speler straler strijker stuurder teler teller "
		"transgender venter versneller vrijwilliger weest wieler woordiger "
		"zender"},
	{KZI_WORD, "bezieler wilder"},
	{KZI_SYLLABLE, "warmer"},
	{KZI_PREFIXED, "diger groener nietiger nieuwer schuldiger"},
};

const kzi_ruleset kzi_no_degrees = KZI_RULESET(no_degrees, no_degrees_own);
