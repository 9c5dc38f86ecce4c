/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which paper somebody means, and whether what came is that paper; what was cut off;
 * what was asked before. */
#include "support.h"

#include "sources/fetcher.h"
#include "sources/paper.h"
#include "sources/partial.h"

#include <stdlib.h>

static void any_spelling_is_one_name(void **state)
{
	static const struct row {
		const char *typed, *name;
	} rows[] = {
		{"36 600 XIV, nr. 60", "kst-36600-XIV-60"},
		{"kst-36600-XIV-60", "kst-36600-XIV-60"},
		{"https://zoek.officielebekendmakingen.nl/kst-27428-408.html",
			"kst-27428-408"},
		{"36836, letter D", "kst-36836-D"},
		{"kst-1268678", "kst-1268678"},
		{"ah-tk-20232024-766", "ah-tk-20232024-766"},
		{"h-tk-20122013-71-15", "h-tk-20122013-71-15"},
		{"blg-1007826", "blg-1007826"},
		{"stb-2020-118", "stb-2020-118"},
		{"Stb. 2020, 118", "stb-2020-118"},
		{"kv-tk-2021Z09739", "kv-tk-2021Z09739"},
		{"nds-tk-2009D27141", "nds-tk-2009D27141"},
		{"2025D16514", "2025D16514"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char name[KZI_PAPER_MAX];
		kz_error err = {0};
		if (kzi_paper_name(rows[i].typed, name, &err) != KZ_OK)
			fail_msg("%s", err.message);
		same_text(rows[i].typed, name, rows[i].name);
	}
}

static void what_is_no_paper_is_none(void **state)
{
	static const char *const bad[] = {"", " ", "27428", "36600-XIV", "../../x",
		"kv-tk-1/../../x", "kv-tk-1 2", "kv-tk-1\x1B", "een woord",
		"doc-0011223344556677", "2025Z07273", "kst-36600-XIV-60 en 61",
		"COM(2010)521", "kv-tk-"};
	char name[KZI_PAPER_MAX], large[300] = "kv-tk-1";
	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++) {
		if (kzi_paper_name(bad[i], name, NULL) == KZ_OK)
			fail_msg("'%s' became '%s'", bad[i], name);
		assert_string_equal(name, "");
	}
	memset(large + 7, '1', sizeof large - 8);
	must_fail(KZ_E_QUERY, "kv-tk-1111", kzi_paper_name(large, name, err));
	/* Nor is it the one that was asked for before. */
	must(kzi_paper_name("kst-27428-408", name, err));
	must_fail(KZ_E_QUERY, "kv-tk-1111", kzi_paper_name(large, name, err));
	assert_string_equal(name, "");
}

static void forms_and_addresses(void **state)
{
	char url[KZI_PAPER_URL_MAX];
	(void)state;
	assert_string_equal(kzi_paper_form("kst-1-1", 0), "xml");
	assert_string_equal(kzi_paper_form("kst-1-1", 3), "pdf");
	assert_null(kzi_paper_form("kst-1-1", 4));
	assert_string_equal(kzi_paper_form("blg-1", 0), "pdf");
	kzi_paper_url("kst-1-1", "odt", url);
	assert_string_equal(url, "https://zoek.officielebekendmakingen.nl/kst-1-1.odt");
	kzi_paper_url("kst-1-1", "metadata", url);
	assert_string_equal(
		url, "https://zoek.officielebekendmakingen.nl/kst-1-1/metadata.xml");
}

#define XML(id)                                                                       \
	"<officiele-publicatie><metadata><meta name=\"DC.identifier\" content=\"" id  \
	"\"/></metadata><kamerstuk><stuk><titel>Motie</titel><algemeen><vrije-tekst>" \
	"<tekst><al>De Kamer,</al></tekst></vrije-tekst></algemeen></stuk>"           \
	"</kamerstuk></officiele-publicatie>"
#define PAGE                                                                    \
	"<!DOCTYPE html><html><head><title>Pagina niet gevonden</title></head>" \
	"<body><h1>kst-27428-408 bestaat niet</h1></body></html>"

#define PDF "%PDF-1.7 ... %%EOF\n"
#define ODT "PK\003\004mimetypeapplication/vnd.oasis.opendocument.text...PK\005\006"

