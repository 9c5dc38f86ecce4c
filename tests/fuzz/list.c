/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Any bytes as the list of a library that somebody shared: what is taken from it lies in
 * the library, and written again it is the same. */
#include "fuzz.h"

#include "base/buffer.h"
#include "library/place.h"
#include "library/rows.h"

#include <stdlib.h>
#include <string.h>

static bool take(void *context, const kz_library_file *file)
{
	kzi_buffer *again = context;
	char id[KZI_PLACE_NAME_MAX];
	promise(strncmp(file->path, "27428/", 6) == 0);
	promise(kzi_place_read(file->path + 6, id) && strcmp(id, file->id) == 0);
	fuzz_check_inside(file->path);
	kzi_rows_add(again, file);
	return true;
}

static kz_status parse(const char *bytes, size_t length, kzi_buffer *again)
{
	kzi_buffer copy = {0};
	kzi_arena arena = {0};
	kzi_buffer_append(&copy, bytes, length);
	kzi_rows_begin(again);
	kz_status st = kzi_rows_parse(&copy, "27428", &arena, take, again, NULL);
	kzi_arena_free(&arena);
	kzi_buffer_free(&copy);
	return st;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_buffer once = {0}, twice = {0};
	if (parse((const char *)bytes, size, &once) == KZ_OK) {
		if (parse(once.data, once.length, &twice) != KZ_OK ||
			once.length != twice.length ||
			memcmp(once.data, twice.data, once.length) != 0)
			abort();
	}
	kzi_buffer_free(&once);
	kzi_buffer_free(&twice);
	return 0;
}
