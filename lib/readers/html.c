/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages: those of officielebekendmakingen.nl with all their facts, and others. */
#include "readers/html.h"

#include "base/error.h"
#include "base/utf8.h"
#include "document/kind.h"
#include "readers/decode.h"
#include "readers/facts.h"
#include "readers/metadata.h"
#include "readers/reader.h"
#include "readers/signatories.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { HEAD_MAX = 4096 };

/* ---- Which encoding ---- */

/* <meta charset="x">, <meta http-equiv=... content="text/html; charset=x"> */
static kzi_encoding encoding_of(const kzi_input *input, const kzi_xml_root *root)
{
	static const char word[] = "charset=";
	const size_t length = sizeof word - 1;
	size_t end = input->length < HEAD_MAX ? input->length : HEAD_MAX;
	for (size_t at = 0; at + length < end; at++) {
		if (strncasecmp(input->bytes + at, word, length) != 0)
			continue;
		const char *name = input->bytes + at + length;
		size_t left = end - at - length;
		size_t quote = *name == '"' || *name == '\'', size = quote;
		while (size < left && strchr("\"'>; \t\r\n/", name[size]) == NULL)
			size++;
		return kzi_encoding_by_name(name + quote, size - quote);
	}
	if (root->encoding[0] == '\0')
		return KZI_UTF_8;
	return kzi_encoding_by_name(root->encoding, strlen(root->encoding));
}

/* What says that it is UTF-8 and is not, or says nothing that is known, is what it
 * would have been before UTF-8. */
static kz_status decode(const kzi_input *input, const kzi_xml_root *root,
	kz_document *document, kzi_decoded *out, kz_error *err)
{
	size_t mark;
	bool marked = kzi_encoding_of_mark(input->bytes, input->length, &mark) !=
		      KZI_UNKNOWN_ENCODING;
	size_t valid = kzi_utf8_valid_length(input->bytes, input->length);
	kzi_encoding from = encoding_of(input, root);
	/* A page that can say so in ASCII is not UTF-16. */
	if (from != KZI_CP1252)
		from = KZI_UTF_8;
	if (from == KZI_UTF_8 && !marked && valid < input->length) {
		kzi_buffer remark = {0};
		kzi_buffer_format(
			&remark, "not UTF-8 at byte %zu: read as windows-1252", valid);
		char *words = kzi_buffer_take(&remark);
		if (words == NULL)
			return kzi_no_memory(err);
		kz_status st = kz_document_add(document, KZ_REMARKS, words, err);
		free(words);
		if (st != KZ_OK)
			return st;
		from = KZI_CP1252;
	}
	return kzi_decode(input->bytes, input->length, from, document, out, err);
}

/* ---- Facts ---- */

typedef struct page {
	const kzi_xml_node *root, *text; /* what holds the text */
	kz_document *document;
	kzi_arena *arena;
	kz_error *err;
} page;

static const kzi_xml_node *find_id(const kzi_xml_node *top, const char *id)
{
	const kzi_xml_node *node = top;
	while (node != NULL && (node = kzi_xml_walk(node, top)) != NULL) {
		if (strcmp(kzi_xml_value(node, "id"), id) == 0)
			return node;
	}
	return NULL;
}

static const kzi_xml_node *find_class(const kzi_xml_node *top, const char *name)
{
	const kzi_xml_node *node = top;
	while (node != NULL && (node = kzi_xml_walk(node, top)) != NULL) {
		if (kzi_has_class(node, name))
			return node;
	}
	return NULL;
}

static kz_status fill_from(page *p, kz_property property, const kzi_xml_node *node)
{
	const char *text = kzi_xml_string(node, p->arena);
	return text != NULL ? kzi_fact_fill(p->document, property, text, p->err)
			    : kzi_no_memory(p->err);
}

static kz_status read_metadata(page *p)
{
	kzi_metadata metadata = {0};
	kz_status st = KZ_OK;
	const kzi_xml_node *head = kzi_xml_child(p->root, "head");
	for (const kzi_xml_node *meta = kzi_xml_child(head, "meta");
		meta != NULL && st == KZ_OK; meta = kzi_xml_next(meta, "meta"))
		st = kzi_metadata_collect(&metadata, meta, p->err);
	if (st == KZ_OK)
		st = kzi_metadata_facts(&metadata, p->document, p->err);
	kzi_metadata_free(&metadata);
	return st;
}

/* "nl" of "nl-NL". */
static kz_status read_language(page *p)
{
	char language[3] = "";
	const char *value = kzi_xml_value(p->root, "lang");
	if (value[0] == '\0')
		value = kzi_xml_value(p->root, "xml:lang");
	if (strcspn(value, "-_") != 2)
		return KZ_OK;
	memcpy(language, value, 2);
	return kzi_fact_fill(p->document, KZ_LANGUAGE, language, p->err);
}

