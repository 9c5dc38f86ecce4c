/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts of official XML: of Kamerstukken, old and new, of questions, of what was
 * said, and of the rest. */
#include "reading.h"

#include <stdlib.h>

#define META(name, scheme, content) \
	"<meta name='" name "' scheme='" scheme "' content='" content "'/>"
#define EXTERN(id)                                  \
	META("OVERHEIDop.externMetadataRecord", "", \
		"https://zoek.officielebekendmakingen.nl/" id "/metadata.xml")
#define KAMERSTUK(meta, dossiers, piece)                                              \
	"<?xml version='1.0' encoding='UTF-8'?><officiele-publicatie><metadata>" meta \
	"</metadata><kamerstuk><kamerstukkop><tekstregel inhoud='vergaderjaar'>"      \
	"Vergaderjaar 2024-2025</tekstregel><tekstregel inhoud='kameraanduiding'>"    \
	"Tweede Kamer der Staten-Generaal</tekstregel><tekstregel "                   \
	"inhoud='kamernummer'>2</tekstregel><tekstregel inhoud='documenttype'>"       \
	"Kamerstukken</tekstregel></kamerstukkop>" dossiers "<stuk>" piece            \
	"</stuk></kamerstuk></officiele-publicatie>"
#define DOSSIER(number, title)                                                       \
	"<dossier><dossiernummer>" number "</dossiernummer><titel>" title "</titel>" \
	"</dossier>"
#define NUMBER(number) \
	"<stuknr>Nr. <ondernummer kamer='2'>" number "</ondernummer></stuknr>"
#define TEXT(text) \
	"<algemeen><vrije-tekst><tekst>" text "</tekst></vrije-tekst></algemeen>"

static const char motie[] = KAMERSTUK(EXTERN("kst-36600-XIV-60"),
	DOSSIER("<dossiernr>36 600</dossiernr> <begrotingshoofdstuk>XIV"
		"</begrotingshoofdstuk>",
		"Begroting Landbouw (XIV)"),
	NUMBER("60") "<titel>GEWIJZIGDE MOTIE VAN DE LEDEN MEULENKAMP EN BROMET</titel>"
		     "<datumtekst>Voorgesteld <datum isodatum='2024-10-22'>22 oktober "
		     "2024</datum></datumtekst>" TEXT(
			     "<al>De Kamer,</al><al>en gaat over tot de orde van de dag."
			     "</al><al-groep><al>Meulenkamp</al><al>Van Campen c.s.</al>"
			     "</al-groep>"));

static void a_motie_with_its_metadata_elsewhere(void **state)
{
	(void)state;
	kz_document *document = read_as(motie, "x.xml");
	has_fact(document, KZ_ID, "kst-36600-XIV-60");
	has_fact(
		document, KZ_TITLE, "GEWIJZIGDE MOTIE VAN DE LEDEN MEULENKAMP EN BROMET");
	has_fact(document, KZ_SUBJECT, "");
	has_fact(document, KZ_KIND, "motie");
	has_fact(document, KZ_DATE, "2024-10-22");
	has_fact(document, KZ_DATE_SOURCE, "text");
	has_fact(document, KZ_NUMBER, "60");
	has_fact(document, KZ_CHAMBER, "2");
	has_fact(document, KZ_VERGADERJAAR, "2024-2025");
	has_fact(document, KZ_DOSSIER_TITLE, "Begroting Landbouw (XIV)");
	has_fact(document, KZ_URL,
		"https://zoek.officielebekendmakingen.nl/kst-36600-XIV-60.html");
	has_fact(document, KZ_FORMAT, "xml");
	has_fact(document, KZ_HOLDING, "full");
	assert_int_equal(document->fidelity, KZI_FIDELITY_XML);
	assert_false(document->minted);
	same_text("dossiers", list_of(document, KZ_DOSSIERS), "36600-XIV");
	same_text("signed", signatories_of(document), "Meulenkamp; Van Campen c.s.");
	same_text("text", blocks_of(document),
		"H1 GEWIJZIGDE MOTIE VAN DE LEDEN MEULENKAMP EN BROMET\n"
		"P Voorgesteld 22 oktober 2024\nP De Kamer,\n"
		"P en gaat over tot de orde van de dag.\nP Meulenkamp\nP Van Campen c.s.");
	kz_document_free(document);
}

