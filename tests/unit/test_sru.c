/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The search service of KOOP: what is asked of it, and what its answers mean. */
#include "addresses.h"
#include "support.h"

#include "sources/sru.h"

#include <stdlib.h>

/* ---- Questions ---- */

/* The query of the address, decoded. */
static const char *query_of(const kzi_wanted *wanted)
{
	char url[KZI_URL_MAX];
	must(kzi_sru_url(wanted, url, err));
	return parameter_of(url, "&query=");
}

#define BEFORE \
	"c.product-area==officielepublicaties AND w.organisatietype==\"staten generaal\""
#define BEHIND " sortBy dt.date/sort.descending"

static void each_condition_is_a_part_of_the_query(void **state)
{
	(void)state;
	static const struct {
		kzi_wanted wanted;
		const char *query;
	} rows[] = {
		{{.words = "sandbox"}, "cql.textAndIndexes=\"sandbox\""},
		{{.words = " regulatory  sandbox* "},
			"cql.textAndIndexes=\"regulatory\" AND "
			"cql.textAndIndexes=\"sandbox*\""},
		{{.words = "\"regulatory sandbox\" zorg"},
			"cql.textAndIndexes=\"regulatory sandbox\" AND "
			"cql.textAndIndexes=\"zorg\""},
		{{.words = "financi\xc3\xable"},
			"cql.textAndIndexes=\"financi\xc3\xable\""},
		{{.kind = "motie"}, "w.subrubriek=\"motie\""},
		{{.kind = "handelingen"}, "w.publicatienaam==\"Handelingen\""},
		{{.kind = "kamervragen"},
			"(w.publicatienaam==\"Kamervragen (Aanhangsel)\" OR "
			"w.publicatienaam==\"Kamervragen zonder antwoord\")"},
		{{.kind = "bijlage"}, "dt.type==\"Bijlage\""},
		{{.dossier = "36 600 XIV"}, "w.dossiernummer==\"36600-XIV\""},
		{{.from = "2024"}, "dt.date>=2024-01-01"},
		{{.until = "2024-02"}, "dt.date<=2024-02-29"},
		{{.changed = "2025-04-11"}, "dt.modified>=2025-04-11"},
		{{.annex_of = "kst-27428-408"}, "w.hoofddocument==\"kst-27428-408\""},
		{{.id = "kst-36836-D"}, "dt.identifier==\"kst-36836-D\""},
		{{.kind = "brief", .from = "2024-01-01", .words = "gen"},
			"w.subrubriek=\"brief\" AND dt.date>=2024-01-01 AND "
			"cql.textAndIndexes=\"gen\""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char wanted[400];
		snprintf(wanted, sizeof wanted, BEFORE " AND %s" BEHIND, rows[i].query);
		same_text(rows[i].query, query_of(&rows[i].wanted), wanted);
	}
}

/* Whatever is asked for stays within the quotes that we put around it. */
static void no_word_gets_out_of_its_quotes(void **state)
{
	(void)state;
	static const struct {
		kzi_wanted wanted;
		const char *query;
	} rows[] = {
		{{.words = "a\\"}, "cql.textAndIndexes=\"a\\\\\""},
		{{.words = "\"a\\\" OR x==\"b\""},
			"cql.textAndIndexes=\"a\\\\\" AND cql.textAndIndexes=\"OR\" AND "
			"cql.textAndIndexes=\"x==\" AND cql.textAndIndexes=\"b\""},
		{{.words = "a&operation=explain#"},
			"cql.textAndIndexes=\"a&operation=explain#\""},
		{{.words = "^a?"}, "cql.textAndIndexes=\"\\^a\\?\""},
		{{.kind = "motie\" OR dt.type==\""},
			"w.subrubriek=\"motie\\\" OR dt.type==\\\"\""},
		{{.id = "kst-1-2\" OR \\"}, "dt.identifier==\"kst-1-2\\\" OR \\\\\""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char wanted[400];
		snprintf(wanted, sizeof wanted, BEFORE " AND %s" BEHIND, rows[i].query);
		same_text(rows[i].query, query_of(&rows[i].wanted), wanted);
	}
}

static void an_address_says_which_page(void **state)
{
	(void)state;
	char url[KZI_URL_MAX];
	kzi_wanted wanted = {.words = "a"};
	must(kzi_sru_url(&wanted, url, err));
	assert_non_null(
		strstr(url, KZI_SEARCH_URL "?operation=searchRetrieve&version=2.0&"));
	assert_non_null(strstr(url, "&startRecord=1&maximumRecords=100&"));
	assert_non_null(strstr(url, "&httpAccept=application%2Fxml&"));
	wanted.start = 201;
	wanted.size = 10;
	must(kzi_sru_url(&wanted, url, err));
	assert_non_null(strstr(url, "&startRecord=201&maximumRecords=10&"));
}

static void what_cannot_be_asked_is_told(void **state)
{
	(void)state;
	static const struct {
		kzi_wanted wanted;
		kz_status status;
		long long offset;
		const char *words;
	} rows[] = {
		{{0}, KZ_E_QUERY, -1, "no condition"},
		{{.words = "", .kind = ""}, KZ_E_QUERY, -1, "no condition"},
		{{.words = "ab\xff"}, KZ_E_QUERY, 2, "words: no UTF-8"},
		{{.words = "a\nb"}, KZ_E_QUERY, 1, "words: a control character"},
		{{.kind = "a\x1b[2J"}, KZ_E_QUERY, 1, "kind: a control character"},
		{{.from = "gisteren"}, KZ_E_QUERY, -1, "from: 'gisteren' is no date"},
		{{.until = "2024-02-30"}, KZ_E_QUERY, -1, "until: '2024-02-30'"},
		{{.changed = "2024\""}, KZ_E_QUERY, -1, "changed"},
		{{.dossier = "36600-XIV-60"}, KZ_E_QUERY, -1, "not a dossier"},
		{{.dossier = "\" OR \""}, KZ_E_QUERY, -1, "not a dossier"},
	};
	char url[KZI_URL_MAX];
	for (size_t i = 0; i < COUNT(rows); i++) {
		must_fail_at(rows[i].status, rows[i].offset, rows[i].words,
			kzi_sru_url(&rows[i].wanted, url, err));
		same_text("no address", url, "");
	}
	char long_words[3000] = "";
	memset(long_words, 'a', sizeof long_words - 1);
	kzi_wanted wanted = {.words = long_words};
	must_fail(KZ_E_LIMIT, "too long", kzi_sru_url(&wanted, url, err));
}

/* ---- Answers ---- */

#define HEAD                                                                     \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                           \
	"<sru:searchRetrieveResponse xmlns:sru=\"urn:sru\" xmlns:g=\"urn:gzd\" " \
	"xmlns:d=\"urn:dc\" xmlns:w=\"urn:w\"><sru:version>2.0</sru:version>"
#define TAIL "</sru:searchRetrieveResponse>"
#define RECORD(kern, mantel, tp, urls)                                                 \
	"<sru:record><sru:recordData><g:gzd><g:originalData><w:meta><w:owmskern>" kern \
	"</w:owmskern><w:owmsmantel>" mantel "</w:owmsmantel><w:tpmeta>" tp            \
	"</w:tpmeta></w:meta></g:originalData><g:enrichedData>" urls                   \
	"</g:enrichedData></g:gzd></sru:recordData></sru:record>"

static const char two[] = HEAD "<sru:numberOfRecords>12</sru:numberOfRecords><sru:records>" RECORD(
	"<d:identifier>kst-36600-XIV-60</d:identifier>"
	"<d:title>Begroting; Motie; Gewijzigde motie</d:title>"
	"<d:type>Kamerstuk</d:type><d:modified>2024-10-23</d:modified>",
	"<d:date>2024-10-22</d:date><d:issued>2024-10-21</d:issued>",
	"<w:documenttitel>Gewijzigde motie\n over proeverijen &amp; "
	"fermentatie</w:documenttitel>"
	"<w:dossiernummer>36600-XIV</w:dossiernummer>"
	"<w:dossiernummer>27428</w:dossiernummer>"
	"<w:subrubriek>Motie</w:subrubriek>",
	"<g:url>https://x/1.xml</g:url>"
	"<g:itemUrl manifestation=\"html\">https://x/1.html</g:itemUrl>"
	"<g:itemUrl manifestation=\"metadata\">https://x/m.xml</g:itemUrl>"
	"<g:itemUrl manifestation=\"metadataowms\">https://x/o.xml</g:itemUrl>"
	"<g:itemUrl manifestation=\"odt\">https://x/1.odt</g:itemUrl>"
	"<g:itemUrl manifestation=\"pdf\">https://x/1.pdf</g:itemUrl>"
	"<g:itemUrl manifestation=\"xml\">https://x/1.xml</g:itemUrl>")
	RECORD("<d:identifier>blg-1007826</d:identifier><d:title>Nota</d:title>"
	       "<d:type>Bijlage</d:type>",
		"", "<w:hoofddocument>kst-27428-408</w:hoofddocument>",
		"<g:itemUrl manifestation=\"pdf\">https://x/b.pdf</g:itemUrl>") "</sru:records><sru:nextRecordPosition>3</sru:nextRecordPosition>" TAIL;

static const kzi_wanted first_page = {.words = "a", .start = 1};

static void read(const char *bytes, kzi_finds *out)
{
	must(kzi_sru_read(&first_page, bytes, strlen(bytes), out, err));
}

static void an_answer_has_its_papers(void **state)
{
	(void)state;
	kzi_finds finds;
	read(two, &finds);
	assert_int_equal(finds.total, 12);
	assert_int_equal(finds.next, 3);
	assert_int_equal(finds.others, 0);
	assert_int_equal(finds.count, 2);
	const kzi_find *motie = &finds.items[0], *annex = &finds.items[1];
	same_text("id", motie->id, "kst-36600-XIV-60");
	same_text(
		"title", motie->title, "Gewijzigde motie over proeverijen & fermentatie");
	same_text("kind", motie->kind, "motie");
	same_text("date", motie->date, "2024-10-22");
	same_text("modified", motie->modified, "2024-10-23");
	same_text("dossier", motie->dossier, "36600-XIV");
	same_text("annex of", motie->annex_of, "");
	same_text("xml", motie->urls[KZI_FIND_XML], "https://x/1.xml");
	same_text("html", motie->urls[KZI_FIND_HTML], "https://x/1.html");
	same_text("odt", motie->urls[KZI_FIND_ODT], "https://x/1.odt");
	same_text("pdf", motie->urls[KZI_FIND_PDF], "https://x/1.pdf");
	same_text("metadata", motie->urls[KZI_FIND_METADATA], "https://x/m.xml");
	same_text("id", annex->id, "blg-1007826");
	same_text("title", annex->title, "Nota");
	same_text("kind", annex->kind, "bijlage");
	same_text("date", annex->date, "");
	same_text("annex of", annex->annex_of, "kst-27428-408");
	same_text("xml", annex->urls[KZI_FIND_XML], "");
	kzi_finds_free(&finds);
}

static void a_kind_is_told_in_many_ways(void **state)
{
	(void)state;
	static const struct {
		const char *type, *subtype, *kind;
	} rows[] = {
		{"Kamerstuk", "Brief", "brief"},
		{"Kamerstuk", "Brief regering", "brief"},
		{"Kamerstuk", "Overig", "memorie van toelichting"},
		{"Kamerstuk", "", "memorie van toelichting"},
		{"Handeling", "Stemmingen", "handelingen"},
		{"Aanhangsel van de Handelingen", "", "kamervragen"},
		{"Kamervragen zonder antwoord", "Schriftelijke vragen", "kamervragen"},
		{"Bijlage", "Brief", "bijlage"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char answer[2000];
		kzi_finds finds;
		snprintf(answer, sizeof answer,
			HEAD "<sru:records>" RECORD(
				"<d:identifier>kst-1268678</d:identifier>"
				"<d:title>Memorie van toelichting</d:title>"
				"<d:type>%s</d:type>",
				"", "<w:subrubriek>%s</w:subrubriek>",
				"") "</sru:records>" TAIL,
			rows[i].type, rows[i].subtype);
		read(answer, &finds);
		same_text(rows[i].type, finds.items[0].kind, rows[i].kind);
		kzi_finds_free(&finds);
	}
}

/* What is on the way to a terminal or a disk is clean, whatever they send. */
static void hostile_records_do_no_harm(void **state)
{
	(void)state;
	kzi_finds finds;
	read(HEAD
		"<sru:numberOfRecords>99999999999999999999</sru:numberOfRecords>"
		"<sru:records>" RECORD("<d:identifier>../../etc/passwd</d:identifier>",
			"", "",
			"") RECORD("<d:identifier>kst-27428-408\xc2\x9b/..</d:identifier>",
			"", "", "") RECORD("<d:identifier>kst-27428-408</d:identifier>"
					   "<d:title>\xe2\x80\xae"
					   "a\xc2\x9b"
					   "31m  b</d:title>",
			"<d:date>2025-02-30</d:date>",
			"<w:hoofddocument>/dev/null</w:hoofddocument>",
			"<g:itemUrl manifestation=\"xml\">file:///etc/passwd"
			"</g:itemUrl>"
			"<g:itemUrl manifestation=\"pdf\">https://x/a b"
			"</g:itemUrl>") "<sru:record/></sru:records>"
					"<sru:nextRecordPosition>-1</sru:nextRecordPosition>" TAIL,
		&finds);
	assert_int_equal(finds.count, 1);
	assert_int_equal(finds.others, 3);
	assert_int_equal(finds.next, 0);
	same_text("title", finds.items[0].title, "a 31m b");
	same_text("date", finds.items[0].date, "");
	same_text("annex of", finds.items[0].annex_of, "");
	same_text("file", finds.items[0].urls[KZI_FIND_XML], "");
	same_text("space", finds.items[0].urls[KZI_FIND_PDF], "");
	kzi_finds_free(&finds);
}

/* Else one might be led around for ever. */
static void a_next_page_is_a_later_one(void **state)
{
	(void)state;
	kzi_finds finds;
	static const char empty[] =
		HEAD "<sru:nextRecordPosition>11</sru:nextRecordPosition>" TAIL;
	kzi_wanted third = {.words = "a", .start = 3};
	must(kzi_sru_read(&third, two, strlen(two), &finds, err));
	assert_int_equal(finds.next, 0);
	kzi_finds_free(&finds);
	third.start = 2;
	must(kzi_sru_read(&third, two, strlen(two), &finds, err));
	assert_int_equal(finds.next, 3);
	kzi_finds_free(&finds);
	read(empty, &finds);
	assert_int_equal(finds.next, 0);
	kzi_finds_free(&finds);
}

static void a_service_that_refuses_is_quoted(void **state)
{
	(void)state;
	kzi_finds finds;
	static const char bad[] = HEAD
		"<sru:numberOfRecords>0</sru:numberOfRecords><sru:diagnostics>"
		"<diag:diagnostic xmlns:diag=\"urn:d\"><diag:uri>info:srw/10</diag:uri>"
		"<diag:details>bij teken\n7</diag:details>"
		"<diag:message>Query syntax error</diag:message></diag:diagnostic>"
		"<diag:diagnostic xmlns:diag=\"urn:d\"><diag:message>more</diag:message>"
		"</diag:diagnostic></sru:diagnostics>" TAIL;
	must_fail(KZ_E_QUERY, "says: Query syntax error: bij teken 7",
		kzi_sru_read(&first_page, bad, strlen(bad), &finds, err));
	kzi_finds_free(&finds);
	static const char alone[] = "<diagnostics><diagnostic><message>Unknown schema"
				    "</message></diagnostic></diagnostics>";
	must_fail(KZ_E_QUERY, "says: Unknown schema",
		kzi_sru_read(&first_page, alone, strlen(alone), &finds, err));
	kzi_finds_free(&finds);
	static const char with[] =
		HEAD "<sru:records>" RECORD("<d:identifier>kst-27428-408</d:identifier>",
			"", "", "") "</sru:records><diagnostics><diagnostic><message>Slow"
				    "</message></diagnostic></diagnostics>" TAIL;
	read(with, &finds);
	same_text("remark", finds.remark, "Slow");
	kzi_finds_free(&finds);
}

static void what_is_no_answer_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		long long offset;
		const char *words;
	} rows[] = {
		{"", 0, "it is empty"},
		{"<!DOCTYPE html>\n<html><body>Storing</body></html>", 14,
			"a page for people"},
		{"<html><body>Storing</body></html>", 5, "a page for people"},
		{"<rss/>", 4, "no answer of such a service"},
		{"Te veel verzoeken", 0, "broken XML"},
		{HEAD "<sru:records></sru:record>" TAIL, 194, "broken XML: Opening"},
		{"<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>", 12, "its own type"},
		{"<searchRetrieveResponse>&x;</searchRetrieveResponse>", 27,
			"broken XML"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_finds finds;
		must_fail_at(KZ_E_NETWORK, rows[i].offset, rows[i].words,
			kzi_sru_read(&first_page, rows[i].bytes, strlen(rows[i].bytes),
				&finds, err));
		assert_int_equal(finds.next, 0);
		kzi_finds_free(&finds);
	}
}

/* Half an answer is none, wherever it was cut. */
static void a_part_of_an_answer_is_none(void **state)
{
	(void)state;
	for (size_t length = 0; length + 1 < sizeof two - 1; length++) {
		kzi_finds finds;
		kz_error err = {0};
		kz_status st = kzi_sru_read(&first_page, two, length, &finds, &err);
		assert_int_equal(st, KZ_E_NETWORK);
		kzi_finds_free(&finds);
	}
}

static void more_than_a_page_is_refused(void **state)
{
	(void)state;
	kzi_buffer bytes = {0};
	kzi_finds finds;
	kzi_buffer_text(&bytes, HEAD "<sru:records>");
	for (size_t i = 0; i <= KZI_FINDS_MAX; i++)
		kzi_buffer_text(&bytes, "<sru:record/>");
	kzi_buffer_text(&bytes, "</sru:records>" TAIL);
	kz_error told = {0};
	assert_int_equal(
		kzi_sru_read(&first_page, bytes.data, bytes.length, &finds, &told),
		KZ_E_LIMIT);
	kzi_finds_free(&finds);
	kzi_buffer_clear(&bytes);
	for (size_t i = 0; i < 200; i++)
		kzi_buffer_text(&bytes, "<searchRetrieveResponse>");
	assert_int_equal(
		kzi_sru_read(&first_page, bytes.data, bytes.length, &finds, &told),
		KZ_E_LIMIT);
	kzi_finds_free(&finds);
	kzi_buffer_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_condition_is_a_part_of_the_query),
		cmocka_unit_test(no_word_gets_out_of_its_quotes),
		cmocka_unit_test(an_address_says_which_page),
		cmocka_unit_test(what_cannot_be_asked_is_told),
		cmocka_unit_test(an_answer_has_its_papers),
		cmocka_unit_test(a_kind_is_told_in_many_ways),
		cmocka_unit_test(hostile_records_do_no_harm),
		cmocka_unit_test(a_next_page_is_a_later_one),
		cmocka_unit_test(a_service_that_refuses_is_quoted),
		cmocka_unit_test(what_is_no_answer_is_told),
		cmocka_unit_test(a_part_of_an_answer_is_none),
		cmocka_unit_test(more_than_a_page_is_refused),
	};
	return cmocka_run_group_tests_name("sru", tests, NULL, NULL);
}
