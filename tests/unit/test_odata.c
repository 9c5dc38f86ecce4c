/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records of the Tweede Kamer's open data: one, many in a file, and what is none. */
#include "reading.h"

#include <kamerzoek/document.h>

#include <stdlib.h>

/* ---- One record ---- */

static const char letter[] =
	"{\"@odata.context\": \"https://x/OData/v4/2.0/$metadata#Document/$entity\",\n"
	" \"Id\": \"bd76df64-60b2-4e77-86bf-4cd2a4d5560a\",\n"
	" \"Soort\": \"Brief regering\", \"DocumentNummer\": \"2025D16514\",\n"
	" \"Titel\": \"Beleidsnota Biotechnologie\",\n"
	" \"Onderwerp\": \"Kabinetsvisie op biotechnologie\",\n"
	" \"Datum\": \"2025-04-11T00:00:00+02:00\", \"Vergaderjaar\": \"2024-2025\",\n"
	" \"Kamer\": 2, \"Volgnummer\": 408, \"Verwijderd\": false,\n"
	" \"Kamerstukdossier\": [{\"Nummer\": 27428, \"Toevoeging\": null},\n"
	"   {\"Nummer\": 36600, \"Toevoeging\": \"XIV\"}],\n"
	" \"DocumentActor\": [\n"
	"   {\"ActorNaam\": \"F.M. Agema\", \"Functie\": \"minister van VWS\",\n"
	"    \"Relatie\": \"Mede ondertekenaar\"},\n"
	"   {\"ActorNaam\": \"De Voorzitter\", \"Relatie\": \"Gericht aan\"},\n"
	"   {\"ActorNaam\": \"D.S. Beljaarts\", \"Functie\": \"minister van EZ\",\n"
	"    \"Relatie\": \"Eerste ondertekenaar\"}],\n"
	" \"Zaak\": [{\"Nummer\": \"2025Z07273\", \"Volgnummer\": 408}]}";

static void a_letter_has_its_facts(void **state)
{
	(void)state;
	kz_document *document = read_as(letter, "x.json");
	has_fact(document, KZ_ID, "kst-27428-408");
	has_fact(document, KZ_FORMAT, "odata");
	has_fact(document, KZ_HOLDING, "record");
	has_fact(document, KZ_TITLE, "Kabinetsvisie op biotechnologie");
	has_fact(document, KZ_SUBJECT, "Kabinetsvisie op biotechnologie");
	has_fact(document, KZ_DOSSIER_TITLE, "Beleidsnota Biotechnologie");
	has_fact(document, KZ_KIND, "brief");
	has_fact(document, KZ_DATE, "2025-04-11");
	has_fact(document, KZ_VERGADERJAAR, "2024-2025");
	has_fact(document, KZ_CHAMBER, "2");
	has_fact(document, KZ_NUMBER, "408");
	same_text("dossiers", list_of(document, KZ_DOSSIERS), "27428; 36600-XIV");
	same_text("aliases", list_of(document, KZ_ALIASES), "2025D16514; 2025Z07273");
	same_text("signed", signatories_of(document),
		"D.S. Beljaarts (minister van EZ); F.M. Agema (minister van VWS)");
	assert_int_equal(kz_document_block_count(document), 0);
	kz_document_free(document);
}

static void a_zaak_has_its_facts(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"{\"@odata.context\": \"#\", \"Nummer\": \"2024Z16189\",\n"
		" \"Soort\": \"Motie\", \"Titel\": \"Begroting\",\n"
		" \"Onderwerp\": \"Gewijzigde motie over proeverijen\",\n"
		" \"GestartOp\": \"2024-10-22T00:00:00+02:00\", \"Volgnummer\": 60,\n"
		" \"Organisatie\": \"Tweede Kamer\",\n"
		" \"Kamerstukdossier\": [{\"Nummer\": \"36600\", \"Toevoeging\": "
		"\"XIV\",\n"
		"   \"Titel\": \"Vaststelling van de begroting\"}],\n"
		" \"ZaakActor\": [{\"ActorNaam\": \"L. Bromet\", \"Relatie\": "
		"\"Medeindiener\"},\n"
		"   {\"ActorNaam\": \"J.J.W. Meulenkamp\", \"Relatie\": "
		"\"Indiener\"}],\n"
		" \"Document\": [{\"DocumentNummer\": \"2024D39215\", \"Volgnummer\": "
		"60}],\n"
		" \"VervangenVanuit\": [{\"Nummer\": \"2024Z16006\"}],\n"
		" \"Besluit\": [{\"BesluitSoort\": \"Ingediend\"},\n"
		"   {\"BesluitSoort\": \"Stemmen - aangenomen\"}]}",
		"x.json");
	has_fact(document, KZ_ID, "kst-36600-XIV-60");
	has_fact(document, KZ_KIND, "motie");
	has_fact(document, KZ_TITLE, "Gewijzigde motie over proeverijen");
	has_fact(document, KZ_DOSSIER_TITLE, "Vaststelling van de begroting");
	has_fact(document, KZ_DATE, "2024-10-22");
	has_fact(document, KZ_CHAMBER, "2");
	has_fact(document, KZ_OUTCOME, "aangenomen");
	same_text("aliases", list_of(document, KZ_ALIASES), "2024Z16189; 2024D39215");
	same_text("signed", signatories_of(document), "J.J.W. Meulenkamp; L. Bromet");
	same_text("cites", citations_of(document), "2024Z16006 replaces");
	kz_document_free(document);
}

