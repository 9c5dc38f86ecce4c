/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "crew.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DOCUMENTS = 60, LINES = 550, PACKED_LEAST = 12 << 10 };

/* Words of every length, in another order in each document, some of them in few. */
static void write_line(FILE *out, unsigned document, unsigned line)
{
	static const char *const words[] = {"beleid", "biotechnologiebeleid", "de",
		"motie", "proeftuinen", "wet- en regelgeving", "zorg", "het", "kabinet",
		"gentherapie", "sandboxes", "onderzoek", "innovatie"};
	enum { WORDS = sizeof words / sizeof words[0] };
	unsigned state = document * 7919 + line * 104729 + 17;
	for (unsigned i = 0; i < 8; i++) {
		state = state * 1103515245 + 12345;
		fprintf(out, "%s ", words[(state >> 16) % WORDS]);
		/* What cannot be packed: how long a text is, is told by that. */
		if (i % 2 == 0)
			fprintf(out, "w%x ", state >> 4);
	}
	if (line % 97 == document % 97)
		fprintf(out, "waterleiding%u in Kamerstuk 36600-XIV-61 ", document % 9);
	fputs(line % 9 == 8 ? "einde.\n\n" : "\n", out);
}

void make_long_texts(const char *path)
{
	kz_writer *writer = open_writer(path, KZ_WRITER_CREATE);
	for (unsigned i = 0; i < DOCUMENTS; i++) {
		char id[40], title[60], *body;
		size_t length;
		FILE *out = open_memstream(&body, &length);
		assert_non_null(out);
		/* Some short ones, too. */
		for (unsigned line = 0; line < (i % 5 == 4 ? 9 : LINES); line++)
			write_line(out, i, line);
		fclose(out);
		snprintf(id, sizeof id, "kst-36600-XIV-%u", i + 1);
		snprintf(title, sizeof title, "Brief over zorg, nummer %u", i);
		put(writer, id, title, body);
		free(body);
	}
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
	/* So long that several threads are wanted. */
	char file[4096];
	size_t length;
	snprintf(file, sizeof file, "%s/text", generation_of(path));
	free(read_bytes(file, &length));
	assert_true(length > DOCUMENTS * (size_t)PACKED_LEAST);
}

static void write_hit(FILE *out, const kz_hit *hit)
{
	fprintf(out, "%u %s %d %.17g %u %u %s %u %d:", hit->rank,
		kz_document_get(hit->document, KZ_ID), hit->partial, hit->score,
		hit->page, hit->block, hit->footnote, hit->paragraph, hit->relation);
	for (size_t i = 0; i < hit->part_count; i++)
		fprintf(out, hit->parts[i].hit ? "[%s]" : "%s", hit->parts[i].text);
	fputc('\n', out);
}

char *hits_by(kz_index *index, const char *query, uint32_t threads, uint32_t limit)
{
	char *text;
	size_t length;
	kz_results *results;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.threads = threads;
	options.limit = limit;
	must(kz_search(index, query, &options, &results, err));
	FILE *out = open_memstream(&text, &length);
	assert_non_null(out);
	for (size_t i = 0; i < kz_results_count(results); i++)
		write_hit(out, kz_results_at(results, i));
	fclose(out);
	kz_results_close(results);
	return text;
}

unsigned assert_the_same(kz_index *index)
{
	static const char *const queries[] = {"zorg", "waterleiding3",
		"gentherapie sandboxes waterleiding4", "\"kabinet zorg\"", "regelgeving",
		"biotechnologie", "36600-XIV-61", "proeftuin* -waterleiding2",
		"nergens waterleiding5", "technologie onderzoek"};
	unsigned hits = 0;
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
		for (uint32_t limit = 5; limit <= 125; limit *= 5) {
			char *one = hits_by(index, queries[i], 1, limit);
			char *several = hits_by(index, queries[i], 4, limit);
			assert_string_equal(several, one);
			for (const char *at = one; (at = strchr(at, '\n')) != NULL; at++)
				hits++;
			free(one);
			free(several);
		}
	}
	return hits;
}
