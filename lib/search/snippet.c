/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/snippet.h"

#include "base/buffer.h"
#include "base/error.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <stdlib.h>
#include <string.h>

/* A word of the text that gives a term of the query. */
typedef struct lit {
	size_t block, start, end; /* bytes of the block's text */
	size_t term;              /* which of the query's terms */
} lit;

typedef struct search {
	const kz_document *document;
	const char *terms[KZI_QUERY_WORDS];
	size_t term_count;
	bool compounds; /* are there words that also count in compounds? */
	lit *lits;
	size_t count, room;
} search;

/* A stretch of one block. */
typedef struct passage {
	size_t block, start, end;
	size_t first, last; /* lits in it: first to last - 1 */
} passage;

/* ---- Finding the words ---- */

static void list_terms_of(const kzi_node *node, search *s)
{
	for (size_t i = 0; i < node->term_count && s->term_count < KZI_QUERY_WORDS; i++)
		s->terms[s->term_count++] = node->terms[i];
	for (size_t i = 0; i < node->other_count; i++)
		list_terms_of(&node->others[i], s);
	for (size_t i = 0; i < node->piece_count && s->term_count < KZI_QUERY_WORDS; i++)
		s->terms[s->term_count++] = node->pieces[i];
	for (size_t i = 0; node->english_found && i < node->term_count &&
			   s->term_count < KZI_QUERY_WORDS;
		i++)
		s->terms[s->term_count++] = node->english[i];
	s->compounds = s->compounds || node->part != NULL;
}

static void list_terms(const kzi_query *query, search *s)
{
	for (size_t i = 0; i < query->node_count; i++)
		list_terms_of(&query->nodes[i], s);
}

static bool add_lit(search *s, lit found)
{
	if (s->count == s->room) {
		size_t room = s->room == 0 ? 64 : s->room * 2;
		lit *lits = realloc(s->lits, room * sizeof *lits);
		if (lits == NULL)
			return false;
		s->lits = lits;
		s->room = room;
	}
	s->lits[s->count++] = found;
	return true;
}

/* Which of the query's terms this is, or as many as there are. */
static size_t find_term(const search *s, const char *term, size_t length)
{
	size_t i = 0;
	length = kzi_utf8_cut(term, length, KZI_WORD_MAX);
	while (i < s->term_count &&
		(strlen(s->terms[i]) != length || memcmp(s->terms[i], term, length) != 0))
		i++;
	return i;
}

/* As a word, or else by one of its parts. */
static kz_status match_word(const search *s, kz_analysis *analysis, const kzi_word *word,
	kzi_language language, size_t *out, kz_error *err)
{
	kzi_term term;
	kzi_part_terms parts;
	kz_status st = kzi_analysis_term_in(analysis, word, language, &term, err);
	*out = st == KZ_OK ? find_term(s, term.text, term.length) : s->term_count;
	if (st != KZ_OK || !s->compounds || *out < s->term_count || language != KZI_DUTCH)
		return st;
	st = kzi_analysis_parts(analysis, word->folded, word->folded_length, &parts, err);
	for (size_t i = 0; i < parts.count && *out == s->term_count; i++)
		*out = find_term(s, parts.items[i].term, parts.items[i].term_length);
	return st;
}

/* The wet- of "wet- en regelgeving" by what it stands for. */
static kz_status match_whole(const search *s, kz_analysis *analysis, const char *text,
	size_t length, const kzi_word *half, size_t *out, kz_error *err)
{
	kzi_whole whole;
	kz_status st = kzi_analysis_complete(analysis, text, length, half, &whole, err);
	for (size_t i = 0; i < whole.count && st == KZ_OK && *out == s->term_count; i++) {
		kzi_word word = {half->start, half->length, whole.words[i],
			strlen(whole.words[i])};
		st = match_word(s, analysis, &word, KZI_DUTCH, out, err);
	}
	return st;
}

static kz_status light_block(
	search *s, size_t block, kz_analysis *analysis, kz_error *err)
{
	const char *text = kz_document_block_at(s->document, block)->text;
	size_t length = strlen(text), term;
	kzi_language language = kzi_language_of(kzi_block_language(s->document, block));
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	kz_status st = KZ_OK;
	while (st == KZ_OK && kzi_words_next(&words, &word)) {
		st = match_word(s, analysis, &word, language, &term, err);
		if (st == KZ_OK && term == s->term_count && language == KZI_DUTCH)
			st = match_whole(s, analysis, text, length, &word, &term, err);
		if (st == KZ_OK && term < s->term_count &&
			!add_lit(s,
				(lit){block, word.start, word.start + word.length, term}))
			st = kzi_no_memory(err);
	}
	if (st == KZ_OK && kzi_words_failed(&words))
		st = kzi_no_memory(err);
	kzi_words_end(&words);
	return st;
}

static bool is_in_text(const kz_document *document, const kz_citation *one)
{
	return one->block > 0 && one->block <= document->block_count &&
	       (uint64_t)one->start + one->length <=
		       strlen(document->blocks[one->block - 1].text);
}

