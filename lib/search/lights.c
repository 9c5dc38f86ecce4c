/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "search/lights.h"

#include "base/error.h"
#include "base/utf8.h"
#include "index/schema.h"

#include <stdlib.h>
#include <string.h>

/* ---- What is sought ---- */

static void list(
	kzi_lights *l, const char *term, const kzi_form *form, char zone, size_t word)
{
	bool pattern = form != NULL && form->kind != KZI_FORM_ANY;
	if (l->term_count < KZI_QUERY_WORDS && term[0] != '\0')
		l->terms[l->term_count++] = (kzi_wanted){
			term, strlen(term), pattern ? form : NULL, zone, (uint16_t)word};
}

/* What must not be there is not shown either. */
static void list_terms_of(const kzi_node *node, kzi_lights *l)
{
	if (node->kind == KZI_NODE_NOT)
		return;
	size_t first = l->word_count;
	for (size_t i = 0; i < node->term_count; i++)
		list(l, node->terms[i], &node->forms[i], node->zone, first + i);
	l->word_count += node->term_count;
	for (size_t i = 0; i < node->other_count; i++)
		list_terms_of(&node->others[i], l);
	for (size_t i = 0; i < node->piece_count; i++)
		list(l, node->pieces[i], NULL, 0, first);
	bool english = node->english_found || !kzi_is_plain(node);
	for (size_t i = 0; i < node->term_count && english; i++) {
		if (node->forms[i].kind == KZI_FORM_ANY)
			list(l, node->english[i], NULL, node->zone, first + i);
	}
	for (size_t i = 0; i < node->child_count; i++)
		list_terms_of(&node->children[i], l);
	l->compounds = l->compounds || node->part != NULL;
}

/* Of a pattern its longest stretch without a sign is in each word that fits. */
static void add_pattern(kzi_glance *glance, const kzi_form *form)
{
	kzi_beginnings one = {.count = 0};
	const char *from = form->folded;
	size_t most = 0;
	for (const char *at = from; form->kind != KZI_FORM_FUZZY && *at != '\0';) {
		size_t length = strcspn(at, "*?");
		if (length > most) {
			most = length;
			from = at;
		}
		at += length;
		at += strspn(at, "*?");
	}
	if (most > 0) {
		size_t taken = most < KZI_BEGINNING_MAX ? most : KZI_BEGINNING_MAX;
		memset(one.items[0], 0, sizeof one.items[0]);
		memcpy(one.items[0], from, taken);
		one.count = 1;
	}
	kzi_glance_add(glance, &one);
}

static void fill_glances(kzi_lights *l, const kz_analysis *analysis)
{
	for (size_t i = 0; i < l->term_count; i++) {
		const kzi_wanted *w = &l->terms[i];
		for (size_t j = 0; j < KZI_LANGUAGES; j++) {
			kzi_beginnings beginnings;
			if (w->form != NULL)
				add_pattern(&l->glances[j], w->form);
			else if (kzi_analysis_beginnings(analysis, w->term, w->length,
					 (kzi_language)j, &beginnings))
				kzi_glance_add(&l->glances[j], &beginnings);
		}
	}
}

kzi_lights *kzi_lights_open(const kzi_query *query, const kz_analysis *analysis)
{
	kzi_lights *l = calloc(1, sizeof *l);
	if (l == NULL)
		return NULL;
	for (size_t i = 0; i < query->node_count; i++)
		list_terms_of(&query->nodes[i], l);
	fill_glances(l, analysis);
	return l;
}

kzi_lights *kzi_lights_copy(const kzi_lights *lights)
{
	kzi_lights *copy = malloc(sizeof *copy);
	if (copy != NULL)
		*copy = *lights;
	return copy;
}

void kzi_lights_close(kzi_lights *lights)
{
	free(lights);
}

kz_status kzi_lights_make(kzi_query *query, const kz_analysis *analysis, kz_error *err)
{
	if (query->lights == NULL)
		query->lights = kzi_lights_open(query, analysis);
	return query->lights != NULL ? KZ_OK : kzi_no_memory(err);
}

