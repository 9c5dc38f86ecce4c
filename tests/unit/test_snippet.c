/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The passage that shows why a document was found, its words lit. */
#include "support.h"

#include "base/utf8.h"
#include "document/document.h"
#include "search/light.h"
#include "search/snippet.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct shown {
	char text[16384];  /* words that are lit stand between [ and ] */
	char plain[16384]; /* the same without them, and without the dots */
	size_t bytes;      /* without the brackets and what says that there is more */
	size_t lit;
	kz_hit hit;
	char footnote[80];
} shown;

static void check_part(const kz_part *part, bool before_lit, bool first)
{
	size_t length = strlen(part->text);
	assert_true(length > 0);
	assert_int_equal(kzi_utf8_valid_length(part->text, length), length);
	/* Two parts that are not lit would have been one, but for the dots. */
	assert_true(part->hit || before_lit || first || strcmp(part->text, " …") == 0 ||
		    strcmp((part - 1)->text, "… ") == 0);
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		at += kzi_utf8_decode(part->text + at, length - at, &rune);
		assert_false(kzi_is_control(rune));
	}
}

/* beginning: of the document, which is looked at before all of it; or NULL. */
static shown *show_from(const kz_document *beginning, const kz_document *document,
	const char *typed, size_t most)
{
	kzi_lit_before so_far = {0};
	kzi_showing how = {.most_bytes = most, .so_far = &so_far, .cut = true};
	kz_analysis *analysis = NULL;
	kzi_query query;
	kzi_arena arena = {0};
	shown *out = calloc(1, sizeof *out);
	assert_non_null(out);
	out->hit.footnote = "";
	must(kz_analysis_open(NULL, &analysis, err));
	must(kzi_query_parse(typed, false, analysis, &query, err));
	if (beginning != NULL)
		must(kzi_snippet(
			beginning, &query, analysis, &how, &arena, &out->hit, err));
	assert_int_equal(out->hit.part_count, 0);
	how.cut = false;
	must(kzi_snippet(document, &query, analysis, &how, &arena, &out->hit, err));
	free(so_far.items);
	size_t used = 0;
	for (size_t i = 0; i < out->hit.part_count; i++) {
		const kz_part *part = &out->hit.parts[i];
		check_part(part, i > 0 && (part - 1)->hit, i == 0);
		bool dots =
			strcmp(part->text, "… ") == 0 || strcmp(part->text, " …") == 0;
		used += (size_t)snprintf(out->text + used, sizeof out->text - used,
			part->hit ? "[%s]" : "%s", part->text);
		assert_true(used < sizeof out->text);
		strcpy(out->plain + out->bytes, dots ? "" : part->text);
		out->bytes += strlen(out->plain + out->bytes);
		out->lit += part->hit;
	}
	strcpy(out->footnote, out->hit.footnote);
	out->hit.parts = NULL;
	kzi_arena_free(&arena);
	kzi_query_free(&query);
	kz_analysis_close(analysis);
	return out;
}

static shown *show(const kz_document *document, const char *typed, size_t most)
{
	return show_from(NULL, document, typed, most);
}

static kz_document *document_of(const char *text)
{
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	must(kz_document_add_body(document, text, strlen(text), err));
	return document;
}

static const struct {
	const char *text, *query;
	size_t most;
	const char *shown;
} rows[] = {
	{"Een sandbox.", "sandboxes", 300, "Een [sandbox]."},
	{"Huizen en het huis; HUIZEN!", "huizen", 300,
		"[Huizen] en het [huis]; [HUIZEN]!"},
	{"De mogelijkheden zijn mogelijk.", "mogelijkheid", 300,
		"De [mogelijkheden] zijn mogelijk."},
	{"Goed geïnformeerd, GEINFORMEERD.", "geinformeerd", 300,
		"Goed [geïnformeerd], [GEINFORMEERD]."},
	{"De agenda’s en foto's.", "agenda foto", 300, "De [agenda’s] en [foto's]."},
	{"CO₂ en CO2", "co2", 300, "[CO₂] en [CO2]"},
	{"be\xC2\xADleid\xC2\xAD is", "beleid", 300, "[be\xC2\xADleid]\xC2\xAD is"},
	{"motie-Grinwis", "grinwis", 300, "motie-[Grinwis]"},
	{"regulatory sandboxes", "\"regulatory sandboxes\"", 300,
		"[regulatory] [sandboxes]"},
	{"a\tb\x1B[31mc\x07 \xE2\x80\xAE"
	 "d",
		"d", 300, "a b [31mc   [d]"},
	/* The beginning, when there is nothing to be lit. */
	{"Eerste zin van de brief.", "afwezig", 300, "Eerste zin van de brief."},
	{"Eerste zin van de brief.", "afwezig", 12, "Eerste zin …"},
	{"Eerste zin van de brief.", "*", 12, "Eerste zin …"},
	{"Eerste\n\nTweede", "tweede", 300, "[Tweede]"},
	{"Éénwoordzonderspaties", "afwezig", 5, "Één …"},
	/* Room on both sides, cut between words. */
	{"een twee drie vier vijf zes zeven acht", "vijf", 20,
		"… vier [vijf] zes zeven …"},
	{"een twee drie vier vijf", "vijf", 17, "… drie vier [vijf]"},
	{"één twéé drié viér vijf", "vijf", 19, "… drié viér [vijf]"},
	{"een twee drie vier", "een", 7, "[een] …"},
	{"een twee drie vier", "een", 8, "[een] twee …"},
	{"een twee drie vier", "vier", 9, "… drie [vier]"},
	{"een twee drie vier", "vier", 1, "… [vier]"},
	{"", "x", 300, ""},
};

