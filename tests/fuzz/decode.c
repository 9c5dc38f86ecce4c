/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bytes of any encoding as UTF-8, and the way back from each character of it to one in
 * the file, which only goes forward. The first byte chooses what they are said to be. */
#include "fuzz.h"

#include "base/utf8.h"
#include "readers/decode.h"

#include <string.h>

static void check_way_back(const kzi_decoded *decoded, size_t size)
{
	size_t last = 0;
	for (size_t at = 0; at < decoded->length;) {
		uint32_t rune;
		size_t place = kzi_decoded_offset(decoded, at);
		promise(place >= last && place <= size);
		last = place;
		at += kzi_utf8_decode(decoded->text + at, decoded->length - at, &rune);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_decoded decoded;
	kz_error told = {.offset = -1};
	if (size == 0)
		return 0;
	kzi_encoding from = (kzi_encoding)(bytes[0] % KZI_UNKNOWN_ENCODING);
	const char *file = (const char *)bytes + 1;
	if (kzi_decode(file, size - 1, from, NULL, &decoded, &told) == KZ_OK) {
		fuzz_check_text(decoded.text, decoded.length);
		promise(decoded.length == 0 ||
			memchr(decoded.text, '\0', decoded.length) == NULL);
		check_way_back(&decoded, size - 1);
		kzi_decoded_free(&decoded);
	} else {
		promise(told.offset <= (int64_t)size - 1);
	}
	kzi_encoding_by_name(file, size - 1);
	return 0;
}