/* Each with the least that makes it a document, and more. */
static void names_are_as_official_as_can_be(void **state)
{
	(void)state;
	static const struct {
		const char *more, *id, *aliases;
	} rows[] = {
		{"", "2025D1234", ""},
		{",\"Volgnummer\":-1,\"Kamerstukdossier\":[{\"Nummer\":27428}]",
			"2025D1234", ""},
		{",\"Volgnummer\":7,\"Kamerstukdossier\":[{\"Nummer\":27428}]",
			"kst-27428-7", "2025D1234"},
		{",\"Volgnummer\":7,\"Kamerstukdossier\":[]", "2025D1234", ""},
		/* The Eerste Kamer has letters. */
		{",\"Kamer\":1,\"Volgnummer\":7,\"Kamerstukdossier\":[{\"Nummer\":27428}]",
			"2025D1234", ""},
		{",\"HuidigeDocumentVersie\":{\"ExterneIdentifier\":\"kst-27428-D\"}",
			"kst-27428-D", "2025D1234"},
		{",\"HuidigeDocumentVersie\":{\"ExterneIdentifier\":\"iets\"}",
			"2025D1234", ""},
		{",\"HuidigeDocumentVersie\":[]", "2025D1234", ""},
		{",\"Aanhangselnummer\":\"242501244\"", "ah-tk-20242025-1244",
			"2025D1234"},
		{",\"Aanhangselnummer\":\"990000012\",\"Kamer\":1", "ah-ek-19992000-12",
			"2025D1234"},
		{",\"Aanhangselnummer\":\"242601244\"", "2025D1234", ""},
		{",\"Aanhangselnummer\":\"2425012441\"", "2025D1234", ""},
		{",\"Aanhangselnummer\":\"24250124a\"", "2025D1234", ""},
		/* Annexes are of the zaak too. */
		{",\"Volgnummer\":-1,\"Zaak\":[{\"Nummer\":\"2025Z1234\",\"Volgnummer\":-"
		 "1}]",
			"2025D1234", ""},
		{",\"Volgnummer\":7,\"Zaak\":[{\"Nummer\":\"2025Z1234\",\"Volgnummer\":8}]",
			"2025D1234", ""},
		{",\"Volgnummer\":7,\"Zaak\":[{\"Nummer\":\"2025Z1234\",\"Volgnummer\":7},"
		 "{}]",
			"2025D1234", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[512];
		snprintf(text, sizeof text,
			"{\"DocumentNummer\":\"2025D1234\",\"Onderwerp\":\"x\"%s}",
			rows[i].more);
		kz_document *document = read_as(text, "x.json");
		same_text(rows[i].more, kz_document_get(document, KZ_ID), rows[i].id);
		same_text(rows[i].more, list_of(document, KZ_ALIASES), rows[i].aliases);
		kz_document_free(document);
	}
}

/* What is null, or another thing than it should be, is as if it were not there. */
static void odd_members_are_left_out(void **state)
{
	(void)state;
	kz_document *document = read_as(
		"\xEF\xBB\xBF [{\"DocumentNummer\":\"2025D1234\",\"Onderwerp\":null,"
		"\"Titel\":\"Alleen een titel\",\"Soort\":12,\"Datum\":\"gisteren\","
		"\"Kamer\":\"2\",\"Vergaderjaar\":\"2024-2027\",\"Volgnummer\":7.5,"
		"\"Kamerstukdossier\":{\"Nummer\":1},\"DocumentActor\":[null,1,{}],"
		"\"Besluit\":[[]],\"VervangenVanuit\":[{\"Nummer\":\"x\"}],"
		"\"Zaak\":\"\"}]",
		"x.txt");
	has_fact(document, KZ_TITLE, "Alleen een titel");
	has_fact(document, KZ_DATE, "");
	has_fact(document, KZ_VERGADERJAAR, "");
	has_fact(document, KZ_NUMBER, "");
	assert_int_equal(kz_document_citation_count(document), 0);
	assert_int_equal(kz_document_signatory_count(document), 0);
	kz_document_free(document);
}

/* ---- Several in a file ---- */

#define ONE  "{\"DocumentNummer\":\"2025D00001\",\"Onderwerp\":\"een\"}"
#define TWO  "{\"Nummer\":\"2025Z00002\",\"Onderwerp\":\"twee\"}"
#define GONE "{\"DocumentNummer\":\"2025D00003\",\"Verwijderd\":true}"
#define VOTE "{\"Id\":\"x\",\"Soort\":\"Voor\"}"

static void has_files(const char *path, const char *wanted)
{
	kzi_buffer all = {0};
	kz_folder *folder;
	const kz_file *file;
	kz_status st;
	must(kz_folder_open(path, &folder, err));
	while ((st = kz_folder_next(folder, &file, NULL)) == KZ_OK) {
		kz_document *document;
		must(kz_folder_parse(folder, &document, err));
		kzi_buffer_format(&all, "%s %s %s\n",
			strrchr(kz_document_get(document, KZ_PATH), '/'),
			kz_document_get(document, KZ_ID),
			kz_document_get(document, KZ_TITLE));
		assert_int_equal(strlen(file->digest), 64);
		assert_true(file->bytes > 0);
		kz_document_free(document);
	}
	assert_int_equal(st, KZ_DONE);
	kz_folder_close(folder);
	char *got = kzi_buffer_take(&all);
	same_text(path, got, wanted);
	free(got);
}

static void a_page_is_a_folder_of_records(void **state)
{
	static const char *const pages[] = {
		"[" ONE "," GONE "," TWO "," VOTE "]",
		"{\"@odata.context\":\"#\",\"value\":[" ONE "," TWO "],"
		"\"@odata.nextLink\":\"x\"}",
		ONE "\n" TWO "\n",
		"[" ONE "]\n{\"value\":[" TWO "]}",
	};
	for (size_t i = 0; i < COUNT(pages); i++) {
		const char *path = write_text(*state, "2025D00009.json", pages[i]);
		has_files(path,
			"/2025D00001 2025D00001 een\n/2025Z00002 2025Z00002 twee\n");
		must_fail(KZ_E_UNSUPPORTED, "holds 2 documents, and is read as a folder",
			kz_document_parse(pages[i], strlen(pages[i]), "x.json",
				&(kz_document *){NULL}, err));
	}
	/* One is a file, whatever it stands in. */
	write_text(*state, "a/x.json", "[" ONE "," GONE "]");
	write_text(*state, "a/y.txt", "id: y\n\ntekst");
	has_files(below(*state, "a"), "/x.json 2025D00001 een\n/y.txt y tekst\n");
}

static void a_manifest_lists_files_and_not_records(void **state)
{
	kz_folder *folder;
	const kz_file *file;
	kz_document *document;
	write_text(*state, "x.json", "[" ONE "," TWO "]");
	write_text(*state, "manifest.tsv", "file\tid\nx.json\ty\n");
	must(kz_folder_open(*state, &folder, err));
	must(kz_folder_next(folder, &file, err));
	must_fail(KZ_E_UNSUPPORTED, "holds 2 documents",
		kz_folder_parse(folder, &document, err));
	kz_folder_close(folder);
}

/* ---- What is none ---- */

static void other_json_is_skipped(void **state)
{
	(void)state;
	static const char *const rows[] = {"{\"name\":\"kamerzoek\"}", "[]", "{}",
		"[1,2]", "{\"Nummer\":\"2025Z00002\"}"};
	static const char *const records[] = {"[" GONE "]",
		"{\"@odata.context\":\"#\",\"value\":[" VOTE "]}",
		"{\"@odata.context\":\"#\",\"value\":[]}",
		"{\"@odata.context\":\"#\",\"Nummer\":\"2024P05559\"}",
		"{\"@odata.context\":\"#\",\"Nummer\":2618}"};
	const char *directory = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_folder *folder;
		const kz_file *file;
		kz_document *document;
		write_text(directory, "x.json", rows[i]);
		must(kz_folder_open(directory, &folder, err));
		must(kz_folder_next(folder, &file, err));
		must_fail(KZ_E_UNSUPPORTED, "no supported kind",
			kz_folder_parse(folder, &document, err));
		kz_folder_close(folder);
	}
	for (size_t i = 0; i < COUNT(records); i++)
		is_refused(records[i], strlen(records[i]), "x.json", KZ_E_UNSUPPORTED, -1,
			"OData without a document or a zaak in it");
}

