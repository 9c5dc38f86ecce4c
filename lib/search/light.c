/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/light.h"

#include "base/error.h"
#include "search/lights.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* Bytes of a document that are looked through although a good passage was found,
	 * and those after which one that is less good will do. */
	LOOKED_AT_LEAST = 16 << 10,
	LOOKED_AT_MOST = 64 << 10
};

typedef struct finding {
	const kz_document *document;
	kzi_lights *lights;
	kz_analysis *analysis;
	kzi_place place; /* the block at hand */
	kzi_lighting how;
	kzi_lit_before found;
	size_t looked_at; /* bytes of the blocks that were looked through */
} finding;

/* ---- What is found ---- */

/* As many words of the query as there may be, within one passage that ends here? */
static bool is_good_passage(const finding *s, const kzi_lit *last)
{
	size_t words = s->lights->word_count, together = 0;
	for (size_t i = 0; i < words; i++) {
		const struct kzi_last_seen *one = &s->found.seen[i];
		together += one->block == last->block + 1 &&
			    last->end + 1 - one->start <= s->how.passage;
	}
	return together >= (s->how.together > 0 ? s->how.together : words);
}

static bool has_every_word(const finding *s)
{
	size_t i = 0;
	while (i < s->lights->word_count && s->found.seen[i].block > 0)
		i++;
	return i == s->lights->word_count;
}

static bool add_lit(finding *s, kzi_lit lit)
{
	kzi_lit_before *f = &s->found;
	if (lit.which < s->lights->term_count)
		f->seen[s->lights->terms[lit.which].word] =
			(struct kzi_last_seen){lit.block + 1, lit.start + 1};
	/* With room for what belongs to the passage, too. */
	if (s->how.passage > 0 && f->enough == 0 && is_good_passage(s, &lit))
		f->enough = f->before + lit.end + s->how.passage;
	if (f->count == f->room) {
		size_t room = f->room == 0 ? 64 : f->room * 2;
		kzi_lit *items = realloc(f->items, room * sizeof *items);
		if (items == NULL)
			return false;
		f->items = items;
		f->room = room;
	}
	f->items[f->count++] = lit;
	return true;
}

/* ---- Texts ---- */

static kz_status light_word(finding *s, size_t block, const char *text, size_t length,
	const kzi_word *word, kz_error *err)
{
	size_t none = s->lights->term_count, which;
	kz_status st =
		kzi_lights_word(s->lights, s->analysis, word, s->place, &which, err);
	if (st == KZ_OK && which == none && s->place.language == KZI_DUTCH &&
		!s->place.whole)
		st = kzi_lights_half(s->lights, s->analysis, text, length, word, s->place,
			&which, err);
	if (st == KZ_OK && which < none &&
		!add_lit(s, (kzi_lit){block, word->start, word->start + word->length,
				    which, NULL}))
		st = kzi_no_memory(err);
	return st;
}

static bool has_enough(const finding *s, size_t at)
{
	size_t looked_at = s->looked_at + at;
	if (s->how.passage == 0 || looked_at < LOOKED_AT_LEAST)
		return false;
	return (s->found.enough > 0 && looked_at >= s->found.enough) ||
	       (s->found.count > 0 && looked_at >= LOOKED_AT_MOST);
}

static kz_status light_block(finding *s, size_t block, kz_error *err)
{
	const char *text = kz_document_block_at(s->document, block)->text;
	size_t length = strlen(text), *at = &s->found.at, end;
	size_t last = s->how.end > 0 ? s->how.end : length;
	bool cut = s->how.cut && block + 1 == s->document->block_count;
	/* Nor is there what would stand behind it in the passage. */
	if (cut)
		last -= last < s->how.passage ? last : s->how.passage;
	const kzi_glance *glance;
	s->place.in_note = kz_document_block_at(s->document, block)->kind == KZ_FOOTNOTE;
	s->place.language = kzi_language_of(kzi_block_language(s->document, block));
	glance = &s->lights->glances[s->place.language];
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	kz_status st = KZ_OK;
	for (; st == KZ_OK && *at < last && !has_enough(s, *at) &&
		kzi_glance_next(glance, text, length, at, &end);
		*at = end) {
		/* Half a word, perhaps: it waits for more of the block. */
		if (cut && end == length)
			break;
		words.at = *at;
		while (st == KZ_OK && words.at < end && kzi_words_next(&words, &word) &&
			word.start < end)
			st = light_word(s, block, text, length, &word, err);
	}
	if (st == KZ_OK && kzi_words_failed(&words))
		st = kzi_no_memory(err);
	kzi_words_end(&words);
	s->looked_at += length;
	return st;
}

