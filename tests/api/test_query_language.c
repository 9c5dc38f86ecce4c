/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The query language, row by row: what each way of asking finds. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct letter {
	const char *id, *title, *date, *kind, *chamber, *session, *ministry, *language;
	const char *signatory, *dossier, *body, *note;
} letters[] = {
	{"visie", "Visie op biotechnologie", "2025-04-11", "brief", "2", "2024-2025",
		"Economische Zaken", "nl", "Dirk Beljaarts", "27428",
		"De kansen van regulatory sandboxes voor de gentechnologie, zoals in de "
		"motie (Kamerstuk 36600-XIV, nr. 61) en in Europa.",
		NULL},
	{"kst-36600-XIV-61", "Motie over proeftuinen", "2024-09", "motie", "2",
		"2023-2024", "", "nl", "Pieter Grinwis", "36600-XIV",
		"Verzoekt de regering proeftuinen en een nieuwe kans te bieden.", NULL},
	{"kader", "Brief", "", "brief", "1", "", "Landbouw, Visserij", "nl", "J. Bruins",
		"36600-VIII",
		"Een kans voor het regulatory kader; en veel later pas de sandboxes. De "
		"nieuwe aanpak.",
		"Over het biotechnologiebeleid van Europa."},
	{"annex", "Annex on sandboxing", "2023", "bijlage", "", "", "", "en", "",
		"21501-32",
		"The bioinformatica of old, a sandbox and the chances; regulatory.",
		NULL},
};

static void put_letter(kz_writer *writer, const struct letter *letter)
{
	kz_document *document = make_document(letter->id, letter->title, letter->body);
	must(kz_document_set(document, KZ_DATE, letter->date, err));
	must(kz_document_set(document, KZ_KIND, letter->kind, err));
	must(kz_document_set(document, KZ_CHAMBER, letter->chamber, err));
	must(kz_document_set(document, KZ_VERGADERJAAR, letter->session, err));
	must(kz_document_set(document, KZ_MINISTRY, letter->ministry, err));
	must(kz_document_set(document, KZ_LANGUAGE, letter->language, err));
	must(kz_document_add(document, KZ_DOSSIERS, letter->dossier, err));
	if (strcmp(letter->id, "visie") == 0)
		must(kz_document_set(document, KZ_REFERENCE, "DGBI-I&K / 98765432", err));
	if (letter->signatory[0] != '\0')
		must(kz_document_add_signatory(
			document, letter->signatory, "minister", err));
	if (letter->note != NULL) {
		kz_block note = KZ_BLOCK_INIT;
		note.kind = KZ_FOOTNOTE;
		note.text = letter->note;
		note.mark = "1";
		must(kz_document_add_block(document, &note, err));
	}
	must(kz_writer_put(writer, document, err));
	kz_document_free(document);
}

static int make_index(void **state)
{
	if (make_directory(state) != 0)
		return -1;
	kz_writer *writer = open_writer(below(*state, "index"), KZ_WRITER_CREATE);
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		put_letter(writer, &letters[i]);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return 0;
}

#define with_index(test) \
	cmocka_unit_test_setup_teardown(test, make_index, remove_directory)

/* A letter for each that is found: v(isie), 6(1), k(ader), a(nnex), in that order. */
static const char *found(kz_index *index, const char *query, uint32_t flags)
{
	static char out[8];
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	kz_results *results = NULL;
	size_t used = 0;
	options.matching = KZ_MATCH_ALL;
	options.flags = flags;
	must(kz_search(index, query, &options, &results, err));
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
		for (size_t j = 0; j < kz_results_count(results); j++) {
			const kz_document *hit = kz_results_at(results, j)->document;
			const char *id = kz_document_get(hit, KZ_ID);
			if (strcmp(id, letters[i].id) == 0)
				out[used++] = id[0] == 'v' || id[0] == 'a' ? id[0]
					      : id[1] == 's'               ? '6'
									   : 'k';
		}
	}
	out[used] = '\0';
	assert_int_equal(kz_results_total(results), used);
	assert_true(kz_results_total_exact(results));
	kz_results_close(results);
	return out;
}

typedef struct row {
	const char *query, *found;
} row;

static void check(void **state, const row *rows, size_t count, uint32_t flags)
{
	kz_index *index = open_index(below(*state, "index"));
	size_t wrong = 0;
	for (size_t i = 0; i < count; i++) {
		const char *ids = found(index, rows[i].query, flags);
		if (strcmp(ids, rows[i].found) == 0)
			continue;
		print_error("%s: '%s' and not '%s'\n", rows[i].query, ids, rows[i].found);
		wrong++;
	}
	assert_int_equal(wrong, 0);
	kz_index_close(index);
}

