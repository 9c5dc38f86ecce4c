/* SPDX-License-Identifier: GPL-2.0-or-later */
/* From text to terms: against libstemmer itself, and the same at every opening. */
#include "support.h"

#include "text/analysis.h"
#include "text/stem.h"

#include <libstemmer.h>
#include <stdlib.h>

static const char letter[] =
	"Geachte voorzitter, in de kabinetsvisie op biotechnologie zijn regulatory "
	"sandboxes genoemd: proeftuinen voor innovatieve bedrijven. De moties van de "
	"Kamerleden Grinwis en Dassen verzoeken de regering de mogelijkheden te "
	"onderzoeken; gentherapieën, brieven, huizen, ministers, gezondheid, kansen, "
	"overheden, gewijzigde wet- en regelgeving, opgestelde stukken, lopende zaken, "
	"versterkten, willen, geïnformeerde, één, agenda's, zo'n, IJsland, CO₂, straße, "
	"Λόγος, 36600, naïef, reëel, ideeën, lachte, vrijheden, mogelijk, klaar, bevinding";

static struct sb_stemmer *their_stemmer(void)
{
	struct sb_stemmer *stemmer = sb_stemmer_new("dutch_porter", "UTF_8");
	if (stemmer == NULL)
		stemmer = sb_stemmer_new("dutch", "UTF_8");
	assert_non_null(stemmer);
	return stemmer;
}

static const char *their_stem(struct sb_stemmer *stemmer, const char *word)
{
	const sb_symbol *stem =
		sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)strlen(word));
	assert_non_null(stem);
	return (const char *)stem;
}

static kz_words *analyse(kz_analysis *analysis, const char *text)
{
	kz_words *words = NULL;
	must(kz_analyse(analysis, text, strlen(text), &words, err));
	assert_non_null(words);
	return words;
}

static void stems_are_those_of_libstemmer(void **state)
{
	kz_analysis *analysis = *state;
	struct sb_stemmer *stemmer = their_stemmer();
	kz_words *words = analyse(analysis, letter);
	size_t changed = 0;
	assert_in_range(kz_words_count(words), 60, 100);
	for (size_t i = 0; i < kz_words_count(words); i++) {
		const kz_word *word = kz_words_at(words, i);
		const char *wanted = their_stem(stemmer, word->folded);
		same_text(word->folded, word->stem, wanted);
		same_text(word->folded, word->term, wanted);
		assert_int_equal(word->position, i);
		changed += strcmp(wanted, word->folded) != 0;
	}
	/* Had nothing been stemmed, all of the above would have passed. */
	assert_in_range(changed, 20, 60);
	kz_words_close(words);
	sb_stemmer_delete(stemmer);
}