static const char letter[] = KAMERSTUK(
	META("DC.identifier", "OVERHEIDop.ParlID", "kst-27428-408") META("DC.type",
		"OVERHEID.Informatietype",
		"officiële publicatie") META("DC.type", "OVERHEIDop.Parlementair",
		"Kamerstuk") META("DC.type", "OVERHEIDop.KamerstukTypen",
		"Brief regering") META("OVERHEIDop.dossiernummer", "", "99999")
		META("OVERHEIDop.ondernummer", "", "408") META("OVERHEIDop.documenttitel",
			"", "Kabinetsvisie &amp; biotechnologie")
			META("OVERHEIDop.dossiertitel", "", "Biotechnologie") META(
				"OVERHEIDop.indiener", "",
				"D.S. Beljaarts") META("OVERHEIDop.vergaderjaar", "",
				"2024-2025") META("DC.creator", "OVERHEID.StatenGeneraal",
				"Tweede Kamer der Staten-Generaal") META("DC.title", "",
				"Biotechnologie; Brief regering; Kabinetsvisie")
				META("DCTERMS.issued", "DCTERMS.W3CDTF", "2025-04-12")
					META("DCTERMS.language", "DCTERMS.RFC4646", "nl"),
	DOSSIER("<dossiernr>27 428</dossiernr>", "Beleidsnota Biotechnologie") DOSSIER(
		"<dossiernr>21 501</dossiernr>-<raadnr>32</raadnr>", "Landbouwraad")
		DOSSIER("<dossiernr>36 455</dossiernr> (<rijkswetnr>R2188</rijkswetnr>)",
			"Rijkswet"),
	"<stuknr>Nr. <ondernummer kamer='2'>408</ondernummer> <herdruk>HERDRUK</herdruk>"
	"</stuknr><titel>BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN</titel><datumtekst>Den "
	"Haag, <datum isodatum='2025-04-11'>11 april 2025</datum></datumtekst>"
	"<algemeen><vrije-tekst><tekst><al>Hierbij.</al></tekst></vrije-tekst><tekst-sluiting>"
	"<ondertekening><functie>De Minister van Economische Zaken,</functie><naam><voornaam>"
	"D.S.</voornaam><achternaam>Beljaarts</achternaam></naam></ondertekening>"
	"<ondertekening><functie>De Staatssecretaris van Landbouw,</functie><naam><achternaam>"
	"Rummenie</achternaam></naam></ondertekening></tekst-sluiting></algemeen>");

static void a_letter_with_its_metadata_inside(void **state)
{
	(void)state;
	kz_document *document = read_as(letter, "x.xml");
	has_fact(document, KZ_ID, "kst-27428-408");
	has_fact(document, KZ_TITLE, "Kabinetsvisie & biotechnologie");
	has_fact(document, KZ_SUBJECT, "Kabinetsvisie & biotechnologie");
	has_fact(document, KZ_KIND, "brief");
	has_fact(document, KZ_DATE, "2025-04-11");
	has_fact(document, KZ_LANGUAGE, "nl");
	has_fact(document, KZ_DOSSIER_TITLE, "Beleidsnota Biotechnologie");
	/* In the order of the paper, which knows better than its metadata. */
	same_text("dossiers", list_of(document, KZ_DOSSIERS), "27428; 21501-32; 36455");
	same_text("signed", signatories_of(document),
		"D.S. Beljaarts (Minister van Economische Zaken); "
		"Rummenie (Staatssecretaris van Landbouw)");
	/* What is no fact of the document is in its text. */
	same_text("text", blocks_of(document),
		"P 21 501-32 Landbouwraad\nP 36 455 (R2188) Rijkswet\nP HERDRUK\n"
		"H1 BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN\n"
		"P Den Haag, 11 april 2025\nP Hierbij.\n"
		"P De Minister van Economische Zaken, D.S. Beljaarts\n"
		"P De Staatssecretaris van Landbouw, Rummenie");
	kz_document_free(document);
}