static void only_the_paper_itself_is_taken(void **state)
{
	static const struct row {
		const char *form, *bytes;
		kzi_verdict verdict;
	} rows[] = {
		{"xml", XML("kst-27428-408"), KZI_PAPER_IT},
		{"xml", "\xEF\xBB\xBF" XML("kst-27428-408"), KZI_PAPER_IT},
		{"xml", XML("kst-27428-409"), KZI_PAPER_BROKEN},
		{"xml", PAGE, KZI_PAPER_NONE},
		{"html", PAGE, KZI_PAPER_NONE},
		{"html",
			"<!DOCTYPE html><html><head><meta name=\"DC.identifier\" "
			"content=\"kst-27428-408\"/></head><body>x</body></html>",
			KZI_PAPER_IT},
		{"html",
			"<!DOCTYPE html><html><head><meta name=\"DC.identifier\" "
			"content=\"kst-27428-409\"/></head><body>x</body></html>",
			KZI_PAPER_NONE},
		{"html", "geen pagina", KZI_PAPER_BROKEN},
		{"xml", "<officiele-publicatie><metadata>", KZI_PAPER_BROKEN},
		{"xml", "", KZI_PAPER_BROKEN},
		{"xml", PDF, KZI_PAPER_BROKEN},
		{"pdf", PDF, KZI_PAPER_IT},
		{"pdf", "\n" PDF, KZI_PAPER_IT},
		{"pdf", "%PDF-1.7 ... ", KZI_PAPER_BROKEN},
		{"pdf", PAGE, KZI_PAPER_NONE},
		{"odt", ODT, KZI_PAPER_IT},
		{"odt", "PK\003\004mimetypeapplication/vnd.oasis.opendocument.text",
			KZI_PAPER_BROKEN},
		{"odt", "PK\003\004[Content_Types].xml...PK\005\006", KZI_PAPER_BROKEN},
		{"docx", "PK\003\004[Content_Types].xml...PK\005\006", KZI_PAPER_IT},
		{"metadata",
			"<?xml version=\"1.0\"?><metadata_gegevens></metadata_gegevens>",
			KZI_PAPER_IT},
		{"metadata", "<?xml version=\"1.0\"?><metadata_gegevens><meta",
			KZI_PAPER_BROKEN},
		{"metadata", PAGE, KZI_PAPER_NONE},
		{"metadata", XML("kst-27428-408"), KZI_PAPER_BROKEN},
		{"pdf", "<HTML><BODY>Storing</BODY></HTML>", KZI_PAPER_NONE},
		{"odt", "<!doctype html><p>Storing", KZI_PAPER_NONE},
		{"pdf", ODT, KZI_PAPER_BROKEN},
		{"docx", ODT, KZI_PAPER_BROKEN},
		{"pdf", "", KZI_PAPER_BROKEN},
		{"odt", "PK", KZI_PAPER_BROKEN},
		{"html", XML("kst-27428-408"), KZI_PAPER_BROKEN},
		{"html",
			"<!DOCTYPE html><html><head><meta name=\"DC.identifier\" "
			"content=\"kst-27428-408\"/></head><body>x",
			KZI_PAPER_BROKEN},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (kzi_paper_judge("kst-27428-408", rows[i].form, rows[i].bytes,
			    strlen(rows[i].bytes)) != rows[i].verdict)
			fail_msg("row %zu, %s: %.40s", i, rows[i].form, rows[i].bytes);
	}
}

