/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a stretch of a word may be is asked again and again while the word is being
 * parted, so what the lexicon has of it is kept.
 */
#include "text/compound_reading.h"

#include "text/conflate.h"

#include <string.h>

static uint64_t bit_of(size_t end)
{
	return UINT64_C(1) << end;
}

static void keep(kzi_reading *r, const kzi_sought *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t start = (size_t)(words[i].word - r->word);
		r->lexemes[start][start + words[i].length] = words[i].found;
	}
}

/* Nearly all of them will be asked for. */
static void look_at_all(kzi_reading *r)
{
	enum { LEAST = 2 };
	kzi_sought words[KZI_SOUGHT_MOST];
	size_t count = 0;
	for (size_t start = 0; start < r->length; start++) {
		kzi_reading_row *row = &r->rows[start];
		row->looked = row->maybe & ~(bit_of(start + LEAST) - 1);
		for (size_t end = start + LEAST; end <= r->length; end++) {
			if (!(row->maybe & bit_of(end)))
				continue;
			words[count++] = (kzi_sought){r->word + start,
				(uint32_t)(end - start), r->hashes[start][end], {0}};
			if (count < KZI_SOUGHT_MOST)
				continue;
			kzi_lexicon_find_all(r->lexicon, words, count);
			keep(r, words, count);
			count = 0;
		}
	}
	kzi_lexicon_find_all(r->lexicon, words, count);
	keep(r, words, count);
}

void kzi_reading_begin(kzi_reading *r, const kzi_lexicon *lexicon,
	const kzi_endings *endings, const char *word, size_t length)
{
	r->lexicon = lexicon;
	r->endings = endings;
	r->word = word;
	r->length = length;
	for (size_t start = 0; start < length; start++) {
		uint64_t maybe = kzi_lexicon_hashes(
			lexicon, word + start, length - start, &r->hashes[start][start]);
		r->rows[start] = (kzi_reading_row){.maybe = maybe << start};
	}
	r->rows[length] = (kzi_reading_row){.maybe = 0};
	if (kzi_lexicon_is_fast(lexicon))
		look_at_all(r);
}

kzi_lexeme kzi_reading_look(kzi_reading *r, size_t start, size_t end)
{
	kzi_reading_row *row = &r->rows[start];
	kzi_lexeme *known = &r->lexemes[start][end];
	if (!(row->maybe & bit_of(end)))
		return (kzi_lexeme){0, 0, 0};
	if (!(row->looked & bit_of(end)))
		*known = kzi_lexicon_find_on(r->lexicon, r->hashes[start][end],
			r->word + start, end - start, "");
	row->looked |= bit_of(end);
	return *known;
}

unsigned kzi_reading_find(kzi_reading *r, size_t start, size_t end)
{
	return kzi_reading_look(r, start, end).kinds;
}

bool kzi_reading_is(kzi_reading *r, unsigned kinds, size_t start, size_t end)
{
	return kzi_reading_find(r, start, end) & kinds;
}

unsigned kzi_reading_with(kzi_reading *r, size_t start, size_t end, const char *ending)
{
	return kzi_lexicon_find_on(
		r->lexicon, r->hashes[start][end], r->word + start, end - start, ending)
		.kinds;
}

bool kzi_reading_ends(kzi_reading *r, size_t start, size_t end, const char *ending)
{
	size_t length = strlen(ending);
	return end - start >= length &&
	       memcmp(r->word + end - length, ending, length) == 0;
}

/* Is the word what one would write for more than one of the term? banen of baan, brieven
 * of brief, vakken of vak; and as it is, taalbeleid. */
static bool is_regular(const char *word, size_t length, const char *term, size_t made)
{
	char stem[KZI_STEM_MAX];
	if (length < 2 || memcmp(word + length - 2, "en", 2) != 0)
		return false;
	length -= 2;
	memcpy(stem, word, length);
	if (stem[length - 1] == 'v' || stem[length - 1] == 'z')
		stem[length - 1] = stem[length - 1] == 'v' ? 'f' : 's';
	size_t same = 0;
	while (same < made && same < length && term[same] == stem[same])
		same++;
	/* a letter less behind an open syllable, a letter more behind a closed one */
	if (made == length + 1)
		return same + 1 >= length && term[made - 1] == stem[length - 1] &&
		       term[made - 2] == term[made - 3];
	return same >= made && length <= made + 1;
}

static kzi_lexeme find_term(kzi_reading *r, size_t start, size_t end)
{
	char term[KZI_STEM_MAX];
	const char *word = r->word + start;
	size_t length = end - start, same = 0;
	size_t made = kzi_conflate(r->endings, word, length, term);
	if (made == 0)
		return kzi_reading_look(r, start, end);
	while (same < made && same < length && term[same] == word[same])
		same++;
	if (!is_regular(word, length, term, made) &&
		(same < 3 || same + (length < 6 ? 1 : 2) < made))
		return (kzi_lexeme){0, 0, 0};
	return kzi_lexicon_find(r->lexicon, term, made);
}

