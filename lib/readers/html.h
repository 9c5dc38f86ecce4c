/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the elements of a page are in a text: of an official one, and of any other. */
#ifndef KZI_READERS_HTML_H
#define KZI_READERS_HTML_H

#include "readers/walk.h"

extern const kzi_vocabulary kzi_official_page;
extern const kzi_vocabulary kzi_other_page;

/* Is the class, or one of them? */
bool kzi_has_class(const kzi_xml_node *node, const char *name);

#endif
