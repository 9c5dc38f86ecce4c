/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In the place of the parsers, where kamerzoek is built without libxml2. */
#include "readers/xml.h"

kz_status kzi_xml_parse(const char *text, size_t length, kzi_xml *out, kz_error *err)
{
	(void)text;
	(void)length;
	*out = (kzi_xml){0};
	return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET, "built without libxml2");
}

kz_status kzi_html_parse(const char *text, size_t length, kzi_xml *out, kz_error *err)
{
	return kzi_xml_parse(text, length, out, err);
}

void kzi_xml_free(kzi_xml *xml)
{
	kzi_arena_free(&xml->arena);
	*xml = (kzi_xml){0};
}
