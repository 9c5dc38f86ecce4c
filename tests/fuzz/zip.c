/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files in a ZIP file: those that readers ask for. */
#include "fuzz.h"

#include "readers/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const names[] = {"word/document.xml", "content.xml", "a", ""};
	kzi_zip *zip = NULL;
	if (kzi_zip_open((const char *)bytes, size, &zip, NULL) != KZ_OK)
		return 0;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		kzi_buffer out = {0};
		kzi_zip_read(zip, names[i], &out, NULL);
		kzi_buffer_free(&out);
	}
	kzi_zip_close(zip);
	return 0;
}