static void broken_records_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t length;
		int offset;
		const char *words;
	} rows[] = {
		{BYTES("{\"@odata.context\":\"#\""), 21,
			"broken JSON: it ends too early"},
		{BYTES("[{\"DocumentNummer\":\"2025D1"), 26, "it ends too early"},
		{BYTES("{\"@odata.context\":\"#\",}"), 23, "broken JSON: string or '}'"},
		{BYTES("{\"@odata.context\":\"#\"} x"), 24, "broken JSON: "},
		{BYTES("{\"@odata.context\":\"priv\xE9\"}"), 23, "not UTF-8 at byte 23"},
		{BYTES("{\"@odata.context\":\"\0\"}"), 19,
			"a NUL in the text at byte 19"},
		{BYTES("{\"@odata.context\":\"\\u0000\"}"), 26, "broken JSON: "},
		{BYTES("{\"@odata.context\":99999999999999999999}"), 38,
			"too big integer"},
		/* In the file, not in what became of it. */
		{BYTES("\xEF\xBB\xBF{\"@odata.context\":\"#\""), 24, "it ends too early"},
	};
	for (size_t i = 0; i < COUNT(rows); i++)
		is_refused(rows[i].bytes, rows[i].length, "x.json", KZ_E_DOCUMENT,
			rows[i].offset, rows[i].words);
}

