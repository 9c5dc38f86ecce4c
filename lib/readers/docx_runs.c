/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands in a paragraph of a Word document: runs, fields, notes. What was deleted,
 * hidden or is furniture of a page does not count; what stands twice, once for each of
 * two kinds of reader, counts once. */
#include "readers/docx.h"

#include <string.h>

static bool is_one_of(const kzi_xml_node *node, const char *const *names)
{
	while (*names != NULL && !kzi_xml_is(node, *names))
		names++;
	return *names != NULL;
}

/* These only hold what is in them. */
bool kzi_docx_is_wrapper(const kzi_xml_node *node)
{
	static const char *const names[] = {"ins", "moveTo", "sdt", "sdtContent",
		"smartTag", "customXml", "hyperlink", "dir", "bdo", NULL};
	return is_one_of(node, names);
}

/* The same thing for new readers and for old ones: the first of the two that is there. */
const kzi_xml_node *kzi_docx_alternative(const kzi_xml_node *node)
{
	const kzi_xml_node *choice = kzi_xml_child(node, "Choice");
	return choice != NULL ? choice : kzi_xml_child(node, "Fallback");
}

/* ---- Fields ---- */

/* What a field shows is text, unless it is about the page that it stands on, or about
 * the file. */
static bool is_furniture(const char *code)
{
	static const char *const codes[] = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF",
		"FILENAME", "SAVEDATE", "PRINTDATE", "TC", "XE", NULL};
	size_t i = 0;
	while (codes[i] != NULL && strcmp(codes[i], code) != 0)
		i++;
	return codes[i] != NULL;
}

/* The innermost that is open; NULL when there is none, or too many. */
static kzi_docx_field *top_field(kzi_docx *docx)
{
	return docx->field_count > 0 && docx->field_count <= KZI_DOCX_FIELDS
		       ? &docx->fields[docx->field_count - 1]
		       : NULL;
}

/* Its first word; once that is whole nothing more is added. */
static void add_code(kzi_docx_field *field, const char *text, size_t length)
{
	for (size_t i = 0; i < length && !field->whole; i++) {
		char byte = text[i];
		bool space = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
		if (space && field->length == 0)
			continue;
		if (space || field->length + 1 == sizeof field->code)
			field->whole = true;
		else
			field->code[field->length++] =
				(char)(byte >= 'a' && byte <= 'z' ? byte - 32 : byte);
	}
}

static bool is_shown(const kzi_docx *docx)
{
	size_t kept =
		docx->field_count < KZI_DOCX_FIELDS ? docx->field_count : KZI_DOCX_FIELDS;
	for (size_t i = 0; i < kept; i++) {
		if (!docx->fields[i].shows || is_furniture(docx->fields[i].code))
			return false;
	}
	return true;
}

static void change_field(kzi_docx *docx, const char *change)
{
	kzi_docx_field *top = top_field(docx);
	if (strcmp(change, "begin") == 0) {
		docx->field_count++;
		if (top_field(docx) != NULL)
			*top_field(docx) = (kzi_docx_field){0};
	} else if (strcmp(change, "separate") == 0 && top != NULL) {
		top->shows = true;
	} else if (strcmp(change, "end") == 0 && docx->field_count > 0) {
		docx->field_count--;
	}
}

/* One that is still code at the end of a paragraph, or is about a page, has lost its end:
 * it must not hide all that comes after. */
void kzi_docx_end_fields(kzi_docx *docx)
{
	if (docx->field_count > KZI_DOCX_FIELDS)
		docx->field_count = KZI_DOCX_FIELDS;
	while (!is_shown(docx))
		docx->field_count--;
}

static void read_code(kzi_docx *docx, const kzi_xml_node *node)
{
	kzi_docx_field *top = top_field(docx);
	for (const kzi_xml_node *text = node->first; text != NULL; text = text->next) {
		if (text->name == NULL && top != NULL && !top->shows)
			add_code(top, text->u.text, text->length);
	}
}

/* ---- Runs ---- */

static void add_text(kzi_docx *docx, const char *text, size_t length, bool bold)
{
	if (!is_shown(docx) || length == 0)
		return;
	if (docx->own_mark && docx->notes.count > 0) {
		kzi_docx_set_own_mark(docx, text, length);
		return;
	}
	for (size_t i = 0; i < length; i++) {
		docx->letters += text[i] != ' ';
		docx->bold_letters += text[i] != ' ' && bold;
	}
	kzi_office_text(&docx->flow, text, length);
}

