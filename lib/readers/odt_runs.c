/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands in a paragraph of an OpenDocument text: stretches, notes, fields. */
#include "readers/odt.h"

#include "base/error.h"

#include <string.h>

void kzi_odt_note_status(kzi_odt *odt, kz_status status)
{
	if (odt->flow.status == KZ_OK)
		odt->flow.status = status;
}

static bool is_one_of(const kzi_xml_node *node, const char *const *names)
{
	while (*names != NULL && !kzi_xml_is(node, *names))
		names++;
	return *names != NULL;
}

bool kzi_odt_is_in_margin(const kzi_xml_node *node)
{
	return kzi_xml_is(node, "frame") &&
	       strcmp(kzi_xml_value(node, "anchor-type"), "page") == 0;
}

bool kzi_odt_is_masthead(const kzi_xml_node *node)
{
	return kzi_xml_is(node, "table") &&
	       strcmp(kzi_xml_value(node, "name"), "parlementair.kop") == 0;
}

bool kzi_odt_is_dropped(const kzi_odt *odt, const kzi_xml_node *node)
{
	static const char *const names[] = {"tracked-changes", "annotation",
		"annotation-end", "page-number", "page-count", "file-name",
		"sequence-decls", "variable-decls", "user-field-decls", "forms",
		"hidden-text", "hidden-paragraph", "script", "image", "object",
		"object-ole", "title", "desc", "binary-data", "table-of-content-source",
		"alphabetical-index-source", "table-index-source",
		"illustration-index-source", "bibliography-source", "user-index-source",
		"object-index-source", NULL};
	if (is_one_of(node, names) || kzi_odt_is_in_margin(node))
		return true;
	const char *style = kzi_xml_value(node, "style-name");
	return strcmp(kzi_xml_value(node, "display"), "none") == 0 ||
	       kzi_odt_is_hidden(&odt->styles, style);
}

static void add_text(kzi_odt *odt, const char *text, size_t length, bool bold)
{
	for (size_t i = 0; i < length; i++) {
		bool letter = strchr(" \t\r\n", text[i]) == NULL;
		odt->letters += letter;
		odt->bold_letters += letter && bold;
	}
	kzi_office_text(&odt->flow, text, length);
}

/* The mark is what is printed; the text waits for the end of the block. */
static void add_note(kzi_odt *odt, const kzi_xml_node *node)
{
	const char *mark =
		kzi_xml_string(kzi_xml_child(node, "note-citation"), &odt->notes.arena);
	if (odt->in_note)
		return;
	if (mark == NULL) {
		kzi_odt_note_status(odt, kzi_no_memory(odt->err));
		return;
	}
	kzi_flow_note(&odt->flow, mark);
	kzi_odt_note_status(
		odt, kzi_queue_add(&odt->notes, kzi_xml_child(node, "note-body"), mark,
			     odt->err));
}

/* Boxes of text come behind the paragraph that they hang on. */
static void add_box(kzi_odt *odt, const kzi_xml_node *node)
{
	kzi_odt_note_status(odt, kzi_queue_add(&odt->boxes, node, NULL, odt->err));
}

static bool is_bold(const kzi_odt *odt, const kzi_xml_node *node, bool around)
{
	int bold = kzi_odt_is_bold(&odt->styles, kzi_xml_value(node, "style-name"));
	return bold >= 0 ? bold : around;
}

static void read_element(kzi_odt *odt, const kzi_xml_node *node, bool bold)
{
	static const char *const spaces[] = {"s", "tab", "line-break", NULL};
	static const char *const boxes[] = {"frame", "text-box", "rect", "custom-shape",
		"polygon", "ellipse", "caption", NULL};
	if (kzi_odt_is_dropped(odt, node))
		return;
	if (is_one_of(node, spaces))
		kzi_flow_text(&odt->flow, " ", 1);
	else if (kzi_xml_is(node, "note"))
		add_note(odt, node);
	else if (is_one_of(node, boxes))
		add_box(odt, node);
	else if (kzi_xml_is(node, "ruby"))
		kzi_odt_inline(odt, kzi_xml_child(node, "ruby-base"), bold);
	else
		kzi_odt_inline(odt, node, is_bold(odt, node, bold));
}

void kzi_odt_inline(kzi_odt *odt, const kzi_xml_node *top, bool bold)
{
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL && odt->flow.status == KZ_OK; node = node->next) {
		if (node->name == NULL)
			add_text(odt, node->u.text, node->length, bold);
		else
			read_element(odt, node, bold);
	}
}
