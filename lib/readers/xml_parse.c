/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * XML into a tree, by the events of libxml2's push parser: it is fed by the piece,
 * so that it never holds the text a second time.
 */
#include "readers/xml_parse.h"

#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <pthread.h>
#include <string.h>

enum { PIECE = 64 << 10 };

typedef struct parse {
	kzi_tree tree;
	xmlParserCtxtPtr parser;
	size_t start; /* where in the text the parser began */
	size_t fed;   /* how much of it the parser has had */
	size_t length;
	unsigned spaces[KZI_XML_DEPTH_MAX + 1]; /* namespaces that each level opened */
	unsigned space_count;
	xmlEntity entity; /* the one that is being told of */
	char entity_bytes[8];
} parse;

/* Else two threads might do it at once. */
void kzi_libxml2_begin(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, xmlInitParser);
}

/* What libxml2 says, as we say things: "Opening and ending tag mismatch\n". */
void kzi_libxml2_words(const char *message, char *out, size_t size)
{
	snprintf(out, size, "%s", message != NULL ? message : "not well-formed");
	size_t length = strcspn(out, "\n");
	out[length] = '\0';
	if (out[0] >= 'A' && out[0] <= 'Z' && !(out[1] >= 'A' && out[1] <= 'Z'))
		out[0] = (char)(out[0] - 'A' + 'a');
}

static void note_place(parse *p)
{
	long at = xmlByteConsumed(p->parser);
	p->tree.offset = p->start + (at > 0 ? (size_t)at : 0);
}

static void stop_when_failed(parse *p)
{
	if (p->tree.status != KZ_OK)
		xmlStopParser(p->parser);
}

static void fail(parse *p, kz_status status, const char *words)
{
	note_place(p);
	kzi_tree_fail(&p->tree, status, words);
	xmlStopParser(p->parser);
}

/* ---- What the parser tells ---- */

static bool is_whole(const parse *p)
{
	return p->tree.xml->root != NULL && p->tree.open == NULL;
}

/* Fed by the piece it waits for what is missing, and then calls it extra; but for a
 * tag, whose end it misses. */
static bool is_cut(const parse *p, int code)
{
	bool tag = code == XML_ERR_GT_REQUIRED && p->tree.offset >= p->length;
	return p->fed == p->length && !is_whole(p) &&
	       (tag || code == XML_ERR_DOCUMENT_END);
}

static void on_error(void *context, kzi_libxml2_error *error)
{
	parse *p = context;
	char words[160], told[128];
	if (error->code == XML_ERR_NO_MEMORY) {
		p->tree.status = kzi_no_memory(p->tree.err);
		return;
	}
	/* A prefix that is not declared is no reason to lose a document. */
	if (error->level != XML_ERR_FATAL || error->domain == XML_FROM_NAMESPACE)
		return;
	kzi_libxml2_words(error->message, told, sizeof told);
	note_place(p);
	if (is_cut(p, error->code)) {
		snprintf(told, sizeof told, "it ends too early");
		p->tree.offset = p->length;
	}
	snprintf(words, sizeof words, "broken XML: %s", told);
	kzi_tree_fail(&p->tree, KZ_E_DOCUMENT, words);
}

/* In a value libxml2 leaves "&#38;" for a later step of its own, which we are not;
 * and the names of characters. */
static size_t decode_reference(const char *text, size_t length, char *out, size_t *size)
{
	char name[16];
	const char *end = memchr(text, ';', length < sizeof name ? length : sizeof name);
	if (end == NULL || end - text < 2)
		return 0;
	memcpy(name, text + 1, (size_t)(end - text) - 1);
	name[end - text - 1] = '\0';
	const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
	if (strcmp(name, "#38") == 0)
		*size = kzi_utf8_encode('&', out);
	else if (known != NULL)
		*size = kzi_utf8_encode(known->value, out);
	else
		return 0;
	return (size_t)(end - text) + 1;
}

