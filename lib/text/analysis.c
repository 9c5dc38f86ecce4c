/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/analysis.h"

#include "base/digest.h"
#include "text/compound_words.h"
#include "text/conflate.h"
#include "text/endings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FINGERPRINT_DIGITS = 16 };

/* Each analysis: what it is called, and which edition of it this is. The version
 * grows when the same text would give other terms. */
static const struct analysis_kind {
	const char *name;
	uint32_t version;
	bool conflates;
} kinds[] = {
	{"kamerzoek", 3, true}, /* the default */
	{"snowball", 1, false},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

struct kz_analysis {
	const struct analysis_kind *kind;
	kzi_stemmer *dutch;
	/* Only for an analysis that conflates. */
	kzi_stemmer *english;
	kzi_endings *endings;
	bool borrows; /* the endings */
	kzi_buffer english_term;
	/* Only once it was given a lexicon. */
	kzi_splitter *splitter;
	char stem[KZI_STEM_MAX];
	char base[FINGERPRINT_DIGITS + 1]; /* the fingerprint without a lexicon */
	char fingerprint[FINGERPRINT_DIGITS + 1];
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

kz_status kzi_analysis_stem(
	kz_analysis *analysis, const kzi_word *word, kzi_term *out, kz_error *err)
{
	return stem_in(analysis->dutch, word, out, err);
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

/* Snowball takes letters off the end, and of two equal vowels one; English "dying" is
 * die, and "skies" sky. */
static void begin_as_stem(const char *stem, size_t length, kzi_beginnings *out)
{
	bool sure = length > 2 && stem[1] != 'i' && stem[1] != 'y';
	memset(out->items[0], 0, sizeof out->items[0]);
	memcpy(out->items[0], stem, sure ? 2 : 1);
	out->count = length > 0;
}

bool kzi_analysis_beginnings(const kz_analysis *analysis, const char *term, size_t length,
	kzi_language language, kzi_beginnings *out)
{
	bool english = length > 0 && term[0] == KZI_ENGLISH_MARK;
	if (!analysis->kind->conflates)
		begin_as_stem(term, length, out);
	else if (english != (language == KZI_ENGLISH))
		return false;
	else if (english)
		begin_as_stem(term + 1, length - 1, out);
	else
		kzi_beginnings_of(analysis->endings, term, length, out);
	return true;
}

/* ---- Parts ---- */

const kzi_lexicon *kzi_analysis_lexicon(const kz_analysis *analysis)
{
	return analysis->splitter != NULL ? kzi_splitter_lexicon(analysis->splitter)
					  : NULL;
}

kz_status kzi_analysis_parts(kz_analysis *analysis, const char *folded, size_t length,
	kzi_part_terms *out, kz_error *err)
{
	out->count = 0;
	return analysis->splitter == NULL
		       ? KZ_OK
		       : kzi_splitter_split(analysis->splitter, folded, length, out, err);
}

kz_status kzi_analysis_complete_if(kz_analysis *analysis, const char *text, size_t length,
	const kzi_word *word, kzi_worth_fn *worth, const void *context, kzi_whole *out,
	kz_error *err)
{
	out->count = 0;
	if (analysis->splitter == NULL || !kzi_is_half(text, length, word) ||
		kzi_complete(analysis->splitter, analysis->endings, text, length, word,
			worth, context, out))
		return KZ_OK;
	return kzi_no_memory(err);
}

kz_status kzi_analysis_complete(kz_analysis *analysis, const char *text, size_t length,
	const kzi_word *word, kzi_whole *out, kz_error *err)
{
	return kzi_analysis_complete_if(
		analysis, text, length, word, NULL, NULL, out, err);
}

kz_status kzi_analysis_make_lexicon(const kz_analysis *analysis, kzi_draft *draft,
	const kzi_draft *seen, unsigned least, kzi_lexicon **out, kz_error *err)
{
	if (seen != NULL)
		kzi_draft_add_seen(draft, analysis->endings, seen, least);
	kzi_compound_words_add(draft);
	return kzi_draft_finish(draft, analysis->endings, out, err);
}

/* The first digits are the fingerprint. */
static void with_lexicon(
	const kz_analysis *analysis, const char *digest, char out[KZI_SHA256_HEX])
{
	char both[FINGERPRINT_DIGITS + KZI_SHA256_HEX];
	int length = snprintf(both, sizeof both, "%s%s", analysis->base, digest);
	kzi_sha256_hex(both, (size_t)length, out);
}

bool kzi_analysis_fits(
	const kz_analysis *analysis, const char *digest, const char *fingerprint)
{
	char own[KZI_SHA256_HEX];
	if (digest[0] == '\0')
		return strcmp(fingerprint, analysis->base) == 0;
	if (strlen(digest) >= KZI_SHA256_HEX)
		return false;
	with_lexicon(analysis, digest, own);
	return strlen(fingerprint) == FINGERPRINT_DIGITS &&
	       memcmp(fingerprint, own, FINGERPRINT_DIGITS) == 0;
}

kz_status kzi_analysis_use_lexicon(
	kz_analysis *analysis, kzi_lexicon *lexicon, const char *digest, kz_error *err)
{
	char own[KZI_SHA256_HEX];
	kzi_splitter *splitter;
	if (digest == NULL) {
		size_t length;
		const char *bytes = kzi_lexicon_bytes(lexicon, &length);
		kzi_sha256_hex(bytes, length, own);
		digest = own;
	}
	kz_status st = kzi_splitter_open(lexicon, analysis->endings, &splitter, err);
	if (st != KZ_OK)
		return st;
	kzi_splitter_close(analysis->splitter);
	analysis->splitter = splitter;
	with_lexicon(analysis, digest, own);
	memcpy(analysis->fingerprint, own, FINGERPRINT_DIGITS);
	return KZ_OK;
}

void kzi_analysis_hasten(kz_analysis *analysis, kz_analysis *with)
{
	if (analysis->splitter == NULL)
		return;
	kzi_splitter_hasten(analysis->splitter);
	if (with != NULL && with->splitter != NULL)
		kzi_splitter_share(analysis->splitter, with->splitter);
}

bool kzi_analysis_takes_lexicon(const kz_analysis *analysis)
{
	return analysis->kind->conflates;
}

/* ---- The fingerprint ---- */

static void say_rules(const kzi_endings *endings, kzi_buffer *said)
{
	for (size_t i = 0; i < kzi_endings_count(endings); i++) {
		const kzi_ending *rule = kzi_endings_at(endings, i);
		/* So many rules, whenever an index is opened: without printf(). */
		const char numbers[] = {
			(char)('0' + rule->table), ' ', (char)('0' + rule->before), ' '};
		kzi_buffer_append(said, numbers, sizeof numbers);
		kzi_buffer_append(said, rule->text, rule->length);
		kzi_buffer_byte(said, ' ');
		kzi_buffer_text(said, rule->instead != NULL ? rule->instead : "-");
		kzi_buffer_byte(said, '\n');
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
		memcpy(analysis->base, digest, FINGERPRINT_DIGITS);
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

static kz_status open_stemmers(kz_analysis *analysis, kz_error *err)
{
	kz_status st = kzi_stemmer_open(KZI_DUTCH, &analysis->dutch, err);
	if (st == KZ_OK && analysis->kind->conflates)
		st = kzi_stemmer_open(KZI_ENGLISH, &analysis->english, err);
	return st;
}

static kz_status open_parts(kz_analysis *analysis, kz_error *err)
{
	kz_status st = open_stemmers(analysis, err);
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

kz_status kzi_analysis_twin(kz_analysis *of, kz_analysis **out, kz_error *err)
{
	kz_analysis *twin = calloc(1, sizeof *twin);
	*out = NULL;
	if (twin == NULL)
		return kzi_no_memory(err);
	twin->kind = of->kind;
	twin->endings = of->endings;
	twin->borrows = true;
	memcpy(twin->base, of->base, sizeof twin->base);
	memcpy(twin->fingerprint, of->fingerprint, sizeof twin->fingerprint);
	kz_status st = open_stemmers(twin, err);
	if (st == KZ_OK && of->splitter != NULL)
		st = kzi_splitter_twin(of->splitter, &twin->splitter, err);
	if (st == KZ_OK)
		*out = twin;
	else
		kz_analysis_close(twin);
	return st;
}

void kz_analysis_close(kz_analysis *analysis)
{
	if (analysis == NULL)
		return;
	kzi_splitter_close(analysis->splitter);
	kzi_stemmer_close(analysis->dutch);
	kzi_stemmer_close(analysis->english);
	if (!analysis->borrows)
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
