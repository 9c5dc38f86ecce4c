/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Word documents: what of them is text, and what it becomes. */
#include "archive.h"
#include "sheet.h"
#include "support.h"

#include "document/document.h"

#include <stdlib.h>

#define W         "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R         "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define P(runs)   "<w:p>" runs "</w:p>"
#define T(text)   "<w:r><w:t>" text "</w:t></w:r>"
#define NOTE(id)  "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"
#define STYLE(id) "<w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr>"
#define ITEM(list, depth)                                                     \
	"<w:pPr><w:numPr><w:ilvl w:val=\"" depth "\"/><w:numId w:val=\"" list \
	"\"/></w:numPr></w:pPr>"
#define FIELD(change) "<w:r><w:fldChar w:fldCharType=\"" change "\"/></w:r>"
#define CODE(text)    "<w:r><w:instrText> " text " </w:instrText></w:r>"

static const char relations[] =
	"<Relationships>"
	"<Relationship Id=\"a\" Type=\"" R "/styles\" Target=\"styles.xml\"/>"
	"<Relationship Id=\"b\" Type=\"" R "/numbering\" Target=\"numbering.xml\"/>"
	"<Relationship Id=\"c\" Type=\"" R "/footnotes\" Target=\"footnotes.xml\"/>"
	"<Relationship Id=\"d\" Type=\"" R "/endnotes\" Target=\"/word/endnotes.xml\"/>"
	"<Relationship Id=\"e\" Type=\"" R "/header\" Target=\"header1.xml\"/>"
	"</Relationships>";

static const char styles[] =
	"<w:styles xmlns:w=\"" W "\">"
	"<w:style w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/></w:style>"
	"<w:style w:styleId=\"Kop2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Kop1\"/></w:style>"
	"<w:style w:styleId=\"Eigen\"><w:name w:val=\"Eigen kop\"/><w:basedOn w:val=\"Kop2\"/></w:style>"
	"<w:style w:styleId=\"Lijn\"><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
	"<w:style w:styleId=\"Tekst\"><w:basedOn w:val=\"Kop1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>"
	"<w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>"
	"<w:style w:styleId=\"Vet\"><w:rPr><w:b/></w:rPr></w:style>"
	"<w:style w:styleId=\"Weg\"><w:rPr><w:vanish/></w:rPr></w:style>"
	"<w:style w:styleId=\"Lus\"><w:basedOn w:val=\"Lus\"/></w:style>"
	"<w:style w:styleId=\"Lijst\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
	"<w:style w:styleId=\"Genummerd\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/>"
	"</w:numPr></w:pPr></w:style>"
	"</w:styles>";

#define LEVEL(depth, format, text)                                                    \
	"<w:lvl w:ilvl=\"" depth "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"

static const char numbering[] =
	"<w:numbering xmlns:w=\"" W "\">"
	"<w:abstractNum w:abstractNumId=\"7\">" LEVEL("0", "decimal", "%1.") LEVEL(
		"1", "lowerLetter", "%2)") LEVEL("2", "lowerRoman",
		"(%3)") "</w:abstractNum>"
			"<w:abstractNum w:abstractNumId=\"8\">" LEVEL(
				"0", "bullet", "\xEF\x82\xB7") LEVEL("1", "bullet",
				"-") "</w:abstractNum>"
				     "<w:abstractNum w:abstractNumId=\"9\">" LEVEL(
					     "0", "decimal", "%1") LEVEL("1", "decimal",
					     "%1.%2") "</w:abstractNum>"
						      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
						      "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>"
						      "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"9\"/></w:num>"
						      "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">"
						      "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"
						      "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"77\"/></w:num>"
						      "</w:numbering>";

static const char notes[] =
	"<w:footnotes xmlns:w=\"" W "\">"
	"<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
	"<w:footnote w:id=\"2\">" P("<w:r><w:footnoteRef/></w:r>" T(
		" Kamerstuk 27428, nr. 408.")) "</w:footnote>"
					       "<w:footnote w:id=\"5\">" P(
						       T("Een alinea,"))
						       P(T("en nog een.") NOTE(
							       "2")) "</w:footnote>"
								     "</w:footnotes>";

