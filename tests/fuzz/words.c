/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Any text, taken apart into words and indexed: each stands where it says, and the query
 * made of it finds it again.
 */
#include "fuzz.h"

#include "base/table.h"
#include "base/utf8.h"
#include "index/filling.h"
#include "search/query.h"

#include <string.h>

enum { TERM_MAX = 245, SOUGHT_MOST = 24 };

/* What the engine would be told. */
typedef struct indexed {
	kzi_table terms;
	uint32_t position;
} indexed;

static kz_analysis *analysis;

/* ---- Words ---- */

static void check_word(const kz_word *word, size_t i, size_t from, size_t size)
{
	promise(word->start >= from && word->length > 0 && word->position == i);
	promise((size_t)word->start + word->length <= size);
	promise(word->folded[0] != '\0');
	fuzz_check_shown(word->folded, strlen(word->folded));
	fuzz_check_shown(word->stem, strlen(word->stem));
	fuzz_check_shown(word->term, strlen(word->term));
}

static void check_words(const char *text, size_t size)
{
	kz_words *words = NULL;
	kz_error told = {0};
	size_t from = 0;
	if (kz_analyse(analysis, text, size, &words, &told) != KZ_OK) {
		promise(told.status == KZ_E_DOCUMENT && (size_t)told.offset < size);
		return;
	}
	for (size_t i = 0; i < kz_words_count(words); i++) {
		const kz_word *word = kz_words_at(words, i);
		check_word(word, i, from, size);
		from = (size_t)word->start + word->length;
	}
	kz_words_close(words);
}

/* Folded again it stays the same. */
static void check_normal(const char *text, size_t size)
{
	char *once = NULL, *twice = NULL;
	size_t length, again;
	if (kz_normalise(text, size, &once, &length, NULL) != KZ_OK)
		return;
	fuzz_check_text(once, length);
	promise(kz_normalise(once, length, &twice, &again, NULL) == KZ_OK);
	promise(again == length && memcmp(once, twice, length) == 0);
	kz_free(once);
	kz_free(twice);
}

/* ---- Indexing ---- */

static kz_status count(void *context, kzi_entry_term *term, uint32_t wdf, kz_error *err)
{
	indexed *to = context;
	(void)wdf, (void)err;
	promise(term->length > 0 && term->length <= TERM_MAX);
	fuzz_check_text(term->text, term->length);
	promise(kzi_table_add(&to->terms, term->text, term->length, 0));
	return KZ_OK;
}

static kz_status posting(void *context, kzi_entry_term *term, uint32_t position,
	uint32_t wdf, kz_error *err)
{
	indexed *to = context;
	promise(position >= to->position);
	to->position = position;
	return count(context, term, wdf, err);
}

static void index_words(const kz_document *document, indexed *out)
{
	static kzi_memo memo;
	kz_error err;
	memo.analysis = analysis;
	kzi_entry entry = {.context = out, .posting = posting, .count = count};
	kzi_filling f = {.out = &entry, .memo = &memo, .position = 1, .err = &err};
	promise(kzi_fill_words(&f, document) == KZ_OK);
	kzi_buffer_free(&f.term);
	kzi_buffer_free(&f.folded);
}

/* ---- Seeking ---- */

static bool has(const indexed *in, const char *term)
{
	return kzi_table_find(&in->terms, term, strlen(term)) != NULL;
}

static bool holds(const indexed *in, const kzi_node *node)
{
	bool dutch = true, english = node->term_count > 0;
	for (size_t i = 0; i < node->term_count; i++) {
		dutch = dutch && has(in, node->terms[i]);
		english = english && has(in, node->english[i]);
	}
	if (node->kind == KZI_NODE_WORDS)
		return dutch || english;
	for (size_t i = 0; i < node->child_count; i++) {
		if (holds(in, &node->children[i]) == (node->kind == KZI_NODE_ANY))
			return node->kind == KZI_NODE_ANY;
	}
	/* Whether 27428 is a dossier the text need not tell. */
	return node->kind != KZI_NODE_ANY;
}

static void seek(const indexed *in, const char *typed, size_t length)
{
	char text[KZI_QUERY_MAX + 1];
	kzi_query query;
	if (length > KZI_QUERY_MAX)
		return;
	memcpy(text, typed, length);
	text[length] = '\0';
	promise(kzi_query_parse(text, 0, analysis, &query, NULL) == KZ_OK);
	for (size_t i = 0; i < query.node_count; i++)
		promise(holds(in, &query.nodes[i]));
	kzi_query_free(&query);
}

/* As it stands in the text; and a sign as the word that it is read as. */
static void seek_word(const indexed *in, const char *text, const kzi_word *word)
{
	bool is_sign =
		strcmp(word->folded, "procent") == 0 || strcmp(word->folded, "euro") == 0;
	seek(in, is_sign ? word->folded : text + word->start,
		is_sign ? word->folded_length : word->length);
}

static void seek_all(const indexed *in, const kz_document *document)
{
	size_t sought = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const char *text = kz_document_block_at(document, i)->text;
		kzi_words words = KZI_WORDS_OF(text, strlen(text));
		kzi_word word;
		while (sought++ < SOUGHT_MOST && kzi_words_next(&words, &word))
			seek_word(in, text, &word);
		kzi_words_end(&words);
	}
}

/* As a document may have it: of what is no UTF-8, each byte as in Latin-1; and no
 * controls. */
static void write_body(const char *text, size_t size, kzi_buffer *out)
{
	for (size_t at = 0, taken; at < size; at += taken) {
		char made[4];
		uint32_t rune;
		taken = kzi_utf8_decode(text + at, size - at, &rune);
		if (taken == 0) {
			rune = (unsigned char)text[at];
			taken = 1;
		}
		if (kzi_is_control(rune) && rune != '\n')
			rune = ' ';
		kzi_buffer_append(out, made, kzi_utf8_encode(rune, made));
	}
}

static void check_found(const char *text, size_t size)
{
	static kzi_buffer body;
	kz_document *document = NULL;
	indexed in = {.position = 0};
	kzi_buffer_reset(&body);
	write_body(text, size, &body);
	promise(kz_document_new(&document, NULL) == KZ_OK);
	promise(kz_document_add_body(document, body.length > 0 ? body.data : "",
			body.length, NULL) == KZ_OK);
	promise(kzi_document_fill_languages(document, NULL) == KZ_OK);
	index_words(document, &in);
	seek_all(&in, document);
	kzi_table_free(&in.terms);
	kz_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *text = size > 0 ? (const char *)bytes : "";
	if (analysis == NULL)
		promise(kz_analysis_open(NULL, &analysis, NULL) == KZ_OK);
	check_words(text, size);
	check_normal(text, size);
	check_found(text, size);
	return 0;
}
