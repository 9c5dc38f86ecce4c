/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Citations in a text and in a document: what the headers promise of them. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void a_list_needs_neither_text_nor_own(void **state)
{
	(void)state;
	char text[] = "motie X (t.v.v. nr. 18), Stb. 2020, 118";
	kz_kamerstuk own;
	kz_citations *found = NULL;
	must(kz_kamerstuk_parse("36600-XIV-60", 12, &own, err));
	must(kz_citations_find(text, strlen(text), &own, &found, err));
	memset(text, 'x', sizeof text - 1);
	memset(&own, 0, sizeof own);
	assert_int_equal(kz_citations_count(found), 2);
	const kz_citation *first = kz_citations_at(found, 0);
	assert_int_equal(first->block, 0);
	assert_int_equal(first->start, 16);
	assert_int_equal(first->length, 6);
	assert_int_equal(first->kind, KZ_CITED_KAMERSTUK);
	assert_int_equal(first->edge, KZ_EDGE_REPLACES);
	assert_string_equal(first->target, "kst-36600-XIV-18");
	assert_string_equal(first->source, "");
	assert_string_equal(first->text, "nr. 18");
	assert_string_equal(kz_citations_at(found, 1)->target, "stb-2020-118");
	assert_null(kz_citations_at(found, 2));
	kz_citations_close(found);
}

static void nothing_found_is_no_failure(void **state)
{
	(void)state;
	kz_citations *found = NULL;
	must(kz_citations_find("", 0, NULL, &found, err));
	assert_int_equal(kz_citations_count(found), 0);
	assert_null(kz_citations_at(found, 0));
	kz_citations_close(found);
	kz_citations_close(NULL);
	assert_int_equal(kz_citations_count(NULL), 0);
	assert_null(kz_citations_at(NULL, 0));
}

static void what_is_no_text_is_refused(void **state)
{
	(void)state;
	kz_citations *found = (kz_citations *)state;
	must_fail(KZ_E_DOCUMENT, kz_citations_find("36600-1 \xff", 9, NULL, &found, err));
	assert_int_equal(last_error.offset, 8);
	assert_null(found);
	must_fail(KZ_E_DOCUMENT, kz_citations_find("36600-1 \xc3", 9, NULL, &found, err));
	assert_int_equal(last_error.offset, 8);
	must_fail(KZ_E_ARGUMENT, kz_citations_find(NULL, 0, NULL, &found, err));
	must_fail(KZ_E_ARGUMENT, kz_citations_find("", 0, NULL, NULL, err));
	/* It is not read, so that it need not be there. */
	must_fail(KZ_E_LIMIT,
		kz_citations_find("", ((size_t)256 << 20) + 1, NULL, &found, err));
	assert_null(found);
}

/* The text need not end in a NUL, and one inside it is not its end. */
static void believes_the_length(void **state)
{
	(void)state;
	kz_citations *found = NULL;
	must(kz_citations_find("Kamerstuk 36600-123", 17, NULL, &found, err));
	assert_string_equal(kz_citations_at(found, 0)->target, "kst-36600-1");
	kz_citations_close(found);
	must(kz_citations_find("a\0Stb. 2020, 118", 16, NULL, &found, err));
	assert_int_equal(kz_citations_at(found, 0)->start, 2);
	kz_citations_close(found);
}

static char *repeated(const char *text, size_t times)
{
	size_t length = strlen(text);
	char *all = malloc(length * times + 1);
	assert_non_null(all);
	for (size_t i = 0; i < times; i++)
		memcpy(all + i * length, text, length + 1);
	return all;
}

static void a_million_and_no_more(void **state)
{
	(void)state;
	kz_citations *found = NULL;
	char *text = repeated("36600, nrs. 1-50;\n", 20001);
	size_t line = strlen("36600, nrs. 1-50;\n");
	must(kz_citations_find(text, 20000 * line, NULL, &found, err));
	assert_int_equal(kz_citations_count(found), 1000000);
	kz_citations_close(found);
	must_fail(KZ_E_LIMIT, kz_citations_find(text, 20001 * line, NULL, &found, err));
	assert_null(found);
	free(text);
}

