/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the text does with a piece that it cites, by the words in front of it: replace
 * it, carry it out, be an annex of it. Only where they say so; else it just cites.
 */
#include "kamerstuk/finder.h"

#include "kamerstuk/sentence.h"

#include <string.h>

const char *kzi_start_of(const kzi_finder *finder, const kzi_cited *it)
{
	return finder->text + it->citation.start;
}

const char *kzi_end_of(const kzi_finder *finder, const kzi_cited *it)
{
	return kzi_start_of(finder, it) + it->citation.length;
}

static bool is_piece(const kzi_cited *it)
{
	return it->citation.kind == KZ_CITED_KAMERSTUK;
}

/* ---- Words in front ---- */

/* Whether what stands there ends with these words, but for an opening bracket. */
static bool ends_with(const char *from, const char *at, const char *words)
{
	size_t length = strlen(words);
	while (at > from && (at[-1] == ' ' || at[-1] == '(' || at[-1] == '\n'))
		at--;
	if ((size_t)(at - from) < length ||
		!kzi_says((kzi_slice){at - length, length}, words))
		return false;
	at -= length;
	return at == from || !kzi_is_letter(at[-1]);
}

/* "de gewijzigde motie van het lid X over ... (": within the first words. */
static bool names_motion(const char *from, const char *to, int words)
{
	kzi_cursor c = {from, to};
	kzi_slice word;
	while (words-- > 0 && kzi_next_word(&c, &word))
		if (kzi_begins(word, "motie") || kzi_begins(word, "amendement"))
			return true;
	return false;
}

/* No word stands there but those of "die gedrukt onder", "de aangenomen motie". */
static bool is_bare(const char *from, const char *to)
{
	static const char *const small[] = {"de", "het", "die", "dat", "deze", "dit",
		"gedrukt", "onder", "stuk", "stukken", "motie", "moties", "amendement",
		"amendementen", "aangenomen", "gewijzigde", NULL};
	kzi_cursor c = {from, to};
	kzi_slice word;
	while (kzi_next_word(&c, &word))
		if (!kzi_is_among(word, small))
			return false;
	return true;
}

/* "motie X (", "motie X, ": what follows belongs to the words in front, and is not
 * the next that happens to be there. */
static bool is_set_off(const char *from, const char *at)
{
	while (at > from && (at[-1] == ' ' || at[-1] == '\n'))
		at--;
	return at > from && strchr("([{,:-", at[-1]) != NULL;
}

/* ---- Phrases ---- */

typedef bool phrase_fn(kzi_cursor *c, const char *sentence);

static bool take_words(kzi_cursor *c, const char *const *words)
{
	kzi_cursor start = *c;
	for (; *words != NULL; words++) {
		if (!kzi_take_word(c, *words)) {
			*c = start;
			return false;
		}
	}
	return true;
}

static bool take_replacing(kzi_cursor *c, const char *sentence)
{
	(void)sentence;
	return kzi_take_replacing(c);
}

/* "uitvoering gegeven aan", or "geven wij ... uitvoering aan"; and not what has yet to
 * be done, "uitvoering te geven aan". */
static bool take_given(kzi_cursor *c, const char *sentence)
{
	static const char *const gives[] = {
		"geef", "geeft", "geven", "gaf", "gaven", NULL};
	static const char *const to_come[] = {"te", "zal", "zullen", "gaan", NULL};
	const char *start = c->at;
	if (!kzi_take_word(c, "uitvoering") && !kzi_take_word(c, "invulling"))
		return false;
	bool done = kzi_take_word(c, "gegeven");
	return kzi_take_word(c, "aan") &&
	       (done || kzi_has_word(sentence, start, gives)) &&
	       !kzi_has_word(sentence, start, to_come);
}

static bool take_carrying_out(kzi_cursor *c, const char *sentence)
{
	static const char *const phrases[][4] = {
		{"conform", NULL},
		{"overeenkomstig", NULL},
		{"ter", "uitvoering", "van", NULL},
		{"in", "uitvoering", "van", NULL},
		{"ter", "invulling", "van", NULL},
	};
	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
		if (take_words(c, phrases[i]))
			return true;
	return take_given(c, sentence);
}

/* Whether such a phrase stands between from and at, and what is cited at at is what it
 * is about. Gives where the phrase ended. */
static const char *about(
	const char *sentence, const char *from, const char *at, phrase_fn *take)
{
	enum { WORDS = 6 }; /* in front of "motie": articles, "aangenomen" */
	const char *found = NULL;
	kzi_cursor c = {from, at};
	kzi_slice word;
	while (kzi_next_word(&c, &word)) {
		kzi_cursor ahead = {word.text, at};
		if (take(&ahead, sentence)) {
			found = ahead.at;
			c = ahead;
		}
	}
	if (found == NULL || is_bare(found, at))
		return found;
	return is_set_off(found, at) && names_motion(found, at, WORDS) ? found : NULL;
}

/* ---- What replaces ---- */

static bool in_same_dossier(const kz_kamerstuk *a, const kz_kamerstuk *b)
{
	return strcmp(a->dossier, b->dossier) == 0 && strcmp(a->chapter, b->chapter) == 0;
}

