/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/same.h"

#include "base/digest.h"
#include "index/identity.h"
#include "index/likeness.h"
#include "index/reader.h"
#include "index/schema.h"
#include "index/writer.h"
#include "kamerstuk/names.h"

#include <stdlib.h>
#include <string.h>

enum { MOST = 64 }; /* documents of one name or key that are looked at */

/* Two letters on one subject and day share words; two readings of one letter lose
 * only what a page broke. */
static const double likeness_least = 0.8;

/* ---- By name ---- */

/* Those of which it is the id and, if asked, another name. */
static kz_status find_named(kz_writer *writer, const char *name, bool also_aliases,
	kzi_held_list *found, kz_error *err)
{
	kzi_buffer term = {0};
	kzi_term_id(&term, name);
	kz_status st = kzi_batch_find(writer, &term, MOST, found, err);
	if (st == KZ_OK && also_aliases) {
		kzi_term_alias(&term, name);
		st = kzi_batch_find(writer, &term, MOST, found, err);
	}
	kzi_buffer_free(&term);
	return st;
}

static kz_status find_spelled(kz_writer *writer, const char *name, bool also_aliases,
	kzi_held_list *found, kz_error *err)
{
	char official[KZ_KAMERSTUK_MAX];
	kz_status st = find_named(writer, name, also_aliases, found, err);
	if (st == KZ_OK && kzi_name_official(name, official) &&
		strcmp(official, name) != 0)
		st = find_named(writer, official, also_aliases, found, err);
	return st;
}

typedef bool conflict_fn(const kz_document *one, const kz_document *other);

static bool fits(const kz_document *document, const kzi_held_list *same,
	const kzi_held *held, conflict_fn *conflicts)
{
	bool good =
		!kzi_held_list_has(same, held) && !conflicts(document, held->document);
	for (size_t i = 0; i < same->count && good; i++)
		good = !conflicts(same->items[i].document, held->document);
	return good;
}

/* Moves it from found to same. */
static kz_status take(kzi_held_list *same, kzi_held *held, kz_error *err)
{
	kzi_held taken = *held;
	held->document = NULL;
	return kzi_held_list_add(same, taken, err);
}

static kz_status add_named(kz_writer *writer, const kz_document *document,
	const char *name, kzi_held_list *same, kz_error *err)
{
	kzi_held_list found = {0};
	kz_status st = find_spelled(writer, name, true, &found, err);
	for (size_t i = 0; i < found.count && st == KZ_OK; i++) {
		if (fits(document, same, &found.items[i], kzi_identity_conflicts))
			st = take(same, &found.items[i], err);
	}
	kzi_held_list_free(&found);
	return st;
}

/* A zaak is one paper, but its number stands on the annexes of that too. */
static bool is_other_kind(const kz_document *one, const kz_document *other)
{
	const char *kind = kz_document_get(one, KZ_KIND);
	const char *other_kind = kz_document_get(other, KZ_KIND);
	return kzi_identity_differs(one, other) ||
	       (kind[0] != '\0' && other_kind[0] != '\0' &&
		       strcmp(kind, other_kind) != 0);
}

/* It says something when one of the two calls itself by it. */
static kz_status add_of_zaak(kz_writer *writer, const kz_document *document,
	const char *zaak, kzi_held_list *same, kz_error *err)
{
	kzi_held_list found = {0};
	bool own = kzi_identity_has_file(document, zaak);
	kz_status st = find_named(writer, zaak, true, &found, err);
	for (size_t i = 0; i < found.count && st == KZ_OK; i++) {
		const kz_document *other = found.items[i].document;
		bool others = kzi_identity_has_file(other, zaak);
		if (!own && !others)
			continue;
		if (fits(document, same, &found.items[i],
			    own && others ? kzi_identity_conflicts : is_other_kind))
			st = take(same, &found.items[i], err);
	}
	kzi_held_list_free(&found);
	return st;
}

static kz_status add_any(kz_writer *writer, const kz_document *document, const char *name,
	kzi_held_list *same, kz_error *err)
{
	return kzi_name_kind_of(name) == KZI_NAME_ZAAK
		       ? add_of_zaak(writer, document, name, same, err)
		       : add_named(writer, document, name, same, err);
}

/* Not by what its file calls itself: bytes that others have too were settled. */
static kz_status add_all_named(kz_writer *writer, const kz_document *document,
	kzi_held_list *same, kz_error *err)
{
	const char *id = kz_document_get(document, KZ_ID);
	kz_status st = add_any(writer, document, id, same, err);
	for (size_t i = 0; i < document->lists[KZ_ALIASES].count && st == KZ_OK; i++)
		st = add_any(writer, document, document->lists[KZ_ALIASES].items[i], same,
			err);
	return st;
}

/* ---- By text ---- */

/* What is sought: a document, and its words. */
typedef struct sought {
	const kz_document *document;
	kzi_shingles words;
	bool weak; /* it does not say well what it is */
} sought;

static bool share_a_key(const kz_document *one, const kz_document *other)
{
	for (size_t i = 0; i < one->key_count; i++) {
		for (size_t j = 0; j < other->key_count; j++) {
			if (strcmp(one->keys[i], other->keys[j]) == 0)
				return true;
		}
	}
	return false;
}

/* One file with the other: the day of one record does not make a text more alike. */
static kz_status compare(
	const kz_document *document, const sought *s, double *likeness, kz_error *err)
{
	kzi_shingles own;
	if (!share_a_key(document, s->document))
		return KZ_OK;
	kz_status st = kzi_shingles_of(document, &own, err);
	if (st != KZ_OK)
		return st;
	double found = kzi_likeness(&s->words, &own);
	if (found > *likeness)
		*likeness = found;
	kzi_shingles_free(&own);
	return KZ_OK;
}

