/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Compounds: taken apart without an index, found in one, and by which words. */
#include "support.h"

#include <kamerzoek/explore.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A list of words of our own, with the flags of OpenTaal's: what comes out may not
 * depend on what is installed. */
static const char list[] =
	"12\nbeleid/CcZbYb\nbiotechnologie/CaCcZa\nevaluatie/CaCcZa\nwet/CaCcZb\n"
	"wetgeving/CcZb\nregel/CaCcZa\nregelgeving/CcZb\nonderzoek/CcZb\n"
	"onderzoeks/CxCa\ninnovatie/CaCcZa\nklimaat/CcCaZb\nkinder/Ca\n"
	"opvang/CcZb\ntoeslag/CcZb\ngen/CaCcZb\ncel/CaCcZb\ntherapie/CcCaZa\n"
	"kamer/CaCcZa\nlid/CcYb\nleden/Cc\ngezondheids/CxCa\nzorg/CaCcZb\nstelsel/CcZa\n"
	"gezondheid/CcZb\nminister/CaCcZa\nvoor\noor/CaCcZb\nijs/CaCcZb\neis/CcZb\n";

static kz_analysis *with_words(const char *directory)
{
	kz_analysis *analysis = NULL;
	const char *path = below(directory, "words.dic");
	write_text(path, list);
	must(kz_analysis_open(NULL, &analysis, err));
	must(kz_analysis_read_words(analysis, path, err));
	return analysis;
}

/* "word@start+length/position" of each, closed. */
static const char *shown(kz_words *words)
{
	static char line[512];
	line[0] = '\0';
	for (size_t i = 0; i < kz_words_count(words); i++) {
		const kz_word *word = kz_words_at(words, i);
		size_t used = strlen(line);
		snprintf(line + used, sizeof line - used, "%s%s@%u+%u/%u",
			i > 0 ? " " : "", word->folded, (unsigned)word->start,
			(unsigned)word->length, (unsigned)word->position);
	}
	kz_words_close(words);
	return line;
}

static const char *split(kz_analysis *analysis, const char *word)
{
	kz_words *words = NULL;
	must(kz_split(analysis, word, strlen(word), &words, err));
	return shown(words);
}

static const char *expand(kz_analysis *analysis, const char *text)
{
	kz_words *words = NULL;
	must(kz_expand(analysis, text, strlen(text), &words, err));
	return shown(words);
}

/* ---- Without an index ---- */

static void a_compound_has_its_parts(void **state)
{
	kz_analysis *analysis = with_words(*state);
	assert_string_equal(split(analysis, "biotechnologiebeleid"),
		"biotechnologie@0+14/0 beleid@14+6/1");
	assert_string_equal(split(analysis, "gezondheidszorgstelsel"),
		"gezondheidszorg@0+15/0 stelsel@15+7/1");
	assert_string_equal(
		split(analysis, "beleids-evaluatie"), "beleids@0+7/0 evaluatie@8+9/1");
	/* tied by the hyphens to what is before it, or not */
	assert_string_equal(split(analysis, "wet-voor-wetbeleid"),
		"wet@0+3/0 voor@4+4/1 wet@9+3/2 beleid@12+6/3");
	assert_string_equal(
		split(analysis, "EU-wetsevaluatie"), "eu@0+2/0 wetsevaluatie@3+13/1");
	assert_string_equal(
		split(analysis, "Wétsevaluatie"), "wet@0+4/0 evaluatie@5+9/1");
	kz_analysis_close(analysis);
}

static void what_is_no_compound_has_none(void **state)
{
	static const char *const words[] = {
		"minister", "voor", "eis", "ijs", "beleid", "", "!?", "36600"};
	kz_analysis *analysis = with_words(*state);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		assert_string_equal(split(analysis, words[i]), "");
	kz_analysis_close(analysis);
}

static void halves_of_words_are_completed(void **state)
{
	kz_analysis *analysis = with_words(*state);
	assert_string_equal(
		expand(analysis, "de wet- en regelgeving"), "wetgeving@3+3/1");
	assert_string_equal(expand(analysis, "onderzoeks- en innovatieklimaat"),
		"onderzoeksklimaat@0+10/0 onderzoekklimaat@0+10/0");
	assert_string_equal(expand(analysis, "genen- en celtherapieën"),
		"genentherapieen@0+5/0 gentherapieen@0+5/0");
	assert_string_equal(
		expand(analysis, "kinderopvang en -toeslag"), "kindertoeslag@17+7/2");
	kz_analysis_close(analysis);
}

static void what_is_no_half_is_left_alone(void **state)
{
	static const char *const texts[] = {"", "-", "wet-", "wet- ", "- wet", "wet-.",
		"de wet - en regelgeving", "wet en regelgeving", "wet-en-regelgeving",
		"wet- . Regelgeving", "wet-\nregelgeving", " -wet", "x- en regelgeving",
		"wet- en en en en en en en en en en regelgeving"};
	kz_analysis *analysis = with_words(*state);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_string_equal(expand(analysis, texts[i]), "");
	kz_analysis_close(analysis);
}

