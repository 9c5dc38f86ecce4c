/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/snippet.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "search/light.h"

#include <stdlib.h>
#include <string.h>

/* A word is shown whole, but of one that is longer than this and than all that may be
 * shown only its beginning: no such thing is a word. */
enum { WORD_SHOWN = 64 };

/* What is lit in a document. */
typedef struct lighted {
	const kz_document *document;
	kzi_lit *lits;
	size_t count;
	bool whole;  /* are they words as they are? */
	bool enough; /* need no more of a document be read that is cut short? */
} lighted;

/* A stretch of one block. */
typedef struct passage {
	size_t block, start, end;
	size_t first, last; /* lits in it: first to last - 1 */
} passage;

/* ---- Choosing the passage ---- */

/* Different words count far more than the same one again. */
static size_t score(const lighted *s, size_t first, size_t last)
{
	uint64_t seen[KZI_QUERY_WORDS / 64] = {0};
	size_t different = 0;
	for (size_t i = first; i < last; i++) {
		uint64_t bit = UINT64_C(1) << s->lits[i].which % 64;
		different += (seen[s->lits[i].which / 64] & bit) == 0;
		seen[s->lits[i].which / 64] |= bit;
	}
	size_t again = last - first - different;
	return different * 100 + (again < 10 ? again : 10);
}

