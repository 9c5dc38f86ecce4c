/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages, official or not. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_document(bytes, size, "kst.html");
	return 0;
}