static void words_are_read_from_a_list(void **state)
{
	kz_words *words = NULL;
	kz_analysis *analysis = with_words(*state), *snowball = NULL;
	char before[17];
	snprintf(before, sizeof before, "%s", kz_analysis_fingerprint(analysis));
	const char *other = below(*state, "other.dic");
	write_text(other, "1\nbiotechnologie/CaCcZa\n");
	must_fail(
		KZ_E_IO, kz_analysis_read_words(analysis, below(*state, "nowhere"), err));
	assert_string_equal(
		split(analysis, "beleidsevaluatie"), "beleid@0+6/0 evaluatie@7+9/1");
	must(kz_analysis_read_words(analysis, other, err));
	assert_string_equal(split(analysis, "beleidsevaluatie"), "");
	assert_string_not_equal(kz_analysis_fingerprint(analysis), before);
	kz_analysis_close(analysis);
	must(kz_analysis_open("snowball", &snowball, err));
	must_fail(KZ_E_UNSUPPORTED, kz_analysis_read_words(snowball, other, err));
	must(kz_split(snowball, "biotechnologiebeleid", 20, &words, err));
	assert_int_equal(kz_words_count(words), 0);
	kz_words_close(words);
	kz_analysis_close(snowball);
}

static void arguments_are_checked(void **state)
{
	kz_words *words = NULL;
	kz_analysis *analysis = with_words(*state);
	must_fail(KZ_E_ARGUMENT, kz_split(NULL, "wet", 3, &words, err));
	must_fail(KZ_E_ARGUMENT, kz_split(analysis, NULL, 3, &words, err));
	must_fail(KZ_E_ARGUMENT, kz_split(analysis, "wet", 3, NULL, err));
	must_fail(KZ_E_DOCUMENT, kz_split(analysis, "wet\xFF", 4, &words, err));
	assert_int_equal(last_error.offset, 3);
	must_fail(KZ_E_ARGUMENT, kz_expand(NULL, "wet", 3, &words, err));
	must_fail(KZ_E_DOCUMENT, kz_expand(analysis, "\xFF-", 2, &words, err));
	must_fail(KZ_E_ARGUMENT, kz_analysis_read_words(NULL, NULL, err));
	assert_null(words);
	assert_non_null(kz_word_list());
	kz_analysis_close(analysis);
}

/* ---- In an index ---- */

static kz_writer *writer_with(const char *path, const char *words)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = words;
	must(kz_writer_open(path, &options, &writer, err));
	return writer;
}

static void put_letters(kz_writer *writer)
{
	put(writer, "los", "a", "De minister wil beleid voor biotechnologie.");
	put(writer, "heel", "b", "Biotechnologiebeleid, en weer biotechnologiebeleid.");
	put(writer, "woord", "c", "Het beleid van de Kamerleden.");
	put(writer, "half", "d", "De wet- en regelgeving.");
}

static const char *make_index(const char *directory)
{
	const char *words = below(directory, "words.dic"), *path = below(directory, "db");
	write_text(words, list);
	kz_writer *writer = writer_with(path, words);
	put_letters(writer);
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	return path;
}

static const char *find(kz_index *index, const char *query, uint32_t flags)
{
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.flags = flags;
	options.matching = KZ_MATCH_ALL;
	return search(index, query, &options);
}

static void a_word_is_found_in_compounds_below_itself(void **state)
{
	kz_index *index = open_index(make_index(*state));
	assert_string_equal(find(index, "beleid", 0), "los woord heel");
	assert_string_equal(find(index, "biotechnologie beleid", 0), "los heel");
	assert_string_equal(find(index, "lid", 0), "woord");
	assert_string_equal(find(index, "wetgeving", 0), "half");
	assert_string_equal(find(index, "oor", 0), "");
	kz_index_close(index);
}

static void a_compound_is_found_as_its_words_below_itself(void **state)
{
	kz_index *index = open_index(make_index(*state));
	assert_string_equal(find(index, "biotechnologiebeleid", 0), "heel los");
	kz_index_close(index);
}

static void compounds_can_be_left_alone(void **state)
{
	kz_index *index = open_index(make_index(*state));
	uint32_t off = KZ_SEARCH_NO_COMPOUNDS;
	assert_string_equal(find(index, "beleid", off), "los woord");
	assert_string_equal(find(index, "biotechnologiebeleid", off), "heel");
	assert_string_equal(find(index, "\"biotechnologie beleid\"", 0), "");
	assert_string_equal(find(index, "biotechnologie beleid", KZ_SEARCH_PHRASE), "");
	kz_index_close(index);
}

static uint64_t counted(kz_index *index, const char *query)
{
	kz_facets *facets = NULL;
	must(kz_facets_find(index, query, NULL, 0, &facets, err));
	uint64_t total = kz_facets_total(facets);
	kz_facets_close(facets);
	return total;
}

