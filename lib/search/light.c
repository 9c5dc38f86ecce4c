/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/light.h"

#include "base/error.h"
#include "base/utf8.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <stdlib.h>
#include <string.h>

/* A word of the query: a term, or what was typed for several. */
typedef struct wanted {
	const char *term;
	size_t length;
	const kzi_form *form; /* NULL: the term alone */
	char zone;
} wanted;

typedef struct finding {
	const kz_document *document;
	wanted terms[KZI_QUERY_WORDS];
	size_t term_count;
	bool compounds; /* are there words that also count in compounds? */
	bool in_note;   /* is the block at hand one? */
	kzi_lit *lits;
	size_t count, room;
} finding;

static void list(finding *s, const char *term, const kzi_form *form, char zone)
{
	bool pattern = form != NULL && form->kind != KZI_FORM_ANY;
	if (s->term_count < KZI_QUERY_WORDS && term[0] != '\0')
		s->terms[s->term_count++] =
			(wanted){term, strlen(term), pattern ? form : NULL, zone};
}

/* What must not be there is not shown either. */
static void list_terms_of(const kzi_node *node, finding *s)
{
	if (node->kind == KZI_NODE_NOT)
		return;
	for (size_t i = 0; i < node->term_count; i++)
		list(s, node->terms[i], &node->forms[i], node->zone);
	for (size_t i = 0; i < node->other_count; i++)
		list_terms_of(&node->others[i], s);
	for (size_t i = 0; i < node->piece_count; i++)
		list(s, node->pieces[i], NULL, 0);
	bool english = node->english_found || !kzi_is_plain(node);
	for (size_t i = 0; i < node->term_count && english; i++) {
		if (node->forms[i].kind == KZI_FORM_ANY)
			list(s, node->english[i], NULL, node->zone);
	}
	for (size_t i = 0; i < node->child_count; i++)
		list_terms_of(&node->children[i], s);
	s->compounds = s->compounds || node->part != NULL;
}

static void list_terms(const kzi_query *query, finding *s)
{
	for (size_t i = 0; i < query->node_count; i++)
		list_terms_of(&query->nodes[i], s);
}

static bool add_lit(finding *s, kzi_lit found)
{
	if (s->count == s->room) {
		size_t room = s->room == 0 ? 64 : s->room * 2;
		kzi_lit *lits = realloc(s->lits, room * sizeof *lits);
		if (lits == NULL)
			return false;
		s->lits = lits;
		s->room = room;
	}
	s->lits[s->count++] = found;
	return true;
}

/* What was sought in another part is no hit in this one. word is NULL when there is only
 * a term. */
static bool is_wanted(
	const finding *s, const wanted *w, const kzi_word *word, kzi_term term)
{
	if (w->zone != 0 && (w->zone != KZI_ZONE_NOTE || !s->in_note))
		return false;
	if (w->form == NULL)
		return w->length == term.length &&
		       memcmp(w->term, term.text, term.length) == 0;
	if (w->form->kind == KZI_FORM_FUZZY)
		return kzi_form_has_term(w->form, term.text, term.length);
	return word != NULL && kzi_form_fits(w->form, word->folded, word->folded_length);
}

/* Which of the query's terms this is, or as many as there are. */
static size_t find_term(const finding *s, const kzi_word *word, kzi_term term)
{
	size_t i = 0;
	term.length = kzi_utf8_cut(term.text, term.length, KZI_WORD_MAX);
	while (i < s->term_count && !is_wanted(s, &s->terms[i], word, term))
		i++;
	return i;
}

/* As a word, or else by one of its parts. */
static kz_status match_word(const finding *s, kz_analysis *analysis, const kzi_word *word,
	kzi_language language, size_t *out, kz_error *err)
{
	kzi_term term;
	kzi_part_terms parts;
	kz_status st = kzi_analysis_term_in(analysis, word, language, &term, err);
	*out = st == KZ_OK ? find_term(s, word, term) : s->term_count;
	if (st != KZ_OK || !s->compounds || *out < s->term_count || language != KZI_DUTCH)
		return st;
	st = kzi_analysis_parts(analysis, word->folded, word->folded_length, &parts, err);
	for (size_t i = 0; i < parts.count && *out == s->term_count; i++)
		*out = find_term(s, NULL,
			(kzi_term){parts.items[i].term, parts.items[i].term_length});
	return st;
}

/* The wet- of "wet- en regelgeving" by what it stands for. */
static kz_status match_whole(const finding *s, kz_analysis *analysis, const char *text,
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
	finding *s, size_t block, kz_analysis *analysis, kz_error *err)
{
	const char *text = kz_document_block_at(s->document, block)->text;
	size_t length = strlen(text), term;
	s->in_note = kz_document_block_at(s->document, block)->kind == KZ_FOOTNOTE;
	kzi_language language = kzi_language_of(kzi_block_language(s->document, block));
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	kz_status st = KZ_OK;
	while (st == KZ_OK && kzi_words_next(&words, &word)) {
		st = match_word(s, analysis, &word, language, &term, err);
		if (st == KZ_OK && term == s->term_count && language == KZI_DUTCH)
			st = match_whole(s, analysis, text, length, &word, &term, err);
		if (st == KZ_OK && term < s->term_count &&
			!add_lit(s, (kzi_lit){block, word.start, word.start + word.length,
					    term, NULL}))
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
static kz_status light_citations(finding *s, const kzi_query *query, kz_error *err)
{
	for (size_t i = 0; i < s->document->citation_count; i++) {
		const kz_citation *one = &s->document->citations[i];
		for (size_t j = 0; j < query->known_count; j++) {
			const kzi_field *field = query->known[j];
			size_t term = (s->term_count + j) % KZI_QUERY_WORDS;
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
	for (size_t i = 0; i < s->count; i++) {
		size_t which = s->lits[i].which;
		s->lits[i].term = which < s->term_count ? s->terms[which].term : NULL;
	}
}

kz_status kzi_light(const kz_document *document, const kzi_query *query,
	kz_analysis *analysis, kzi_lit **out, size_t *count, kz_error *err)
{
	finding s = {.document = document};
	size_t blocks = kz_document_block_count(document);
	kz_status st = KZ_OK;
	list_terms(query, &s);
	for (size_t i = 0; i < blocks && st == KZ_OK; i++)
		st = light_block(&s, i, analysis, err);
	if (st == KZ_OK && query->known_count > 0) {
		st = light_citations(&s, query, err);
		if (s.count > 0)
			qsort(s.lits, s.count, sizeof *s.lits, by_place);
	}
	name_terms(&s);
	*out = s.lits;
	*count = s.count;
	return st;
}
