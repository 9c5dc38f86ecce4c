/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The paragraphs and tables of a Word document, as blocks. */
#include "readers/docx.h"

#include "base/error.h"
#include "readers/imprint.h"

#include <stdlib.h>
#include <string.h>

void kzi_docx_note_status(kzi_docx *docx, kz_status status)
{
	if (docx->flow.status == KZ_OK)
		docx->flow.status = status;
}

static const char *child_value(const kzi_xml_node *node, const char *name)
{
	return kzi_xml_value(kzi_xml_child(node, name), "val");
}

/* ---- What hangs on a block ---- */

static void read_notes(kzi_docx *docx, const kzi_queue *notes)
{
	for (size_t i = 0; i < notes->count; i++) {
		kz_block like = KZ_BLOCK_INIT;
		const kzi_xml_node *note = notes->items[i].node;
		const kzi_xml_node *paragraph = kzi_xml_child(note, "p");
		like.kind = KZ_FOOTNOTE;
		like.mark = notes->items[i].mark;
		for (; paragraph != NULL; paragraph = kzi_xml_next(paragraph, "p")) {
			kzi_docx_inline(docx, paragraph);
			kzi_flow_space(&docx->flow);
		}
		kzi_flow_end(&docx->flow, &like);
	}
}

/* The notes of the block that was just ended, and then the boxes that hang on it. A field
 * that is open around them is none of theirs. */
static void read_waiting(kzi_docx *docx)
{
	if (docx->notes.count + docx->boxes.count == 0)
		return;
	kzi_queue notes = kzi_queue_take(&docx->notes);
	kzi_queue boxes = kzi_queue_take(&docx->boxes);
	size_t field_count = docx->field_count;
	kzi_docx_field fields[KZI_DOCX_FIELDS];
	memcpy(fields, docx->fields, sizeof fields);
	docx->field_count = 0;
	docx->in_note = true;
	read_notes(docx, &notes);
	docx->in_note = false;
	for (size_t i = 0; i < boxes.count; i++)
		kzi_docx_blocks(docx, boxes.items[i].node);
	memcpy(docx->fields, fields, sizeof fields);
	docx->field_count = field_count;
	kzi_queue_free(&notes);
	kzi_queue_free(&boxes);
}

static void end_block(kzi_docx *docx, const kz_block *like)
{
	docx->own_mark = false;
	kzi_flow_end(&docx->flow, like);
	read_waiting(docx);
}

/* ---- Paragraphs ---- */

/* What a paragraph is, by its own properties and those of its style. */
typedef struct shape {
	unsigned heading; /* its level; 0: it is none */
	bool listed;
	unsigned depth;
	kzi_buffer mark;
} shape;

static shape shape_of(kzi_docx *docx, const kzi_xml_node *properties)
{
	kzi_docx_style style =
		kzi_docx_style_of(&docx->styles, child_value(properties, "pStyle"));
	const kzi_xml_node *list = kzi_xml_child(properties, "numPr");
	const char *outline = child_value(properties, "outlineLvl");
	const char *id = child_value(list, "numId"), *depth = child_value(list, "ilvl");
	shape found = {.heading = style.heading, .depth = style.depth};
	docx->bold_style = style.bold;
	docx->hidden_style = style.hidden;
	if (outline[0] != '\0')
		found.heading = kzi_docx_outline(outline);
	if (id[0] == '\0' && style.list != NULL)
		id = style.list;
	if (depth[0] != '\0')
		found.depth = (unsigned)strtoul(depth, NULL, 10);
	/* List 0 is Word's word for none. */
	if (id[0] != '\0' && strcmp(id, "0") != 0)
		found.listed =
			kzi_docx_next_mark(&docx->lists, id, found.depth, &found.mark);
	return found;
}

