/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The term of any word, in either language: text, no longer than it may be, and the same
 * each time. The input is a row of words.
 */
#include "fuzz.h"

#include "text/analysis.h"
#include "text/conflate.h"

#include <string.h>

static kzi_endings *endings;
static kz_analysis *analyses[2];

static void open_once(void)
{
	if (endings != NULL)
		return;
	promise(kzi_endings_open(&endings, NULL) == KZ_OK);
	promise(kz_analysis_open("kamerzoek", &analyses[0], NULL) == KZ_OK);
	promise(kz_analysis_open("snowball", &analyses[1], NULL) == KZ_OK);
}

static void check_conflated(const kzi_word *word)
{
	char term[KZI_STEM_MAX], again[KZI_STEM_MAX];
	size_t length = kzi_conflate(endings, word->folded, word->folded_length, term);
	promise(length <= KZI_STEM_MAX);
	fuzz_check_shown(term, length);
	promise(kzi_conflate(endings, word->folded, word->folded_length, again) ==
		length);
	promise(memcmp(term, again, length) == 0);
}

static void check_terms(kz_analysis *analysis, const kzi_word *word)
{
	kzi_term terms[KZI_LANGUAGES];
	size_t count;
	promise(kzi_analysis_terms(analysis, word, terms, &count, NULL) == KZ_OK);
	promise(count > 0 && count <= KZI_LANGUAGES);
	for (size_t i = 0; i < count; i++) {
		fuzz_check_shown(terms[i].text, terms[i].length);
		promise(terms[i].length <= word->folded_length + KZI_STEM_MAX);
		promise((i == KZI_ENGLISH) ==
			(terms[i].length > 0 && terms[i].text[0] == KZI_ENGLISH_MARK));
	}
	promise(kzi_analysis_stem(analysis, word, terms, NULL) == KZ_OK);
	fuzz_check_shown(terms[0].text, terms[0].length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_words words = KZI_WORDS_OF((const char *)bytes, size);
	kzi_word word;
	open_once();
	while (kzi_words_next(&words, &word)) {
		check_conflated(&word);
		check_terms(analyses[0], &word);
		check_terms(analyses[1], &word);
	}
	kzi_words_end(&words);
	return 0;
}
