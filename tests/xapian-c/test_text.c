/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stemmers, stop words, and text that becomes the terms of a document. */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

static const char *stem_of(xapian_stem *stem, const char *word)
{
	xapian_bytes found;
	must(xapian_stem_word(stem, word, strlen(word), &found, err));
	return found.data;
}

static void stems_of_languages(void **state)
{
	(void)state;
	xapian_stem *stem = NULL;
	must(xapian_stem_new("nl", &stem, err));
	assert_string_equal(stem_of(stem, "proeftuinen"), "proeftuin");
	assert_false(xapian_stem_is_none(stem));
	assert_described(stem, stem, "Xapian::Stem(dutch)");
	xapian_stem_close(stem);
	must(xapian_stem_new("none", &stem, err));
	assert_string_equal(stem_of(stem, "proeftuinen"), "proeftuinen");
	assert_true(xapian_stem_is_none(stem));
	xapian_stem_close(stem);
	must(xapian_stem_new_or_none("gibberish", &stem, err));
	assert_true(xapian_stem_is_none(stem));
	xapian_stem_close(stem);
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_new("gibberish", &stem, err));
	assert_null(stem);
	must_fail(XAPIAN_E_ARGUMENT, xapian_stem_new(NULL, &stem, err));
}

static void each_language_has_a_stemmer(void **state)
{
	(void)state;
	xapian_bytes languages = xapian_stem_languages();
	size_t count = 0;
	for (size_t at = 0; at < languages.size;) {
		char name[40] = "";
		size_t length = 0;
		while (at + length < languages.size && languages.data[at + length] != ' ')
			length++;
		assert_true(length > 0 && length < sizeof name);
		memcpy(name, languages.data + at, length);
		xapian_stem *stem = NULL;
		must(xapian_stem_new(name, &stem, err));
		xapian_stem_close(stem);
		count++;
		at += length + 1;
	}
	assert_true(count >= 15);
}

/* Takes the vowels out. */
static xapian_status consonants(
	void *context, xapian_bytes word, xapian_bytes *stem, xapian_error *err)
{
	static char kept[300];
	size_t size = 0;
	(void)err;
	++*(int *)context;
	for (size_t i = 0; i < word.size; i++)
		if (strchr("aeiou", word.data[i]) == NULL)
			kept[size++] = word.data[i];
	*stem = (xapian_bytes){kept, size};
	return XAPIAN_OK;
}

static void count_ends(void *context)
{
	((int *)context)[1]++;
}

static void stemmer_of_ones_own(void **state)
{
	(void)state;
	int counts[2] = {0, 0};
	xapian_stem *stem = NULL;
	must(xapian_stem_custom(consonants, counts, count_ends, &stem, err));
	xapian_bytes found;
	must(xapian_stem_word(stem, BYTES("toastie"), &found, err));
	assert_bytes(found, "tst");
	must(xapian_stem_word(stem, BYTES("aeiou"), &found, err));
	assert_bytes(found, "");
	assert_int_equal(counts[0], 2);
	assert_described(stem, stem, "Xapian::Stem(a stemmer of the caller's)");

	xapian_term_generator *generator = NULL;
	xapian_document *document = NULL;
	xapian_cursor *terms = NULL;
	must(xapian_term_generator_new(&generator, err));
	must(xapian_term_generator_set_stem(generator, stem, err));
	xapian_stem_close(stem);
	assert_int_equal(counts[1], 0);
	must(xapian_term_generator_index_text(
		generator, BYTES("hello world"), 1, NULL, err));
	must(xapian_term_generator_document(generator, &document, err));
	must(xapian_document_terms(document, &terms, err));
	assert_string_equal(all_bytes(terms), "Zhll,Zwrld,hello,world,");
	xapian_document_close(document);
	xapian_term_generator_close(generator);
	assert_int_equal(counts[1], 1);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_stem_custom(NULL, counts, count_ends, &stem, err));
	assert_int_equal(counts[1], 1);
}

