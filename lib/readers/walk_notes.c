/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Notes: their mark stays in the line, and they come behind its block. */
#include "readers/walk_inside.h"

#include <stdlib.h>

static const kzi_xml_node *find_mark(kzi_walker *w, const kzi_xml_node *note)
{
	const kzi_xml_node *node = note;
	while ((node = kzi_xml_walk(node, note)) != NULL) {
		if (node->name != NULL && kzi_walk_role(w, node, NULL) == KZI_NOTE_MARK)
			return node;
	}
	return NULL;
}

/* The "8" of a note; free() it. */
static char *mark_of(
	kzi_walker *w, const kzi_xml_node *note, const kzi_xml_node *own_mark)
{
	kzi_buffer mark = {0};
	if (own_mark != NULL)
		kzi_xml_text(own_mark, &mark);
	else
		kzi_buffer_text(&mark, kzi_xml_value(note, "nr"));
	char *text = kzi_buffer_take(&mark);
	if (text == NULL)
		kzi_walk_out_of_memory(w);
	return text;
}

void kzi_walk_add_note(kzi_walker *w, const kzi_xml_node *note)
{
	kzi_place at = {.kind = KZ_FOOTNOTE, .in_line = true, .flat = true};
	at.own_mark = find_mark(w, note);
	char *mark = mark_of(w, note, at.own_mark);
	if (mark == NULL)
		return;
	/* What no block can have for a mark is text. */
	if (kzi_flow_is_mark(mark))
		at.mark = mark;
	else
		at.own_mark = NULL;
	kzi_walk_children(w, note, at);
	kzi_walk_add_block(w, &at);
	free(mark);
}

static void queue_note(kzi_walker *w, const kzi_xml_node *note)
{
	if (w->note_count == w->note_room) {
		size_t room = w->note_room == 0 ? 16 : w->note_room * 2;
		const kzi_xml_node **notes = realloc(w->notes, room * sizeof *notes);
		if (notes == NULL) {
			kzi_walk_out_of_memory(w);
			return;
		}
		w->notes = notes;
		w->note_room = room;
	}
	w->notes[w->note_count++] = note;
}

/* A note in a line leaves its mark there. One between the lines is a block there. */
void kzi_walk_note(kzi_walker *w, const kzi_xml_node *node, const kzi_place *at)
{
	bool in_line = at->in_line || at->flat || !kzi_flow_is_empty(&w->flow);
	char *mark = in_line ? mark_of(w, node, find_mark(w, node)) : NULL;
	if (mark != NULL && kzi_flow_is_mark(mark))
		kzi_flow_note(&w->flow, mark);
	free(mark);
	queue_note(w, node);
	if (!in_line)
		kzi_walk_end_block(w, at);
}

void kzi_walk_note_ref(kzi_walker *w, const kzi_xml_node *node)
{
	kzi_buffer text = {0};
	kzi_xml_text(node, &text);
	char *mark = kzi_buffer_take(&text);
	if (mark != NULL)
		kzi_flow_note(&w->flow, mark);
	else
		kzi_walk_out_of_memory(w);
	free(mark);
}
