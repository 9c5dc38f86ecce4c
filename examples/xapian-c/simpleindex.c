/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Index a text: each paragraph from stdin, up to an empty line, becomes a document.
 *
 *     simpleindex DATABASE <text
 */
#include <xapian-c.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct indexing {
	xapian_writable *database;
	xapian_document *document;
	xapian_term_generator *generator;
	xapian_stem *stem;
};

static xapian_status open_all(struct indexing *all, const char *path, xapian_error *err)
{
	xapian_status st =
		xapian_writable_open(path, XAPIAN_CREATE_OR_OPEN, &all->database, err);
	if (st == XAPIAN_OK)
		st = xapian_document_new(&all->document, err);
	if (st == XAPIAN_OK)
		st = xapian_stem_new("english", &all->stem, err);
	if (st == XAPIAN_OK)
		st = xapian_term_generator_new(&all->generator, err);
	if (st == XAPIAN_OK)
		st = xapian_term_generator_set_stem(all->generator, all->stem, err);
	if (st == XAPIAN_OK)
		st = xapian_term_generator_set_document(
			all->generator, all->document, err);
	return st;
}

static void close_all(struct indexing *all)
{
	xapian_term_generator_close(all->generator);
	xapian_stem_close(all->stem);
	xapian_document_close(all->document);
	xapian_writable_close(all->database);
}

static xapian_status index_paragraph(
	struct indexing *all, const char *text, size_t size, xapian_error *err)
{
	xapian_status st = xapian_document_clear(all->document, err);
	if (st == XAPIAN_OK)
		st = xapian_document_set_data(all->document, text, size, err);
	if (st == XAPIAN_OK)
		st = xapian_term_generator_index_text(
			all->generator, text, size, 1, NULL, err);
	if (st == XAPIAN_OK)
		st = xapian_writable_add(all->database, all->document, NULL, err);
	return st;
}

/* The line without the spaces around it, behind what is there already. */
static char *join(char *paragraph, char *line)
{
	size_t used = paragraph != NULL ? strlen(paragraph) : 0;
	char *longer = realloc(paragraph, used + strlen(line) + 2);
	if (longer == NULL) {
		free(paragraph);
		return NULL;
	}
	if (used > 0)
		longer[used++] = ' ';
	strcpy(longer + used, line);
	return longer;
}

static char *trim(char *line)
{
	while (isspace((unsigned char)*line))
		line++;
	size_t size = strlen(line);
	while (size > 0 && isspace((unsigned char)line[size - 1]))
		line[--size] = '\0';
	return line;
}

static xapian_status index_input(struct indexing *all, FILE *input, xapian_error *err)
{
	xapian_status st = XAPIAN_OK;
	char *line = NULL, *paragraph = NULL;
	size_t room = 0;
	bool more = true;
	while (st == XAPIAN_OK && more) {
		more = getline(&line, &room, input) >= 0;
		char *words = more ? trim(line) : NULL;
		if (more && *words != '\0') {
			paragraph = join(paragraph, words);
			if (paragraph == NULL)
				st = xapian_fail(
					err, XAPIAN_E_NO_MEMORY, "out of memory");
		} else if (paragraph != NULL) {
			st = index_paragraph(all, paragraph, strlen(paragraph), err);
			free(paragraph);
			paragraph = NULL;
		}
	}
	free(paragraph);
	free(line);
	return st;
}

int main(int argc, char **argv)
{
	struct indexing all = {NULL, NULL, NULL, NULL};
	xapian_error err;
	if (argc != 2) {
		fprintf(stderr, "usage: %s DATABASE <text\n", argv[0]);
		return 2;
	}
	xapian_status st = open_all(&all, argv[1], &err);
	if (st == XAPIAN_OK)
		st = index_input(&all, stdin, &err);
	if (st == XAPIAN_OK)
		st = xapian_writable_commit(all.database, &err);
	if (st < 0)
		fprintf(stderr, "%s: %s\n", argv[1], err.message);
	close_all(&all);
	return st < 0;
}
