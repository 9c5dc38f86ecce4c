/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How words begin that have a term: no word may be without, or a search would not see it
 * in a text. */
#include "support.h"

#include "search/glance.h"
#include "text/analysis.h"
#include "text/words.h"

#include <stdlib.h>

static const char *const analyses[] = {"kamerzoek", "snowball"};

static bool has_one(const kzi_beginnings *beginnings, const char *word)
{
	for (size_t i = 0; i < beginnings->count; i++)
		if (strstr(word, beginnings->items[i]) != NULL)
			return true;
	return beginnings->count == 0;
}

static void check_term(const kz_analysis *analysis, const char *word, const char *term,
	size_t length, kzi_language language)
{
	kzi_beginnings beginnings;
	assert_true(
		kzi_analysis_beginnings(analysis, term, length, language, &beginnings));
	if (!has_one(&beginnings, word))
		fail_msg(
			"%s has none of the beginnings of %.*s", word, (int)length, term);
}

static void check_word(kz_analysis *analysis, const char *folded)
{
	kzi_term terms[KZI_LANGUAGES];
	kzi_part_terms parts;
	size_t count;
	kzi_word word = {0, strlen(folded), folded, strlen(folded)};
	must(kzi_analysis_terms(analysis, &word, terms, &count, err));
	for (size_t i = 0; i < count; i++)
		check_term(analysis, folded, terms[i].text, terms[i].length,
			(kzi_language)i);
	must(kzi_analysis_parts(analysis, folded, word.length, &parts, err));
	for (size_t i = 0; i < parts.count; i++)
		check_term(analysis, folded, parts.items[i].term,
			parts.items[i].term_length, KZI_DUTCH);
}

static void words_have_a_beginning(void **state)
{
	static const char *const words[] = {"leden", "lid", "steden", "banen", "baan",
		"brieven", "uitgevoerd", "aangetoond", "gewijzigde", "gezien", "zag",
		"gehad", "heeft", "gegaan", "komt", "gedaan", "eieren", "apen",
		"policies", "policy", "media", "kooplieden", "kamelen", "kameel",
		"financieel", "1ste", "22de", "1e", "pvv", "d66", "zzp'ers", "gps'en",
		"biotechnologiebeleid", "ledenvergadering", "kinderopvangtoeslag",
		"dying", "skies", "studies", "a", "e"};
	(void)state;
	for (size_t i = 0; i < COUNT(analyses); i++) {
		kz_analysis *analysis;
		must(kz_analysis_open(analyses[i], &analysis, err));
		for (size_t j = 0; j < COUNT(words); j++)
			check_word(analysis, words[j]);
		kz_analysis_close(analysis);
	}
}

/* Some of the words of this machine; each as folding would leave it. */
static void so_have_those_of_the_list(void **state)
{
	enum { EACH = 41 };
	kz_analysis *analysis;
	char line[256];
	FILE *list = fopen(kz_word_list(), "r");
	(void)state;
	if (list == NULL)
		skip_because("there is no list of words here");
	must(kz_analysis_open(NULL, &analysis, err));
	for (size_t i = 0; fgets(line, sizeof line, list) != NULL; i++) {
		line[strcspn(line, "/\r\n")] = '\0';
		size_t small = strspn(line, "abcdefghijklmnopqrstuvwxyz");
		if (i % EACH == 0 && small > 0 && line[small] == '\0')
			check_word(analysis, line);
	}
	kz_analysis_close(analysis);
	fclose(list);
}

static void few_words_have_them(void **state)
{
	static const char *const rows[][3] = {
		{"beleid", "biotechnologiebeleid", "bestuur"},
		{"lid", "leden", "bord"},
		{"uitvoer", "uitgevoerd", "uitstel"},
		{"zie", "gezien", "doen"},
	};
	kz_analysis *analysis;
	(void)state;
	must(kz_analysis_open(NULL, &analysis, err));
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_beginnings beginnings;
		assert_true(kzi_analysis_beginnings(analysis, rows[i][0],
			strlen(rows[i][0]), KZI_DUTCH, &beginnings));
		assert_true(has_one(&beginnings, rows[i][1]));
		assert_false(has_one(&beginnings, rows[i][2]));
		assert_false(kzi_analysis_beginnings(analysis, rows[i][0],
			strlen(rows[i][0]), KZI_ENGLISH, &beginnings));
	}
	kz_analysis_close(analysis);
}

/* ---- At a glance ---- */

static kzi_glance seek(const char *item)
{
	kzi_glance glance = {.count = 0};
	kzi_beginnings one = {.count = 1};
	strncpy(one.items[0], item, KZI_BEGINNING_MAX);
	kzi_glance_add(&glance, &one);
	return glance;
}

/* The stretches, each between brackets. */
static const char *look(const kzi_glance *glance, const char *text)
{
	static char out[512];
	size_t length = strlen(text), at = 0, end, used = 0;
	out[0] = '\0';
	for (; kzi_glance_next(glance, text, length, &at, &end); at = end)
		used += (size_t)snprintf(out + used, sizeof out - used, "[%.*s]",
			(int)(end - at), text + at);
	return out;
}

