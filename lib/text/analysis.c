/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/analysis.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "text/conflate.h"
#include "text/endings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 256 << 20, FINGERPRINT_DIGITS = 16, SHOWN = 60 };

/* Each analysis: what it is called, and which edition of it this is. The version
 * grows when the same text would give other terms. */
static const struct analysis_kind {
	const char *name;
	uint32_t version;
	bool conflates;
} kinds[] = {
	{"kamerzoek", 1, true}, /* the default */
	{"snowball", 1, false},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

struct kz_analysis {
	const struct analysis_kind *kind;
	kzi_stemmer *dutch;
	/* Only for an analysis that conflates. */
	kzi_stemmer *english;
	kzi_endings *endings;
	kzi_buffer english_term;
	char stem[KZI_STEM_MAX];
	char fingerprint[FINGERPRINT_DIGITS + 1];
};

struct kz_words {
	kzi_arena arena;
	kz_word *items;
	size_t count;
};

/* Words that another stemmer, another Unicode, another tokeniser or another rule would
 * treat otherwise: what the fingerprint is taken of, besides all the rules. */
static const char probe[] =
	"De kansen van biotechnologie: regulatory sandboxes, proeftuinen en wet- en "
	"regelgeving. Geïnformeerde Kamerleden; één motie, moties, gezondheid, overheid, "
	"gebieden, ministers, bedrijven, brieven, gentherapieën, agenda's, foto’s, zo'n, "
	"IJsland, ĳs, Ångström, cœur, façade, naïef, CO₂, R&D, 36 600 XIV, nr. 61, "
	"gewijzigde, willen, versterkten, opgesteld, lopend, mogelijkheden, straße, Λόγος, "
	"d.m.v., e-mails, start-ups, 1.000.000, 3%, €5, 2de, policies, zeeën, grootste, "
	"duidelijker, uitgevoerde, gebracht, markten, wagens, zones, gestart, kamelen, "
	"motoren, personen, zzp'ers";

/* ---- Terms ---- */

static kz_status stem_in(
	kzi_stemmer *stemmer, const kzi_word *word, kzi_term *out, kz_error *err)
{
	out->text = kzi_stem(stemmer, word->folded, word->folded_length, &out->length);
	return out->text != NULL ? KZ_OK : kzi_no_memory(err);
}

static kz_status english_term(
	kz_analysis *analysis, const kzi_word *word, kzi_term *out, kz_error *err)
{
	kzi_term stem;
	kzi_buffer *term = &analysis->english_term;
	kz_status st = stem_in(analysis->english, word, &stem, err);
	if (st != KZ_OK)
		return st;
	kzi_buffer_clear(term);
	kzi_buffer_byte(term, KZI_ENGLISH_MARK);
	kzi_buffer_append(term, stem.text, stem.length);
	if (term->failed)
		return kzi_no_memory(err);
	*out = (kzi_term){term->data, term->length};
	return KZ_OK;
}

kz_status kzi_analysis_term_in(kz_analysis *analysis, const kzi_word *word,
	kzi_language language, kzi_term *out, kz_error *err)
{
	if (!analysis->kind->conflates)
		return stem_in(analysis->dutch, word, out, err);
	if (language == KZI_ENGLISH)
		return english_term(analysis, word, out, err);
	out->text = analysis->stem;
	out->length = kzi_conflate(
		analysis->endings, word->folded, word->folded_length, analysis->stem);
	if (out->length == 0)
		*out = (kzi_term){word->folded, word->folded_length};
	return KZ_OK;
}

kz_status kzi_analysis_term(
	kz_analysis *analysis, const kzi_word *word, kzi_term *out, kz_error *err)
{
	return kzi_analysis_term_in(analysis, word, KZI_DUTCH, out, err);
}

kz_status kzi_analysis_terms(kz_analysis *analysis, const kzi_word *word,
	kzi_term out[KZI_LANGUAGES], size_t *count, kz_error *err)
{
	*count = analysis->kind->conflates ? KZI_LANGUAGES : 1;
	for (size_t i = 0; i < *count; i++) {
		kz_status st = kzi_analysis_term_in(
			analysis, word, (kzi_language)i, &out[i], err);
		if (st != KZ_OK)
			return st;
	}
	return KZ_OK;
}

/* ---- The fingerprint ---- */

static void say_rules(const kzi_endings *endings, kzi_buffer *said)
{
	for (size_t i = 0; i < kzi_endings_count(endings); i++) {
		const kzi_ending *rule = kzi_endings_at(endings, i);
		kzi_buffer_format(said, "%d %d %.*s %s\n", rule->table, rule->before,
			rule->length, rule->text,
			rule->instead != NULL ? rule->instead : "-");
	}
}

static kz_status say_terms(
	kz_analysis *analysis, const kzi_word *word, kzi_buffer *said, kz_error *err)
{
	size_t count;
	kzi_term terms[KZI_LANGUAGES];
	kz_status st = kzi_analysis_terms(analysis, word, terms, &count, err);
	if (st != KZ_OK)
		return st;
	kzi_buffer_append(said, word->folded, word->folded_length + 1);
	for (size_t i = 0; i < count; i++) {
		kzi_buffer_append(said, terms[i].text, terms[i].length);
		kzi_buffer_byte(said, '\n');
	}
	return KZ_OK;
}

static kz_status take_fingerprint(kz_analysis *analysis, kz_error *err)
{
	kzi_words words = KZI_WORDS_OF(probe, sizeof probe - 1);
	kzi_buffer said = {0};
	kzi_word word;
	kz_status st = KZ_OK;
	while (st == KZ_OK && kzi_words_next(&words, &word))
		st = say_terms(analysis, &word, &said, err);
	if (analysis->endings != NULL)
		say_rules(analysis->endings, &said);
	if (st == KZ_OK && (said.failed || kzi_words_failed(&words)))
		st = kzi_no_memory(err);
	if (st == KZ_OK) {
		char digest[KZI_SHA256_HEX];
		kzi_sha256_hex(said.data, said.length, digest);
		memcpy(analysis->fingerprint, digest, FINGERPRINT_DIGITS);
	}
	kzi_buffer_free(&said);
	kzi_words_end(&words);
	return st;
}

/* ---- Opening ---- */

static kz_status unknown_analysis(const char *name, kz_error *err)
{
	char known[128] = "";
	for (size_t i = 0; i < KINDS; i++)
		snprintf(known + strlen(known), sizeof known - strlen(known), "%s%s",
			i > 0 ? ", " : "", kinds[i].name);
	return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
		"analysis '%s': there is no such analysis; known: %s", name, known);
}