#define CHECK(rows) check(state, rows, sizeof(rows) / sizeof(rows)[0], 0)

static void operators(void **state)
{
	static const row rows[] = {
		{"regulatory sandboxes", "vka"},
		{"regulatory OR proeftuinen", "v6ka"},
		{"regulatory OF proeftuinen", "v6ka"},
		{"regulatory NOT kansen", "a"},
		{"kans NIET regulatory", "6"},
		{"kans -regulatory", "6"},
		{"kans -\"regulatory kader\"", "v6"},
		{"kans -(kader OR proeftuinen)", "v"},
		{"+kans sandboxes", "vk"},
		{"kans AND sandboxes", "vk"},
		{"kans EN sandboxes", "vk"},
		{"(kader OR proeftuinen) nieuwe", "6k"},
		{"kader OR proeftuinen nieuwe", "6k"},
		{"kader OR (proeftuinen onvindbaar)", "k"},
		{"kader OR NOT kans", "ka"},
		{"NOT kans", "a"},
		{"NOT kans OR NOT kader", "v6a"},
		{"regulatory OR NOT kans OR NOT kader", "v6ka"},
		{"NOT kans OR NOT (NOT kader)", "ka"},
		{"(NOT kans OR NOT kader) regulatory", "va"},
		{"-kans -proeftuinen", "a"},
		{"KANS OR KADER", ""},
		{"\"regulatory sandboxes\"", "v"},
		{"“regulatory sandboxes” OR kader", "vk"},
		{"*", "v6ka"},
		{"* -kans", "a"},
	};
	CHECK(rows);
}

static void near(void **state)
{
	static const row rows[] = {
		{"regulatory NEAR/1 sandboxes", "v"},
		{"sandboxes NEAR/1 regulatory", "v"},
		{"regulatory NEAR/7 sandboxes", "vka"},
		{"regulatory NEAR/6 sandboxes", "va"},
		{"sandboxes ADJ/9 regulatory", "a"},
		{"regulatory ADJ/9 sandboxes", "vk"},
		{"regulatory ADJ sandboxes", "vk"},
		{"NEAR(kans regulatory kader, 4)", "k"},
		{"NEAR(kans regulatory kader, 3)", ""},
		{"NEAR(sandboxes regulatory kansen, 3)", "v"},
		{"ADJ(kansen regulatory sandboxes, 3)", "v"},
		{"ADJ(regulatory kansen sandboxes, 3)", ""},
		/* With phrases, patterns and groups inside. */
		{"\"regulatory sandboxes\" NEAR/3 gentechnologie", "v"},
		{"\"regulatory sandboxes\" NEAR/2 gentechnologie", ""},
		{"\"regulatory sandboxes\" NEAR/9 europa", ""},
		{"\"regulatory kader\" ADJ/6 sandboxes", "k"},
		{"sandboxes ADJ/6 \"regulatory kader\"", ""},
		{"regulat* NEAR/2 sandbo?es", "v"},
		{"kans* NEAR/4 (kader OR sandboxes)", "vk"},
		{"kansen NEAR/2 regulatory NEAR/1 sandboxes", "v"},
		{"kansen NEAR/2 regulatory NEAR/1 gentechnologie", ""},
		{"NEAR(\"nieuwe kans\" verzoekt, 9)", "6"},
		{"sandboks~2 NEAR/1 regulatry~", "v"},
		{"kans NOT (regulatory NEAR/1 \"sandboxes voor\")", "6k"},
		{"kader NEAR/1 kader", ""},
	};
	CHECK(rows);
}

static void patterns(void **state)
{
	static const row rows[] = {
		{"biotech*", "vk"},
		{"bio*", "vka"},
		{"*technologie", "v"},
		{"*technologie*", "vk"},
		{"bio*beleid", "k"},
		{"BIO*logie", "v"},
		{"k?der", "k"},
		{"kans??", "v"},
		{"kan?", "6k"},
		{"\"regulat* sandbo*\"", "v"},
		{"\"regulatory sandboxe?\"", "v"},
		{"\"*tory kader\"", "k"},
		{"\"een * kans\"", "6"},
		{"\"regulatory * gentechnologie\"", ""},
		{"\"sandboxes * de gentechnologie\"", "v"},
		{"onvindbaar*", ""},
		{"proeftuin*", "6"},
	};
	CHECK(rows);
}

