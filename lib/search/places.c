/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Where in a document the words of a query stand, and whether that is as it was asked:
 * next to each other, near each other. Knows no text, and no engine.
 */
#include "search/places.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

/* ---- Next to each other ---- */

/* Those of before that go on with the next word, as many words on as were left open. */
static bool go_on(const kzi_spans *before, const kzi_slot *next, kzi_spans *out)
{
	size_t from = 0, step = next->form->gap + 1;
	for (size_t i = 0; i < next->places.count; i++) {
		uint32_t at = next->places.items[i].first;
		while (from < before->count && before->items[from].last + step < at)
			from++;
		if (from < before->count && before->items[from].last + step == at &&
			!kzi_spans_add(out, before->items[from].first, at))
			return false;
	}
	return true;
}

static bool find_words(kzi_places *p, const kzi_node *node, kzi_spans *out)
{
	bool done = true;
	for (size_t i = 0; i < node->term_count && done; i++) {
		kzi_slot *s = &p->slots[p->next++];
		kzi_spans longer = {0};
		if (i == 0) {
			*out = s->places;
			s->places = (kzi_spans){0};
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
	kzi_spans *lists; /* of each child */
	kzi_span *chosen;
	size_t steps;
	bool one; /* will do: nobody asks where the others are */
	kzi_spans *out;
	bool failed;
} nearness;

/* From the end of the first to the beginning of the last no more than the distance. */
static bool is_near(const nearness *n, size_t count)
{
	const kzi_span *first = &n->chosen[0], *last = &n->chosen[0];
	const kzi_span *new = &n->chosen[count - 1];
	for (size_t i = 0; i < count; i++) {
		const kzi_span *one = &n->chosen[i];
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
			const kzi_span *one = &n->chosen[j];
			first = one->first < first ? one->first : first;
			last = one->last > last ? one->last : last;
		}
		n->failed = !kzi_spans_add(n->out, first, last);
		return;
	}
	const kzi_spans *list = &n->lists[i];
	for (size_t j = 0; j < list->count && !n->failed; j++) {
		if (i > 0 && list->items[j].last + node->distance < n->chosen[0].first)
			continue;
		if (i > 0 && list->items[j].first > n->chosen[0].last + node->distance)
			break;
		if (n->steps++ > STEPS_MOST || (n->one && n->out->count > 0))
			return;
		n->chosen[i] = list->items[j];
		if (is_near(n, i + 1))
			choose(n, i + 1);
	}
}

static int by_first(const void *a, const void *b)
{
	const kzi_span *one = a, *other = b;
	if (one->first != other->first)
		return one->first < other->first ? -1 : 1;
	return one->last < other->last ? -1 : one->last > other->last;
}

static void sort(kzi_spans *s)
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

static bool find(kzi_places *p, const kzi_node *node, kzi_spans *out);

static bool find_near(kzi_places *p, const kzi_node *node, kzi_spans *out)
{
	nearness n = {.node = node, .out = out};
	n.lists = calloc(node->child_count, sizeof *n.lists);
	n.chosen = calloc(node->child_count, sizeof *n.chosen);
	bool done = n.lists != NULL && n.chosen != NULL;
	for (size_t i = 0; i < node->child_count && done; i++)
		done = find(p, &node->children[i], &n.lists[i]);
	n.one = node == p->node;
	if (done)
		choose(&n, 0);
	p->steps += n.steps;
	for (size_t i = 0; n.lists != NULL && i < node->child_count; i++)
		free(n.lists[i].items);
	free(n.lists);
	free(n.chosen);
	sort(out);
	return done && !n.failed;
}

static bool find_any(kzi_places *p, const kzi_node *node, kzi_spans *out)
{
	bool done = true;
	for (size_t i = 0; i < node->child_count && done; i++) {
		kzi_spans one = {0};
		done = find(p, &node->children[i], &one);
		for (size_t j = 0; j < one.count && done; j++)
			done = kzi_spans_add(out, one.items[j].first, one.items[j].last);
		free(one.items);
	}
	sort(out);
	return done;
}

static bool find(kzi_places *p, const kzi_node *node, kzi_spans *out)
{
	if (node->kind == KZI_NODE_NEAR)
		return find_near(p, node, out);
	if (node->kind == KZI_NODE_ANY)
		return find_any(p, node, out);
	return find_words(p, node, out);
}

/* ---- Document after document ---- */

kz_status kzi_places_open(
	const kzi_node *node, kz_analysis *analysis, kzi_places **out, kz_error *err)
{
	kzi_places *p = *out = calloc(1, sizeof *p);
	if (p == NULL)
		return kzi_no_memory(err);
	p->node = node;
	p->analysis = analysis;
	kzi_places_list(p, node);
	return KZ_OK;
}

static void forget_places(kzi_places *p)
{
	for (size_t i = 0; i < p->count; i++) {
		free(p->slots[i].places.items);
		p->slots[i].places = (kzi_spans){0};
	}
	p->next = p->steps = 0;
	p->position = 1;
	p->language = KZI_DUTCH;
}

kz_status kzi_places_hold(
	kzi_places *p, const kz_document *document, bool *out, kz_error *err)
{
	kzi_spans found = {0};
	*out = false;
	p->err = err;
	forget_places(p);
	kz_status st = kzi_places_read(p, document);
	if (st == KZ_OK && !find(p, p->node, &found))
		st = kzi_no_memory(err);
	*out = found.count > 0;
	free(found.items);
	return st;
}

size_t kzi_places_steps(const kzi_places *p)
{
	return p->steps;
}

void kzi_places_close(kzi_places *p)
{
	if (p == NULL)
		return;
	forget_places(p);
	kzi_recall_free(&p->recall);
	free(p);
}