static kz_status open_parts(kz_analysis *analysis, kz_error *err)
{
	kz_status st = kzi_stemmer_open(KZI_DUTCH, &analysis->dutch, err);
	if (st == KZ_OK && analysis->kind->conflates)
		st = kzi_stemmer_open(KZI_ENGLISH, &analysis->english, err);
	if (st == KZ_OK && analysis->kind->conflates)
		st = kzi_endings_open(&analysis->endings, err);
	return st == KZ_OK ? take_fingerprint(analysis, err) : st;
}

kz_status kz_analysis_open(const char *name, kz_analysis **out, kz_error *err)
{
	if (out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "out is required");
	*out = NULL;
	size_t i = 0;
	while (name != NULL && i < KINDS && strcmp(kinds[i].name, name) != 0)
		i++;
	if (i == KINDS)
		return unknown_analysis(name, err);
	kz_analysis *analysis = calloc(1, sizeof *analysis);
	if (analysis == NULL)
		return kzi_no_memory(err);
	analysis->kind = &kinds[i];
	kz_status st = open_parts(analysis, err);
	if (st == KZ_OK)
		*out = analysis;
	else
		kz_analysis_close(analysis);
	return st;
}

void kz_analysis_close(kz_analysis *analysis)
{
	if (analysis == NULL)
		return;
	kzi_stemmer_close(analysis->dutch);
	kzi_stemmer_close(analysis->english);
	kzi_endings_close(analysis->endings);
	kzi_buffer_free(&analysis->english_term);
	free(analysis);
}

const char *kz_analysis_name(const kz_analysis *analysis)
{
	return analysis->kind->name;
}

uint32_t kz_analysis_version(const kz_analysis *analysis)
{
	return analysis->kind->version;
}

const char *kz_analysis_fingerprint(const kz_analysis *analysis)
{
	return analysis->fingerprint;
}

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
	kz_status st = stem_in(analysis->dutch, word, &term, err);
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

kz_status kz_analyse(kz_analysis *analysis, const char *text, size_t length,
	kz_words **out, kz_error *err)
{
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
	kz_words *list = calloc(1, sizeof *list);
	if (list == NULL)
		return kzi_no_memory(err);
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	kz_status st = KZ_OK;
	while (st == KZ_OK && kzi_words_next(&words, &word))
		st = add_word(list, analysis, &word, err);
	if (st == KZ_OK && kzi_words_failed(&words))
		st = kzi_no_memory(err);
	kzi_words_end(&words);
	if (st == KZ_OK)
		*out = list;
	else
		kz_words_close(list);
	return st;
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
