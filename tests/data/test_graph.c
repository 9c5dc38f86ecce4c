/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who cites whom among real moties, asked of an index: there and back. */
#define _GNU_SOURCE
#include "data.h"

#include <kamerzoek.h>

#include <string.h>

static void run(const char *command, const char *folder)
{
	char line[8192];
	snprintf(line, sizeof line, command, folder);
	assert_int_equal(system(line), 0);
}

static kz_index *index_moties(const char *folder)
{
	char path[256];
	kz_writer *writer;
	kz_index *index;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	run("tar -xzf \"$KAMERZOEK_TESTDATA/kamerstukken/moties-xml.tar.gz\" -C '%s'",
		folder);
	snprintf(path, sizeof path, "%s/index", folder);
	options.flags = KZ_WRITER_CREATE;
	assert_int_equal(kz_writer_open(path, &options, &writer, NULL), KZ_OK);
	assert_int_equal(kz_writer_put_files(writer, folder, NULL, NULL), KZ_OK);
	assert_int_equal(kz_writer_commit(writer, NULL), KZ_OK);
	kz_writer_close(writer);
	assert_int_equal(kz_index_open(path, &index, NULL), KZ_OK);
	return index;
}

/* Is there a link between the two, seen from one of them? */
static bool is_linked(kz_index *index, const char *from, const char *to, bool back)
{
	kz_graph *graph;
	kz_graph_options options = KZ_GRAPH_OPTIONS_INIT;
	bool found = false;
	options.flags = back ? KZ_GRAPH_REVERSE : 0;
	if (kz_graph_find(index, back ? to : from, &options, &graph, NULL) != KZ_OK)
		return false;
	for (size_t i = 0; i < kz_graph_link_count(graph) && !found; i++) {
		const kz_graph_link *link = kz_graph_link_at(graph, i);
		found = strcmp(kz_graph_node_at(graph, link->from)->name, from) == 0 &&
			strcmp(kz_graph_node_at(graph, link->to)->name, to) == 0;
	}
	kz_graph_close(graph);
	return found;
}

static void every_edge_is_in_the_graph(void **state)
{
	(void)state;
	char folder[] = "/tmp/kamerzoek-XXXXXX", line[4096], from[64], to[64];
	size_t edges = 0, lost = 0;
	assert_non_null(mkdtemp(folder));
	kz_index *index = index_moties(folder);
	snprintf(line, sizeof line, "%s/kamerstukken/citation-edges.tsv",
		getenv("KAMERZOEK_TESTDATA"));
	FILE *file = fopen(line, "r");
	assert_non_null(file);
	assert_non_null(fgets(line, sizeof line, file));
	while (fscanf(file, "%63s %63s", from, to) == 2) {
		edges++;
		if (is_linked(index, from, to, false) && is_linked(index, from, to, true))
			continue;
		lost++;
		printf("# not found: %s cites %s\n", from, to);
	}
	fclose(file);
	kz_index_close(index);
	run("rm -rf '%s'", folder);
	assert_int_equal(edges, 184);
	/* One is of a motie whose text does not speak of the other. */
	assert_true(lost <= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_edge_is_in_the_graph),
	};
	return run_with_data(tests, "graph");
}
