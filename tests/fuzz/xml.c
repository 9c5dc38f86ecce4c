/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Official XML of every kind. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_document(bytes, size, "kst.xml");
	return 0;
}
