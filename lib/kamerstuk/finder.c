/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Walks through a text and asks, where a citation could begin, those who know. There
 * is none without a digit, but for "kst-CXLVII-L": what lies far from both is passed
 * over as fast as bytes can be looked at.
 */
#include "kamerstuk/finder.h"

#include "base/utf8.h"
#include "kamerstuk/identifier.h"

#include <stdlib.h>
#include <string.h>

enum {
	TEXT_MAX = 256 << 20,
	REACH = 160, /* bytes from the first word of a citation to its first digit */
	LONGEST_WORD = 24,
	STRIDE = 32 /* bytes that are looked at together */
};

/* ---- What was found ---- */

void kzi_begin_reference(kzi_finder *finder)
{
	finder->references++;
}

static const char *copied(kzi_finder *finder, const char *text, size_t length)
{
	return kzi_arena_copy(&finder->found->arena, text, length);
}

void kzi_add(kzi_finder *finder, kzi_span span, kz_citation_kind kind, const char *target)
{
	kz_citations *found = finder->found;
	if (finder->status != KZ_OK)
		return;
	if (found->count == KZI_CITATIONS_MAX) {
		finder->status = KZ_E_LIMIT;
		return;
	}
	kzi_cited *items =
		kzi_arena_grow(&found->arena, found->items, found->count, sizeof *items);
	size_t length = (size_t)(span.end - span.start);
	const char *text = copied(finder, span.start, length);
	target = copied(finder, target, strlen(target));
	if (items == NULL || text == NULL || target == NULL) {
		finder->status = KZ_E_NO_MEMORY;
		return;
	}
	found->items = items;
	items[found->count++] =
		(kzi_cited){.citation = {.start = (uint32_t)(span.start - finder->text),
				    .length = (uint32_t)length,
				    .kind = kind,
				    .edge = KZ_EDGE_CITES,
				    .target = target,
				    .source = "",
				    .text = text},
			.reference = finder->references};
}

/* Whether a piece is read again from its name. Number 36 of the dossier 21501 is not:
 * 21501-36 is a dossier with a raadnummer, and 21501 by itself has no pieces. */
static bool is_own_name(const char *name)
{
	kz_kamerstuk read = {0};
	return kzi_identifier_read((kzi_slice){name, strlen(name)}, &read) == NULL &&
	       !kz_kamerstuk_is_dossier(&read);
}

void kzi_add_kamerstuk(kzi_finder *finder, kzi_span span, const kz_kamerstuk *piece)
{
	char target[sizeof "dossier:" + KZ_KAMERSTUK_MAX] = "dossier:";
	bool dossier = kz_kamerstuk_is_dossier(piece);
	kz_kamerstuk_format(
		piece, target + (dossier ? strlen("dossier:") : 0), KZ_KAMERSTUK_MAX);
	if (!dossier && !is_own_name(target))
		return;
	kzi_add(finder, span, dossier ? KZ_CITED_DOSSIER : KZ_CITED_KAMERSTUK, target);
}

/* ---- Words that begin a citation ---- */

