/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Reads a text as it was indexed, for the words of a query: any form of a word, that very
 * form, what fits a pattern; in that part of the document. Does not know how they are to
 * stand.
 */
#include "search/places.h"

#include "base/buffer.h"
#include "base/error.h"
#include "document/document.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

bool kzi_spans_add(kzi_spans *s, uint32_t first, uint32_t last)
{
	if (s->count == s->room) {
		size_t room = s->room == 0 ? 16 : s->room * 2;
		kzi_span *items = realloc(s->items, room * sizeof *items);
		if (items == NULL)
			return false;
		s->items = items;
		s->room = room;
	}
	s->items[s->count++] = (kzi_span){first, last};
	return true;
}

void kzi_places_list(kzi_places *p, const kzi_node *node)
{
	for (size_t i = 0; i < node->term_count && p->count < KZI_QUERY_WORDS; i++)
		p->slots[p->count++] = (kzi_slot){.form = &node->forms[i],
			.term = {node->terms[i], strlen(node->terms[i])},
			.english = {node->english[i], strlen(node->english[i])},
			.zone = node->zone};
	for (size_t i = 0; i < node->child_count; i++)
		kzi_places_list(p, &node->children[i]);
}

static bool is_term(kzi_term sought, kzi_term term)
{
	return sought.length == term.length &&
	       memcmp(sought.text, term.text, term.length) == 0;
}

/* A ministry is only found as such. */
static bool is_in_zone(const kzi_slot *s, char zone)
{
	return s->zone == zone || (s->zone == 0 && zone != KZI_ZONE_MINISTRY);
}

static bool is_by_term(const kzi_slot *s)
{
	return s->form->kind == KZI_FORM_FUZZY || s->form->kind == KZI_FORM_ANY;
}

static bool fits(const kzi_slot *s, const kzi_word *word, kzi_term term)
{
	if (!is_by_term(s))
		return kzi_form_fits(s->form, word->folded, word->folded_length);
	if (s->form->kind == KZI_FORM_FUZZY)
		return kzi_form_has_term(s->form, term.text, term.length);
	return is_term(s->term, term) || is_term(s->english, term);
}

/* As it was indexed, where any word of the query is found by that. */
static kz_status find_term(
	kzi_places *p, const kzi_word *word, kzi_buffer *cut, kzi_term *out)
{
	bool asked = false;
	*out = (kzi_term){"", 0};
	for (size_t i = 0; i < p->count && !asked; i++)
		asked = is_by_term(&p->slots[i]);
	if (!asked)
		return KZ_OK;
	kz_status st = kzi_analysis_term_in(p->analysis, word, p->language, out, p->err);
	if (st != KZ_OK || out->length <= KZI_WORD_MAX)
		return st;
	kzi_term_word(cut, out->text, out->length);
	*out = (kzi_term){cut->data, cut->length};
	return cut->failed ? kzi_no_memory(p->err) : KZ_OK;
}

/* A word that comes for the first time. */
static kz_status learn_word(
	kzi_places *p, const kzi_word *word, uint16_t fit[KZI_QUERY_WORDS], size_t *count)
{
	kzi_term term;
	kzi_buffer cut = {0};
	kz_status st = find_term(p, word, &cut, &term);
	*count = 0;
	for (size_t i = 0; i < p->count && st == KZ_OK; i++) {
		if (fits(&p->slots[i], word, term))
			fit[(*count)++] = (uint16_t)i;
	}
	kzi_buffer_free(&cut);
	if (st == KZ_OK && !kzi_recall_add(&p->recall, word, p->language, fit, *count))
		st = kzi_no_memory(p->err);
	return st;
}

static kz_status read_word(kzi_places *p, const kzi_word *word, char zone)
{
	uint16_t fit[KZI_QUERY_WORDS];
	const uint16_t *which = fit;
	size_t count;
	kz_status st = KZ_OK;
	const kzi_recalled *known = kzi_recall_find(&p->recall, word, p->language);
	if (known != NULL) {
		which = known->fits;
		count = known->count;
	} else {
		st = learn_word(p, word, fit, &count);
	}
	p->steps += count;
	for (size_t i = 0; st == KZ_OK && i < count; i++) {
		kzi_slot *s = &p->slots[which[i]];
		if (is_in_zone(s, zone) &&
			!kzi_spans_add(&s->places, p->position, p->position))
			st = kzi_no_memory(p->err);
	}
	return st;
}

/* The wet- of "wet- en regelgeving" is wetgeving, and stands in the same place. */
static kz_status read_whole(
	kzi_places *p, const char *text, size_t length, const kzi_word *half, char zone)
{
	kzi_whole whole;
	if (p->language != KZI_DUTCH)
		return KZ_OK;
	kz_status st =
		kzi_analysis_complete(p->analysis, text, length, half, &whole, p->err);
	for (size_t i = 0; i < whole.count && st == KZ_OK; i++) {
		kzi_word word = {half->start, half->length, whole.words[i],
			strlen(whole.words[i])};
		st = read_word(p, &word, zone);
	}
	return st;
}

static kz_status read_text(kzi_places *p, char zone, const char *text)
{
	size_t length = strlen(text);
	kzi_words words = KZI_WORDS_OF(text, length);
	kzi_word word;
	kz_status st = KZ_OK;
	for (; st == KZ_OK && kzi_words_next(&words, &word); p->position++) {
		st = read_word(p, &word, zone);
		if (st == KZ_OK)
			st = read_whole(p, text, length, &word, zone);
	}
	if (st == KZ_OK && kzi_words_failed(&words))
		st = kzi_no_memory(p->err);
	kzi_words_end(&words);
	p->position += KZI_PART_GAP;
	return st;
}

kz_status kzi_places_read(kzi_places *p, const kz_document *document)
{
	const char *subject = kz_document_get(document, KZ_SUBJECT);
	const char *title = kz_document_get(document, KZ_TITLE);
	kz_status st = read_text(p, KZI_ZONE_TITLE, title);
	if (st == KZ_OK && strcmp(subject, title) != 0)
		st = read_text(p, KZI_ZONE_TITLE, subject);
	for (size_t i = 0; i < document->signatory_count && st == KZ_OK; i++) {
		st = read_text(p, KZI_ZONE_SIGNATORY, document->signatories[i].name);
		if (st == KZ_OK)
			st = read_text(p, 0, document->signatories[i].office);
	}
	if (st == KZ_OK)
		st = read_text(
			p, KZI_ZONE_MINISTRY, kz_document_get(document, KZ_MINISTRY));
	for (size_t i = 0; i < document->block_count && st == KZ_OK; i++) {
		const kz_block *block = &document->blocks[i];
		p->language = kzi_language_of(kzi_block_language(document, i));
		st = read_text(
			p, block->kind == KZ_FOOTNOTE ? KZI_ZONE_NOTE : 0, block->text);
	}
	p->language = KZI_DUTCH;
	return st == KZ_OK ? read_text(p, KZI_ZONE_REFERENCE,
				     kz_document_get(document, KZ_REFERENCE))
			   : st;
}
