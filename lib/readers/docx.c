/* SPDX-License-Identifier: GPL-2.0-or-later */
/* DOCX: which parts the ZIP file has, and what they are together. */
#include "readers/docx.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The parts of which there is one, by the end of the name of their relation. */
enum { MAIN, RELATIONS, STYLES, LISTS, FOOTNOTES, ENDNOTES, CORE, PARTS };

typedef struct package {
	kzi_zip *zip;
	kz_document *document;
	kz_error *err;
	char *folder; /* of the main part, "word/" */
	kzi_part parts[PARTS];
	kzi_buffer head; /* what stands around the text */
} package;

static const kzi_xml_node *root_of(const package *of, int part)
{
	return of->parts[part].xml.root;
}

/* ---- Finding parts ---- */

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text), size = strlen(end);
	return length >= size && strcmp(text + length - size, end) == 0;
}

/* The next relation of that type, behind one (NULL: the first). */
static const kzi_xml_node *next_relation(
	const kzi_xml_node *relations, const kzi_xml_node *behind, const char *type)
{
	const kzi_xml_node *node = behind != NULL
					   ? kzi_xml_next(behind, "Relationship")
					   : kzi_xml_child(relations, "Relationship");
	while (node != NULL && !ends_in(kzi_xml_value(node, "Type"), type))
		node = kzi_xml_next(node, "Relationship");
	return node;
}

/* The name in the ZIP file of what a relation of something in that folder leads to. */
static char *target_of(const kzi_xml_node *relation, const char *folder)
{
	const char *target = kzi_xml_value(relation, "Target");
	kzi_buffer name = {0};
	if (target[0] != '/')
		kzi_buffer_text(&name, folder);
	kzi_buffer_text(&name, target + (target[0] == '/'));
	return kzi_buffer_take(&name);
}

static kz_status read_related(package *of, int part, const char *type)
{
	const kzi_xml_node *relation = next_relation(root_of(of, RELATIONS), NULL, type);
	if (relation == NULL)
		return KZ_OK;
	char *name = target_of(relation, of->folder);
	if (name == NULL)
		return kzi_no_memory(of->err);
	kz_status st =
		kzi_part_read_any(of->zip, name, of->document, &of->parts[part], of->err);
	free(name);
	return st;
}

/* "word/document.xml" → "word/_rels/document.xml.rels", and the folder. */
static kz_status read_relations(package *of, const char *main)
{
	const char *slash = strrchr(main, '/');
	int length = slash != NULL ? (int)(slash + 1 - main) : 0;
	kzi_buffer folder = {0}, name = {0};
	kzi_buffer_format(&folder, "%.*s", length, main);
	kzi_buffer_format(&name, "%.*s_rels/%s.rels", length, main, main + length);
	of->folder = kzi_buffer_take(&folder);
	char *relations = kzi_buffer_take(&name);
	kz_status st = of->folder != NULL && relations != NULL
			       ? kzi_part_read_any(of->zip, relations, of->document,
					 &of->parts[RELATIONS], of->err)
			       : kzi_no_memory(of->err);
	free(relations);
	return st;
}

/* The name of the main part stands in the first relations of all; usually it is this. */
static kz_status find_main(package *of, char **out)
{
	kzi_part relations = {0};
	kz_status st = kzi_part_read_any(
		of->zip, "_rels/.rels", of->document, &relations, of->err);
	const kzi_xml_node *relation =
		next_relation(relations.xml.root, NULL, "/officeDocument");
	if (st == KZ_OK) {
		*out = relation != NULL ? target_of(relation, "")
					: strdup("word/document.xml");
		st = *out != NULL ? KZ_OK : kzi_no_memory(of->err);
	}
	kzi_part_free(&relations);
	return st;
}

static kz_status read_parts(package *of)
{
	static const char *const types[PARTS] = {[STYLES] = "/styles",
		[LISTS] = "/numbering",
		[FOOTNOTES] = "/footnotes",
		[ENDNOTES] = "/endnotes"};
	char *main = NULL;
	kz_status st = find_main(of, &main);
	if (st == KZ_OK)
		st = kzi_part_read(
			of->zip, main, of->document, &of->parts[MAIN], of->err);
	if (st == KZ_OK)
		st = read_relations(of, main);
	for (int i = 0; i < PARTS && st == KZ_OK; i++) {
		if (types[i] != NULL)
			st = read_related(of, i, types[i]);
	}
	if (st == KZ_OK)
		st = kzi_part_read_any(of->zip, "docProps/core.xml", of->document,
			&of->parts[CORE], of->err);
	free(main);
	return st;
}

/* ---- Into a document ---- */

