/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A document as bytes: entries of tag, length and content. A reader passes over
 * tags that it does not know, and over what it does not know at the end of an entry;
 * and does without what an older program did not write there.
 */
#include "document/document.h"

#include <string.h>

/* Fixed for ever: they are on people's disks. */
enum tag {
	TAG_PROPERTY = 1, /* and on: one for each kz_property */
	TAG_LIST = 64,    /* and on: one for each kz_list */
	TAG_SIGNATORY = 80,
	TAG_FIELD = 81,
	TAG_BLOCK = 82,
	TAG_SOURCE = 83,
	TAG_CITATION = 84,
	TAG_RAW = 85,
	TAG_RAW_PLACE = 86
};

/* ---- Writing ---- */

static void put_text(kzi_buffer *out, const char *text)
{
	size_t length = strlen(text);
	kzi_buffer_varint(out, length);
	kzi_buffer_append(out, text, length);
}

static void put_entry(kzi_buffer *out, uint64_t tag, const kzi_buffer *content)
{
	kzi_buffer_varint(out, tag);
	kzi_buffer_varint(out, content->length);
	kzi_buffer_append(out, content->data, content->length);
	out->failed |= content->failed;
}

static void put_signatory(kzi_buffer *out, kzi_buffer *scratch, const kz_signatory *one)
{
	kzi_buffer_clear(scratch);
	put_text(scratch, one->name);
	put_text(scratch, one->office);
	put_entry(out, TAG_SIGNATORY, scratch);
}

static void put_field(kzi_buffer *out, kzi_buffer *scratch, const kz_field *field)
{
	uint64_t bits;
	memcpy(&bits, &field->number, sizeof bits);
	kzi_buffer_clear(scratch);
	kzi_buffer_varint(scratch, (uint64_t)field->type);
	put_text(scratch, field->name);
	put_text(scratch, field->text);
	kzi_buffer_varint(scratch, bits);
	put_entry(out, TAG_FIELD, scratch);
}

static void put_source(kzi_buffer *out, kzi_buffer *scratch, const kzi_source *source)
{
	kzi_buffer_clear(scratch);
	put_text(scratch, source->path);
	put_text(scratch, source->digest);
	kzi_buffer_varint(scratch, source->fidelity);
	put_entry(out, TAG_SOURCE, scratch);
}

static void put_block(kzi_buffer *out, kzi_buffer *scratch, const kz_block *block)
{
	kzi_buffer_clear(scratch);
	kzi_buffer_varint(scratch, (uint64_t)block->kind);
	kzi_buffer_varint(scratch, block->page);
	put_text(scratch, block->mark);
	put_text(scratch, block->language);
	put_text(scratch, block->text);
	kzi_buffer_varint(scratch, block->level);
	kzi_buffer_varint(scratch, block->ref_count);
	for (size_t i = 0; i < block->ref_count; i++) {
		kzi_buffer_varint(scratch, block->refs[i].offset);
		put_text(scratch, block->refs[i].mark);
	}
	put_entry(out, TAG_BLOCK, scratch);
}

static void put_citation(kzi_buffer *out, kzi_buffer *scratch, const kz_citation *one)
{
	kzi_buffer_clear(scratch);
	kzi_buffer_varint(scratch, one->block);
	kzi_buffer_varint(scratch, one->start);
	kzi_buffer_varint(scratch, one->length);
	kzi_buffer_varint(scratch, (uint64_t)one->kind);
	kzi_buffer_varint(scratch, (uint64_t)one->edge);
	put_text(scratch, one->target);
	put_text(scratch, one->source);
	put_text(scratch, one->text);
	put_entry(out, TAG_CITATION, scratch);
}

static void put_body(kzi_buffer *out, kzi_buffer *scratch, const kz_document *document)
{
	for (size_t i = 0; i < document->block_count; i++)
		put_block(out, scratch, &document->blocks[i]);
	for (size_t i = 0; i < document->citation_count; i++)
		put_citation(out, scratch, &document->citations[i]);
	if (document->raw_place.length == 0)
		return;
	kzi_buffer_clear(scratch);
	kzi_buffer_varint(scratch, document->raw_place.offset);
	kzi_buffer_varint(scratch, document->raw_place.length);
	put_entry(out, TAG_RAW_PLACE, scratch);
}

