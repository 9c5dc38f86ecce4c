/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A page of the Tweede Kamer's open data; and the same bytes as the words of a question.
 */
#include "services.h"

#include "sources/odata.h"

#include <stdlib.h>

static void fuzz_question(const uint8_t *bytes, size_t size)
{
	char url[KZI_URL_MAX];
	kz_error err;
	char *text = calloc(1, size + 1);
	if (text == NULL)
		return;
	memcpy(text, bytes, size);
	kzi_wanted wanted = {.words = text, .kind = text, .id = text};
	if (kzi_odata_url(&wanted, url, &err) == KZ_OK)
		check_question(url, "&$filter=", '\'', '\0');
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_finds finds;
	kz_error err = {.offset = -1};
	kz_status st = kzi_odata_read(
		KZI_TWEEDEKAMER_URL "Document", (const char *)bytes, size, &finds, &err);
	check_finds(&finds, st, &err, size);
	kzi_finds_free(&finds);
	fuzz_question(bytes, size);
	return 0;
}
