/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a document cites. */
#include "document/document.h"

#include "kamerstuk/finder.h"

#include <stdlib.h>
#include <string.h>

static const char *copied(kz_document *document, const char *text)
{
	return kzi_arena_copy(&document->arena, text != NULL ? text : "",
		text != NULL ? strlen(text) : 0);
}

kz_status kzi_document_append_citation(
	kz_document *document, const kz_citation *citation, kz_error *err)
{
	kz_citation *items = kzi_arena_grow(&document->arena, document->citations,
		document->citation_count, sizeof *items);
	kz_citation added = *citation;
	added.target = copied(document, citation->target);
	added.source = copied(document, citation->source);
	added.text = copied(document, citation->text);
	if (items == NULL || added.target == NULL || added.source == NULL ||
		added.text == NULL)
		return kzi_no_memory(err);
	items[document->citation_count++] = added;
	document->citations = items;
	return KZ_OK;
}

size_t kz_document_citation_count(const kz_document *document)
{
	return document != NULL ? document->citation_count : 0;
}

const kz_citation *kz_document_citation_at(const kz_document *document, size_t i)
{
	return i < kz_document_citation_count(document) ? &document->citations[i] : NULL;
}

/* ---- Finding them in its text ---- */

/* The piece or dossier that it is or is in. False when neither is known. */
static bool get_own(const kz_document *document, kz_kamerstuk *out)
{
	const char *id = kz_document_get(document, KZ_ID);
	const char *dossier = kz_document_at(document, KZ_DOSSIERS, 0);
	return kz_kamerstuk_parse(id, strlen(id), out, NULL) == KZ_OK ||
	       (dossier != NULL &&
		       kz_kamerstuk_parse(dossier, strlen(dossier), out, NULL) == KZ_OK);
}

/* What names itself, as at the foot of a page, does not cite itself. */
static bool is_own_name(const kz_document *document, const char *target)
{
	if (strcmp(kz_document_get(document, KZ_ID), target) == 0)
		return true;
	for (size_t i = 0; i < kz_document_count(document, KZ_ALIASES); i++)
		if (strcmp(kz_document_at(document, KZ_ALIASES, i), target) == 0)
			return true;
	return false;
}

static bool is_before(const kz_citation *a, const kz_citation *b)
{
	return a->block != b->block ? a->block < b->block : a->start < b->start;
}

static int compare(const void *a, const void *b)
{
	const kz_citation *one = a, *other = b;
	if (is_before(one, other) || is_before(other, one))
		return is_before(one, other) ? -1 : 1;
	return strcmp(one->target, other->target);
}

static bool overlap(const kz_citation *a, const kz_citation *b)
{
	return a->block == b->block && a->start < (uint64_t)b->start + b->length &&
	       b->start < (uint64_t)a->start + a->length;
}

/* The one among known, in order, that is the same as it: from a link in the text. */
static kz_citation *find_known(kz_citation *known, size_t count, const kz_citation *it)
{
	enum { LOOK_BACK = 64 }; /* more do not lie over each other, but in mischief */
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (known[middle].block < it->block ||
			(known[middle].block == it->block &&
				known[middle].start < (uint64_t)it->start + it->length))
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i-- > 0 && low - i <= LOOK_BACK;)
		if (overlap(&known[i], it) && strcmp(known[i].target, it->target) == 0)
			return &known[i];
	return NULL;
}

/* A link says what is cited, and the words around it what for. */
static kz_status take_edge(
	kz_document *document, kz_citation *known, const kz_citation *it, kz_error *err)
{
	if (known->edge != KZ_EDGE_CITES || it->edge == KZ_EDGE_CITES)
		return KZ_OK;
	const char *source = copied(document, it->source);
	if (source == NULL)
		return kzi_no_memory(err);
	known->source = source;
	known->edge = it->edge;
	return KZ_OK;
}

static kz_status find_in(kz_document *document, size_t known, uint32_t block,
	const char *text, const kz_kamerstuk *own, kz_error *err)
{
	kz_citations *found;
	kz_status st = kzi_citations_find(text, strlen(text), own, &found, err);
	for (size_t i = 0; st == KZ_OK && i < kz_citations_count(found); i++) {
		kz_citation it = *kz_citations_at(found, i);
		it.block = block;
		kz_citation *same = find_known(document->citations, known, &it);
		if (same != NULL)
			st = take_edge(document, same, &it, err);
		else if (is_own_name(document, it.target))
			continue;
		else if (document->citation_count >= KZI_CITATIONS_MAX)
			st = kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
				"document cites more than %d papers", KZI_CITATIONS_MAX);
		else
			st = kzi_document_append_citation(document, &it, err);
	}
	kz_citations_close(found);
	return st;
}

/* Two rows, each in order, become one; what has the same place stays as it came. */
static kz_status merge(kz_document *document, size_t known, kz_error *err)
{
	kz_citation *all = document->citations;
	size_t count = document->citation_count;
	if (known == 0 || known == count)
		return KZ_OK;
	kz_citation *merged = malloc(count * sizeof *merged);
	if (merged == NULL)
		return kzi_no_memory(err);
	for (size_t i = 0, first = 0, second = known; i < count; i++) {
		bool from_second =
			first == known ||
			(second < count && is_before(&all[second], &all[first]));
		merged[i] = all[from_second ? second++ : first++];
	}
	memcpy(all, merged, count * sizeof *merged);
	free(merged);
	return KZ_OK;
}

kz_status kz_document_find_citations(kz_document *document, kz_error *err)
{
	if (document == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "document is NULL");
	kz_kamerstuk piece;
	const kz_kamerstuk *own = get_own(document, &piece) ? &piece : NULL;
	size_t known = document->citation_count;
	if (known > 1)
		qsort(document->citations, known, sizeof *document->citations, compare);
	kz_status st = find_in(
		document, known, 0, kz_document_get(document, KZ_TITLE), own, err);
	for (size_t i = 0; st == KZ_OK && i < document->block_count; i++)
		st = find_in(document, known, (uint32_t)i + 1, document->blocks[i].text,
			own, err);
	if (st == KZ_OK)
		st = merge(document, known, err);
	if (st != KZ_OK)
		document->citation_count = known;
	return st;
}
