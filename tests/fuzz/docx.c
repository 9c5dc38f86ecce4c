/* SPDX-License-Identifier: GPL-2.0-or-later */
/* DOCX: bytes that are no ZIP file are all of its parts, since chance alone would never
 * find the way into one. */
#include "fuzz.h"

#include "../unit/archive.h"

#include <string.h>

#define RELATION(type, target) "<Relationship Type=\"/" type "\" Target=\"" target "\"/>"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char relations[] =
		"<Relationships>" RELATION("styles", "document.xml") RELATION(
			"numbering", "document.xml") RELATION("footnotes", "document.xml")
			RELATION("endnotes", "document.xml") "</Relationships>";
	archive made = {0};
	if (size >= 2 && memcmp(bytes, "PK", 2) == 0) {
		fuzz_document(bytes, size, "brief.docx");
		return 0;
	}
	archive_add_bytes(
		&made, "word/document.xml", (const char *)bytes, size, false, NO_LIE);
	archive_add(&made, "word/_rels/document.xml.rels", relations);
	archive_end(&made);
	fuzz_document((const uint8_t *)made.bytes.data, made.bytes.length, "brief.docx");
	kzi_buffer_free(&made.bytes);
	return 0;
}
