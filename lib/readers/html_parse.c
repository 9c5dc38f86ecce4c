/* SPDX-License-Identifier: GPL-2.0-or-later */
/* HTML into a tree, by the events of libxml2's push parser for it. */
#include "readers/xml_parse.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <string.h>

enum { PIECE = 64 << 10, HTML_MAX = 64 << 20 };

typedef struct parse {
	kzi_tree tree;
	htmlParserCtxtPtr parser;
} parse;

static void note_place(parse *p)
{
	long at = xmlByteConsumed(p->parser);
	p->tree.offset = at > 0 ? (size_t)at : 0;
}

static void stop_when_failed(parse *p)
{
	if (p->tree.status != KZ_OK)
		xmlStopParser(p->parser);
}

static void on_begin(void *context, const xmlChar *name, const xmlChar **attributes)
{
	parse *p = context;
	size_t count = 0;
	note_place(p);
	kzi_xml_node *node = kzi_tree_begin(&p->tree, (const char *)name, NULL);
	while (attributes != NULL && attributes[2 * count] != NULL)
		count++;
	kzi_xml_attribute *to = kzi_tree_attributes(&p->tree, node, count);
	for (size_t i = 0; to != NULL && i < count; i++) {
		const char *key = (const char *)attributes[2 * i];
		const char *value = (const char *)attributes[2 * i + 1];
		to[i].name = kzi_arena_copy(&p->tree.xml->arena, key, strlen(key));
		/* Its references are decoded already. */
		to[i].value = kzi_arena_copy(&p->tree.xml->arena,
			value != NULL ? value : "", value != NULL ? strlen(value) : 0);
		if (to[i].name == NULL || to[i].value == NULL) {
			node->length = 0;
			p->tree.status = kzi_no_memory(p->tree.err);
			break;
		}
	}
	stop_when_failed(p);
}

static void on_end(void *context, const xmlChar *name)
{
	parse *p = context;
	(void)name;
	kzi_tree_end(&p->tree);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	parse *p = context;
	kzi_tree_text(&p->tree, (const char *)text, (size_t)length);
	stop_when_failed(p);
}

/* Nearly nothing is an error; but no memory is. */
static void on_error(void *context, kzi_libxml2_error *error)
{
	parse *p = context;
	if (error->code == XML_ERR_NO_MEMORY)
		p->tree.status = kzi_no_memory(p->tree.err);
}

static const xmlSAXHandler events = {
	.initialized = XML_SAX2_MAGIC,
	.startElement = on_begin,
	.endElement = on_end,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.cdataBlock = on_text,
	.serror = on_error,
};

kz_status kzi_html_parse(const char *text, size_t length, kzi_xml *out, kz_error *err)
{
	*out = (kzi_xml){0};
	if (length > HTML_MAX)
		return kzi_fail(
			err, KZ_E_LIMIT, KZI_NO_OFFSET, "a page of more than 64 MiB");
	kz_status st = kzi_xml_check_tags(text, length, true, err);
	if (st != KZ_OK)
		return st;
	kzi_libxml2_begin();
	parse p = {.tree = {.xml = out, .depth_max = KZI_HTML_DEPTH_MAX, .err = err}};
	xmlSAXHandler own = events;
	p.parser =
		htmlCreatePushParserCtxt(&own, &p, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (p.parser == NULL)
		return kzi_no_memory(err);
	htmlCtxtUseOptions(p.parser, HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
	for (size_t at = 0; at < length && p.tree.status == KZ_OK; at += PIECE)
		htmlParseChunk(p.parser, text + at,
			(int)(length - at < PIECE ? length - at : PIECE), 0);
	if (p.tree.status == KZ_OK)
		htmlParseChunk(p.parser, NULL, 0, 1);
	if (p.tree.status == KZ_OK && out->root == NULL)
		kzi_tree_fail(&p.tree, KZ_E_DOCUMENT, "there is no text in the page");
	out->names = p.parser->dict;
	xmlDictReference(out->names);
	xmlFreeDoc(p.parser->myDoc);
	htmlFreeParserCtxt(p.parser);
	if (p.tree.status != KZ_OK)
		kzi_xml_free(out);
	return p.tree.status;
}
