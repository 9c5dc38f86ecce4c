/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ours, by the public API: texts in memory to one durable commit, with the whole of the
 * default analysis.
 *
 *     peer-kamerzoek TEXTS DIRECTORY
 */
#include <kamerzoek.h>
#include <stdio.h>
#include <stdlib.h>

#include "texts.h"

static void need(kz_status st, const kz_error *err)
{
	if (st != KZ_OK) {
		fprintf(stderr, "peer-kamerzoek: %s\n", err->message);
		exit(6);
	}
}

static void put(kz_writer *writer, const texts *in, size_t number)
{
	char id[32];
	kz_error err;
	kz_document *document;
	need(kz_document_new(&document, &err), &err);
	snprintf(id, sizeof id, "text-%zu", number);
	need(kz_document_set(document, KZ_ID, id, &err), &err);
	/* Not all of them are what they should be. */
	kz_document_set(document, KZ_TITLE, in->title, NULL);
	kz_document_set(document, KZ_DATE, in->date, NULL);
	need(kz_document_add_body(document, in->body, in->length, &err), &err);
	need(kz_writer_put(writer, document, &err), &err);
	kz_document_free(document);
}

int main(int argc, char **argv)
{
	texts in;
	kz_error err;
	kz_writer *writer;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	if (argc != 3)
		return 2;
	texts_open(&in, argv[1]);
	need(kz_writer_open(argv[2], &options, &writer, &err), &err);
	for (size_t number = 0; texts_next(&in); number++)
		put(writer, &in, number);
	need(kz_writer_commit(writer, &err), &err);
	kz_writer_close(writer);
	texts_close(&in);
	return 0;
}