static bool parse(const kzi_cited *it, kz_kamerstuk *out)
{
	const char *target = it->citation.target;
	return is_piece(it) &&
	       kz_kamerstuk_parse(target, strlen(target), out, NULL) == KZ_OK;
}

const kzi_cited *kzi_replacing_piece(
	const kzi_finder *finder, size_t count, const char *at)
{
	const char *sentence = kzi_sentence_start(finder->text, at, finder->end);
	for (size_t i = count; i-- > 0;) {
		const kzi_cited *it = &finder->found->items[i];
		if (kzi_start_of(finder, it) < sentence)
			return NULL;
		if (is_piece(it) && it->citation.edge != KZ_EDGE_REPLACES)
			return it;
	}
	return NULL;
}

/* "(t.v.v. 36600-XIV-18) (36600-XIV-60)": it may also follow. */
static const kzi_cited *replacing_behind(const kzi_finder *finder, size_t i)
{
	const kzi_cited *it = &finder->found->items[i];
	const kzi_cited *last = finder->found->items + finder->found->count - 1;
	const kzi_cited *next = it;
	while (next < last && next->reference == it->reference)
		next++;
	return next->reference != it->reference &&
			       kzi_is_only(kzi_end_of(finder, next - 1),
				       kzi_start_of(finder, next), "(),;")
		       ? next
		       : NULL;
}

/* Where nothing else is named, the text itself replaces; but not in another dossier. */
static void set_replaced(kzi_finder *finder, size_t i)
{
	kz_citation *citation = &finder->found->items[i].citation;
	const kzi_cited *by[] = {
		kzi_replacing_piece(finder, i, finder->text + citation->start),
		replacing_behind(finder, i)};
	kz_kamerstuk piece, other;
	if (!parse(&finder->found->items[i], &piece))
		return;
	citation->edge = KZ_EDGE_REPLACES;
	for (size_t k = 0; k < 2; k++) {
		if (by[k] != NULL && parse(by[k], &other) &&
			in_same_dossier(&piece, &other)) {
			citation->source = by[k]->citation.target;
			return;
		}
	}
	if (finder->own != NULL && !in_same_dossier(&piece, finder->own))
		citation->edge = KZ_EDGE_CITES;
}

/* ---- Each citation ---- */

/* "conform de motie X (36725, nr. 11) en de motie Y (36725, nr. 12)": what goes for the
 * first of them goes for the second. */
static kz_edge edge_of_list(
	const kzi_finder *finder, const kzi_cited *before, const char *at)
{
	static const char *const joints[] = {"en", "alsmede", NULL};
	const char *from = kzi_end_of(finder, before);
	kz_edge edge = before->citation.edge;
	kzi_cursor c = {from, at};
	kzi_slice word;
	if (edge != KZ_EDGE_CARRIES_OUT && edge != KZ_EDGE_REPLACES)
		return KZ_EDGE_CITES;
	bool words = kzi_next_word(&c, &word);
	const char *behind = words && kzi_is_among(word, joints) ? c.at : from;
	if (kzi_is_only(behind, at, ",") &&
		kzi_is_only(from, words ? word.text : at, ","))
		return edge;
	if (edge != KZ_EDGE_CARRIES_OUT || !words || !kzi_is_only(from, word.text, "),"))
		return KZ_EDGE_CITES;
	return names_motion(behind, at, 2) ? edge : KZ_EDGE_CITES;
}

static kz_edge edge_of(const kzi_finder *finder, size_t i)
{
	static const char *const doubts[] = {
		"niet", "geen", "nooit", "verzoekt", "verzoeken", NULL};
	const kzi_cited *it = &finder->found->items[i];
	const char *at = kzi_start_of(finder, it);
	const char *sentence = kzi_sentence_start(finder->text, at, finder->end);
	const char *from = sentence;
	const kzi_cited *before = i > 0 ? it - 1 : NULL;
	if (before != NULL && kzi_end_of(finder, before) > from)
		from = kzi_end_of(finder, before);
	else
		before = NULL;
	if (ends_with(from, at, "bijlage bij") || ends_with(from, at, "bijlagen bij"))
		return KZ_EDGE_ANNEX_OF;
	if (about(sentence, from, at, take_replacing) != NULL)
		return KZ_EDGE_REPLACES;
	const char *phrase = about(sentence, from, at, take_carrying_out);
	if (phrase != NULL)
		return kzi_has_word(sentence, phrase, doubts) ? KZ_EDGE_CITES
							      : KZ_EDGE_CARRIES_OUT;
	return before != NULL ? edge_of_list(finder, before, at) : KZ_EDGE_CITES;
}

void kzi_set_edges(kzi_finder *finder)
{
	kzi_cited *items = finder->found->items;
	for (size_t i = 0; i < finder->found->count; i++) {
		if (!is_piece(&items[i]))
			continue;
		bool same = i > 0 && items[i].reference == items[i - 1].reference;
		if (same) {
			items[i].citation.edge = items[i - 1].citation.edge;
			items[i].citation.source = items[i - 1].citation.source;
			continue;
		}
		items[i].citation.edge = edge_of(finder, i);
		if (items[i].citation.edge == KZ_EDGE_REPLACES)
			set_replaced(finder, i);
	}
	kzi_set_settled(finder);
}