kzi_lexeme kzi_reading_term(kzi_reading *r, size_t start, size_t end)
{
	kzi_reading_row *row = &r->rows[start];
	kzi_lexeme *known = &r->terms[start][end];
	if (!(row->made & bit_of(end)))
		*known = find_term(r, start, end);
	row->made |= bit_of(end);
	return *known;
}

unsigned kzi_reading_term_kinds(kzi_reading *r, size_t start, size_t end)
{
	return kzi_reading_term(r, start, end).kinds;
}

/* ---- Verbs, and what is made of them ---- */

static bool find_verb_stem(kzi_reading *r, size_t start, size_t end)
{
	char doubled[4] = {r->word[end - 1], 'e', 'n', '\0'};
	if (r->word[end - 1] == 'e')
		return false;
	if ((kzi_reading_find(r, start, end) | kzi_reading_with(r, start, end, "en")) &
		KZI_LEX_VERB)
		return true;
	return end - start > 3 &&
	       ((kzi_reading_with(r, start, end, doubled) & KZI_LEX_VERB) ||
		       (kzi_reading_term_kinds(r, start, end) & KZI_LEX_TERM_OF_VERB));
}

bool kzi_is_verb_stem(kzi_reading *r, size_t start, size_t end)
{
	kzi_reading_row *row = &r->rows[start];
	if (!(row->asked & bit_of(end)) && find_verb_stem(r, start, end))
		row->is_verb |= bit_of(end);
	row->asked |= bit_of(end);
	return row->is_verb & bit_of(end);
}

bool kzi_is_made_of_a_verb(kzi_reading *r, size_t start, size_t end)
{
	static const char *const endings[] = {
		"er", "ers", "ing", "ingen", "ster", "sters"};
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		size_t length = strlen(endings[i]);
		if (end - start < length + 4 ||
			!kzi_reading_ends(r, start, end, endings[i]))
			continue;
		if (kzi_reading_with(r, start, end - length, "en") & KZI_LEX_VERB)
			return true;
		if (endings[i][0] == 's' && kzi_is_verb_stem(r, start, end - length))
			return true;
	}
	return false;
}

bool kzi_is_of_a_verb(kzi_reading *r, size_t start, size_t at, size_t end)
{
	return kzi_reading_is(r, KZI_LEX_VERBAL, at, end) ||
	       kzi_reading_term_kinds(r, at, end) & KZI_LEX_VERBAL ||
	       kzi_is_made_of_a_verb(r, start, end) || kzi_is_verb_stem(r, start, end);
}

bool kzi_is_derived(kzi_reading *r, size_t start, size_t at, size_t end)
{
	if (kzi_begins_like_a_verb(r, start, end) &&
		!(kzi_reading_term_kinds(r, at, end) & KZI_LEX_TERM_OF_NOUN) &&
		kzi_is_made_of_a_verb(r, start, end))
		return true;
	if (kzi_reading_ends(r, at, end, "en"))
		end -= 2;
	if (end - at < 7 && end - start > 5 && kzi_reading_ends(r, at, end, "nier") &&
		r->word[end - 5] == 'e')
		return true;
	return end - at == 4 && kzi_reading_ends(r, at, end, "ing") &&
	       kzi_is_verb_stem(r, start, end - 3);
}

static void read_beginning(kzi_reading *r, size_t start)
{
	static const char *const bound[] = {"be", "ge", "her", "ont", "ver"};
	enum { PARTICLE_LEAST = 2, PARTICLE_MOST = 6 };
	kzi_reading_row *row = &r->rows[start];
	row->begun = true;
	for (size_t i = 0; i < sizeof bound / sizeof bound[0]; i++)
		row->bound |= strncmp(r->word + start, bound[i], strlen(bound[i])) == 0;
	row->particle = UINT8_MAX;
	for (size_t length = PARTICLE_MOST; length >= PARTICLE_LEAST; length--)
		if (start + length <= r->length &&
			kzi_reading_is(r, KZI_LEX_PARTICLE, start, start + length))
			row->particle = (uint8_t)length;
}

bool kzi_begins_like_a_verb(kzi_reading *r, size_t start, size_t end)
{
	const kzi_reading_row *row = &r->rows[start];
	if (!row->begun)
		read_beginning(r, start);
	return row->bound || start + row->particle < end;
}

/* getrommel, geschreeuw */
static bool is_going_on(kzi_reading *r, size_t start, size_t end)
{
	return end - start > 5 && memcmp(r->word + start, "ge", 2) == 0 &&
	       kzi_is_verb_stem(r, start + 2, end);
}

/* ---- Nouns ---- */