static void fuzzy_and_exact(void **state)
{
	static const row rows[] = {
		{"sandbx~", "vka"},
		{"regulatry~ sandbx~", "vka"},
		{"proeftiunen~", "6"},
		{"kadr~1", "k"},
		{"biotechnoligi~2", "v"},
		{"=kansen", "v"},
		{"=kans", "6k"},
		{"=\"nieuwe kans\"", "6"},
		{"\"nieuwe kansen\"", "6"},
		{"=\"nieuwe kansen\"", ""},
		{"\"nieuwe\" =kansen", ""},
		{"titel:=proeftuinen", "6"},
		{"titel:=proeftuin", ""},
		{"=proeftuin", ""},
		{"-=kansen kans", "6k"},
	};
	CHECK(rows);
	static const row exact[] = {
		{"kans", "6k"},
		{"kansen OR kader", "vk"},
		{"kans* kader", "k"},
	};
	check(state, exact, sizeof exact / sizeof exact[0], KZ_SEARCH_EXACT);
	static const row both[] = {{"nieuwe kans", "6"}, {"nieuwe kansen", ""}};
	check(state, both, 2, KZ_SEARCH_EXACT | KZ_SEARCH_PHRASE);
}

static void fields(void **state)
{
	static const row rows[] = {
		{"titel:biotechnologie", "v"},
		{"titel:gentechnologie", ""},
		{"title:biotech*", "v"},
		{"titel:\"op biotechnologie\"", "v"},
		{"titel:(visie OR motie)", "v6"},
		{"titel:visie sandboxes", "v"},
		{"noot:biotechnologiebeleid", "k"},
		{"noot:europa", "k"},
		{"footnote:\"van europa\"", "k"},
		{"ondertekenaar:Beljaarts", "v"},
		{"indiener:grinwis", "6"},
		{"van:\"J. Bruins\"", "k"},
		{"van:minister", ""},
		{"ministerie:\"economische zaken\"", "v"},
		{"ministerie:EZ", "v"},
		{"ministry:landbouw", "k"},
		{"kenmerk:98765432", "v"},
		{"kenmerk:9876*", "v"},
		{"reference:\"DGBI-I&K / 98765432\"", "v"},
		{"kenmerk:sandboxes", ""},
		{"dgbi 98765432", "v"},
		{"\"DGBI-I&K / 98765432\"", "v"},
		{"\"98765432 DGBI\"", ""},
		{"soort:motie", "6"},
		{"kind:letter", "vk"},
		{"soort:(motie OR bijlage)", "6a"},
		{"-soort:brief", "6a"},
		{"kamer:1", "k"},
		{"chamber:TK", "v6"},
		{"vergaderjaar:2024-2025", "v"},
		{"vergaderjaar:2023/24", "6"},
		{"hoofdstuk:XIV", "6"},
		{"chapter:viii", "k"},
		{"hoofdstuk:XV", ""},
		{"taal:en", "a"},
		{"language:Dutch", "v6k"},
		{"id:visie", "v"},
		{"id:\"36 600 XIV, nr. 61\"", "6"},
		{"soort:brief OR taal:en", "vka"},
		{"sandboxes soort:brief taal:nl", "vk"},
		{"onbekend:visie", ""},
	};
	CHECK(rows);
}

static void dates(void **state)
{
	static const row rows[] = {
		{"datum:2025", "v"},
		{"datum:2025-04", "v"},
		{"datum:2025-04-11", "v"},
		{"datum:\"11 april 2025\"", "v"},
		{"datum:11 april 2025 visie", "v"},
		{"date:april 2025", "v"},
		{"datum:2025-04-12", ""},
		{"datum:2024", "6"},
		{"datum:2024-09-01", ""},
		{"datum:2023..2024", "6a"},
		{"datum:2024-03..2025", "v6"},
		{"datum:..2024", "6a"},
		{"datum:2024..", "v6"},
		{"datum:..2025-04-10", "6a"},
		{"datum:\"1 maart 2024 .. 11 april 2025\"", "v6"},
		{"-datum:2025", "6ka"},
		{"datum:2025 OR taal:en", "va"},
	};
	CHECK(rows);
}

