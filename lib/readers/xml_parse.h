/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the two files that use libxml2 share. */
#ifndef KZI_READERS_XML_PARSE_H
#define KZI_READERS_XML_PARSE_H

#include "readers/xml_tree.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError kzi_libxml2_error;
#else
typedef xmlError kzi_libxml2_error;
#endif

/* Before anything else of libxml2 is called, from any thread. */
void kzi_libxml2_begin(void);

/* Its message as one of ours: the first line, in lower case. */
void kzi_libxml2_words(const char *message, char *out, size_t size);

/* A copy of an attribute's value, references decoded; "" when that failed. */
const char *kzi_libxml2_value(kzi_tree *tree, const char *value, size_t length);

#endif
