/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The text of official XML as blocks: every element that it has, and those it has not. */
#include "reading.h"

#include "readers/official.h"

#include <stdlib.h>

/* Elements in the body of a Kamerstuk. */
#define PIECE(body)                                                                  \
	"<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>" body \
	"</tekst></vrije-tekst></algemeen></stuk></kamerstuk>"                       \
	"</officiele-publicatie>"

static void elements_are_blocks(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{PIECE("<al>De Kamer,</al><al>gehoord</al>"), "P De Kamer,\nP gehoord"},
		{PIECE("<al-groep><al>een</al>\n<al>twee</al></al-groep>"),
			"P een\nP twee"},
		{PIECE("<al>H<inf>2</inf>O, m<sup>2</sup>, <nadruk type='vet'>vet</nadruk> "
		       "R&amp;D</al>"),
			"P H2O, m2, vet R&D"},
		{PIECE("<tussenkop kopopmaak='vet'>Een</tussenkop><tussenkop "
		       "kopopmaak='cur'>Twee</tussenkop><tussenkop "
		       "kopopmaak='romein'>Drie</tussenkop>"),
			"H1 Een\nH2 Twee\nH3 Drie"},
		{PIECE("<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop><al>x</al>"
		       "<divisie><kop><label>Deel</label> <nr>A</nr><subtitel>Onder"
		       "</subtitel></kop><tussenkop>Kop</tussenkop></divisie></divisie>"),
			"H2 1. Inleiding\nP x\nH3 Deel A Onder\nH3 Kop"},
		{PIECE("<lijst><li><li.nr>a.</li.nr><al>een</al><al>verder</al><lijst><li>"
		       "<li.nr>1°</li.nr><al>diep</al></li></lijst><al>terug</al></li>"
		       "<li><li.nr>b.</li.nr></li><li><al>kaal</al></li></lijst>"),
			"L1[a.] een\nL1 verder\nL2[1°] diep\nL1 terug\nL1 b.\nL1 kaal"},
		{PIECE("<lijst><li><li.nr>a.</li.nr><li.nr>b.</li.nr><al>een</al></li></lijst>"),
			"L1[a.] b.\nL1 een"},
		{PIECE("<al>te weten: <lijst><li><li.nr>–</li.nr>los</li></lijst> en "
		       "zo</al>"),
			"P te weten:\nL1[–] los\nP en zo"},
		{PIECE("<artikel><kop><label>Artikel</label> <nr>1</nr></kop><lid>"
		       "<lidnr>1.</lidnr><al>Er is een lijst.</al></lid></artikel>"),
			"H2 Artikel 1\nL1[1.] Er is een lijst."},
		{PIECE("<wijziging><nr>A</nr><wat>Artikel 2 vervalt.</wat></wijziging>"),
			"L1[A] Artikel 2 vervalt."},
		{PIECE("<definitielijst><definitie-item><li.nr>a.</li.nr><term>dier</term>"
		       "<definitie><al>een beest</al></definitie></definitie-item>"
		       "</definitielijst>"),
			"L1[a.] dier\nL1 een beest"},
		{PIECE("<box><al>in een kader</al></box><citaat><al>«zo»</al></citaat>"),
			"P in een kader\nP «zo»"},
		{PIECE("<plaatje><illustratie alt='Kaart van Fryslân' naam='x.png'/>"
		       "<bijschrift>Kaart 1</bijschrift></plaatje>"),
			"P Kaart van Fryslân\nP Kaart 1"},
		{PIECE("<kop><plaatje><illustratie alt='Logo'/></plaatje><titel>Kop</titel>"
		       "</kop>"),
			"P Logo\nH1 Kop"},
		{PIECE("<ondertekening><functie>De Minister van EZ,</functie><naam>"
		       "<voornaam>D.S.</voornaam><achternaam>Beljaarts</achternaam>"
		       "</naam></ondertekening>"),
			"P De Minister van EZ, D.S. Beljaarts"},
		/* What nobody knows: part of its line, or a line. */
		{PIECE("<al>een <vreemd>woord</vreemd>je</al><vreemd>los <x>woord</x>"
		       "</vreemd><vreemd><al>en zo</al></vreemd>"),
			"P een woordje\nP los woord\nP en zo"},
		{PIECE("<al>een<br/>twee</al>los<al/>  <al> \n </al>"),
			"P een twee\nP los"},
		{PIECE("<al>\n  Aan de orde is\n  <nadruk>\n   iets\n  </nadruk>\n  (\n  x\n "
		       " )\n  : dus\n  ...</al>"),
			"P Aan de orde is iets (x): dus ..."},
		{PIECE("<al>wel <nadruk>een</nadruk> , spatie</al>"),
			"P wel een , spatie"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		has_blocks(rows[i][0], "a.xml", rows[i][1]);
}

static void tables_are_rows(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{PIECE("<table><title>Tabel 1</title><tgroup cols='3'><colspec "
		       "colname='col1'/><thead><row><entry>Jaar</entry><entry><al>Mln</al>"
		       "<al>euro</al></entry><entry/></row></thead><tbody>\n<row> <entry>"
		       "2024</entry> <entry namest='col2' nameend='col3'>5</entry>\n</row>"
		       "<row><entry/><entry> </entry><entry/></row></tbody></tgroup></table>"),
			"P Tabel 1\nT Jaar|Mln euro|\nT 2024|5|"},
		{PIECE("<table><row><entry>a<noot><noot.nr>1</noot.nr><noot.al>Bron.</noot.al>"
		       "</noot></entry><entry><lijst><li><li.nr>a.</li.nr><al>x</al></li>"
		       "<li><li.nr>b.</li.nr><al>y</al></li></lijst></entry></row></table>"
		       "<al>na</al>"),
			"T a{1}|a. x b. y\nF[1] Bron.\nP na"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		has_blocks(rows[i][0], "a.xml", rows[i][1]);
}

static void notes_leave_their_marks(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{PIECE("<al>versterken<noot id='n1' type='voet'><noot.nr>1</noot.nr><noot.al>"
		       "Zie <nadruk>hier</nadruk>.</noot.al><noot.al>En daar.</noot.al>"
		       "</noot> en meer<noot><noot.nr>2</noot.nr><noot.lijst><noot.li>"
		       "<noot.li.nr>a.</noot.li.nr><noot.al>x</noot.al></noot.li>"
		       "</noot.lijst></noot>.</al><al>na</al>"),
			"P versterken{1} en meer{2}.\nF[1] Zie hier. En daar.\nF[2] a. x\nP na"},
		{PIECE("<tussenkop>Kop<noot nr='*'><noot.al>Ster.</noot.al></noot></tussenkop>"),
			"H1 Kop{*}\nF[*] Ster."},
		{PIECE("<al>een<nootref refid='n1'>1</nootref> twee</al>"),
			"P een{1} twee"},
		{PIECE("<noot><noot.nr>3</noot.nr><noot.al>los</noot.al></noot>"),
			"F[3] los"},
		{PIECE("<al><noot><noot.nr>4</noot.nr><noot.al>aan het begin</noot.al></noot>"
		       "tekst</al>"),
			"P {4}tekst\nF[4] aan het begin"},
		/* A note in a note; a note without a mark; one whose mark is too long. */
		{PIECE("<al>x<noot><noot.nr>1</noot.nr><noot.al>y<noot><noot.nr>2</noot.nr>"
		       "<noot.al>z</noot.al></noot></noot.al></noot></al>"),
			"P x{1}\nF[1] y{2}\nF[2] z"},
		{PIECE("<al>x<noot><noot.al>zonder</noot.al></noot></al>"),
			"P x\nF zonder"},
		{PIECE("<al>x<noot><noot.nr>dit is geen nummer maar een zin die nergens past "
		       "omdat zij zo lang is</noot.nr><noot.al>y</noot.al></noot></al>"),
			"P x\nF dit is geen nummer maar een zin die nergens past omdat zij zo "
			"lang is y"},
		{PIECE("<lijst><li><li.nr>a.</li.nr><al>punt<noot><noot.nr>5</noot.nr>"
		       "<noot.al>vijf</noot.al></noot></al></li></lijst>"),
			"L1[a.] punt{5}\nF[5] vijf"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		has_blocks(rows[i][0], "a.xml", rows[i][1]);
}

static void links_are_citations(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{PIECE("<al>Zie <extref doc='kst-36600-xiv-60' soort='document'>36 600 XIV, "
		       "nr. 60</extref> en <extref doc='stb-2020-118'> Staatsblad 2020, "
		       "118 </extref>.</al>"),
			"kst-36600-XIV-60 in 1: '36 600 XIV, nr. 60'\n"
			"stb-2020-118 in 1: 'Staatsblad 2020, 118'"},
		{PIECE("<al>x</al><al><dossierref dossier='21501-02'>21 501–02</dossierref>"
		       "</al>"),
			"dossier:21501-02 in 2: '21 501–02'"},
		{PIECE("<al>x<noot><noot.nr>1</noot.nr><noot.al>Zie <extref doc='blg-1007826'>"
		       "bijlage</extref></noot.al></noot></al>"),
			"blg-1007826 in 2: 'bijlage'"},
		{PIECE("<al><extref doc='http://www.x.nl' soort='URL'>site</extref> <extref "
		       "doc='kst-36600-1'/> <extref>niets</extref> <extref doc='kst-x'>x"
		       "</extref></al>"),
			""},
		{PIECE("<al><extref doc='ah-tk-20202021-3235'>a</extref> <extref "
		       "doc='h-tk-20172018-70-4'>b</extref> <extref doc='trb-2010-272'>c"
		       "</extref> <extref doc='stcrt-2015-47076'>d</extref></al>"),
			"ah-tk-20202021-3235 in 1: 'a'\nh-tk-20172018-70-4 in 1: 'b'\n"
			"trb-2010-272 in 1: 'c'\nstcrt-2015-47076 in 1: 'd'"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = read_as(rows[i][0], "a.xml");
		same_text(rows[i][0], citations_of(document), rows[i][1]);
		kz_document_free(document);
	}
}

/* Looked up by halves: a word out of order would not be found. */
static void the_vocabulary_is_in_order(void **state)
{
	(void)state;
	for (size_t i = 1; i < kzi_official_words.count; i++) {
		const kzi_word *word = &kzi_official_words.words[i];
		int order = strcmp(word[-1].name, word->name);
		if (order > 0 || (order == 0 && word[-1].parent == NULL))
			fail_msg("%s stands behind %s", word->name, word[-1].name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_are_blocks),
		cmocka_unit_test(tables_are_rows),
		cmocka_unit_test(notes_leave_their_marks),
		cmocka_unit_test(links_are_citations),
		cmocka_unit_test(the_vocabulary_is_in_order),
	};
	return cmocka_run_group_tests_name("official-text", tests, NULL, NULL);
}
