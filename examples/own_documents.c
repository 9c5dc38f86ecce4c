/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Put documents of your own into an index: not files, but what comes out of a mail box, a
 * database or a web service; here lines of a date, a title, a text and who has it, with a
 * tab between two. What the library has no name for is a field of your own.
 *
 *     cc own_documents.c $(pkg-config --cflags --libs kamerzoek) -o own_documents
 *     ./own_documents INDEX < lines.tsv
 *     kamerzoek --db INDEX search --filter behandelaar=Jansen sandboxes
 */
#include <kamerzoek.h>

#include <stdio.h>
#include <string.h>

enum { LINE = 65536, COLUMNS = 4 };

/* Cuts the line at its tabs; what is missing is "". */
static void split(char *line, const char *columns[COLUMNS])
{
	line[strcspn(line, "\r\n")] = '\0';
	for (int i = 0; i < COLUMNS; i++) {
		size_t length = strcspn(line, "\t");
		columns[i] = line;
		line += length;
		if (*line == '\t')
			*line++ = '\0';
	}
}

/* The id is a name that stays: a second run replaces the documents of the first. */
static kz_status fill(kz_document *document, unsigned number, char *line, kz_error *err)
{
	const char *columns[COLUMNS];
	char id[32];
	split(line, columns);
	snprintf(id, sizeof id, "regel-%u", number);
	kz_status st = kz_document_set(document, KZ_ID, id, err);
	if (st == KZ_OK && columns[0][0] != '\0')
		st = kz_document_set(document, KZ_DATE, columns[0], err);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_TITLE, columns[1], err);
	if (st == KZ_OK)
		st = kz_document_add_body(document, columns[2], strlen(columns[2]), err);
	if (st == KZ_OK && columns[3][0] != '\0')
		st = kz_document_add_text(document, "behandelaar", columns[3], err);
	return st;
}

static kz_status put_line(kz_writer *writer, unsigned number, char *line, kz_error *err)
{
	kz_document *document = NULL;
	kz_status st = kz_document_new(&document, err);
	if (st == KZ_OK)
		st = fill(document, number, line, err);
	if (st == KZ_OK)
		st = kz_writer_put(writer, document, err);
	kz_document_free(document);
	return st;
}

/* All of them or none: nobody sees half of it, and a second run replaces it all. */
static kz_status put_all(kz_writer *writer, unsigned *number, kz_error *err)
{
	static char line[LINE];
	kz_status st = KZ_OK;
	while (st == KZ_OK && fgets(line, sizeof line, stdin) != NULL)
		st = put_line(writer, ++*number, line, err);
	return st == KZ_OK ? kz_writer_commit(writer, err) : st;
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: %s INDEX < LINES\n", argv[0]);
		return 2;
	}
	kz_error err;
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	unsigned number = 0;
	options.flags = KZ_WRITER_CREATE;
	kz_status st = kz_writer_open(argv[1], &options, &writer, &err);
	if (st == KZ_OK)
		st = put_all(writer, &number, &err);
	kz_writer_close(writer);
	if (st != KZ_OK)
		fprintf(stderr, "line %u: %s\n", number, err.message);
	else
		printf("%u documents\n", number);
	return st == KZ_OK ? 0 : 1;
}
