/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Any text, read as a letter. Its blocks are UTF-8; whatever it took out it says; the
 * letters that it shows are those that came in, but for lines that it says it took; and
 * to look for the facts again changes nothing.
 */
#include "fuzz.h"

#include "base/utf8.h"
#include "document/letter.h"

#include <stdlib.h>
#include <string.h>

static size_t letters_of(const char *text)
{
	size_t count = 0;
	for (; *text != '\0'; text++)
		count += (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
	return count;
}

static size_t letters_shown(const kz_document *document)
{
	size_t count = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		size_t length = strlen(block->text);
		promise(length == 0 ||
			kzi_utf8_valid_length(block->text, length) == length);
		count += letters_of(block->text) + letters_of(block->mark);
		for (size_t k = 0; k < block->ref_count; k++)
			promise(block->refs[k].offset <= length);
	}
	return count;
}

/* Did it say that it took lines out, or letters apart, or made one of two? The e of a
 * broken word may have become an ë. */
static bool says_so(const kz_document *document)
{
	static const char *const words[] = {"furniture", "facts", "conversion",
		"ligature", "hyphen", "end of a line"};
	for (size_t i = 0; i < kz_document_count(document, KZ_REMARKS); i++) {
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
			if (strstr(kz_document_at(document, KZ_REMARKS, i), words[k]) !=
				NULL)
				return true;
		}
	}
	return false;
}

static void check_again(kz_document *document)
{
	size_t signatories = kz_document_signatory_count(document);
	char date[16], *subject = strdup(kz_document_get(document, KZ_SUBJECT));
	promise(subject != NULL);
	strncpy(date, kz_document_get(document, KZ_DATE), sizeof date - 1);
	date[sizeof date - 1] = '\0';
	bool known = date[0] != '\0' && subject[0] != '\0' && signatories > 0;
	promise(kzi_letter_facts(document, NULL) == KZ_OK);
	if (known) {
		promise(strcmp(date, kz_document_get(document, KZ_DATE)) == 0);
		promise(strcmp(subject, kz_document_get(document, KZ_SUBJECT)) == 0);
		promise(signatories == kz_document_signatory_count(document));
	}
	free(subject);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kz_document *document = NULL;
	kz_error told = {0};
	char *text = malloc(size + 1);
	promise(text != NULL && kz_document_new(&document, NULL) == KZ_OK);
	memcpy(text, bytes, size);
	text[size] = '\0';
	kz_status st = kzi_letter_read(document, text, size, &told);
	if (st == KZ_OK) {
		size_t shown = letters_shown(document), came = letters_of(text);
		promise(shown == came || says_so(document));
		check_again(document);
		letters_shown(document);
	} else {
		promise(st == KZ_E_DOCUMENT && told.offset >= 0 &&
			(size_t)told.offset < size);
	}
	kz_document_free(document);
	free(text);
	return 0;
}