static const char endnotes[] = "<w:endnotes xmlns:w=\"" W "\"><w:endnote w:id=\"1\">" P(
	T("Een eindnoot.")) "</w:endnote></w:endnotes>";

static const char header[] =
	"<w:hdr xmlns:w=\"" W "\">" P(T("Ministerie van Proeven")) "</w:hdr>";

static void add_parts(archive *to, const char *body)
{
	kzi_buffer document = {0};
	kzi_buffer_format(&document,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
		"<w:document xmlns:w=\"" W
		"\" xmlns:mc=\"m\" xmlns:m=\"f\" xmlns:wps=\"s\" xmlns:v=\"v\">"
		"<w:body>%s</w:body></w:document>",
		body);
	char *text = kzi_buffer_take(&document);
	assert_non_null(text);
	archive_add(to, "word/document.xml", text);
	archive_add(to, "word/_rels/document.xml.rels", relations);
	archive_add(to, "word/styles.xml", styles);
	archive_add(to, "word/numbering.xml", numbering);
	archive_add(to, "word/footnotes.xml", notes);
	archive_add(to, "word/endnotes.xml", endnotes);
	archive_add(to, "word/header1.xml", header);
	free(text);
}

static kz_status parse(archive *from, kz_document **out, kz_error *err)
{
	archive_end(from);
	kz_status st = kz_document_parse(
		from->bytes.data, from->bytes.length, "brief.docx", out, err);
	kzi_buffer_free(&from->bytes);
	*from = (archive){0};
	return st;
}

static kz_document *read_body(const char *body)
{
	archive made = {0};
	kz_document *document = NULL;
	add_parts(&made, body);
	must(parse(&made, &document, err));
	return document;
}

static void must_read(const char *body, const char *wanted)
{
	must_show(read_body(body), wanted);
}

static void runs_are_running_text(void **state)
{
	(void)state;
	must_read(
		P(T("Het ") T(
			"kabinet") "<w:r><w:tab/><w:t>zet</w:t><w:br/><w:t>in.</w:t></w:r>"),
		"Het kabinet zet in.\n");
	must_read(
		P(T("EU") "<w:r><w:noBreakHyphen/><w:t>lidstaten be</w:t><w:softHyphen/><w:t>leid</w:t></w:r>"),
		"EU-lidstaten beleid\n");
	must_read(P(T("36\xC2\xA0"
		      "600 be\xC2\xADleid R&amp;D")),
		"36 600 beleid R&D\n");
	must_read(P("") P(T(" ")) P(T("\xC2\xA0")) P(T("Een.")) P(""), "Een.\n");
	must_read(P("<w:hyperlink>" T("Een link") "</w:hyperlink><w:smartTag>" T(
			  " en meer") "</w:smartTag>"),
		"Een link en meer\n");
	must_read("<w:sdt><w:sdtPr/><w:sdtContent>" P(
			  T("In een veld.")) "</w:sdtContent></w:sdt>",
		"In een veld.\n");
	must_read(
		P("<m:oMath><m:r><m:t>a</m:t></m:r><m:f><m:num><m:r><m:t>b</m:t></m:r></m:num></m:f></m:oMath>"),
		"ab\n");
}

static void headings_are_found_by_style(void **state)
{
	(void)state;
	kz_document *document = read_body(P(STYLE("Titel") T("Brief"))
			P(STYLE("Kop1") T("Een")) P(STYLE("Eigen") T("Twee")) P(
				STYLE("Lijn") T("Drie")) P(STYLE("Tekst") T("Tekst"))
				P("<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" T("Eigen"))
					P(STYLE("Lus") T("Lus."))
						P(STYLE("Onbekend") T("Onbekend.")));
	static const uint32_t levels[] = {1, 1, 2, 3, 0, 1, 0, 0};
	for (size_t i = 0; i < COUNT(levels); i++)
		assert_int_equal(kz_document_block_at(document, i)->level, levels[i]);
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Brief");
	must_show(document,
		"H Brief\nH Een\nH Twee\nH Drie\nTekst\nH Eigen\nLus.\nOnbekend.\n");
}