static void who_signed_stands_in_the_last_lines(void **state)
{
	(void)state;
	static const struct {
		const char *text, *signatories;
	} rows[] = {
		{KAMERSTUK("", "",
			 "<titel>MOTIE</titel>" TEXT(
				 "<al>De Kamer,</al><al>en gaat "
				 "over tot de orde van de dag.</al><al>van der Lee</al>")),
			"van der Lee"},
		{KAMERSTUK("", "",
			 "<titel>MOTIE</titel>" TEXT(
				 "<al>en gaat over tot de orde "
				 "van de dag.</al><al>Piri.</al><al>D, van Dijk</al>")),
			"Piri; D, van Dijk"},
		{KAMERSTUK("", "",
			 "<titel>MOTIE</titel>" TEXT(
				 "<al>en gaat over tot de orde "
				 "van de dag.</al><al>Van der Lee</al>")),
			"Van der Lee"},
		{KAMERSTUK("", "",
			 "<titel>MOTIE</titel>" TEXT(
				 "<al>verzoekt:</al><lijst><li>"
				 "<li.nr>•</li.nr><al>Utrecht</al></li></lijst><al>Martens-America</al>"
				 "<al>Inge van Dijk</al><al>Mutluer</al>")),
			"Martens-America; Inge van Dijk; Mutluer"},
		{KAMERSTUK("", "",
			 "<titel>BRIEF VAN DE MINISTER</titel>" TEXT(
				 "<al>Ik dank u.</al>"
				 "<al>De Minister van Financiën,</al><al>E. Heinen</al><al>De "
				 "Staatssecretaris van Financiën,</al><al>T. van Oostenbruggen</al>")),
			"E. Heinen (Minister van Financiën); "
			"T. van Oostenbruggen (Staatssecretaris van Financiën)"},
		{KAMERSTUK("", "",
			 "<titel>VERSLAG</titel>" TEXT("<al>Einde</al><al>Jansen</al>")),
			""},
		{KAMERSTUK(META("OVERHEIDop.indiener", "", "Dijk, D.J.H. van"), "",
			 "<titel>MOTIE</titel>" TEXT("<al>tot de orde van de dag.</al>")),
			"D.J.H. van Dijk"},
		/* A slip of the pen in the title. */
		{KAMERSTUK("", "",
			 "<titel>GEWIJZIGE MOTIE</titel>" TEXT(
				 "<al>en gaat over tot de "
				 "orde van de dag.</al><al>Bromet</al>")),
			"Bromet"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = read_as(rows[i].text, "x.xml");
		same_text(rows[i].text, signatories_of(document), rows[i].signatories);
		kz_document_free(document);
	}
}

/* Neither metadata nor a name that says it: composed of what the paper says. */
static void ids_are_composed(void **state)
{
	(void)state;
	static const struct {
		const char *text, *id;
	} rows[] = {
		{KAMERSTUK("",
			 DOSSIER("<dossiernr>21 501</dossiernr>-<raadnr>32</raadnr>",
				 "x"),
			 NUMBER("290") TEXT("<al>x</al>")),
			"kst-21501-32-290"},
		{KAMERSTUK("",
			 DOSSIER("<dossiernr>36\xC2\xA0"
				 "836</dossiernr>",
				 "x"),
			 "<stuknr><ondernummer kamer='1'>D</ondernummer></stuknr>" TEXT(
				 "<al>x</al>")),
			"kst-36836-D"},
		{KAMERSTUK(META("DC.identifier", "", "kst-36600-XIV-60-h1"), "",
			 TEXT("<al>x</al>")),
			"kst-36600-XIV-60-h1"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = read_as(rows[i].text, "x.xml");
		has_fact(document, KZ_ID, rows[i].id);
		assert_string_not_equal(kz_document_get(document, KZ_URL), "");
		kz_document_free(document);
	}
}

/* A fact that is not what it should be is left out, and the rest is read. */
static void wrong_facts_are_left_out(void **state)
{
	(void)state;
	kz_document *document = read_as(
		KAMERSTUK(META("OVERHEIDop.vergaderjaar", "", "2020-2029") META(
				  "DCTERMS.issued", "",
				  "2021-02-30") META("DC.identifier", "", "kst-")
				  META("OVERHEIDop.dossiernummer", "", "geen&#10;dossier")
					  META("DC.title", "", "een\ntitel &#9; x"),
			"",
			"<datumtekst><datum isodatum='gisteren'>x</datum></datumtekst>" TEXT(
				"<al>x</al>")),
		"x.xml");
	has_fact(document, KZ_TITLE, "een titel x");
	has_fact(document, KZ_DATE, "");
	has_fact(document, KZ_VERGADERJAAR, "2024-2025");
	assert_memory_equal(kz_document_get(document, KZ_ID), "doc-", 4);
	kz_document_free(document);
}

/* ---- Before 2010 ---- */

static const char old[] =
	"<!DOCTYPE kamerwrk SYSTEM 'kamerwrk.dtd'><kamerwrk kamer='2' publtype='kst'>"
	"<metadata>" EXTERN(
		"kst-27428-57") "</metadata><kop><titel>Tweede Kamer der "
				"Staten-Generaal</titel><subtitel>2</subtitel></kop><frontm><versie dtd='1'/>"
				"<ordernr>KST1</ordernr><vergjaar>Vergaderjaar 2003&ndash;2004</vergjaar><onderw>"
				"<nummer>27 428</nummer><naam>Beleidsnota Biotechnologie</naam></onderw></frontm>"
				"<body><stuk><ltrlabel>Nr.</ltrlabel><nummer>57</nummer><titel>BRIEF VAN DE MINISTER"
				"</titel><al>Aan de Voorzitter</al><witreg/><tuskop letat='vet'>Inleiding</tuskop>"
				"<tuskop letat='cur'>Onder</tuskop><al>cli&euml;nt<voetref refid='v1'>1</voetref> en "
				"zo</al><ondtek><functie>De Minister van LNV,</functie><naam>C.P. Veerman</naam>"
				"</ondtek></stuk></body><voetnoot id='v1' nr='1'><al>Een noot.</al></voetnoot>"
				"</kamerwrk>";

static void old_kamerstukken_are_read(void **state)
{
	(void)state;
	kz_document *document = read_as(old, "oud.xml");
	has_fact(document, KZ_ID, "kst-27428-57");
	has_fact(document, KZ_NUMBER, "57");
	has_fact(document, KZ_VERGADERJAAR, "2003-2004");
	has_fact(document, KZ_CHAMBER, "2");
	has_fact(document, KZ_DOSSIER_TITLE, "Beleidsnota Biotechnologie");
	has_fact(document, KZ_KIND, "brief");
	same_text("dossiers", list_of(document, KZ_DOSSIERS), "27428");
	same_text("signed", signatories_of(document), "C.P. Veerman (Minister van LNV)");
	same_text("text", blocks_of(document),
		"H1 BRIEF VAN DE MINISTER\nP Aan de Voorzitter\nH1 Inleiding\nH2 Onder\n"
		"P cliënt{1} en zo\nP De Minister van LNV, C.P. Veerman\nF[1] Een noot.");
	kz_document_free(document);
}

/* ---- Kamervragen ---- */

#define QUESTIONS(meta, body)                                                     \
	"<officiele-publicatie><metadata>" meta "</metadata><kamervragen>"        \
	"<kamervraagkop><tekstregel inhoud='vergaderjaar'>Vergaderjaar 2020-2021" \
	"</tekstregel><tekstregel inhoud='kameraanduiding'>Tweede Kamer der "     \
	"Staten-Generaal</tekstregel></kamervraagkop>" body                       \
	"</kamervragen></officiele-publicatie>"

static void questions_and_answers_are_read(void **state)
{
	(void)state;
	kz_document *document = read_as(
		QUESTIONS("",
			"<kamervraagnummer>3235</kamervraagnummer><kamervraagomschrijving "
			"type='vraag'>Vragen van de leden <naam><voornaam>Romke de </voornaam>"
			"<achternaam>Jong</achternaam></naam> en <naam><achternaam>Kat</achternaam>"
			"</naam> (D66) aan de Minister van SZW over <kamervraagonderwerp>de TOZO"
			"</kamervraagonderwerp> (ingezonden <datum isodatum='2021-06-03'>3 juni "
			"2021</datum>).</kamervraagomschrijving><kamervraagomschrijving "
			"type='antwoord'>Antwoord van Minister <naam><achternaam>Koolmees"
			"</achternaam></naam> (<organisatie afkorting='SZW'>Sociale Zaken"
			"</organisatie>) en Staatssecretaris <naam><achternaam>Vijlbrief"
			"</achternaam></naam> (<organisatie>Financiën</organisatie>) (ontvangen "
			"<datum isodatum='2021-06-21'>21 juni 2021</datum>).</kamervraagomschrijving>"
			"<vraag><nr>Vraag 1</nr><al>Klopt het?<noot><noot.nr>1</noot.nr><noot.al>NRC"
			"</noot.al></noot></al></vraag><antwoord><nr>Antwoord 1</nr><al>Ja.</al>"
			"<al>Zeker.</al></antwoord>"),
		"x.xml");
	has_fact(document, KZ_ID, "ah-tk-20202021-3235");
	has_fact(document, KZ_KIND, "kamervragen");
	has_fact(document, KZ_DATE, "2021-06-21");
	has_fact(document, KZ_SUBJECT, "de TOZO");
	has_fact(document, KZ_CHAMBER, "2");
	has_fact(document, KZ_URL,
		"https://zoek.officielebekendmakingen.nl/ah-tk-20202021-3235.html");
	same_text("people", signatories_of(document),
		"Romke de Jong; Kat; Koolmees (Minister van Sociale Zaken); "
		"Vijlbrief (Staatssecretaris van Financiën)");
	same_text("text", blocks_of(document),
		"P Vragen van de leden Romke de Jong en Kat (D66) aan de Minister van SZW over "
		"de TOZO (ingezonden 3 juni 2021).\n"
		"P Antwoord van Minister Koolmees (Sociale Zaken) en Staatssecretaris Vijlbrief "
		"(Financiën) (ontvangen 21 juni 2021).\n"
		"H1 Vraag 1\nP Klopt het?{1}\nF[1] NRC\nH1 Antwoord 1\nP Ja.\nP Zeker.");
	kz_document_free(document);
}

static void unanswered_questions_are_read(void **state)
{
	(void)state;
	kz_document *document = read_as(
		QUESTIONS(META("DC.identifier", "", "kv-tk-2021Z09739")
				  META("OVERHEIDop.vraagnummer", "", "2021Z09739") META(
					  "DC.type", "OVERHEIDop.KamervraagTypen",
					  "Schriftelijke vragen")
					  META("DC.title", "", "Vragen over de Tozo"),
			"<kamervraagomschrijving type='vraag'>Vragen van het lid <naam><achternaam>"
			"Kat</achternaam></naam> (ingezonden <datum isodatum='2021-06-03'>3 juni"
			"</datum>)</kamervraagomschrijving><vraag><nr>1</nr><al>Klopt het?</al>"
			"</vraag>"),
		"x.xml");
	has_fact(document, KZ_ID, "kv-tk-2021Z09739");
	has_fact(document, KZ_TITLE, "Vragen over de Tozo");
	has_fact(document, KZ_DATE, "2021-06-03");
	same_text("aliases", list_of(document, KZ_ALIASES), "2021Z09739");
	same_text("people", signatories_of(document), "Kat");
	kz_document_free(document);
}

/* ---- What was said ---- */

static void handelingen_are_read(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"<officiele-publicatie><metadata>" EXTERN(
			"h-ek-20172018-70-4") "</metadata>"
					      "<handelingen><agendapunt><nr>4</nr><item-titel>Wmo</item-titel><onderwerp>"
					      "<al-groep><al>Aan de orde is de Wmo.</al></al-groep></onderwerp><spreekbeurt>"
					      "<spreker><voorvoegsels>Mevrouw</voorvoegsels> <naam><achternaam>Bergkamp"
					      "</achternaam></naam> (<politiek>D66</politiek>):</spreker><tekst><al-groep><al>Ik "
					      "heb een motie.</al></al-groep><motie id='M-29538-253'><kop><titel>Motie</titel>"
					      "</kop><al>De Kamer,</al><motie-info><spreker><voorvoegsels>De</voorvoegsels><naam>"
					      "<achternaam>voorzitter</achternaam></naam>:</spreker><al>Zij krijgt nr. <extref "
					      "doc='kst-29538-253'>253</extref>.</al></motie-info></motie></tekst></spreekbeurt>"
					      "</agendapunt></handelingen></officiele-publicatie>",
		"x.xml");
	has_fact(document, KZ_ID, "h-ek-20172018-70-4");
	has_fact(document, KZ_TITLE, "Wmo");
	has_fact(document, KZ_KIND, "handelingen");
	has_fact(document, KZ_CHAMBER, "1");
	has_fact(document, KZ_VERGADERJAAR, "2017-2018");
	same_text("cites", citations_of(document), "kst-29538-253 in 8: '253'");
	same_text("text", blocks_of(document),
		"H1 4 Wmo\nP Aan de orde is de Wmo.\nH2 Mevrouw Bergkamp (D66):\n"
		"P Ik heb een motie.\nH3 Motie\nP De Kamer,\nH2 De voorzitter:\n"
		"P Zij krijgt nr. 253.");
	kz_document_free(document);
}

static void old_handelingen_are_read(void **state)
{
	(void)state;
	has_blocks(
		"<handeling><metadata/><spreker><wie>De heer <naam>Atsma</naam> "
		"(<partij>CDA</partij>):</wie><al>Voorzitter.</al></spreker><voorz><al>De "
		"voorzitter: Dank u.</al></voorz></handeling>",
		"h.xml",
		"H2 De heer Atsma (CDA):\nP Voorzitter.\nP De voorzitter: Dank u.");
}

static void vlos_is_read(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"<vlosCoreDocument xmlns='http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0'>"
		"<vergadering soort='Plenair' kamer='Tweede Kamer'><titel>65e vergadering</titel>"
		"<zaal>Plenaire zaal</zaal><vergaderjaar>2024-2025</vergaderjaar>"
		"<vergaderingnummer>65</vergaderingnummer><datum>2025-03-19T00:00:00</datum>"
		"<activiteit soort='Debat'><titel>Debat over AI</titel><onderwerp>AI</onderwerp>"
		"<activiteithoofd><titel>Termijn</titel><markeertijdbegin>10:00</markeertijdbegin>"
		"<woordvoerder><spreker><fractie>GL</fractie><aanhef>Mevrouw</aanhef><verslagnaam>"
		"Kathmann</verslagnaam><achternaam>Kathmann</achternaam></spreker><isvoorzitter>"
		"false</isvoorzitter><tekst><alinea><alineaitem>Mevrouw <nadruk type='Vet'>"
		"Kathmann</nadruk> (GL):</alineaitem><alineaitem>Ik spreek.</alineaitem></alinea>"
		"</tekst><interrumpant><spreker><aanhef>De heer</aanhef><verslagnaam>Vermeer"
		"</verslagnaam></spreker><tekst><alinea><alineaitem>Dat klopt niet.</alineaitem>"
		"</alinea></tekst></interrumpant></woordvoerder></activiteithoofd></activiteit>"
		"</vergadering></vlosCoreDocument>",
		"verslag.xml");
	has_fact(document, KZ_TITLE, "65e vergadering");
	has_fact(document, KZ_KIND, "handelingen");
	has_fact(document, KZ_DATE, "2025-03-19");
	has_fact(document, KZ_CHAMBER, "2");
	has_fact(document, KZ_VERGADERJAAR, "2024-2025");
	same_text("aliases", list_of(document, KZ_ALIASES), "h-tk-20242025-65");
	same_text("text", blocks_of(document),
		"H1 Debat over AI\nH2 Termijn\nH3 Mevrouw Kathmann (GL):\nP Ik spreek.\n"
		"H3 De heer Vermeer\nP Dat klopt niet.");
	kz_document_free(document);
}

