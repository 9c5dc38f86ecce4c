/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What comes behind pdftotext: whatever it says, it becomes a document or an error. */
#include "fuzz.h"

#include "readers/pdf.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char end[] = "</doc>";
	kz_document *document = NULL;
	char *answer = malloc(size + sizeof end);
	if (answer == NULL || kz_document_new(&document, NULL) != KZ_OK)
		abort();
	/* Nearly all that chance makes would have no end. */
	memcpy(answer, bytes, size);
	memcpy(answer + size, end, sizeof end);
	if (kzi_pdf_from_boxes(answer, size + sizeof end - 1, "brief.pdf", document,
		    NULL) == KZ_OK &&
		kz_document_set(document, KZ_ID, "pdf", NULL) == KZ_OK)
		fuzz_check(document);
	kz_document_free(document);
	free(answer);
	return 0;
}
