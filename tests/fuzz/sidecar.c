/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The official metadata beside a file, which is called as the seeds call it. */
#include "fuzz.h"

#include "readers/sidecar.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	char path[] = "metadata.xml";
	kzi_loaded loaded = {.sidecar_path = path};
	kz_document *given = NULL, *document = NULL;
	kzi_buffer_append(&loaded.sidecar, (const char *)bytes, size);
	if (kz_document_new(&given, NULL) == KZ_OK &&
		kz_document_parse("tekst", 5, "blg-1.txt", &document, NULL) == KZ_OK) {
		if (kzi_sidecar_apply(&loaded, "blg-1.txt", given, document, NULL) !=
			KZ_OK)
			abort();
		fuzz_check(document);
	}
	kz_document_free(document);
	kz_document_free(given);
	kzi_buffer_free(&loaded.sidecar);
	return 0;
}
