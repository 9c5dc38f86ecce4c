/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing a document as bytes. */
#include "document/stored.h"

#include <string.h>

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
	put_entry(out, KZI_TAG_SIGNATORY, scratch);
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
	put_entry(out, KZI_TAG_FIELD, scratch);
}

static void put_source(kzi_buffer *out, kzi_buffer *scratch, const kzi_source *source)
{
	kzi_buffer_clear(scratch);
	put_text(scratch, source->path);
	put_text(scratch, source->digest);
	kzi_buffer_varint(scratch, source->fidelity);
	put_text(scratch, source->name);
	kzi_buffer_varint(scratch, source->part);
	put_entry(out, KZI_TAG_SOURCE, scratch);
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
	put_entry(out, KZI_TAG_BLOCK, scratch);
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
	put_entry(out, KZI_TAG_CITATION, scratch);
}

static void put_place(
	kzi_buffer *out, kzi_buffer *scratch, uint64_t tag, kzi_text_place place)
{
	kzi_buffer_clear(scratch);
	kzi_buffer_varint(scratch, place.offset);
	kzi_buffer_varint(scratch, place.length);
	put_entry(out, tag, scratch);
}

static void put_bytes(kzi_buffer *out, uint64_t tag, const char *bytes, size_t length)
{
	kzi_buffer_varint(out, tag);
	kzi_buffer_varint(out, length);
	kzi_buffer_append(out, bytes, length);
}

static void put_part(kzi_buffer *out, kzi_buffer *scratch, const kzi_source_part *part)
{
	if (part->bytes != NULL)
		put_bytes(out, KZI_TAG_PART, part->bytes, part->length);
	else
		put_place(out, scratch, KZI_TAG_PART_PLACE, part->place);
}

static void put_body(kzi_buffer *out, kzi_buffer *scratch, const kz_document *document)
{
	for (size_t i = 0; i < document->block_count; i++)
		put_block(out, scratch, &document->blocks[i]);
	for (size_t i = 0; i < document->citation_count; i++)
		put_citation(out, scratch, &document->citations[i]);
	if (document->raw_place.length > 0)
		put_place(out, scratch, KZI_TAG_RAW_PLACE, document->raw_place);
	for (size_t i = 0; i < document->part_count; i++)
		put_part(out, scratch, &document->parts[i]);
	for (size_t i = 0; i < document->key_count; i++)
		put_bytes(out, KZI_TAG_KEY, document->keys[i], strlen(document->keys[i]));
}

void kzi_document_encode(
	const kz_document *document, kzi_document_parts parts, kzi_buffer *out)
{
	kzi_buffer scratch = {0};
	for (unsigned i = 0; i < KZI_PROPERTIES; i++) {
		if (document->properties[i] == NULL)
			continue;
		kzi_buffer_varint(out, KZI_TAG_PROPERTY + i);
		put_text(out, document->properties[i]);
	}
	for (unsigned list = 0; list < KZI_LISTS; list++) {
		for (size_t i = 0; i < document->lists[list].count; i++) {
			kzi_buffer_varint(out, KZI_TAG_LIST + list);
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
	if (parts == KZI_FACTS_TEXT_AND_RAW && document->raw != NULL)
		put_bytes(out, KZI_TAG_RAW, document->raw, document->raw_length);
	kzi_buffer_free(&scratch);
}