const char *kzi_libxml2_value(kzi_tree *tree, const char *value, size_t length)
{
	char *copy = kzi_arena_copy(&tree->xml->arena, value, length);
	if (copy == NULL) {
		tree->status = kzi_no_memory(tree->err);
		return "";
	}
	size_t to = 0;
	for (size_t at = 0; at < length;) {
		char rune[4];
		size_t size = 0, taken = 0;
		if (value[at] == '&')
			taken = decode_reference(value + at, length - at, rune, &size);
		if (taken == 0) {
			copy[to++] = value[at++];
			continue;
		}
		/* No name of a character is shorter than its bytes. */
		memcpy(copy + to, rune, size);
		to += size;
		at += taken;
	}
	copy[to] = '\0';
	return copy;
}

static void open_spaces(parse *p, unsigned count)
{
	p->space_count += count;
	if (p->space_count > KZI_XML_SPACES_MAX)
		fail(p, KZ_E_LIMIT, "too many namespaces at one place");
	if (p->tree.depth <= KZI_XML_DEPTH_MAX)
		p->spaces[p->tree.depth] = count;
}

static void on_begin(void *context, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *space, int space_count, const xmlChar **spaces, int count,
	int defaulted, const xmlChar **attributes)
{
	parse *p = context;
	(void)prefix;
	(void)spaces;
	/* The last ones do not stand there: a declaration gives them to every element. */
	count -= defaulted;
	note_place(p);
	kzi_xml_node *node =
		kzi_tree_begin(&p->tree, (const char *)name, (const char *)space);
	open_spaces(p, (unsigned)space_count);
	kzi_xml_attribute *to = kzi_tree_attributes(&p->tree, node, (size_t)count);
	/* Of each: name, prefix, namespace, and where its value begins and ends. */
	for (int i = 0; to != NULL && i < count; i++, attributes += 5) {
		to[i].name = (const char *)attributes[0];
		to[i].space = (const char *)attributes[2];
		to[i].value = kzi_libxml2_value(&p->tree, (const char *)attributes[3],
			(size_t)(attributes[4] - attributes[3]));
	}
	stop_when_failed(p);
}

static void on_end(
	void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
	parse *p = context;
	(void)name;
	(void)prefix;
	(void)space;
	p->space_count -=
		p->tree.depth <= KZI_XML_DEPTH_MAX ? p->spaces[p->tree.depth] : 0;
	kzi_tree_end(&p->tree);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	parse *p = context;
	kzi_tree_text(&p->tree, (const char *)text, (size_t)length);
	stop_when_failed(p);
}

/* "&eacute;", in old files whose DTD names them. In a value libxml2 would take the
 * first byte alone; there it is told of an entity that it leaves as it is written. */
static xmlEntityPtr on_entity(void *context, const xmlChar *name)
{
	parse *p = context;
	const htmlEntityDesc *known = htmlEntityLookup(name);
	bool in_value = p->parser->instate == XML_PARSER_ATTRIBUTE_VALUE;
	if (known == NULL)
		return NULL;
	size_t size = kzi_utf8_encode(known->value, p->entity_bytes);
	p->entity_bytes[size] = '\0';
	p->entity = (xmlEntity){.type = XML_ENTITY_DECL,
		.etype = in_value ? XML_INTERNAL_GENERAL_ENTITY
				  : XML_INTERNAL_PREDEFINED_ENTITY,
		.name = name,
		.content = (xmlChar *)p->entity_bytes,
		.length = (int)size};
	return &p->entity;
}

/* One that nobody knows stays as it was written. */
static void on_reference(void *context, const xmlChar *name)
{
	parse *p = context;
	kzi_tree_text(&p->tree, "&", 1);
	kzi_tree_text(&p->tree, (const char *)name, strlen((const char *)name));
	kzi_tree_text(&p->tree, ";", 1);
}

