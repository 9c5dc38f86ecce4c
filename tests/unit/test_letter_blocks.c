/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The blocks that a plain text becomes: its characters mended, its lines put together,
 * its lists and tables found; and what only looks broken left alone. */
#include "reading.h"
#include "support.h"

/* A text, and the blocks that it has. */
typedef struct row {
	const char *text, *wanted;
} row;

static void must_read(const row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		has_blocks(rows[i].text, "brief.txt", rows[i].wanted);
}

/* Spaces, line ends, ligatures and soft hyphens of every kind. */
static void single_characters_are_mended(void **state)
{
	(void)state;
	static const row rows[] = {
		{"een\xC2\xA0twee\xE2\x80\x83"
		 "drie\xE2\x80\xAFvier\xE2\x81\x9Fvijf.\n",
			"P een twee drie vier vijf."},
		{"een\r\n"
		 "twee\rdrie\v"
		 "vier\xC2\x85vijf\xE2\x80\xA8zes\xE2\x80\xA9zeven\r",
			"P een twee drie vier vijf zes zeven"},
		{"of\xEF\xAC\x81"
		 "ce \xEF\xAC\x82uit o\xEF\xAC\x83"
		 "cieel "
		 "ra\xEF\xAC\x84"
		 "es \xEF\xAC\x80 \xEF\xAC\x85 \xEF\xAC\x86 "
		 "\xEF\xAC\x87.\n",
			"P office fluit officieel raffles ff st st \xEF\xAC\x87."},
		{"\xEF\xAC\x81 nancieel en wi\xEF\xAC\x81 en wi\xEF\xAC\x81 zoals "
		 "so\xEF\xAC\x81 de, \xEF\xAC\x80 op, \xEF\xAC\x82 Uit, \xEF\xAC\x81",
			"P financieel en wifi en wifi zoals sofi de, ff op, fl Uit, fi"},
		{"be\xC2\xADleid en \xC2\xAD \n beleids\xC2\xAD\n"
		 "nota en beleids\xC2\xAD \r\nstuk en einde\xC2\xAD",
			"P beleid en \xC2\xAD beleidsnota en beleidsstuk en einde"},
		{"be\xE2\x80\x8Bleid\xE2\x81\xA0s\xEF\xBB\xBFnota.\n", "P beleidsnota."},
		{"[image: een koe] en [bookmark: _x]wel [cid:1] en [image: open\n"
		 " en dan] en [imag] en [cid: ",
			"P en wel en [image: open en dan] en [imag] en [cid:"},
		{"[image: een koe een koe een koe een koe een koe een koe een koe een "
		 "koe een koe een koe een koe een koe een koe een koe een koe een koe "
		 "een koe een koe een koe een koe een koe een koe een koe een koe een "
		 "koe een koe een koe een koe een koe een koe ] daar.\n",
			"P [image: een koe een koe een koe een koe een koe een koe een koe een "
			"koe een koe een koe een koe een koe een koe een koe een koe een koe "
			"een koe een koe een koe een koe een koe een koe een koe een koe een "
			"koe een koe een koe een koe een koe een koe ] daar."},
	};
	must_read(rows, COUNT(rows));
}