/* A heading of two lines may be two paragraphs, the second of them in lower case. */
static bool goes_on(const kzi_xml_node *next)
{
	const kzi_xml_node *text = kzi_xml_find(next, "t");
	return text != NULL && text->first != NULL && text->first->name == NULL &&
	       text->first->u.text[0] >= 'a' && text->first->u.text[0] <= 'z';
}

static bool looks_like_heading(const kzi_docx *docx, const kzi_xml_node *node)
{
	bool bold = docx->letters > 0 && docx->letters == docx->bold_letters;
	return !docx->in_table && kzi_looks_like_heading(&docx->flow.text, bold) &&
	       !goes_on(kzi_xml_next(node, "p"));
}

static kz_block block_of(
	const kzi_docx *docx, const kzi_xml_node *node, const shape *is, const char *mark)
{
	kz_block like = KZ_BLOCK_INIT;
	if (is->heading > 0) {
		like.kind = KZ_HEADING;
		like.level = is->heading;
	} else if (is->listed && kzi_flow_is_mark(mark)) {
		like.kind = KZ_LIST_ITEM;
		like.mark = mark;
		like.level = is->depth + 1;
	} else if (looks_like_heading(docx, node)) {
		like.kind = KZ_HEADING;
	}
	return like;
}

/* Its mark goes in front of a heading, and of what is part of a row. */
static void begin_paragraph(
	kzi_docx *docx, const shape *is, const char *mark, bool in_row)
{
	docx->letters = docx->bold_letters = 0;
	if (is->listed && (is->heading > 0 || in_row)) {
		kzi_flow_text(&docx->flow, mark, strlen(mark));
		kzi_flow_space(&docx->flow);
	}
}

/* A paragraph whose end was deleted goes on in the next. */
static bool is_end_deleted(const kzi_xml_node *properties)
{
	return kzi_xml_child(kzi_xml_child(properties, "rPr"), "del") != NULL;
}

static void read_paragraph(kzi_docx *docx, const kzi_xml_node *node, bool in_row)
{
	const kzi_xml_node *properties = kzi_xml_child(node, "pPr");
	shape is = shape_of(docx, properties);
	char *mark = kzi_buffer_take(&is.mark);
	if (mark == NULL) {
		kzi_docx_note_status(docx, kzi_no_memory(docx->err));
		return;
	}
	begin_paragraph(docx, &is, mark, in_row);
	kzi_docx_inline(docx, node);
	kzi_docx_end_fields(docx);
	if (in_row || is_end_deleted(properties)) {
		kzi_flow_space(&docx->flow);
	} else {
		kz_block like = block_of(docx, node, &is, mark);
		end_block(docx, &like);
	}
	free(mark);
}

/* ---- Tables ---- */

/* The cells of a row, or the rows of a table, with all that may be wrapped around them.
 */
static void for_each(kzi_docx *docx, const kzi_xml_node *top, const char *name,
	void (*work)(kzi_docx *docx, const kzi_xml_node *node, void *with), void *with)
{
	for (const kzi_xml_node *node = top->first; node != NULL; node = node->next) {
		if (docx->flow.status != KZ_OK)
			return;
		if (kzi_xml_is(node, name))
			work(docx, node, with);
		else if (kzi_docx_is_wrapper(node))
			for_each(docx, node, name, work, with);
	}
}

static void study(kzi_docx *docx, const kzi_xml_node *cell, void *row)
{
	(void)docx;
	kzi_row_add(row, cell, "tbl");
}

static void read_in_row(kzi_docx *docx, const kzi_xml_node *top)
{
	for (const kzi_xml_node *node = top->first; node != NULL; node = node->next) {
		if (kzi_xml_is(node, "p"))
			read_paragraph(docx, node, true);
		else if (kzi_docx_is_wrapper(node))
			read_in_row(docx, node);
	}
}

static void read_cell(kzi_docx *docx, const kzi_xml_node *cell, void *number)
{
	size_t *cells = number;
	if ((*cells)++ > 0)
		kzi_flow_tab(&docx->flow);
	read_in_row(docx, cell);
}

