/* SPDX-License-Identifier: GPL-2.0-or-later */
/* OpenDocument texts: what of them is text, and what it becomes. */
#include "archive.h"
#include "sheet.h"
#include "support.h"

#include "document/document.h"

#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#define SPACES                                                               \
	" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
	" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""     \
	" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""   \
	" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""   \
	" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""  \
	" xmlns:fo=\"f\" xmlns:svg=\"s\" xmlns:dc=\"d\" xmlns:meta=\"m\""
#define P(content)    "<text:p>" content "</text:p>"
#define ITEM(content) "<text:list-item>" content "</text:list-item>"

static const char automatic[] =
	"<style:style style:name=\"Vet\" style:parent-style-name=\"Basis\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
	"<style:style style:name=\"Kind\" style:parent-style-name=\"Vet\"/>"
	"<style:style style:name=\"Lus\" style:parent-style-name=\"Lus\"/>"
	"<style:style style:name=\"Gewoon\"><style:text-properties fo:font-weight=\"normal\"/></style:style>"
	"<style:style style:name=\"Weg\"><style:text-properties text:display=\"none\"/></style:style>"
	"<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
	"<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-prefix=\"(\" style:num-suffix=\")\"/>"
	"<text:list-level-style-number text:level=\"3\" style:num-format=\"1\" text:display-levels=\"3\"/></text:list-style>"
	"<text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"\xEE\x80\xB8\"/>"
	"<text:list-level-style-bullet text:level=\"2\" text:bullet-char=\"\xE2\x80\x93\"/></text:list-style>"
	"<text:list-style style:name=\"L3\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" text:start-value=\"4\"/></text:list-style>";

static const char styles[] =
	"<office:document-styles" SPACES
	"><office:styles><style:style style:name=\"Basis\"/>"
	"<text:outline-style style:name=\"O\"><text:outline-level-style text:level=\"1\" style:num-format=\"1\"/>"
	"<text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/>"
	"<text:outline-level-style text:level=\"3\" style:num-format=\"\"/></text:outline-style></office:styles>"
	"<office:master-styles><style:master-page><style:footer><text:p>Pagina <text:page-number>3</text:page-number></text:p>"
	"</style:footer></style:master-page></office:master-styles></office:document-styles>";

static void add_content(archive *to, const char *body)
{
	kzi_buffer content = {0};
	kzi_buffer_format(&content,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
		"<office:document-content" SPACES
		"><office:automatic-styles>%s</office:automatic-styles>"
		"<office:body><office:text>%s</office:text></office:body></office:document-content>",
		automatic, body);
	char *text = kzi_buffer_take(&content);
	assert_non_null(text);
	archive_add_bytes(to, "mimetype",
		BYTES("application/vnd.oasis.opendocument.text"), false, NO_LIE);
	archive_add(to, "content.xml", text);
	free(text);
}

static kz_status parse(archive *from, kz_document **out, kz_error *err)
{
	archive_end(from);
	kz_status st = kz_document_parse(
		from->bytes.data, from->bytes.length, "brief", out, err);
	kzi_buffer_free(&from->bytes);
	*from = (archive){0};
	return st;
}

static kz_document *read_body(const char *body, bool styled)
{
	archive made = {0};
	kz_document *document = NULL;
	add_content(&made, body);
	if (styled)
		archive_add(&made, "styles.xml", styles);
	must(parse(&made, &document, err));
	return document;
}

static void must_read(const char *body, const char *wanted)
{
	must_show(read_body(body, false), wanted);
}

static void stretches_are_running_text(void **state)
{
	(void)state;
	must_read(
		P("Het <text:span>kabinet</text:span><text:s text:c=\"3\"/>zet<text:tab/>in<text:line-break/>op."),
		"Het kabinet zet in op.\n");
	must_read(P("36\xC2\xA0"
		    "600 be\xC2\xADleid, <text:a>een link</text:a>\n   en meer"),
		"36 600 beleid, een link en meer\n");
	must_read(P("") P(" ") P("<text:soft-page-break/>") P("Een."), "Een.\n");
	must_read("<text:section>" P("In een deel.") "</text:section>", "In een deel.\n");
	must_read(P("Een woord<office:annotation>" P(
			  "Klopt dit?") "</office:annotation> zonder opmerking."),
		"Een woord zonder opmerking.\n");
	must_read(
		P("Blz. <text:page-number>3</text:page-number>, <text:date>3 maart</text:date>"),
		"Blz. , 3 maart\n");
	must_read(
		P("Te zien<text:span text:style-name=\"Weg\"> en dit niet</text:span><text:hidden-text>weg</text:hidden-text>.") "<text:section text:display=\"none\">" P(
			"Ook niet.") "</text:section>",
		"Te zien.\n");
}

