/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The paragraphs, lists and tables of an OpenDocument text, as blocks. */
#include "readers/odt.h"

#include "base/error.h"
#include "readers/imprint.h"

#include <stdlib.h>
#include <string.h>

/* ---- What hangs on a block ---- */

static void read_notes(kzi_odt *odt, const kzi_queue *notes)
{
	odt->in_note = true;
	for (size_t i = 0; i < notes->count; i++) {
		kz_block like = KZ_BLOCK_INIT;
		const kzi_xml_node *body = notes->items[i].node;
		const kzi_xml_node *line = body != NULL ? body->first : NULL;
		like.kind = KZ_FOOTNOTE;
		like.mark = notes->items[i].mark;
		for (; line != NULL; line = line->next) {
			if (line->name != NULL)
				kzi_odt_inline(odt, line, false);
			kzi_flow_space(&odt->flow);
		}
		kzi_flow_end(&odt->flow, &like);
	}
	odt->in_note = false;
}

/* The notes of the block that was just ended, and then the boxes that hang on it, which
 * are in no list. */
static void end_block(kzi_odt *odt, const kz_block *like)
{
	kzi_flow_end(&odt->flow, like);
	if (odt->notes.count + odt->boxes.count == 0)
		return;
	kzi_queue notes = kzi_queue_take(&odt->notes);
	kzi_queue boxes = kzi_queue_take(&odt->boxes);
	bool in_list = odt->in_list;
	unsigned depth = odt->depth;
	read_notes(odt, &notes);
	odt->in_list = false;
	odt->depth = 0;
	for (size_t i = 0; i < boxes.count; i++)
		kzi_odt_blocks(odt, boxes.items[i].node);
	odt->in_list = in_list;
	odt->depth = depth;
	kzi_queue_free(&notes);
	kzi_queue_free(&boxes);
}

/* ---- Paragraphs ---- */

static bool looks_like_heading(const kzi_odt *odt)
{
	bool bold = odt->letters > 0 && odt->letters == odt->bold_letters;
	return !odt->in_table && kzi_looks_like_heading(&odt->flow.text, bold);
}

/* A heading has its number in its text, and an item has it as its mark. */
static char *mark_of(kzi_odt *odt, const kzi_xml_node *node, unsigned heading)
{
	kzi_buffer mark = {0};
	bool plain = strcmp(kzi_xml_value(node, "is-list-header"), "true") == 0;
	if (odt->in_list && odt->has_mark)
		kzi_odt_next_mark(&odt->styles, odt->list, odt->depth, odt->start, &mark);
	else if (heading > 0 && !plain && !odt->in_list)
		kzi_odt_heading_mark(&odt->styles, heading, &mark);
	odt->has_mark = false;
	return kzi_buffer_take(&mark);
}

static void read_paragraph(kzi_odt *odt, const kzi_xml_node *node, bool in_row)
{
	kz_block like = KZ_BLOCK_INIT;
	const char *style = kzi_xml_value(node, "style-name");
	const char *outline = kzi_xml_value(node, "outline-level");
	unsigned heading = kzi_xml_is(node, "h") ? (unsigned)atoi(outline) : 0;
	bool bold = kzi_odt_is_bold(&odt->styles, style) > 0;
	char *mark = mark_of(odt, node, heading);
	if (mark == NULL) {
		kzi_odt_note_status(odt, kzi_no_memory(odt->err));
		return;
	}
	odt->letters = odt->bold_letters = 0;
	if (kzi_xml_is(node, "h") || in_row) {
		kzi_flow_text(&odt->flow, mark, strlen(mark));
		kzi_flow_space(&odt->flow);
	}
	kzi_odt_inline(odt, node, bold);
	if (kzi_xml_is(node, "h")) {
		like.kind = KZ_HEADING;
		like.level = heading;
	} else if (odt->in_list) {
		like.kind = KZ_LIST_ITEM;
		like.level = odt->depth;
		like.mark = kzi_flow_is_mark(mark) ? mark : NULL;
	} else if (looks_like_heading(odt)) {
		like.kind = KZ_HEADING;
	}
	if (in_row)
		kzi_flow_space(&odt->flow);
	else
		end_block(odt, &like);
	free(mark);
}

/* ---- Lists ---- */

static void read_parts(kzi_odt *odt, const kzi_xml_node *top, bool in_row);

static void read_items(kzi_odt *odt, const kzi_xml_node *list, bool in_row)
{
	const kzi_xml_node *item = list->first;
	for (; item != NULL && odt->flow.status == KZ_OK; item = item->next) {
		if (!kzi_xml_is(item, "list-item") && !kzi_xml_is(item, "list-header"))
			continue;
		odt->has_mark = kzi_xml_is(item, "list-item");
		odt->start =
			(unsigned)strtoul(kzi_xml_value(item, "start-value"), NULL, 10);
		read_parts(odt, item, in_row);
		odt->has_mark = false;
	}
}