void kzi_document_encode(
	const kz_document *document, kzi_document_parts parts, kzi_buffer *out)
{
	kzi_buffer scratch = {0};
	for (unsigned i = 0; i < KZI_PROPERTIES; i++) {
		if (document->properties[i] == NULL)
			continue;
		kzi_buffer_varint(out, TAG_PROPERTY + i);
		put_text(out, document->properties[i]);
	}
	for (unsigned list = 0; list < KZI_LISTS; list++) {
		for (size_t i = 0; i < document->lists[list].count; i++) {
			kzi_buffer_varint(out, TAG_LIST + list);
			put_text(out, document->lists[list].items[i]);
		}
	}
	for (size_t i = 0; i < document->signatory_count; i++)
		put_signatory(out, &scratch, &document->signatories[i]);
	for (size_t i = 0; i < document->source_count; i++)
		put_source(out, &scratch, &document->sources[i]);
	for (size_t i = 0; i < document->field_count; i++)
		put_field(out, &scratch, &document->fields[i]);
	if (parts != KZI_FACTS)
		put_body(out, &scratch, document);
	if (parts == KZI_FACTS_TEXT_AND_RAW && document->raw != NULL) {
		kzi_buffer_varint(out, TAG_RAW);
		kzi_buffer_varint(out, document->raw_length);
		kzi_buffer_append(out, document->raw, document->raw_length);
	}
	kzi_buffer_free(&scratch);
}

/* ---- Reading ---- */

/* The part of the bytes that is still to be read. */
typedef struct part {
	const char *at, *end;
} part;

static bool get_bytes(part *from, part *out)
{
	uint64_t length;
	if (!kzi_varint_read(&from->at, from->end, &length) ||
		length > (uint64_t)(from->end - from->at))
		return false;
	*out = (part){from->at, from->at + length};
	from->at += length;
	return true;
}

/* Everything decoded lives in the document's arena. */
static const char *get_text(part *from, kz_document *document)
{
	part bytes;
	if (!get_bytes(from, &bytes))
		return NULL;
	return kzi_arena_copy(&document->arena, bytes.at, (size_t)(bytes.end - bytes.at));
}

static bool get_number(part *from, uint32_t *out)
{
	uint64_t value;
	if (!kzi_varint_read(&from->at, from->end, &value) || value > UINT32_MAX)
		return false;
	*out = (uint32_t)value;
	return true;
}

static bool get_signatory(part content, kz_document *document)
{
	kz_signatory *items = kzi_arena_grow(&document->arena, document->signatories,
		document->signatory_count, sizeof *items);
	if (items == NULL)
		return false;
	document->signatories = items;
	kz_signatory *item = &items[document->signatory_count];
	item->name = get_text(&content, document);
	item->office = get_text(&content, document);
	document->signatory_count++;
	return item->name != NULL && item->office != NULL;
}

static bool get_source(part content, kz_document *document)
{
	const char *path = get_text(&content, document);
	const char *digest = get_text(&content, document);
	uint32_t fidelity = KZI_FIDELITY_NONE;
	return path != NULL && digest != NULL &&
	       (content.at == content.end || get_number(&content, &fidelity)) &&
	       kzi_document_append_source(document, path, digest, fidelity, NULL) ==
		       KZ_OK;
}

static bool get_field(part content, kz_document *document)
{
	kz_field *items = kzi_arena_grow(
		&document->arena, document->fields, document->field_count, sizeof *items);
	uint64_t type, bits;
	if (items == NULL || !kzi_varint_read(&content.at, content.end, &type))
		return false;
	document->fields = items;
	kz_field *item = &items[document->field_count];
	item->type = (int32_t)type;
	item->name = get_text(&content, document);
	item->text = get_text(&content, document);
	if (item->name == NULL || item->text == NULL || type > KZ_FIELD_NUMBER ||
		!kzi_varint_read(&content.at, content.end, &bits))
		return false;
	memcpy(&item->number, &bits, sizeof bits);
	document->field_count++;
	return true;
}

static bool get_refs(part *content, kz_document *document, kz_block *block)
{
	uint32_t count;
	if (!get_number(content, &count) || count > (size_t)(content->end - content->at))
		return false;
	kz_note_ref *refs = kzi_arena_alloc(&document->arena, count * sizeof *refs);
	if (refs == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		if (!get_number(content, &refs[i].offset))
			return false;
		refs[i].mark = get_text(content, document);
		if (refs[i].mark == NULL || refs[i].offset > strlen(block->text))
			return false;
	}
	block->refs = count > 0 ? refs : NULL;
	block->ref_count = count;
	return true;
}

