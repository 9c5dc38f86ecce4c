/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lists of an OpenDocument text, counted as its writer counts them. */
#include "readers/odt.h"

#include <stdlib.h>
#include <string.h>

static unsigned number_of(const char *text, unsigned otherwise)
{
	return text[0] >= '0' && text[0] <= '9' ? (unsigned)strtoul(text, NULL, 10)
						: otherwise;
}

static kzi_numbering format_of(const kzi_xml_node *level)
{
	switch (kzi_xml_value(level, "num-format")[0]) {
	case '1':
		return KZI_NUMBER_DECIMAL;
	case 'a':
		return KZI_NUMBER_LOWER_LETTER;
	case 'A':
		return KZI_NUMBER_UPPER_LETTER;
	case 'i':
		return KZI_NUMBER_LOWER_ROMAN;
	case 'I':
		return KZI_NUMBER_UPPER_ROMAN;
	default:
		return KZI_NUMBER_NONE;
	}
}

static kzi_odt_level read_level(const kzi_xml_node *node)
{
	bool bullet = kzi_xml_is(node, "list-level-style-bullet");
	return (kzi_odt_level){
		.known = true,
		.format = format_of(node),
		.bullet =
			bullet ? kzi_mark_part(kzi_xml_value(node, "bullet-char")) : NULL,
		.prefix = kzi_mark_part(kzi_xml_value(node, "num-prefix")),
		.suffix = kzi_mark_part(kzi_xml_value(node, "num-suffix")),
		.start = number_of(kzi_xml_value(node, "start-value"), 1),
		.shown = number_of(kzi_xml_value(node, "display-levels"), 1),
	};
}

/* A level is an element that has one, whatever it is called. */
void kzi_odt_list_read(const kzi_xml_node *node, size_t place, kzi_odt_list *out)
{
	*out = (kzi_odt_list){.named = {kzi_xml_value(node, "name"), place}};
	for (const kzi_xml_node *at = node->first; at != NULL; at = at->next) {
		unsigned depth = number_of(kzi_xml_value(at, "level"), 0);
		if (depth > 0 && depth <= KZI_ODT_LEVELS && !out->levels[depth - 1].known)
			out->levels[depth - 1] = read_level(at);
	}
}

static kzi_odt_list *list_of(kzi_odt_styles *styles, const char *style, unsigned depth)
{
	return depth > 0 && depth <= KZI_ODT_LEVELS
		       ? kzi_named_find(styles->lists, styles->list_count,
				 sizeof *styles->lists, style)
		       : NULL;
}

void kzi_odt_begin_list(
	kzi_odt_styles *styles, const char *style, unsigned depth, bool continues)
{
	kzi_odt_list *list = list_of(styles, style, depth);
	if (list == NULL || continues)
		return;
	for (unsigned i = depth - 1; i < KZI_ODT_LEVELS; i++)
		list->numbers[i] = 0;
}

/* The number of each level that is shown, with points between them. */
static void format_numbers(const kzi_odt_list *list, unsigned depth, kzi_buffer *mark)
{
	unsigned shown = list->levels[depth - 1].shown;
	size_t before = mark->length;
	for (unsigned i = shown < depth ? depth - shown : 0; i < depth; i++) {
		unsigned number = list->numbers[i];
		if (list->levels[i].format == KZI_NUMBER_NONE)
			continue;
		if (mark->length > before)
			kzi_buffer_byte(mark, '.');
		kzi_number_format(mark, number > 0 ? number : 1, list->levels[i].format);
	}
}

static void add_mark(kzi_odt_list *list, unsigned depth, unsigned start, kzi_buffer *mark)
{
	const kzi_odt_level *level = &list->levels[depth - 1];
	unsigned *number = &list->numbers[depth - 1];
	if (start == 0)
		start = *number > 0 ? *number + 1 : level->start;
	*number = start;
	for (unsigned i = depth; i < KZI_ODT_LEVELS; i++)
		list->numbers[i] = 0;
	if (level->bullet != NULL) {
		kzi_buffer_text(mark, kzi_bullet(level->bullet));
	} else if (level->format != KZI_NUMBER_NONE) {
		kzi_buffer_text(mark, level->prefix);
		format_numbers(list, depth, mark);
		kzi_buffer_text(mark, level->suffix);
	}
}

void kzi_odt_next_mark(kzi_odt_styles *styles, const char *style, unsigned depth,
	unsigned start, kzi_buffer *mark)
{
	kzi_odt_list *list = list_of(styles, style, depth);
	if (list != NULL)
		add_mark(list, depth, start, mark);
}

void kzi_odt_heading_mark(kzi_odt_styles *styles, unsigned level, kzi_buffer *mark)
{
	if (level > 0 && level <= KZI_ODT_LEVELS)
		add_mark(&styles->outline, level, 0, mark);
}