/* Many letters have no others. */
static void short_bold_lines_are_headings(void **state)
{
	(void)state;
#define BOLD(text) "<w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r>"
	must_read(P(BOLD("Vraag") BOLD(" 1")) P(BOLD("Kent u het bericht?"))
			  P(BOLD("Antwoord")) P(T("Ja.")),
		"H Vraag 1\nKent u het bericht?\nH Antwoord\nJa.\n");
	must_read(P(BOLD("Half ") T("vet")) P(STYLE("Vet") T("Kop"))
			  P(STYLE("Vet") "<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr>"
					 "<w:t>Geen kop</w:t></w:r>"),
		"Half vet\nH Kop\nGeen kop\n");
	must_read(P(BOLD("Antwoorden op vragen")) P(BOLD("van het lid Bromet"))
			  P(T("Ja.")),
		"Antwoorden op vragen\nH van het lid Bromet\nJa.\n");
}

static void questions_need_no_bold(void **state)
{
	(void)state;
	must_read(P(T("Vraag 1")) P(T("Klopt dit?")) P(T("Antwoord op vragen 2a en 3"))
			  P(T("Antwoord op vragen")) P(T("Vraag 4 is beantwoord"))
				  P(T("Vragen en antwoorden")),
		"H Vraag 1\nKlopt dit?\nH Antwoord op vragen 2a en 3\nAntwoord op vragen\n"
		"Vraag 4 is beantwoord\nVragen en antwoorden\n");
}

static void notes_are_numbered_as_they_come(void **state)
{
	(void)state;
	must_read(P(T("Eerst") NOTE("5") T(" dit, dan dat.") NOTE("2")) P(T("Slot.")),
		"Eerst{1} dit, dan dat.{2}\nF 1 Een alinea, en nog een.\nF 2 Kamerstuk 27428, nr. 408.\nSlot.\n");
	must_read(P(T("Eind") "<w:r><w:endnoteReference w:id=\"1\"/></w:r>" T("noot")
				  NOTE("2")),
		"Eind{i}noot{1}\nF i Een eindnoot.\nF 1 Kamerstuk 27428, nr. 408.\n");
	must_read(
		P(T("Ster") "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r>" T(
			" en verder")),
		"Ster{*} en verder\nF * Kamerstuk 27428, nr. 408.\n");
	/* The note was lost, and its mark was not. */
	must_read(P(T("Weg") NOTE("99") T(".")), "Weg{1}.\n");
	must_read("<w:tbl><w:tr><w:tc>" P(T("Een") NOTE("2")) "</w:tc><w:tc>" P(
			  T("Twee")) "</w:tc></w:tr></w:tbl>",
		"T Een{1}|Twee\nF 1 Kamerstuk 27428, nr. 408.\n");
}

static void items_have_the_marks_that_word_prints(void **state)
{
	(void)state;
	kz_document *document = read_body(P(ITEM("1", "0") T("een")) P(ITEM("1", "1")
			T("twee")) P(ITEM("1", "2") T("drie")) P(ITEM("1", "2") T("vier"))
			P(ITEM("1", "0") T("vijf")) P(ITEM("1", "1") T("zes"))
				P(ITEM("4", "0") T("zeven")) P(ITEM("4", "0") T("acht")));
	assert_int_equal(kz_document_block_at(document, 2)->level, 3);
	must_show(document,
		"L 1. een\nL a) twee\nL (i) drie\nL (ii) vier\nL 2. vijf\nL a) zes\nL 5. zeven\nL 6. acht\n");
	must_read(P(ITEM("2", "0") T("punt")) P(ITEM("2", "1") T("streep"))
			  P(STYLE("Lijst") T("door stijl")),
		"L \xE2\x80\xA2 punt\nL - streep\nL 1. door stijl\n");
	must_read(P(ITEM("3", "0") T("een")) P(ITEM("3", "1") T("twee"))
			  P(ITEM("3", "1") T("drie")),
		"L 1 een\nL 1.1 twee\nL 1.2 drie\n");
	/* No list, one that is not there, and one whose shape is not there. */
	must_read(P(ITEM("0", "0") T("Geen.")) P(ITEM("88", "0") T("Weg.")) P(
			  ITEM("5", "0") T("Ook weg.")) P(ITEM("1", "99") T("Te diep.")),
		"Geen.\nWeg.\nOok weg.\nTe diep.\n");
	/* The number of a heading is part of it. */
	must_read(P(STYLE("Genummerd") T("Inleiding")) P(STYLE("Genummerd") T("Aanpak")),
		"H 1 Inleiding\nH 2 Aanpak\n");
}

