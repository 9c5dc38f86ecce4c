/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages: official ones, any other, and what is none. */
#include "reading.h"

#include "readers/html.h"

#include <stdlib.h>

#define OFFICIAL(text)                                                                \
	"<!DOCTYPE html><html><head><title>x</title></head><body><div id='kopregel'>" \
	"kop</div><div id='broodtekst'>" text "</div><div id='voetregel'>voet</div>"  \
	"<script>var x = '<p>';</script></body></html>"

static void official_text_is_blocks(void **state)
{
	(void)state;
	static const char *const rows[][2] = {
		{OFFICIAL(
			 "<h1 class='dossiertitel'><a id='d1'></a><span class='dossiernummer'>"
			 "36 600</span> Begroting</h1><h1 class='dossiertitel'>21 501-32 Raad"
			 "</h1><div class='stuk'><h1 class='stuktitel'><span "
			 "class='stuknummer'>Nr. 60 </span> MOTIE VAN DE LEDEN</h1><p "
			 "class='kamerstukdatum'>Voorgesteld <span class='datum'>6 juli\n  2021"
			 "</span></p><div class='alineagroep'><p>een\n   twee</p></div></div>"),
			"H1 21 501-32 Raad\nH1 MOTIE VAN DE LEDEN\nP Voorgesteld 6 juli 2021\n"
			"P een twee"},
		{OFFICIAL(
			 "<h2 class='divisiekop1'>1. Inleiding</h2><h3>1.1</h3><p "
			 "class='tussenkop'><strong>Kopje</strong></p><p>H<sub>2</sub>O &amp; "
			 "m<sup>2</sup>&nbsp;x</p>"),
			"H2 1. Inleiding\nH3 1.1\nH3 Kopje\nP H2O & m2\xC2\xA0x"},
		{OFFICIAL(
			 "<ul class='expliciet'><li class='li'><p class='labeled'><span "
			 "class='ol'>a. </span>een</p><ul><li><p><span class='ol'>1°</span> "
			 "diep</p></li></ul></li></ul><ul class='artikel_leden'><li><p "
			 "class='lid'><span class='lidnr'>1.</span></p><p>lid</p></li></ul>"),
			"L1[a.] een\nL2[1°] diep\nL1[1.] lid"},
		{OFFICIAL(
			 "<ul><li>een</li><li>twee</li></ul><ol start='3'><li>drie</li><li>vier"
			 "</li></ol><dl><dt>term</dt><dd>betekenis</dd></dl>"),
			"L1[·] een\nL1[·] twee\nL1[3.] drie\nL1[4.] vier\nL1 term\nL1 "
			"betekenis"},
		{OFFICIAL(
			 "<table><caption>Tabel</caption><thead><tr><th>a</th><th colspan='2'>b"
			 "</th></tr></thead><tr><td><p>1</p><p>2</p></td><td></td><td>3</td>"
			 "</tr></table>"),
			"P Tabel\nT a|b|\nT 1 2||3"},
		{OFFICIAL(
			 "<p>versterken<sup><a class='nootnum supernote-click-ID-1' "
			 "href='#ID-1'>1</a></sup> en <a class='nootnum' href='#n2'>2</a></p>"
			 "<div id='noten'><hr/><div class='voet noot snp'><h5 "
			 "class='note-close'><a class='note-close' href='#c'>X</a> Noot</h5><sup>"
			 "<span class='nootnum'><a id='ID-1'></a>1</span></sup><p>Een <i>noot</i>."
			 "</p><p>Meer.</p></div><div class='voet noot'><sup><span class='nootnum'>"
			 "2</span></sup><p>Twee.</p></div></div>"),
			"P versterken{1} en{2}\nF[1] Een noot. Meer.\nF[2] Twee."},
		{OFFICIAL("<p><img src='x.png' alt='Kaart'/></p>los <b>vet</b> "
			  "<div>in<span>een</span></div><vreemd>vreemd</vreemd>"),
			"P Kaart\nP los vet\nP ineen\nP vreemd"},
		/* The notes beside the text; and nothing of the rest of the page. */
		{"<html><body><nav>menu</nav><div id='broodtekst'><p>x</p></div><div "
		 "id='noten'><div class='noot'><span class='nootnum'>1</span><p>y</p></div>"
		 "</div><footer>voet</footer></body></html>",
			"P x\nF[1] y"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		has_blocks(rows[i][0], "a.html", rows[i][1]);
}

static void official_facts_are_read(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML "
		"1.0 Strict//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'><html "
		"xmlns='http://www.w3.org/1999/xhtml' xml:lang='nl-NL'><head><meta "
		"http-equiv='Content-Type' content='text/html; charset=utf-8'/><meta "
		"name='DC.identifier' content='kst-27428-408'/><meta name='DC.type' "
		"scheme='OVERHEIDop.KamerstukTypen' content='Brief regering'/><meta "
		"name='OVERHEIDop.documenttitel' content='Visie &amp; beleid'/><meta "
		"name='OVERHEIDop.dossiernummer' content='27428'/><meta "
		"name='OVERHEIDop.ondernummer' content='408'/><meta name='DCTERMS.issued' "
		"content='2025-04-11'/></head><body><div id='broodtekst'><h1 class='stuktitel'>"
		"BRIEF</h1><p>Zie <a href='kst-36600-XIV-60.html'>de motie</a>, <a "
		"href='https://zoek.officielebekendmakingen.nl/stb-2020-118.html?x=1#y'>Stb.</a> "
		"en <a href='https://www.rijksoverheid.nl/'>elders</a>.</p><p "
		"class='ondertekening'><span class='functie'>De Minister van EZ,</span> <span "
		"class='naam'><span class='voornaam'>D.S.</span><span class='achternaam'>Beljaarts"
		"</span></span></p></div></body></html>",
		"x.txt");
	has_fact(document, KZ_ID, "kst-27428-408");
	has_fact(document, KZ_TITLE, "Visie & beleid");
	has_fact(document, KZ_KIND, "brief");
	has_fact(document, KZ_DATE, "2025-04-11");
	has_fact(document, KZ_NUMBER, "408");
	has_fact(document, KZ_LANGUAGE, "nl");
	has_fact(document, KZ_FORMAT, "html");
	assert_int_equal(document->fidelity, KZI_FIDELITY_HTML);
	same_text("signed", signatories_of(document), "D.S. Beljaarts (Minister van EZ)");
	same_text("cites", citations_of(document),
		"kst-36600-XIV-60 in 2: 'de motie'\nstb-2020-118 in 2: 'Stb.'");
	kz_document_free(document);
}

static void other_pages_are_read(void **state)
{
	(void)state;
	static const struct {
		const char *text, *title, *blocks;
	} rows[] = {
		{"<!DOCTYPE html><html lang='nl'><head><title>De  titel</title><style>p {}</style>"
		 "</head><body><nav><a href='/'>Home</a></nav><main><h1>Kop</h1><p>Tekst met <a "
		 "href='x'>link</a>.<br>Regel.<ul><li>punt</ul></main><script>x</script><img "
		 "alt='logo'></body></html>",
			"De titel", "H1 Kop\nP Tekst met link. Regel.\nL1[·] punt"},
		{"<html><body><h1>Kop</h1><p>Tekst", "Kop", "H1 Kop\nP Tekst"},
		{"<p>Een stuk <b>van</b> een pagina", "Een stuk van een pagina",
			"P Een stuk van een pagina"},
		{"<html><p>1 < 2 & 3 > 2 &eacute; &#8364; &onbekend;</p>",
			"1 < 2 & 3 > 2 é € &onbekend;", "P 1 < 2 & 3 > 2 é € &onbekend;"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = read_as(rows[i].text, "a.html");
		has_fact(document, KZ_TITLE, rows[i].title);
		same_text(rows[i].text, blocks_of(document), rows[i].blocks);
		has_fact(document, KZ_URL, "");
		assert_int_equal(document->fidelity, KZI_FIDELITY_TEXT);
		kz_document_free(document);
	}
}

static void encodings_are_found(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		const char *remarks;
	} rows[] = {
		{BYTES("<html><p>cli\xC3\xABnt"), ""},
		{BYTES("\xEF\xBB\xBF<html><p>cli\xC3\xABnt"), ""},
		{BYTES("<html><meta charset=\"windows-1252\"><p>cli\xEBnt"), ""},
		{BYTES("<html><meta http-equiv=x content='text/html; charset=ISO-8859-1'><p>"
		       "cli\xEBnt"),
			""},
		{BYTES("<?xml version='1.0' encoding='iso-8859-1'?><html><p>cli\xEBnt"),
			""},
		{BYTES("<html><meta charset=koi8-r><p>cli\xC3\xABnt"), ""},
		{BYTES("<html><p>cli\xEBnt"),
			"not UTF-8 at byte 12: read as windows-1252"},
		{BYTES("<html><meta charset='utf-8'><p>cli\xEBnt"),
			"not UTF-8 at byte 34: read as windows-1252"},
		{BYTES("\xFF\xFE<\0h\0t\0m\0l\0>\0<\0p\0>\0c\0l\0i\0\xEB\0n\0t\0"), ""},
		{BYTES("<html><p>cli\xC3\x83\xC2\xABnt"),
			"encoded twice, as UTF-8 that was read as cp1252: undone"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document =
			read_bytes_as(rows[i].bytes, rows[i].length, "x.html");
		same_text(rows[i].bytes, blocks_of(document), "P cliënt");
		same_text("remarks", list_of(document, KZ_REMARKS), rows[i].remarks);
		kz_document_free(document);
	}
}

static void what_is_no_page_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		const char *name;
		kz_status status;
		int offset;
		const char *words;
	} rows[] = {
		{BYTES(""), "a.html", KZ_E_DOCUMENT, 0, "called .html"},
		{BYTES("Geachte Voorzitter,"), "a.htm", KZ_E_DOCUMENT, 0, "called .html"},
		{BYTES("<html><body></body></html>"), "a.html", KZ_E_DOCUMENT, -1,
			"there is no text in the page"},
		{BYTES("<html><script>x</script>"), "a", KZ_E_DOCUMENT, -1,
			"there is no text in the page"},
		{BYTES("<html><p>een\0twee"), "a.html", KZ_E_DOCUMENT, 12, "a NUL"},
		{BYTES("\x89PNG\r\n\x1A\n\0\0\0\r"), "a.html", KZ_E_UNSUPPORTED, -1,
			"no supported kind"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		is_refused(rows[i].bytes, rows[i].length, rows[i].name, rows[i].status,
			rows[i].offset, rows[i].words);
}

static void repeat(kzi_buffer *out, const char *text, int times)
{
	for (int i = 0; i < times; i++)
		kzi_buffer_text(out, text);
}

static void there_are_limits(void **state)
{
	(void)state;
	kzi_buffer text = {0};
	kzi_buffer_text(&text, "<html>");
	repeat(&text, "<div>", 100000);
	is_refused(text.data, text.length, "a.html", KZ_E_LIMIT, 5000, "nested too deep");
	kzi_buffer_clear(&text);
	kzi_buffer_text(&text, "<html><p");
	repeat(&text, " a b", 50000);
	kzi_buffer_text(&text, ">x");
	is_refused(text.data, text.length, "a.html", KZ_E_LIMIT, 6, "256 attributes");
	kzi_buffer_clear(&text);
	/* What is not markup does not count as such. */
	kzi_buffer_text(&text, "<html><script>if (a<b");
	repeat(&text, " x", 1000);
	kzi_buffer_text(&text, "</script><p>tekst");
	has_blocks((kzi_buffer_byte(&text, '\0'), text.data), "a.html", "P tekst");
	kzi_buffer_clear(&text);
	/* A page that closes nothing. */
	kzi_buffer_text(&text, "<html>");
	repeat(&text, "<b>x", 500);
	kzi_buffer_byte(&text, '\0');
	kz_document *document = read_as(text.data, "a.html");
	assert_int_equal(kz_document_block_count(document), 1);
	kz_document_free(document);
	kzi_buffer_free(&text);
}

static void the_vocabulary_is_in_order(void **state)
{
	(void)state;
	for (size_t i = 1; i < kzi_other_page.count; i++) {
		const kzi_word *word = &kzi_other_page.words[i];
		if (strcmp(word[-1].name, word->name) >= 0)
			fail_msg("%s stands behind %s", word->name, word[-1].name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(official_text_is_blocks),
		cmocka_unit_test(official_facts_are_read),
		cmocka_unit_test(other_pages_are_read),
		cmocka_unit_test(encodings_are_found),
		cmocka_unit_test(what_is_no_page_is_refused),
		cmocka_unit_test(there_are_limits),
		cmocka_unit_test(the_vocabulary_is_in_order),
	};
	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
