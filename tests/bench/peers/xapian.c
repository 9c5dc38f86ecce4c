/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a straightforward Xapian program does: a TermGenerator with the Dutch stemmer, the
 * text as the data of the document, its day and year as values, one commit. Through
 * xapian-c, which costs no more than a few per cent over C++ (compare_twins.py).
 *
 *     peer-xapian TEXTS DIRECTORY
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "texts.h"
#include "xapian-c/xapian-c.h"

enum { DAY = 0, YEAR = 1 }; /* slots */

typedef struct indexing {
	xapian_writable *writable;
	xapian_term_generator *generator;
	xapian_stem *stem;
	xapian_document *document;
} indexing;

static void need(xapian_status st, const xapian_error *err)
{
	if (st < 0) {
		fprintf(stderr, "peer-xapian: %s\n", err->message);
		exit(6);
	}
}

static void begin(indexing *ix, const char *path)
{
	xapian_error err;
	need(xapian_writable_open(path, XAPIAN_CREATE, &ix->writable, &err), &err);
	need(xapian_term_generator_new(&ix->generator, &err), &err);
	need(xapian_stem_new("dutch", &ix->stem, &err), &err);
	need(xapian_term_generator_set_stem(ix->generator, ix->stem, &err), &err);
	need(xapian_document_new(&ix->document, &err), &err);
}

static void add(indexing *ix, const texts *in)
{
	char day[16];
	xapian_error err;
	xapian_term_generator *generator = ix->generator;
	need(xapian_document_clear(ix->document, &err), &err);
	need(xapian_term_generator_set_document(generator, ix->document, &err), &err);
	need(xapian_term_generator_index_text(
		     generator, in->title, strlen(in->title), 3, NULL, &err),
		&err);
	need(xapian_term_generator_increase_position(generator, 100, &err), &err);
	need(xapian_term_generator_index_text(
		     generator, in->body, in->length, 1, NULL, &err),
		&err);
	need(xapian_document_set_data(ix->document, in->body, in->length, &err), &err);
	snprintf(day, sizeof day, "%08u", texts_day(in));
	need(xapian_document_set_value(ix->document, DAY, day, 8, &err), &err);
	need(xapian_document_set_value(ix->document, YEAR, day, 4, &err), &err);
	need(xapian_writable_add(ix->writable, ix->document, NULL, &err), &err);
}

int main(int argc, char **argv)
{
	texts in;
	indexing ix;
	xapian_error err;
	if (argc != 3)
		return 2;
	texts_open(&in, argv[1]);
	begin(&ix, argv[2]);
	while (texts_next(&in))
		add(&ix, &in);
	need(xapian_writable_commit(ix.writable, &err), &err);
	xapian_document_close(ix.document);
	xapian_stem_close(ix.stem);
	xapian_term_generator_close(ix.generator);
	xapian_writable_close(ix.writable);
	texts_close(&in);
	return 0;
}