static void on_entity_declared(void *context, const xmlChar *name, int type,
	const xmlChar *public, const xmlChar *system, xmlChar *content)
{
	(void)name;
	(void)type;
	(void)public;
	(void)system;
	(void)content;
	fail(context, KZ_E_DOCUMENT, "declares an entity, and none is read");
}

static void on_unparsed_declared(void *context, const xmlChar *name,
	const xmlChar *public, const xmlChar *system, const xmlChar *notation)
{
	(void)notation;
	on_entity_declared(context, name, 0, public, system, NULL);
}

/* ---- Parsing ---- */

static const xmlSAXHandler events = {
	.initialized = XML_SAX2_MAGIC,
	.startElementNs = on_begin,
	.endElementNs = on_end,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.getEntity = on_entity,
	.reference = on_reference,
	.entityDecl = on_entity_declared,
	.unparsedEntityDecl = on_unparsed_declared,
	.serror = on_error,
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t pass_space(const char *text, size_t length, size_t at)
{
	while (at < length && is_space(text[at]))
		at++;
	return at;
}

/* Where the parser is to begin: the declaration may stand behind white space, and
 * its encoding is no longer so. */
static size_t find_start(const char *text, size_t length)
{
	size_t at = pass_space(text, length, 0);
	if (length - at < 6 || memcmp(text + at, "<?xml", 5) != 0 ||
		!is_space(text[at + 5]))
		return at;
	for (size_t end = at + 6; end + 1 < length; end++) {
		if (text[end] == '?' && text[end + 1] == '>')
			return pass_space(text, length, end + 2);
	}
	return at;
}

static void feed(parse *p, const char *text)
{
	p->fed = p->start;
	if (p->fed == p->length || text[p->fed] != '<')
		fail(p, KZ_E_DOCUMENT, "broken XML: it does not begin with a tag");
	while (p->fed < p->length && p->tree.status == KZ_OK) {
		size_t left = p->length - p->fed;
		size_t piece = left < PIECE ? left : PIECE;
		const char *at = text + p->fed;
		p->fed += piece;
		xmlParseChunk(p->parser, at, (int)piece, 0);
	}
	if (p->tree.status == KZ_OK)
		xmlParseChunk(p->parser, NULL, 0, 1);
	/* Whatever it did not tell. */
	if (p->tree.status == KZ_OK && (!p->parser->wellFormed || !is_whole(p)))
		fail(p, KZ_E_DOCUMENT, "broken XML: it ends too early");
}

kz_status kzi_xml_parse(const char *text, size_t length, kzi_xml *out, kz_error *err)
{
	*out = (kzi_xml){0};
	kz_status st = kzi_xml_check_tags(text, length, false, err);
	if (st != KZ_OK)
		return st;
	kzi_libxml2_begin();
	parse p = {.tree = {.xml = out, .depth_max = KZI_XML_DEPTH_MAX, .err = err}};
	p.start = find_start(text, length);
	p.length = length;
	xmlSAXHandler own = events;
	p.parser = xmlCreatePushParserCtxt(&own, &p, NULL, 0, NULL);
	if (p.parser == NULL)
		return kzi_no_memory(err);
	/* A loader of our own would be one for the whole process. Without a name for
	 * what is parsed, and with events that load nothing, none is ever asked. */
	xmlCtxtUseOptions(p.parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
	feed(&p, text);
	out->names = p.parser->dict;
	xmlDictReference(out->names);
	/* It makes a document of its own for declarations, and leaves it. */
	xmlFreeDoc(p.parser->myDoc);
	xmlFreeParserCtxt(p.parser);
	if (p.tree.status != KZ_OK)
		kzi_xml_free(out);
	return p.tree.status;
}

void kzi_xml_free(kzi_xml *xml)
{
	kzi_arena_free(&xml->arena);
	if (xml->names != NULL)
		xmlDictFree(xml->names);
	*xml = (kzi_xml){0};
}