/* ---- Words ---- */

/* What was sought in another part is no hit in this one. word is NULL when there is only
 * a term. */
static bool is_wanted(
	const kzi_wanted *w, const kzi_word *word, kzi_term term, kzi_place place)
{
	if (w->zone != 0 && (w->zone != KZI_ZONE_NOTE || !place.in_note))
		return false;
	if (w->form == NULL)
		return w->length == term.length &&
		       memcmp(w->term, term.text, term.length) == 0;
	if (w->form->kind == KZI_FORM_FUZZY)
		return kzi_form_has_term(w->form, term.text, term.length);
	return word != NULL && kzi_form_fits(w->form, word->folded, word->folded_length);
}

/* Which of the query's terms this is, or as many as there are. */
static size_t find_term(
	const kzi_lights *l, const kzi_word *word, kzi_term term, kzi_place place)
{
	size_t i = 0;
	term.length = kzi_utf8_cut(term.text, term.length, KZI_WORD_MAX);
	while (i < l->term_count && !is_wanted(&l->terms[i], word, term, place))
		i++;
	return i;
}

/* As a word, or else by one of its parts. */
static kz_status match_word(const kzi_lights *l, kz_analysis *analysis,
	const kzi_word *word, kzi_place place, size_t *out, kz_error *err)
{
	kzi_term term;
	kzi_part_terms parts;
	kz_status st = kzi_analysis_term_in(analysis, word, place.language, &term, err);
	*out = st == KZ_OK ? find_term(l, word, term, place) : l->term_count;
	if (st != KZ_OK || !l->compounds || place.whole || *out < l->term_count ||
		place.language != KZI_DUTCH)
		return st;
	st = kzi_analysis_parts(analysis, word->folded, word->folded_length, &parts, err);
	for (size_t i = 0; i < parts.count && *out == l->term_count; i++)
		*out = find_term(l, NULL,
			(kzi_term){parts.items[i].term, parts.items[i].term_length},
			place);
	return st;
}

/* The same few words come again and again. */
kz_status kzi_lights_word(kzi_lights *l, kz_analysis *analysis, const kzi_word *word,
	kzi_place place, size_t *out, kz_error *err)
{
	size_t length = word->folded_length, hash = length;
	uint8_t where = (uint8_t)(place.language << 2 | place.in_note << 1 | place.whole);
	*out = l->term_count;
	if (!kzi_glance_fits(&l->glances[place.language], word->folded, length))
		return KZ_OK;
	if (length > KZI_KNOWN_LENGTH)
		return match_word(l, analysis, word, place, out, err);
	for (size_t i = 0; i < length; i++)
		hash = hash * 31 + (unsigned char)word->folded[i];
	kzi_known_word *known = &l->known[hash % KZI_KNOWN_WORDS];
	*out = known->which;
	if (known->length == length && known->where == where &&
		memcmp(known->text, word->folded, length) == 0)
		return KZ_OK;
	kz_status st = match_word(l, analysis, word, place, out, err);
	if (st == KZ_OK) {
		known->which = (uint16_t)*out;
		known->length = (uint8_t)length;
		known->where = where;
		memcpy(known->text, word->folded, length);
	}
	return st;
}

static bool may_be_sought(const void *context, const char *half, size_t half_length,
	const char *whole, size_t whole_length)
{
	return kzi_glance_joins(context, half, half_length, whole, whole_length);
}

kz_status kzi_lights_half(kzi_lights *l, kz_analysis *analysis, const char *text,
	size_t length, const kzi_word *half, kzi_place place, size_t *out, kz_error *err)
{
	kzi_whole whole;
	*out = l->term_count;
	kz_status st = kzi_analysis_complete_if(analysis, text, length, half,
		may_be_sought, &l->glances[KZI_DUTCH], &whole, err);
	for (size_t i = 0; i < whole.count && st == KZ_OK && *out == l->term_count; i++) {
		kzi_word word = {half->start, half->length, whole.words[i],
			strlen(whole.words[i])};
		st = match_word(l, analysis, &word, place, out, err);
	}
	return st;
}