static void other_publications_are_read(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"<officiele-publicatie><metadata>" EXTERN(
			"stb-2018-84") "</metadata><kop><titel>"
				       "Staatsblad</titel></kop><staatsblad><intitule>Besluit van 9 maart 2018</intitule>"
				       "<wet-besluit><aanhef><wij>Wij Willem-Alexander</wij></aanhef><wetsluiting>"
				       "<ondertekening><functie>De Minister van Justitie,</functie><naam><voornaam>F."
				       "</voornaam><achternaam>Grapperhaus</achternaam></naam></ondertekening>"
				       "</wetsluiting></wet-besluit></staatsblad></officiele-publicatie>",
		"x.xml");
	has_fact(document, KZ_ID, "stb-2018-84");
	has_fact(document, KZ_TITLE, "Besluit van 9 maart 2018");
	has_fact(document, KZ_KIND, "staatsblad");
	same_text("signed", signatories_of(document),
		"F. Grapperhaus (Minister van Justitie)");
	same_text("text", blocks_of(document),
		"H1 Staatsblad\nH1 Besluit van 9 maart 2018\nP Wij Willem-Alexander\n"
		"P De Minister van Justitie, F. Grapperhaus");
	kz_document_free(document);
	/* A kind that nobody has heard of: its text is kept. */
	document =
		read_as("<officiele-publicatie><metadata/><weekblad><titel>Nieuws</titel>"
			"<stukje>Er is <b>iets</b>.</stukje></weekblad>"
			"</officiele-publicatie>",
			"x.xml");
	has_fact(document, KZ_TITLE, "Nieuws");
	same_text("text", blocks_of(document), "H1 Nieuws\nP Er is iets.");
	kz_document_free(document);
}

