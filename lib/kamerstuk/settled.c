/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pieces that the text is done with: "Daarmee is deze motie afgedaan", "Hiermee doe ik
 * de toezegging (Kamerstuk 36600, nr. 5) gestand". Which one is meant is in the
 * sentence itself, or was named before it in the same block.
 */
#include "kamerstuk/finder.h"

#include "kamerstuk/sentence.h"

#include <string.h>

enum {
	REACH = 3000, /* bytes between a citation and what is said of it */
	NEAR = 40     /* bytes behind a citation in which it is called a motie */
};

/* What is settled, as the sentence calls it. */
typedef struct noun {
	kzi_slice word;
	const char *stem; /* "motie", of "moties" too */
	bool plural;
} noun;

static bool is_noun(kzi_slice word, noun *out)
{
	static const struct {
		const char *one, *several;
	} nouns[] = {{"motie", "moties"}, {"toezegging", "toezeggingen"},
		{"amendement", "amendementen"}};
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
		bool plural = kzi_says(word, nouns[i].several);
		if (plural || kzi_says(word, nouns[i].one)) {
			*out = (noun){word, nouns[i].one, plural};
			return true;
		}
	}
	return false;
}

/* The last of these between from and to, or the first. */
static bool find_noun(const char *from, const char *to, bool last, noun *out)
{
	kzi_cursor c = {from, to};
	kzi_slice word;
	bool found = false;
	while ((last || !found) && kzi_next_word(&c, &word))
		found = is_noun(word, out) || found;
	return found;
}

/* ---- Which citation ---- */

static bool can_be_settled(const kzi_cited *it)
{
	return it->citation.kind == KZ_CITED_KAMERSTUK &&
	       it->citation.edge != KZ_EDGE_REPLACES &&
	       it->citation.edge != KZ_EDGE_ANNEX_OF;
}

static void settle(kzi_cited *it)
{
	it->citation.edge = KZ_EDGE_SETTLES;
}

/* "de motie X (36725, nr. 11)", "36725, nr. 11 - motie X" */
static bool is_called(const kzi_finder *finder, const kzi_cited *it, const noun *n)
{
	const char *at = kzi_start_of(finder, it), *end = kzi_end_of(finder, it);
	kzi_cursor c = {kzi_sentence_start(finder->text, at, finder->end), at};
	kzi_slice word;
	while (kzi_next_word(&c, &word))
		if (kzi_begins(word, n->stem))
			return true;
	c.at = end;
	c.end = kzi_sentence_end(finder->text, end, finder->end);
	if (c.end - c.at > NEAR)
		c.end = c.at + NEAR;
	while (kzi_next_word(&c, &word))
		if (kzi_begins(word, n->stem))
			return true;
	return false;
}

static bool has_blank_line(const char *from, const char *to)
{
	for (; from < to; from++) {
		if (*from != '\n')
			continue;
		kzi_cursor c = {from + 1, to};
		while (c.at < c.end && (*c.at == ' ' || *c.at == '\t' || *c.at == '\r'))
			c.at++;
		if (c.at < c.end && *c.at == '\n')
			return true;
	}
	return false;
}

/* Those named in the sentence itself, behind the noun and before to. */
static bool settle_in_sentence(
	kzi_finder *finder, size_t count, const noun *n, const char *to)
{
	kzi_cited *items = finder->found->items;
	size_t first = count;
	while (first > 0 && kzi_start_of(finder, &items[first - 1]) > n->word.text)
		first--;
	bool any = false;
	for (size_t i = first; i < finder->found->count && (n->plural || !any) &&
			       kzi_start_of(finder, &items[i]) < to;
		i++) {
		if (!can_be_settled(&items[i]))
			continue;
		settle(&items[i]);
		any = true;
	}
	return any;
}

/* "deze motie": the nearest before it, best one that was called so. */
static void settle_before(
	kzi_finder *finder, size_t count, const noun *n, const char *sentence)
{
	enum { LOOK_BACK = 8 };
	kzi_cited *items = finder->found->items, *nearest = NULL;
	for (size_t i = count; i-- > 0 && count - i <= LOOK_BACK;) {
		if (sentence - kzi_end_of(finder, &items[i]) > REACH ||
			has_blank_line(kzi_end_of(finder, &items[i]), sentence))
			break;
		if (!can_be_settled(&items[i]))
			continue;
		if (is_called(finder, &items[i], n)) {
			nearest = &items[i];
			break;
		}
		if (nearest == NULL)
			nearest = &items[i];
	}
	if (nearest != NULL)
		settle(nearest);
}

/* ---- The words that settle ---- */

static bool is_settling(const char *sentence, kzi_slice word, const char *end)
{
	static const char *const does[] = {"doe", "doen", "doet", "gedaan", NULL};
	static const char *const doubts[] = {"niet", "geen", "nog", "zodra", "wanneer",
		"indien", "totdat", "voordat", "alvorens", "pas", "of", "verzoekt", NULL};
	if (memchr(word.text, '?', (size_t)(end - word.text)) != NULL ||
		kzi_has_word(sentence, word.text, doubts))
		return false;
	return !kzi_says(word, "gestand") || kzi_has_word(sentence, end, does);
}

/* What the sentence with this word settles; count is how many citations begin before
 * the word. */
static void settle_by(kzi_finder *finder, size_t count, kzi_slice word)
{
	noun n;
	const char *behind = word.text + word.length;
	const char *sentence = kzi_sentence_start(finder->text, word.text, finder->end);
	const char *end = kzi_sentence_end(finder->text, behind, finder->end);
	if (!is_settling(sentence, word, end))
		return;
	/* "Hiermee is afgedaan de motie X (36725, nr. 11)" */
	if (!find_noun(sentence, word.text, true, &n)) {
		if (find_noun(behind, end, false, &n))
			settle_in_sentence(finder, count, &n, end);
		return;
	}
	if (!settle_in_sentence(finder, count, &n, word.text))
		settle_before(finder, count, &n, sentence);
}

static void settle_between(
	kzi_finder *finder, size_t count, const char *from, const char *to)
{
	static const char *const words[] = {"afgedaan", "gestand", NULL};
	kzi_cursor c = {from, to};
	kzi_slice word;
	while (kzi_next_word(&c, &word))
		if (kzi_is_among(word, words))
			settle_by(finder, count, word);
}

/* Only near citations can one be meant, so that the rest need not be read. */
void kzi_set_settled(kzi_finder *finder)
{
	const kzi_cited *items = finder->found->items;
	size_t count = finder->found->count;
	if (count == 0)
		return;
	const char *done = kzi_start_of(finder, &items[0]);
	settle_between(
		finder, 0, kzi_sentence_start(finder->text, done, finder->end), done);
	for (size_t i = 0; i < count; i++) {
		const char *end = kzi_end_of(finder, &items[i]);
		const char *to =
			i + 1 < count ? kzi_start_of(finder, &items[i + 1]) : finder->end;
		if (to - end > REACH)
			to = end + REACH;
		if (end > done)
			done = end;
		if (to > done)
			settle_between(finder, i + 1, done, to);
	}
}
