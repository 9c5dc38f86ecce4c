/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lexicons: made of words, a list and documents, kept in a file, and looked into. */
#include "support.h"

#include "base/file.h"
#include "text/conflate.h"
#include "text/hunspell.h"
#include "text/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kzi_lexicon *finish(kzi_draft *draft)
{
	kzi_endings *endings = NULL;
	kzi_lexicon *lexicon = NULL;
	must(kzi_endings_open(&endings, err));
	must(kzi_draft_finish(draft, endings, &lexicon, err));
	kzi_endings_close(endings);
	return lexicon;
}

static void add(kzi_draft *draft, const char *word, unsigned kinds)
{
	kzi_draft_add(draft, word, strlen(word), kinds);
}

static kzi_lexeme find(const kzi_lexicon *lexicon, const char *word)
{
	return kzi_lexicon_find(lexicon, word, strlen(word));
}

static void words_have_their_kinds(void **state)
{
	(void)state;
	kzi_draft draft = {0};
	add(&draft, "kamer", KZI_LEX_NOUN);
	add(&draft, "kamer", KZI_LEX_BEGINS);
	add(&draft, "lopen", KZI_LEX_VERB);
	add(&draft, "", KZI_LEX_NOUN);
	kzi_lexicon *lexicon = finish(&draft);
	assert_int_equal(find(lexicon, "kamer").kinds,
		KZI_LEX_NOUN | KZI_LEX_BEGINS | KZI_LEX_TERM_OF_NOUN);
	assert_int_equal(find(lexicon, "loop").kinds, KZI_LEX_TERM_OF_VERB);
	assert_int_equal(find(lexicon, "kame").kinds, 0);
	assert_int_equal(find(lexicon, "kamers").kinds, 0);
	assert_int_equal(find(lexicon, "").kinds, 0);
	kzi_lexicon_close(lexicon);
}

static void words_that_make_others_are_counted(void **state)
{
	(void)state;
	kzi_draft draft = {0};
	static const char *const words[] = {
		"zorg", "zorgplan", "zorgtaak", "plan", "taak", "zorgplantaak", "wet"};
	for (size_t i = 0; i < COUNT(words); i++)
		add(&draft, words[i], KZI_LEX_NOUN);
	kzi_lexicon *lexicon = finish(&draft);
	assert_int_equal(find(lexicon, "zorg").begins, 2);
	assert_int_equal(find(lexicon, "plan").ends, 1);
	assert_int_equal(find(lexicon, "taak").ends, 2);
	assert_int_equal(find(lexicon, "wet").begins, 0);
	kzi_lexicon_close(lexicon);
}

static void thousands_of_words_are_all_found(void **state)
{
	(void)state;
	kzi_draft draft = {0};
	char word[32];
	for (int i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "woord%d", i);
		add(&draft, word, KZI_LEX_NAME);
	}
	kzi_lexicon *lexicon = finish(&draft);
	for (int i = 0; i < 20000; i++) {
		snprintf(word, sizeof word, "woord%d", i);
		assert_int_equal(find(lexicon, word).kinds, KZI_LEX_NAME);
	}
	assert_int_equal(find(lexicon, "woord20000").kinds, 0);
	kzi_lexicon_close(lexicon);
}

