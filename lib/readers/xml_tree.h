/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The tree while it grows: for the two files that parse. */
#ifndef KZI_READERS_XML_TREE_H
#define KZI_READERS_XML_TREE_H

#include "readers/xml.h"

typedef struct kzi_tree {
	kzi_xml *xml;
	kzi_xml_node *open; /* the element that is being read; NULL: none yet */
	kzi_xml_node *last; /* of its children so far */
	unsigned depth, depth_max;
	size_t nodes;
	size_t offset;    /* of what is being read, in the text */
	kz_status status; /* the first failure, after which nothing is added */
	kz_error *err;
} kzi_tree;

/* Fails the tree, unless it has failed already; says that it has. */
void kzi_tree_fail(kzi_tree *tree, kz_status status, const char *words);

/* Goes into a new element; NULL when that failed. name and space must live as long
 * as the tree; the attributes are for the caller to set. */
kzi_xml_node *kzi_tree_begin(kzi_tree *tree, const char *name, const char *space);
void kzi_tree_end(kzi_tree *tree);
void kzi_tree_text(kzi_tree *tree, const char *text, size_t length);

/* Room for that many attributes in the element that was just begun; NULL. */
kzi_xml_attribute *kzi_tree_attributes(
	kzi_tree *tree, kzi_xml_node *element, size_t count);

#endif
