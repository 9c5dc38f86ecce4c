/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where in a document the words of a query stand, and whether that is as it was asked:
 * next to each other, near each other, in that part, in that very form. Reads the text as
 * it was indexed; knows no engine.
 */
#include "search/query.h"

#include "base/error.h"
#include "document/document.h"
#include "index/schema.h"
#include "text/analysis.h"

#include <stdlib.h>
#include <string.h>

/* Words first to last. */
typedef struct span {
	uint32_t first, last;
} span;

typedef struct spans {
	span *items;
	size_t count, room;
} spans;

/* One word of the query, and where it stands. */
typedef struct slot {
	const kzi_form *form;
	const char *term, *english;
	char zone;
	spans places;
} slot;

typedef struct places {
	kz_analysis *analysis;
	slot slots[KZI_QUERY_WORDS];
	size_t count;
	size_t next; /* of the slots, while the tree is walked once more */
	uint32_t position;
	kzi_language language; /* of the text at hand */
	kz_error *err;
} places;

static bool add(spans *s, uint32_t first, uint32_t last)
{
	if (s->count == s->room) {
		size_t room = s->room == 0 ? 16 : s->room * 2;
		span *items = realloc(s->items, room * sizeof *items);
		if (items == NULL)
			return false;
		s->items = items;
		s->room = room;
	}
	s->items[s->count++] = (span){first, last};
	return true;
}

/* ---- Reading the text ---- */

static void list_slots(places *p, const kzi_node *node)
{
	for (size_t i = 0; i < node->term_count && p->count < KZI_QUERY_WORDS; i++)
		p->slots[p->count++] = (slot){&node->forms[i], node->terms[i],
			node->english[i], node->zone, {0}};
	for (size_t i = 0; i < node->child_count; i++)
		list_slots(p, &node->children[i]);
}

static bool is_term(const char *sought, kzi_term term)
{
	return strlen(sought) == term.length &&
	       memcmp(sought, term.text, term.length) == 0;
}

static bool fits(const slot *s, const kzi_word *word, kzi_term term, char zone)
{
	/* A ministry is only found as such. */
	if (s->zone != zone && (s->zone != 0 || zone == KZI_ZONE_MINISTRY))
		return false;
	if (s->form->kind == KZI_FORM_FUZZY)
		return kzi_form_has_term(s->form, term.text, term.length);
	if (s->form->kind != KZI_FORM_ANY)
		return kzi_form_fits(s->form, word->folded, word->folded_length);
	return is_term(s->term, term) || is_term(s->english, term);
}

static kz_status read_word(places *p, const kzi_word *word, char zone)
{
	kzi_term term;
	kzi_buffer cut = {0};
	kz_status st =
		kzi_analysis_term_in(p->analysis, word, p->language, &term, p->err);
	if (st == KZ_OK && term.length > KZI_WORD_MAX) {
		kzi_term_word(&cut, term.text, term.length);
		term = (kzi_term){cut.data, cut.length};
		st = cut.failed ? kzi_no_memory(p->err) : KZ_OK;
	}
	for (size_t i = 0; i < p->count && st == KZ_OK; i++) {
		if (fits(&p->slots[i], word, term, zone) &&
			!add(&p->slots[i].places, p->position, p->position))
			st = kzi_no_memory(p->err);
	}
	kzi_buffer_free(&cut);
	return st;
}

/* The wet- of "wet- en regelgeving" is wetgeving, and stands in the same place. */
static kz_status read_whole(
	places *p, const char *text, size_t length, const kzi_word *half, char zone)
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

static kz_status read_text(places *p, char zone, const char *text)
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

static kz_status read_document(places *p, const kz_document *document)
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

/* ---- Next to each other ---- */

/* Those of before that go on with the next word, as many words on as were left open. */
static bool go_on(const spans *before, const slot *next, spans *out)
{
	size_t from = 0, step = next->form->gap + 1;
	for (size_t i = 0; i < next->places.count; i++) {
		uint32_t at = next->places.items[i].first;
		while (from < before->count && before->items[from].last + step < at)
			from++;
		if (from < before->count && before->items[from].last + step == at &&
			!add(out, before->items[from].first, at))
			return false;
	}
	return true;
}

static bool find_words(places *p, const kzi_node *node, spans *out)
{
	bool done = true;
	for (size_t i = 0; i < node->term_count && done; i++) {
		slot *s = &p->slots[p->next++];
		spans longer = {0};
		if (i == 0) {
			*out = s->places;
			s->places = (spans){0};
			continue;
		}
		done = go_on(out, s, &longer);
		free(out->items);
		*out = longer;
	}
	return done;
}

