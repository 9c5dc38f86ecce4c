/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cites_graph.h"

#include "complain.h"
#include "exit_code.h"

#include <string.h>

static void write_graph(const struct session *session,
	const struct cites_request *request, const kz_graph *graph,
	const kz_index_info *info)
{
	switch (request->format) {
	case CITES_JSON:
		cites_write_json(request, graph, info);
		break;
	case CITES_TSV:
		cites_write_tsv(graph);
		break;
	case CITES_DOT:
		cites_write_dot(graph);
		break;
	case CITES_TEXT:
	case CITES_JSONL: /* of a text only; check_request refused it */
		cites_write_text(
			session, graph, request->options.flags & KZ_GRAPH_REVERSE);
		break;
	}
}

int cites_show_graph(struct session *session, const struct cites_request *request)
{
	kz_error err;
	kz_index *index;
	kz_graph *graph = NULL;
	kz_index_info info = KZ_INDEX_INFO_INIT;
	int code = session_open_index(session, &index);
	if (code != EXIT_DONE)
		return code;
	kz_status st =
		kz_graph_find(index, request->name, &request->options, &graph, &err);
	if (st == KZ_OK)
		st = kz_index_get_info(index, &info, &err);
	if (st == KZ_OK) {
		write_graph(session, request, graph, &info);
		code = kz_graph_link_count(graph) > 0 ? EXIT_DONE : EXIT_NOTHING;
		if (!kz_graph_is_complete(graph) && !session->quiet)
			warn("there is more: no more than %lu papers are looked at",
				(unsigned long)kz_graph_node_count(graph));
	} else {
		code = complain(NULL, &err);
	}
	kz_graph_close(graph);
	return session_close_index(session, index, code);
}

/* ---- Of what is not held ---- */

static kz_graph *find_citing(kz_index *index, const char *name)
{
	kz_graph *graph = NULL;
	kz_graph_options options = KZ_GRAPH_OPTIONS_INIT;
	options.flags = KZ_GRAPH_REVERSE;
	kz_graph_find(index, name, &options, &graph, NULL);
	return graph;
}

bool cites_tell_named(kz_index *index, const char *name)
{
	size_t citing = 0;
	kz_graph *graph = find_citing(index, name);
	const kz_graph_node *node = kz_graph_node_at(graph, 0);
	if (node == NULL)
		return false;
	for (size_t i = 0; i < kz_graph_node_count(graph); i++)
		citing += kz_graph_node_at(graph, i)->depth == 1;
	say("'%s': not held; cited by %s%lu %s", name,
		kz_graph_is_complete(graph) ? "" : "at least ", (unsigned long)citing,
		citing == 1 ? "document" : "documents");
	say("which: kamerzoek cites --reverse '%s'", node->name);
	if (node->url[0] != '\0')
		say("official page: %s", node->url);
	kz_graph_close(graph);
	return true;
}

char *cites_page_of_named(kz_index *index, const char *name)
{
	kz_graph *graph = find_citing(index, name);
	const kz_graph_node *node = kz_graph_node_at(graph, 0);
	char *page = NULL;
	if (node != NULL && node->url[0] != '\0') {
		page = strdup(node->url);
		if (page == NULL)
			out_of_memory();
	}
	kz_graph_close(graph);
	return page;
}