static void words_are_lit_and_passages_cut(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		kz_document *document = document_of(rows[i].text);
		shown *s = show(document, rows[i].query, rows[i].most);
		same_text(rows[i].text, s->text, rows[i].shown);
		free(s);
		kz_document_free(document);
	}
}

static void where_most_different_words_are_is_shown(void **state)
{
	(void)state;
	kz_document *document = document_of(
		"sandbox sandbox sandbox sandbox sandbox sandbox sandbox\n\n"
		"Een lange aanloop naar een regulatory sandbox die niemand verwacht had\n\n"
		"sandbox");
	shown *s = show(document, "regulatory sandbox", 60);
	assert_non_null(strstr(s->text, "[regulatory] [sandbox]"));
	assert_int_equal(s->hit.block, 2);
	free(s);
	kz_document_free(document);
}

static void it_says_where(void **state)
{
	(void)state;
	kz_document *document = document_of("Eerste alinea.\n\nTweede, over vlees.");
	kz_block note = {.size = sizeof note,
		.kind = KZ_FOOTNOTE,
		.page = 3,
		.mark = "8",
		.text = "Zie kweekvlees."};
	must(kz_document_add_block(document, &note, err));
	static const struct {
		const char *query;
		uint32_t block, page;
		const char *footnote;
	} places[] = {
		{"eerste", 1, 0, ""},
		{"vlees", 2, 0, ""},
		{"kweekvlees", 3, 3, "8"},
		{"afwezig", 0, 0, ""},
		{"*", 0, 0, ""},
	};
	for (size_t i = 0; i < COUNT(places); i++) {
		shown *s = show(document, places[i].query, 300);
		assert_int_equal(s->hit.block, places[i].block);
		assert_int_equal(s->hit.page, places[i].page);
		assert_string_equal(s->footnote, places[i].footnote);
		assert_int_equal(s->lit, places[i].block > 0);
		free(s);
	}
	kz_document_free(document);
}

static void a_document_without_text_has_no_snippet(void **state)
{
	(void)state;
	kz_document *document = NULL;
	must(kz_document_new(&document, err));
	shown *s = show(document, "x", 300);
	assert_int_equal(s->hit.part_count, 0);
	assert_int_equal(s->hit.block, 0);
	free(s);
	kz_document_free(document);
}

/* A word longer than a term can be is cut on both sides, and so is found. */
static void long_words_are_lit_too(void **state)
{
	(void)state;
	char word[301], text[400];
	memset(word, 'x', 300);
	word[300] = '\0';
	snprintf(text, sizeof text, "voor %s na", word);
	kz_document *document = document_of(text);
	shown *s = show(document, word, 300);
	assert_int_equal(s->lit, 1);
	assert_int_equal(s->bytes, 300);
	free(s);
	kz_document_free(document);
}

/* But a word that hardly ends, of letters of any size, is not what a passage is for. */
static void of_a_word_without_end_the_beginning_is_shown(void **state)
{
	(void)state;
	static const char *const letters[] = {"x", "é", "ᚠ", "𐌰"};
	for (size_t i = 0; i < COUNT(letters); i++) {
		char word[2001] = "", text[2100], query[40];
		for (size_t j = 0; j < 500; j++)
			strcat(word, letters[i]);
		snprintf(text, sizeof text, "voor (%s na sandbox", word);
		snprintf(query, sizeof query, "%s%s%s*", letters[i], letters[i],
			letters[i]);
		kz_document *document = document_of(text);
		for (size_t most = 1; most < 200; most++) {
			shown *s = show(document, query, most);
			assert_int_equal(s->lit, 1);
			assert_true(s->bytes > 0);
			assert_true(s->bytes <= (most > 64 ? most : 64));
			assert_non_null(strstr(text, s->plain));
			free(s);
		}
		kz_document_free(document);
	}
}