/* Where it cites what a field asks for. */
static kz_status light_citations(search *s, const kzi_query *query, kz_error *err)
{
	for (size_t i = 0; i < s->document->citation_count; i++) {
		const kz_citation *one = &s->document->citations[i];
		for (size_t j = 0; j < query->field_count; j++) {
			size_t term = (s->term_count + j) % KZI_QUERY_WORDS;
			if (query->fields[j].kind != KZI_FIELD_CITES ||
				!is_in_text(s->document, one) ||
				!kzi_cited_is(&query->fields[j].cited, one->target))
				continue;
			if (!add_lit(s, (lit){one->block - 1, one->start,
						one->start + one->length, term}))
				return kzi_no_memory(err);
		}
	}
	return KZ_OK;
}

static int by_place(const void *a, const void *b)
{
	const lit *one = a, *other = b;
	if (one->block != other->block)
		return one->block < other->block ? -1 : 1;
	if (one->start != other->start)
		return one->start < other->start ? -1 : 1;
	/* Of two that begin together the longer is lit. */
	return one->end > other->end ? -1 : one->end < other->end;
}

/* ---- Choosing the passage ---- */

/* Different words count far more than the same one again. */
static size_t score(const search *s, size_t first, size_t last)
{
	uint64_t seen[KZI_QUERY_WORDS / 64] = {0};
	size_t different = 0;
	for (size_t i = first; i < last; i++) {
		uint64_t bit = UINT64_C(1) << s->lits[i].term % 64;
		different += (seen[s->lits[i].term / 64] & bit) == 0;
		seen[s->lits[i].term / 64] |= bit;
	}
	size_t again = last - first - different;
	return different * 100 + (again < 10 ? again : 10);
}

static passage best_passage(const search *s, size_t most)
{
	passage best = {0};
	size_t best_score = 0, last = 0;
	for (size_t first = 0; first < s->count; first++) {
		const lit *from = &s->lits[first];
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
	const search *s, const passage *p, kzi_arena *arena, kz_hit *hit, kz_error *err)
{
	const char *text = kz_document_block_at(s->document, p->block)->text;
	size_t at = p->start;
	kz_status st = KZ_OK;
	if (p->start > 0)
		st = add_part(hit, arena, "… ", strlen("… "), false, err);
	for (size_t i = 0; i < s->count && st == KZ_OK; i++) {
		const lit *found = &s->lits[i];
		if (found->block != p->block || found->start < at || found->end > p->end)
			continue;
		st = add_part(hit, arena, text + at, found->start - at, false, err);
		if (st == KZ_OK)
			st = add_part(hit, arena, text + found->start,
				found->end - found->start, true, err);
		at = found->end;
	}
	if (st == KZ_OK)
		st = add_part(hit, arena, text + at, p->end - at, false, err);
	if (st == KZ_OK && p->end < strlen(text))
		st = add_part(hit, arena, " …", strlen(" …"), false, err);
	return st;
}

static kz_status tell_place(
	const search *s, size_t block, kzi_arena *arena, kz_hit *hit, kz_error *err)
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

/* Fills the lits, in the order of the text. */
static kz_status light(
	search *s, const kzi_query *query, kz_analysis *analysis, kz_error *err)
{
	size_t blocks = kz_document_block_count(s->document);
	kz_status st = KZ_OK;
	list_terms(query, s);
	for (size_t i = 0; i < blocks && st == KZ_OK; i++)
		st = light_block(s, i, analysis, err);
	if (st == KZ_OK && query->field_count > 0) {
		st = light_citations(s, query, err);
		if (s->count > 0)
			qsort(s->lits, s->count, sizeof *s->lits, by_place);
	}
	return st;
}

kz_status kzi_snippet(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, size_t most_bytes, kzi_arena *arena, kz_hit *hit,
	kz_error *err)
{
	search s = {.document = document};
	size_t blocks = kz_document_block_count(document);
	kz_status st = light(&s, query, analysis, err);
	if (st == KZ_OK && blocks > 0) {
		passage chosen = best_passage(&s, most_bytes);
		if (s.count > 0)
			st = tell_place(&s, chosen.block, arena, hit, err);
		widen(&chosen, kz_document_block_at(document, chosen.block)->text,
			most_bytes);
		if (st == KZ_OK)
			st = make_parts(&s, &chosen, arena, hit, err);
	}
	free(s.lits);
	return st;
}

kz_status kzi_light(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, kzi_lit **out, size_t *count, kz_error *err)
{
	search s = {.document = document};
	kz_status st = light(&s, query, analysis, err);
	*count = 0;
	*out = st == KZ_OK ? calloc(s.count + 1, sizeof **out) : NULL;
	if (st == KZ_OK && *out == NULL)
		st = kzi_no_memory(err);
	for (size_t i = 0; i < s.count && st == KZ_OK; i++) {
		const lit *one = &s.lits[i];
		(*out)[(*count)++] = (kzi_lit){one->block, one->start, one->end,
			one->term < s.term_count ? s.terms[one->term] : NULL};
	}
	free(s.lits);
	return st;
}