static bool is_in_text(const kz_document *document, const kz_citation *one)
{
	return one->block > 0 && one->block <= document->block_count &&
	       (uint64_t)one->start + one->length <=
		       strlen(document->blocks[one->block - 1].text);
}

/* Where it cites what a field asks for. */
static kz_status light_citations(finding *s, const kzi_query *query, kz_error *err)
{
	for (size_t i = 0; i < s->document->citation_count; i++) {
		const kz_citation *one = &s->document->citations[i];
		for (size_t j = 0; j < query->known_count; j++) {
			const kzi_field *field = query->known[j];
			size_t term = (s->lights->term_count + j) % KZI_QUERY_WORDS;
			if ((field->kind != KZI_FIELD_CITES &&
				    field->kind != KZI_FIELD_PIECE) ||
				!is_in_text(s->document, one) ||
				!kzi_cited_is(&field->cited, one->target))
				continue;
			if (!add_lit(s, (kzi_lit){one->block - 1, one->start,
						one->start + one->length, term, NULL}))
				return kzi_no_memory(err);
		}
	}
	return KZ_OK;
}

static int by_place(const void *a, const void *b)
{
	const kzi_lit *one = a, *other = b;
	if (one->block != other->block)
		return one->block < other->block ? -1 : 1;
	if (one->start != other->start)
		return one->start < other->start ? -1 : 1;
	/* Of two that begin together the longer is lit. */
	return one->end > other->end ? -1 : one->end < other->end;
}

static void name_terms(finding *s)
{
	for (size_t i = 0; i < s->found.count; i++) {
		kzi_lit *lit = &s->found.items[i];
		lit->term = lit->which < s->lights->term_count
				    ? s->lights->terms[lit->which].term
				    : NULL;
	}
}

static kz_status light_blocks(finding *s, kz_error *err)
{
	kzi_lit_before *f = &s->found;
	size_t count = kz_document_block_count(s->document);
	if (s->how.end > 0) {
		f->block = s->how.block;
		f->at = s->how.start;
		count = f->block + 1;
	}
	kz_status st = KZ_OK;
	s->looked_at = f->before;
	for (size_t i = f->block; i < count && st == KZ_OK && !has_enough(s, 0); i++) {
		if (i > f->block)
			f->at = 0;
		f->block = i;
		f->before = s->looked_at;
		st = light_block(s, i, err);
	}
	return st;
}

kz_status kzi_light(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, kzi_lighting how, kzi_lit_words *out, kz_error *err)
{
	kzi_lights *own = query->lights == NULL ? kzi_lights_open(query, analysis) : NULL;
	finding s = {.document = document,
		.lights = own != NULL ? own : query->lights,
		.analysis = analysis,
		.how = how,
		.place.whole = how.whole_words};
	if (how.so_far != NULL) {
		s.found = *how.so_far;
		*how.so_far = (kzi_lit_before){0};
	}
	*out = (kzi_lit_words){.items = s.found.items};
	if (s.lights == NULL)
		return kzi_no_memory(err);
	kz_status st = light_blocks(&s, err);
	if (st == KZ_OK && query->known_count > 0) {
		st = light_citations(&s, query, err);
		if (s.found.count > 0)
			qsort(s.found.items, s.found.count, sizeof *s.found.items,
				by_place);
	}
	name_terms(&s);
	*out = (kzi_lit_words){
		s.found.items, s.found.count, has_every_word(&s), has_enough(&s, 0)};
	if (st == KZ_OK && how.so_far != NULL && how.cut && !out->enough) {
		*how.so_far = s.found;
		out->items = NULL;
		out->count = 0;
	}
	kzi_lights_close(own);
	return st;
}
