/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * XML and HTML as a tree in memory, for every reader of a format that is made of
 * them: plain structs, so that only xml_parse.c and html_parse.c know libxml2.
 *
 * What is parsed may be hostile. Nothing else is ever opened or fetched, no DTD is
 * read, no entity expanded but the characters that HTML names; and there are limits
 * on depth, attributes, namespaces and nodes. libxml2 prints nothing, and none of
 * what it keeps for the whole process is changed.
 */
#ifndef KZI_READERS_XML_H
#define KZI_READERS_XML_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

enum {
	KZI_XML_DEPTH_MAX = 256,
	KZI_HTML_DEPTH_MAX = 1000,    /* a page that closes nothing is no attack */
	KZI_XML_ATTRIBUTES_MAX = 256, /* of one element: libxml2's time is quadratic */
	KZI_XML_SPACES_MAX = 1024,    /* namespaces that hold at one place */
	KZI_XML_NODES_MAX = 2 << 20
};

typedef struct kzi_xml_attribute {
	const char *name;  /* without its prefix */
	const char *space; /* URI of its namespace; NULL: none */
	const char *value; /* valid UTF-8 */
} kzi_xml_attribute;

/* An element or, when name is NULL, a stretch of text; a text may be in several
 * stretches. Comments and instructions are not in the tree. */
typedef struct kzi_xml_node {
	const char *name;  /* of an element, without its prefix; in HTML lower-case */
	const char *space; /* URI of its namespace; NULL: none */
	const struct kzi_xml_node *parent, *first, *next;
	union {
		const kzi_xml_attribute *attributes; /* of an element */
		const char *text;                    /* valid UTF-8, no NUL behind it */
	} u;
	uint32_t length; /* bytes of the text, or number of the attributes */
	uint32_t offset; /* in the text that was parsed */
} kzi_xml_node;

struct _xmlDict;

typedef struct kzi_xml {
	const kzi_xml_node *root; /* never NULL when parsing succeeded */
	kzi_arena arena;
	struct _xmlDict *names;
} kzi_xml;

/*
 * Parse UTF-8 that has no NUL in it; an XML declaration, its encoding included, is
 * passed over, and so is white space before it.
 *
 * KZ_E_DOCUMENT: not XML (see offset, in the text), or it declares entities.
 * KZ_E_LIMIT: beyond one of the limits. KZ_E_UNSUPPORTED: built without libxml2.
 * KZ_E_NO_MEMORY.
 */
kz_status kzi_xml_parse(const char *text, size_t length, kzi_xml *out, kz_error *err);

/* The same for HTML, in which nearly nothing is an error: root is an html element,
 * whether or not it was written. */
kz_status kzi_html_parse(const char *text, size_t length, kzi_xml *out, kz_error *err);

void kzi_xml_free(kzi_xml *xml);

/* ---- Looking around; NULL is allowed for a node ---- */

bool kzi_xml_is(const kzi_xml_node *node, const char *name);
/* The value of that attribute, in whichever namespace; "" when there is none. */
const char *kzi_xml_value(const kzi_xml_node *node, const char *name);
/* The first child of that name, the next sibling of that name; NULL. */
const kzi_xml_node *kzi_xml_child(const kzi_xml_node *node, const char *name);
const kzi_xml_node *kzi_xml_next(const kzi_xml_node *node, const char *name);
/* The node that comes behind this one in the text, below top; NULL. */
const kzi_xml_node *kzi_xml_walk(const kzi_xml_node *node, const kzi_xml_node *top);
/* The first element of that name below top, however deep; NULL. */
const kzi_xml_node *kzi_xml_find(const kzi_xml_node *top, const char *name);
/* Append all text below node, each run of white space as one space, and none at
 * its ends. */
void kzi_xml_text(const kzi_xml_node *node, kzi_buffer *out);
/* The same as a string in the arena of its own; NULL: no memory. */
const char *kzi_xml_string(const kzi_xml_node *node, kzi_arena *arena);

/* ---- Before it is parsed ---- */

typedef struct kzi_xml_root {
	bool declared;     /* says <?xml or <!DOCTYPE */
	bool html;         /* is HTML or XHTML */
	char name[64];     /* of the root, without prefix; "" when it was not found */
	char encoding[32]; /* that it declares; "" when it does not */
} kzi_xml_root;

/* What the first bytes say, in UTF-8, UTF-16 or an encoding that begins as ASCII. */
kzi_xml_root kzi_xml_sniff(const char *bytes, size_t length);

/* No element has too many attributes; KZ_E_LIMIT. Part of parsing, and apart from
 * libxml2, whose time this saves. */
kz_status kzi_xml_check_tags(const char *text, size_t length, bool html, kz_error *err);

#endif
