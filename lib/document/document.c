/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document's facts: properties, lists, signatories. */
#include "document/document.h"

#include <stdlib.h>
#include <string.h>

kz_status kz_document_new(kz_document **out, kz_error *err)
{
	if (out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "out is required");
	*out = calloc(1, sizeof **out);
	return *out != NULL ? KZ_OK : kzi_no_memory(err);
}

void kz_document_free(kz_document *document)
{
	if (document == NULL)
		return;
	/* The arena lives inside the document: free it from a copy. */
	kzi_arena arena = document->arena;
	free(document);
	kzi_arena_free(&arena);
}

/* ---- Properties ---- */

kz_status kz_document_set(
	kz_document *document, kz_property property, const char *value, kz_error *err)
{
	if (document == NULL || (unsigned)property >= KZI_PROPERTIES)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"no document or no such property");
	if (value == NULL || value[0] == '\0') {
		document->properties[property] = NULL;
		return KZ_OK;
	}
	kz_status st = kzi_property_check(property, value, err);
	if (st != KZ_OK)
		return st;
	const char *copy = kzi_arena_copy(&document->arena, value, strlen(value));
	if (copy == NULL)
		return kzi_no_memory(err);
	document->properties[property] = copy;
	return KZ_OK;
}

const char *kz_document_get(const kz_document *document, kz_property property)
{
	if (document == NULL || (unsigned)property >= KZI_PROPERTIES)
		return "";
	const char *value = document->properties[property];
	return value != NULL ? value : "";
}

/* ---- Lists ---- */

kz_status kz_document_add(
	kz_document *document, kz_list list, const char *value, kz_error *err)
{
	if (document == NULL || (unsigned)list >= KZI_LISTS || value == NULL ||
		value[0] == '\0')
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"no document, no such list or no value");
	kz_status st = kzi_text_check(kzi_list_name(list), value, KZI_VALUE_MAX, err);
	if (st != KZ_OK)
		return st;
	size_t count = document->lists[list].count;
	if (count >= KZI_LIST_MAX)
		return kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET, "%s: more than %d",
			kzi_list_name(list), KZI_LIST_MAX);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(document->lists[list].items[i], value) == 0)
			return KZ_OK;
	}
	const char **items = kzi_arena_grow(
		&document->arena, document->lists[list].items, count, sizeof *items);
	const char *copy = kzi_arena_copy(&document->arena, value, strlen(value));
	if (items == NULL || copy == NULL)
		return kzi_no_memory(err);
	items[count] = copy;
	document->lists[list].items = items;
	document->lists[list].count = count + 1;
	return KZ_OK;
}

size_t kz_document_count(const kz_document *document, kz_list list)
{
	return document != NULL && (unsigned)list < KZI_LISTS
		       ? document->lists[list].count
		       : 0;
}

const char *kz_document_at(const kz_document *document, kz_list list, size_t i)
{
	return i < kz_document_count(document, list) ? document->lists[list].items[i]
						     : NULL;
}

/* ---- Signatories ---- */

kz_status kz_document_add_signatory(
	kz_document *document, const char *name, const char *office, kz_error *err)
{
	name = name != NULL ? name : "";
	office = office != NULL ? office : "";
	if (document == NULL || (name[0] == '\0' && office[0] == '\0'))
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"no document, or neither name nor office");
	kz_status st = kzi_text_check("signatory", name, KZI_VALUE_MAX, err);
	if (st == KZ_OK)
		st = kzi_text_check("office", office, KZI_VALUE_MAX, err);
	if (st != KZ_OK)
		return st;
	kz_signatory *items = kzi_arena_grow(&document->arena, document->signatories,
		document->signatory_count, sizeof *items);
	kz_signatory added = {kzi_arena_copy(&document->arena, name, strlen(name)),
		kzi_arena_copy(&document->arena, office, strlen(office))};
	if (items == NULL || added.name == NULL || added.office == NULL)
		return kzi_no_memory(err);
	items[document->signatory_count++] = added;
	document->signatories = items;
	return KZ_OK;
}

size_t kz_document_signatory_count(const kz_document *document)
{
	return document != NULL ? document->signatory_count : 0;
}

const kz_signatory *kz_document_signatory_at(const kz_document *document, size_t i)
{
	return i < kz_document_signatory_count(document) ? &document->signatories[i]
							 : NULL;
}

/* ---- Overlay ---- */

kz_status kzi_document_overlay(
	kz_document *document, const kz_document *facts, kz_error *err)
{
	kz_status st = KZ_OK;
	/* Where another date was read says nothing of this one. */
	if (facts->properties[KZ_DATE] != NULL)
		document->properties[KZ_DATE_SOURCE] = NULL;
	for (unsigned i = 0; i < KZI_PROPERTIES && st == KZ_OK; i++) {
		if (facts->properties[i] != NULL)
			st = kz_document_set(
				document, (kz_property)i, facts->properties[i], err);
	}
	for (unsigned list = 0; list < KZI_LISTS && st == KZ_OK; list++) {
		if (facts->lists[list].count > 0)
			document->lists[list].count = 0;
		for (size_t i = 0; i < facts->lists[list].count && st == KZ_OK; i++)
			st = kz_document_add(document, (kz_list)list,
				facts->lists[list].items[i], err);
	}
	if (facts->signatory_count > 0)
		document->signatory_count = 0;
	for (size_t i = 0; i < facts->signatory_count && st == KZ_OK; i++)
		st = kz_document_add_signatory(document, facts->signatories[i].name,
			facts->signatories[i].office, err);
	for (size_t i = 0; i < facts->field_count && st == KZ_OK; i++)
		st = kzi_document_append_field(document, &facts->fields[i], err);
	return st;
}