static xapian_status is_b(void *context, xapian_bytes term, bool *yes, xapian_error *err)
{
	(void)context;
	(void)err;
	*yes = term.size == 1 && term.data[0] == 'b';
	return XAPIAN_OK;
}

static void stoppers(void **state)
{
	(void)state;
	xapian_stopper *stopper = NULL;
	bool stops = false;
	xapian_bytes words;
	must(xapian_stopper_new(&stopper, err));
	must(xapian_stopper_add(stopper, BYTES("de\0het"), err));
	must(xapian_stopper_stops(stopper, BYTES("de\0het"), &stops, err));
	assert_true(stops);
	must(xapian_stopper_stops(stopper, BYTES("de"), &stops, err));
	assert_false(stops);
	must(xapian_stopper_describe(stopper, &words, err));
	assert_true(words.size > 0);
	xapian_stopper_close(stopper);
	must(xapian_stopper_custom(is_b, NULL, NULL, &stopper, err));
	must(xapian_stopper_stops(stopper, BYTES("b"), &stops, err));
	assert_true(stops);
	must(xapian_stopper_stops(stopper, BYTES("a"), &stops, err));
	assert_false(stops);
	must_fail(XAPIAN_E_OPERATION, xapian_stopper_add(stopper, BYTES("a"), err));
	assert_described(stopper, stopper, "a stopper of the caller's");
	xapian_stopper_close(stopper);
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_stopper_custom(NULL, NULL, NULL, &stopper, err));
}

/* ---- The term generator ------------------------------------------------------ */

static xapian_term_generator *new_generator(void)
{
	xapian_term_generator *generator = NULL;
	must(xapian_term_generator_new(&generator, err));
	return generator;
}

static const char *terms_in(xapian_term_generator *generator)
{
	xapian_document *document = NULL;
	xapian_cursor *cursor = NULL;
	must(xapian_term_generator_document(generator, &document, err));
	must(xapian_document_terms(document, &cursor, err));
	xapian_document_close(document);
	return all_bytes(cursor);
}

static void strategies_and_stop_words(void **state)
{
	(void)state;
	static const struct {
		xapian_stem_strategy stems;
		xapian_stop_strategy stops;
		const char *terms;
	} wanted[] = {
		{XAPIAN_STEM_NONE, XAPIAN_STOP_NONE, "de,tuinen,"},
		{XAPIAN_STEM_SOME, XAPIAN_STOP_STEMMED, "Ztuin,de,tuinen,"},
		{XAPIAN_STEM_SOME, XAPIAN_STOP_NONE, "Zde,Ztuin,de,tuinen,"},
		{XAPIAN_STEM_ALL, XAPIAN_STOP_ALL, "tuin,"},
		{XAPIAN_STEM_ALL_Z, XAPIAN_STOP_ALL, "Ztuin,"},
	};
	xapian_stem *stem = NULL;
	xapian_stopper *stopper = NULL;
	must(xapian_stem_new("dutch", &stem, err));
	must(xapian_stopper_new(&stopper, err));
	must(xapian_stopper_add(stopper, BYTES("de"), err));
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		xapian_term_generator *generator = new_generator();
		must(xapian_term_generator_set_stem(generator, stem, err));
		must(xapian_term_generator_set_stopper(generator, stopper, err));
		must(xapian_term_generator_set_stem_strategy(
			generator, wanted[i].stems, err));
		must(xapian_term_generator_set_stop_strategy(
			generator, wanted[i].stops, err));
		must(xapian_term_generator_index_text(
			generator, BYTES("de tuinen"), 1, "", err));
		assert_string_equal(terms_in(generator), wanted[i].terms);
		must_fail(XAPIAN_E_ARGUMENT,
			xapian_term_generator_set_stem_strategy(generator, 5, err));
		must_fail(XAPIAN_E_ARGUMENT,
			xapian_term_generator_set_stop_strategy(generator, 3, err));
		must(xapian_term_generator_set_stem(generator, NULL, err));
		must(xapian_term_generator_set_stopper(generator, NULL, err));
		xapian_term_generator_close(generator);
	}
	xapian_stopper_close(stopper);
	xapian_stem_close(stem);
}