static void a_text_at_a_glance(void **state)
{
	static const char *const rows[][3] = {
		{"bele", "Het beleid, en BELEID.", "[beleid,][BELEID.]"},
		{"bele", "wet- en regelgeving", "[wet-]"},
		{"bele", "ge\u00EFnformeerd over be\u00ADleid", "[be\u00ADleid]"},
		{"orde", "co\u00F6rdinatie, CO\u00D6RDEN, c\u00F6",
			"[co\u00F6rdinatie,][CO\u00D6RDEN,]"},
		{"dmv", "d.m.v. de wet. De 1.000 euro. 3%", "[d.m.v.][1.000]"},
		{"proc", "3% en \u20AC 5", "[3%]"},
		{"euro", "3% en \u20AC 5", "[\u20AC]"},
		{"mail", "e-mail en re-import, pre-fab", "[e-mail]"},
		{"emai", "e-mail en re-import, pre-fab - ja", "[e-mail]"},
		{"agen", "de \u201Cwet\u201D van \u2018toen\u2019 \u2013 zo\u2019n", ""},
		{"zo'n", "de \u201Cwet\u201D \u2013 zo\u2019n", "[zo\u2019n]"},
		{"bele", "biotechnologiebeleid\n\tonderbeleefd",
			"[biotechnologiebeleid][onderbeleefd]"},
		{"b", "aab ba\302", "[aab][ba\302]"},
		{"bele", "be bel bele", "[bele]"},
		{"bele", "", ""},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_glance glance = seek(rows[i][0]);
		same_text(rows[i][1], look(&glance, rows[i][1]), rows[i][2]);
	}
	kzi_glance nothing = {.count = 0};
	same_text("nothing", look(&nothing, "het beleid"), "");
	kzi_glance_add(&nothing, &(kzi_beginnings){.count = 0});
	same_text("anything", look(&nothing, "het beleid"), "[het beleid]");
}

/* A text of everything that words can be made of, by chance. */
static void make_text(uint64_t *seed, char out[400])
{
	static const char *const pieces[] = {"a", "b", "c", "A", "B", "a", "b", "c", "1",
		"9", "000", " ", " ", " ", "\n", "-", "-", ".", ",", "&", "%", "'", "`",
		"(", "\u00E9", "\u00C4", "\u00E7", "\u00DF", "\u00D7", "\u00E6", "\u00AD",
		"\u00A0", "\u2010", "\u2013", "\u2019", "\u201C", "\u20AC", "\u0301",
		"\u0107", "\uFB01", "\u2082", "\u200B", "e-", "re-", "co-", "-up", "-in",
		"\xC3", "\x82", "\xE2\x80"};
	out[0] = '\0';
	for (size_t length = chance_below(seed, 60); length > 0; length--)
		strcat(out, pieces[chance_below(seed, COUNT(pieces))]);
}

/* Up to four letters in a row of one of its words; false when it has none. */
static bool take_item(uint64_t *seed, const char *text, char out[KZI_BEGINNING_MAX + 1])
{
	kzi_words words = KZI_WORDS_OF(text, strlen(text));
	kzi_word word;
	bool found = false;
	while (kzi_words_next(&words, &word) && (!found || chance_below(seed, 4) > 0)) {
		size_t from = chance_below(seed, word.folded_length);
		size_t most = word.folded_length - from;
		size_t length = 1 + chance_below(seed, KZI_BEGINNING_MAX);
		/* Words are sought by letters, digits and the few signs that are in them.
		 */
		found = true;
		snprintf(out, KZI_BEGINNING_MAX + 1, "%.*s",
			(int)(length < most ? length : most), word.folded + from);
	}
	kzi_words_end(&words);
	return found;
}

static void check_glance(const kzi_glance *glance, const char *text)
{
	size_t length = strlen(text), at = 0, end = 0;
	bool left = kzi_glance_next(glance, text, length, &at, &end);
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	while (kzi_words_next(&words, &word)) {
		if (!kzi_glance_fits(glance, word.folded, word.folded_length))
			continue;
		while (left && end < word.start + word.length) {
			at = end;
			left = kzi_glance_next(glance, text, length, &at, &end);
		}
		if (!left || at > word.start)
			fail_msg("'%s' is passed over in '%s'", word.folded, text);
	}
	kzi_words_end(&words);
}

static void nothing_is_passed_over(void **state)
{
	uint64_t seed = 11;
	(void)state;
	for (int i = 0; i < 20000; i++) {
		char text[400], item[KZI_BEGINNING_MAX + 1];
		kzi_glance glance = {.count = 0};
		make_text(&seed, text);
		for (int j = 0; j < 3 && take_item(&seed, text, item); j++) {
			kzi_beginnings one = {.count = 1};
			memcpy(one.items[0], item, sizeof item);
			kzi_glance_add(&glance, &one);
		}
		check_glance(&glance, text);
	}
}

static void two_words_in_one(void **state)
{
	static const struct row {
		const char *item, *half, *whole;
		bool may;
	} rows[] = {
		{"wetg", "wet", "regelgeving", true},
		{"regi", "wet", "regelgeving", false},
		{"efti", "leef", "tijdbeleid", true},
		{"toes", "toeslag", "kinderopvang", true},
		{"ndto", "toeslag", "kind", true},
		{"xyz", "toeslag", "kinderopvang", false},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		kzi_glance glance = seek(rows[i].item);
		bool may = kzi_glance_joins(&glance, rows[i].half, strlen(rows[i].half),
			rows[i].whole, strlen(rows[i].whole));
		if (may != rows[i].may)
			fail_msg("%s: %s, %s", rows[i].item, rows[i].half, rows[i].whole);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_have_a_beginning),
		cmocka_unit_test(so_have_those_of_the_list),
		cmocka_unit_test(few_words_have_them),
		cmocka_unit_test(a_text_at_a_glance),
		cmocka_unit_test(nothing_is_passed_over),
		cmocka_unit_test(two_words_in_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