/* What is counted is asked for in another way than what is ranked. */
static void as_many_are_counted_as_are_found(void **state)
{
	kz_results *results = NULL;
	kz_index *index = open_index(make_index(*state));
	assert_int_equal(counted(index, "beleid"), 3);
	assert_int_equal(counted(index, "biotechnologiebeleid"), 2);
	assert_int_equal(counted(index, "biotechnologie beleid"), 2);
	assert_string_equal(find(index, "beleid -biotechnologiebeleid", 0), "los woord");
	must(kz_search(index, "biotechnologiebeleid datum:2025", NULL, &results, err));
	assert_int_equal(kz_results_total(results), 0);
	assert_int_equal(kz_results_warning_count(results), 1);
	assert_string_equal(kz_results_warning_at(results, 0),
		"2 documents without a date are left out");
	kz_results_close(results);
	kz_index_close(index);
}

static void what_was_understood_says_so(void **state)
{
	kz_results *results = NULL;
	kz_index *index = open_index(make_index(*state));
	must(kz_search(index, "biotechnologiebeleid beleid oor", NULL, &results, err));
	assert_string_equal(kz_results_understood(results),
		"(biotechnologiebeleid OR biotechnologie NEAR beleid) AND "
		"(beleid OR in compounds) AND oor");
	kz_results_close(results);
	kz_index_close(index);
}

/* ---- By which words ---- */

static kz_index_info info_of(const char *path)
{
	kz_index_info info = KZ_INDEX_INFO_INIT;
	kz_index *index = open_index(path);
	must(kz_index_get_info(index, &info, err));
	kz_index_close(index);
	return info;
}

static void the_words_stay_those_of_the_beginning(void **state)
{
	const char *path = make_index(*state), *words = below(*state, "words.dic");
	kz_index_info before = info_of(path);
	assert_true(before.listed_words > 20);
	/* Another list, or none: the index has its own by now. */
	write_text(words, "1\nfiets/CaCcZb\n");
	kz_writer *writer = writer_with(path, words);
	put(writer, "nieuw", "e", "Beleidsevaluatie.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	kz_index_info after = info_of(path);
	assert_string_equal(after.fingerprint, before.fingerprint);
	assert_int_equal(after.listed_words, before.listed_words);
	assert_string_equal(search_at(path, "evaluatie"), "nieuw");
}

static void the_words_of_the_documents_count_too(void **state)
{
	const char *path = below(*state, "db");
	kz_writer *writer = writer_with(path, "");
	put(writer, "a", "Klimaat", "Het klimaat en de agenda.");
	put(writer, "b", "Klimaat", "De agenda over het klimaat.");
	put(writer, "c", "Klimaat", "Een agenda, en het klimaat.");
	put(writer, "d", "Plan", "De klimaatagenda.");
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	assert_string_equal(search_at(path, "agenda"), "a b c d");
	kz_index_info info = info_of(path);
	assert_int_equal(info.listed_words, 0);
	assert_true(info.own_words >= 2);
}

static void a_reader_of_an_empty_index_gets_the_words(void **state)
{
	const char *path = below(*state, "db"), *words = below(*state, "words.dic");
	write_text(words, list);
	kz_writer *writer = writer_with(path, words);
	kz_index *index = open_index(path);
	assert_string_equal(find(index, "beleid", 0), "");
	put_letters(writer);
	must(kz_writer_commit(writer, err));
	must(kz_index_refresh(index, err));
	assert_string_equal(find(index, "beleid", 0), "los woord heel");
	kz_index_close(index);
	kz_writer_close(writer);
}

static void a_list_that_is_not_there_is_said(void **state)
{
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = below(*state, "nowhere.dic");
	must_fail(KZ_E_IO, kz_writer_open(below(*state, "db"), &options, &writer, err));
}

static void words_that_were_lost_are_damage(void **state)
{
	kz_index *index = NULL;
	const char *path = make_index(*state);
	const char *lexicon = below(generation_of(path), "lexicon");
	size_t size;
	char *bytes = read_bytes(lexicon, &size);
	write_bytes(lexicon, bytes, 100);
	must_fail(KZ_E_CORRUPT, kz_index_open(path, &index, err));
	remove_file(lexicon);
	must_fail(KZ_E_CORRUPT, kz_index_open(path, &index, err));
	/* Damaged further on it finds words wrong, and that is all. */
	memset(bytes + 24, 0xA5, size - 24);
	write_bytes(lexicon, bytes, size);
	index = open_index(path);
	find(index, "biotechnologiebeleid", 0);
	kz_index_close(index);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_directory(a_compound_has_its_parts),
		in_directory(what_is_no_compound_has_none),
		in_directory(halves_of_words_are_completed),
		in_directory(what_is_no_half_is_left_alone),
		in_directory(words_are_read_from_a_list),
		in_directory(arguments_are_checked),
		in_directory(a_word_is_found_in_compounds_below_itself),
		in_directory(a_compound_is_found_as_its_words_below_itself),
		in_directory(compounds_can_be_left_alone),
		in_directory(as_many_are_counted_as_are_found),
		in_directory(what_was_understood_says_so),
		in_directory(the_words_stay_those_of_the_beginning),
		in_directory(the_words_of_the_documents_count_too),
		in_directory(a_reader_of_an_empty_index_gets_the_words),
		in_directory(a_list_that_is_not_there_is_said),
		in_directory(words_that_were_lost_are_damage),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
