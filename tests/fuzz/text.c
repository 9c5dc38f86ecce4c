/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Plain text and its header lines. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_document(bytes, size, "brief.txt");
	return 0;
}
