/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/analysis.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "text/stem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 256 << 20, FINGERPRINT_DIGITS = 16 };

/* Each analysis: what it is called, and which edition of it this is. The version
 * grows when the same text would give other terms. */
static const struct analysis_kind {
	const char *name;
	uint32_t version;
} kinds[] = {
	{"snowball", 1},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

struct kz_analysis {
	const struct analysis_kind *kind;
	kzi_stemmer *stemmer;
	char fingerprint[FINGERPRINT_DIGITS + 1];
};

struct kz_words {
	kzi_arena arena;
	kz_word *items;
	size_t count;
};

/* Words that another stemmer, another Unicode or another tokeniser would treat
 * otherwise: what the fingerprint is taken of. */
static const char probe[] =
	"De kansen van biotechnologie: regulatory sandboxes, proeftuinen en wet- en "
	"regelgeving. Geïnformeerde Kamerleden; één motie, moties, gezondheid, overheid, "
	"gebieden, ministers, bedrijven, brieven, gentherapieën, agenda's, foto’s, zo'n, "
	"IJsland, ĳs, Ångström, cœur, façade, naïef, CO₂, R&D, 36 600 XIV, nr. 61, "
	"gewijzigde, willen, versterkten, opgesteld, lopend, mogelijkheden, straße, Λόγος";

kz_status kzi_analysis_term(
	kz_analysis *analysis, const kzi_word *word, kzi_term *out, kz_error *err)
{
	out->text = kzi_stem(
		analysis->stemmer, word->folded, word->folded_length, &out->length);
	return out->text != NULL ? KZ_OK : kzi_no_memory(err);
}

static kz_status take_fingerprint(kz_analysis *analysis, kz_error *err)
{
	kzi_words words = KZI_WORDS_OF(probe, sizeof probe - 1);
	kzi_buffer said = {0};
	kzi_word word;
	kz_status st = KZ_OK;
	while (st == KZ_OK && kzi_words_next(&words, &word)) {
		kzi_term term;
		kzi_buffer_append(&said, word.folded, word.folded_length + 1);
		st = kzi_analysis_term(analysis, &word, &term, err);
		if (st == KZ_OK) {
			kzi_buffer_append(&said, term.text, term.length);
			kzi_buffer_byte(&said, '\n');
		}
	}
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

static kz_status unknown_analysis(const char *name, kz_error *err)
{
	char known[128] = "";
	for (size_t i = 0; i < KINDS; i++)
		snprintf(known + strlen(known), sizeof known - strlen(known), "%s%s",
			i > 0 ? ", " : "", kinds[i].name);
	return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
		"analysis '%s': there is no such analysis; known: %s", name, known);
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
	kz_status st = kzi_stemmer_open(&analysis->stemmer, err);
	if (st == KZ_OK)
		st = take_fingerprint(analysis, err);
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
	kzi_stemmer_close(analysis->stemmer);
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
	size_t length;
	const char *stem =
		kzi_stem(analysis->stemmer, word->folded, word->folded_length, &length);
	item->stem = stem != NULL ? kzi_arena_copy(&list->arena, stem, length) : NULL;
	kzi_term term;
	kz_status st = kzi_analysis_term(analysis, word, &term, err);
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