static void only_words_of_several_documents_count(void **state)
{
	(void)state;
	kzi_draft seen = {0}, draft = {0};
	kzi_endings *endings = NULL;
	must(kzi_endings_open(&endings, err));
	/* Some twice in a document, and some before they are known. */
	static const kzi_seen_word words[] = {
		{"agenda", 6}, {"wetten", 6}, {"agenda", 6}};
	static const kzi_seen_word draft_only[] = {{"klad", 4}, {"klad", 4}};
	for (uint32_t document = 1; document <= 3; document++) {
		kzi_draft_see(&seen, words, 3, document);
		kzi_draft_see(&seen, draft_only, 2, 1);
	}
	add(&draft, "wet", KZI_LEX_NOUN);
	kzi_draft_add_seen(&draft, endings, &seen, 3);
	kzi_draft_free(&seen);
	kzi_lexicon *lexicon = finish(&draft);
	assert_int_equal(find(lexicon, "agenda").kinds, KZI_LEX_SEEN);
	/* A form of a word that is in the list says nothing new. */
	assert_int_equal(find(lexicon, "wetten").kinds, 0);
	assert_int_equal(find(lexicon, "klad").kinds, 0);
	assert_int_equal(kzi_lexicon_seen(lexicon), 1);
	assert_int_equal(kzi_lexicon_listed(lexicon), 0);
	kzi_lexicon_close(lexicon);
	kzi_endings_close(endings);
}

/* ---- In a file ---- */

static void a_file_is_as_good_as_memory(void **state)
{
	kzi_draft draft = {0};
	kzi_lexicon *back = NULL;
	add(&draft, "beleid", KZI_LEX_NOUN);
	kzi_lexicon *lexicon = finish(&draft);
	size_t length;
	const char *bytes = kzi_lexicon_bytes(lexicon, &length);
	const char *path = write_bytes(*state, "lexicon", bytes, length);
	must(kzi_lexicon_open(path, &back, err));
	assert_int_equal(find(back, "beleid").kinds, find(lexicon, "beleid").kinds);
	assert_int_equal(find(back, "beleide").kinds, 0);
	kzi_lexicon_close(back);
	kzi_lexicon_close(lexicon);
}

static void what_is_no_lexicon_is_refused(void **state)
{
	static const char *const contents[] = {"", "kzlex-1\n",
		"kzlex-2\n................", "kzlex-1\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"};
	kzi_lexicon *lexicon = NULL;
	for (size_t i = 0; i < COUNT(contents); i++) {
		const char *path = write_bytes(*state, "lexicon", contents[i],
			i == 3 ? 24 : strlen(contents[i]));
		must_fail(KZ_E_CORRUPT, "not a lexicon",
			kzi_lexicon_open(path, &lexicon, err));
	}
	must_fail(KZ_E_IO, "No such file",
		kzi_lexicon_open(below(*state, "nowhere"), &lexicon, err));
	must_fail(KZ_E_IO, "not a regular file", kzi_lexicon_open(*state, &lexicon, err));
}

/* Any byte changed, anywhere, and any length: it finds words wrong, and no more. */
static void damage_finds_words_wrong_and_no_more(void **state)
{
	kzi_draft draft = {0};
	uint64_t seed = 7;
	add(&draft, "beleid", KZI_LEX_NOUN);
	add(&draft, "biotechnologie", KZI_LEX_NOUN);
	kzi_lexicon *lexicon = finish(&draft), *damaged = NULL;
	size_t length;
	const char *bytes = kzi_lexicon_bytes(lexicon, &length);
	char *copy = malloc(length);
	for (int i = 0; i < 300; i++) {
		memcpy(copy, bytes, length);
		for (int j = 0; j < 200; j++)
			copy[24 + chance_below(&seed, length - 24)] =
				(char)chance_below(&seed, 256);
		size_t cut = i % 2 == 0 ? length : 24 + 4096 + (size_t)(i % 30);
		const char *path = write_bytes(*state, "lexicon", copy, cut);
		must(kzi_lexicon_open(path, &damaged, err));
		find(damaged, "beleid");
		find(damaged, "biotechnologie");
		find(damaged, "kamer");
		kzi_lexicon_close(damaged);
	}
	free(copy);
	kzi_lexicon_close(lexicon);
}

/* ---- Of a list ---- */

