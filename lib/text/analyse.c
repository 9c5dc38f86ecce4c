/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words without an index: those of a text, the term of one, and its parts. */
#include "text/analysis.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "text/fold.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 256 << 20, SHOWN = 60 };

struct kz_words {
	kzi_arena arena;
	kz_word *items;
	size_t count;
};

static kz_status add_word(
	kz_words *list, kz_analysis *analysis, const kzi_word *word, kz_error *err)
{
	kz_word *items =
		kzi_arena_grow(&list->arena, list->items, list->count, sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	list->items = items;
	kz_word *item = &items[list->count];
	item->start = (uint32_t)word->start;
	item->length = (uint32_t)word->length;
	item->position = (uint32_t)list->count;
	item->folded = kzi_arena_copy(&list->arena, word->folded, word->folded_length);
	kzi_term term;
	kz_status st = kzi_analysis_stem(analysis, word, &term, err);
	if (st != KZ_OK)
		return st;
	item->stem = kzi_arena_copy(&list->arena, term.text, term.length);
	st = kzi_analysis_term(analysis, word, &term, err);
	if (st != KZ_OK)
		return st;
	item->term = kzi_arena_copy(&list->arena, term.text, term.length);
	if (item->folded == NULL || item->stem == NULL || item->term == NULL)
		return kzi_no_memory(err);
	list->count++;
	return KZ_OK;
}

/* What every function that takes a text begins with. */
static kz_status begin_list(kz_analysis *analysis, const char *text, size_t length,
	kz_words **out, kz_words **list, kz_error *err)
{
	*list = NULL;
	if (out != NULL)
		*out = NULL;
	if (analysis == NULL || out == NULL || (text == NULL && length > 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"analysis, text and out are required");
	if (length > TEXT_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"text of %zu bytes: over 256 MiB", length);
	size_t valid = length > 0 ? kzi_utf8_valid_length(text, length) : 0;
	if (valid < length)
		return kzi_fail(err, KZ_E_DOCUMENT, (long long)valid,
			"not UTF-8 at byte %zu", valid);
	*list = calloc(1, sizeof **list);
	return *list != NULL ? KZ_OK : kzi_no_memory(err);
}

/* And ends with: the list for the caller, or nothing. */
static kz_status end_list(
	kzi_words *words, kz_words *list, kz_status st, kz_words **out, kz_error *err)
{
	if (st == KZ_OK && kzi_words_failed(words))
		st = kzi_no_memory(err);
	kzi_words_end(words);
	if (st == KZ_OK)
		*out = list;
	else
		kz_words_close(list);
	return st;
}

kz_status kz_analyse(kz_analysis *analysis, const char *text, size_t length,
	kz_words **out, kz_error *err)
{
	kz_words *list;
	kz_status st = begin_list(analysis, text, length, out, &list, err);
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	while (st == KZ_OK && kzi_words_next(&words, &word))
		st = add_word(list, analysis, &word, err);
	return end_list(&words, list, st, out, err);
}

kz_status kz_stem(
	kz_analysis *analysis, const char *word, size_t length, char **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (analysis == NULL || out == NULL || (word == NULL && length > 0))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"analysis, word and out are required");
	kz_words *words;
	kz_status st = kz_analyse(analysis, word, length, &words, err);
	if (st != KZ_OK)
		return st;
	if (words->count == 1) {
		*out = strdup(words->items[0].term);
		st = *out != NULL ? KZ_OK : kzi_no_memory(err);
	} else {
		st = kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"'%.*s': one word is wanted, and this is %zu",
			length < SHOWN ? (int)length : SHOWN, length > 0 ? word : "",
			words->count);
	}
	kz_words_close(words);
	return st;
}

void kz_words_close(kz_words *words)
{
	if (words == NULL)
		return;
	kzi_arena_free(&words->arena);
	free(words);
}

size_t kz_words_count(const kz_words *words)
{
	return words != NULL ? words->count : 0;
}

const kz_word *kz_words_at(const kz_words *words, size_t i)
{
	return words != NULL && i < words->count ? &words->items[i] : NULL;
}

/* ---- Parts ---- */

const char *kz_word_list(void)
{
	return KZI_WORD_LIST;
}

kz_status kz_analysis_read_words(kz_analysis *analysis, const char *path, kz_error *err)
{
	if (analysis == NULL)
		return kzi_fail(
			err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "analysis is required");
	if (!kzi_analysis_takes_lexicon(analysis))
		return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"analysis '%s' takes no compounds apart",
			kz_analysis_name(analysis));
	kzi_draft draft = {0};
	kzi_lexicon *lexicon = NULL;
	kz_status st =
		kzi_hunspell_read(path != NULL ? path : KZI_WORD_LIST, &draft, err);
	if (st == KZ_OK)
		st = kzi_analysis_make_lexicon(analysis, &draft, NULL, 0, &lexicon, err);
	kzi_draft_free(&draft);
	return st == KZ_OK ? kzi_analysis_use_lexicon(analysis, lexicon, NULL, err) : st;
}

/* Where a part begins in the word as it was written: its letters, as many as fold to
 * what stands before it. */
static size_t unfold(const char *text, size_t length, size_t folded)
{
	size_t at = 0, made = 0;
	while (at < length) {
		uint32_t rune;
		char bytes[KZI_FOLD_MAX];
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		kzi_rune_kind kind = kzi_rune_kind_of(rune);
		bool counts = kind == KZI_RUNE_LETTER || kind == KZI_RUNE_DIGIT;
		size_t more = counts ? kzi_fold_rune(rune, bytes) : 0;
		if (more > 0 && made + more > folded)
			break;
		made += more;
		at += taken;
	}
	return at;
}

