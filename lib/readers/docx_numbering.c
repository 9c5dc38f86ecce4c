/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lists of a Word document, counted as Word counts them. */
#include "readers/docx.h"

#include "base/error.h"

#include <stdlib.h>
#include <string.h>

static const char *child_value(const kzi_xml_node *node, const char *name)
{
	return kzi_xml_value(kzi_xml_child(node, name), "val");
}

static unsigned number_of(const char *text, unsigned otherwise)
{
	return text[0] >= '0' && text[0] <= '9' ? (unsigned)strtoul(text, NULL, 10)
						: otherwise;
}

static kzi_numbering format_by_name(const char *name)
{
	static const struct {
		const char *name;
		kzi_numbering format;
	} formats[] = {{"lowerLetter", KZI_NUMBER_LOWER_LETTER},
		{"upperLetter", KZI_NUMBER_UPPER_LETTER},
		{"lowerRoman", KZI_NUMBER_LOWER_ROMAN},
		{"upperRoman", KZI_NUMBER_UPPER_ROMAN}, {"none", KZI_NUMBER_NONE}};
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		if (strcmp(formats[i].name, name) == 0)
			return formats[i].format;
	}
	return KZI_NUMBER_DECIMAL;
}

static void read_level(const kzi_xml_node *node, kzi_docx_level *out)
{
	const char *format = child_value(node, "numFmt");
	out->bullet = strcmp(format, "bullet") == 0;
	out->format = format_by_name(format);
	out->text = kzi_mark_part(child_value(node, "lvlText"));
	out->start = number_of(child_value(node, "start"), 1);
}

/* The level that a node is of; KZI_DOCX_LEVELS when it is of none. */
static unsigned depth_of(const kzi_xml_node *node)
{
	unsigned depth = number_of(kzi_xml_value(node, "ilvl"), KZI_DOCX_LEVELS);
	return depth < KZI_DOCX_LEVELS ? depth : KZI_DOCX_LEVELS;
}

static void read_shape(const kzi_xml_node *node, size_t place, kzi_docx_shape *out)
{
	*out = (kzi_docx_shape){.named = {kzi_xml_value(node, "abstractNumId"), place}};
	for (int i = 0; i < KZI_DOCX_LEVELS; i++)
		out->levels[i].text = "";
	const kzi_xml_node *level = kzi_xml_child(node, "lvl");
	for (; level != NULL; level = kzi_xml_next(level, "lvl")) {
		if (depth_of(level) < KZI_DOCX_LEVELS)
			read_level(level, &out->levels[depth_of(level)]);
	}
}

static void read_list(
	const kzi_xml_node *node, const kzi_docx_lists *lists, kzi_docx_list *out)
{
	*out = (kzi_docx_list){.named = {kzi_xml_value(node, "numId"), lists->count}};
	out->shape = kzi_named_find(lists->shapes, lists->shape_count,
		sizeof *lists->shapes, child_value(node, "abstractNumId"));
	const kzi_xml_node *change = kzi_xml_child(node, "lvlOverride");
	for (; change != NULL; change = kzi_xml_next(change, "lvlOverride")) {
		const char *start = child_value(change, "startOverride");
		if (depth_of(change) < KZI_DOCX_LEVELS)
			out->starts[depth_of(change)] = number_of(start, 0);
	}
}

enum { MANY = 4096 }; /* no more lists than these are counted */

static kz_status read_shapes(const kzi_xml_node *root, kzi_docx_lists *out, kz_error *err)
{
	const kzi_xml_node *node = kzi_xml_child(root, "abstractNum");
	for (; node != NULL && out->shape_count < MANY;
		node = kzi_xml_next(node, "abstractNum")) {
		kzi_docx_shape *shapes = kzi_arena_grow(
			&out->arena, out->shapes, out->shape_count, sizeof *shapes);
		if (shapes == NULL)
			return kzi_no_memory(err);
		out->shapes = shapes;
		read_shape(node, out->shape_count, &shapes[out->shape_count]);
		out->shape_count++;
	}
	kzi_named_sort(out->shapes, out->shape_count, sizeof *out->shapes);
	return KZ_OK;
}

kz_status kzi_docx_lists_read(
	const kzi_xml_node *root, kzi_docx_lists *out, kz_error *err)
{
	*out = (kzi_docx_lists){0};
	const kzi_xml_node *node = kzi_xml_child(root, "num");
	kz_status st = read_shapes(root, out, err);
	for (; node != NULL && st == KZ_OK && out->count < MANY;
		node = kzi_xml_next(node, "num")) {
		kzi_docx_list *items = kzi_arena_grow(
			&out->arena, out->items, out->count, sizeof *items);
		if (items == NULL)
			return kzi_no_memory(err);
		out->items = items;
		read_list(node, out, &items[out->count]);
		out->count++;
	}
	kzi_named_sort(out->items, out->count, sizeof *out->items);
	return st;
}

void kzi_docx_lists_free(kzi_docx_lists *lists)
{
	kzi_arena_free(&lists->arena);
	*lists = (kzi_docx_lists){0};
}

/* "%1.%2)": the numbers of this level and of those above it. */
static void format_mark(const kzi_docx_shape *shape, unsigned depth, kzi_buffer *mark)
{
	const kzi_docx_level *level = &shape->levels[depth];
	for (const char *at = level->text; *at != '\0'; at++) {
		unsigned which = *at == '%' && at[1] >= '1' && at[1] <= '9'
					 ? (unsigned)(at[1] - '1')
					 : KZI_DOCX_LEVELS;
		if (which > depth) {
			kzi_buffer_byte(mark, *at);
			continue;
		}
		unsigned number = shape->counters[which];
		kzi_number_format(mark, number > 0 ? number : shape->levels[which].start,
			shape->levels[which].format);
		at++;
	}
}

static void count(kzi_docx_list *list, unsigned depth)
{
	kzi_docx_shape *shape = list->shape;
	/* A list that begins anew does so once. */
	if (list->starts[depth] > 0) {
		shape->counters[depth] = list->starts[depth];
		list->starts[depth] = 0;
	} else if (shape->counters[depth] > 0) {
		shape->counters[depth]++;
	} else {
		shape->counters[depth] = shape->levels[depth].start;
	}
	for (unsigned i = depth + 1; i < KZI_DOCX_LEVELS; i++)
		shape->counters[i] = 0;
}

bool kzi_docx_next_mark(
	kzi_docx_lists *lists, const char *id, unsigned depth, kzi_buffer *mark)
{
	kzi_docx_list *list =
		kzi_named_find(lists->items, lists->count, sizeof *lists->items, id);
	if (list == NULL || list->shape == NULL || depth >= KZI_DOCX_LEVELS)
		return false;
	const kzi_docx_level *level = &list->shape->levels[depth];
	count(list, depth);
	if (level->bullet)
		kzi_buffer_text(mark, kzi_bullet(level->text));
	else
		format_mark(list->shape, depth, mark);
	return true;
}
