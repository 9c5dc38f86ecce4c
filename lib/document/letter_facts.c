/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was read in a letter, as facts of the document. Knows not where it stood. */
#include "document/letter_parts.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

void kzi_letter_plain(kzi_buffer *fact)
{
	size_t kept = 0;
	for (size_t at = 0; at < fact->length;) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(fact->data + at, fact->length - at, &rune);
		if (taken == 0 || kzi_is_control(rune)) {
			fact->data[kept++] = ' ';
			at += taken > 0 ? taken : 1;
			continue;
		}
		for (; taken > 0; taken--)
			fact->data[kept++] = fact->data[at++];
	}
	fact->length = kept;
}

kz_status kzi_letter_keep_fact(
	kzi_letter *letter, kz_property property, const char *label, const char *value)
{
	const char *known = kz_document_get(letter->document, property);
	if (value[0] == '\0' || strcmp(known, value) == 0)
		return KZ_OK;
	if (known[0] == '\0')
		return kz_document_set(letter->document, property, value, letter->err);
	kzi_buffer words = {0};
	kzi_buffer_format(&words, "the text itself has %s %s", label, value);
	char *remark = kzi_buffer_take(&words);
	if (remark == NULL)
		return kzi_no_memory(letter->err);
	kz_status st = kz_document_add(letter->document, KZ_REMARKS, remark, letter->err);
	free(remark);
	return st;
}
