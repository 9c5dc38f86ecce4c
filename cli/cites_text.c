/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites whom, as a list to read: each paper, and below it with which words and
 * where it is cited, or cites. */
#include "cites_graph.h"

#include "facts.h"
#include "layout.h"
#include "number.h"
#include "place.h"
#include "terminal.h"

#include <string.h>

enum { INDENT = 4 };

static const char *title_of(const kz_graph_node *node)
{
	return kz_document_get(node->document, KZ_TITLE);
}

/* What the text does with it, when it does more than cite. */
static const char *edge_words(int32_t edge)
{
	static const char *const words[] = {
		[KZ_EDGE_REPLACES] = "replaces it",
		[KZ_EDGE_CARRIES_OUT] = "carries it out",
		[KZ_EDGE_SETTLES] = "settles it",
		[KZ_EDGE_ANNEX_OF] = "is an annex of it",
	};
	return edge > 0 && (size_t)edge < sizeof words / sizeof words[0] ? words[edge]
									 : "";
}

static void add_part(struct layout *layout, const char *text, bool *any)
{
	if (text[0] == '\0')
		return;
	if (*any)
		layout_add(layout, " · ", false);
	layout_add(layout, text, false);
	*any = true;
}

/* "carries it out"; of another than the document itself, "kst-36600-XIV-60 replaces it".
 */
static void add_edge(struct layout *layout, const kz_citation *citation, bool *any)
{
	const char *words = edge_words(citation->edge);
	if (words[0] == '\0' || citation->source[0] == '\0') {
		add_part(layout, words, any);
		return;
	}
	add_part(layout, citation->source, any);
	layout_add(layout, " ", false);
	layout_add(layout, words, false);
}

static void write_plain_link(
	const kz_citation *citation, const char *where, const char *other)
{
	write_field("other paper", other);
	write_field("place", where);
	write_field("relation", edge_words(citation->edge));
	write_field("by", edge_words(citation->edge)[0] != '\0' ? citation->source : "");
	write_field("words", citation->text);
}

/* "p. 3, voetnoot 8 · carries it out · Kamerstuk 36600 XIV, nr. 60"; other is the
 * paper at the other end, when that is not the one that was asked for. */
static void write_link(
	const struct session *session, const kz_graph_link *link, const char *other)
{
	char where[PLACE_MAX];
	bool any = false;
	struct layout layout = {0};
	struct place place = {.page = link->page,
		.paragraph = link->paragraph,
		.is_note = link->citation->block > 0 && link->paragraph == 0};
	snprintf(place.mark, sizeof place.mark, "%s", link->footnote);
	place_text(&place, where);
	if (session->plain) {
		write_plain_link(link->citation, where, other);
		return;
	}
	add_part(&layout, other, &any);
	add_part(&layout, where, &any);
	add_edge(&layout, link->citation, &any);
	add_part(&layout, link->citation->text, &any);
	write_own(stdout, "%*s", INDENT, "");
	layout_write(&layout, INDENT, INDENT, terminal_width());
	write_own(stdout, "\n");
}

static void write_node(const struct session *session, const kz_graph_node *node)
{
	struct layout layout = {0};
	const char *date = kz_document_get(node->document, KZ_DATE);
	bool any = false;
	write_own(stdout, "\n");
	if (session->plain) {
		write_field("paper", node->name);
		write_field("date", date);
		write_field(
			"title", node->document != NULL ? title_of(node) : "not held");
		return;
	}
	write_style(STYLE_TITLE);
	write_text(stdout, node->name);
	write_style(STYLE_NONE);
	write_own(stdout, "  ");
	add_part(&layout, date, &any);
	add_part(&layout, node->document != NULL ? title_of(node) : "not held", &any);
	layout_write(&layout, text_width(node->name, strlen(node->name)) + 2, INDENT,
		terminal_width());
	write_own(stdout, "\n");
}

static void write_url(const struct session *session, const kz_graph_node *node)
{
	if (node->document != NULL || node->url[0] == '\0')
		return;
	write_own(stdout, "%s", session->plain ? "link: " : "    ");
	write_style(STYLE_LINK);
	write_text(stdout, node->url);
	write_style(STYLE_NONE);
	write_own(stdout, "\n");
}

static void write_head(const struct session *session, const kz_graph *graph)
{
	const kz_graph_node *node = kz_graph_node_at(graph, 0);
	size_t width = session->plain ? LAYOUT_ONE_LINE : terminal_width();
	if (session->plain)
		write_own(stdout, "title: ");
	write_style(STYLE_TITLE);
	layout_write_text(
		node->document != NULL ? title_of(node) : node->name, 0, 0, width);
	write_style(STYLE_NONE);
	write_own(stdout, "\n");
	if (node->document == NULL)
		write_own(stdout, "not held\n");
	else if (session->plain)
		write_own(stdout, "id: %s\n", node->name);
	else
		facts_write_line(node->document, "", 0, width);
	write_url(session, node);
}

/* "6 papers cited, 1 not held", "cited by 2 documents". */
static void write_total(const kz_graph *graph, bool reverse)
{
	char number[NUMBER_MAX];
	size_t count = kz_graph_node_count(graph) - 1, missing = 0;
	for (size_t i = 1; i <= count; i++)
		missing += kz_graph_node_at(graph, i)->document == NULL;
	if (reverse) {
		/* Of a dossier the pieces in it are there as well, and do not cite. */
		for (size_t i = 1; i < kz_graph_node_count(graph); i++)
			count -= kz_graph_node_at(graph, i)->depth == 0;
		write_own(stdout, "\ncited by %s %s\n", number_text(count, number),
			count == 1 ? "document" : "documents");
		return;
	}
	write_own(stdout, "\n%s %s cited", number_text(count, number),
		count == 1 ? "paper" : "papers");
	if (missing > 0)
		write_own(stdout, ", %s not held", number_text(missing, number));
	write_own(stdout, "\n");
}

void cites_write_text(const struct session *session, const kz_graph *graph, bool reverse)
{
	write_head(session, graph);
	for (size_t i = 1; i < kz_graph_node_count(graph); i++) {
		const kz_graph_node *node = kz_graph_node_at(graph, i);
		if (reverse && node->depth == 0)
			continue;
		write_node(session, node);
		for (size_t j = 0; j < kz_graph_link_count(graph); j++) {
			const kz_graph_link *link = kz_graph_link_at(graph, j);
			uint32_t end = reverse ? link->from : link->to;
			uint32_t other = reverse ? link->to : link->from;
			if (end == i)
				write_link(session, link,
					other == 0
						? ""
						: kz_graph_node_at(graph, other)->name);
		}
		write_url(session, node);
	}
	write_total(graph, reverse);
}
