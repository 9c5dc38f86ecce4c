/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The reader of official XML: which publication it is, and what all of them have. */
#include "readers/official.h"

#include "base/error.h"
#include "document/kind.h"
#include "readers/decode.h"
#include "readers/facts.h"
#include "readers/metadata.h"
#include "readers/official_name.h"
#include "readers/reader.h"
#include "readers/signatories.h"

#include <stdio.h>
#include <string.h>

/* ---- Kinds of publications ---- */

static kz_status read_any(kzi_publication *p);

/* The roots that are known. An officiele-publicatie is told by what is in it. */
static const struct root {
	const char *name;
	kz_status (*read)(kzi_publication *p);
	const char *kind; /* where nothing else says it */
} roots[] = {
	{"officiele-publicatie", read_any, ""},
	{"kamerstuk", kzi_read_kamerstuk, ""},
	{"kamerwrk", kzi_read_kamerwrk, ""},
	{"kamervragen", kzi_read_kamervragen, "kamervragen"},
	{"handelingen", kzi_read_handelingen, "handelingen"},
	{"handeling", kzi_read_handelingen, "handelingen"},
	{"vlosCoreDocument", kzi_read_vlos, "handelingen"},
	{"niet-dossier-stuk", read_any, ""},
	{"staatsblad", read_any, "staatsblad"},
	{"staatsbl", read_any, "staatsblad"},
	{"vblad", read_any, "staatsblad"},
	{"staatscourant", read_any, "staatscourant"},
	{"tractatenblad", read_any, "tractatenblad"},
	{"bijlage", read_any, "bijlage"},
};

static const struct root *find_root(const char *name)
{
	for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++) {
		if (strcmp(roots[i].name, name) == 0)
			return &roots[i];
	}
	return NULL;
}

/* The first title in it, for what has no fact of its own to be called by. */
static kz_status read_any(kzi_publication *p)
{
	static const char *const names[] = {"intitule", "titel", "citeertitel"};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof names / sizeof names[0] && st == KZ_OK; i++) {
		const char *text = kzi_text_of(p, kzi_xml_find(p->body, names[i]));
		st = text != NULL ? kzi_fact_fill(p->document, KZ_TITLE, text, p->err)
				  : KZ_E_NO_MEMORY;
	}
	if (st == KZ_OK)
		st = kzi_add_signatures(p->document, p->body, p->arena, p->err);
	/* Of the publication as a whole: the head of a Staatsblad is beside its body. */
	return st == KZ_OK ? kzi_walk(p->root, &kzi_official_words, p->document, p->err)
			   : st;
}

/* ---- Reading ---- */

static kz_status read_metadata(kzi_publication *p)
{
	kzi_metadata metadata = {0};
	kz_status st = kzi_metadata_collect(
		&metadata, kzi_xml_child(p->root, "metadata"), p->err);
	if (st == KZ_OK)
		st = kzi_metadata_facts(&metadata, p->document, p->err);
	kzi_metadata_free(&metadata);
	return st;
}

/* What the body is of. In an officiele-publicatie the first that is known, else what
 * stands behind the metadata and the heading of the paper. */
static const struct root *find_body(kzi_publication *p)
{
	const struct root *root = find_root(p->root->name);
	p->body = p->root;
	if (root != roots)
		return root;
	for (const kzi_xml_node *in = p->root->first; in != NULL; in = in->next) {
		const struct root *known = in->name != NULL ? find_root(in->name) : NULL;
		if (known != NULL && known != roots) {
			p->body = in;
			return known;
		}
	}
	return root;
}

static kz_status read_publication(kzi_publication *p)
{
	const struct root *root = find_body(p);
	/* What was seen before it was parsed may have been wrong. */
	if (root == NULL)
		return kzi_fail(p->err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"XML of no supported kind: <%s>", p->root->name);
	kz_status st = read_metadata(p);
	if (st == KZ_OK)
		st = root->read(p);
	if (st == KZ_OK)
		st = kzi_fact_fill(p->document, KZ_KIND, root->kind, p->err);
	if (st == KZ_OK && kz_document_block_count(p->document) == 0)
		return kzi_fail(p->err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"there is no text in its <%s>", p->body->name);
	return st;
}

static kz_status parse_and_read(
	const kzi_decoded *decoded, kz_document *document, kz_error *err)
{
	kzi_xml xml;
	kz_error why = {0};
	kz_status st = kzi_xml_parse(decoded->text, decoded->length, &xml, &why);
	if (st != KZ_OK) {
		kzi_decoded_place(decoded, &why);
		return kzi_fail(err, st, why.offset, "%s", why.message);
	}
	kzi_publication p = {
		.root = xml.root, .document = document, .arena = &xml.arena, .err = err};
	st = read_publication(&p);
	kzi_xml_free(&xml);
	return st;
}

/* Is it ours? What is broken is, when it is called XML or says that it is. */
static kz_status check_root(
	const kzi_input *input, const kzi_xml_root *root, kz_error *err)
{
	if (root->name[0] == '\0' && !root->declared)
		return kzi_fail(err, KZ_E_DOCUMENT, 0,
			"called .xml, and does not begin as XML does");
	if (root->name[0] == '\0')
		return kzi_fail(err, KZ_E_DOCUMENT, (long long)input->length,
			"broken XML: it ends too early");
	if (strcmp(root->name, "metadata_gegevens") == 0 ||
		strcmp(root->name, "owms-metadata") == 0)
		return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"the metadata of another file, and no document itself");
	if (find_root(root->name) == NULL)
		return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"XML of no supported kind: <%s>", root->name);
	return KZ_OK;
}

static kz_status read_official(
	const kzi_input *input, kz_document *document, kz_error *err)
{
	kzi_decoded decoded;
	kzi_xml_root root = kzi_xml_sniff(input->bytes, input->length);
	kzi_encoding from = KZI_UTF_8;
	kz_status st = check_root(input, &root, err);
	if (st != KZ_OK)
		return st;
	if (root.encoding[0] != '\0')
		from = kzi_encoding_by_name(root.encoding, strlen(root.encoding));
	if (from == KZI_UNKNOWN_ENCODING)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET,
			"in an encoding that is not read: '%s'", root.encoding);
	st = kzi_decode(input->bytes, input->length, from, document, &decoded, err);
	if (st != KZ_OK)
		return st;
	st = parse_and_read(&decoded, document, err);
	kzi_decoded_free(&decoded);
	return st;
}

static bool may_be_named(const char *name)
{
	return kzi_has_extension(name, ".xml");
}

/* A text may begin with "<b>": what is not called XML must say so, or be ours. */
static bool recognises(const kzi_input *input)
{
	kzi_xml_root root = kzi_xml_sniff(input->bytes, input->length);
	if (root.html)
		return false;
	if (root.declared || (root.name[0] != '\0' && find_root(root.name) != NULL))
		return true;
	bool text = root.name[0] != '\0' || !kzi_is_binary(input);
	return text && kzi_has_extension(input->name, ".xml");
}

const kzi_reader kzi_official_reader = {
	"xml", KZI_FIDELITY_XML, may_be_named, recognises, read_official};
