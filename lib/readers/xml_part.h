/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parsers of xml.h, as a part that is loaded later. */
#ifndef KZI_READERS_XML_PART_H
#define KZI_READERS_XML_PART_H

#include "base/later.h"
#include "readers/xml.h"

typedef struct kzi_xml_part {
	kzi_later_stamp stamp;
	kz_status (*parse)(const char *, size_t, kzi_xml *, kz_error *);
	kz_status (*parse_html)(const char *, size_t, kzi_xml *, kz_error *);
	void (*free)(kzi_xml *);
} kzi_xml_part;

#define KZI_XML_STAMP \
	KZI_LATER_STAMP(kzi_xml_part, kzi_xml, kzi_xml_node, kzi_xml_attribute)

#endif
