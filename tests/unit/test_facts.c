/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Facts as others wrote them: what becomes of each, and what is left out. */
#include "reading.h"
#include "support.h"

#include "readers/facts.h"

#include <stdlib.h>

static kz_document *new_document(void)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	return document;
}

static void facts_have_a_form(void **state)
{
	(void)state;
	enum { DAY, YEARS, CHAMBER, TITLE };
	static const struct {
		int what;
		const char *text, *wanted;
	} rows[] = {
		{DAY, "2025-04-23", "2025-04-23"},
		{DAY, "2025-04-23T00:00:00+02:00", "2025-04-23"},
		{DAY, "2025-04", "2025-04"},
		{DAY, "2025-04-31", ""},
		{DAY, "2025-04-23-1", ""},
		{DAY, "23 april 2025", ""},
		{DAY, "gisteren", ""},
		{DAY, "", ""},
		{YEARS,
			"Vergaderjaar 2009\xE2\x80\x93"
			"2010",
			"2009-2010"},
		{YEARS, "2009-2010", "2009-2010"},
		{YEARS, "1998/99", "1998-1999"},
		{YEARS, "1999/00", "1999-2000"},
		{YEARS, "1999-2000.", "1999-2000"},
		{YEARS, "1999-2000a", ""},
		{YEARS, "1999/001", ""},
		{YEARS, "2009-2011", ""},
		{YEARS, "2009/11", ""},
		{YEARS, "2009-1", ""},
		{YEARS, "2009 2010", ""},
		{YEARS, "2009", ""},
		{YEARS, "2008, 2009-2010", "2009-2010"},
		{CHAMBER, "Tweede Kamer der Staten-Generaal", "2"},
		{CHAMBER, "2", "2"},
		{CHAMBER, "Eerste Kamer", "1"},
		{CHAMBER, "1", "1"},
		{CHAMBER, "12", ""},
		{CHAMBER, "Verenigde Vergadering", ""},
		{TITLE, "  Visie\t op \n het\x01water ", "Visie op het water"},
		{TITLE, "Visie\xFFop", "Visie op"},
		{TITLE, " \x01 ", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = new_document();
		const char *text = rows[i].text;
		static const kz_property where[] = {
			KZ_DATE, KZ_VERGADERJAAR, KZ_CHAMBER, KZ_TITLE};
		must(rows[i].what == DAY ? kzi_fact_date(document, text, "metadata", err)
			: rows[i].what == YEARS
				? kzi_fact_vergaderjaar(document, text, err)
			: rows[i].what == CHAMBER
				? kzi_fact_chamber(document, text, err)
				: kzi_fact_set(document, KZ_TITLE, text, err));
		same_text(text, kz_document_get(document, where[rows[i].what]),
			rows[i].wanted);
		if (rows[i].what == DAY)
			has_fact(document, KZ_DATE_SOURCE,
				rows[i].wanted[0] != '\0' ? "metadata" : "");
		kz_document_free(document);
	}
}

static void dossiers_are_put_together(void **state)
{
	(void)state;
	static const struct {
		const char *number, *chapter, *wanted;
	} rows[] = {
		{"36600", "", "36600"},
		{"36 600", "XIV", "36600-XIV"},
		{" 36\xC2\xA0"
		 "600 ",
			"XIV", "36600-XIV"},
		{"", "XIV", ""},
		{"  ", "", ""},
		{"1234567890123456789012345", "", ""},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = new_document();
		must(kzi_fact_dossier(document, rows[i].number, rows[i].chapter, err));
		same_text(rows[i].number, list_of(document, KZ_DOSSIERS), rows[i].wanted);
		kz_document_free(document);
	}
}

/* What is too long is cut, and what are too many are left out; what is there stays. */
static void facts_have_limits(void **state)
{
	(void)state;
	kz_document *document = new_document();
	size_t most = KZI_VALUE_MAX;
	char *text = malloc(most + 8);
	assert_non_null(text);
	memset(text, 'a', most + 7);
	text[most + 7] = '\0';
	must(kzi_fact_set(document, KZ_TITLE, text, err));
	assert_int_equal(strlen(kz_document_get(document, KZ_TITLE)), most);
	/* A word that no longer fits, behind a space, leaves none. */
	text[most - 1] = ' ';
	must(kzi_fact_set(document, KZ_TITLE, text, err));
	assert_int_equal(strlen(kz_document_get(document, KZ_TITLE)), most - 1);
	must(kzi_fact_fill(document, KZ_TITLE, "Een ander", err));
	assert_int_equal(strlen(kz_document_get(document, KZ_TITLE)), most - 1);
	must(kzi_fact_fill(document, KZ_SUBJECT, "Een onderwerp", err));
	has_fact(document, KZ_SUBJECT, "Een onderwerp");
	must(kzi_fact_add(document, KZ_DOSSIERS, " ", err));
	assert_int_equal(kz_document_count(document, KZ_DOSSIERS), 0);
	must(kzi_fact_signatory(document, " ", "Minister", err));
	assert_int_equal(kz_document_signatory_count(document), 0);
	for (size_t i = 0; i < KZI_LIST_MAX + 2; i++)
		must(kzi_fact_signatory(document, "E. Heinen", "", err));
	assert_int_equal(kz_document_signatory_count(document), KZI_LIST_MAX);
	/* What ran out of memory before says so. */
	assert_int_equal(kzi_fact_signatory(document, NULL, "", NULL), KZ_E_NO_MEMORY);
	assert_int_equal(kzi_fact_signatory(document, "E.", NULL, NULL), KZ_E_NO_MEMORY);
	free(text);
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(facts_have_a_form),
		cmocka_unit_test(dossiers_are_put_together),
		cmocka_unit_test(facts_have_limits),
	};
	return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