/* ---- Near each other ---- */

enum { STEPS_MOST = 200000 }; /* of one document; a text made to be slow is not found */

typedef struct nearness {
	const kzi_node *node;
	spans *lists; /* of each child */
	span *chosen;
	size_t steps;
	spans *out;
	bool failed;
} nearness;

/* From the end of the first to the beginning of the last no more than the distance. */
static bool is_near(const nearness *n, size_t count)
{
	const span *first = &n->chosen[0], *last = &n->chosen[0];
	const span *new = &n->chosen[count - 1];
	for (size_t i = 0; i < count; i++) {
		const span *one = &n->chosen[i];
		first = one->first < first->first ? one : first;
		last = one->first > last->first ? one : last;
		bool apart = one->last < new->first || new->last < one->first;
		if (one != new &&
			(!apart || (n->node->ordered && one->first > new->first)))
			return false;
	}
	return count == 1 || last->first - first->last <= n->node->distance;
}

static void choose(nearness *n, size_t i)
{
	const kzi_node *node = n->node;
	if (i == node->child_count) {
		uint32_t first = UINT32_MAX, last = 0;
		for (size_t j = 0; j < i; j++) {
			const span *one = &n->chosen[j];
			first = one->first < first ? one->first : first;
			last = one->last > last ? one->last : last;
		}
		n->failed = !add(n->out, first, last);
		return;
	}
	const spans *list = &n->lists[i];
	for (size_t j = 0; j < list->count && !n->failed; j++) {
		if (i > 0 && list->items[j].last + node->distance < n->chosen[0].first)
			continue;
		if (i > 0 && list->items[j].first > n->chosen[0].last + node->distance)
			break;
		if (n->steps++ > STEPS_MOST)
			return;
		n->chosen[i] = list->items[j];
		if (is_near(n, i + 1))
			choose(n, i + 1);
	}
}

static int by_first(const void *a, const void *b)
{
	const span *one = a, *other = b;
	if (one->first != other->first)
		return one->first < other->first ? -1 : 1;
	return one->last < other->last ? -1 : one->last > other->last;
}

static void sort(spans *s)
{
	size_t kept = 0;
	if (s->count > 0)
		qsort(s->items, s->count, sizeof *s->items, by_first);
	for (size_t i = 0; i < s->count; i++) {
		if (kept == 0 || by_first(&s->items[kept - 1], &s->items[i]) != 0)
			s->items[kept++] = s->items[i];
	}
	s->count = kept;
}

/* ---- The tree ---- */

static bool find(places *p, const kzi_node *node, spans *out);

static bool find_near(places *p, const kzi_node *node, spans *out)
{
	nearness n = {.node = node, .out = out};
	n.lists = calloc(node->child_count, sizeof *n.lists);
	n.chosen = calloc(node->child_count, sizeof *n.chosen);
	bool done = n.lists != NULL && n.chosen != NULL;
	for (size_t i = 0; i < node->child_count && done; i++)
		done = find(p, &node->children[i], &n.lists[i]);
	if (done)
		choose(&n, 0);
	for (size_t i = 0; n.lists != NULL && i < node->child_count; i++)
		free(n.lists[i].items);
	free(n.lists);
	free(n.chosen);
	sort(out);
	return done && !n.failed;
}

static bool find_any(places *p, const kzi_node *node, spans *out)
{
	bool done = true;
	for (size_t i = 0; i < node->child_count && done; i++) {
		spans one = {0};
		done = find(p, &node->children[i], &one);
		for (size_t j = 0; j < one.count && done; j++)
			done = add(out, one.items[j].first, one.items[j].last);
		free(one.items);
	}
	sort(out);
	return done;
}

static bool find(places *p, const kzi_node *node, spans *out)
{
	if (node->kind == KZI_NODE_NEAR)
		return find_near(p, node, out);
	if (node->kind == KZI_NODE_ANY)
		return find_any(p, node, out);
	return find_words(p, node, out);
}

kz_status kzi_places_hold(const kzi_node *node, const kz_document *document,
	kz_analysis *analysis, bool *out, kz_error *err)
{
	spans found = {0};
	places *p = calloc(1, sizeof *p);
	*out = false;
	if (p == NULL)
		return kzi_no_memory(err);
	p->analysis = analysis;
	p->position = 1;
	p->err = err;
	list_slots(p, node);
	kz_status st = read_document(p, document);
	if (st == KZ_OK && !find(p, node, &found))
		st = kzi_no_memory(err);
	*out = found.count > 0;
	free(found.items);
	for (size_t i = 0; i < p->count; i++)
		free(p->slots[i].places.items);
	free(p);
	return st;
}