static bool get_block(part content, kz_document *document)
{
	kz_block *items = kzi_arena_grow(
		&document->arena, document->blocks, document->block_count, sizeof *items);
	uint64_t kind, page;
	if (items == NULL || !kzi_varint_read(&content.at, content.end, &kind) ||
		!kzi_varint_read(&content.at, content.end, &page) || kind > KZ_TABLE_ROW)
		return false;
	document->blocks = items;
	kz_block *item = &items[document->block_count];
	*item = (kz_block){
		.size = sizeof *item, .kind = (int32_t)kind, .page = (uint32_t)page};
	item->mark = get_text(&content, document);
	item->language = get_text(&content, document);
	item->text = get_text(&content, document);
	document->block_count++;
	if (item->mark == NULL || item->language == NULL || item->text == NULL)
		return false;
	return content.at == content.end ||
	       (get_number(&content, &item->level) && get_refs(&content, document, item));
}

static bool get_citation(part content, kz_document *document)
{
	kz_citation one = {0};
	uint32_t kind, edge;
	if (!get_number(&content, &one.block) || !get_number(&content, &one.start) ||
		!get_number(&content, &one.length) || !get_number(&content, &kind) ||
		!get_number(&content, &edge))
		return false;
	one.kind = (int32_t)kind;
	one.edge = (int32_t)edge;
	one.target = get_text(&content, document);
	one.source = get_text(&content, document);
	one.text = get_text(&content, document);
	return one.target != NULL && one.source != NULL && one.text != NULL &&
	       kzi_document_append_citation(document, &one, NULL) == KZ_OK;
}

static bool get_raw(part content, kz_document *document)
{
	return kz_document_set_raw(document, content.at,
		       (size_t)(content.end - content.at), NULL) == KZ_OK;
}

static bool get_raw_place(part content, kz_document *document)
{
	return kzi_varint_read(&content.at, content.end, &document->raw_place.offset) &&
	       kzi_varint_read(&content.at, content.end, &document->raw_place.length);
}

static bool get_list_item(part content, kz_document *document, unsigned list)
{
	size_t count = document->lists[list].count;
	const char **items = kzi_arena_grow(
		&document->arena, document->lists[list].items, count, sizeof *items);
	const char *copy = kzi_arena_copy(
		&document->arena, content.at, (size_t)(content.end - content.at));
	if (items == NULL || copy == NULL)
		return false;
	items[count] = copy;
	document->lists[list].items = items;
	document->lists[list].count = count + 1;
	return true;
}

static bool get_entry(uint64_t tag, part content, kz_document *document)
{
	size_t length = (size_t)(content.end - content.at);
	if (tag >= TAG_PROPERTY && tag < TAG_PROPERTY + KZI_PROPERTIES) {
		const char *copy = kzi_arena_copy(&document->arena, content.at, length);
		document->properties[tag - TAG_PROPERTY] = copy;
		return copy != NULL;
	}
	if (tag >= TAG_LIST && tag < TAG_LIST + KZI_LISTS)
		return get_list_item(content, document, (unsigned)(tag - TAG_LIST));
	switch (tag) {
	case TAG_SIGNATORY:
		return get_signatory(content, document);
	case TAG_FIELD:
		return get_field(content, document);
	case TAG_BLOCK:
		return get_block(content, document);
	case TAG_SOURCE:
		return get_source(content, document);
	case TAG_CITATION:
		return get_citation(content, document);
	case TAG_RAW:
		return get_raw(content, document);
	case TAG_RAW_PLACE:
		return get_raw_place(content, document);
	default:
		return true;
	}
}

kz_status kzi_document_decode(
	const char *bytes, size_t length, kz_document **out, kz_error *err)
{
	kz_status st = kz_document_new(out, err);
	if (st != KZ_OK)
		return st;
	part all = {bytes, bytes + length};
	while (all.at < all.end) {
		uint64_t tag;
		part content;
		if (kzi_varint_read(&all.at, all.end, &tag) &&
			get_bytes(&all, &content) && get_entry(tag, content, *out))
			continue;
		kz_document_free(*out);
		*out = NULL;
		return kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
			"a stored document is damaged at byte %zu",
			(size_t)(all.at - bytes));
	}
	return KZ_OK;
}