/* An item of a list says what it is, or another item does. */
static void lists_need_a_first_and_a_next(void **state)
{
	(void)state;
	static const row rows[] = {
		{"Kernpunten\n- wonen\n- werken\n",
			"H Kernpunten\nL1[-] wonen\nL1[-] werken"},
		{"Kernpunten\n- wonen en leven\nen nog wat meer dan dat\n",
			"P Kernpunten - wonen en leven en nog wat meer dan dat"},
		{"Dit is een zin die zo maar\n- zo staat er - doorgaat.\n",
			"P Dit is een zin die zo maar - zo staat er - doorgaat."},
		{"Kernpunten:\n1. wonen\n2. werken\n\nen dan verder.\n",
			"P Kernpunten:\nL1[1.] wonen\nL1[2.] werken\nP en dan verder."},
		{"Kernpunten:\n2. wonen\n3. werken\n",
			"P Kernpunten: 2. wonen 3. werken"},
		{"Kernpunten:\na) wonen\nb) werken\n   i) nu\n   ii) straks\nc) water\n",
			"P Kernpunten:\nL1[a)] wonen\nL1[b)] werken\nL2[i)] nu\n"
			"L2[ii)] straks\nL1[c)] water"},
		{"Kernpunten:\ni. wonen\nii. werken\niii. water\niv. wegen\nv. wind\n",
			"P Kernpunten:\nL1[i.] wonen\nL1[ii.] werken\nL1[iii.] water\n"
			"L1[iv.] wegen\nL1[v.] wind"},
		{"Kernpunten:\n\xE2\x80\xA2 wonen\n  - nu\n    * straks\n      o ooit\n"
		 "        \xE2\x80\x93 nooit\n          \xE2\x96\xAA altijd\n",
			"P Kernpunten:\nL1[\xE2\x80\xA2] wonen\nL2[-] nu\nL3[*] straks\n"
			"L4[o] ooit\nL4[\xE2\x80\x93] nooit\nL4[\xE2\x96\xAA] altijd"},
		{"A. Jansen schrijft dit.\n", "P A. Jansen schrijft dit."},
		{"A. Jansen schrijft dit.\n\nB. Pietersen schrijft dat.\n",
			"L1[A.] Jansen schrijft dit.\nL1[B.] Pietersen schrijft dat."},
		{"A. Jansen schrijft dit.\n1. Een.\nC. Pietersen schrijft dat.\n",
			"P A. Jansen schrijft dit.\nL1[1.] Een. C. Pietersen schrijft dat."},
		{"1. Inleiding\n\nHet gaat om water in het land.\n\n2. Aanpak\n\n"
		 "Het gaat om wegen in het land.\n",
			"H1 1. Inleiding\nP Het gaat om water in het land.\nH1 2. Aanpak\n"
			"P Het gaat om wegen in het land."},
		{"1. wonen\n\n2. Werken\n\nHet gaat om wegen.\n",
			"L1[1.] wonen\nL1[2.] Werken\nP Het gaat om wegen."},
		{"- Inleiding\n\nHet gaat om water in het land.\n",
			"L1[-] Inleiding\nP Het gaat om water in het land."},
		{"1. Het eerste punt is gedaan.\nHet gaat door op de volgende regel.\n",
			"L1[1.] Het eerste punt is gedaan. Het gaat door op de volgende regel."},
		{"1. Het eerste punt is\nNiet klaar.\n   Het gaat door.\nEn dit niet?\n",
			"L1[1.] Het eerste punt is Niet klaar. Het gaat door. En dit niet?"},
	};
	must_read(rows, COUNT(rows));
}

