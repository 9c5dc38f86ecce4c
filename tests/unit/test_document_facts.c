/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts of a document: set, refused, listed, laid one over the other. */
#include "support.h"

#include "document/document.h"

#include <stdlib.h>

static int new_document(void **state)
{
	return kz_document_new((kz_document **)state, NULL);
}

static int free_document(void **state)
{
	kz_document_free(*state);
	return 0;
}

#define with_document(test) \
	cmocka_unit_test_setup_teardown(test, new_document, free_document)

/* length times x. */
static char *many(size_t length)
{
	char *text = malloc(length + 1);
	assert_non_null(text);
	memset(text, 'x', length);
	text[length] = '\0';
	return text;
}

static void every_property_is_set_and_got(void **state)
{
	static const struct {
		kz_property property;
		const char *name, *value;
	} rows[] = {
		{KZ_ID, "id", "kst-36600-XIV-60"},
		{KZ_TITLE, "title", "Motie over één “proeftuin”"},
		{KZ_SUBJECT, "subject", "Biotechnologie"},
		{KZ_DATE, "date", "2025-04-11"},
		{KZ_DATE_SOURCE, "date-source", "text"},
		{KZ_KIND, "kind", "motie"},
		{KZ_HOLDING, "holding", "record"},
		{KZ_NUMBER, "number", "60"},
		{KZ_CHAMBER, "chamber", "2"},
		{KZ_VERGADERJAAR, "vergaderjaar", "2024-2025"},
		{KZ_MINISTRY, "ministry", "EZ"},
		{KZ_LANGUAGE, "language", "nl"},
		{KZ_URL, "url", "https://example.org/?a=b&c"},
		{KZ_PATH, "path", "/brieven/één.txt"},
		{KZ_OUTCOME, "outcome", "aangenomen"},
		{KZ_OUTCOME_DATE, "outcome-date", "2025-04"},
		{KZ_NOTE, "note", "record only"},
		{KZ_FIRST_SEEN, "first-seen", "2025-04-11T09:30:00Z"},
		{KZ_CHANGED_AT, "changed-at", "2025-04-12T09:30:00Z"},
		{KZ_DOSSIER_TITLE, "dossier-title", "Toekomstvisie agrarische sector"},
		{KZ_FORMAT, "format", "xml"},
		{KZ_VERSION, "version", "h1"},
		{KZ_REFERENCE, "reference", "DGBI / 12345678"},
	};
	assert_int_equal(COUNT(rows), KZI_PROPERTIES);
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_property found;
		assert_int_equal(rows[i].property, i);
		assert_string_equal(kz_property_name(rows[i].property), rows[i].name);
		assert_true(
			kzi_property_by_name(rows[i].name, strlen(rows[i].name), &found));
		assert_int_equal(found, i);
		assert_string_equal(kz_document_get(*state, rows[i].property), "");
		must(kz_document_set(*state, rows[i].property, rows[i].value, err));
	}
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(
			kz_document_get(*state, rows[i].property), rows[i].value);
}

static void a_value_can_be_changed_and_taken_away(void **state)
{
	char value[] = "een";
	must(kz_document_set(*state, KZ_TITLE, value, err));
	value[0] = 'X';
	assert_string_equal(kz_document_get(*state, KZ_TITLE), "een");
	must(kz_document_set(*state, KZ_TITLE, "twee", err));
	assert_string_equal(kz_document_get(*state, KZ_TITLE), "twee");
	must(kz_document_set(*state, KZ_TITLE, "", err));
	assert_string_equal(kz_document_get(*state, KZ_TITLE), "");
	must(kz_document_set(*state, KZ_DATE, "2025", err));
	must(kz_document_set(*state, KZ_DATE, NULL, err));
	assert_string_equal(kz_document_get(*state, KZ_DATE), "");
}