/* Is that part of a file that does not say well what it is? */
static bool is_weak_part(const kz_document *document, size_t part)
{
	for (size_t i = 0; i < document->source_count; i++) {
		const kzi_source *source = &document->sources[i];
		if ((document->part_count == 0 || source->part == part) &&
			kzi_identity_is_weak(source->name))
			return true;
	}
	return false;
}

/* With whichever of its files it is most alike; what says well what it is, only with
 * those that do not. */
static kz_status compare_held(kz_writer *writer, kzi_held *held, const sought *s,
	double *likeness, kz_error *err)
{
	*likeness = 0;
	kz_status st = kzi_held_load(writer, held, err);
	const kz_document *document = held->document;
	if (st == KZ_OK && document->part_count == 0 &&
		(s->weak || is_weak_part(document, 0)))
		st = compare(document, s, likeness, err);
	for (size_t i = 0; i < document->part_count && st == KZ_OK; i++) {
		kz_document *part = NULL;
		if (!s->weak && !is_weak_part(document, i))
			continue;
		st = kzi_held_part(writer, held, i, &part, err);
		if (st == KZ_OK)
			st = compare(part, s, likeness, err);
		kz_document_free(part);
	}
	return st;
}

static kz_status find_keyed(
	kz_writer *writer, const sought *s, kzi_held_list *found, kz_error *err)
{
	kzi_buffer term = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < s->document->key_count && st == KZ_OK; i++) {
		/* What says well what it is can only be what does not. */
		if (s->weak)
			kzi_term_key(&term, s->document->keys[i]);
		else
			kzi_term_weak_key(&term, s->document->keys[i]);
		st = kzi_batch_find(writer, &term, MOST, found, err);
	}
	kzi_buffer_free(&term);
	return st;
}

typedef struct likely {
	kzi_held *held;
	double likeness;
	kzi_name_kind kind; /* of its id */
} likely;

/* What has the best name first, for others may conflict with it; then the most
 * alike. */
static int by_likeness(const void *a, const void *b)
{
	const likely *one = a, *other = b;
	if (one->kind != other->kind)
		return one->kind > other->kind ? -1 : 1;
	if (one->likeness > other->likeness || one->likeness < other->likeness)
		return one->likeness > other->likeness ? -1 : 1;
	return strcmp(kz_document_get(one->held->document, KZ_ID),
		kz_document_get(other->held->document, KZ_ID));
}

static kz_status compare_all(kz_writer *writer, sought *s, kzi_held_list *found,
	kzi_held_list *same, kz_error *err)
{
	likely all[MOST];
	size_t count = 0;
	kz_status st = kzi_shingles_of(s->document, &s->words, err);
	for (size_t i = 0; i < found->count && i < MOST && st == KZ_OK; i++) {
		likely one = {.held = &found->items[i]};
		if (!fits(s->document, same, one.held, kzi_identity_differs))
			continue;
		one.kind = kzi_name_kind_of(kz_document_get(one.held->document, KZ_ID));
		st = compare_held(writer, one.held, s, &one.likeness, err);
		if (one.likeness >= likeness_least)
			all[count++] = one;
	}
	qsort(all, count, sizeof all[0], by_likeness);
	for (size_t i = 0; i < count && st == KZ_OK; i++) {
		if (fits(s->document, same, all[i].held, kzi_identity_differs))
			st = take(same, all[i].held, err);
	}
	kzi_shingles_free(&s->words);
	return st;
}

static kz_status add_alike(kz_writer *writer, const kz_document *document,
	kzi_held_list *same, kz_error *err)
{
	kzi_held_list found = {0};
	sought s = {.document = document, .weak = is_weak_part(document, 0)};
	kz_status st = find_keyed(writer, &s, &found, err);
	if (st == KZ_OK && found.count > 0)
		st = compare_all(writer, &s, &found, same, err);
	kzi_held_list_free(&found);
	return st;
}

kz_status kzi_find_same(kz_writer *writer, const kz_document *document,
	kzi_held_list *same, kz_error *err)
{
	kz_status st = add_all_named(writer, document, same, err);
	return st == KZ_OK ? add_alike(writer, document, same, err) : st;
}

/* ---- Names made of bytes ---- */

static kz_status mint_again(kz_document *document, kz_error *err)
{
	char digest[KZI_SHA256_HEX], id[4 + 16 + 1] = "doc-";
	const char *taken = kz_document_get(document, KZ_ID);
	kzi_sha256_hex(taken, strlen(taken), digest);
	memcpy(id + 4, digest, 16);
	return kz_document_set(document, KZ_ID, id, err);
}

kz_status kzi_settle_minted(kz_writer *writer, kz_document *document,
	const kzi_source *source, const kzi_held *holder, kz_error *err)
{
	if (holder != NULL && holder->document->source_count <= 1 &&
		kzi_name_kind_of(kz_document_get(holder->document, KZ_ID)) ==
			KZI_NAME_MINTED)
		return kz_document_set(
			document, KZ_ID, kz_document_get(holder->document, KZ_ID), err);
	for (;;) {
		kzi_held_list found = {0};
		kz_status st = find_named(
			writer, kz_document_get(document, KZ_ID), true, &found, err);
		bool taken =
			st == KZ_OK && found.count > 0 &&
			!kzi_identity_has_file(found.items[0].document, source->name);
		kzi_held_list_free(&found);
		if (st != KZ_OK || !taken)
			return st;
		st = mint_again(document, err);
		if (st != KZ_OK)
			return st;
	}
}
