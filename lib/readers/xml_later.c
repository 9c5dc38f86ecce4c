/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In the place of the parsers of XML and HTML, where these are loaded when there is some
 * to parse: libxml2 brings ICU along, 32 MB of it. */
#include "readers/xml_part.h"

static kzi_later part = {.name = "kzi_later_xml", .stamp = KZI_XML_STAMP};

static kz_status load(const kzi_xml_part **out, kz_error *err)
{
	const void *table = NULL;
	kz_status st = kzi_later_load(&part, &table, err);
	*out = table;
	return st;
}

kz_status kzi_xml_parse(const char *text, size_t length, kzi_xml *out, kz_error *err)
{
	const kzi_xml_part *xml;
	*out = (kzi_xml){0};
	kz_status st = load(&xml, err);
	return st == KZ_OK ? xml->parse(text, length, out, err) : st;
}

kz_status kzi_html_parse(const char *text, size_t length, kzi_xml *out, kz_error *err)
{
	const kzi_xml_part *xml;
	*out = (kzi_xml){0};
	kz_status st = load(&xml, err);
	return st == KZ_OK ? xml->parse_html(text, length, out, err) : st;
}

/* What was never parsed has nothing to free. */
void kzi_xml_free(kzi_xml *tree)
{
	const kzi_xml_part *xml;
	if (tree->names != NULL && load(&xml, NULL) == KZ_OK)
		xml->free(tree);
	else
		kzi_arena_free(&tree->arena);
	*tree = (kzi_xml){0};
}
