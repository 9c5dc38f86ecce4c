/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The styles of a Word document: which are headings, which are lists. */
#include "readers/docx.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { BASED_MAX = 16 }; /* a style based on itself ends here */

/* What one style says itself; NULL and -1 are what it does not say. */
typedef struct kzi_docx_said {
	kzi_named named;
	const char *based; /* on which style */
	const char *title, *outline, *list, *depth;
	int bold, hidden;
} said;

static const char *child_value(const kzi_xml_node *node, const char *name)
{
	const kzi_xml_node *child = kzi_xml_child(node, name);
	return child != NULL ? kzi_xml_value(child, "val") : NULL;
}

int kzi_docx_switch(const kzi_xml_node *properties, const char *name)
{
	const char *value = child_value(properties, name);
	if (value == NULL)
		return -1;
	return strcmp(value, "0") != 0 && strcmp(value, "false") != 0 &&
	       strcmp(value, "off") != 0;
}

/* Word's own styles have English names in every language. */
static unsigned heading_by_title(const char *title)
{
	if (strncasecmp(title, "heading ", 8) == 0 && title[8] >= '1' && title[8] <= '9')
		return (unsigned)(title[8] - '0');
	return strcasecmp(title, "title") == 0;
}

/* An outline level of 9 is that of text. */
unsigned kzi_docx_outline(const char *value)
{
	return value[0] >= '0' && value[0] <= '8' && value[1] == '\0'
		       ? (unsigned)(value[0] - '0') + 1
		       : 0;
}

static said read_style(const kzi_xml_node *node, size_t place)
{
	const kzi_xml_node *paragraph = kzi_xml_child(node, "pPr");
	const kzi_xml_node *list = kzi_xml_child(paragraph, "numPr");
	const kzi_xml_node *run = kzi_xml_child(node, "rPr");
	return (said){
		.named = {kzi_xml_value(node, "styleId"), place},
		.based = child_value(node, "basedOn"),
		.title = child_value(node, "name"),
		.outline = child_value(paragraph, "outlineLvl"),
		.list = child_value(list, "numId"),
		.depth = child_value(list, "ilvl"),
		.bold = kzi_docx_switch(run, "b"),
		.hidden = kzi_docx_switch(run, "vanish"),
	};
}

kz_status kzi_docx_styles_read(
	const kzi_xml_node *root, kzi_docx_styles *out, kz_error *err)
{
	const kzi_xml_node *node = kzi_xml_child(root, "style");
	*out = (kzi_docx_styles){0};
	for (; node != NULL; node = kzi_xml_next(node, "style")) {
		said *items = kzi_arena_grow(
			&out->arena, out->items, out->count, sizeof *items);
		if (items == NULL)
			return kzi_no_memory(err);
		out->items = items;
		items[out->count] = read_style(node, out->count);
		out->count++;
	}
	kzi_named_sort(out->items, out->count, sizeof *out->items);
	return KZ_OK;
}

void kzi_docx_styles_free(kzi_docx_styles *styles)
{
	kzi_arena_free(&styles->arena);
	*styles = (kzi_docx_styles){0};
}

/* What is not known yet, from a style that the others are based on. */
static void add_said(said *known, const said *more)
{
	if (known->title == NULL || heading_by_title(known->title) == 0)
		known->title = more->title;
	if (known->outline == NULL)
		known->outline = more->outline;
	if (known->list == NULL)
		known->list = more->list;
	if (known->depth == NULL)
		known->depth = more->depth;
	if (known->bold < 0)
		known->bold = more->bold;
	if (known->hidden < 0)
		known->hidden = more->hidden;
}

kzi_docx_style kzi_docx_style_of(const kzi_docx_styles *styles, const char *id)
{
	said known = {.bold = -1, .hidden = -1};
	for (int i = 0; i < BASED_MAX && id != NULL && id[0] != '\0'; i++) {
		const said *found = kzi_named_find(
			styles->items, styles->count, sizeof *styles->items, id);
		if (found == NULL)
			break;
		add_said(&known, found);
		id = found->based;
	}
	kzi_docx_style style = {
		.list = known.list, .bold = known.bold > 0, .hidden = known.hidden > 0};
	if (known.outline != NULL)
		style.heading = kzi_docx_outline(known.outline);
	else if (known.title != NULL)
		style.heading = heading_by_title(known.title);
	if (known.depth != NULL)
		style.depth = (unsigned)strtoul(known.depth, NULL, 10);
	return style;
}