/* One in another has the style of that, unless it says its own. */
static void read_list(kzi_odt *odt, const kzi_xml_node *list, bool in_row)
{
	bool nested = odt->in_list;
	const char *outer = odt->list, *style = kzi_xml_value(list, "style-name");
	bool continues = strcmp(kzi_xml_value(list, "continue-numbering"), "true") == 0 ||
			 kzi_xml_value(list, "continue-list")[0] != '\0';
	odt->list = style[0] != '\0' || !nested ? style : outer;
	odt->in_list = true;
	odt->depth++;
	kzi_odt_begin_list(&odt->styles, odt->list, odt->depth, continues);
	read_items(odt, list, in_row);
	odt->depth--;
	odt->in_list = nested;
	odt->list = outer;
}

/* ---- Tables ---- */

/* Rows may be in groups, and cells are of two kinds. */
static bool holds_rows(const kzi_xml_node *node)
{
	return kzi_xml_is(node, "table-header-rows") || kzi_xml_is(node, "table-rows") ||
	       kzi_xml_is(node, "table-row-group");
}

static size_t count_rows(const kzi_xml_node *table)
{
	size_t rows = 0;
	for (const kzi_xml_node *node = table->first; node != NULL; node = node->next)
		rows += kzi_xml_is(node, "table-row") ? 1
			: holds_rows(node)            ? count_rows(node)
						      : 0;
	return rows;
}

static void read_row(kzi_odt *odt, const kzi_xml_node *node, size_t rows)
{
	const kzi_xml_node *first = kzi_xml_child(node, "table-cell"), *cell;
	kz_block like = KZ_BLOCK_INIT;
	kzi_row is = {0};
	like.kind = KZ_TABLE_ROW;
	for (cell = first; cell != NULL; cell = kzi_xml_next(cell, "table-cell"))
		kzi_row_add(&is, cell, "table");
	bool text = kzi_row_is_text(&is, rows) || odt->in_masthead;
	for (cell = first; cell != NULL; cell = kzi_xml_next(cell, "table-cell")) {
		if (cell != first && !text)
			kzi_flow_tab(&odt->flow);
		read_parts(odt, cell, !text);
	}
	if (!text)
		end_block(odt, &like);
}

static void read_rows(kzi_odt *odt, const kzi_xml_node *table, size_t rows)
{
	for (const kzi_xml_node *node = table->first; node != NULL; node = node->next) {
		if (kzi_xml_is(node, "table-row"))
			read_row(odt, node, rows);
		else if (holds_rows(node))
			read_rows(odt, node, rows);
	}
}

static void read_table(kzi_odt *odt, const kzi_xml_node *table)
{
	unsigned depth = odt->depth;
	bool in_list = odt->in_list, outer = odt->in_table;
	odt->in_table = true;
	odt->in_masthead = kzi_odt_is_masthead(table);
	odt->in_list = false;
	odt->depth = 0;
	read_rows(odt, table, count_rows(table));
	odt->in_table = outer;
	odt->in_masthead = false;
	odt->in_list = in_list;
	odt->depth = depth;
}

/* ---- All of it ---- */

/* A line of the table above an official piece, which tells facts. */
static bool is_masthead(kzi_odt *odt, const kzi_xml_node *node)
{
	kzi_arena arena = {0};
	if (!odt->in_masthead || !kzi_xml_is(node, "p"))
		return false;
	const char *text = kzi_xml_string(node, &arena);
	bool is = text != NULL && kzi_is_masthead(text);
	if (text == NULL)
		kzi_odt_note_status(odt, kzi_no_memory(odt->err));
	kzi_arena_free(&arena);
	return is;
}

static void read_part(kzi_odt *odt, const kzi_xml_node *node, bool in_row)
{
	if (node->name == NULL || kzi_odt_is_dropped(odt, node) || is_masthead(odt, node))
		return;
	if (kzi_xml_is(node, "p") || kzi_xml_is(node, "h"))
		read_paragraph(odt, node, in_row);
	else if (kzi_xml_is(node, "list"))
		read_list(odt, node, in_row);
	else if (kzi_xml_is(node, "table"))
		read_table(odt, node);
	else
		read_parts(odt, node, in_row);
}

static void read_parts(kzi_odt *odt, const kzi_xml_node *top, bool in_row)
{
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL && odt->flow.status == KZ_OK; node = node->next)
		read_part(odt, node, in_row);
}

void kzi_odt_blocks(kzi_odt *odt, const kzi_xml_node *top)
{
	read_parts(odt, top, false);
}

void kzi_odt_raw(const kzi_xml_node *top, kzi_buffer *out)
{
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL; node = node->next) {
		if (node->name == NULL) {
			if (!kzi_xml_is(top, "text") && !kzi_xml_is(top, "body"))
				kzi_buffer_append(out, node->u.text, node->length);
		} else if (!kzi_xml_is(node, "tracked-changes")) {
			kzi_odt_raw(node, out);
			if (kzi_xml_is(node, "p") || kzi_xml_is(node, "h") ||
				kzi_xml_is(node, "line-break"))
				kzi_buffer_byte(out, '\n');
			else if (kzi_xml_is(node, "tab"))
				kzi_buffer_byte(out, '\t');
			else if (kzi_xml_is(node, "s"))
				kzi_buffer_byte(out, ' ');
		}
	}
}