/* A page, a blank line, an article at the end of a line. */
static void sentences_go_on_over_what_breaks_them(void **state)
{
	(void)state;
	static const row rows[] = {
		{"Dit gebeurt in het kader van\n\nde uitvoering.\n",
			"P Dit gebeurt in het kader van de uitvoering."},
		{"Dit gebeurt in het kader van\n\nDe uitvoering.\n",
			"P Dit gebeurt in het kader van\nP De uitvoering."},
		{"Dit gebeurt in het kader\n\nde uitvoering.\n",
			"P Dit gebeurt in het kader\nP de uitvoering."},
		{"Dit gebeurt in het kader van\f"
		 "De uitvoering.\n",
			"P Dit gebeurt in het kader van De uitvoering."},
		{"Dit gebeurt op het gebied van water-\f"
		 "Beheer en wegen.\n",
			"P Dit gebeurt op het gebied van water-Beheer en wegen."},
		{"Dit gebeurt van 2020-\f"
		 "en verder.\n",
			"P Dit gebeurt van 2020-\nP en verder."},
		{"-\f"
		 "en verder.\n",
			"P - en verder."},
		{"Dit gebeurt vandaag niet\f"
		 "maar morgen wel.\n",
			"P Dit gebeurt vandaag niet\nP maar morgen wel."},
		{"De plannen van het kabinet gaan door.\f"
		 "maar morgen niet.\n",
			"P De plannen van het kabinet gaan door.\nP maar morgen niet."},
		{"De leden van de Kamer zijn het eens, constateren zij\f"
		 "overwegende "
		 "dat het anders moet;\n",
			"P De leden van de Kamer zijn het eens, constateren zij\n"
			"P overwegende dat het anders moet;"},
		{"De Kamer,\ngehoord de beraadslaging,\n"
		 "constaterende dat er water is;\noverwegende dat er land is\n"
		 "verzoekt de regering te bouwen,\n"
		 "en gaat over tot de orde van de dag.\n",
			"P De Kamer,\nP gehoord de beraadslaging,\n"
			"P constaterende dat er water is;\n"
			"P overwegende dat er land is verzoekt de regering te bouwen,\n"
			"P en gaat over tot de orde van de dag."},
		{"Vraag 1\nWat is er aan de hand?\nAntwoord op vraag 1\nNiets.\n"
		 "Vraag 2\nZeker?\n",
			"H Vraag 1\nP Wat is er aan de hand?\nH Antwoord op vraag 1\n"
			"P Niets.\nH Vraag 2\nP Zeker?"},
		{"Zo is het in\nArtikel 3\nbepaald.\n",
			"P Zo is het in Artikel 3 bepaald."},
		{"De plannen moeten af zijn.Direct van start\n\nHet gaat door.\n",
			"P De plannen moeten af zijn.\nH Direct van start\nP Het gaat door."},
		{"De plannen moeten af zijn.Direct\n\nhet gaat door.\n",
			"P De plannen moeten af zijn.Direct\nP het gaat door."},
		{"De plannen moeten af zijn.Nu\n\nHet gaat door.\n",
			"H De plannen moeten af zijn.Nu\nP Het gaat door."},
		{"De plannen moeten af zijn.Direct van start:\n\nHet gaat door.\n",
			"P De plannen moeten af zijn.Direct van start:\nP Het gaat door."},
		{"De plannen staan op www.Voorbeeld is er\n\nHet gaat door.\n",
			"H De plannen staan op www.Voorbeeld is er\nP Het gaat door."},
		{"De plannen van de EU.Direct van start\n\nHet gaat door.\n",
			"H De plannen van de EU.Direct van start\nP Het gaat door."},
		{"De plannen nr.Direct van start\n\nHet gaat door.\n",
			"H De plannen nr.Direct van start\nP Het gaat door."},
		{"De plannen zijn 3.Direct van start\n\nHet gaat door.\n",
			"H De plannen zijn 3.Direct van start\nP Het gaat door."},
		{"De plannen zijn af.Direct van start",
			"P De plannen zijn af.Direct van start"},
		{"De plannen kosten \xE2\x82\xAC 76,-\nper stuk.\n",
			"P De plannen kosten \xE2\x82\xAC 76,- per stuk."},
		{"Het gaat om water-\nbeheer en om water- \nen wegenbeheer en zee-\n\n"
		 "en land.\n",
			"P Het gaat om waterbeheer en om water- en wegenbeheer en zee-\n"
			"P en land."},
	};
	must_read(rows, COUNT(rows));
}

/* Lines with as many cells, below each other. */
static void tables_have_rows_alike(void **state)
{
	(void)state;
	static const row rows[] = {
		{"Jaar   Bedrag\n2024   100\n2025   200\n",
			"T Jaar|Bedrag\nT 2024|100\nT 2025|200"},
		{"Jaar   Bedrag\n2024   100\n", "P Jaar Bedrag 2024 100"},
		{"Jaar\tBedrag\n2024\t100\n2025\t200000\n",
			"T Jaar|Bedrag\nT 2024|100\nT 2025|200000"},
		{"Jaar   Bedrag\n2024   100\n\n2025   200\n2026   300\n2027   400\n",
			"H Jaar Bedrag 2024 100\nT 2025|200\nT 2026|300\nT 2027|400"},
		{"Jaar   Bedrag\n2024   100\n"
		 "2025   200\f"
		 "2026   300\n",
			"T Jaar|Bedrag\nT 2024|100\nT 2025|200\nP 2026 300"},
		{"Jaar   Bedrag   Soort\n2024   100   x\n2025   200   y\n2026   30\n",
			"T Jaar|Bedrag|Soort\nT 2024|100|x\nT 2025|200|y\nP 2026 30"},
		{"Een      lange rij\nTwee woorden      ook\n"
		 "Drie andere lange woorden   nog een\n",
			"P Een lange rij Twee woorden ook Drie andere lange woorden nog een"},
		{"Bedrag     100\n2024      1000\n2025       300\n",
			"T Bedrag|100\nT 2024|1000\nT 2025|300"},
	};
	must_read(rows, COUNT(rows));
}