static void read_cell_as_text(kzi_docx *docx, const kzi_xml_node *cell, void *with)
{
	(void)with;
	kzi_docx_blocks(docx, cell);
}

static void read_row(kzi_docx *docx, const kzi_xml_node *node, void *rows)
{
	kzi_row is = {0};
	size_t cells = 0;
	if (kzi_xml_child(kzi_xml_child(node, "trPr"), "del") != NULL)
		return;
	for_each(docx, node, "tc", study, &is);
	if (kzi_row_is_text(&is, *(size_t *)rows)) {
		for_each(docx, node, "tc", read_cell_as_text, NULL);
		return;
	}
	kz_block like = KZ_BLOCK_INIT;
	like.kind = KZ_TABLE_ROW;
	for_each(docx, node, "tc", read_cell, &cells);
	end_block(docx, &like);
}

static void count_row(kzi_docx *docx, const kzi_xml_node *node, void *rows)
{
	(void)docx;
	(void)node;
	++*(size_t *)rows;
}

/* What hangs on the page, beside a letter: who else is sent it, whom to ask. Its words
 * decide, as other things hang there too. */
static bool take_colofon(kzi_docx *docx, const kzi_xml_node *table)
{
	enum { ENOUGH = 2 };
	kzi_buffer text = {0};
	size_t seen = 0, lines = 0;
	unsigned words = 0;
	const kzi_xml_node *place =
		kzi_xml_child(kzi_xml_child(table, "tblPr"), "tblpPr");
	if (strcmp(kzi_xml_value(place, "horzAnchor"), "page") != 0)
		return false;
	kzi_docx_raw(table, &text);
	kzi_buffer_byte(&text, '\0');
	for (const char *at = text.failed ? "" : text.data; *at != '\0';) {
		size_t length = strcspn(at, "\n");
		words += kzi_colofon_words(at, &seen);
		lines += strspn(at, " \t") < length;
		at += length + (at[length] == '\n');
	}
	if (words >= ENOUGH) {
		kzi_buffer_append(&docx->colofon, text.data, text.length - 1);
		docx->colofon_lines += lines;
	}
	kzi_buffer_free(&text);
	return words >= ENOUGH;
}

static void read_table(kzi_docx *docx, const kzi_xml_node *table)
{
	size_t rows = 0;
	if (take_colofon(docx, table))
		return;
	bool outer = docx->in_table;
	for_each(docx, table, "tr", count_row, &rows);
	docx->in_table = true;
	for_each(docx, table, "tr", read_row, &rows);
	docx->in_table = outer;
}

/* ---- All of it ---- */

void kzi_docx_blocks(kzi_docx *docx, const kzi_xml_node *top)
{
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL && docx->flow.status == KZ_OK; node = node->next) {
		if (kzi_xml_is(node, "p"))
			read_paragraph(docx, node, false);
		else if (kzi_xml_is(node, "tbl"))
			read_table(docx, node);
		else if (kzi_xml_is(node, "AlternateContent"))
			kzi_docx_blocks(docx, kzi_docx_alternative(node));
		else if (kzi_docx_is_wrapper(node))
			kzi_docx_blocks(docx, node);
	}
}

void kzi_docx_raw(const kzi_xml_node *top, kzi_buffer *out)
{
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL; node = node->next) {
		if (node->name == NULL) {
			if (kzi_xml_is(top, "t"))
				kzi_buffer_append(out, node->u.text, node->length);
		} else if (kzi_xml_is(node, "AlternateContent")) {
			kzi_docx_raw(kzi_docx_alternative(node), out);
		} else {
			kzi_docx_raw(node, out);
			if (kzi_xml_is(node, "p") || kzi_xml_is(node, "br"))
				kzi_buffer_byte(out, '\n');
			else if (kzi_xml_is(node, "tab"))
				kzi_buffer_byte(out, '\t');
		}
	}
}
