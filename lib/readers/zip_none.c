/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In the place of zip.c, where kamerzoek is built without minizip. */
#include "readers/zip.h"

kz_status kzi_zip_open(const char *bytes, size_t length, kzi_zip **out, kz_error *err)
{
	(void)bytes;
	(void)length;
	*out = NULL;
	return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET, "built without minizip");
}

void kzi_zip_close(kzi_zip *zip)
{
	(void)zip;
}

bool kzi_zip_has(kzi_zip *zip, const char *name)
{
	(void)zip;
	(void)name;
	return false;
}

kz_status kzi_zip_read(kzi_zip *zip, const char *name, kzi_buffer *out, kz_error *err)
{
	(void)zip;
	(void)name;
	(void)out;
	return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET, "built without minizip");
}