static void what_snowball_is_known_to_do(void **state)
{
	static const struct {
		const char *text, *folded, *term;
	} rows[] = {
		{"sandboxes", "sandboxes", "sandboxes"},
		{"Huizen", "huizen", "huiz"},
		{"ministers", "ministers", "minister"},
		{"mogelijkheden", "mogelijkheden", "mogelijk"},
		{"Gezondheid", "gezondheid", "gezond"},
		{"agenda's", "agenda", "agenda"},
		{"gentherapieën", "gentherapieen", "gentherapieen"},
		{"36600", "36600", "36600"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_words *words = analyse(*state, rows[i].text);
		assert_int_equal(kz_words_count(words), 1);
		same_text(rows[i].text, kz_words_at(words, 0)->folded, rows[i].folded);
		same_text(rows[i].text, kz_words_at(words, 0)->term, rows[i].term);
		kz_words_close(words);
	}
}

static void words_have_their_place(void **state)
{
	kz_words *words = analyse(*state, "Één  motie-Grinwis.");
	static const struct {
		uint32_t start, length;
	} rows[] = {{0, 5}, {7, 5}, {13, 7}};
	assert_int_equal(kz_words_count(words), COUNT(rows));
	for (uint32_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(kz_words_at(words, i)->start, rows[i].start);
		assert_int_equal(kz_words_at(words, i)->length, rows[i].length);
		assert_int_equal(kz_words_at(words, i)->position, i);
	}
	assert_null(kz_words_at(words, COUNT(rows)));
	assert_null(kz_words_at(words, SIZE_MAX));
	kz_words_close(words);
}

static void no_words_is_no_failure(void **state)
{
	kz_words *words = NULL;
	must(kz_analyse(*state, NULL, 0, &words, err));
	assert_non_null(words);
	assert_int_equal(kz_words_count(words), 0);
	assert_null(kz_words_at(words, 0));
	kz_words_close(words);
	words = analyse(*state, " .,; \xCC\x81 ");
	assert_int_equal(kz_words_count(words), 0);
	kz_words_close(words);
	kz_words_close(NULL);
	assert_int_equal(kz_words_count(NULL), 0);
	assert_null(kz_words_at(NULL, 0));
}

static void what_is_no_text_is_refused(void **state)
{
	kz_words *words = (kz_words *)state;
	must_fail_at(KZ_E_DOCUMENT, 7, "not UTF-8 at byte 7",
		kz_analyse(*state, BYTES("beleid \xC3("), &words, err));
	assert_null(words);
	must_fail(KZ_E_LIMIT, "over 256 MiB",
		kz_analyse(*state, "a", ((size_t)256 << 20) + 1, &words, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_analyse(NULL, "a", 1, &words, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_analyse(*state, NULL, 1, &words, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_analyse(*state, "a", 1, NULL, err));
	assert_null(words);
}

static void every_opening_is_the_same(void **state)
{
	kz_analysis *again = NULL;
	must(kz_analysis_open("snowball", &again, err));
	assert_string_equal(kz_analysis_name(again), "snowball");
	assert_string_equal(kz_analysis_name(*state), "snowball");
	assert_int_equal(kz_analysis_version(again), kz_analysis_version(*state));
	assert_string_equal(
		kz_analysis_fingerprint(again), kz_analysis_fingerprint(*state));
	const char *print = kz_analysis_fingerprint(again);
	assert_int_equal(strlen(print), 16);
	assert_int_equal(strspn(print, "0123456789abcdef"), 16);
	/* Use leaves no trace. */
	kz_words_close(analyse(again, letter));
	assert_string_equal(print, kz_analysis_fingerprint(*state));
	kz_analysis_close(again);
	kz_analysis_close(NULL);
}

static void an_unknown_analysis_is_refused(void **state)
{
	(void)state;
	kz_analysis *analysis = (kz_analysis *)state;
	must_fail(KZ_E_ARGUMENT, "analysis 'Snowball': there is no such analysis",
		kz_analysis_open("Snowball", &analysis, err));
	assert_null(analysis);
	must_fail(KZ_E_ARGUMENT, "known: kamerzoek, snowball",
		kz_analysis_open("", &analysis, err));
	must_fail(KZ_E_ARGUMENT, "required", kz_analysis_open("snowball", NULL, err));
}

/* ---- Languages ---- */

static void codes_of_languages(void **state)
{
	(void)state;
	static const struct {
		const char *code;
		kzi_language language;
	} rows[] = {{NULL, KZI_DUTCH}, {"", KZI_DUTCH}, {"nl", KZI_DUTCH},
		{"en", KZI_ENGLISH}, {"EN", KZI_ENGLISH}, {"en-GB", KZI_ENGLISH},
		{"e", KZI_DUTCH}, {"enm", KZI_DUTCH}, {"de", KZI_DUTCH}};
	for (size_t i = 0; i < COUNT(rows); i++)
		if (kzi_language_of(rows[i].code) != rows[i].language)
			fail_msg("%s", rows[i].code);
}

/* Of one folded word. */
static const char *term_in(
	kz_analysis *analysis, const char *folded, kzi_language language)
{
	static char terms[4][64];
	static size_t next;
	char *copy = terms[next++ % 4];
	kzi_word word = {0, strlen(folded), folded, strlen(folded)};
	kzi_term term;
	must(kzi_analysis_term_in(analysis, &word, language, &term, err));
	assert_in_range(term.length, 1, 63);
	memcpy(copy, term.text, term.length);
	copy[term.length] = '\0';
	return copy;
}

static void english_has_terms_of_its_own(void **state)
{
	(void)state;
	kz_analysis *ours = NULL;
	must(kz_analysis_open("kamerzoek", &ours, err));
	static const char *const rows[][3] = {
		{"policies", "policie", "Epolici"},
		{"policy", "policie", "Epolici"},
		{"kans", "kans", "Ekan"},
		{"kan", "kan", "Ekan"},
		{"regulated", "regulated", "Eregul"},
		{"36600", "36600", "E36600"},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		same_text(rows[i][0], term_in(ours, rows[i][0], KZI_DUTCH), rows[i][1]);
		same_text(rows[i][0], term_in(ours, rows[i][0], KZI_ENGLISH), rows[i][2]);
	}
	kz_analysis_close(ours);
	/* Plain Snowball is Dutch, whatever the text is. */
	same_text("policies", term_in(*state, "policies", KZI_ENGLISH), "policies");
}

/* All terms of a word are good at the same time. */
static void a_query_has_the_terms_of_all_languages(void **state)
{
	kz_analysis *ours = NULL;
	kzi_term terms[KZI_LANGUAGES];
	kzi_word word = {0, 8, "policies", 8};
	size_t count = 0;
	must(kz_analysis_open("kamerzoek", &ours, err));
	must(kzi_analysis_terms(ours, &word, terms, &count, err));
	assert_int_equal(count, 2);
	assert_int_equal(terms[0].length, 7);
	assert_memory_equal(terms[0].text, "policie", 7);
	assert_int_equal(terms[1].length, 7);
	assert_memory_equal(terms[1].text, "Epolici", 7);
	must(kzi_analysis_terms(*state, &word, terms, &count, err));
	assert_int_equal(count, 1);
	assert_memory_equal(terms[0].text, "policies", 8);
	kz_analysis_close(ours);
}

static void each_analysis_has_its_own_fingerprint(void **state)
{
	kz_analysis *ours = NULL, *again = NULL;
	must(kz_analysis_open("kamerzoek", &ours, err));
	must(kz_analysis_open(NULL, &again, err));
	assert_string_equal(kz_analysis_name(again), "kamerzoek");
	assert_string_equal(
		kz_analysis_fingerprint(ours), kz_analysis_fingerprint(again));
	assert_string_not_equal(
		kz_analysis_fingerprint(ours), kz_analysis_fingerprint(*state));
	kz_analysis_close(ours);
	kz_analysis_close(again);
}

static void the_stemmer_takes_any_word(void **state)
{
	(void)state;
	kzi_stemmer *stemmer = NULL;
	size_t length = 9;
	must(kzi_stemmer_open(KZI_DUTCH, &stemmer, err));
	assert_non_null(kzi_stem(stemmer, "", 0, &length));
	assert_int_equal(length, 0);
	const char *stem = kzi_stem(stemmer, "huizenmarkt", 6, &length);
	assert_int_equal(length, 4);
	assert_memory_equal(stem, "huiz", 4);
	enum { LONG = 100000 };
	char *word = malloc(LONG);
	assert_non_null(word);
	memset(word, 'a', LONG);
	assert_non_null(kzi_stem(stemmer, word, LONG, &length));
	assert_in_range(length, LONG - 10, LONG);
	free(word);
	kzi_stemmer_close(stemmer);
	kzi_stemmer_close(NULL);
}

static int open_analysis(void **state)
{
	return kz_analysis_open("snowball", (kz_analysis **)state, NULL);
}

static int close_analysis(void **state)
{
	kz_analysis_close(*state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stems_are_those_of_libstemmer),
		cmocka_unit_test(what_snowball_is_known_to_do),
		cmocka_unit_test(words_have_their_place),
		cmocka_unit_test(no_words_is_no_failure),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(every_opening_is_the_same),
		cmocka_unit_test(an_unknown_analysis_is_refused),
		cmocka_unit_test(codes_of_languages),
		cmocka_unit_test(english_has_terms_of_its_own),
		cmocka_unit_test(a_query_has_the_terms_of_all_languages),
		cmocka_unit_test(each_analysis_has_its_own_fingerprint),
		cmocka_unit_test(the_stemmer_takes_any_word),
	};
	return cmocka_run_group_tests_name(
		"analysis", tests, open_analysis, close_analysis);
}