bool kzi_is_small(kzi_reading *r, size_t start, size_t end)
{
	static const char *const endings[] = {"je", "tje", "pje", "etje"};
	if (!kzi_reading_ends(r, start, end, "je") || end - start < 5)
		return false;
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		size_t length = strlen(endings[i]), cut = end - length;
		if (!kzi_reading_ends(r, start, end, endings[i]) || cut < start + 2)
			continue;
		const char *last = r->word + cut - 1;
		if (kzi_reading_is(r, KZI_LEX_NOUN, start, cut) ||
			(length == 2 && *last == 'k' &&
				kzi_reading_with(r, start, cut - 1, "g") &
					KZI_LEX_NOUN) ||
			(length > 2 && last[0] == last[-1] &&
				kzi_reading_is(r, KZI_LEX_NOUN, start, cut - 1)))
			return true;
	}
	return false;
}

bool kzi_ends_like_a_plural(kzi_reading *r, size_t start, size_t end)
{
	return kzi_reading_ends(r, start, end, "en") ||
	       kzi_reading_ends(r, start, end, "s") ||
	       (end - start >= 6 && (kzi_reading_ends(r, start, end, "a") ||
					    kzi_reading_ends(r, start, end, "ici")));
}

bool kzi_is_plural_of_e(kzi_reading *r, size_t start, size_t end)
{
	return end - start >= 5 && kzi_reading_ends(r, start, end, "es") &&
	       kzi_reading_is(r, KZI_LEX_NOUN, start, end - 1);
}

bool kzi_has_plural(kzi_reading *r, size_t start, size_t end)
{
	static const char *const plurals[] = {"en", "s", "n"};
	char longer[KZI_COMPOUND_MAX + 8], one[KZI_STEM_MAX], other[KZI_STEM_MAX];
	size_t length = end - start;
	if (length < 6 || kzi_reading_find(r, start, end) & KZI_LEX_VERB)
		return false;
	memcpy(longer, r->word + start, length);
	for (size_t i = 0; i < 3; i++) {
		if (!(kzi_reading_with(r, start, end, plurals[i]) &
			    (KZI_LEX_NOUN | KZI_LEX_UNCLEAR)))
			continue;
		size_t more = strlen(plurals[i]);
		memcpy(longer + length, plurals[i], more);
		size_t a = kzi_conflate(r->endings, longer, length + more, one);
		size_t b = kzi_conflate(r->endings, longer, length, other);
		if (b == 0)
			memcpy(other, longer, b = length);
		if (a == b && memcmp(one, other, a) == 0)
			return true;
	}
	return false;
}

bool kzi_is_noun(kzi_reading *r, size_t start, size_t end)
{
	return kzi_reading_is(r, KZI_LEX_NOUN, start, end) ||
	       (kzi_ends_like_a_plural(r, start, end) &&
		       kzi_reading_term_kinds(r, start, end) & KZI_LEX_TERM_OF_NOUN);
}

bool kzi_is_adjective(kzi_reading *r, size_t start, size_t end)
{
	return (kzi_reading_find(r, start, end) | kzi_reading_term_kinds(r, start, end)) &
	       KZI_LEX_ADJECTIVE;
}

bool kzi_has_linked_suffix(kzi_reading *r, size_t start, size_t end)
{
	static const char *const suffixes[] = {"heids", "ings", "schaps", "teits"};
	for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
		if (end - start >= strlen(suffixes[i]) + 4 &&
			kzi_reading_ends(r, start, end, suffixes[i]))
			return true;
	return false;
}

/* ---- The whole ---- */

static unsigned kinds_of_term(kzi_reading *r, size_t start, size_t end)
{
	char term[KZI_STEM_MAX];
	size_t made = kzi_conflate(r->endings, r->word + start, end - start, term);
	return made > 0 ? kzi_lexicon_find(r->lexicon, term, made).kinds
			: kzi_reading_find(r, start, end);
}

kzi_knowledge kzi_know(kzi_reading *r, size_t start, size_t end)
{
	enum { WORD = KZI_LEX_NOUN | KZI_LEX_UNCLEAR | KZI_LEX_ADJECTIVE };
	unsigned kinds = kzi_reading_find(r, start, end);
	if (kinds & KZI_LEX_WHOLE || (kinds & KZI_LEX_VERB && !(kinds & WORD)) ||
		is_going_on(r, start, end))
		return KZI_INDIVISIBLE;
	unsigned term = kinds_of_term(r, start, end);
	if (term & KZI_LEX_WHOLE)
		return KZI_INDIVISIBLE;
	if ((kinds & (KZI_LEX_NAME | WORD)) == KZI_LEX_NAME)
		return KZI_A_NAME;
	if (kinds & WORD || term & KZI_LEX_TERM_OF_NOUN || kzi_is_small(r, start, end))
		return KZI_KNOWN;
	if (term & KZI_LEX_TERM_OF_OTHER && !(term & KZI_LEX_TERM_OF_VERB))
		return KZI_KNOWN;
	return (kinds & KZI_LEX_VERB) || (term & KZI_LEX_TERM_OF_VERB) ? KZI_INDIVISIBLE
								       : KZI_UNKNOWN;
}
