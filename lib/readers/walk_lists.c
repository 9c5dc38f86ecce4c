/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lists and tables: items with their marks, rows with their cells. */
#include "readers/walk_inside.h"

#include <stdlib.h>
#include <string.h>

enum { SPAN_MAX = 64 };

void kzi_walk_item(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around)
{
	kzi_item own = {.given = false};
	kzi_place at = *around;
	if (around->flat) {
		kzi_walk_block(w, node, around, at);
		return;
	}
	at.kind = KZ_LIST_ITEM;
	at.item = &own;
	at.level = ++at.items;
	at.in_line = false;
	kzi_walk_end_block(w, around);
	if (w->words->mark != NULL)
		w->words->mark(node, own.mark, sizeof own.mark);
	kzi_walk_children(w, node, at);
	kzi_walk_end_block(w, &at);
	/* An item that is nothing but its mark. */
	if (!own.given && own.mark[0] != '\0') {
		own.given = true;
		kzi_flow_text(&w->flow, own.mark, strlen(own.mark));
		kzi_walk_end_block(w, &at);
	}
}

void kzi_walk_mark(kzi_walker *w, const kzi_xml_node *node, const kzi_place *at)
{
	kzi_buffer text = {0};
	kzi_xml_text(node, &text);
	char *mark = kzi_buffer_take(&text);
	if (mark == NULL) {
		kzi_walk_out_of_memory(w);
		return;
	}
	kzi_item *of = at->flat ? NULL : at->item;
	bool first =
		of != NULL && !of->given && !of->written && kzi_flow_is_empty(&w->flow);
	if (first && kzi_flow_is_mark(mark)) {
		strcpy(of->mark, mark);
		of->written = true;
	} else {
		kzi_flow_text(&w->flow, mark, strlen(mark));
		kzi_flow_space(&w->flow);
	}
	free(mark);
}

void kzi_walk_row(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around)
{
	size_t cells = 0;
	kzi_place at = *around;
	at.cells = around->flat ? NULL : &cells;
	at.kind = around->flat ? around->kind : KZ_TABLE_ROW;
	at.level = around->flat ? around->level : 0;
	at.flat = true;
	at.in_line = true;
	at.item = NULL;
	kzi_walk_block(w, node, around, at);
}

/* The digits at the end of "col3". */
static long trailing_number(const char *text)
{
	size_t at = strlen(text);
	while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9')
		at--;
	return text[at] != '\0' ? strtol(text + at, NULL, 10) : 0;
}

/* How many columns it is wide, as HTML or CALS has it. */
static size_t span_of(const kzi_xml_node *cell)
{
	long first = trailing_number(kzi_xml_value(cell, "namest"));
	long last = trailing_number(kzi_xml_value(cell, "nameend"));
	long span = trailing_number(kzi_xml_value(cell, "colspan"));
	if (first > 0 && last > first)
		span = last - first + 1;
	return span < 1 ? 1 : span > SPAN_MAX ? SPAN_MAX : (size_t)span;
}

void kzi_walk_cell(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around)
{
	kzi_place at = *around;
	if (around->cells == NULL) {
		kzi_walk_block(w, node, around, at);
		return;
	}
	if ((*around->cells)++ > 0)
		kzi_flow_tab(&w->flow);
	at.cells = NULL;
	kzi_walk_children(w, node, at);
	for (size_t span = span_of(node); span > 1; span--)
		kzi_flow_tab(&w->flow);
}
