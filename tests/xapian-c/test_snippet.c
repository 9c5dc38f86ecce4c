/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Snippets, with what a text may hold escaped, and what a caller puts in not. */
#include "fixture.h"

#include <string.h>

static const char text[] = "Een proeftuin voor <script> & data. De rest is lang, en gaat "
			   "over heel andere dingen dan die ene proeftuin, zoals koeken "
			   "en water en de weg naar huis.";

static xapian_mset *search(xapian_writable *writable, const char *word)
{
	xapian_enquire *enquire = NULL;
	xapian_mset *mset = NULL;
	xapian_query *query = query_of(word);
	must(xapian_enquire_new(xapian_writable_database(writable), &enquire, err));
	must(xapian_enquire_set_query(enquire, query, 0, err));
	must(xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, err));
	xapian_enquire_close(enquire);
	xapian_query_close(query);
	return mset;
}

static const char *snippet_of(
	xapian_mset *mset, const char *of, const xapian_snippet_options *options)
{
	xapian_bytes made;
	must(xapian_mset_snippet(mset, of, strlen(of), options, &made, err));
	assert_int_equal(strlen(made.data), made.size);
	return made.data;
}

static void hits_are_marked_and_text_is_escaped(void **state)
{
	(void)state;
	xapian_writable *writable = open_memory();
	add(writable, "proeftuin voor data", NULL);
	add(writable, "koeken", NULL);
	xapian_mset *mset = search(writable, "proeftuin");
	xapian_snippet_options options = XAPIAN_SNIPPET_INIT;
	assert_string_equal(
		snippet_of(mset, "een proeftuin", NULL), "een <b>proeftuin</b>");
	options.length = 40;
	options.hit_begin = "<<";
	options.hit_end = ">>";
	const char *made = snippet_of(mset, text, &options);
	assert_non_null(strstr(made, "<<proeftuin>>"));
	assert_non_null(strstr(made, "&lt;script&gt; &amp;"));
	options.length = 20;
	options.omitted = "<hr>";
	options.flags = XAPIAN_SNIPPET_EXHAUSTIVE;
	assert_non_null(strstr(snippet_of(mset, text, &options), "<hr>"));
	options.flags = XAPIAN_SNIPPET_EMPTY_WITHOUT_MATCH;
	assert_string_equal(snippet_of(mset, "niets hiervan", &options), "");
	xapian_mset_close(mset);
	xapian_writable_close(writable);
}

/* Where the engine gives the text as it is. */
static void unmarked_snippets_are_escaped_too(void **state)
{
	(void)state;
	xapian_writable *writable = open_memory();
	add(writable, "proeftuin voor data", NULL);
	xapian_mset *mset = search(writable, "proeftuin");
	xapian_snippet_options options = XAPIAN_SNIPPET_INIT;
	options.hit_begin = options.hit_end = "";
	assert_string_equal(snippet_of(mset, "een <proeftuin> <> & zo", &options),
		"een &lt;proeftuin&gt; &lt;&gt; &amp; zo");
	options.length = 20;
	options.omitted = "<><->";
	const char *made = snippet_of(mset, text, &options);
	assert_non_null(strstr(made, "<><->"));
	assert_null(strstr(made, "<script"));
	assert_null(strstr(made, "<--"));
	options.hit_begin = "[";
	assert_non_null(strstr(snippet_of(mset, text, &options), "[proeftuin"));
	xapian_mset_close(mset);
	xapian_writable_close(writable);
}

static void stems_are_hits(void **state)
{
	(void)state;
	xapian_writable *writable = open_memory();
	xapian_stem *stem = NULL;
	must(xapian_stem_new("dutch", &stem, err));
	add(writable, "Zproeftuin", NULL);
	xapian_mset *mset = search(writable, "Zproeftuin");
	xapian_snippet_options options = XAPIAN_SNIPPET_INIT;
	options.stem = stem;
	assert_string_equal(snippet_of(mset, "drie proeftuinen", &options),
		"drie <b>proeftuinen</b>");
	xapian_stem_close(stem);
	options.stem = NULL;
	assert_string_equal(
		snippet_of(mset, "drie proeftuinen", &options), "drie proeftuinen");
	xapian_mset_close(mset);
	xapian_writable_close(writable);
}

static void what_cannot_be_a_snippet(void **state)
{
	(void)state;
	xapian_writable *writable = open_memory();
	add(writable, "noot", NULL);
	xapian_mset *mset = search(writable, "noot"), *plain = NULL;
	xapian_query *query = query_of("noot");
	xapian_snippet_options options = XAPIAN_SNIPPET_INIT;
	xapian_search_options how = XAPIAN_SEARCH_INIT;
	xapian_document *document = NULL;
	xapian_bytes made = {"x", 1};
	must(xapian_search(xapian_writable_database(writable), query, &how, &plain, err));
	assert_bytes(xapian_mset_at(plain, 0)->data, "noot");
	must_fail(XAPIAN_E_OPERATION,
		xapian_mset_snippet(plain, BYTES("a"), NULL, &made, err));
	assert_null(made.data);
	must_fail(XAPIAN_E_OPERATION, xapian_mset_document(plain, 0, &document, err));
	must_fail(XAPIAN_E_OPERATION, xapian_mset_fetch(plain, err));
	options.hit_begin = NULL;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_mset_snippet(mset, BYTES("a"), &options, &made, err));
	options.hit_begin = "";
	options.flags = 64;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_mset_snippet(mset, BYTES("a"), &options, &made, err));
	options.size = 8;
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_mset_snippet(mset, BYTES("a"), &options, &made, err));
	must_fail(
		XAPIAN_E_ARGUMENT, xapian_mset_snippet(mset, NULL, 1, NULL, &made, err));
	must(xapian_mset_snippet(mset, NULL, 0, NULL, &made, err));
	assert_bytes(made, "");
	must(xapian_mset_snippet(mset, BYTES("noot \xff\xfe \0 noot"), NULL, &made, err));
	xapian_query_close(query);
	xapian_mset_close(plain);
	xapian_mset_close(mset);
	xapian_writable_close(writable);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hits_are_marked_and_text_is_escaped),
		cmocka_unit_test(unmarked_snippets_are_escaped_too),
		cmocka_unit_test(stems_are_hits),
		cmocka_unit_test(what_cannot_be_a_snippet),
	};
	return cmocka_run_group_tests_name("snippet", tests, NULL, NULL);
}
