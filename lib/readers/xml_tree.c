/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A tree of XML or HTML: growing one, and looking around in it. */
#include "readers/xml_tree.h"

#include <string.h>

/* ---- Growing ---- */

void kzi_tree_fail(kzi_tree *tree, kz_status status, const char *words)
{
	if (tree->status == KZ_OK)
		tree->status =
			kzi_fail(tree->err, status, (long long)tree->offset, "%s", words);
}

/* A child of the open element can only be added at its end. */
static kzi_xml_node *add_node(kzi_tree *tree)
{
	if (tree->status != KZ_OK)
		return NULL;
	if (tree->nodes++ == KZI_XML_NODES_MAX) {
		kzi_tree_fail(tree, KZ_E_LIMIT, "more than 2 million elements and texts");
		return NULL;
	}
	kzi_xml_node *node = kzi_arena_alloc(&tree->xml->arena, sizeof *node);
	if (node == NULL) {
		tree->status = kzi_no_memory(tree->err);
		return NULL;
	}
	node->offset = (uint32_t)tree->offset;
	node->parent = tree->open;
	if (tree->last != NULL)
		tree->last->next = node;
	else if (tree->open != NULL)
		tree->open->first = node;
	tree->last = node;
	return node;
}

kzi_xml_node *kzi_tree_begin(kzi_tree *tree, const char *name, const char *space)
{
	if (tree->status == KZ_OK && tree->depth == tree->depth_max)
		kzi_tree_fail(tree, KZ_E_LIMIT, "elements are nested too deep");
	kzi_xml_node *node = add_node(tree);
	if (node == NULL)
		return NULL;
	node->name = name;
	node->space = space;
	if (tree->xml->root == NULL)
		tree->xml->root = node;
	tree->open = node;
	tree->last = NULL;
	tree->depth++;
	return node;
}

void kzi_tree_end(kzi_tree *tree)
{
	if (tree->status != KZ_OK || tree->open == NULL)
		return;
	tree->last = tree->open;
	/* The tree is the caller's; only it sees its nodes as unchanging. */
	tree->open = (kzi_xml_node *)tree->open->parent;
	tree->depth--;
}

void kzi_tree_text(kzi_tree *tree, const char *text, size_t length)
{
	/* Beside the root there may be white space. */
	if (tree->open == NULL || length == 0)
		return;
	kzi_xml_node *node = add_node(tree);
	if (node == NULL)
		return;
	node->u.text = kzi_arena_copy(&tree->xml->arena, text, length);
	node->length = (uint32_t)length;
	if (node->u.text == NULL)
		tree->status = kzi_no_memory(tree->err);
}

kzi_xml_attribute *kzi_tree_attributes(
	kzi_tree *tree, kzi_xml_node *element, size_t count)
{
	if (count == 0 || element == NULL)
		return NULL;
	kzi_xml_attribute *items =
		kzi_arena_alloc(&tree->xml->arena, count * sizeof *items);
	element->u.attributes = items;
	element->length = items != NULL ? (uint32_t)count : 0;
	if (items == NULL)
		tree->status = kzi_no_memory(tree->err);
	return items;
}

/* ---- Looking around ---- */

bool kzi_xml_is(const kzi_xml_node *node, const char *name)
{
	return node != NULL && node->name != NULL && strcmp(node->name, name) == 0;
}

const char *kzi_xml_value(const kzi_xml_node *node, const char *name)
{
	if (node == NULL || node->name == NULL)
		return "";
	for (uint32_t i = 0; i < node->length; i++) {
		if (strcmp(node->u.attributes[i].name, name) == 0)
			return node->u.attributes[i].value;
	}
	return "";
}

static const kzi_xml_node *from(const kzi_xml_node *node, const char *name)
{
	while (node != NULL && !kzi_xml_is(node, name))
		node = node->next;
	return node;
}

const kzi_xml_node *kzi_xml_child(const kzi_xml_node *node, const char *name)
{
	return node != NULL ? from(node->first, name) : NULL;
}

const kzi_xml_node *kzi_xml_next(const kzi_xml_node *node, const char *name)
{
	return node != NULL ? from(node->next, name) : NULL;
}

const kzi_xml_node *kzi_xml_walk(const kzi_xml_node *node, const kzi_xml_node *top)
{
	if (node->first != NULL)
		return node->first;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node != top ? node->next : NULL;
}

const kzi_xml_node *kzi_xml_find(const kzi_xml_node *top, const char *name)
{
	const kzi_xml_node *node = top;
	while (node != NULL && (node = kzi_xml_walk(node, top)) != NULL) {
		if (kzi_xml_is(node, name))
			return node;
	}
	return NULL;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void append_text(
	const kzi_xml_node *node, size_t start, kzi_buffer *out, bool *gap)
{
	for (uint32_t i = 0; i < node->length; i++) {
		char c = node->u.text[i];
		if (is_space(c)) {
			*gap = true;
			continue;
		}
		if (*gap && out->length > start)
			kzi_buffer_byte(out, ' ');
		*gap = false;
		kzi_buffer_byte(out, c);
	}
}

void kzi_xml_text(const kzi_xml_node *top, kzi_buffer *out)
{
	size_t start = out->length;
	bool gap = false;
	const kzi_xml_node *node = top;
	while (node != NULL) {
		if (node->name == NULL)
			append_text(node, start, out, &gap);
		node = kzi_xml_walk(node, top);
	}
}

const char *kzi_xml_string(const kzi_xml_node *node, kzi_arena *arena)
{
	kzi_buffer text = {0};
	kzi_xml_text(node, &text);
	const char *copy =
		text.failed ? NULL
			    : kzi_arena_copy(arena, text.length > 0 ? text.data : "",
				      text.length);
	kzi_buffer_free(&text);
	return copy;
}
