/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/flow.h"

#include "readers/official_name.h"

#include <string.h>

enum { MARK_MAX = 64 };

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* ---- Text ---- */

/* Does nobody write a space before what stands here? An ellipsis may have one. */
static bool closes(const char *text, size_t length)
{
	if (text[0] == '.' && length > 1 && text[1] == '.')
		return false;
	return text[0] != '\0' && strchr(".,;:)?!", text[0]) != NULL;
}

static void close_gap(kzi_flow *flow, const char *next, size_t length)
{
	kzi_buffer *text = &flow->text;
	char last = text->length > 0 ? text->data[text->length - 1] : '\t';
	bool soft = flow->gap == KZI_SOFT_GAP && (last == '(' || closes(next, length));
	if (flow->gap != KZI_NO_GAP && last != '\t' && !soft)
		kzi_buffer_byte(text, ' ');
	flow->gap = KZI_NO_GAP;
}

void kzi_flow_text(kzi_flow *flow, const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t start = at;
		for (; at < length && is_space(text[at]); at++) {
			if (text[at] == '\n')
				flow->gap = KZI_SOFT_GAP;
			else if (flow->gap == KZI_NO_GAP)
				flow->gap = KZI_GAP;
		}
		start = at;
		while (at < length && !is_space(text[at]))
			at++;
		if (at == start)
			break;
		close_gap(flow, text + start, at - start);
		kzi_buffer_append(&flow->text, text + start, at - start);
	}
}

void kzi_flow_space(kzi_flow *flow)
{
	if (flow->gap == KZI_NO_GAP)
		flow->gap = KZI_SOFT_GAP;
}

void kzi_flow_tab(kzi_flow *flow)
{
	flow->gap = KZI_NO_GAP;
	kzi_buffer_byte(&flow->text, '\t');
}

bool kzi_flow_is_empty(const kzi_flow *flow)
{
	for (size_t i = 0; i < flow->text.length; i++) {
		if (flow->text.data[i] != '\t')
			return false;
	}
	return true;
}

/* ---- Marks and links ---- */

bool kzi_flow_is_mark(const char *mark)
{
	return mark[0] != '\0' && kzi_text_check("mark", mark, MARK_MAX, NULL) == KZ_OK;
}

void kzi_flow_note(kzi_flow *flow, const char *mark)
{
	if (!kzi_flow_is_mark(mark)) {
		kzi_flow_text(flow, mark, strlen(mark));
		return;
	}
	kz_note_ref *refs =
		kzi_arena_grow(&flow->arena, flow->refs, flow->ref_count, sizeof *refs);
	const char *copy = kzi_arena_copy(&flow->arena, mark, strlen(mark));
	if (refs == NULL || copy == NULL) {
		flow->status = kzi_no_memory(flow->err);
		return;
	}
	refs[flow->ref_count++] = (kz_note_ref){(uint32_t)flow->text.length, copy};
	flow->refs = refs;
}

void kzi_flow_link_begin(kzi_flow *flow, const char *name)
{
	kzi_flow_link *links = kzi_arena_grow(
		&flow->arena, flow->links, flow->link_count, sizeof *links);
	const char *copy = kzi_arena_copy(&flow->arena, name, strlen(name));
	if (links == NULL || copy == NULL) {
		flow->status = kzi_no_memory(flow->err);
		return;
	}
	links[flow->link_count++] = (kzi_flow_link){flow->text.length, 0, copy};
	flow->links = links;
}

void kzi_flow_link_end(kzi_flow *flow)
{
	if (flow->link_count == 0 || flow->links[flow->link_count - 1].end != 0)
		return;
	kzi_flow_link *link = &flow->links[flow->link_count - 1];
	const char *text = flow->text.data;
	/* The space before its first word came when that did. */
	while (link->start < flow->text.length && is_space(text[link->start]))
		link->start++;
	link->end = flow->text.length;
	if (link->end == link->start)
		flow->link_count--;
}

static void add_citation(kzi_flow *flow, const kzi_flow_link *link)
{
	kz_citation citation = {.block = (uint32_t)flow->document->block_count,
		.start = (uint32_t)link->start,
		.length = (uint32_t)(link->end - link->start)};
	char target[KZI_OFFICIAL_NAME_MAX];
	if (link->end <= link->start ||
		!kzi_official_citation(link->name, &citation.kind, target))
		return;
	citation.target = target;
	citation.text = kzi_arena_copy(
		&flow->arena, flow->text.data + link->start, citation.length);
	flow->status = citation.text != NULL
			       ? kzi_document_append_citation(
					 flow->document, &citation, flow->err)
			       : kzi_no_memory(flow->err);
}

/* ---- Blocks ---- */

static void add_block(kzi_flow *flow, const kz_block *like)
{
	kz_block block = *like;
	kzi_buffer_byte(&flow->text, '\0');
	if (flow->text.failed) {
		flow->status = kzi_no_memory(flow->err);
		return;
	}
	flow->text.length--;
	block.text = flow->text.data;
	block.refs = flow->refs;
	block.ref_count = flow->ref_count;
	flow->status = kz_document_add_block(flow->document, &block, flow->err);
	for (size_t i = 0; i < flow->link_count && flow->status == KZ_OK; i++)
		add_citation(flow, &flow->links[i]);
}

void kzi_flow_end(kzi_flow *flow, const kz_block *like)
{
	kzi_flow_link_end(flow);
	/* Text that found no room is not the same as none. */
	if (flow->status == KZ_OK && flow->text.failed)
		flow->status = kzi_no_memory(flow->err);
	/* A mark that stood alone keeps its block. */
	if (flow->status == KZ_OK && (!kzi_flow_is_empty(flow) || flow->ref_count > 0))
		add_block(flow, like);
	kzi_buffer_clear(&flow->text);
	flow->gap = KZI_NO_GAP;
	flow->refs = NULL;
	flow->ref_count = 0;
	flow->links = NULL;
	flow->link_count = 0;
	/* Of each block anew; most have neither marks nor links. */
	kzi_arena_free(&flow->arena);
}

kz_status kzi_flow_finish(kzi_flow *flow)
{
	kzi_buffer_free(&flow->text);
	kzi_arena_free(&flow->arena);
	return flow->status;
}
