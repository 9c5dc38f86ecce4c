/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/xml_part.h"

extern const kzi_xml_part kzi_later_xml;

const kzi_xml_part kzi_later_xml = {
	.stamp = KZI_XML_STAMP,
	.parse = kzi_xml_parse,
	.parse_html = kzi_html_parse,
	.free = kzi_xml_free,
};