static void what_is_not_of_the_form_is_refused(void **state)
{
	static const struct {
		kz_property property;
		const char *value;
		int offset;
		const char *words;
	} rows[] = {
		{KZ_DATE, "2021-02-30", -1, "date '2021-02-30': no such day"},
		{KZ_DATE, "11 april 2025", -1, "not of the form"},
		{KZ_OUTCOME_DATE, "2025-13", -1, "no such month"},
		{KZ_HOLDING, "half", -1, "holding 'half'"},
		{KZ_HOLDING, "Full", -1, "not full, record or named"},
		{KZ_CHAMBER, "3", -1, "chamber '3'"},
		{KZ_CHAMBER, "12", -1, "1 (Eerste Kamer) or 2"},
		{KZ_VERGADERJAAR, "2024", -1, "vergaderjaar '2024'"},
		{KZ_VERGADERJAAR, "2024/2025", -1, "not of the form 2024-2025"},
		{KZ_VERGADERJAAR, "2024-25", -1, "not of the form"},
		{KZ_VERGADERJAAR, "2025-2024", -1, "not of the form"},
		{KZ_VERGADERJAAR, "2024-2024", -1, "not of the form"},
		{KZ_VERGADERJAAR, "2024-202x", -1, "not of the form"},
		{KZ_VERGADERJAAR, "0000-2025", -1, "not of the form"},
		{KZ_TITLE, "een\nregel", 3, "title: control character U+000A at byte 3"},
		{KZ_TITLE, "een\ttab", 3, "U+0009"},
		{KZ_TITLE, "\x1B[31m", 0, "U+001B"},
		{KZ_TITLE, "x\x7F", 1, "U+007F"},
		{KZ_TITLE, "één\xC2\x85", 5, "U+0085"},
		{KZ_TITLE, "a\xE2\x80\xAE", 1, "U+202E"},
		{KZ_TITLE, "één \xFF", 6, "title: not UTF-8 at byte 6"},
		{KZ_TITLE, "\xC3", 0, "not UTF-8 at byte 0"},
		{KZ_ID, "kst\x01", 3, "id: control character"},
		{KZ_KIND, "mo\xED\xA0\x80", 2, "kind: not UTF-8"},
		{KZ_DATE, "2025\n", 4, "date: control character"},
		{KZ_PATH, "/a\nb\xFF", 4, "path: not UTF-8 at byte 4"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *before = "";
		must_fail_at(KZ_E_DOCUMENT, rows[i].offset, rows[i].words,
			kz_document_set(*state, rows[i].property, rows[i].value, err));
		assert_string_equal(kz_document_get(*state, rows[i].property), before);
	}
}

static void a_file_may_be_called_anything(void **state)
{
	must(kz_document_set(*state, KZ_PATH, "/een\nregel\t\x1B[2J", err));
	assert_string_equal(kz_document_get(*state, KZ_PATH), "/een\nregel\t\x1B[2J");
}

static void a_refused_value_leaves_the_old_one(void **state)
{
	must(kz_document_set(*state, KZ_DATE, "2025-04", err));
	must_fail(KZ_E_DOCUMENT, "no such month",
		kz_document_set(*state, KZ_DATE, "2025-14", err));
	assert_string_equal(kz_document_get(*state, KZ_DATE), "2025-04");
}

static void values_have_a_limit(void **state)
{
	char *most = many(KZI_VALUE_MAX), *more = many(KZI_VALUE_MAX + 1);
	char *id = many(KZI_ID_MAX), *long_id = many(KZI_ID_MAX + 1);
	must(kz_document_set(*state, KZ_TITLE, most, err));
	must(kz_document_add(*state, KZ_ALIASES, most, err));
	must(kz_document_add_signatory(*state, most, most, err));
	must(kz_document_set(*state, KZ_ID, id, err));
	must_fail(KZ_E_LIMIT, "title of 65537 bytes: over 65536",
		kz_document_set(*state, KZ_TITLE, more, err));
	must_fail(KZ_E_LIMIT, "alias of 65537",
		kz_document_add(*state, KZ_ALIASES, more, err));
	must_fail(KZ_E_LIMIT, "signatory of",
		kz_document_add_signatory(*state, more, "", err));
	must_fail(KZ_E_LIMIT, "office of",
		kz_document_add_signatory(*state, "A", more, err));
	must_fail(KZ_E_LIMIT, "id of 201 bytes: over 200",
		kz_document_set(*state, KZ_ID, long_id, err));
	assert_string_equal(kz_document_get(*state, KZ_ID), id);
	free(most);
	free(more);
	free(id);
	free(long_id);
}

static void lists_keep_their_order_and_have_no_doubles(void **state)
{
	static const char *const dossiers[] = {"36600-XIV", "27428", "36600", "27428",
		"36600-XIV", "a", "b", "c", "d", "e"};
	static const char *const kept[] = {
		"36600-XIV", "27428", "36600", "a", "b", "c", "d", "e"};
	for (size_t i = 0; i < COUNT(dossiers); i++)
		must(kz_document_add(*state, KZ_DOSSIERS, dossiers[i], err));
	assert_int_equal(kz_document_count(*state, KZ_DOSSIERS), COUNT(kept));
	for (size_t i = 0; i < COUNT(kept); i++)
		assert_string_equal(kz_document_at(*state, KZ_DOSSIERS, i), kept[i]);
	assert_null(kz_document_at(*state, KZ_DOSSIERS, COUNT(kept)));
	assert_null(kz_document_at(*state, KZ_DOSSIERS, SIZE_MAX));
	assert_int_equal(kz_document_count(*state, KZ_ALIASES), 0);
	assert_null(kz_document_at(*state, KZ_ALIASES, 0));
	must_fail_at(KZ_E_DOCUMENT, 1, "dossier: control character",
		kz_document_add(*state, KZ_DOSSIERS, "3\n", err));
	must_fail_at(KZ_E_DOCUMENT, 0, "alias: not UTF-8",
		kz_document_add(*state, KZ_ALIASES, "\x80", err));
}

static void signatories_have_a_name_or_an_office(void **state)
{
	must(kz_document_add_signatory(*state, "Dirk Beljaarts", "minister van EZ", err));
	must(kz_document_add_signatory(*state, "M. Agema", NULL, err));
	must(kz_document_add_signatory(*state, NULL, "staatssecretaris van IenW", err));
	assert_int_equal(kz_document_signatory_count(*state), 3);
	assert_string_equal(kz_document_signatory_at(*state, 2)->name, "");
	assert_string_equal(
		kz_document_signatory_at(*state, 2)->office, "staatssecretaris van IenW");
	const kz_signatory *first = kz_document_signatory_at(*state, 0);
	assert_string_equal(first->name, "Dirk Beljaarts");
	assert_string_equal(first->office, "minister van EZ");
	assert_string_equal(kz_document_signatory_at(*state, 1)->office, "");
	assert_null(kz_document_signatory_at(*state, 3));
	must_fail_at(KZ_E_DOCUMENT, 1, "signatory: control",
		kz_document_add_signatory(*state, "A\n", "x", err));
	must_fail_at(KZ_E_DOCUMENT, 2, "office: not UTF-8",
		kz_document_add_signatory(*state, "A", "mi\xFF", err));
	assert_int_equal(kz_document_signatory_count(*state), 3);
}

static void the_caller_can_be_wrong(void **state)
{
	kz_property none = (kz_property)KZI_PROPERTIES;
	kz_list no_list = (kz_list)KZI_LISTS;
	must_fail(KZ_E_ARGUMENT, "required", kz_document_new(NULL, err));
	must_fail(
		KZ_E_ARGUMENT, "no document", kz_document_set(NULL, KZ_TITLE, "x", err));
	must_fail(KZ_E_ARGUMENT, "property", kz_document_set(*state, none, "x", err));
	must_fail(KZ_E_ARGUMENT, "property",
		kz_document_set(*state, (kz_property)-1, "x", err));
	must_fail(KZ_E_ARGUMENT, "list", kz_document_add(*state, no_list, "x", err));
	must_fail(
		KZ_E_ARGUMENT, "no value", kz_document_add(*state, KZ_DOSSIERS, "", err));
	must_fail(KZ_E_ARGUMENT, "no value",
		kz_document_add(*state, KZ_DOSSIERS, NULL, err));
	must_fail(KZ_E_ARGUMENT, "neither name nor office",
		kz_document_add_signatory(*state, "", "", err));
	must_fail(KZ_E_ARGUMENT, "neither name nor office",
		kz_document_add_signatory(*state, NULL, NULL, err));
	assert_string_equal(kz_document_get(*state, none), "");
	assert_string_equal(kz_document_get(NULL, KZ_TITLE), "");
	assert_int_equal(kz_document_count(NULL, KZ_DOSSIERS), 0);
	assert_int_equal(kz_document_count(*state, no_list), 0);
	assert_int_equal(kz_document_signatory_count(NULL), 0);
	assert_null(kz_property_name(none));
	assert_null(kz_property_name((kz_property)-1));
	kz_document_free(NULL);
}

static void facts_have_dutch_names_too(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		int property, list;
	} rows[] = {
		{"titel", KZ_TITLE, -1},
		{"betreft", KZ_SUBJECT, -1},
		{"datum", KZ_DATE, -1},
		{"soort", KZ_KIND, -1},
		{"nummer", KZ_NUMBER, -1},
		{"kamer", KZ_CHAMBER, -1},
		{"ministerie", KZ_MINISTRY, -1},
		{"taal", KZ_LANGUAGE, -1},
		{"uitslag", KZ_OUTCOME, -1},
		{"dossier", -1, KZ_DOSSIERS},
		{"dossiers", -1, KZ_DOSSIERS},
		{"alias", -1, KZ_ALIASES},
		{"aliases", -1, KZ_ALIASES},
		{"Title", -1, -1},
		{"titl", -1, -1},
		{"titles", -1, -1},
		{"", -1, -1},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_property property = (kz_property)99;
		kz_list list = (kz_list)99;
		size_t length = strlen(rows[i].name);
		bool is = kzi_property_by_name(rows[i].name, length, &property);
		assert_int_equal(is, rows[i].property >= 0);
		assert_int_equal(property, is ? rows[i].property : 99);
		is = kzi_list_by_name(rows[i].name, length, &list);
		assert_int_equal(is, rows[i].list >= 0);
		assert_int_equal(list, is ? rows[i].list : 99);
	}
}