/* In the order of their first letters. */
static const struct beginning {
	const char *word;
	kzi_find_fn *find;
} beginnings[] = {
	{"aanbeveling", kzi_find_european_act},
	{"aanh", kzi_find_aanhangsel},
	{"aanhangsel", kzi_find_aanhangsel},
	{"beschikking", kzi_find_european_act},
	{"besluit", kzi_find_european_act},
	{"bijl", kzi_find_kamerstuk},
	{"bijlage", kzi_find_kamerstuk},
	{"bijlagen", kzi_find_kamerstuk},
	{"bijvoegsel", kzi_find_kamerstuk},
	{"com", kzi_find_european_paper},
	{"decision", kzi_find_european_act},
	{"directive", kzi_find_european_act},
	{"ecli", kzi_find_ecli},
	{"eerste", kzi_find_kamerstuk},
	{"ek", kzi_find_kamerstuk},
	{"gedrukt", kzi_find_in_own},
	{"hand", kzi_find_handelingen},
	{"handelingen", kzi_find_handelingen},
	{"join", kzi_find_european_paper},
	{"kaderbesluit", kzi_find_european_act},
	{"kamerstuk", kzi_find_kamerstuk},
	{"kamerstukdossier", kzi_find_kamerstuk},
	{"kamerstukken", kzi_find_kamerstuk},
	{"kamerstuknr", kzi_find_kamerstuk},
	{"kamerstuknrs", kzi_find_kamerstuk},
	{"kamerstuknummer", kzi_find_kamerstuk},
	{"kamerstuknummers", kzi_find_kamerstuk},
	{"krijgt", kzi_find_in_own},
	{"kst", kzi_find_kamerstuk},
	{"kstn", kzi_find_kamerstuk},
	{"regulation", kzi_find_european_act},
	{"richtlijn", kzi_find_european_act},
	{"richtlijnen", kzi_find_european_act},
	{"sec", kzi_find_european_paper},
	{"staatsblad", kzi_find_staatsblad},
	{"staatscourant", kzi_find_staatscourant},
	{"stb", kzi_find_staatsblad},
	{"stcrt", kzi_find_staatscourant},
	{"stuk", kzi_find_in_own},
	{"stukken", kzi_find_in_own},
	{"swd", kzi_find_european_paper},
	{"t", kzi_find_in_own},
	{"ter", kzi_find_in_own},
	{"tk", kzi_find_kamerstuk},
	{"tractatenblad", kzi_find_tractatenblad},
	{"trb", kzi_find_tractatenblad},
	{"ttv", kzi_find_in_own},
	{"tvv", kzi_find_in_own},
	{"tweede", kzi_find_kamerstuk},
	{"uitvoeringsbesluit", kzi_find_european_act},
	{"uitvoeringsrichtlijn", kzi_find_european_act},
	{"uitvoeringsverordening", kzi_find_european_act},
	{"vergaderjaar", kzi_find_kamerstuk},
	{"verordening", kzi_find_european_act},
	{"verordeningen", kzi_find_european_act},
	{"zitting", kzi_find_kamerstuk},
};

enum { BEGINNINGS = sizeof beginnings / sizeof beginnings[0] };

/* A bit for each letter, and one for "t", which has no second one. */
static uint32_t second_bit(char second)
{
	return kzi_is_letter(second) ? UINT32_C(1) << (kzi_upper(second) - 'A')
				     : UINT32_C(1) << 31;
}

static void note_beginnings(uint32_t seconds[26])
{
	for (size_t i = 0; i < BEGINNINGS; i++) {
		const char *word = beginnings[i].word;
		seconds[word[0] - 'a'] |= second_bit(word[1]);
	}
}

static kzi_find_fn *found_at(const kzi_finder *finder, kzi_slice word)
{
	/* Hardly a word is one of these, and this is asked of nearly all. */
	char first = (char)(kzi_upper(word.text[0]) - 'A' + 'a');
	char second = word.length > 1 ? word.text[1] : '\0';
	if ((finder->seconds[first - 'a'] & second_bit(second)) == 0)
		return NULL;
	size_t low = 0, high = BEGINNINGS;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (beginnings[middle].word[0] < first)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < BEGINNINGS && beginnings[low].word[0] == first; low++)
		if (kzi_says(word, beginnings[low].word))
			return beginnings[low].find;
	return NULL;
}

/* Whoever finds nothing may have moved the cursor. */
static bool ask(kzi_finder *finder, kzi_find_fn *find, kzi_cursor *c)
{
	kzi_cursor ahead = *c;
	if (find == NULL || !find(finder, &ahead))
		return false;
	*c = ahead;
	return true;
}

/* A citation that begins with the word at c; without one, c is behind the word. */
static bool find_at_word(kzi_finder *finder, kzi_cursor *c)
{
	kzi_cursor behind = *c;
	kzi_slice word = kzi_take_letters(&behind);
	bool short_enough = word.length > 0 && word.length <= LONGEST_WORD;
	/* First as an identifier: "kst-36600-60", "stb-2020-118". */
	if (short_enough && behind.at < behind.end && *behind.at == '-' &&
		ask(finder, kzi_find_identifier, c))
		return true;
	if (short_enough && ask(finder, found_at(finder, word), c))
		return true;
	*c = behind;
	return false;
}