static void positions_and_prefixes(void **state)
{
	(void)state;
	xapian_term_generator *generator = new_generator();
	xapian_document *document = NULL;
	uint32_t position = 9;
	must(xapian_document_new(&document, err));
	must(xapian_term_generator_set_document(generator, document, err));
	must(xapian_term_generator_index_text(generator, BYTES("aap noot"), 1, "S", err));
	must(xapian_term_generator_position(generator, &position, err));
	assert_int_equal(position, 2);
	must(xapian_term_generator_increase_position(generator, 100, err));
	must(xapian_term_generator_index_text(generator, BYTES("mies"), 3, NULL, err));
	must(xapian_term_generator_position(generator, &position, err));
	assert_int_equal(position, 103);
	must(xapian_term_generator_set_position(generator, 7, err));
	must(xapian_term_generator_index_text(generator, BYTES("mies"), 1, NULL, err));
	must(xapian_term_generator_index_text_without_positions(
		generator, BYTES("los"), 1, NULL, err));
	assert_string_equal(terms_in(generator), "Saap,Snoot,los,mies,");
	xapian_cursor *cursor = NULL, *positions = NULL;
	xapian_bytes term;
	must(xapian_document_terms(document, &cursor, err));
	must(xapian_cursor_skip_to_bytes(cursor, BYTES("mies"), err));
	must(xapian_cursor_next_bytes(cursor, &term, err));
	must(xapian_cursor_wdf(cursor, &position, err));
	assert_int_equal(position, 4);
	must(xapian_cursor_positions(cursor, &positions, err));
	assert_string_equal(all_positions(positions), "8,103,");
	xapian_cursor_close(cursor);

	/* Cleared, it is another document, for the generator too. */
	must(xapian_document_clear(document, err));
	must(xapian_term_generator_index_text(generator, BYTES("wim"), 1, NULL, err));
	must(xapian_document_terms(document, &cursor, err));
	assert_string_equal(all_bytes(cursor), "wim,");
	must(xapian_term_generator_describe(generator, &term, err));
	assert_true(term.size > 0);
	xapian_term_generator_close(generator);
	xapian_document_close(document);
}

static void spellings_go_to_the_database(void **state)
{
	const char *path = below(*state, "db");
	xapian_writable *writable = open_writer(path, XAPIAN_CREATE);
	xapian_term_generator *generator = new_generator();
	must_fail(XAPIAN_E_ARGUMENT, xapian_term_generator_set_flags(generator, 1, err));
	must(xapian_term_generator_set_flags(generator, XAPIAN_GENERATE_SPELLING, err));
	must(xapian_term_generator_set_database(generator, writable, err));
	must(xapian_term_generator_index_text(
		generator, BYTES("motie brief"), 1, NULL, err));
	must(xapian_term_generator_index_text(generator, BYTES("titel"), 1, "S", err));
	must(xapian_writable_commit(writable, err));
	xapian_cursor *cursor = NULL;
	must(xapian_database_spellings(xapian_writable_database(writable), &cursor, err));
	assert_string_equal(all_bytes(cursor), "brief,motie,");
	xapian_writable_close(writable);
	must_fail(XAPIAN_E_CLOSED, xapian_term_generator_index_text(
					   generator, BYTES("later"), 1, NULL, err));
	/* It can be told of another, or of none. */
	writable = open_memory();
	must_fail(XAPIAN_E_OPERATION,
		xapian_term_generator_set_database(generator, writable, err));
	xapian_writable_close(writable);
	must(xapian_term_generator_set_database(generator, NULL, err));
	must(xapian_term_generator_set_flags(generator, 0, err));
	must(xapian_term_generator_index_text(generator, BYTES("later"), 1, NULL, err));
	xapian_term_generator_close(generator);
}

