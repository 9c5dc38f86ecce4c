/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An answer of the search service; and the same bytes as the words of a question. */
#include "services.h"

#include "sources/sru.h"

#include <stdlib.h>

static void fuzz_question(const uint8_t *bytes, size_t size)
{
	char url[KZI_URL_MAX];
	kz_error err;
	char *text = calloc(1, size + 1);
	if (text == NULL)
		return;
	memcpy(text, bytes, size);
	kzi_wanted wanted = {.words = text, .kind = text};
	if (kzi_sru_url(&wanted, url, &err) == KZ_OK)
		check_question(url, "&query=", '"', '\\');
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_wanted wanted = {.words = "x", .start = 1};
	kzi_finds finds;
	kz_error err = {.offset = -1};
	kz_status st = kzi_sru_read(&wanted, (const char *)bytes, size, &finds, &err);
	check_finds(&finds, st, &err, size);
	kzi_finds_free(&finds);
	fuzz_question(bytes, size);
	return 0;
}
