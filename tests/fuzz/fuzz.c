/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What targets have in common; and what holds for every document that a reader gives,
 * whatever it was made of. */
#include "fuzz.h"

#include "base/utf8.h"
#include "document/document.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void fuzz_check_text(const char *text, size_t length)
{
	promise(length == 0 || kzi_utf8_valid_length(text, length) == length);
}

void fuzz_check_shown(const char *text, size_t length)
{
	for (size_t at = 0, taken; at < length; at += taken) {
		uint32_t rune;
		taken = kzi_utf8_decode(text + at, length - at, &rune);
		promise(taken > 0 && !kzi_is_control(rune));
	}
}

void fuzz_check_inside(const char *path)
{
	promise(path[0] != '\0' && path[0] != '/');
	for (size_t length; *path != '\0'; path += length, path += *path == '/') {
		length = strcspn(path, "/");
		promise(length != 2 || memcmp(path, "..", 2) != 0);
	}
}

char *fuzz_string(const uint8_t *bytes, size_t size)
{
	char *text = malloc(size + 1);
	promise(text != NULL);
	if (size > 0)
		memcpy(text, bytes, size);
	text[size] = '\0';
	return text;
}

/* ---- Files ---- */

static char path[256];

static void remove_file(void)
{
	unlink(path);
}

const char *fuzz_file(const void *bytes, size_t size)
{
	if (path[0] == '\0') {
		const char *folder = getenv("TMPDIR");
		snprintf(path, sizeof path, "%s/kamerzoek-fuzz-XXXXXX",
			folder != NULL ? folder : "/tmp");
		int made = mkstemp(path);
		promise(made >= 0 && close(made) == 0 && atexit(remove_file) == 0);
	}
	int fd = open(path, O_WRONLY | O_TRUNC);
	promise(fd >= 0 && write(fd, bytes, size) == (ssize_t)size && close(fd) == 0);
	return path;
}

/* ---- Documents ---- */

static void check_text(const char *text)
{
	fuzz_check_text(text, strlen(text));
}

static void check_block(const kz_block *block)
{
	size_t length = strlen(block->text), last = 0;
	check_text(block->text);
	check_text(block->mark);
	promise(strchr(block->text, '\n') == NULL);
	for (size_t i = 0; i < block->ref_count; i++) {
		promise(block->refs[i].offset >= last && block->refs[i].offset <= length);
		last = block->refs[i].offset;
	}
}

static void check_citation(const kz_document *document, const kz_citation *citation)
{
	check_text(citation->target);
	check_text(citation->text);
	promise(citation->block <= kz_document_block_count(document));
	if (citation->block == 0)
		return;
	const kz_block *block = kz_document_block_at(document, citation->block - 1);
	promise((size_t)citation->start + citation->length <= strlen(block->text));
}

static void check_all(const kz_document *document)
{
	promise(kz_document_get(document, KZ_ID)[0] != '\0');
	for (int i = 0; i < KZI_PROPERTIES; i++)
		check_text(kz_document_get(document, (kz_property)i));
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		check_block(kz_document_block_at(document, i));
	for (size_t i = 0; i < kz_document_citation_count(document); i++)
		check_citation(document, kz_document_citation_at(document, i));
}

/* What is stored comes back. */
static void check_stored(const kz_document *document)
{
	kzi_buffer stored = {0};
	kz_document *again = NULL;
	kzi_document_encode(document, KZI_FACTS_AND_TEXT, &stored);
	promise(!stored.failed);
	promise(kzi_document_decode(stored.data, stored.length, &again, NULL) == KZ_OK);
	promise(kz_document_block_count(again) == kz_document_block_count(document));
	kz_document_free(again);
	kzi_buffer_free(&stored);
}

void fuzz_check(const kz_document *document)
{
	check_all(document);
	check_stored(document);
}

void fuzz_document(const uint8_t *bytes, size_t size, const char *name)
{
	kz_document *document = NULL;
	kz_error told = {0};
	kz_status st = kz_document_parse(bytes, size, name, &document, &told);
	if (st == KZ_OK) {
		fuzz_check(document);
	} else {
		promise(document == NULL && told.status == st);
		promise(told.message[0] != '\0' && strchr(told.message, '\n') == NULL);
		promise(told.offset <= (int64_t)size);
		check_text(told.message);
	}
	kz_document_free(document);
}
