/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Any words, taken apart by a small lexicon: the parts lie in the word and in each other,
 * none begins or ends within a character, and what is remembered is what was found. And
 * what a text leaves half unsaid, made whole.
 */
#include "fuzz.h"

#include "text/analysis.h"

#include <string.h>

static const char *const nouns[] = {"beleid", "wet", "wetgeving", "regel", "regelgeving",
	"zorg", "stelsel", "gezondheid", "gezondheidszorg", "technologie", "onderzoek",
	"klimaat", "innovatie", "innovatieklimaat", "kind", "opvang", "kinderopvang",
	"toeslag", "vlees", "plan", "taak", "kamer", "stuk", "land", "bouw", "landbouw",
	"therapie", "cel", "gen", "markt", "boek", "beurs", "aanvraag", "bedrijf"};

static kz_analysis *analysis;
static kzi_endings *endings;

static void open_once(void)
{
	kzi_draft draft = {0};
	kzi_lexicon *lexicon = NULL;
	if (analysis != NULL)
		return;
	promise(kz_analysis_open(NULL, &analysis, NULL) == KZ_OK);
	promise(kzi_endings_open(&endings, NULL) == KZ_OK);
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		kzi_draft_add(&draft, nouns[i], strlen(nouns[i]), KZI_LEX_NOUN);
	promise(kzi_analysis_make_lexicon(analysis, &draft, NULL, 0, &lexicon, NULL) ==
		KZ_OK);
	promise(kzi_analysis_use_lexicon(analysis, lexicon, NULL, NULL) == KZ_OK);
}

/* Each behind the one before it, or within it. */
static void check_parts(const kzi_word *word, const kzi_part *parts, size_t count)
{
	size_t starts[KZI_PARTS_MAX + 1] = {0};
	size_t ends[KZI_PARTS_MAX + 1] = {word->folded_length};
	promise(count <= KZI_PARTS_MAX);
	for (size_t i = 0; i < count; i++) {
		size_t end = (size_t)parts[i].start + parts[i].length;
		size_t depth = parts[i].depth;
		promise(depth < KZI_PARTS_MAX && (i > 0 || depth == 0));
		promise(i == 0 || depth <= (size_t)parts[i - 1].depth + 1);
		promise(parts[i].length > 0 && parts[i].start >= starts[depth]);
		promise(end <= ends[depth]);
		fuzz_check_shown(word->folded + parts[i].start, parts[i].length);
		starts[depth] = end;
		starts[depth + 1] = parts[i].start;
		ends[depth + 1] = end;
	}
}

static void check_word(const kzi_word *word)
{
	kzi_part parts[KZI_PARTS_MAX];
	kzi_part_terms known;
	size_t count = kzi_compound_split(kzi_analysis_lexicon(analysis), endings,
		word->folded, word->folded_length, parts);
	check_parts(word, parts, count);
	for (int times = 0; times < 2; times++) {
		promise(kzi_analysis_parts(analysis, word->folded, word->folded_length,
				&known, NULL) == KZ_OK);
		promise(known.count == count);
		for (size_t i = 0; i < count; i++) {
			promise(memcmp(&known.items[i].part, &parts[i],
					sizeof parts[i]) == 0);
			fuzz_check_shown(known.items[i].term, known.items[i].term_length);
		}
	}
}

static void check_list(kz_status st, kz_words *list, size_t size)
{
	promise(st == KZ_OK || (st == KZ_E_DOCUMENT && list == NULL));
	for (size_t i = 0; i < kz_words_count(list); i++) {
		const kz_word *word = kz_words_at(list, i);
		promise((size_t)word->start + word->length <= size);
		fuzz_check_shown(word->folded, strlen(word->folded));
		fuzz_check_shown(word->term, strlen(word->term));
	}
	kz_words_close(list);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *text = size > 0 ? (const char *)bytes : "";
	kz_words *list = NULL;
	kzi_words words = KZI_WORDS_OF(text, size);
	kzi_word word;
	open_once();
	while (kzi_words_next(&words, &word))
		check_word(&word);
	kzi_words_end(&words);
	kz_status st = kz_expand(analysis, text, size, &list, NULL);
	check_list(st, list, size);
	st = kz_split(analysis, text, size, &list, NULL);
	check_list(st, list, size);
	return 0;
}