static void a_herdruk_is_the_same_paper(void **state)
{
	static const struct row {
		const char *id, *bytes;
		bool same;
	} rows[] = {
		{"kst-27428-408", XML("kst-27428-408-h1"), true},
		{"kst-27428-408", XML("kst-27428-408-n1"), true},
		{"kst-27428-408-h1", XML("kst-27428-408"), true},
		{"kst-27428-408-n1", XML("kst-27428-408"), true},
		{"kst-27428-408", XML("kst-27428-4081"), false},
		{"kst-27428-408-h1", XML("kst-27428-409"), false},
		{"h-tk-20122013-71-15", XML("h-tk-20122013-71-16"), false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_verdict verdict = kzi_paper_judge(
			rows[i].id, "xml", rows[i].bytes, strlen(rows[i].bytes));
		if ((verdict == KZI_PAPER_IT) != rows[i].same)
			fail_msg("row %zu, %s: %d", i, rows[i].id, verdict);
	}
}

/* ---- What was cut off ---- */

static void a_partial_is_kept_and_forgotten(void **state)
{
	kzi_buffer bytes = {0}, again = {0};
	char validator[KZI_VALIDATOR_MAX];
	kzi_buffer_append(&bytes, BYTES("half\0of it\n"));
	must(kzi_partial_save(*state, "https://a/b", "\"tag\"", &bytes, err));
	must(kzi_partial_load(*state, "https://a/b", validator, &again, err));
	assert_string_equal(validator, "\"tag\"");
	assert_int_equal(again.length, bytes.length);
	assert_memory_equal(again.data, bytes.data, bytes.length);
	kzi_buffer_clear(&again);
	must(kzi_partial_load(*state, "https://a/c", validator, &again, err));
	assert_int_equal(again.length, 0);
	kzi_partial_forget(*state, "https://a/c");
	assert_true(exists(below(*state, ".partial")));
	kzi_partial_forget(*state, "https://a/b");
	assert_false(exists(below(*state, ".partial")));
	kzi_buffer_free(&again);
	kzi_buffer_free(&bytes);
}

static void a_damaged_partial_is_none(void **state)
{
	char sum[65] = "", name[80], validator[KZI_VALIDATOR_MAX];
	kzi_buffer bytes = {0}, again = {0};
	kzi_buffer_text(&bytes, "half of it");
	must(kzi_partial_save(*state, "u", "v", &bytes, err));
	/* SHA-256 of "u". */
	memcpy(sum, "0bfe935e70c321c7ca3afc75ce0d0ca2f98b5422e008bb31c00c6d7f1f1c0ad6",
		64);
	snprintf(name, sizeof name, ".partial/%s", sum);
	size_t length;
	char *file = read_bytes(below(*state, name), &length);
	for (size_t i = 0; i < length; i++) {
		file[i] ^= 1;
		write_bytes(*state, name, file, length);
		kzi_buffer_clear(&again);
		must(kzi_partial_load(*state, "u", validator, &again, err));
		/* Only what the validator says is not under the sum. */
		if (again.length > 0 && strcmp(validator, "v") == 0)
			fail_msg("byte %zu was changed", i);
		file[i] ^= 1;
		write_bytes(*state, name, file, i);
		kzi_buffer_clear(&again);
		must(kzi_partial_load(*state, "u", validator, &again, err));
		assert_int_equal(again.length, 0);
	}
	free(file);
	kzi_buffer_free(&again);
	kzi_buffer_free(&bytes);
}

/* ---- What was asked ---- */

static void questions_are_remembered(void **state)
{
	kz_fetch_question question = KZ_FETCH_QUESTION_INIT;
	kzi_asked one, *all;
	size_t count;
	question.dossier = "27428";
	must(kzi_asked_make(&question, &one, err));
	must(kzi_questions_write(*state, &one, 1, err));
	memcpy(one.day, "2025-01-01", 11);
	must(kzi_questions_write(*state, &one, 1, err));
	free(one.fields[0]);
	one.fields[0] = strdup("caf\xC3\xA9 \"x\"");
	must(kzi_questions_write(*state, &one, 1, err));
	must(kzi_questions_read(*state, &all, &count, err));
	assert_int_equal(count, 2);
	assert_string_equal(all[0].fields[1], "27428");
	assert_string_equal(all[0].day, "2025-01-01");
	assert_string_equal(all[1].fields[0], "caf\xC3\xA9 \"x\"");
	for (size_t i = 0; i < count; i++)
		kzi_asked_free(&all[i]);
	free(all);
	kzi_asked_free(&one);
}

static void a_question_is_one_line(void **state)
{
	kz_fetch_question question = KZ_FETCH_QUESTION_INIT;
	kzi_asked one;
	(void)state;
	question.words = "a\tb";
	must_fail(KZ_E_QUERY, "not one line", kzi_asked_make(&question, &one, err));
	question.words = "a\xFF";
	must_fail(KZ_E_QUERY, "not one line", kzi_asked_make(&question, &one, err));
}

static void foreign_lines_are_passed_over(void **state)
{
	kzi_asked *all;
	size_t count;
	write_text(*state, ".questions.tsv",
		"words\tdossier\tkind\tfrom\tuntil\tasked\n"
		"x\n\na\tb\n\t27428\t\t\t\tnever\n\t27428\t\t\t\t2025-01-02\n");
	must(kzi_questions_read(*state, &all, &count, err));
	assert_int_equal(count, 1);
	assert_string_equal(all[0].day, "2025-01-02");
	kzi_asked_free(&all[0]);
	free(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_spelling_is_one_name),
		cmocka_unit_test(what_is_no_paper_is_none),
		cmocka_unit_test(forms_and_addresses),
		cmocka_unit_test(only_the_paper_itself_is_taken),
		cmocka_unit_test(a_herdruk_is_the_same_paper),
		in_directory(a_partial_is_kept_and_forgotten),
		in_directory(a_damaged_partial_is_none),
		in_directory(questions_are_remembered),
		cmocka_unit_test(a_question_is_one_line),
		in_directory(foreign_lines_are_passed_over),
	};
	return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