static xapian_status repeated(
	void *context, xapian_bytes word, xapian_bytes *stem, xapian_error *err)
{
	static char longs[300];
	(void)context;
	(void)word;
	(void)err;
	memset(longs, 'x', sizeof longs);
	*stem = (xapian_bytes){longs, sizeof longs};
	return XAPIAN_OK;
}

/* A document that must be refused, in a batch that must live on. */
static void refused_alone(void **state, xapian_term_generator *generator)
{
	xapian_document *document = NULL;
	xapian_writable *writable = open_writer(below(*state, "db"), XAPIAN_OVERWRITE);
	add(writable, "blijft", NULL);
	must(xapian_term_generator_document(generator, &document, err));
	must_fail(XAPIAN_E_ARGUMENT, xapian_writable_add(writable, document, NULL, err));
	must(xapian_writable_commit(writable, err));
	assert_int_equal(count_documents(xapian_writable_database(writable)), 1);
	xapian_writable_close(writable);
	xapian_document_close(document);
}

static void terms_too_long_are_refused_alone(void **state)
{
	char prefix[240], word[241];
	memset(prefix, 'X', sizeof prefix);
	prefix[sizeof prefix - 1] = '\0';
	memset(word, 'w', sizeof word);

	xapian_term_generator *generator = new_generator();
	must(xapian_term_generator_index_text(
		generator, BYTES("tweehonderd"), 1, prefix, err));
	refused_alone(state, generator);
	xapian_term_generator_close(generator);

	generator = new_generator();
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_term_generator_set_max_word_length(generator, 241, err));
	must(xapian_term_generator_set_max_word_length(generator, 240, err));
	must(xapian_term_generator_index_text(generator, word, 240, 1, "XLANG", err));
	must(xapian_term_generator_index_text(generator, word, 241, 1, "", err));
	assert_true(strlen(terms_in(generator)) == 246);
	xapian_document *document = NULL;
	xapian_writable *writable = open_memory();
	must(xapian_term_generator_document(generator, &document, err));
	must(xapian_writable_add(writable, document, NULL, err));
	xapian_writable_close(writable);
	must(xapian_term_generator_index_text(generator, word, 240, 1, "XLANGE", err));
	refused_alone(state, generator);
	xapian_document_close(document);
	xapian_term_generator_close(generator);

	xapian_stem *stem = NULL;
	generator = new_generator();
	must(xapian_stem_custom(repeated, NULL, NULL, &stem, err));
	must(xapian_term_generator_set_stem(generator, stem, err));
	xapian_stem_close(stem);
	must(xapian_term_generator_index_text(generator, BYTES("kort"), 1, NULL, err));
	refused_alone(state, generator);
	xapian_term_generator_close(generator);
}

static void any_bytes_are_text(void **state)
{
	(void)state;
	xapian_term_generator *generator = new_generator();
	char bytes[256];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)i;
	must(xapian_term_generator_index_text(
		generator, bytes, sizeof bytes, 1, "", err));
	must(xapian_term_generator_index_text(generator, NULL, 0, 1, NULL, err));
	must_fail(XAPIAN_E_ARGUMENT,
		xapian_term_generator_index_text(generator, NULL, 1, 1, NULL, err));
	must(xapian_term_generator_set_flags(generator, XAPIAN_GENERATE_CJK_NGRAM, err));
	must(xapian_term_generator_index_text(
		generator, BYTES("\xe4\xb8\xad\xe5\x9b\xbd"), 1, NULL, err));
	assert_non_null(strstr(terms_in(generator), "\xe4\xb8\xad\xe5\x9b\xbd"));
	xapian_term_generator_close(generator);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stems_of_languages),
		cmocka_unit_test(each_language_has_a_stemmer),
		cmocka_unit_test(stemmer_of_ones_own),
		cmocka_unit_test(stoppers),
		cmocka_unit_test(strategies_and_stop_words),
		cmocka_unit_test(positions_and_prefixes),
		in_directory(spellings_go_to_the_database),
		in_directory(terms_too_long_are_refused_alone),
		cmocka_unit_test(any_bytes_are_text),
	};
	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