/* An annex has the dossier of what it is annexed to, and not its number. */
static void an_annex_is_no_other_paper(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"<officiele-publicatie><metadata>" META("DC.identifier",
			"OVERHEIDop.ParlID", "blg-1007826") META("DC.type",
			"OVERHEIDop.Parlementair", "Bijlage") META("DC.title", "",
			"Beslisnota inzake moties") META("OVERHEIDop.dossiernummer", "",
			"33037") META("OVERHEIDop.ondernummer", "",
			"430") META("OVERHEIDop.hoofddocument", "OVERHEIDop.ParlID",
			"kst-33037-430") "</metadata><bijlage><al>x</al></bijlage></officiele-publicatie>",
		"x.xml");
	has_fact(document, KZ_ID, "blg-1007826");
	has_fact(document, KZ_KIND, "beslisnota");
	has_fact(document, KZ_NUMBER, "");
	same_text("dossiers", list_of(document, KZ_DOSSIERS), "33037");
	same_text("cites", citations_of(document), "kst-33037-430 annex-of");
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_motie_with_its_metadata_elsewhere),
		cmocka_unit_test(a_letter_with_its_metadata_inside),
		cmocka_unit_test(who_signed_stands_in_the_last_lines),
		cmocka_unit_test(ids_are_composed),
		cmocka_unit_test(wrong_facts_are_left_out),
		cmocka_unit_test(old_kamerstukken_are_read),
		cmocka_unit_test(questions_and_answers_are_read),
		cmocka_unit_test(unanswered_questions_are_read),
		cmocka_unit_test(handelingen_are_read),
		cmocka_unit_test(old_handelingen_are_read),
		cmocka_unit_test(vlos_is_read),
		cmocka_unit_test(other_publications_are_read),
		cmocka_unit_test(an_annex_is_no_other_paper),
	};
	return cmocka_run_group_tests_name("official-facts", tests, NULL, NULL);
}
