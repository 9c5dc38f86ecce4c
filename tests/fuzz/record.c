/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A stored document of which every byte may be wrong, behind a checksum that is right:
 * refused, or read; and what was read is written and read again as the same.
 */
#include "fuzz.h"

#include "base/digest.h"
#include "document/document.h"
#include "index/indexer.h"

#include <string.h>

/* Looks at all of it, so that a checker sees what should not be looked at. */
static size_t walk(const kz_document *document)
{
	size_t seen = 0;
	for (int i = 0; i < KZI_PROPERTIES; i++)
		seen += strlen(kz_document_get(document, (kz_property)i));
	for (int list = 0; list < KZI_LISTS; list++)
		for (size_t i = 0; i < kz_document_count(document, (kz_list)list); i++)
			seen += strlen(kz_document_at(document, (kz_list)list, i));
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		seen += strlen(block->text) + strlen(block->mark);
		for (size_t k = 0; k < block->ref_count; k++)
			promise(block->refs[k].offset <= strlen(block->text));
	}
	for (size_t i = 0; i < kz_document_citation_count(document); i++)
		seen += strlen(kz_document_citation_at(document, i)->target);
	for (size_t i = 0; i < document->field_count; i++)
		seen += strlen(document->fields[i].name);
	for (size_t i = 0; i < document->part_count; i++)
		seen += document->parts[i].length;
	return seen;
}

static void check_again(const kz_document *document)
{
	kzi_buffer once = {0}, twice = {0};
	kz_document *again = NULL;
	kzi_document_encode(document, KZI_FACTS_TEXT_AND_RAW, &once);
	promise(!once.failed);
	promise(kzi_document_decode(once.data, once.length, &again, NULL) == KZ_OK);
	promise(walk(again) == walk(document));
	kzi_document_encode(again, KZI_FACTS_TEXT_AND_RAW, &twice);
	promise(once.length == twice.length &&
		(once.length == 0 || memcmp(once.data, twice.data, once.length) == 0));
	kz_document_free(again);
	kzi_buffer_free(&once);
	kzi_buffer_free(&twice);
}

static void read_record(const uint8_t *bytes, size_t size)
{
	enum { CRC = 4 };
	kz_document *document = NULL;
	kzi_text_place place;
	kzi_buffer record = {0};
	uint32_t crc = kzi_crc32c(0, (const char *)bytes, size);
	for (int i = 0; i < CRC; i++)
		kzi_buffer_byte(&record, (char)(crc >> 8 * i));
	kzi_buffer_append(&record, (const char *)bytes, size);
	xapian_bytes whole = {record.data, record.length};
	if (kzi_record_read(whole, &document, &place, NULL) == KZ_OK)
		walk(document);
	kz_document_free(document);
	kzi_buffer_free(&record);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kz_document *document = NULL;
	kz_error told = {0};
	kz_status st = kzi_document_decode(
		size > 0 ? (const char *)bytes : NULL, size, &document, &told);
	promise(st == KZ_OK || (st == KZ_E_CORRUPT && document == NULL));
	if (st == KZ_OK) {
		walk(document);
		check_again(document);
	}
	kz_document_free(document);
	read_record(bytes, size);
	return 0;
}