/* Boxes of text come behind the paragraph that they hang on. */
static void read_boxes(kzi_docx *docx, const kzi_xml_node *top)
{
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL && docx->flow.status == KZ_OK; node = node->next) {
		if (kzi_xml_is(node, "txbxContent"))
			kzi_docx_note_status(
				docx, kzi_queue_add(&docx->boxes, node, NULL, docx->err));
		else if (kzi_xml_is(node, "AlternateContent"))
			read_boxes(docx, kzi_docx_alternative(node));
		else if (node->name != NULL)
			read_boxes(docx, node);
	}
}

static void read_run_parts(kzi_docx *docx, const kzi_xml_node *top, bool bold);

static void read_letters(kzi_docx *docx, const kzi_xml_node *node, bool bold)
{
	for (const kzi_xml_node *text = node->first; text != NULL; text = text->next) {
		if (text->name == NULL)
			add_text(docx, text->u.text, text->length, bold);
	}
}

static void read_run_part(kzi_docx *docx, const kzi_xml_node *node, bool bold)
{
	static const char *const boxes[] = {"drawing", "pict", "object", NULL};
	static const char *const spaces[] = {"tab", "br", "cr", "ptab", NULL};
	if (kzi_xml_is(node, "t"))
		read_letters(docx, node, bold);
	else if (is_one_of(node, spaces))
		kzi_flow_space(&docx->flow);
	else if (kzi_xml_is(node, "noBreakHyphen"))
		add_text(docx, "-", 1, bold);
	else if (kzi_xml_is(node, "fldChar"))
		change_field(docx, kzi_xml_value(node, "fldCharType"));
	else if (kzi_xml_is(node, "instrText"))
		read_code(docx, node);
	else if (kzi_xml_is(node, "footnoteReference") && !docx->in_note)
		kzi_docx_add_note(docx, node, true);
	else if (kzi_xml_is(node, "endnoteReference") && !docx->in_note)
		kzi_docx_add_note(docx, node, false);
	else if (kzi_xml_is(node, "AlternateContent"))
		read_run_parts(docx, kzi_docx_alternative(node), bold);
	else if (is_one_of(node, boxes))
		read_boxes(docx, node);
	else if (kzi_xml_is(node, "ruby"))
		read_run_parts(docx, kzi_xml_child(node, "rubyBase"), bold);
	else if (kzi_xml_is(node, "r"))
		read_run_parts(docx, node, bold);
}

static void read_run_parts(kzi_docx *docx, const kzi_xml_node *top, bool bold)
{
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL; node = node->next)
		read_run_part(docx, node, bold);
}

static void read_run(kzi_docx *docx, const kzi_xml_node *run)
{
	const kzi_xml_node *own = kzi_xml_child(run, "rPr");
	const char *id = kzi_xml_value(kzi_xml_child(own, "rStyle"), "val");
	kzi_docx_style style = kzi_docx_style_of(&docx->styles, id);
	int hidden = kzi_docx_switch(own, "vanish"), bold = kzi_docx_switch(own, "b");
	if (hidden >= 0 ? hidden : style.hidden || docx->hidden_style)
		return;
	read_run_parts(docx, run, bold >= 0 ? bold : style.bold || docx->bold_style);
}

static void read_field(kzi_docx *docx, const kzi_xml_node *node)
{
	const char *code = kzi_xml_value(node, "instr");
	change_field(docx, "begin");
	if (top_field(docx) != NULL)
		add_code(top_field(docx), code, strlen(code));
	change_field(docx, "separate");
	kzi_docx_inline(docx, node);
	change_field(docx, "end");
}

/* A formula is the letters in it. */
static void read_formula(kzi_docx *docx, const kzi_xml_node *top)
{
	for (const kzi_xml_node *at = top; at != NULL; at = kzi_xml_walk(at, top)) {
		if (kzi_xml_is(at, "t"))
			read_letters(docx, at, false);
	}
}

void kzi_docx_inline(kzi_docx *docx, const kzi_xml_node *top)
{
	static const char *const formulas[] = {"oMath", "oMathPara", NULL};
	const kzi_xml_node *node = top != NULL ? top->first : NULL;
	for (; node != NULL && docx->flow.status == KZ_OK; node = node->next) {
		if (kzi_xml_is(node, "r"))
			read_run(docx, node);
		else if (kzi_xml_is(node, "AlternateContent"))
			kzi_docx_inline(docx, kzi_docx_alternative(node));
		else if (kzi_xml_is(node, "fldSimple"))
			read_field(docx, node);
		else if (is_one_of(node, formulas))
			read_formula(docx, node);
		else if (kzi_docx_is_wrapper(node))
			kzi_docx_inline(docx, node);
	}
}
