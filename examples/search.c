/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Index a folder of letters, and search it.
 *
 *     cc search.c $(pkg-config --cflags --libs kamerzoek) -o search
 *     ./search INDEX QUERY [FOLDER]
 */
#include <kamerzoek.h>

#include <stdio.h>

static kz_status index_folder(const char *path, const char *folder, kz_error *err)
{
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	kz_writer *writer = NULL;
	kz_status st = kz_writer_open(path, &options, &writer, err);
	if (st == KZ_OK)
		st = kz_writer_put_files(writer, folder, NULL, err);
	if (st == KZ_OK)
		st = kz_writer_commit(writer, err);
	kz_writer_close(writer);
	return st;
}

static void print_hit(const kz_hit *hit)
{
	printf("%u. %s (%s)%s\n   ", (unsigned)hit->rank,
		kz_document_get(hit->document, KZ_TITLE),
		kz_document_get(hit->document, KZ_DATE),
		hit->partial ? " - some of the words" : "");
	for (size_t i = 0; i < hit->part_count; i++)
		printf(hit->parts[i].hit ? "[%s]" : "%s", hit->parts[i].text);
	printf("\n   %s\n", kz_document_get(hit->document, KZ_URL));
}

static kz_status search(const char *path, const char *query, kz_error *err)
{
	kz_index *index = NULL;
	kz_results *results = NULL;
	kz_status st = kz_index_open(path, &index, err);
	if (st == KZ_OK)
		st = kz_search(index, query, NULL, &results, err);
	kz_index_close(index);
	for (size_t i = 0; i < kz_results_count(results); i++)
		print_hit(kz_results_at(results, i));
	printf("%llu found\n", (unsigned long long)kz_results_total(results));
	kz_results_close(results);
	return st;
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "usage: %s INDEX QUERY [FOLDER]\n", argv[0]);
		return 2;
	}
	kz_error err;
	kz_status st = argc > 3 ? index_folder(argv[1], argv[3], &err) : KZ_OK;
	if (st == KZ_OK)
		st = search(argv[1], argv[2], &err);
	if (st != KZ_OK)
		fprintf(stderr, "%s\n", err.message);
	return st == KZ_OK ? 0 : 1;
}
