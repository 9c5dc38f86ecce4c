/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The footnotes and endnotes of a Word document, which have a part of their own each. */
#include "readers/docx.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

typedef struct kzi_docx_note {
	kzi_named named; /* by its id, which is not its number */
	const kzi_xml_node *node;
} note;

kz_status kzi_docx_notes_read(
	const kzi_xml_node *root, const char *name, kzi_docx_notes *out, kz_error *err)
{
	const kzi_xml_node *node = kzi_xml_child(root, name);
	*out = (kzi_docx_notes){0};
	for (; node != NULL; node = kzi_xml_next(node, name)) {
		note *items = kzi_arena_grow(
			&out->arena, out->items, out->count, sizeof *items);
		if (items == NULL)
			return kzi_no_memory(err);
		out->items = items;
		items[out->count] = (note){{kzi_xml_value(node, "id"), out->count}, node};
		out->count++;
	}
	kzi_named_sort(out->items, out->count, sizeof *out->items);
	return KZ_OK;
}

void kzi_docx_notes_free(kzi_docx_notes *notes)
{
	kzi_arena_free(&notes->arena);
	*notes = (kzi_docx_notes){0};
}

/* Numbered as they come; endnotes apart, and in roman numbers, as Word does. */
static char *next_mark(kzi_docx_notes *notes, bool foot)
{
	kzi_buffer mark = {0};
	kzi_number_format(
		&mark, ++notes->last, foot ? KZI_NUMBER_DECIMAL : KZI_NUMBER_LOWER_ROMAN);
	return kzi_buffer_take(&mark);
}

void kzi_docx_add_note(kzi_docx *docx, const kzi_xml_node *ref, bool foot)
{
	kzi_docx_notes *notes = foot ? &docx->footnotes : &docx->endnotes;
	const note *found = kzi_named_find(notes->items, notes->count,
		sizeof *notes->items, kzi_xml_value(ref, "id"));
	const kzi_xml_node *node = found != NULL ? found->node : NULL;
	const char *own = kzi_xml_value(ref, "customMarkFollows");
	docx->own_mark = own[0] != '\0' && strcmp(own, "0") != 0;
	if (docx->own_mark) {
		kzi_docx_note_status(
			docx, kzi_queue_add(&docx->notes, node, "", docx->err));
		return;
	}
	char *mark = next_mark(notes, foot);
	if (mark == NULL) {
		kzi_docx_note_status(docx, kzi_no_memory(docx->err));
		return;
	}
	kzi_flow_note(&docx->flow, mark);
	kzi_docx_note_status(docx, kzi_queue_add(&docx->notes, node, mark, docx->err));
	free(mark);
}

void kzi_docx_set_own_mark(kzi_docx *docx, const char *text, size_t length)
{
	kzi_waiting *waiting = &docx->notes.items[docx->notes.count - 1];
	char *mark = kzi_arena_copy(&docx->notes.arena, text, length);
	docx->own_mark = false;
	if (mark == NULL) {
		kzi_docx_note_status(docx, kzi_no_memory(docx->err));
		return;
	}
	waiting->mark = mark;
	kzi_flow_note(&docx->flow, mark);
}