static void pieces_and_dossiers(void **state)
{
	static const row rows[] = {
		{"36600-XIV-61", "v6"},
		{"36 600 XIV, nr. 61", "v6"},
		{"\"36600 XIV 61\"", "v6"},
		{"=\"36600 XIV 61\"", ""},
		{"kst-36600-XIV-61", "v6"},
		{"Kamerstuk 36600-XIV, nr. 61", "v6"},
		{"sandboxes 36600-XIV-61", "v"},
		{"-36600-XIV-61", "ka"},
		{"dossier:36600", "6k"},
		{"dossier:36600-XIV", "6"},
		{"dossier:36 600 XIV", "6"},
		{"dossier:21501-32", "a"},
		{"dossier:36600 -hoofdstuk:XIV", "k"},
		{"citeert:36600-XIV-61", "v"},
		{"geciteerd-door:visie", "6"},
		{"36600-XIV-99", ""},
		/* The dossier, or its number in a text. */
		{"36600", "v6k"},
		{"36 600", "6k"},
		{"36600-XIV", "v6"},
		{"36 600 XIV", "6"},
		{"27428 kans", "v"},
		{"-36600", "a"},
		{"21501-32", "a"},
		{"=36600", "v"},
		{"\"36600\"", "v"},
		{"titel:36600", ""},
		{"36600 NEAR/3 motie", "v"},
		{"(36600 OR kader) NEAR/3 motie", "v"},
		{"NEAR(36600 motie, 3)", "v"},
		{"12345", ""},
	};
	CHECK(rows);
	kz_index *index = open_index(below(*state, "index"));
	kz_results *results = NULL;
	must(kz_search(index, "36 600 XIV, nr. 61", NULL, &results, err));
	assert_int_equal(kz_results_total(results), 2);
	assert_int_equal(kz_results_at(results, 0)->relation, KZ_RELATION_ITSELF);
	assert_int_equal(kz_results_at(results, 1)->relation, KZ_RELATION_CITES);
	kz_results_close(results);
	must(kz_search(index, "36600", NULL, &results, err));
	assert_string_equal(
		kz_document_get(kz_results_at(results, 2)->document, KZ_ID), "visie");
	assert_string_equal(
		kz_results_understood(results), "(36600 OR dossier:\"36600\")");
	kz_results_close(results);
	must(kz_search(index, "proeftuinen", NULL, &results, err));
	assert_int_equal(kz_results_at(results, 0)->relation, KZ_RELATION_NONE);
	kz_results_close(results);
	kz_index_close(index);
}

/* In the tail of those with some of the words, what must be there is there. */
static void what_must_be_there(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	assert_string_equal(search(index, "+proeftuinen kader onvindbaar", NULL),
		"~kst-36600-XIV-61");
	assert_string_equal(search(index, "proeftuinen AND onvindbaar", NULL), "");
	assert_string_equal(search(index, "onvindbaar titel:visie", NULL), "~visie");
	assert_string_equal(
		search(index, "(kader OR annex) onvindbaar -annex", NULL), "~kader");
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.matching = KZ_MATCH_ANY;
	assert_string_equal(search(index, "+gentechnologie kader", &options), "visie");
	kz_index_close(index);
}

static const char *warned(kz_index *index, const char *query)
{
	static char out[300];
	kz_results *results = NULL;
	must(kz_search(index, query, NULL, &results, err));
	out[0] = '\0';
	if (kz_results_warning_count(results) > 0)
		snprintf(out, sizeof out, "%s", kz_results_warning_at(results, 0));
	kz_results_close(results);
	return out;
}

static void what_is_left_out_is_told(void **state)
{
	kz_index *index = open_index(below(*state, "index"));
	assert_string_equal(warned(index, "kans datum:2025"),
		"1 document without a date is left out");
	assert_string_equal(warned(index, "gentechnologie datum:2025"), "");
	assert_string_equal(
		warned(index, "datum:..2025"), "1 document without a date is left out");
	assert_non_null(strstr(warned(index, "onvindbaar*"), "no word here fits"));
	assert_non_null(strstr(warned(index, "36600-XIV-99"), "is not in the index"));
	assert_string_equal(warned(index, "KANS OF KADER"),
		"'OF' is a word: in a query all in capitals nothing is an operator");
	assert_string_equal(warned(index, "EN"), "");
	/* A number need be no dossier. */
	assert_string_equal(warned(index, "kans 12345"), "");
	kz_index_close(index);
}

/* What was found through a pattern is lit as well. */
static void hits_are_lit(void **state)
{
	static const row rows[] = {
		{"gen*logie", "gentechnologie"},
		{"=kansen", "kansen"},
		{"gentechnolojie~", "gentechnologie"},
		{"36600-XIV-61 visie", "Kamerstuk 36600-XIV, nr. 61"},
	};
	kz_index *index = open_index(below(*state, "index"));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		kz_results *results = NULL;
		bool lit = false;
		must(kz_search(index, rows[i].query, NULL, &results, err));
		assert_true(kz_results_count(results) > 0);
		const kz_hit *hit = kz_results_at(results, 0);
		for (size_t j = 0; j < hit->part_count; j++)
			lit |= hit->parts[j].hit &&
			       strcmp(hit->parts[j].text, rows[i].found) == 0;
		if (!lit)
			fail_msg("%s: not lit", rows[i].query);
		kz_results_close(results);
	}
	kz_index_close(index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_index(operators),
		with_index(near),
		with_index(patterns),
		with_index(fuzzy_and_exact),
		with_index(fields),
		with_index(dates),
		with_index(pieces_and_dossiers),
		with_index(what_must_be_there),
		with_index(what_is_left_out_is_told),
		with_index(hits_are_lit),
	};
	return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