static void headings_have_their_level(void **state)
{
	(void)state;
	kz_document *document = read_body(
		"<text:h text:outline-level=\"2\">Twee</text:h><text:h>Nul</text:h>",
		false);
	assert_int_equal(kz_document_block_at(document, 0)->level, 2);
	assert_int_equal(kz_document_block_at(document, 1)->level, 0);
	must_show(document, "H Twee\nH Nul\n");
#define H(level, text) "<text:h text:outline-level=\"" level "\">" text "</text:h>"
	must_show(read_body(H("1", "Een") H("2", "Twee") H("2", "Drie") H("3", "Vier")
				    H("1", "Vijf") H("2", "Zes"),
			  true),
		"H 1 Een\nH 1.1 Twee\nH 1.2 Drie\nH Vier\nH 2 Vijf\nH 2.1 Zes\n");
	must_read(
		"<text:p text:style-name=\"Kind\">Vraag 1</text:p><text:p text:style-name=\"Vet\">Is dat zo?</text:p>"
		"<text:p text:style-name=\"Vet\"><text:span text:style-name=\"Gewoon\">Gewoon</text:span></text:p>"
		"<text:p text:style-name=\"Lus\">Lus</text:p>",
		"H Vraag 1\nIs dat zo?\nGewoon\nLus\n");
}

static void notes_come_behind_their_block(void **state)
{
	(void)state;
#define NOTE(mark, text)                       \
	"<text:note><text:note-citation>" mark \
	"</text:note-citation><text:note-body>" text "</text:note-body></text:note>"
	must_read(P("Een zin" NOTE("1", P("Een alinea,") P("en nog een." NOTE("9",
						P("Weg.")))) " met een noot." NOTE("*",
			  P("Een ster."))) P("Slot."),
		"Een zin{1} met een noot.{*}\nF 1 Een alinea, en nog een.\nF * Een ster.\nSlot.\n");
	must_read("<text:list text:style-name=\"L1\">" ITEM(
			  P("Punt" NOTE("1", P("Noot.")))) ITEM(P("Punt")) "</text:list>",
		"L 1. Punt{1}\nF 1 Noot.\nL 2. Punt\n");
}

static void items_have_the_marks_that_are_printed(void **state)
{
	(void)state;
	kz_document *document = read_body(
		"<text:list text:style-name=\"L1\">" ITEM(
			P("een") P("vervolg") "<text:list>" ITEM(P("twee"))
				ITEM(P("drie") "<text:list>" ITEM(
					P("vier")) "</text:list>") "</text:list>")
			ITEM(P("vijf") "<text:list>" ITEM(
				P("zes")) "</text:list>") "</text:list>",
		false);
	static const uint32_t levels[] = {1, 1, 2, 2, 3, 1, 2};
	for (size_t i = 0; i < COUNT(levels); i++)
		assert_int_equal(kz_document_block_at(document, i)->level, levels[i]);
	must_show(document,
		"L 1. een\nL vervolg\nL (a) twee\nL (b) drie\nL 1.b.1 vier\nL 2. vijf\nL (a) zes\n");
	must_read("<text:list text:style-name=\"L2\">" ITEM(P("punt") "<text:list>" ITEM(
			  P("streep")) "</text:list>") "</text:list>",
		"L \xE2\x80\xA2 punt\nL \xE2\x80\x93 streep\n");
	must_read(
		"<text:list text:style-name=\"L1\">" ITEM(P("een")) "</text:list>" P("Tussen.") "<text:list text:style-name=\"L1\" text:continue-numbering=\"true\">" ITEM(
			P("twee")) "</text:list><text:list text:style-name=\"L1\">" ITEM(P("opnieuw")) "</text:list>",
		"L 1. een\nTussen.\nL 2. twee\nL 1. opnieuw\n");
	must_read(
		"<text:list text:style-name=\"L3\"><text:list-header>" P("kop") "</text:list-header>" ITEM(
			P("vier")) "<text:list-item text:start-value=\"9\">" P("negen") "</text:list-item></text:list>"
											"<text:list text:style-name=\"Onbekend\">" ITEM(
												P("zonder")) "</text:list>",
		"L kop\nL IV vier\nL IX negen\nL zonder\n");
}

