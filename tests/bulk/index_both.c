/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An index of folders in bulk, and one through the engine: are they the same? And still,
 * when both are then changed through the engine?
 *
 *     index-both SCRATCH FOLDER...
 *
 * Exit 0 when they are; SCRATCH is a folder that is there and empty.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/writer.h"
#include "same_index.h"

static void need(kz_status st, const kz_error *err)
{
	if (st != KZ_OK) {
		fprintf(stderr, "index-both: %s\n", err->message);
		exit(1);
	}
}

static kz_writer *open_writer(const char *path, bool in_bulk)
{
	kz_error err = {0};
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	need(kz_writer_open(path, &options, &writer, &err), &err);
	if (in_bulk)
		writer->limits.documents = 1;
	else
		writer->bulk = KZI_BULK_NEVER;
	return writer;
}

static void make(const char *path, bool in_bulk, char **folders)
{
	kz_error err = {0};
	kz_writer *writer = open_writer(path, in_bulk);
	char before[KZI_GENERATION_NAME];
	memcpy(before, writer->generation, sizeof before);
	for (; *folders != NULL; folders++)
		need(kz_writer_put_files(writer, *folders, NULL, &err), &err);
	need(kz_writer_commit(writer, &err), &err);
	bool moved = strcmp(before, writer->generation) != 0;
	if (moved != in_bulk) {
		fprintf(stderr, "index-both: %s: %s in bulk\n", path,
			moved ? "made" : "not made");
		exit(1);
	}
	kz_writer_close(writer);
}

/* One removed, one put again, one new: the first, second and third of the list. */
static void change(const char *path)
{
	kz_error err = {0};
	kz_index *index = NULL;
	kz_cursor *all = NULL;
	const kz_document *listed;
	kz_document *document = NULL;
	kz_writer *writer = open_writer(path, false);
	need(kz_index_open(path, &index, &err), &err);
	need(kz_index_list(index, &all, &err), &err);
	need(kz_cursor_next(all, &listed, &err), &err);
	need(kz_writer_remove(writer, kz_document_get(listed, KZ_ID), &err), &err);
	need(kz_cursor_next(all, &listed, &err), &err);
	need(kz_index_get(index, kz_document_get(listed, KZ_ID), &document, &err), &err);
	need(kz_document_add_body(document, "Nieuw", 5, &err), &err);
	need(kz_writer_put(writer, document, &err), &err);
	need(kz_document_set(document, KZ_ID, "nieuw-en-anders", &err), &err);
	document->lists[KZ_ALIASES].count = document->source_count = 0;
	need(kz_document_set(document, KZ_PATH, "", &err), &err);
	need(kz_writer_put(writer, document, &err), &err);
	kz_document_free(document);
	kz_cursor_close(all);
	kz_index_close(index);
	need(kz_writer_commit(writer, &err), &err);
	kz_writer_close(writer);
}

int main(int argc, char **argv)
{
	char in_bulk[4096], by_engine[4096];
	kz_error err = {0};
	if (argc < 3) {
		fputs("usage: index-both SCRATCH FOLDER...\n", stderr);
		return 2;
	}
	snprintf(in_bulk, sizeof in_bulk, "%s/in-bulk", argv[1]);
	snprintf(by_engine, sizeof by_engine, "%s/by-engine", argv[1]);
	make(by_engine, false, argv + 2);
	make(in_bulk, true, argv + 2);
	need(same_index(in_bulk, by_engine, &err), &err);
	change(in_bulk);
	change(by_engine);
	need(same_index(in_bulk, by_engine, &err), &err);
	return 0;
}
