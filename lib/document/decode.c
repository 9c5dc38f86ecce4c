/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading a document from bytes, which may be anything. */
#include "document/stored.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

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
	kzi_source source = {.name = ""};
	source.path = get_text(&content, document);
	source.digest = get_text(&content, document);
	if (source.path == NULL || source.digest == NULL)
		return false;
	if (content.at < content.end && !get_number(&content, &source.fidelity))
		return false;
	if (content.at < content.end) {
		source.name = get_text(&content, document);
		if (source.name == NULL || !get_number(&content, &source.part))
			return false;
	}
	return kzi_document_append_source(document, &source, NULL) == KZ_OK;
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
	*item = (kz_block){.size = sizeof *item,
		.kind = (int32_t)kind,
		.page = (uint32_t)page,
		.paragraph = kzi_document_paragraph(document, (int32_t)kind)};
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
		!get_number(&content, &edge) || kind > INT32_MAX || edge > INT32_MAX)
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

static bool get_place(part content, kzi_text_place *out)
{
	return kzi_varint_read(&content.at, content.end, &out->offset) &&
	       kzi_varint_read(&content.at, content.end, &out->length);
}

static bool get_part(part content, bool place, kz_document *document)
{
	kzi_source_part one = {
		.bytes = content.at, .length = (size_t)(content.end - content.at)};
	if (place) {
		one = (kzi_source_part){0};
		if (!get_place(content, &one.place))
			return false;
	}
	return kzi_document_append_part(document, &one, NULL) == KZ_OK;
}

static bool get_key(part content, kz_document *document)
{
	const char *key = kzi_arena_copy(
		&document->arena, content.at, (size_t)(content.end - content.at));
	return key != NULL && kzi_document_append_key(document, key, NULL) == KZ_OK;
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
	if (tag >= KZI_TAG_PROPERTY && tag < KZI_TAG_PROPERTY + KZI_PROPERTIES) {
		const char *copy = kzi_arena_copy(&document->arena, content.at, length);
		document->properties[tag - KZI_TAG_PROPERTY] = copy;
		return copy != NULL;
	}
	if (tag >= KZI_TAG_LIST && tag < KZI_TAG_LIST + KZI_LISTS)
		return get_list_item(content, document, (unsigned)(tag - KZI_TAG_LIST));
	switch (tag) {
	case KZI_TAG_SIGNATORY:
		return get_signatory(content, document);
	case KZI_TAG_FIELD:
		return get_field(content, document);
	case KZI_TAG_BLOCK:
		return get_block(content, document);
	case KZI_TAG_SOURCE:
		return get_source(content, document);
	case KZI_TAG_CITATION:
		return get_citation(content, document);
	case KZI_TAG_RAW:
		return get_raw(content, document);
	case KZI_TAG_RAW_PLACE:
		return get_place(content, &document->raw_place);
	case KZI_TAG_PART_PLACE:
	case KZI_TAG_PART:
		return get_part(content, tag == KZI_TAG_PART_PLACE, document);
	case KZI_TAG_KEY:
		return get_key(content, document);
	default:
		return true;
	}
}

/* ---- All of it, or the beginning ---- */

static kz_status damaged(kz_document **out, size_t at, kz_error *err)
{
	bool failed = (*out)->arena.failed;
	kz_document_free(*out);
	*out = NULL;
	return failed ? kzi_no_memory(err)
		      : kzi_fail(err, KZ_E_CORRUPT, KZI_NO_OFFSET,
				"a stored document is damaged at byte %zu", at);
}

/* Takes one entry off the front; false when it is cut short, or is not what it should
 * be. */
static bool take_entry(part *all, kz_document *document, bool *whole)
{
	uint64_t tag;
	part content;
	*whole = kzi_varint_read(&all->at, all->end, &tag) && get_bytes(all, &content);
	return *whole && get_entry(tag, content, document);
}

kz_status kzi_document_decode(
	const char *bytes, size_t length, kz_document **out, kz_error *err)
{
	kz_status st = kz_document_new(out, err);
	if (st != KZ_OK)
		return st;
	bool whole;
	/* Of a document that says nothing there are no bytes. */
	part all = {bytes, length > 0 ? bytes + length : bytes};
	while (all.at < all.end) {
		if (!take_entry(&all, *out, &whole))
			return damaged(out, (size_t)(all.at - bytes), err);
	}
	return KZ_OK;
}

/* Of a block that is cut short what there is of its text. */
static bool take_cut_block(part all, kz_document *document)
{
	uint64_t tag, length;
	part mark, language;
	if (!kzi_varint_read(&all.at, all.end, &tag) || tag != KZI_TAG_BLOCK ||
		!kzi_varint_read(&all.at, all.end, &length))
		return true;
	part content = all;
	uint64_t skipped;
	if (!kzi_varint_read(&content.at, content.end, &skipped) ||
		!kzi_varint_read(&content.at, content.end, &skipped) ||
		!get_bytes(&content, &mark) || !get_bytes(&content, &language))
		return true;
	kzi_buffer block = {0};
	kzi_buffer_append(&block, all.at, (size_t)(content.at - all.at));
	if (kzi_varint_read(&content.at, content.end, &length)) {
		size_t left = (size_t)(content.end - content.at);
		/* What is behind the text may be all that is lacking. */
		left = left < length
			       ? kzi_utf8_cut(content.at, left, left > 0 ? left - 1 : 0)
			       : (size_t)length;
		kzi_buffer_varint(&block, left);
		kzi_buffer_append(&block, content.at, left);
	} else {
		kzi_buffer_varint(&block, 0);
	}
	bool done = !block.failed &&
		    get_block((part){block.data, block.data + block.length}, document);
	kzi_buffer_free(&block);
	return done;
}

kz_status kzi_document_decode_beginning(
	const char *bytes, size_t length, kz_document **out, kz_error *err)
{
	kz_status st = kz_document_new(out, err);
	if (st != KZ_OK)
		return st;
	bool whole = true;
	part all = {bytes, length > 0 ? bytes + length : bytes};
	while (all.at < all.end) {
		part before = all;
		if (take_entry(&all, *out, &whole))
			continue;
		if (whole || !take_cut_block(before, *out))
			return damaged(out, (size_t)(all.at - bytes), err);
		break;
	}
	return KZ_OK;
}