static bool find_at_digits(kzi_finder *finder, kzi_cursor *c)
{
	return ask(finder, kzi_find_number, c) || ask(finder, kzi_find_kamerstuk, c);
}

/* ---- The walk ---- */

/* Of all of them, whatever the first says: so the compiler looks at many at once. */
static bool has_digit_or_hyphen(const char bytes[STRIDE])
{
	unsigned char any = 0;
	for (size_t i = 0; i < STRIDE; i++)
		any |= (unsigned char)((unsigned char)(bytes[i] - '0') <= 9) |
		       (bytes[i] == '-');
	return any != 0;
}

/* Where the next digit is, or the hyphen of "kst-"; end when there is none. */
static const char *next_trigger(const char *at, const char *start, const char *end)
{
	while (at < end) {
		size_t left = (size_t)(end - at);
		const char *stop = left < STRIDE ? end : at + STRIDE;
		if (left >= STRIDE && !has_digit_or_hyphen(at))
			at = stop;
		for (; at < stop; at++)
			if (kzi_is_digit(*at) ||
				(*at == '-' && at - start >= 3 &&
					kzi_says((kzi_slice){at - 3, 3}, "kst")))
				return at;
	}
	return end;
}

/* What is cited between at and the trigger, or from the trigger on. Returns where to
 * go on: behind that, or behind the trigger. */
static const char *find_near(kzi_finder *finder, const char *at, const char *trigger)
{
	kzi_cursor c = {at, finder->end};
	if (trigger - at > REACH)
		c.at = trigger - REACH;
	/* Not in the middle of a word. */
	while (c.at > at && c.at < trigger && kzi_is_letter(c.at[-1]))
		c.at++;
	while (c.at < trigger) {
		if (!kzi_is_letter(*c.at)) {
			c.at++;
			continue;
		}
		if (find_at_word(finder, &c))
			return c.at;
	}
	if (c.at == trigger && kzi_is_digit(*trigger) && find_at_digits(finder, &c))
		return c.at;
	for (c.at = trigger + 1; c.at < c.end && kzi_is_digit(*c.at);)
		c.at++;
	return c.at;
}

kz_status kzi_citations_find(const char *text, size_t length, const kz_kamerstuk *own,
	kz_citations **out, kz_error *err)
{
	*out = calloc(1, sizeof **out);
	if (*out == NULL)
		return kzi_no_memory(err);
	kzi_finder finder = {text, text + length, own, *out, 0, text, KZ_OK, {0}};
	note_beginnings(finder.seconds);
	const char *at = text, *trigger;
	while (finder.status == KZ_OK &&
		(trigger = next_trigger(at, text, finder.end)) < finder.end)
		at = find_near(&finder, at, trigger);
	if (finder.status == KZ_OK)
		kzi_set_edges(&finder);
	if (finder.status == KZ_OK)
		return KZ_OK;
	kz_citations_close(*out);
	*out = NULL;
	if (finder.status == KZ_E_LIMIT)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"text cites more than %d papers", KZI_CITATIONS_MAX);
	return kzi_no_memory(err);
}

/* ---- For everybody ---- */

kz_status kz_citations_find(const char *text, size_t length, const kz_kamerstuk *own,
	kz_citations **out, kz_error *err)
{
	if (out != NULL)
		*out = NULL;
	if (out == NULL || text == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "%s is NULL",
			out == NULL ? "out" : "text");
	if (length > TEXT_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET, "text is over %d MiB",
			TEXT_MAX >> 20);
	size_t valid = kzi_utf8_valid_length(text, length);
	if (valid < length)
		return kzi_fail(err, KZ_E_DOCUMENT, (long long)valid,
			"text is not UTF-8 at byte %zu", valid);
	return kzi_citations_find(text, length, own, out, err);
}

void kz_citations_close(kz_citations *citations)
{
	if (citations == NULL)
		return;
	kzi_arena_free(&citations->arena);
	free(citations);
}

size_t kz_citations_count(const kz_citations *citations)
{
	return citations != NULL ? citations->count : 0;
}

const kz_citation *kz_citations_at(const kz_citations *citations, size_t i)
{
	return i < kz_citations_count(citations) ? &citations->items[i].citation : NULL;
}
