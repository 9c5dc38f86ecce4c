/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites whom in the index, for people and for programs. */
#ifndef KAMERZOEK_CLI_CITES_GRAPH_H
#define KAMERZOEK_CLI_CITES_GRAPH_H

#include "cites_request.h"
#include "session.h"

/* Finds it and shows it. Its exit code. */
int cites_show_graph(struct session *session, const struct cites_request *request);

/* The printers, one for each format. */
void cites_write_text(const struct session *session, const kz_graph *graph, bool reverse);
void cites_write_json(const struct cites_request *request, const kz_graph *graph,
	const kz_index_info *info);
void cites_write_tsv(const kz_graph *graph);
void cites_write_dot(const kz_graph *graph);

/* Of a name that no document has: says so when others cite it, and by how many. */
bool cites_tell_named(kz_index *index, const char *name);
/* Its official page, to be freed; NULL when others do not cite it, or it has none. */
char *cites_page_of_named(kz_index *index, const char *name);

#endif