static void tables_are_rows_or_only_look_so(void **state)
{
	(void)state;
#define CELL(content) "<w:tc>" content "</w:tc>"
#define ROW(cells)    "<w:tr>" cells "</w:tr>"
#define TABLE(rows)   "<w:tbl>" rows "</w:tbl>"
	must_read(TABLE(ROW(CELL(P(T("Jaar"))) CELL(P(T("Kosten")))) ROW(
			  CELL(P(T("2024"))) CELL(P(T("12")) P(T("mln"))) CELL(P("")))
				  ROW(CELL(P(T("2025"))) CELL(P(T("13"))))
					  ROW(CELL(P(T("2026"))) CELL(P(T("14"))))),
		"T Jaar|Kosten\nT 2024|12 mln|\nT 2025|13\nT 2026|14\n");
	must_read(TABLE(ROW(CELL(P(T("Een.")) P(T("Twee."))))
				  ROW(CELL(P("")) CELL(P(T("Drie."))))),
		"Een.\nTwee.\nDrie.\n");
	must_read(TABLE(ROW(CELL(P(T("De minister,")) P("") P(T("Anna")))
				  CELL(P(T("De staatssecretaris,")) P(T("Bea"))))),
		"De minister,\nAnna\nDe staatssecretaris,\nBea\n");
	must_read(TABLE(ROW(CELL(TABLE(ROW(CELL(P(T("In een tabel")))
				  CELL(P(T("in een tabel")))))) CELL(P(T("ernaast"))))),
		"T In een tabel|in een tabel\nernaast\n");
	must_read(TABLE(ROW(CELL(P(ITEM("1", "0") T("punt"))) CELL(P(T("tekst"))))),
		"T 1. punt|tekst\n");
}

static void changes_are_accepted(void **state)
{
	(void)state;
	must_read(
		P(T("Dit ") "<w:ins>" T("nieuwe ") "</w:ins><w:del><w:r><w:delText>oude </w:delText></w:r></w:del>" T(
			"woord.")),
		"Dit nieuwe woord.\n");
	must_read(P("<w:moveFrom>" T("Eerst hier. ") "</w:moveFrom>" T(
			  "Dan. ") "<w:moveTo>" T("Nu hier.") "</w:moveTo>"),
		"Dan. Nu hier.\n");
	must_read("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T(
			  "Twee alinea's") "</w:p>" P(T("zijn er een.")),
		"Twee alinea's zijn er een.\n");
	must_read(TABLE("<w:tr><w:trPr><w:del/></w:trPr>" CELL(P(T("weg"))) "</w:tr>" ROW(
			  CELL(P(T("blijft"))) CELL(P(T("ook"))))),
		"T blijft|ook\n");
}

static void what_is_hidden_stays_hidden(void **state)
{
	(void)state;
	must_read(
		P(T("Zichtbaar") "<w:r><w:rPr><w:vanish/></w:rPr><w:t> geheim</w:t></w:r>"
				 "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> en dit</w:t></w:r>"
				 "<w:r><w:rPr><w:rStyle w:val=\"Weg\"/></w:rPr><w:t> en dat niet</w:t></w:r>"),
		"Zichtbaar en dit\n");
	must_read(P(STYLE("Weg") T("Geheim.")) P(T("Zichtbaar.")), "Zichtbaar.\n");
}

