/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ODT: which parts the ZIP file has, and what they are together. */
#include "readers/odt.h"

#include "base/error.h"
#include "readers/imprint.h"

#include <stdlib.h>
#include <string.h>

enum { CONTENT, STYLES, META, PARTS };

typedef struct package {
	kzi_zip *zip;
	kz_document *document;
	kz_error *err;
	kzi_part parts[PARTS];
	kzi_buffer head; /* what stands around the text */
} package;

static const kzi_xml_node *root_of(const package *of, int part)
{
	return of->parts[part].xml.root;
}

static const kzi_xml_node *body_of(const package *of)
{
	return kzi_xml_child(kzi_xml_child(root_of(of, CONTENT), "body"), "text");
}

/* What is encrypted is still a ZIP file; its list of files says so. */
static kz_status check_open(package *of)
{
	kzi_part manifest = {0};
	kz_status st = kzi_part_read_any(
		of->zip, "META-INF/manifest.xml", of->document, &manifest, of->err);
	if (st == KZ_OK && kzi_xml_find(manifest.xml.root, "encryption-data") != NULL)
		st = kzi_fail(of->err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"an encrypted ODT, which only opens with its password");
	kzi_part_free(&manifest);
	return st;
}

static kz_status read_parts(package *of)
{
	kz_status st = check_open(of);
	if (st == KZ_OK)
		st = kzi_part_read(of->zip, "content.xml", of->document,
			&of->parts[CONTENT], of->err);
	if (st == KZ_OK)
		st = kzi_part_read_any(
			of->zip, "styles.xml", of->document, &of->parts[STYLES], of->err);
	if (st == KZ_OK)
		st = kzi_part_read_any(
			of->zip, "meta.xml", of->document, &of->parts[META], of->err);
	if (st == KZ_OK && body_of(of) == NULL)
		st = kzi_fail(of->err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"an OpenDocument file that is no text");
	return st;
}

/* Heads and feet are no text, but what stands in them came in. */
static kz_status keep_raw(package *of)
{
	kzi_buffer text = {0};
	kzi_odt_raw(body_of(of), &text);
	kzi_odt_raw(kzi_xml_child(root_of(of, STYLES), "master-styles"), &of->head);
	kzi_buffer_append(&text, of->head.data, of->head.length);
	kz_status st = kzi_keep_text(of->document, &text, of->err);
	kzi_buffer_free(&text);
	return st;
}

/* What content.xml makes for itself comes before what styles.xml has. */
static kz_status read_styles(package *of, kzi_odt_styles *styles)
{
	const kzi_xml_node *content = root_of(of, CONTENT), *root = root_of(of, STYLES);
	const kzi_xml_node *const places[] = {kzi_xml_child(content, "automatic-styles"),
		kzi_xml_child(root, "styles"), kzi_xml_child(root, "automatic-styles")};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof places / sizeof places[0] && st == KZ_OK; i++)
		st = kzi_odt_styles_add(styles, places[i], of->err);
	kzi_odt_styles_sort(styles);
	return st;
}

static kz_status fill(package *of)
{
	kzi_odt odt = {
		.err = of->err, .flow = {.document = of->document, .err = of->err}};
	kz_status st = read_styles(of, &odt.styles);
	if (st == KZ_OK) {
		kzi_odt_blocks(&odt, body_of(of));
		st = odt.flow.status;
	}
	kzi_flow_finish(&odt.flow);
	kzi_queue_free(&odt.notes);
	kzi_queue_free(&odt.boxes);
	kzi_odt_styles_free(&odt.styles);
	return st;
}

static kz_status add_imprint(package *of, const kzi_xml_node *top)
{
	kz_status st = KZ_OK;
	for (const kzi_xml_node *line = top; line != NULL && st == KZ_OK;
		line = kzi_xml_walk(line, top)) {
		kzi_arena arena = {0};
		if (!kzi_xml_is(line, "p"))
			continue;
		const char *text = kzi_xml_string(line, &arena);
		st = text != NULL ? kzi_imprint_facts(of->document, text, of->err)
				  : kzi_no_memory(of->err);
		kzi_arena_free(&arena);
	}
	return st;
}

/* Those in the table above an official piece, and in the frames beside its text. */
static kz_status add_official_facts(package *of)
{
	kz_status st = KZ_OK;
	for (const kzi_xml_node *at = body_of(of)->first; at != NULL && st == KZ_OK;
		at = at->next) {
		if (kzi_odt_is_masthead(at) || kzi_odt_is_in_margin(at))
			st = add_imprint(of, at);
	}
	return st;
}

static kz_status add_facts(package *of, const char *name)
{
	const kzi_xml_node *meta = kzi_xml_child(root_of(of, META), "meta");
	return kzi_office_facts(of->document, kzi_xml_child(meta, "title"),
		kzi_xml_child(meta, "creation-date"), &of->head, name, of->err);
}

static kz_status make_document(package *of, const char *name)
{
	kz_status st = read_parts(of);
	if (st == KZ_OK)
		st = keep_raw(of);
	if (st == KZ_OK)
		st = add_official_facts(of);
	if (st == KZ_OK)
		st = fill(of);
	if (st == KZ_OK && kz_document_block_count(of->document) == 0)
		st = kzi_fail(
			of->err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "there is no text in it");
	return st == KZ_OK ? add_facts(of, name) : st;
}

static kz_status read_odt(const kzi_input *input, kz_document *document, kz_error *err)
{
	package of = {.document = document, .err = err};
	kz_status st = kzi_office_open(input, &of.zip, err);
	if (st == KZ_OK)
		st = make_document(&of, input->name);
	for (int i = 0; i < PARTS; i++)
		kzi_part_free(&of.parts[i]);
	kzi_buffer_free(&of.head);
	kzi_zip_close(of.zip);
	return st;
}

static bool has_odt_name(const char *name)
{
	return kzi_has_extension(name, ".odt") || kzi_has_extension(name, ".ott");
}

static bool recognises(const kzi_input *input)
{
	static const char kind[] = "mimetypeapplication/vnd.oasis.opendocument.text";
	/* What kind of document it is stands at the front of the ZIP file, unpacked. */
	bool told = input->length > 30 + sizeof kind &&
		    memcmp(input->bytes, "PK\x03\x04", 4) == 0 &&
		    memcmp(input->bytes + 30, kind, sizeof kind - 1) == 0;
	return told || kzi_office_claims(input, has_odt_name(input->name), "content.xml");
}

const kzi_reader kzi_odt_reader = {
	"odt", KZI_FIDELITY_WORD, has_odt_name, recognises, read_odt};
