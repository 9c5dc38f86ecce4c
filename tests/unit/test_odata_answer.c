/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The open data of the Tweede Kamer: what is asked of it, and what its answers mean. */
#include "addresses.h"
#include "support.h"

#include "sources/odata.h"

#include <stdlib.h>

static const char own_url[] = KZI_TWEEDEKAMER_URL "Document?$top=250";

/* ---- Questions ---- */

/* The filter of the address, decoded. */
static const char *filter_of(const kzi_wanted *wanted)
{
	char url[KZI_URL_MAX];
	must(kzi_odata_url(wanted, url, err));
	return parameter_of(url, "&$filter=");
}

static void each_condition_is_a_part_of_the_filter(void **state)
{
	(void)state;
	static const struct {
		kzi_wanted wanted;
		const char *filter;
	} rows[] = {
		{{.id = "2025D16514"}, "DocumentNummer eq '2025D16514'"},
		{{.id = "kst-36600-XIV-60"},
			"HuidigeDocumentVersie/ExterneIdentifier eq 'kst-36600-XIV-60'"},
		{{.kind = "motie"}, "contains(tolower(Soort),tolower('motie'))"},
		{{.kind = "kamervragen"},
			"contains(tolower(Soort),tolower('schriftelijke vragen'))"},
		{{.dossier = "27428"}, "Kamerstukdossier/any(d:d/Nummer eq 27428 and "
				       "d/Toevoeging eq null)"},
		{{.dossier = "36 600 XIV"},
			"Kamerstukdossier/any(d:d/Nummer eq 36600 and "
			"d/Toevoeging eq 'XIV')"},
		{{.from = "2024-03"}, "Datum ge 2024-03-01T00:00:00+02:00"},
		{{.until = "2024"}, "Datum le 2024-12-31T23:59:59+02:00"},
		{{.changed = "2025-04-11"},
			"ApiGewijzigdOp ge 2025-04-11T00:00:00+02:00"},
		{{.words = "gen \"lange zin\""},
			"(contains(tolower(Onderwerp),tolower('gen')) or "
			"contains(tolower(Titel),tolower('gen'))) and "
			"(contains(tolower(Onderwerp),tolower('lange zin')) or "
			"contains(tolower(Titel),tolower('lange zin')))"},
		/* No word gets out of its quotes. */
		{{.kind = "x' or true or Soort eq 'y"},
			"contains(tolower(Soort),tolower('x'' or true or Soort eq "
			"''y'))"},
		{{.id = "2025D16514' or '1' eq '1"},
			"HuidigeDocumentVersie/ExterneIdentifier eq "
			"'2025D16514'' or ''1'' eq ''1'"},
		{{.kind = "x&$filter=true\\"},
			"contains(tolower(Soort),tolower('x&$filter=true\\'))"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char wanted[600];
		snprintf(wanted, sizeof wanted, "Verwijderd eq false and %s",
			rows[i].filter);
		same_text(rows[i].filter, filter_of(&rows[i].wanted), wanted);
	}
}

static void an_address_says_which_page(void **state)
{
	(void)state;
	char url[KZI_URL_MAX];
	kzi_wanted wanted = {.words = "a"};
	must(kzi_odata_url(&wanted, url, err));
	assert_non_null(strstr(url, KZI_TWEEDEKAMER_URL "Document?"));
	assert_non_null(strstr(url, "&$top=250&$filter="));
	wanted = (kzi_wanted){.words = "a", .start = 21, .size = 20};
	must(kzi_odata_url(&wanted, url, err));
	assert_non_null(strstr(url, "&$top=20&$skip=20&"));
	wanted.size = 100000;
	must(kzi_odata_url(&wanted, url, err));
	assert_non_null(strstr(url, "&$top=250&"));
}

static void what_cannot_be_asked_is_told(void **state)
{
	(void)state;
	char url[KZI_URL_MAX];
	kzi_wanted wanted = {0};
	must_fail(KZ_E_QUERY, "no condition", kzi_odata_url(&wanted, url, err));
	wanted.annex_of = "kst-27428-408";
	must_fail(KZ_E_QUERY, "annexes", kzi_odata_url(&wanted, url, err));
	wanted = (kzi_wanted){.dossier = "CXLVII"};
	must_fail(KZ_E_QUERY, "not a dossier", kzi_odata_url(&wanted, url, err));
	wanted = (kzi_wanted){.words = "a\xc3"};
	must_fail_at(KZ_E_QUERY, 1, "no UTF-8", kzi_odata_url(&wanted, url, err));
	same_text("no address", url, "");
}

/* ---- Answers ---- */

#define LETTER                                                                      \
	"{\"Id\": \"bd76df64-60b2-4e77-86bf-4cd2a4d5560a\","                        \
	"\"Soort\": \"Brief regering\", \"DocumentNummer\": \"2025D16514\","        \
	"\"Titel\": \"Beleidsnota Biotechnologie\","                                \
	"\"Onderwerp\": \"Kabinetsvisie op\\nbiotechnologie\","                     \
	"\"Datum\": \"2025-04-11T00:00:00+02:00\", \"Verwijderd\": false,"          \
	"\"ApiGewijzigdOp\": \"2025-04-14T10:00:00.25Z\","                          \
	"\"Kamerstukdossier\": [{\"Nummer\": 36600, \"Toevoeging\": \"XIV\"}],"     \
	"\"BijlageDocument\": [{\"DocumentNummer\": \"2025D16515\"},"               \
	"{\"DocumentNummer\": \"2025D16516\", \"Verwijderd\": true},"               \
	"{\"DocumentNummer\": \"../x\"}, 7, {\"DocumentNummer\": \"2025D16517\"}]," \
	"\"HuidigeDocumentVersie\": {\"ExterneIdentifier\": \"kst-27428-408\"}}"

#define VISION                                                                       \
	"{\"Id\": \"0fb734ae-596d-451a-b5fc-a065d0ecce1f\", \"Soort\": \"Bijlage\"," \
	"\"DocumentNummer\": \"2025D16515\", \"Onderwerp\": null,"                   \
	"\"Titel\": \"De visie\", \"HuidigeDocumentVersie\": null,"                  \
	"\"BronDocument\": [{\"DocumentNummer\": \"2025D16514\"}],"                  \
	"\"Kamerstukdossier\": [{\"Nummer\": \"27428\", \"Toevoeging\": null}]}"

#define DELETED "{\"DocumentNummer\": \"2025D16516\", \"Verwijderd\": true}"

static const char page[] =
	"{\"@odata.context\": \"x\", \"@odata.count\": 260, \"value\": [" LETTER
	"," VISION "," DELETED "],\n\"@odata.nextLink\": \"" KZI_TWEEDEKAMER_URL
	"Document?$skiptoken=250\"}";

static void read(const char *bytes, kzi_finds *out)
{
	must(kzi_odata_read(own_url, bytes, strlen(bytes), out, err));
}

static void an_answer_has_its_documents(void **state)
{
	(void)state;
	kzi_finds finds;
	read(page, &finds);
	assert_int_equal(finds.total, 260);
	assert_int_equal(finds.others, 1);
	assert_int_equal(finds.count, 2);
	same_text("next", finds.next_url, KZI_TWEEDEKAMER_URL "Document?$skiptoken=250");
	const kzi_find *letter = &finds.items[0], *annex = &finds.items[1];
	same_text("id", letter->id, "kst-27428-408");
	same_text("number", letter->number, "2025D16514");
	same_text("title", letter->title, "Kabinetsvisie op biotechnologie");
	same_text("kind", letter->kind, "brief");
	same_text("date", letter->date, "2025-04-11");
	same_text("modified", letter->modified, "2025-04-14");
	same_text("dossier", letter->dossier, "36600-XIV");
	same_text("annex of", letter->annex_of, "");
	same_text("file", letter->urls[KZI_FIND_RESOURCE],
		KZI_TWEEDEKAMER_URL
		"Document(bd76df64-60b2-4e77-86bf-4cd2a4d5560a)/resource");
	assert_int_equal(letter->annex_count, 2);
	same_text("annex", letter->annexes[0], "2025D16515");
	same_text("annex", letter->annexes[1], "2025D16517");
	same_text("id", annex->id, "2025D16515");
	same_text("title", annex->title, "De visie");
	same_text("annex of", annex->annex_of, "2025D16514");
	same_text("dossier", annex->dossier, "27428");
	kzi_finds_free(&finds);
	read(LETTER, &finds);
	assert_int_equal(finds.count, 1);
	same_text("alone", finds.items[0].id, "kst-27428-408");
	kzi_finds_free(&finds);
	read("\xef\xbb\xbf{\"value\": []}", &finds);
	assert_int_equal(finds.count, 0);
	assert_int_equal(finds.total, -1);
	kzi_finds_free(&finds);
}

static void a_next_page_is_of_the_same_service(void **state)
{
	(void)state;
	static const char local[] =
		"http://127.0.0.1:8080/OData/v4/2.0/Document?$top=250";
	static const struct {
		const char *from, *link, *next;
	} rows[] = {
		{own_url, KZI_TWEEDEKAMER_URL "Document?$skip=250",
			KZI_TWEEDEKAMER_URL "Document?$skip=250"},
		{own_url, "Document?$skip=250", KZI_TWEEDEKAMER_URL "Document?$skip=250"},
		{own_url, "/OData/v4/2.0/Zaak", KZI_TWEEDEKAMER_URL "Zaak"},
		{own_url, own_url, ""},
		{own_url, "https://example.org/OData/v4/2.0/Document?$skip=250", ""},
		{own_url, "http://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Document",
			""},
		{own_url,
			"https://gegevensmagazijn.tweedekamer.nl:444/OData/v4/2.0/Document",
			""},
		{own_url,
			"https://gegevensmagazijn.tweedekamer.nl@example.org/OData/v4/2.0/",
			""},
		{own_url, "//example.org/OData/v4/2.0/Document", ""},
		{own_url, KZI_TWEEDEKAMER_URL "../../../SyncFeed/", ""},
		{own_url, "file:///etc/passwd", ""},
		{own_url, "javascript:alert(1)", ""},
		{own_url, "", ""},
		{local, "Document?$skip=250",
			"http://127.0.0.1:8080/OData/v4/2.0/Document?$skip=250"},
		{local, "http://127.0.0.1:8081/OData/v4/2.0/Document?$skip=250", ""},
		{local, KZI_TWEEDEKAMER_URL "Document?$skip=250",
			KZI_TWEEDEKAMER_URL "Document?$skip=250"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char bytes[2000];
		kzi_finds finds;
		snprintf(bytes, sizeof bytes,
			"{\"value\": [" DELETED "], \"@odata.nextLink\": \"%s\"}",
			rows[i].link);
		must(kzi_odata_read(rows[i].from, bytes, strlen(bytes), &finds, err));
		same_text(rows[i].link, finds.next_url, rows[i].next);
		kzi_finds_free(&finds);
	}
	kzi_finds finds;
	read("{\"value\": [], \"@odata.nextLink\": \"Document?$skip=250\"}", &finds);
	same_text("of an empty page", finds.next_url, "");
	kzi_finds_free(&finds);
}

static void hostile_records_do_no_harm(void **state)
{
	(void)state;
	kzi_finds finds;
	read("{\"value\": [null, 1, [], \"x\", {}, {\"DocumentNummer\": 7},"
	     "{\"DocumentNummer\": \"../../etc\"}, {\"DocumentNummer\": \"2025Z16514\"},"
	     "{\"DocumentNummer\": \"kst-27428-408\"},"
	     "{\"DocumentNummer\": \"2025D16514\", \"Id\": \"x)/resource?(\","
	     "\"Soort\": [], \"Onderwerp\": \"\\u001b[2J\\u202e\\u009b a\","
	     "\"Datum\": \"2025-13-01T\", \"Kamerstukdossier\": [{\"Nummer\": -1}],"
	     "\"HuidigeDocumentVersie\": {\"ExterneIdentifier\": \"/etc/passwd\"},"
	     "\"BronDocument\": [[]]}], \"@odata.count\": -5,"
	     "\"@odata.nextLink\": {}}",
		&finds);
	assert_int_equal(finds.count, 1);
	assert_int_equal(finds.others, 9);
	assert_int_equal(finds.total, -1);
	same_text("next", finds.next_url, "");
	const kzi_find *find = &finds.items[0];
	same_text("id", find->id, "2025D16514");
	same_text("title", find->title, "[2J a");
	same_text("kind", find->kind, "");
	same_text("date", find->date, "");
	same_text("dossier", find->dossier, "");
	same_text("file", find->urls[KZI_FIND_RESOURCE], "");
	kzi_finds_free(&finds);
}

static void what_is_no_answer_is_told(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		kz_status status;
		long long offset;
		const char *words;
	} rows[] = {
		{"", KZ_E_NETWORK, 0, "it is empty"},
		{" \n", KZ_E_NETWORK, 0, "it is empty"},
		{"\n<html>Storing</html>", KZ_E_NETWORK, 0, "a page for people"},
		{"{\"value\": [", KZ_E_NETWORK, 11, "it ends too early"},
		{"{\"value\": [\"\xff\"]}", KZ_E_NETWORK, 12, "broken JSON"},
		{"{\"value\": [}", KZ_E_NETWORK, 12, "broken JSON"},
		{"{\"value\": []} x", KZ_E_NETWORK, 15, "broken JSON"},
		{"[]", KZ_E_NETWORK, 0, "no documents, and no list of them"},
		{"{\"Nummer\": 1}", KZ_E_NETWORK, 0, "no documents"},
		{"{\"error\": {\"code\": \"\", \"message\": \"Syntax error\\nat 4\"}}",
			KZ_E_QUERY, -1, "says: Syntax error at 4"},
		{"{\"error\": {}}", KZ_E_QUERY, -1, "says: error"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_finds finds;
		must_fail_at(rows[i].status, rows[i].offset, rows[i].words,
			kzi_odata_read(own_url, rows[i].bytes, strlen(rows[i].bytes),
				&finds, err));
		kzi_finds_free(&finds);
	}
}

static void a_part_of_an_answer_is_none(void **state)
{
	(void)state;
	for (size_t length = 0; length < sizeof page - 1; length++) {
		kzi_finds finds;
		kz_error err = {0};
		kz_status st = kzi_odata_read(own_url, page, length, &finds, &err);
		assert_int_equal(st, KZ_E_NETWORK);
		kzi_finds_free(&finds);
	}
}

static void more_than_a_page_is_refused(void **state)
{
	(void)state;
	kzi_buffer bytes = {0};
	kzi_finds finds;
	kz_error told = {0};
	kzi_buffer_text(&bytes, "{\"value\": [0");
	for (size_t i = 0; i < KZI_FINDS_MAX; i++)
		kzi_buffer_text(&bytes, ",0");
	kzi_buffer_text(&bytes, "]}");
	assert_int_equal(kzi_odata_read(own_url, bytes.data, bytes.length, &finds, &told),
		KZ_E_LIMIT);
	kzi_finds_free(&finds);
	kzi_buffer_clear(&bytes);
	for (size_t i = 0; i < 65; i++)
		kzi_buffer_text(&bytes, "[");
	assert_int_equal(kzi_odata_read(own_url, bytes.data, bytes.length, &finds, &told),
		KZ_E_LIMIT);
	assert_int_equal(told.offset, 64);
	kzi_finds_free(&finds);
	kzi_buffer_free(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_condition_is_a_part_of_the_filter),
		cmocka_unit_test(an_address_says_which_page),
		cmocka_unit_test(what_cannot_be_asked_is_told),
		cmocka_unit_test(an_answer_has_its_documents),
		cmocka_unit_test(a_next_page_is_of_the_same_service),
		cmocka_unit_test(hostile_records_do_no_harm),
		cmocka_unit_test(what_is_no_answer_is_told),
		cmocka_unit_test(a_part_of_an_answer_is_none),
		cmocka_unit_test(more_than_a_page_is_refused),
	};
	return cmocka_run_group_tests_name("odata-answer", tests, NULL, NULL);
}
