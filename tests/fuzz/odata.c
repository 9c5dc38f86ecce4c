/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Records of the Tweede Kamer, one or many. */
#include "fuzz.h"

#include "readers/odata_records.h"

#include <stdlib.h>

/* Each record of a page is a file of its own that can be read. */
static void fuzz_page(const uint8_t *bytes, size_t size)
{
	kzi_input input = {(const char *)bytes, size, "x.json", false};
	kzi_records records;
	if (!kzi_is_odata(&input) ||
		kzi_records_read(&input, NULL, &records, NULL) != KZ_OK)
		return;
	for (size_t i = 0; i < records.count; i++) {
		kzi_buffer one = {0};
		kzi_record_bytes(&records, i, &one, NULL);
		fuzz_document((const uint8_t *)one.data, one.length,
			kzi_record_name(&records, i));
		kzi_buffer_free(&one);
	}
	kzi_records_free(&records);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_document(bytes, size, "x.json");
	fuzz_page(bytes, size);
	return 0;
}