/* A stretch of the text that begins and ends between two words. */
static bool is_whole_words_of(const char *text, const char *stretch)
{
	size_t length = strlen(stretch);
	const char *at = strstr(text, stretch);
	for (; at != NULL; at = strstr(at + 1, stretch)) {
		if ((at == text || at[-1] == ' ') &&
			(at[length] == '\0' || at[length] == ' '))
			return true;
	}
	return false;
}

/* Texts of one to four bytes a character, words of any length, every size: the
 * bytes asked for are passed only by the word that must be shown; no character
 * is cut; what is shown is a stretch of the text. */
static void any_size_will_do(void **state)
{
	(void)state;
	static const char *const letters[] = {"a", "é", "€", "😀", "b", "."};
	static const size_t sizes[] = {1, 2, 7, 20, 50, 300, 10000};
	uint64_t seed = 12;
	for (size_t i = 0; i < 1500; i++) {
		char text[2000] = "";
		for (size_t words = 1 + chance_below(&seed, 30); words > 0; words--) {
			size_t count = 1 + chance_below(&seed, 12);
			for (; count > 0 && words % 3 > 0; count--)
				strcat(text,
					letters[chance_below(&seed, COUNT(letters))]);
			strcat(text, words % 3 == 0 ? "sandboxes" : "");
			strcat(text, words > 1 ? " " : "");
		}
		kz_document *document = document_of(text);
		const kz_block *block = kz_document_block_at(document, 0);
		for (size_t j = 0; j < COUNT(sizes) && block != NULL; j++) {
			shown *s = show(document, "sandboxes", sizes[j]);
			size_t most = sizes[j] > 9 || s->lit == 0 ? sizes[j] : 9;
			if (s->bytes > most)
				fail_msg("%zu of %zu bytes: %s", s->bytes, sizes[j],
					s->text);
			assert_int_equal(
				s->lit > 0, strstr(block->text, "sandboxes") != NULL);
			if (s->lit > 0 && !is_whole_words_of(block->text, s->plain))
				fail_msg("'%s' of '%s'", s->plain, block->text);
			if (sizes[j] == 10000)
				assert_int_equal(s->bytes, strlen(block->text));
			free(s);
		}
		kz_document_free(document);
	}
}

static void as_many_words_as_a_query_may_have(void **state)
{
	(void)state;
	char text[KZI_QUERY_WORDS * 5 + 1] = "";
	for (int i = 0; i < KZI_QUERY_WORDS; i++) {
		char word[8];
		snprintf(word, sizeof word, "w%d ", i);
		strcat(text, word);
	}
	kz_document *document = document_of(text);
	shown *s = show(document, text, 10000);
	assert_int_equal(s->lit, KZI_QUERY_WORDS);
	free(s);
	kz_document_free(document);
}

/* Wherever the beginning ends, in the middle of a word or between two blocks. */
static void what_is_read_in_two_pieces_shows_the_same(void **state)
{
	(void)state;
	static const char *const queries[] = {"appel peer", "peer", "regelgeving",
		"\"een vijg\"", "peren OR vijgen", "app*"};
	kz_document *document = document_of(
		"Daarvan zegt in dit stuk niemand ooit iets, en dus peerlingen.\n\n"
		"Over appels gaat een alinea, en over wet- en regelgeving.\n\n"
		"Een appel en nog een appel; dan een peer en een vijg, een kweekpeer.\n\n"
		"Peren en vijgen, en ten slotte een appel. Geen perengebak.");
	kzi_buffer bytes = {0};
	kzi_document_encode(document, KZI_FACTS_AND_TEXT, &bytes);
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		shown *all = show(document, queries[i], 40);
		if (all->lit == 0)
			fail_msg("%s: nothing", queries[i]);
		for (size_t length = 1; length < bytes.length; length++) {
			kz_document *beginning;
			must(kzi_document_decode_beginning(
				bytes.data, length, &beginning, err));
			shown *two = show_from(beginning, document, queries[i], 40);
			if (strcmp(two->text, all->text) != 0 ||
				two->hit.block != all->hit.block)
				fail_msg("%s, cut at %zu: '%s', not '%s'", queries[i],
					length, two->text, all->text);
			free(two);
			kz_document_free(beginning);
		}
		free(all);
	}
	kzi_buffer_free(&bytes);
	kz_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_lit_and_passages_cut),
		cmocka_unit_test(where_most_different_words_are_is_shown),
		cmocka_unit_test(it_says_where),
		cmocka_unit_test(a_document_without_text_has_no_snippet),
		cmocka_unit_test(long_words_are_lit_too),
		cmocka_unit_test(of_a_word_without_end_the_beginning_is_shown),
		cmocka_unit_test(any_size_will_do),
		cmocka_unit_test(as_many_words_as_a_query_may_have),
		cmocka_unit_test(what_is_read_in_two_pieces_shows_the_same),
	};
	return cmocka_run_group_tests_name("snippet", tests, NULL, NULL);
}