static void tables_are_rows_or_only_look_so(void **state)
{
	(void)state;
#define CELL(content) "<table:table-cell>" content "</table:table-cell>"
#define ROW(cells)    "<table:table-row>" cells "</table:table-row>"
#define TABLE(rows)   "<table:table>" rows "</table:table>"
	must_read(TABLE("<table:table-header-rows>" ROW(CELL(P("Jaar")) CELL(
			  P("Kosten"))) "</table:table-header-rows>" ROW(CELL(P("2024"))
				  CELL(P("12") P("mln"))) ROW(CELL(P("2025"))
				  CELL("<text:list text:style-name=\"L1\">" ITEM(
					  P("punt")) "</text:list>")) ROW(CELL(P("2026"))
				  CELL(P("14")) "<table:covered-table-cell/>")),
		"T Jaar|Kosten\nT 2024|12 mln\nT 2025|1. punt\nT 2026|14\n");
	must_read(TABLE(ROW(CELL(P("De minister,") P("Anna"))
				  CELL(P("De staatssecretaris,") P("Bea"))))
			  TABLE(ROW(CELL(P("Alleen.")) CELL(P("")))),
		"De minister,\nAnna\nDe staatssecretaris,\nBea\nAlleen.\n");
}

static void what_is_not_of_the_text_is_left_out(void **state)
{
	(void)state;
	must_read(
		"<text:tracked-changes><text:changed-region><text:deletion>" P("Verwijderd.") "</text:deletion></text:changed-region></text:tracked-changes>" P(
			"Gebleven<text:change-start/> en toegevoegd<text:change-end/>."),
		"Gebleven en toegevoegd.\n");
	must_read("<draw:frame text:anchor-type=\"page\"><draw:text-box>" P(
			  "Ons kenmerk") "</draw:text-box></draw:frame>" P("Brief."),
		"Brief.\n");
	must_read(
		P("Alinea<draw:frame text:anchor-type=\"paragraph\"><draw:text-box>" P(
			"In een vak.") "</draw:text-box><svg:title>Titel</svg:title></draw:frame> gaat door.")
			P("Daarna."),
		"Alinea gaat door.\nIn een vak.\nDaarna.\n");
	must_read(
		"<text:table-of-content><text:table-of-content-source>" P(
			"Sjabloon") "</text:table-of-content-source><text:index-body>" P("Inhoud") "</text:index-body></text:table-of-content>",
		"Inhoud\n");
	kz_document *document =
		read_body(P("Een<text:tab/>twee") "<text:h>Kop</text:h>", true);
	size_t length = 0;
	const char *raw = kz_document_raw(document, &length);
	static const char wanted[] = "Een\ttwee\nKop\nPagina 3\n";
	assert_int_equal(length, sizeof wanted - 1);
	assert_memory_equal(raw, wanted, length);
	must_show(document, "Een twee\nH Kop\n");
}

