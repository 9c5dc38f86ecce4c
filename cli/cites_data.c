/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites whom, for programs: JSON (schema/graph-1.schema.json), columns, and the
 * language of graphviz. */
#include "cites_graph.h"

#include "json.h"
#include "place.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

static const char *edge_of(const kz_graph_link *link)
{
	const char *name = kz_edge_name((kz_edge)link->citation->edge);
	return name != NULL ? name : "cites";
}

static const char *kind_of(int32_t kind)
{
	const char *name =
		kind >= 0 ? kz_citation_kind_name((kz_citation_kind)kind) : NULL;
	return name != NULL ? name : "";
}

/* ---- JSON ---- */

static json_t *node_of(const kz_graph_node *node)
{
	static const kz_property facts[] = {KZ_TITLE, KZ_DATE, KZ_KIND};
	const char *holding = kz_document_get(node->document, KZ_HOLDING);
	json_t *object = json_new_object();
	json_put(object, "name", json_text(node->name));
	json_put(object, "depth", json_integer(node->depth));
	json_put(object, "cited_as", json_text(kind_of(node->kind)));
	json_put(
		object, "holding", json_text(node->document == NULL ? "named" : holding));
	json_put_properties(
		object, node->document, facts, sizeof facts / sizeof facts[0]);
	json_put(object, "url", json_text(node->url));
	json_put(object, "path", json_text(kz_document_get(node->document, KZ_PATH)));
	return object;
}

static json_t *place_of(const kz_graph_link *link)
{
	json_t *place = json_new_object();
	json_put(place, "page", json_place(link->page));
	json_put(place, "block", json_place(link->citation->block));
	json_put(place, "paragraph", json_place(link->paragraph));
	json_put(place, "note", json_text(link->footnote));
	return place;
}

static json_t *link_of(const kz_graph *graph, const kz_graph_link *link)
{
	const kz_citation *one = link->citation;
	json_t *object = json_new_object();
	json_put(object, "from", json_text(kz_graph_node_at(graph, link->from)->name));
	json_put(object, "to", json_text(kz_graph_node_at(graph, link->to)->name));
	json_put(object, "edge", json_text(edge_of(link)));
	json_put(object, "target", json_text(one->target));
	json_put(object, "kind", json_text(kind_of(one->kind)));
	json_put(object, "source", json_text(one->source));
	json_put(object, "place", place_of(link));
	json_put(object, "start", json_integer(one->start));
	json_put(object, "length", json_integer(one->length));
	json_put(object, "text", json_text(one->text));
	return object;
}

void cites_write_json(const struct cites_request *request, const kz_graph *graph,
	const kz_index_info *info)
{
	json_t *head = json_envelope(), *nodes = json_new_list();
	uint32_t depth = request->options.depth;
	json_put(head, "index", json_index(info));
	json_put(head, "name", json_text(request->name));
	json_put(
		head, "reverse", json_boolean(request->options.flags & KZ_GRAPH_REVERSE));
	json_put(head, "depth", json_integer(depth > 0 ? depth : 1));
	json_put(head, "complete", json_boolean(kz_graph_is_complete(graph)));
	for (size_t i = 0; i < kz_graph_node_count(graph); i++)
		json_add(nodes, node_of(kz_graph_node_at(graph, i)));
	json_put(head, "nodes", nodes);
	json_write_head(head, "links");
	for (size_t i = 0; i < kz_graph_link_count(graph); i++)
		json_write_item(link_of(graph, kz_graph_link_at(graph, i)), i == 0);
	json_write_tail(json_new_object());
}

/* ---- Columns ---- */