static void fields_show_what_they_show(void **state)
{
	(void)state;
	must_read(P(T("Zie ") FIELD("begin") CODE("HYPERLINK \"http://x\"")
				  FIELD("separate") T("de brief") FIELD("end") T(".")),
		"Zie de brief.\n");
	must_read(P(T("Pagina ") FIELD("begin") CODE("page  \\* MERGEFORMAT")
				  FIELD("separate") T("3") FIELD("end") T(".")),
		"Pagina .\n");
	/* Its code is in pieces, and has a field in it. */
	must_read(
		P(FIELD("begin") "<w:r><w:instrText>I</w:instrText></w:r><w:r><w:instrText>F </w:instrText></w:r>" FIELD(
			"begin") CODE("DOCPROPERTY x") FIELD("separate") T("verborgen")
				FIELD("end") CODE("= 1") FIELD("separate") T("zichtbaar")
					FIELD("end")),
		"zichtbaar\n");
	must_read(
		P("<w:fldSimple w:instr=\" NUMPAGES \">" T(
			"9") "</w:fldSimple><w:fldSimple w:instr=\" TITLE \">" T("Titel.") "</w:fldSimple>"),
		"Titel.\n");
	/* Over two paragraphs, and one that has no end. */
	must_read(P(FIELD("begin") CODE("TOC") FIELD("separate") T("Een."))
			  P(T("Twee.") FIELD("end")),
		"Een.\nTwee.\n");
	must_read(P(FIELD("begin") CODE("PAGE") T("kwijt")) P(T("Twee.")), "Twee.\n");
}