/* What would take for ever if anything in it were done again and again. */
static void mischief_takes_no_longer_than_prose(void **state)
{
	(void)state;
	static const char *const texts[] = {"1", ",", " ", "12345", "12345, ", "nr. ",
		"36600, nr. ", "Kamerstukken II 2004/05, ", "Kamerstuk 36600 en ", "kst-",
		"kst-1-", "ECLI:", "Stb. 2001, ", "(12345) wetsvoorstel ",
		"afgedaan motie ", "36600-1 motie afgedaan ", "ter vervanging van ",
		"t.v.v. ", "Verordeningen (EU) ", "12345-", "-", "((((", "\xc2\xa0"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		kz_citations *found = NULL;
		char *text = repeated(texts[i], (1 << 19) / strlen(texts[i]));
		must(kz_citations_find(text, strlen(text), NULL, &found, err));
		kz_citations_close(found);
		free(text);
	}
}

/* ---- In a document ---- */

/* "0:kst-36600-XIV-18 1:stb-2020-118", each with its block. */
static const char *cited_in(const kz_document *document)
{
	static char all[1024];
	size_t length = 0;
	all[0] = '\0';
	for (size_t i = 0; i < kz_document_citation_count(document); i++) {
		const kz_citation *it = kz_document_citation_at(document, i);
		length += (size_t)snprintf(all + length, sizeof all - length, "%s%u:%s",
			i > 0 ? " " : "", it->block, it->target);
	}
	return all;
}

static void a_document_cites_in_title_and_blocks(void **state)
{
	(void)state;
	kz_document *document = make_document("kst-36600-XIV-60",
		"Motie ter vervanging van die gedrukt onder nr. 18",
		"Zie Stb. 2020, 118.\n\nEn Kamerstuk 36600-XIV, nr. 60 zelf.\n\n"
		"En COM(2010) 521.");
	must(kz_document_find_citations(document, err));
	assert_string_equal(
		cited_in(document), "0:kst-36600-XIV-18 1:stb-2020-118 3:com-2010-521");
	const kz_citation *first = kz_document_citation_at(document, 0);
	assert_int_equal(first->edge, KZ_EDGE_REPLACES);
	assert_int_equal(first->start, 29);
	assert_int_equal(kz_document_citation_at(document, 1)->start, 4);
	/* Again, and nothing is there twice. */
	must(kz_document_find_citations(document, err));
	assert_int_equal(kz_document_citation_count(document), 3);
	kz_document_free(document);
}

static void its_dossier_is_its_own_too(void **state)
{
	(void)state;
	kz_document *document = make_document(
		"brief", "Motie ter vervanging van die gedrukt onder nr. 18", NULL);
	must(kz_document_find_citations(document, err));
	assert_string_equal(cited_in(document), "");
	must(kz_document_add(document, KZ_DOSSIERS, "21501-32", err));
	must(kz_document_find_citations(document, err));
	assert_string_equal(cited_in(document), "0:kst-21501-32-18");
	kz_document_free(document);
}

static void no_document_is_refused(void **state)
{
	(void)state;
	must_fail(KZ_E_ARGUMENT, kz_document_find_citations(NULL, err));
}

static void too_much_leaves_it_as_it_was(void **state)
{
	(void)state;
	char *text = repeated("36600, nrs. 1-50; ", 20001);
	kz_document *document = make_document("brief", "Stb. 2020, 118", NULL);
	must(kz_document_find_citations(document, err));
	must(kz_document_add_body(document, text, strlen(text), err));
	must_fail(KZ_E_LIMIT, kz_document_find_citations(document, err));
	assert_string_equal(cited_in(document), "0:stb-2020-118");
	kz_document_free(document);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_needs_neither_text_nor_own),
		cmocka_unit_test(nothing_found_is_no_failure),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(believes_the_length),
		cmocka_unit_test(a_million_and_no_more),
		cmocka_unit_test(mischief_takes_no_longer_than_prose),
		cmocka_unit_test(a_document_cites_in_title_and_blocks),
		cmocka_unit_test(its_dossier_is_its_own_too),
		cmocka_unit_test(no_document_is_refused),
		cmocka_unit_test(too_much_leaves_it_as_it_was),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
