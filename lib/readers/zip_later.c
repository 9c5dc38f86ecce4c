/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In the place of zip.c, where it is loaded when there is a ZIP file to open. */
#include "readers/zip_part.h"

static kzi_later part = {.name = "kzi_later_zip", .stamp = KZI_ZIP_STAMP};

/* Whoever has an open ZIP file has loaded it. */
static const kzi_zip_part *loaded(void)
{
	return atomic_load_explicit(&part.table, memory_order_acquire);
}

kz_status kzi_zip_open(const char *bytes, size_t length, kzi_zip **out, kz_error *err)
{
	const void *table;
	*out = NULL;
	kz_status st = kzi_later_load(&part, &table, err);
	return st == KZ_OK ? loaded()->open(bytes, length, out, err) : st;
}

void kzi_zip_close(kzi_zip *zip)
{
	if (zip != NULL)
		loaded()->close(zip);
}

bool kzi_zip_has(kzi_zip *zip, const char *name)
{
	return loaded()->has(zip, name);
}

kz_status kzi_zip_read(kzi_zip *zip, const char *name, kzi_buffer *out, kz_error *err)
{
	return loaded()->read(zip, name, out, err);
}