/* What a page of before the metadata says in its headings. */
static kz_status read_headings(page *p)
{
	const kzi_xml_node *title = find_class(p->text, "stuktitel");
	char kind[KZI_KIND_MAX];
	kz_status st = fill_from(p, KZ_TITLE, title);
	if (st == KZ_OK &&
		kzi_kind_of_title(kz_document_get(p->document, KZ_TITLE), kind))
		st = kzi_fact_fill(p->document, KZ_KIND, kind, p->err);
	return st;
}

/* A page is called what its <title> says, or its first heading, or its first line. */
static kz_status read_title(page *p)
{
	kz_status st = fill_from(p, KZ_TITLE, kzi_xml_find(p->root, "title"));
	if (st == KZ_OK)
		st = fill_from(p, KZ_TITLE, kzi_xml_find(p->text, "h1"));
	const kz_block *first = kz_document_block_at(p->document, 0);
	if (st == KZ_OK && first != NULL)
		st = kzi_fact_fill(p->document, KZ_TITLE, first->text, p->err);
	return st;
}

/* ---- Reading ---- */

static kz_status read_official(page *p)
{
	kz_status st = read_metadata(p);
	if (st == KZ_OK)
		st = read_language(p);
	if (st == KZ_OK)
		st = read_headings(p);
	if (st == KZ_OK)
		st = kzi_walk(p->text, &kzi_official_page, p->document, p->err);
	/* The notes may stand beside the text. */
	const kzi_xml_node *notes = find_id(p->root, "noten");
	if (st == KZ_OK && notes != NULL && find_id(p->text, "noten") == NULL)
		st = kzi_walk(notes, &kzi_official_page, p->document, p->err);
	if (st == KZ_OK)
		st = kzi_set_signatories(p->document, p->text, p->arena, p->err);
	return st == KZ_OK ? read_title(p) : st;
}

/* The part of a page that is not about the site, where it says which that is. */
static const kzi_xml_node *find_main(const kzi_xml_node *root)
{
	const kzi_xml_node *main = kzi_xml_find(root, "main");
	const kzi_xml_node *body = kzi_xml_find(root, "body");
	return main != NULL ? main : body != NULL ? body : root;
}

static kz_status read_other(page *p)
{
	p->document->fidelity = KZI_FIDELITY_TEXT;
	p->text = find_main(p->root);
	kz_status st = read_language(p);
	if (st == KZ_OK)
		st = kzi_walk(p->text, &kzi_other_page, p->document, p->err);
	return st == KZ_OK ? read_title(p) : st;
}

static kz_status read_page(
	const kzi_decoded *decoded, kz_document *document, kz_error *err)
{
	kzi_xml html;
	kz_error why = {0};
	kz_status st = kzi_html_parse(decoded->text, decoded->length, &html, &why);
	if (st != KZ_OK) {
		kzi_decoded_place(decoded, &why);
		return kzi_fail(err, st, why.offset, "%s", why.message);
	}
	page p = {.root = html.root,
		.text = find_id(html.root, "broodtekst"),
		.document = document,
		.arena = &html.arena,
		.err = err};
	st = p.text != NULL ? read_official(&p) : read_other(&p);
	kzi_xml_free(&html);
	if (st == KZ_OK && kz_document_block_count(document) == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"there is no text in the page");
	return st;
}

static bool has_page_name(const char *name)
{
	return kzi_has_extension(name, ".html") || kzi_has_extension(name, ".htm") ||
	       kzi_has_extension(name, ".xhtml");
}

static kz_status read_html(const kzi_input *input, kz_document *document, kz_error *err)
{
	kzi_decoded decoded;
	kzi_xml_root root = kzi_xml_sniff(input->bytes, input->length);
	/* A piece of a page is one too. */
	if (root.name[0] == '\0' && !root.declared)
		return kzi_fail(err, KZ_E_DOCUMENT, 0,
			"called .html, and does not begin as a page does");
	kz_status st = decode(input, &root, document, &decoded, err);
	if (st != KZ_OK)
		return st;
	st = read_page(&decoded, document, err);
	kzi_decoded_free(&decoded);
	return st;
}

static bool recognises(const kzi_input *input)
{
	kzi_xml_root root = kzi_xml_sniff(input->bytes, input->length);
	bool text = root.name[0] != '\0' || !kzi_is_binary(input);
	return root.html || (text && has_page_name(input->name));
}

const kzi_reader kzi_html_reader = {
	"html", KZI_FIDELITY_HTML, has_page_name, recognises, read_html};
