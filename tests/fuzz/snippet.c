/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The passage that shows why any text was found by any query, which is the first line of
 * the input: text that may be shown, no longer than was asked for, or than one word; and
 * what is lit stands in the text.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "document/document.h"
#include "search/snippet.h"

#include <string.h>

enum { WORD = 64, DOTS = 8 }; /* a word is not cut in two, unless it is longer */

static kz_analysis *analysis;

static bool stands_in(const kz_document *document, const char *text)
{
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		if (strstr(kz_document_block_at(document, i)->text, text) != NULL)
			return true;
	}
	return false;
}

static void check(const kz_document *document, const kz_hit *hit, size_t most)
{
	size_t length = 0;
	for (size_t i = 0; i < hit->part_count; i++) {
		const kz_part *part = &hit->parts[i];
		promise(part->text[0] != '\0');
		fuzz_check_shown(part->text, strlen(part->text));
		length += strlen(part->text);
		promise(!part->hit || stands_in(document, part->text));
	}
	promise(length <= (most > WORD ? most : WORD) + DOTS);
	promise(hit->block <= kz_document_block_count(document));
}

static void show(const kz_document *document, const char *typed, size_t most)
{
	kzi_query query;
	kzi_arena arena = {0};
	kz_hit hit = {.footnote = ""};
	kz_status st = kzi_query_parse(typed, 0, analysis, &query, NULL);
	if (st == KZ_OK) {
		kzi_showing how = {.most_bytes = most};
		promise(kzi_snippet(document, &query, analysis, &how, &arena, &hit,
				NULL) == KZ_OK);
		check(document, &hit, most);
	}
	kzi_arena_free(&arena);
	kzi_query_free(&query);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kz_document *document = NULL;
	char *typed = fuzz_string(bytes, size), *line = strchr(typed, '\n');
	if (analysis == NULL)
		promise(kz_analysis_open(NULL, &analysis, NULL) == KZ_OK);
	promise(kz_document_new(&document, NULL) == KZ_OK);
	if (line != NULL) {
		*line++ = '\0';
		if (kz_document_add_body(document, line, strlen(line), NULL) == KZ_OK) {
			show(document, typed, 40);
			show(document, typed, 300);
		}
	}
	kz_document_free(document);
	free(typed);
	return 0;
}
