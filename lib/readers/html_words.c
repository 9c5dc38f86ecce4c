/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The elements of a page, and the classes of an official one. */
#include "readers/html.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In order of name. */
static const kzi_word words[] = {
	{"a", NULL, KZI_LINK, 0},
	{"abbr", NULL, KZI_INLINE, 0},
	{"acronym", NULL, KZI_INLINE, 0},
	{"address", NULL, KZI_HOLDER, 0},
	{"article", NULL, KZI_HOLDER, 0},
	{"aside", NULL, KZI_HOLDER, 0},
	{"b", NULL, KZI_INLINE, 0},
	{"bdi", NULL, KZI_INLINE, 0},
	{"bdo", NULL, KZI_INLINE, 0},
	{"big", NULL, KZI_INLINE, 0},
	{"blockquote", NULL, KZI_HOLDER, 0},
	{"body", NULL, KZI_HOLDER, 0},
	{"br", NULL, KZI_BREAK, 0},
	{"button", NULL, KZI_DROPPED, 0},
	{"canvas", NULL, KZI_DROPPED, 0},
	{"caption", NULL, KZI_LINE, 0},
	{"cite", NULL, KZI_INLINE, 0},
	{"code", NULL, KZI_INLINE, 0},
	{"col", NULL, KZI_DROPPED, 0},
	{"colgroup", NULL, KZI_DROPPED, 0},
	{"dd", NULL, KZI_ITEM, 0},
	{"del", NULL, KZI_INLINE, 0},
	{"dfn", NULL, KZI_INLINE, 0},
	{"div", NULL, KZI_HOLDER, 0},
	{"dl", NULL, KZI_LIST, 0},
	{"dt", NULL, KZI_ITEM, 0},
	{"em", NULL, KZI_INLINE, 0},
	{"figcaption", NULL, KZI_LINE, 0},
	{"font", NULL, KZI_INLINE, 0},
	{"footer", NULL, KZI_DROPPED, 0},
	{"h1", NULL, KZI_HEADING, 1},
	{"h2", NULL, KZI_HEADING, 2},
	{"h3", NULL, KZI_HEADING, 3},
	{"h4", NULL, KZI_HEADING, 4},
	{"h5", NULL, KZI_HEADING, 5},
	{"h6", NULL, KZI_HEADING, 6},
	{"head", NULL, KZI_DROPPED, 0},
	{"hr", NULL, KZI_HOLDER, 0},
	{"i", NULL, KZI_INLINE, 0},
	{"iframe", NULL, KZI_DROPPED, 0},
	{"img", NULL, KZI_IMAGE, 0},
	{"input", NULL, KZI_DROPPED, 0},
	{"ins", NULL, KZI_INLINE, 0},
	{"kbd", NULL, KZI_INLINE, 0},
	{"label", NULL, KZI_INLINE, 0},
	{"legend", NULL, KZI_LINE, 0},
	{"li", NULL, KZI_ITEM, 0},
	{"mark", NULL, KZI_INLINE, 0},
	{"menu", NULL, KZI_LIST, 0},
	{"nav", NULL, KZI_DROPPED, 0},
	{"nobr", NULL, KZI_INLINE, 0},
	{"noscript", NULL, KZI_DROPPED, 0},
	{"object", NULL, KZI_DROPPED, 0},
	{"ol", NULL, KZI_LIST, 0},
	{"p", NULL, KZI_LINE, 0},
	{"pre", NULL, KZI_LINE, 0},
	{"q", NULL, KZI_INLINE, 0},
	{"s", NULL, KZI_INLINE, 0},
	{"samp", NULL, KZI_INLINE, 0},
	{"script", NULL, KZI_DROPPED, 0},
	{"section", NULL, KZI_HOLDER, 0},
	{"select", NULL, KZI_DROPPED, 0},
	{"small", NULL, KZI_INLINE, 0},
	{"span", NULL, KZI_INLINE, 0},
	{"strike", NULL, KZI_INLINE, 0},
	{"strong", NULL, KZI_INLINE, 0},
	{"style", NULL, KZI_DROPPED, 0},
	{"sub", NULL, KZI_INLINE, 0},
	{"summary", NULL, KZI_LINE, 0},
	{"sup", NULL, KZI_INLINE, 0},
	{"svg", NULL, KZI_DROPPED, 0},
	{"table", NULL, KZI_HOLDER, 0},
	{"td", NULL, KZI_CELL, 0},
	{"template", NULL, KZI_DROPPED, 0},
	{"textarea", NULL, KZI_DROPPED, 0},
	{"th", NULL, KZI_CELL, 0},
	{"time", NULL, KZI_INLINE, 0},
	{"title", NULL, KZI_DROPPED, 0},
	{"tr", NULL, KZI_ROW, 0},
	{"tt", NULL, KZI_INLINE, 0},
	{"u", NULL, KZI_INLINE, 0},
	{"ul", NULL, KZI_LIST, 0},
	{"var", NULL, KZI_INLINE, 0},
	{"wbr", NULL, KZI_INLINE, 0},
};