static void official_pieces_say_what_they_are(void **state)
{
	(void)state;
	kz_document *document = read_body(
		"<draw:frame text:anchor-type=\"page\"><draw:text-box>" P("kst-36600-XIV-60") P(
			"'s-Gravenhage 2024") "</draw:text-box></draw:frame>"
					      "<table:table table:name=\"parlementair.kop\">" ROW(
						      CELL(P("Tweede Kamer der Staten-Generaal"))
							      CELL(P("2")))
						      ROW(CELL(P("Vergaderjaar 2024-2025")) CELL(P(
							      "Vragen gesteld door de leden"))) "</table:table>"
												"<text:h>36 600 XIV<text:tab/>Vaststelling</text:h><text:h>Nr. 60\n <text:tab/>MOTIE VAN HET LID BROMET</text:h>" P(
													"Voorgesteld 17 oktober 2024")
													P("De Kamer,") P(
														"en gaat over tot de orde van de dag.")
														P("Bromet"),
		false);
	assert_string_equal(kz_document_get(document, KZ_ID), "kst-36600-XIV-60");
	assert_string_equal(kz_document_get(document, KZ_VERGADERJAAR), "2024-2025");
	assert_string_equal(kz_document_get(document, KZ_CHAMBER), "2");
	assert_string_equal(
		kz_document_get(document, KZ_TITLE), "MOTIE VAN HET LID BROMET");
	assert_string_equal(kz_document_get(document, KZ_KIND), "motie");
	assert_string_equal(kz_document_get(document, KZ_DATE), "2024-10-17");
	assert_string_equal(kz_document_get(document, KZ_DATE_SOURCE), "text");
	assert_int_equal(kz_document_signatory_count(document), 1);
	assert_string_equal(kz_document_signatory_at(document, 0)->name, "Bromet");
	must_show(document,
		"Vragen gesteld door de leden\nH 36 600 XIV Vaststelling\nH Nr. 60 MOTIE VAN HET LID BROMET\nVoorgesteld 17 oktober 2024\nDe Kamer,\n"
		"en gaat over tot de orde van de dag.\nBromet\n");
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
		kz_document_parse("", 0, "a.odt", &document, err));
	must_fail(KZ_E_DOCUMENT, "not a ZIP file",
		kz_document_parse(BYTES("PK\x03\x04zip"), "a.odt", &document, err));
	archive_add_bytes(&made, "mimetype",
		BYTES("application/vnd.oasis.opendocument.text"), false, NO_LIE);
	must_refuse(&made, KZ_E_DOCUMENT, "there is no 'content.xml' in it");
	archive_add(&made, "content.xml", "<office:document-content><office:body>");
	must_refuse(&made, KZ_E_DOCUMENT, "'content.xml' in it, byte ");
	archive_add(&made, "content.xml",
		"<c xmlns:office=\"o\"><office:body><office:spreadsheet/></office:body></c>");
	must_refuse(&made, KZ_E_DOCUMENT, "an OpenDocument file that is no text");
	add_content(&made, P(""));
	must_refuse(&made, KZ_E_DOCUMENT, "there is no text in it");
	add_content(&made, P("Tekst."));
	archive_add(&made, "META-INF/manifest.xml",
		"<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
	must_refuse(&made, KZ_E_DOCUMENT, "an encrypted ODT");
	add_content(&made, P("Tekst."));
	archive_add(&made, "meta.xml", "kapot");
	must_refuse(&made, KZ_E_DOCUMENT, "'meta.xml' in it");
}

/* Nobody so much as opens the file that an entity points to. */
static void nothing_else_is_ever_opened(void **state)
{
	const char *secret = write_text(*state, "geheim", "geheim");
	int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (watch < 0 || inotify_add_watch(watch, secret, IN_OPEN | IN_ACCESS) < 0)
		skip_because("no inotify here");
	static const char *const declared[] = {"<!ENTITY e SYSTEM \"%s\">",
		"<!ENTITY e SYSTEM \"file://%s\">",
		"<!ENTITY %% p SYSTEM \"file://%s\"> %%p;"};
	for (size_t i = 0; i < COUNT(declared); i++) {
		archive made = {0};
		char entity[600], content[1200];
		snprintf(entity, sizeof entity, declared[i], secret);
		snprintf(content, sizeof content,
			"<!DOCTYPE d SYSTEM \"file://%s\" [%s]><d xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>"
			"<text:p>Tekst &e; &p;</text:p></office:text></office:body></d>",
			secret, entity);
		archive_add_bytes(&made, "mimetype",
			BYTES("application/vnd.oasis.opendocument.text"), false, NO_LIE);
		archive_add(&made, "content.xml", content);
		must_refuse(&made, KZ_E_DOCUMENT, "'content.xml' in it");
	}
	char event[sizeof(struct inotify_event) + 256];
	assert_int_equal(read(watch, event, sizeof event), -1);
	/* And it would have been seen. */
	size_t length = 0;
	free(read_bytes(secret, &length));
	assert_true(read(watch, event, sizeof event) > 0);
	close(watch);
}

static void a_letter_is_read(void **state)
{
	(void)state;
	kz_document *document = NULL;
	must(kz_document_read(sample("brief.odt"), &document, err));
	assert_string_equal(kz_document_get(document, KZ_FORMAT), "odt");
	assert_int_equal(document->fidelity, KZI_FIDELITY_WORD);
	must_show_letter(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stretches_are_running_text),
		cmocka_unit_test(headings_have_their_level),
		cmocka_unit_test(notes_come_behind_their_block),
		cmocka_unit_test(items_have_the_marks_that_are_printed),
		cmocka_unit_test(tables_are_rows_or_only_look_so),
		cmocka_unit_test(what_is_not_of_the_text_is_left_out),
		cmocka_unit_test(official_pieces_say_what_they_are),
		cmocka_unit_test(broken_files_are_refused),
		in_directory(nothing_else_is_ever_opened),
		cmocka_unit_test(a_letter_is_read),
	};
	return cmocka_run_group_tests_name("ODT", tests, NULL, NULL);
}
