/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document as JSON: its facts, and its text with all that is known of it. */
#include "show.h"

#include "json.h"

#include <string.h>

static json_t *fields_of(const kz_document *document)
{
	json_t *fields = json_new_list();
	for (size_t i = 0; i < kz_document_field_count(document); i++) {
		const kz_field *one = kz_document_field_at(document, i);
		json_t *field = json_new_object();
		json_put(field, "name", json_text(one->name));
		json_put(field, "value",
			one->type == KZ_FIELD_NUMBER ? json_real(one->number)
						     : json_text(one->text));
		json_add(fields, field);
	}
	return fields;
}

static json_t *refs_of(const kz_block *block)
{
	json_t *refs = json_new_list();
	for (size_t i = 0; i < block->ref_count; i++) {
		json_t *ref = json_new_object();
		json_put(ref, "offset", json_integer(block->refs[i].offset));
		json_put(ref, "mark", json_text(block->refs[i].mark));
		json_add(refs, ref);
	}
	return refs;
}

static json_t *block_of(const kz_block *one, size_t number)
{
	static const char *const kinds[] = {
		"paragraph", "heading", "list item", "footnote", "table row"};
	json_t *block = json_new_object();
	bool known = (size_t)one->kind < sizeof kinds / sizeof kinds[0];
	json_put(block, "number", json_integer((json_int_t)number));
	json_put(block, "kind", json_text(kinds[known ? one->kind : 0]));
	json_put(block, "paragraph", json_place(one->paragraph));
	json_put(block, "level", json_place(one->level));
	json_put(block, "page", json_place(one->page));
	json_put(block, "mark", json_text(one->mark));
	json_put(block, "language", json_text(one->language));
	json_put(block, "text", json_string(one->text));
	json_put(block, "refs", refs_of(one));
	return block;
}

static json_t *blocks_of(const kz_document *document)
{
	json_t *blocks = json_new_list();
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		json_add(blocks, block_of(kz_document_block_at(document, i), i + 1));
	return blocks;
}

static json_t *citations_of(const kz_document *document)
{
	json_t *citations = json_new_list();
	for (size_t i = 0; i < kz_document_citation_count(document); i++)
		json_add(citations, json_citation(kz_document_citation_at(document, i)));
	return citations;
}

json_t *show_json(const kz_document *document)
{
	static const kz_property more[] = {KZ_DATE_SOURCE, KZ_VERSION, KZ_FORMAT,
		KZ_REFERENCE, KZ_DOSSIER_TITLE, KZ_OUTCOME_DATE, KZ_NOTE, KZ_FIRST_SEEN,
		KZ_CHANGED_AT};
	json_t *object = json_new_object();
	json_put_document(object, document);
	json_put_properties(object, document, more, sizeof more / sizeof more[0]);
	json_put(object, "remarks", json_list(document, KZ_REMARKS));
	json_put(object, "fields", fields_of(document));
	json_put(object, "blocks", blocks_of(document));
	json_put(object, "citations", citations_of(document));
	return object;
}
