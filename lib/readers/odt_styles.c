/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The styles of an OpenDocument text: which are bold, which are hidden. */
#include "readers/odt.h"

#include "base/error.h"

#include <string.h>

enum { PARENTS_MAX = 16, LISTS_MAX = 4096 }; /* a style made from itself ends here */

static kz_status add_style(
	kzi_odt_styles *styles, const kzi_xml_node *node, kz_error *err)
{
	const kzi_xml_node *letters = kzi_xml_child(node, "text-properties");
	kzi_odt_style *items = kzi_arena_grow(
		&styles->arena, styles->items, styles->count, sizeof *items);
	if (items == NULL)
		return kzi_no_memory(err);
	items[styles->count] = (kzi_odt_style){
		.named = {kzi_xml_value(node, "name"), styles->count},
		.parent = kzi_xml_value(node, "parent-style-name"),
		.weight = kzi_xml_value(letters, "font-weight"),
		.display = kzi_xml_value(letters, "display"),
	};
	styles->items = items;
	styles->count++;
	return KZ_OK;
}

static kz_status add_list(kzi_odt_styles *styles, const kzi_xml_node *node, kz_error *err)
{
	if (styles->list_count == LISTS_MAX)
		return KZ_OK;
	kzi_odt_list *lists = kzi_arena_grow(
		&styles->arena, styles->lists, styles->list_count, sizeof *lists);
	if (lists == NULL)
		return kzi_no_memory(err);
	kzi_odt_list_read(node, styles->list_count, &lists[styles->list_count]);
	styles->lists = lists;
	styles->list_count++;
	return KZ_OK;
}

kz_status kzi_odt_styles_add(
	kzi_odt_styles *styles, const kzi_xml_node *node, kz_error *err)
{
	kz_status st = KZ_OK;
	const kzi_xml_node *at = node != NULL ? node->first : NULL;
	for (; at != NULL && st == KZ_OK; at = at->next) {
		if (kzi_xml_is(at, "style"))
			st = add_style(styles, at, err);
		else if (kzi_xml_is(at, "list-style"))
			st = add_list(styles, at, err);
		else if (kzi_xml_is(at, "outline-style"))
			kzi_odt_list_read(at, 0, &styles->outline);
	}
	return st;
}

void kzi_odt_styles_sort(kzi_odt_styles *styles)
{
	kzi_named_sort(styles->items, styles->count, sizeof *styles->items);
	kzi_named_sort(styles->lists, styles->list_count, sizeof *styles->lists);
}

void kzi_odt_styles_free(kzi_odt_styles *styles)
{
	kzi_arena_free(&styles->arena);
	*styles = (kzi_odt_styles){0};
}

/* What that style says, or the first that does of those it is made from. */
static const char *said(const kzi_odt_styles *styles, const char *name, bool weight)
{
	const char *what = "";
	for (int i = 0; i < PARENTS_MAX && name[0] != '\0' && what[0] == '\0'; i++) {
		const kzi_odt_style *style = kzi_named_find(
			styles->items, styles->count, sizeof *styles->items, name);
		if (style == NULL)
			break;
		what = weight ? style->weight : style->display;
		name = style->parent;
	}
	return what;
}

int kzi_odt_is_bold(const kzi_odt_styles *styles, const char *name)
{
	const char *weight = said(styles, name, true);
	return weight[0] != '\0' ? strcmp(weight, "bold") == 0 : -1;
}

bool kzi_odt_is_hidden(const kzi_odt_styles *styles, const char *name)
{
	return strcmp(said(styles, name, false), "none") == 0;
}
