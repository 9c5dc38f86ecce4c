/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/walk.h"

#include "readers/walk_inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- Roles ---- */

static int compare(const void *key, const void *word)
{
	return strcmp(key, ((const kzi_word *)word)->name);
}

static const kzi_word *look_up(const kzi_vocabulary *words, const kzi_xml_node *node)
{
	const kzi_word *end = words->words + words->count;
	const kzi_word *found =
		bsearch(node->name, words->words, words->count, sizeof *found, compare);
	if (found == NULL)
		return NULL;
	while (found > words->words && strcmp(found[-1].name, node->name) == 0)
		found--;
	for (; found < end && strcmp(found->name, node->name) == 0; found++) {
		if (found->parent == NULL || kzi_xml_is(node->parent, found->parent))
			return found;
	}
	return NULL;
}

kzi_role kzi_walk_role(kzi_walker *w, const kzi_xml_node *node, const kzi_word **word)
{
	const kzi_word *found = look_up(w->words, node);
	kzi_role role = found != NULL ? found->role : KZI_UNKNOWN;
	bool failed = false;
	if (word != NULL)
		*word = found;
	if (w->words->role != NULL)
		role = w->words->role(node, role, &failed);
	if (failed)
		kzi_walk_out_of_memory(w);
	return role;
}

/* ---- Blocks ---- */

void kzi_walk_out_of_memory(kzi_walker *w)
{
	if (w->flow.status == KZ_OK)
		w->flow.status = kzi_no_memory(w->flow.err);
}

void kzi_walk_add_block(kzi_walker *w, const kzi_place *at)
{
	kz_block like = KZ_BLOCK_INIT;
	like.kind = at->kind;
	like.level = at->level;
	like.mark = at->mark;
	if (at->kind == KZ_LIST_ITEM && at->item != NULL && !at->item->given) {
		like.mark = at->item->mark;
		at->item->given = !kzi_flow_is_empty(&w->flow);
	}
	kzi_flow_end(&w->flow, &like);
}

void kzi_walk_end_block(kzi_walker *w, const kzi_place *at)
{
	if (w->leading)
		kzi_flow_space(&w->flow);
	else
		kzi_walk_add_block(w, at);
	w->leading = false;
	/* A note may have notes. */
	for (size_t i = 0; i < w->note_count; i++)
		kzi_walk_add_note(w, w->notes[i]);
	w->note_count = 0;
}

/* ---- Elements ---- */

/* What is a block of its own, or in a cell some words apart. */
void kzi_walk_block(
	kzi_walker *w, const kzi_xml_node *node, const kzi_place *around, kzi_place at)
{
	if (around->flat)
		kzi_flow_space(&w->flow);
	else
		kzi_walk_end_block(w, around);
	kzi_walk_children(w, node, at);
	if (around->flat)
		kzi_flow_space(&w->flow);
	else
		kzi_walk_end_block(w, &at);
}

static void walk_heading(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around,
	const kzi_word *word)
{
	kzi_place at = *around;
	unsigned level = word != NULL && word->level > 0 ? word->level : 1;
	if (w->words->level != NULL)
		level = w->words->level(node, level);
	at.kind = KZ_HEADING;
	at.level = around->section + level;
	at.item = NULL;
	at.in_line = true;
	kzi_walk_block(w, node, around, at);
}

static void walk_link(kzi_walker *w, const kzi_xml_node *node, kzi_place at)
{
	char target[256] = "";
	at.in_line = true;
	bool leads =
		w->words->target != NULL && w->words->target(node, target, sizeof target);
	if (leads)
		kzi_flow_link_begin(&w->flow, target);
	kzi_walk_children(w, node, at);
	if (leads)
		kzi_flow_link_end(&w->flow);
}

static void walk_image(kzi_walker *w, const kzi_xml_node *node)
{
	const char *text = kzi_xml_value(node, "alt");
	kzi_flow_space(&w->flow);
	kzi_flow_text(&w->flow, text, strlen(text));
	kzi_flow_space(&w->flow);
}