static passage best_passage(const lighted *s, size_t most)
{
	passage best = {0};
	size_t best_score = 0, last = 0;
	for (size_t first = 0; first < s->count; first++) {
		const kzi_lit *from = &s->lits[first];
		if (last <= first)
			last = first + 1;
		while (last < s->count && s->lits[last].block == from->block &&
			s->lits[last].end - from->start <= most)
			last++;
		size_t worth = score(s, first, last);
		if (worth <= best_score)
			continue;
		best_score = worth;
		best = (passage){
			from->block, from->start, s->lits[last - 1].end, first, last};
	}
	return best;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* Is it one word, of which the end is to go? A citation is several. */
static bool cut_word(passage *p, const char *text, size_t most)
{
	size_t longest = most > WORD_SHOWN ? most : WORD_SHOWN;
	size_t at = p->start;
	while (at < p->end && !is_space(text[at]))
		at++;
	if (at < p->end || p->end - p->start <= longest)
		return false;
	p->end = p->start + kzi_utf8_cut(text + p->start, p->end - p->start, longest);
	return true;
}

/* Wider on both sides until it is as long as it may be, then back to whole words;
 * a third of the room goes to what comes before. */
static void widen(passage *p, const char *text, size_t most)
{
	size_t length = strlen(text), used = p->end - p->start;
	size_t spare = most > used ? most - used : 0;
	size_t before = spare / 3 < p->start ? spare / 3 : p->start;
	size_t after =
		spare - before < length - p->end ? spare - before : length - p->end;
	if (spare - after - before > 0 && p->start > before)
		before = spare - after < p->start ? spare - after : p->start;
	size_t start = p->start - before, end = p->end + after;
	while (start > 0 && start < p->start && !is_space(text[start - 1]))
		start++;
	while (end < length && end > p->end && !is_space(text[end]))
		end--;
	while (start < p->start && is_space(text[start]))
		start++;
	while (end > p->end && is_space(text[end - 1]))
		end--;
	/* A first word that never ends is cut between characters at least. */
	if (end == start)
		end = kzi_utf8_cut(text, length, most);
	p->start = start;
	p->end = end;
}

/* ---- Making the parts ---- */

/* One line, whatever the text holds: what is no character for print is a space. */
static char *printable(kzi_arena *arena, const char *text, size_t length)
{
	char *copy = kzi_arena_alloc(arena, length + 1);
	size_t used = 0;
	for (size_t at = 0; copy != NULL && at < length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (taken == 0 || kzi_is_control(rune)) {
			copy[used++] = ' ';
			at += taken > 0 ? taken : 1;
			continue;
		}
		memcpy(copy + used, text + at, taken);
		used += taken;
		at += taken;
	}
	return copy;
}

static kz_status add_part(kz_hit *hit, kzi_arena *arena, const char *text, size_t length,
	bool lit_up, kz_error *err)
{
	if (length == 0)
		return KZ_OK;
	kz_part *parts = kzi_arena_grow(
		arena, (kz_part *)hit->parts, hit->part_count, sizeof *parts);
	char *copy = printable(arena, text, length);
	if (parts == NULL || copy == NULL)
		return kzi_no_memory(err);
	parts[hit->part_count++] = (kz_part){copy, lit_up};
	hit->parts = parts;
	return KZ_OK;
}

static kz_status make_parts(
	const lighted *s, const passage *p, kzi_arena *arena, kz_hit *hit, kz_error *err)
{
	const char *text = kz_document_block_at(s->document, p->block)->text;
	size_t at = p->start;
	kz_status st = KZ_OK;
	if (p->start > 0)
		st = add_part(hit, arena, "… ", strlen("… "), false, err);
	for (size_t i = 0; i < s->count && st == KZ_OK; i++) {
		const kzi_lit *found = &s->lits[i];
		bool is_cut = found->start == p->start && found->end > p->end;
		size_t end = is_cut ? p->end : found->end;
		if (found->block != p->block || found->start < at || end > p->end)
			continue;
		st = add_part(hit, arena, text + at, found->start - at, false, err);
		if (st == KZ_OK)
			st = add_part(hit, arena, text + found->start, end - found->start,
				true, err);
		at = end;
	}
	if (st == KZ_OK)
		st = add_part(hit, arena, text + at, p->end - at, false, err);
	if (st == KZ_OK && p->end < strlen(text))
		st = add_part(hit, arena, " …", strlen(" …"), false, err);
	return st;
}

static kz_status tell_place(
	const lighted *s, size_t block, kzi_arena *arena, kz_hit *hit, kz_error *err)
{
	const kz_block *where = kz_document_block_at(s->document, block);
	hit->block = (uint32_t)block + 1;
	hit->page = where->page;
	hit->paragraph = where->paragraph;
	if (where->kind != KZ_FOOTNOTE)
		return KZ_OK;
	hit->footnote = kzi_arena_copy(arena, where->mark, strlen(where->mark));
	return hit->footnote != NULL ? KZ_OK : kzi_no_memory(err);
}

/* The words of the chosen passage, with those that are a part of another. */
static kz_status light_passage(lighted *s, const passage *p, const kzi_query *query,
	kz_analysis *analysis, kz_error *err)
{
	kzi_lit_words lit;
	kzi_lighting how = {.block = p->block, .start = p->start, .end = p->end};
	free(s->lits);
	kz_status st = kzi_light(s->document, query, analysis, how, &lit, err);
	s->lits = lit.items;
	s->count = lit.count;
	return st;
}

/* Words as they are show best why it was found; when one is only there as a part of
 * another, those count too. */
static kz_status light(lighted *s, const kzi_query *query, kz_analysis *analysis,
	const kzi_showing *show, kz_error *err)
{
	kzi_lit_words lit;
	const kzi_expected *expected = &show->expected;
	kzi_lighting how = {.passage = show->most_bytes,
		.cut = show->cut,
		.together = expected->together,
		.whole_words = !expected->known || expected->every};
	/* Whether half of a compound is lit may depend on what follows. */
	how.so_far = how.whole_words ? show->so_far : NULL;
	kz_status st = kzi_light(s->document, query, analysis, how, &lit, err);
	s->whole = how.whole_words && (lit.every || expected->known);
	if (st == KZ_OK && how.whole_words && !s->whole && (lit.enough || !show->cut)) {
		free(lit.items);
		how.whole_words = false;
		how.so_far = NULL;
		st = kzi_light(s->document, query, analysis, how, &lit, err);
	}
	s->lits = lit.items;
	s->count = lit.count;
	s->enough = lit.enough || !show->cut;
	return st;
}

kz_status kzi_snippet(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, const kzi_showing *show, kzi_arena *arena, kz_hit *hit,
	kz_error *err)
{
	size_t most_bytes = show->most_bytes;
	lighted s = {.document = document};
	size_t blocks = kz_document_block_count(document);
	kz_status st = light(&s, query, analysis, show, err);
	if (st == KZ_OK && blocks > 0 && s.enough) {
		passage chosen = best_passage(&s, most_bytes);
		if (s.count > 0)
			st = tell_place(&s, chosen.block, arena, hit, err);
		const char *text = kz_document_block_at(document, chosen.block)->text;
		if (!cut_word(&chosen, text, most_bytes))
			widen(&chosen, text, most_bytes);
		if (st == KZ_OK && s.whole && s.count > 0)
			st = light_passage(&s, &chosen, query, analysis, err);
		if (st == KZ_OK)
			st = make_parts(&s, &chosen, arena, hit, err);
	}
	free(s.lits);
	return st;
}