/* ---- Classes ---- */

/* The next of the words in *list; its length, 0 when there is none. */
static size_t next_class(const char **list)
{
	*list += strspn(*list, " \t\r\n\f");
	return strcspn(*list, " \t\r\n\f");
}

bool kzi_has_class(const kzi_xml_node *node, const char *name)
{
	const char *at = kzi_xml_value(node, "class");
	size_t length, wanted = strlen(name);
	while ((length = next_class(&at)) > 0) {
		if (length == wanted && memcmp(at, name, length) == 0)
			return true;
		at += length;
	}
	return false;
}

/* What a class of an official page makes of its element. */
static const struct {
	const char *class, *element; /* NULL: any */
	kzi_role role;
} classes[] = {
	{"noot", "div", KZI_NOTE},
	{"nootnum", "a", KZI_NOTE_REF},
	{"nootnum", NULL, KZI_NOTE_MARK},
	{"note-close", NULL, KZI_DROPPED},
	{"stuknummer", NULL, KZI_DROPPED}, /* a fact */
	{"ol", "span", KZI_MARK},
	{"lidnr", "span", KZI_MARK},
	{"li-nr", NULL, KZI_MARK},
	{"nr", "span", KZI_MARK},
	{"spreker", "p", KZI_HEADING},
	{"tussenkop", "p", KZI_HEADING},
	{"functie", "span", KZI_APART},
	{"voornaam", "span", KZI_APART},
};

/* The first dossier's title is a fact, and those of the others are not. */
static bool is_main_dossier(const kzi_xml_node *node)
{
	if (!kzi_has_class(node, "dossiertitel"))
		return false;
	for (const kzi_xml_node *in = node->parent->first; in != node; in = in->next) {
		if (kzi_has_class(in, "dossiertitel"))
			return false;
	}
	return true;
}

static kzi_role official_role(const kzi_xml_node *node, kzi_role by_name, bool *failed)
{
	(void)failed;
	if (kzi_xml_value(node, "class")[0] == '\0')
		return by_name;
	if (is_main_dossier(node))
		return KZI_DROPPED;
	for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
		if ((classes[i].element == NULL ||
			    kzi_xml_is(node, classes[i].element)) &&
			kzi_has_class(node, classes[i].class))
			return classes[i].role;
	}
	return by_name;
}

/* A picture in some page is its furniture. */
static kzi_role other_role(const kzi_xml_node *node, kzi_role by_name, bool *failed)
{
	(void)failed;
	(void)node;
	return by_name == KZI_IMAGE ? KZI_DROPPED : by_name;
}

/* A paragraph that is a heading stands below those of the divisions. */
static unsigned level_of(const kzi_xml_node *heading, unsigned by_word)
{
	return kzi_xml_is(heading, "p") ? 3 : by_word;
}

static bool target_of(const kzi_xml_node *node, char *out, size_t size)
{
	int length = snprintf(out, size, "%s", kzi_xml_value(node, "href"));
	return length > 0 && (size_t)length < size;
}

/* ---- Marks that a browser makes ---- */

static unsigned long place_of(const kzi_xml_node *item)
{
	const char *start = kzi_xml_value(item->parent, "start");
	unsigned long number = start[0] != '\0' ? strtoul(start, NULL, 10) : 1;
	for (const kzi_xml_node *in = item->parent->first; in != item; in = in->next)
		number += kzi_xml_is(in, "li");
	return number;
}

static void mark_of(const kzi_xml_node *item, char *out, size_t size)
{
	out[0] = '\0';
	if (kzi_xml_is(item, "li") && kzi_xml_is(item->parent, "ol"))
		snprintf(out, size, "%lu.", place_of(item));
	else if (kzi_xml_is(item, "li"))
		snprintf(out, size, "·");
}

const kzi_vocabulary kzi_official_page = {
	.words = words,
	.count = sizeof words / sizeof words[0],
	.level = level_of,
	.role = official_role,
	.target = target_of,
	.mark = mark_of,
};

const kzi_vocabulary kzi_other_page = {
	.words = words,
	.count = sizeof words / sizeof words[0],
	.role = other_role,
	.target = target_of,
	.mark = mark_of,
};