static void no_cut_is_taken_for_the_whole(void **state)
{
	(void)state;
	/* Shorter it does not say what it is. */
	for (size_t length = 10; length < sizeof letter - 1; length++) {
		kz_error told = {0};
		assert_int_equal(
			try_bytes_as(letter, length, "x.json", &told), KZ_E_DOCUMENT);
		assert_int_equal(told.offset, (int)length);
	}
}

static void repeat(kzi_buffer *text, const char *what, size_t times)
{
	for (size_t i = 0; i < times; i++)
		kzi_buffer_text(text, what);
}

static void there_are_limits(void **state)
{
	(void)state;
	kzi_buffer text = {0};
	kzi_buffer_text(&text, "{\"@odata.context\":");
	repeat(&text, "[", 1 << 20);
	is_refused(text.data, text.length, "x.json", KZ_E_LIMIT, 81,
		"JSON nested more than 64 deep");
	kzi_buffer_clear(&text);
	kzi_buffer_text(&text, "{\"@odata.context\":[");
	repeat(&text, "0,", 1000000);
	is_refused(text.data, text.length, "x.json", KZ_E_LIMIT, 2000014,
		"more than 1000000 values in the JSON");
	kzi_buffer_clear(&text);
	kzi_buffer_text(&text, "{\"@odata.context\":\"");
	repeat(&text, "0123456789abcdef", (64 << 20) / 16);
	kzi_buffer_text(&text, "\"}");
	is_refused(text.data, text.length, "x.json", KZ_E_LIMIT, 64 << 20,
		"bytes of JSON: over 64 MiB");
	kzi_buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_has_its_facts),
		cmocka_unit_test(a_zaak_has_its_facts),
		cmocka_unit_test(names_are_as_official_as_can_be),
		cmocka_unit_test(odd_members_are_left_out),
		in_directory(a_page_is_a_folder_of_records),
		in_directory(a_manifest_lists_files_and_not_records),
		in_directory(other_json_is_skipped),
		cmocka_unit_test(broken_records_are_refused),
		cmocka_unit_test(no_cut_is_taken_for_the_whole),
		cmocka_unit_test(there_are_limits),
	};
	return cmocka_run_group_tests_name("odata", tests, NULL, NULL);
}
