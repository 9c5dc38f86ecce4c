/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How fast is an index made, from documents in memory to one durable commit, and how
 * fast by a straightforward Xapian program? Never a test. Reads lines of JSON with
 * "title", "date" and "text":
 *
 *     xz -dc TEXTS.jsonl.xz | bench-index DIRECTORY [MEGABYTES [ROUNDS [KINDS]]]
 *
 * KINDS are letters: p only puts, b commits in bulk, e through the engine, g is
 * Xapian's TermGenerator with a Dutch stemmer, the text as the data of the document;
 * default "bg". Each round does each of them once. DIRECTORY must be there.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <kamerzoek.h>

#include "base/file.h"
#include "index/writer.h"
#include "measure.h"
#include "xapian-c/xapian-c.h"

typedef struct text {
	char *title, *date, *body;
	size_t length;
} text;

typedef struct input {
	text *items;
	size_t count, bytes;
} input;

static void *or_die(void *memory)
{
	if (memory == NULL) {
		fputs("bench-index: no memory\n", stderr);
		exit(6);
	}
	return memory;
}

static void need(kz_status st, const kz_error *err)
{
	if (st != KZ_OK) {
		fprintf(stderr, "bench-index: %s\n", err->message);
		exit(6);
	}
}

static void check(xapian_status st, const xapian_error *err)
{
	if (st < 0) {
		fprintf(stderr, "bench-index: %s\n", err->message);
		exit(6);
	}
}

/* ---- The input ---- */

static char *string_of(const json_t *line, const char *name)
{
	const char *value = json_string_value(json_object_get(line, name));
	return or_die(strdup(value != NULL ? value : ""));
}

static void read_input(input *in, size_t most)
{
	json_t *line;
	while (in->bytes < most &&
		(line = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
		in->items =
			or_die(realloc(in->items, (in->count + 1) * sizeof *in->items));
		text *t = &in->items[in->count++];
		*t = (text){string_of(line, "title"), string_of(line, "date"),
			string_of(line, "text"), 0};
		t->length = strlen(t->body);
		in->bytes += t->length;
		json_decref(line);
	}
}

/* ---- Ours ---- */

static void put(kz_writer *writer, const text *t, size_t number)
{
	char id[32];
	kz_error err = {0};
	kz_document *document = NULL;
	need(kz_document_new(&document, &err), &err);
	snprintf(id, sizeof id, "text-%zu", number);
	need(kz_document_set(document, KZ_ID, id, &err), &err);
	/* Not all of them are what they should be. */
	kz_document_set(document, KZ_TITLE, t->title, NULL);
	kz_document_set(document, KZ_DATE, t->date, NULL);
	need(kz_document_add_body(document, t->body, t->length, &err), &err);
	need(kz_writer_put(writer, document, &err), &err);
	kz_document_free(document);
}

static void by_writer(const input *in, const char *path, char kind)
{
	kz_error err = {0};
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	need(kz_writer_open(path, &options, &writer, &err), &err);
	if (kind == 'e')
		writer->bulk = KZI_BULK_NEVER;
	for (size_t i = 0; i < in->count; i++)
		put(writer, &in->items[i], i);
	if (kind != 'p')
		need(kz_writer_commit(writer, &err), &err);
	kz_writer_close(writer);
}

/* ---- Xapian's ---- */

static void by_generator(const input *in, const char *path)
{
	xapian_error err;
	xapian_writable *writable = NULL;
	xapian_term_generator *generator = NULL;
	xapian_stem *stem = NULL;
	xapian_document *document = NULL;
	check(xapian_writable_open(path, XAPIAN_CREATE, &writable, &err), &err);
	check(xapian_term_generator_new(&generator, &err), &err);
	check(xapian_stem_new("dutch", &stem, &err), &err);
	check(xapian_term_generator_set_stem(generator, stem, &err), &err);
	check(xapian_document_new(&document, &err), &err);
	for (size_t i = 0; i < in->count; i++) {
		const text *t = &in->items[i];
		check(xapian_document_clear(document, &err), &err);
		check(xapian_term_generator_set_document(generator, document, &err),
			&err);
		check(xapian_term_generator_index_text(
			      generator, t->title, strlen(t->title), 3, NULL, &err),
			&err);
		check(xapian_term_generator_increase_position(generator, 100, &err),
			&err);
		check(xapian_term_generator_index_text(
			      generator, t->body, t->length, 1, NULL, &err),
			&err);
		check(xapian_document_set_data(document, t->body, t->length, &err), &err);
		check(xapian_document_set_value(
			      document, 0, t->date, strlen(t->date), &err),
			&err);
		check(xapian_writable_add(writable, document, NULL, &err), &err);
	}
	check(xapian_writable_commit(writable, &err), &err);
	xapian_document_close(document);
	xapian_stem_close(stem);
	xapian_term_generator_close(generator);
	xapian_writable_close(writable);
}

/* ---- Measuring ---- */

typedef struct job {
	const input *in;
	char kind;
	char path[1024];
} job;

static void do_job(void *context)
{
	const job *j = context;
	if (j->kind == 'g')
		by_generator(j->in, j->path);
	else
		by_writer(j->in, j->path, j->kind);
}

static void measure_kind(const input *in, const char *directory, char kind)
{
	const char *name = kind == 'p'   ? "put"
			   : kind == 'b' ? "in bulk"
			   : kind == 'e' ? "by engine"
					 : "generator";
	job j = {.in = in, .kind = kind};
	snprintf(j.path, sizeof j.path, "%s/%c", directory, kind);
	need(kzi_remove_tree(j.path, NULL), &(kz_error){0});
	measure(name, do_job, &j, in->bytes, j.path);
}

int main(int argc, char **argv)
{
	input in = {0};
	const char *kinds = argc > 4 ? argv[4] : "bg";
	int rounds = argc > 3 ? atoi(argv[3]) : 1;
	size_t most = argc > 2 ? (size_t)atol(argv[2]) * 1000 * 1000 : SIZE_MAX;
	if (argc < 2 || argc > 5 || kinds[strspn(kinds, "pbeg")] != '\0') {
		fputs("usage: bench-index DIRECTORY [MEGABYTES [ROUNDS [KINDS]]] "
		      "<JSONL\n",
			stderr);
		return 2;
	}
	read_input(&in, most);
	printf("%zu documents, %.1f MB\n", in.count, (double)in.bytes / 1e6);
	for (int round = 0; round < rounds; round++) {
		for (const char *kind = kinds; *kind != '\0'; kind++)
			measure_kind(&in, argv[1], *kind);
	}
	return 0;
}