static void boxes_are_read_once(void **state)
{
	(void)state;
#define BOX(text) "<w:txbxContent>" P(T(text)) "</w:txbxContent>"
	must_read(
		P(T("Alinea") "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" BOX(
			"In een vak.") "</wps:txbx></w:drawing></mc:Choice>"
				       "<mc:Fallback><w:pict><v:textbox>" BOX("In een vak.") "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" T(
					       " gaat door.")) P(T("Daarna.")),
		"Alinea gaat door.\nIn een vak.\nDaarna.\n");
	must_read(
		P("<w:r><mc:AlternateContent><mc:Fallback><w:pict>" BOX(
			"Alleen oud.") "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
		"Alleen oud.\n");
	must_read(
		P("<w:r><w:pict><w:txbxContent>" P(
			"<w:r><w:pict>" BOX("In een vak in een vak.") "</w:pict></w:r>" T(
				"In een vak.")) "</w:txbxContent></w:pict></w:r>"),
		"In een vak.\nIn een vak in een vak.\n");
}

static void heads_are_kept_as_they_came_in(void **state)
{
	(void)state;
	kz_document *document = read_body(P(T("Een") NOTE("2")) P(
		"<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>" T("Twee")));
	size_t length = 0;
	const char *raw = kz_document_raw(document, &length);
	static const char wanted[] =
		"Ministerie van Proeven\nEen\nTwee\n\n Kamerstuk 27428, nr. 408.\nEen alinea,\nen nog een.\nEen eindnoot.\n";
	assert_int_equal(length, sizeof wanted - 1);
	assert_memory_equal(raw, wanted, length);
	must_show(document, "Een{1}\nF 1 Kamerstuk 27428, nr. 408.\nTwee\n");
}

/* The letterhead is in the head of the first page, the colofon hangs beside it. */
static void what_hangs_around_a_letter_tells_facts(void **state)
{
	(void)state;
	archive made = {0};
	kz_document *document = NULL;
	archive_add(&made, "word/document.xml",
		"<w:document xmlns:w=\"" W
		"\"><w:body><w:tbl><w:tblPr><w:tblpPr w:horzAnchor=\"page\"/></w:tblPr>" ROW(
			CELL(P(T("Contactpersoon")) P(T("A. de Vries"))))
			ROW(CELL(P(T("Ons kenmerk")) P(T("12345")))) "</w:tbl>" P(T("Hierbij bied ik u de voortgangsrapportage aan.")) "<w:tbl><w:tblPr><w:tblpPr w:horzAnchor=\"page\"/></w:tblPr>" ROW(
				CELL(P(T(
					"Een tabel die ook hangt.")))) "</w:tbl></w:body></w:document>");
	archive_add(&made, "word/_rels/document.xml.rels", relations);
	archive_add(&made, "word/header1.xml",
		"<w:hdr xmlns:w=\"" W "\">" P(T("Datum")) P(T("25 juli 2024"))
			P(T("Betreft")) P(T("Voortgang van de proeverijen")) "</w:hdr>");
	must(parse(&made, &document, err));
	assert_string_equal(kz_document_get(document, KZ_DATE), "2024-07-25");
	assert_string_equal(kz_document_get(document, KZ_DATE_SOURCE), "text");
	assert_string_equal(
		kz_document_get(document, KZ_TITLE), "Voortgang van de proeverijen");
	assert_string_equal(
		kz_document_get(document, KZ_SUBJECT), "Voortgang van de proeverijen");
	assert_string_equal(kz_document_at(document, KZ_REMARKS, 0),
		"4 lines of the colofon left out");
	must_show(document,
		"Hierbij bied ik u de voortgangsrapportage aan.\nEen tabel die ook hangt.\n");
}

static void parts_may_have_other_names(void **state)
{
	(void)state;
	archive made = {0};
	kz_document *document = NULL;
	archive_add(&made, "_rels/.rels",
		"<Relationships><Relationship Type=\"" R
		"/officeDocument\" Target=\"/word/document2.xml\"/></Relationships>");
	archive_add(&made, "word/document2.xml",
		"<w:document xmlns:w=\"" W
		"\"><w:body>" P(STYLE("Kop1") T("Kop")) "</w:body></w:document>");
	archive_add(&made, "word/_rels/document2.xml.rels", relations);
	archive_add(&made, "word/styles.xml", styles);
	archive_add(&made, "docProps/core.xml",
		"<c:coreProperties xmlns:c=\"c\" xmlns:d=\"d\"><d:title>Sjabloon</d:title>"
		"<d:created>2024-05-14T14:46:00Z</d:created></c:coreProperties>");
	must(parse(&made, &document, err));
	assert_string_equal(kz_document_get(document, KZ_FORMAT), "docx");
	assert_string_equal(kz_document_get(document, KZ_TITLE), "Kop");
	assert_string_equal(kz_document_get(document, KZ_DATE), "2024-05-14");
	assert_string_equal(kz_document_get(document, KZ_DATE_SOURCE), "file");
	assert_int_equal(document->fidelity, KZI_FIDELITY_WORD);
	must_show(document, "H Kop\n");
}

static void must_refuse(archive *from, kz_status status, const char *words)
{
	kz_document *document = NULL;
	kz_error why = {0};
	kz_status st = parse(from, &document, &why);
	assert_null(document);
	if (st != status || strstr(why.message, words) == NULL)
		fail_msg("%s: '%s' and not '%s'", kz_status_name(st), why.message, words);
}

static void broken_files_are_refused(void **state)
{
	(void)state;
	archive made = {0};
	kz_document *document = NULL;
	must_fail(KZ_E_DOCUMENT, "the file is empty",
		kz_document_parse("", 0, "a.docx", &document, err));
	must_fail(KZ_E_DOCUMENT, "not a ZIP file",
		kz_document_parse(BYTES("PK\x03\x04zip"), "a.docx", &document, err));
	must_fail(KZ_E_DOCUMENT, "not a ZIP file",
		kz_document_parse(BYTES("\0\1\2"), "a.docx", &document, err));
	must_fail_at(KZ_E_DOCUMENT, 0, "an encrypted file of Office",
		kz_document_parse(
			BYTES("\xD0\xCF\x11\xE0\0\0"), "a.docx", &document, err));
	/* A ZIP file of something else is none of ours, unless it is called so. */
	archive_add(&made, "brief.txt", "Tekst");
	archive_end(&made);
	must_fail(KZ_E_UNSUPPORTED, "kind",
		kz_document_parse(
			made.bytes.data, made.bytes.length, "a.zip", &document, err));
	kzi_buffer_free(&made.bytes);
	made = (archive){0};
	archive_add(&made, "brief.txt", "Tekst");
	must_refuse(&made, KZ_E_DOCUMENT, "there is no 'word/document.xml' in it");
	archive_add(&made, "word/document.xml", "<w:document xmlns:w=\"w\"><w:body>");
	must_refuse(&made, KZ_E_DOCUMENT, "'word/document.xml' in it, byte ");
	archive_add(&made, "word/document.xml", "geen XML");
	must_refuse(&made, KZ_E_DOCUMENT, "'word/document.xml' in it, byte ");
	archive_add(&made, "word/document.xml", "");
	must_refuse(&made, KZ_E_DOCUMENT, "'word/document.xml' in it");
	add_parts(&made, P(""));
	must_refuse(&made, KZ_E_DOCUMENT, "there is no text in it");
	archive_add(&made, "word/document.xml", "<andere/>");
	must_refuse(&made, KZ_E_DOCUMENT, "there is no text in it");
}

static void bombs_are_refused(void **state)
{
	(void)state;
	enum { DEEP = 100000, HIGH = 8 << 20 };
	archive made = {0};
	archive_add(&made, "word/document.xml",
		"<!DOCTYPE d [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
		"<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><d>&c;&c;&c;&c;&c;&c;</d>");
	must_refuse(&made, KZ_E_DOCUMENT, "'word/document.xml' in it");
	kzi_buffer deep = {0};
	for (int i = 0; i < DEEP; i++)
		kzi_buffer_text(&deep, "<w:sdt>");
	char *text = kzi_buffer_take(&deep);
	archive_add(&made, "word/document.xml", text);
	free(text);
	must_refuse(&made, KZ_E_LIMIT, "'word/document.xml' in it, byte ");
	char *spaces = malloc(HIGH);
	assert_non_null(spaces);
	memset(spaces, ' ', HIGH);
	archive_add_bytes(&made, "word/document.xml", spaces, HIGH, true, NO_LIE);
	must_refuse(&made, KZ_E_LIMIT, "over 200 times as large");
	free(spaces);
	/* Other parts are read with the same care. */
	add_parts(&made, P(T("Tekst.")));
	archive_add(&made, "docProps/core.xml", "<x><y></x>");
	must_refuse(&made, KZ_E_DOCUMENT, "'docProps/core.xml' in it");
}

static void a_letter_is_read(void **state)
{
	(void)state;
	kz_document *document = NULL;
	must(kz_document_read(sample("brief.docx"), &document, err));
	must_show_letter(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs_are_running_text),
		cmocka_unit_test(headings_are_found_by_style),
		cmocka_unit_test(short_bold_lines_are_headings),
		cmocka_unit_test(questions_need_no_bold),
		cmocka_unit_test(notes_are_numbered_as_they_come),
		cmocka_unit_test(items_have_the_marks_that_word_prints),
		cmocka_unit_test(tables_are_rows_or_only_look_so),
		cmocka_unit_test(changes_are_accepted),
		cmocka_unit_test(what_is_hidden_stays_hidden),
		cmocka_unit_test(fields_show_what_they_show),
		cmocka_unit_test(boxes_are_read_once),
		cmocka_unit_test(heads_are_kept_as_they_came_in),
		cmocka_unit_test(what_hangs_around_a_letter_tells_facts),
		cmocka_unit_test(parts_may_have_other_names),
		cmocka_unit_test(broken_files_are_refused),
		cmocka_unit_test(bombs_are_refused),
		cmocka_unit_test(a_letter_is_read),
	};
	return cmocka_run_group_tests_name("DOCX", tests, NULL, NULL);
}