static void what_lies_over_it_wins(void **state)
{
	kz_document *document = *state, *facts = NULL;
	must(kz_document_new(&facts, err));
	must(kz_document_set(document, KZ_TITLE, "oud", err));
	must(kz_document_set(document, KZ_KIND, "brief", err));
	must(kz_document_add(document, KZ_DOSSIERS, "1", err));
	must(kz_document_add(document, KZ_DOSSIERS, "2", err));
	must(kz_document_add(document, KZ_ALIASES, "blijft", err));
	must(kz_document_add_signatory(document, "Oud", "", err));
	must(kz_document_add_text(document, "bron", "a", err));
	must(kz_document_add_body(document, BYTES("tekst"), err));

	must(kz_document_set(facts, KZ_TITLE, "nieuw", err));
	must(kz_document_add(facts, KZ_DOSSIERS, "2", err));
	must(kz_document_add_signatory(facts, "Nieuw", "minister", err));
	must(kz_document_add_text(facts, "bron", "b", err));
	must(kz_document_add_date(facts, "gezien", "2025-01", err));
	must(kz_document_add_number(facts, "waarde", 1.5, err));

	must(kzi_document_overlay(document, facts, err));
	kz_document_free(facts);
	assert_string_equal(kz_document_get(document, KZ_TITLE), "nieuw");
	assert_string_equal(kz_document_get(document, KZ_KIND), "brief");
	assert_int_equal(kz_document_count(document, KZ_DOSSIERS), 1);
	assert_string_equal(kz_document_at(document, KZ_DOSSIERS, 0), "2");
	assert_string_equal(kz_document_at(document, KZ_ALIASES, 0), "blijft");
	assert_int_equal(kz_document_signatory_count(document), 1);
	assert_string_equal(kz_document_signatory_at(document, 0)->name, "Nieuw");
	assert_int_equal(kz_document_field_count(document), 4);
	assert_string_equal(kz_document_field_at(document, 0)->text, "a");
	assert_string_equal(kz_document_field_at(document, 1)->text, "b");
	assert_int_equal(kz_document_field_at(document, 2)->type, KZ_FIELD_DATE);
	assert_true(kz_document_field_at(document, 3)->number == 1.5);
	assert_int_equal(kz_document_block_count(document), 1);
}

static void keys_come_once(void **state)
{
	kz_document *document = *state;
	must(kzi_document_append_key(document, "a", err));
	must(kzi_document_append_key(document, "b", err));
	must(kzi_document_append_key(document, "a", err));
	assert_int_equal(document->key_count, 2);
	assert_string_equal(document->keys[1], "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		with_document(every_property_is_set_and_got),
		with_document(a_value_can_be_changed_and_taken_away),
		with_document(what_is_not_of_the_form_is_refused),
		with_document(a_file_may_be_called_anything),
		with_document(a_refused_value_leaves_the_old_one),
		with_document(values_have_a_limit),
		with_document(lists_keep_their_order_and_have_no_doubles),
		with_document(signatories_have_a_name_or_an_office),
		with_document(the_caller_can_be_wrong),
		cmocka_unit_test(facts_have_dutch_names_too),
		with_document(what_lies_over_it_wins),
		with_document(keys_come_once),
	};
	return cmocka_run_group_tests_name("document facts", tests, NULL, NULL);
}