static kz_status add_part(kz_words *list, kz_analysis *analysis, const char *text,
	const kz_word *whole, kzi_part part, kz_error *err)
{
	const char *from = text + whole->start;
	size_t start = unfold(from, whole->length, part.start);
	size_t end = unfold(from, whole->length, (size_t)part.start + part.length);
	/* NUL-terminated, as stemmers and tables may look. */
	char folded[KZI_COMPOUND_MAX + 1] = "";
	memcpy(folded, whole->folded + part.start, part.length);
	kzi_word word = {whole->start + start, end - start, folded, part.length};
	return add_word(list, analysis, &word, err);
}

static bool is_hyphen_before(const char *text, const kz_word *word)
{
	return word->start > 0 && text[word->start - 1] == '-';
}

/* Is the first part of what comes last tied to what is before it? That of
 * anti-islambeleid, 24-uursbegeleiding and lange-termijnbeleid is, that of
 * EU-landbouwbeleid not. */
static bool ties_last(
	const kz_analysis *analysis, const char *text, const kz_words *words)
{
	static const char *const ties[] = {"anti", "multi", "niet", "no", "non", "pro"};
	const char *first = words->items[0].folded;
	const kz_word *last = &words->items[words->count - 1];
	const kzi_lexicon *lexicon = kzi_analysis_lexicon(analysis);
	if (!is_hyphen_before(text, last) || lexicon == NULL ||
		kzi_lexicon_find(lexicon, last->term, strlen(last->term)).kinds &
			KZI_LEX_TERM_OF_NOUN)
		return false;
	if (words->count > 2)
		return is_hyphen_before(text, &words->items[1]);
	for (size_t i = 0; i < sizeof ties / sizeof ties[0]; i++)
		if (strcmp(first, ties[i]) == 0)
			return true;
	size_t length = strlen(first), term = strlen(words->items[0].term);
	if (first[length - 1] == 'e' &&
		kzi_lexicon_find(lexicon, words->items[0].term, term).kinds &
			KZI_LEX_ADJECTIVE)
		return true;
	return first[strspn(first, "0123456789")] == '\0';
}

/* A word with a hyphen is in parts already, and those stay as they are; but what comes
 * last goes apart when the hyphens tie its first part to what is before it: the
 * stap-voor-stapaanpak is an aanpak, anti-islambeleid is beleid. */
static kz_status add_parts(kz_words *list, kz_analysis *analysis, const char *text,
	const kz_word *whole, bool several, bool stays, kz_error *err)
{
	size_t length = strlen(whole->folded);
	kzi_word word = {whole->start, whole->length, whole->folded, length};
	kzi_part_terms parts = {.count = 0};
	kz_status st = KZ_OK;
	if (!stays)
		st = kzi_analysis_parts(analysis, whole->folded, length, &parts, err);
	if (several && parts.count == 0 && st == KZ_OK)
		return add_word(list, analysis, &word, err);
	for (size_t i = 0; i < parts.count && st == KZ_OK; i++)
		if (parts.items[i].part.depth == 0)
			st = add_part(
				list, analysis, text, whole, parts.items[i].part, err);
	return st;
}

/* Those of this machine, the first time that they are needed. */
static kz_status read_words_once(kz_analysis *analysis, kz_error *err)
{
	if (!kzi_analysis_takes_lexicon(analysis) ||
		kzi_analysis_lexicon(analysis) != NULL)
		return KZ_OK;
	return kz_analysis_read_words(analysis, NULL, err);
}

kz_status kz_split(kz_analysis *analysis, const char *word, size_t length, kz_words **out,
	kz_error *err)
{
	kz_words *words = NULL, *list;
	kz_status st = begin_list(analysis, word, length, out, &list, err);
	if (st == KZ_OK)
		st = read_words_once(analysis, err);
	if (st == KZ_OK)
		st = kz_analyse(analysis, word, length, &words, err);
	size_t count = st == KZ_OK ? words->count : 0;
	for (size_t i = 0; st == KZ_OK && i < count; i++) {
		bool stays =
			count > 1 && (i + 1 < count || !ties_last(analysis, word, words));
		st = add_parts(
			list, analysis, word, &words->items[i], count > 1, stays, err);
	}
	kz_words_close(words);
	if (st == KZ_OK)
		*out = list;
	else
		kz_words_close(list);
	return st;
}

/* ---- Halves ---- */

static kz_status add_wholes(kz_words *list, kz_analysis *analysis, const char *text,
	size_t length, const kzi_word *half, uint32_t position, kz_error *err)
{
	kzi_whole whole;
	kz_status st = kzi_analysis_complete(analysis, text, length, half, &whole, err);
	for (size_t i = 0; i < whole.count && st == KZ_OK; i++) {
		kzi_word word = {half->start, half->length, whole.words[i],
			strlen(whole.words[i])};
		st = add_word(list, analysis, &word, err);
		if (st == KZ_OK)
			list->items[list->count - 1].position = position;
	}
	return st;
}

kz_status kz_expand(kz_analysis *analysis, const char *text, size_t length,
	kz_words **out, kz_error *err)
{
	kz_words *list;
	kz_status st = begin_list(analysis, text, length, out, &list, err);
	if (st == KZ_OK)
		st = read_words_once(analysis, err);
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	for (uint32_t i = 0; st == KZ_OK && kzi_words_next(&words, &word); i++)
		st = add_wholes(list, analysis, text, length, &word, i, err);
	return end_list(&words, list, st, out, err);
}