static void walk_holder(
	kzi_walker *w, const kzi_xml_node *node, const kzi_place *around, kzi_role role)
{
	kzi_place at = *around;
	at.in_line = around->flat || role == KZI_LINE;
	at.section += role == KZI_SECTION;
	/* What a picture in a heading shows is no part of it. */
	if (role == KZI_LINE && around->kind == KZ_HEADING && !around->flat) {
		at.kind = KZ_PARAGRAPH;
		at.level = 0;
	}
	kzi_walk_block(w, node, around, at);
}

/* Of an element that nobody knows: with text right in it, it is a line. */
static kzi_role guess_role(const kzi_xml_node *node, const kzi_place *around)
{
	if (around->in_line)
		return KZI_INLINE;
	for (const kzi_xml_node *in = node->first; in != NULL; in = in->next) {
		for (uint32_t i = 0; in->name == NULL && i < in->length; i++) {
			if (strchr(" \t\r\n", in->u.text[i]) == NULL)
				return KZI_LINE;
		}
	}
	return KZI_HOLDER;
}

/* What is part of a line. */
static void walk_inline(
	kzi_walker *w, const kzi_xml_node *node, const kzi_place *around, kzi_role role)
{
	kzi_place at = *around;
	at.in_line = true;
	kzi_walk_children(w, node, at);
	if (role == KZI_APART || role == KZI_LEAD)
		kzi_flow_space(&w->flow);
	if (role == KZI_LEAD)
		w->leading = !around->flat && !kzi_flow_is_empty(&w->flow);
}

static void walk_element(kzi_walker *w, const kzi_xml_node *node, const kzi_place *around)
{
	const kzi_word *word;
	kzi_role role = kzi_walk_role(w, node, &word);
	if (role == KZI_UNKNOWN)
		role = guess_role(node, around);
	switch (role) {
	case KZI_UNKNOWN:
	case KZI_HOLDER:
	case KZI_LINE:
	case KZI_SECTION:
	case KZI_LIST:
		walk_holder(w, node, around, role);
		break;
	case KZI_HEADING:
		walk_heading(w, node, around, word);
		break;
	case KZI_ITEM:
		kzi_walk_item(w, node, around);
		break;
	case KZI_MARK:
		kzi_walk_mark(w, node, around);
		break;
	case KZI_ROW:
		kzi_walk_row(w, node, around);
		break;
	case KZI_CELL:
		kzi_walk_cell(w, node, around);
		break;
	case KZI_NOTE:
		kzi_walk_note(w, node, around);
		break;
	case KZI_NOTE_REF:
		kzi_walk_note_ref(w, node);
		break;
	case KZI_LINK:
		walk_link(w, node, *around);
		break;
	case KZI_IMAGE:
		walk_image(w, node);
		break;
	case KZI_INLINE:
	case KZI_APART:
	case KZI_LEAD:
		walk_inline(w, node, around, role);
		break;
	case KZI_BREAK:
		kzi_flow_space(&w->flow);
		break;
	case KZI_NOTE_MARK:
		if (node != around->own_mark)
			walk_inline(w, node, around, KZI_APART);
		break;
	case KZI_DROPPED:
		break;
	}
}

void kzi_walk_children(kzi_walker *w, const kzi_xml_node *node, kzi_place at)
{
	const kzi_xml_node *child = node->first;
	for (; child != NULL && w->flow.status == KZ_OK; child = child->next) {
		if (child->name == NULL)
			kzi_flow_text(&w->flow, child->u.text, child->length);
		else
			walk_element(w, child, &at);
	}
}

kz_status kzi_walk(const kzi_xml_node *top, const kzi_vocabulary *words,
	kz_document *document, kz_error *err)
{
	kzi_walker w = {.words = words, .flow = {.document = document, .err = err}};
	kzi_place at = {.kind = KZ_PARAGRAPH};
	if (top != NULL) {
		walk_element(&w, top, &at);
		kzi_walk_end_block(&w, &at);
	}
	free(w.notes);
	return kzi_flow_finish(&w.flow);
}
