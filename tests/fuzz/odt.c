/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ODT: bytes that are no ZIP file are its content, and its styles. */
#include "fuzz.h"

#include "../unit/archive.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	archive made = {0};
	if (size >= 2 && memcmp(bytes, "PK", 2) == 0) {
		fuzz_document(bytes, size, "brief.odt");
		return 0;
	}
	archive_add_bytes(&made, "content.xml", (const char *)bytes, size, false, NO_LIE);
	archive_add_bytes(&made, "styles.xml", (const char *)bytes, size, false, NO_LIE);
	archive_end(&made);
	fuzz_document((const uint8_t *)made.bytes.data, made.bytes.length, "brief.odt");
	kzi_buffer_free(&made.bytes);
	return 0;
}