/* From, to, whether that is held, what is done with it, where, with which words. */
void cites_write_tsv(const kz_graph *graph)
{
	for (size_t i = 0; i < kz_graph_link_count(graph); i++) {
		char where[PLACE_MAX];
		const kz_graph_link *link = kz_graph_link_at(graph, i);
		const kz_graph_node *to = kz_graph_node_at(graph, link->to);
		struct place place = {.page = link->page,
			.paragraph = link->paragraph,
			.is_note = link->citation->block > 0 && link->paragraph == 0};
		snprintf(place.mark, sizeof place.mark, "%s", link->footnote);
		const char *cells[] = {kz_graph_node_at(graph, link->from)->name,
			to->name, to->document != NULL ? "held" : "named", edge_of(link),
			place_text(&place, where), link->citation->text};
		for (size_t j = 0; j < sizeof cells / sizeof cells[0]; j++) {
			write_own(stdout, "%s", j > 0 ? "\t" : "");
			write_text(stdout, cells[j]);
		}
		write_own(stdout, "\n");
	}
}

/* ---- DOT ---- */

/* In a label a backslash begins an escape, and a quote ends it. */
static void write_quoted(const char *text)
{
	for (size_t length; *text != '\0'; text += length) {
		length = strcspn(text, "\"\\");
		write_bytes(stdout, text, length);
		if (text[length] != '\0') {
			write_own(stdout, "\\%c", text[length]);
			length++;
		}
	}
}

/* A title in a box of some thirty columns, and not all of a long one. */
static void write_wrapped(const char *title)
{
	enum { WIDTH = 30, LINES = 4 };
	size_t column = WIDTH, lines = 0;
	for (title += strspn(title, " "); *title != '\0'; title += strspn(title, " ")) {
		char word[256];
		size_t length = strcspn(title, " ");
		snprintf(word, sizeof word, "%.*s", (int)length, title);
		size_t width = text_width(word, strlen(word));
		if (column + width > WIDTH) {
			write_own(stdout, "\\n");
			column = 0;
			if (++lines > LINES) {
				write_own(stdout, "…");
				return;
			}
		}
		write_own(stdout, "%s", column > 0 ? " " : "");
		write_quoted(word);
		column += width + 1;
		title += length;
	}
}

static void write_dot_node(const kz_graph_node *node, bool first)
{
	write_own(stdout, "\t\"");
	write_quoted(node->name);
	write_own(stdout, "\" [label=\"");
	write_quoted(node->name);
	write_wrapped(kz_document_get(node->document, KZ_TITLE));
	write_own(stdout, "\"");
	if (node->url[0] != '\0') {
		write_own(stdout, ", URL=\"");
		write_quoted(node->url);
		write_own(stdout, "\"");
	}
	write_own(stdout, "%s%s];\n", node->document == NULL ? ", style=dashed" : "",
		first ? ", penwidth=2" : "");
}

/* What a document cites several times is one arrow; its links follow each other. */
static bool was_drawn(const kz_graph *graph, size_t i)
{
	const kz_graph_link *link = kz_graph_link_at(graph, i), *other;
	while (i-- > 0 && (other = kz_graph_link_at(graph, i))->from == link->from) {
		if (other->to == link->to &&
			other->citation->edge == link->citation->edge)
			return true;
	}
	return false;
}

static void write_dot_link(const kz_graph *graph, const kz_graph_link *link)
{
	write_own(stdout, "\t\"");
	write_quoted(kz_graph_node_at(graph, link->from)->name);
	write_own(stdout, "\" -> \"");
	write_quoted(kz_graph_node_at(graph, link->to)->name);
	write_own(stdout, "\"");
	if (link->citation->edge != KZ_EDGE_CITES) {
		write_own(stdout, " [label=\"%s", edge_of(link));
		if (link->citation->source[0] != '\0') {
			write_own(stdout, " by ");
			write_quoted(link->citation->source);
		}
		write_own(stdout, "\"]");
	}
	write_own(stdout, ";\n");
}

void cites_write_dot(const kz_graph *graph)
{
	write_own(stdout, "digraph kamerzoek {\n\trankdir=LR;\n\tnode [shape=box];\n");
	for (size_t i = 0; i < kz_graph_node_count(graph); i++)
		write_dot_node(kz_graph_node_at(graph, i), i == 0);
	for (size_t i = 0; i < kz_graph_link_count(graph); i++) {
		if (!was_drawn(graph, i))
			write_dot_link(graph, kz_graph_link_at(graph, i));
	}
	write_own(stdout, "}\n");
}