static void a_list_says_what_kind_of_word_it_is(void **state)
{
	static const char list[] = "14\nbeleid/CcZbYb\nbeleids/CxCa\nzonne/Ca\nlopen/Vi\n"
				   "groot/Aa\nPieter/PN\nmits\nniet-lid/Zb\n"
				   "foetsie/Fw\n36e\ncaf\xC3\xA9/Za\nauto-\n"
				   "arbeid/Ch\nvoeren/PsViPl\n\xFF\xFE/Za\n/Za\n"
				   "water\tpo:noun\nland/Zb\tpo:noun\nkabinet/Cd\n"
				   "vader/Ya\nzee/Cb\nkust/Ce\nduin/Cl\nwind/CaVi\n"
				   "-\nx/Za\na{b/Za\nNATO/Za\nAda\nbjorn/PN\nbas/PNZa\n"
				   "kaap/Z\nhaven/Za";
	static const struct {
		const char *word;
		unsigned kinds;
	} rows[] = {
		{"beleid", KZI_LEX_NOUN},
		{"beleids", KZI_LEX_LINKED},
		{"zonne", KZI_LEX_BEGINS},
		{"lopen", KZI_LEX_VERB},
		{"voeren", KZI_LEX_VERB},
		{"uitvoeren", KZI_LEX_VERB},
		{"bijvoeren", KZI_LEX_VERB},
		{"afvoeren", 0},
		{"groot", KZI_LEX_ADJECTIVE},
		{"pieter", KZI_LEX_NAME},
		{"mits", KZI_LEX_UNCLEAR},
		{"cafe", KZI_LEX_NOUN},
		{"auto", KZI_LEX_BEGINS},
		{"arbeids", KZI_LEX_LINKED},
		{"water", KZI_LEX_UNCLEAR},
		{"land", KZI_LEX_NOUN},
		{"kabinet", KZI_LEX_NOUN},
		{"kabinets", KZI_LEX_LINKED},
		{"vader", KZI_LEX_NOUN},
		{"zee", KZI_LEX_BEGINS},
		{"kust", KZI_LEX_BEGINS},
		{"duin", KZI_LEX_BEGINS},
		{"wind", KZI_LEX_BEGINS | KZI_LEX_VERB},
		{"bas", KZI_LEX_NOUN},
		{"kaap", KZI_LEX_UNCLEAR},
		{"haven", KZI_LEX_NOUN},
		{"nato", 0},
		{"ada", 0},
		{"bjorn", 0},
		{"x", 0},
		{"niet-lid", 0},
		{"foetsie", 0},
		{"36e", 0},
		{"14", 0},
	};
	enum {
		TERMS = KZI_LEX_TERM_OF_NOUN | KZI_LEX_TERM_OF_VERB |
			KZI_LEX_TERM_OF_OTHER
	};
	kzi_draft draft = {0};
	const char *path = write_text(*state, "nl.dic", list);
	must(kzi_hunspell_read(path, &draft, err));
	kzi_lexicon *lexicon = finish(&draft);
	for (size_t i = 0; i < COUNT(rows); i++) {
		unsigned kinds = find(lexicon, rows[i].word).kinds & ~(unsigned)TERMS;
		if (kinds != rows[i].kinds)
			fail_msg("%s: %x and not %x", rows[i].word, kinds, rows[i].kinds);
	}
	assert_true(kzi_lexicon_listed(lexicon) >= 10);
	kzi_lexicon_close(lexicon);
	must_fail(KZ_E_IO, "No such file",
		kzi_hunspell_read(below(*state, "nowhere"), &draft, err));
	kzi_draft_free(&draft);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_have_their_kinds),
		cmocka_unit_test(words_that_make_others_are_counted),
		cmocka_unit_test(thousands_of_words_are_all_found),
		cmocka_unit_test(only_words_of_several_documents_count),
		in_directory(a_file_is_as_good_as_memory),
		in_directory(what_is_no_lexicon_is_refused),
		in_directory(damage_finds_words_wrong_and_no_more),
		in_directory(a_list_says_what_kind_of_word_it_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