/* A capital that leans over, and letters with spaces between. */
static void letters_set_apart_are_words(void **state)
{
	(void)state;
	static const row rows[] = {
		{"De T weede Kamer en de V oorzitter.\n",
			"P De Tweede Kamer en de Voorzitter."},
		{"De T en S. De T weede", "P De T en S. De Tweede"},
		{"De T weedes en T W\n", "P De T weedes en T W"},
		{"De V lonkwater en Vlonkwater staan hier, en V lonk.\n",
			"P De Vlonkwater en Vlonkwater staan hier, en V lonk."},
		{"T we\n", "P T we"},
		{"T weede", "P Tweede"},
		{"V A N  D E  K A M E R\n", "P VAN DE KAMER"},
		{"B R I E F\n", "P BRIEF"},
		{"X Q Z P\n", "P X Q Z P"},
		{"A B\n", "P A B"},
		{"v a n d e m i n i s t e r\n", "P van de minister"},
		{"B R I E Fx\n", "P B R I E Fx"},
		{"\xC3\x89 \xC3\x89 N\n", "P \xC3\x89 \xC3\x89 N"},
	};
	must_read(rows, COUNT(rows));
}

/* Its number, its foot, what comes back on each; not what a sentence says. */
static void what_a_page_adds_is_taken_out(void **state)
{
	(void)state;
	static const row rows[] = {
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "- 1 -\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "1\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "- 7 -\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de - 7 - "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "2024\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de 2024 "
			"volgende bladzijde van dit stuk."},
		{"Alinea een.\n"
		 "- - -\f"
		 "Alinea twee.\n",
			"P Alinea een.\nL1[-] - -\nP Alinea twee."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Pagina 1 van 2\nvolgende bladzijde van dit stuk.\nPagina 2 van 2\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Pagina 1 van 2\n"
		 "Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Pagina 2 van 2\nvolgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Pagina 1 van 3\nvolgende bladzijde van dit stuk.\nPagina 3 van 3\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Pagina 1 van 2\nvolgende bladzijde van dit stuk.\nPagina 2 van 4\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Datum 3 mei 2024\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Datum\n"
		 "3 mei 2024\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Datum\n"
		 "vandaag\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de Datum "
			"vandaag volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Datum mei 2024\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de Datum "
			"mei 2024 volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Ons kenmerk\n"
		 "DGBI / 12345\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Ons kenmerk\n"
		 "onbekend\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de Ons "
			"kenmerk onbekend volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Ons kenmerk\f"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de Ons "
			"kenmerk volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Ons kenmerk DGBI / 12345\nvolgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Postbus 20401\nvolgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"Postbus 20401 volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Postbus 20401\n2500 EK DEN HAAG\nvolgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Postbus 20401\n2500 EK DEN HAAG\nEen nieuwe zin.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"Postbus 20401 2500 EK DEN HAAG Een nieuwe zin."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "Ons kenmerk DGBI / 12345\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de Ons "
			"kenmerk DGBI / 12345"},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "kst-36600-5\nISSN 0921 - 7371\n\xE2\x80\x99s-Gravenhage 2021\n"
		 "Tweede Kamer, vergaderjaar 2020\xE2\x80\x93"
		 "2021, 32 545, nr. 143\n"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "ah-tk-1\nISSN 0921 - 7371\n's-Gravenhage 2021, vergaderjaar 2020\n"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "kst-36600 en meer\nISSN 0921 - 7371\n"
		 "\xE2\x80\x99s-Gravenhage is een stad in ons land.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"kst-36600 en meer\n"
			"P \xE2\x80\x99s-Gravenhage is een stad in ons land."},
		{"ISSN 0921 - 7371\n"
		 "Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"ISSN 0921\n"
		 "Dit is een zin die over de hele regel gaat tot het eind van de\n"
		 "volgende bladzijde van dit stuk.\n",
			"P Dit is een zin die over de hele regel gaat tot het eind van de "
			"volgende bladzijde van dit stuk."},
		{"Alinea een van het stuk is hier.\nMinisterie van Water pagina 1\n"
		 "\f"
		 "Alinea twee van het stuk is hier.\n"
		 "Ministerie van Water pagina 2\n"
		 "\f"
		 "Alinea drie van het stuk is hier.\n"
		 "Ministerie van Water pagina 3\n"
		 "\f"
		 "",
			"P Alinea een van het stuk is hier.\n"
			"P Alinea twee van het stuk is hier.\n"
			"P Alinea drie van het stuk is hier."},
		{"Alinea een van het stuk is hier.\nNota over het water 1\n"
		 "\f"
		 "Alinea twee van het stuk is hier.\n"
		 "Nota over het water 2\n"
		 "\f"
		 "Alinea drie van het stuk is hier.\n"
		 "Nota over het water 3\n"
		 "\f"
		 "",
			"P Alinea een van het stuk is hier.\n"
			"P Alinea twee van het stuk is hier.\n"
			"P Alinea drie van het stuk is hier."},
		{"Kop van de nota 1\nAlinea een van het stuk is hier.\n"
		 "\f"
		 "Kop van de nota 2\n"
		 "Alinea twee van het stuk is hier.\n"
		 "\f"
		 "Kop van de nota 3\n"
		 "Alinea drie van het stuk is hier.\n"
		 "\f"
		 "",
			"P Kop van de nota 1 Alinea een van het stuk is hier.\n"
			"P Alinea twee van het stuk is hier.\n"
			"P Alinea drie van het stuk is hier."},
		{"Alinea een van het stuk is hier.\nRij   1   x   y\n"
		 "\f"
		 "Alinea twee van het stuk is hier.\n"
		 "Rij   2   x   y\n"
		 "\f"
		 "Alinea drie van het stuk is hier.\n"
		 "Rij   3   x   y\n"
		 "\f"
		 "",
			"H Alinea een van het stuk is hier. Rij 1 x y\n"
			"H Alinea twee van het stuk is hier. Rij 2 x y\n"
			"P Alinea drie van het stuk is hier. Rij 3 x y"},
		{"Alinea een van het stuk is hier.\n- punt 1\n"
		 "\f"
		 "Alinea twee van het stuk is hier.\n"
		 "- punt 2\n"
		 "\f"
		 "Alinea drie van het stuk is hier.\n"
		 "- punt 3\n"
		 "\f"
		 "",
			"P Alinea een van het stuk is hier.\nL1[-] punt 1\n"
			"P Alinea twee van het stuk is hier.\nL1[-] punt 2\n"
			"P Alinea drie van het stuk is hier.\nL1[-] punt 3"},
		{"Alinea een van het stuk is hier.\nWater 1\n"
		 "\f"
		 "Alinea twee van het stuk is hier.\n"
		 "Water 2\n"
		 "\f"
		 "Alinea drie van het stuk is hier.\n"
		 "Water 3\n"
		 "\f"
		 "",
			"H Alinea een van het stuk is hier. Water 1\n"
			"H Alinea twee van het stuk is hier. Water 2\n"
			"P Alinea drie van het stuk is hier. Water 3"},
		{"Alinea een.\n"
		 "Voet\f"
		 "Alinea twee.\n"
		 "Voet\f"
		 "Alinea drie.\n"
		 "Anders\f"
		 "Alinea vier.\n"
		 "Voet\f"
		 "Alinea vijf.\n",
			"P Alinea een.\nP Alinea twee.\nH Alinea drie. Anders\n"
			"P Alinea vier.\nP Alinea vijf."},
		{"Alinea een.\n"
		 "Voet\f"
		 "Alinea twee.\n"
		 "Voet\n"
		 "Voet\f"
		 "Alinea drie.\n",
			"P Alinea een.\nP Alinea twee.\nP Alinea drie."},
	};
	must_read(rows, COUNT(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(single_characters_are_mended),
		cmocka_unit_test(lists_need_a_first_and_a_next),
		cmocka_unit_test(sentences_go_on_over_what_breaks_them),
		cmocka_unit_test(tables_have_rows_alike),
		cmocka_unit_test(letters_set_apart_are_words),
		cmocka_unit_test(what_a_page_adds_is_taken_out),
	};
	return cmocka_run_group_tests_name("letter blocks", tests, NULL, NULL);
}