/* Heads and feet are no text, but what stands in them came in. */
static kz_status add_raw_related(package *of, const char *type, kzi_buffer *out)
{
	const kzi_xml_node *relation = NULL;
	kz_status st = KZ_OK;
	while (st == KZ_OK && (relation = next_relation(
				       root_of(of, RELATIONS), relation, type)) != NULL) {
		char *name = target_of(relation, of->folder);
		kzi_part part = {0};
		st = name != NULL ? kzi_part_read_any(
					    of->zip, name, of->document, &part, of->err)
				  : kzi_no_memory(of->err);
		kzi_docx_raw(part.xml.root, out);
		kzi_part_free(&part);
		free(name);
	}
	return st;
}

static kz_status keep_raw(package *of)
{
	kzi_buffer text = {0};
	kz_status st = add_raw_related(of, "/header", &of->head);
	kzi_buffer_append(&text, of->head.data, of->head.length);
	kzi_docx_raw(root_of(of, MAIN), &text);
	kzi_docx_raw(root_of(of, FOOTNOTES), &text);
	kzi_docx_raw(root_of(of, ENDNOTES), &text);
	if (st == KZ_OK)
		st = add_raw_related(of, "/footer", &text);
	if (st == KZ_OK)
		st = kzi_keep_text(of->document, &text, of->err);
	kzi_buffer_free(&text);
	return st;
}

static kz_status keep_colofon(package *of, const kzi_docx *docx)
{
	char words[64];
	if (docx->colofon_lines == 0)
		return KZ_OK;
	kzi_buffer_append(&of->head, docx->colofon.data, docx->colofon.length);
	snprintf(words, sizeof words, "%zu lines of the colofon left out",
		docx->colofon_lines);
	return kz_document_add(of->document, KZ_REMARKS, words, of->err);
}

static kz_status fill(package *of)
{
	kzi_docx docx = {
		.err = of->err, .flow = {.document = of->document, .err = of->err}};
	const kzi_xml_node *body = kzi_xml_child(root_of(of, MAIN), "body");
	kz_status st = kzi_docx_styles_read(root_of(of, STYLES), &docx.styles, of->err);
	if (st == KZ_OK)
		st = kzi_docx_notes_read(
			root_of(of, FOOTNOTES), "footnote", &docx.footnotes, of->err);
	if (st == KZ_OK)
		st = kzi_docx_notes_read(
			root_of(of, ENDNOTES), "endnote", &docx.endnotes, of->err);
	if (st == KZ_OK)
		st = kzi_docx_lists_read(root_of(of, LISTS), &docx.lists, of->err);
	if (st == KZ_OK) {
		kzi_docx_blocks(&docx, body);
		st = docx.flow.status;
	}
	if (st == KZ_OK)
		st = keep_colofon(of, &docx);
	kzi_flow_finish(&docx.flow);
	kzi_queue_free(&docx.notes);
	kzi_queue_free(&docx.boxes);
	kzi_buffer_free(&docx.colofon);
	kzi_docx_lists_free(&docx.lists);
	kzi_docx_styles_free(&docx.styles);
	kzi_docx_notes_free(&docx.footnotes);
	kzi_docx_notes_free(&docx.endnotes);
	return st;
}

static kz_status add_facts(package *of, const char *name)
{
	const kzi_xml_node *core = root_of(of, CORE);
	return kzi_office_facts(of->document, kzi_xml_child(core, "title"),
		kzi_xml_child(core, "created"), &of->head, name, of->err);
}

static kz_status make_document(package *of, const char *name)
{
	kz_status st = read_parts(of);
	if (st == KZ_OK)
		st = keep_raw(of);
	if (st == KZ_OK)
		st = fill(of);
	if (st == KZ_OK && kz_document_block_count(of->document) == 0)
		st = kzi_fail(
			of->err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "there is no text in it");
	return st == KZ_OK ? add_facts(of, name) : st;
}

static kz_status read_docx(const kzi_input *input, kz_document *document, kz_error *err)
{
	package of = {.document = document, .err = err};
	kz_status st = kzi_office_open(input, &of.zip, err);
	if (st == KZ_OK)
		st = make_document(&of, input->name);
	for (int i = 0; i < PARTS; i++)
		kzi_part_free(&of.parts[i]);
	kzi_buffer_free(&of.head);
	free(of.folder);
	kzi_zip_close(of.zip);
	return st;
}

static bool has_docx_name(const char *name)
{
	return kzi_has_extension(name, ".docx") || kzi_has_extension(name, ".docm");
}

static bool recognises(const kzi_input *input)
{
	return kzi_office_claims(input, has_docx_name(input->name), "word/document.xml");
}

const kzi_reader kzi_docx_reader = {
	"docx", KZI_FIDELITY_WORD, has_docx_name, recognises, read_docx};
