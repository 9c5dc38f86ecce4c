/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "reading.h"

#include "base/buffer.h"

#include <stdlib.h>

static kzi_buffer printed;

static const char *finish(void)
{
	if (printed.length > 0 && printed.data[printed.length - 1] == '\n')
		printed.length--;
	kzi_buffer_byte(&printed, '\0');
	printed.length = 0;
	return printed.data;
}

kz_status try_bytes_as(const char *bytes, size_t length, const char *name, kz_error *err)
{
	kz_document *document = NULL;
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, bytes, length);
	kz_status st = kz_document_parse(exact, length, name, &document, err);
	free(exact);
	assert_int_equal(document != NULL, st == KZ_OK);
	kz_document_free(document);
	return st;
}

kz_document *read_bytes_as(const char *bytes, size_t length, const char *name)
{
	kz_document *document = NULL;
	char *exact = malloc(length > 0 ? length : 1);
	assert_non_null(exact);
	memcpy(exact, bytes, length);
	must(kz_document_parse(exact, length, name, &document, err));
	free(exact);
	return document;
}

kz_document *read_as(const char *text, const char *name)
{
	return read_bytes_as(text, strlen(text), name);
}

static void print_text(const kz_block *block)
{
	size_t ref = 0, length = strlen(block->text);
	for (size_t at = 0; at <= length; at++) {
		for (; ref < block->ref_count && block->refs[ref].offset == at; ref++)
			kzi_buffer_format(&printed, "{%s}", block->refs[ref].mark);
		if (at < length)
			kzi_buffer_byte(&printed,
				block->text[at] == '\t' ? '|' : block->text[at]);
	}
	kzi_buffer_byte(&printed, '\n');
}

const char *blocks_of(const kz_document *document)
{
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		kzi_buffer_byte(&printed, "PHLFT"[block->kind]);
		if (block->level > 0)
			kzi_buffer_format(&printed, "%u", (unsigned)block->level);
		if (block->mark[0] != '\0')
			kzi_buffer_format(&printed, "[%s]", block->mark);
		kzi_buffer_byte(&printed, ' ');
		print_text(block);
	}
	return finish();
}

const char *citations_of(const kz_document *document)
{
	for (size_t i = 0; i < kz_document_citation_count(document); i++) {
		const kz_citation *cited = kz_document_citation_at(document, i);
		const kz_block *block =
			kz_document_block_at(document, (size_t)cited->block - 1);
		kzi_buffer_format(&printed, "%s", cited->target);
		if (cited->edge != KZ_EDGE_CITES)
			kzi_buffer_format(
				&printed, " %s", kz_edge_name((kz_edge)cited->edge));
		if (block != NULL) {
			assert_memory_equal(
				block->text + cited->start, cited->text, cited->length);
			kzi_buffer_format(
				&printed, " in %u: '%s'", cited->block, cited->text);
		}
		kzi_buffer_byte(&printed, '\n');
	}
	return finish();
}

const char *signatories_of(const kz_document *document)
{
	for (size_t i = 0; i < kz_document_signatory_count(document); i++) {
		const kz_signatory *who = kz_document_signatory_at(document, i);
		kzi_buffer_format(&printed, i > 0 ? "; %s" : "%s", who->name);
		if (who->office[0] != '\0')
			kzi_buffer_format(&printed, " (%s)", who->office);
	}
	return finish();
}

const char *list_of(const kz_document *document, kz_list list)
{
	for (size_t i = 0; i < kz_document_count(document, list); i++)
		kzi_buffer_format(&printed, i > 0 ? "; %s" : "%s",
			kz_document_at(document, list, i));
	return finish();
}

void has_blocks(const char *text, const char *name, const char *wanted)
{
	kz_document *document = read_as(text, name);
	const char *got = blocks_of(document);
	if (strcmp(got, wanted) != 0)
		fail_msg("%s\n--- became\n%s\n--- and not\n%s", text, got, wanted);
	kz_document_free(document);
}

void has_fact(const kz_document *document, kz_property property, const char *wanted)
{
	same_text(
		kz_property_name(property), kz_document_get(document, property), wanted);
}

void is_refused(const char *bytes, size_t length, const char *name, kz_status wanted,
	long long offset, const char *words)
{
	kz_error told = {0};
	kz_status st = try_bytes_as(bytes, length, name, &told);
	if (st != wanted || strstr(told.message, words) == NULL || told.offset != offset)
		fail_msg("%.60s: %s at %d: '%s'", bytes, kz_status_name(st),
			(int)told.offset, told.message);
	assert_int_equal(try_bytes_as(bytes, length, name, NULL), wanted);
}
