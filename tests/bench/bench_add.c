/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What does it take to add to a large index, until it is durable: one document, and a
 * thousand at once? Never a test. Reads lines of JSON with "text":
 *
 *     xz -dc TEXTS.jsonl.xz | bench-add DIRECTORY [DOCUMENTS [ROUNDS]]
 *
 * The index has that many documents, 100,000 unless told otherwise, each a stretch of a
 * text; one that is there already is added to as it is. What is added are whole texts.
 */
#include <jansson.h>
#include <kamerzoek.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STRETCH = 1000, MANY = 1000, KEPT = 2000, ROUNDS_MOST = 1000 };

typedef struct input {
	char *texts[KEPT]; /* the first ones, to be added */
	size_t count;
} input;

static void need(kz_status st, const kz_error *err)
{
	if (st != KZ_OK) {
		fprintf(stderr, "bench-add: %s\n", err->message);
		exit(6);
	}
}

static void *or_die(void *memory)
{
	if (memory == NULL) {
		fputs("bench-add: no memory\n", stderr);
		exit(6);
	}
	return memory;
}

static void put(kz_writer *writer, const char *id, const char *text, size_t length)
{
	kz_error err = {0};
	kz_document *document = NULL;
	need(kz_document_new(&document, &err), &err);
	need(kz_document_set(document, KZ_ID, id, &err), &err);
	need(kz_document_set(document, KZ_TITLE, id, &err), &err);
	need(kz_document_add_body(document, text, length, &err), &err);
	need(kz_writer_put(writer, document, &err), &err);
	kz_document_free(document);
}

/* ---- The index ---- */

/* As much of it as makes one document; whole characters. */
static size_t stretch_of(const char *text)
{
	size_t length = strlen(text);
	if (length <= STRETCH)
		return length;
	length = STRETCH;
	while (((unsigned char)text[length] & 0xC0) == 0x80)
		length++;
	return length;
}

static void put_stretches(
	kz_writer *writer, const char *text, unsigned long most, unsigned long *number)
{
	char id[32];
	while (*text != '\0' && *number < most) {
		size_t length = stretch_of(text);
		snprintf(id, sizeof id, "text-%lu", (*number)++);
		put(writer, id, text, length);
		text += length;
	}
}

static void read_texts(kz_writer *writer, unsigned long most, input *in)
{
	json_t *line;
	unsigned long number = 0;
	while ((line = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, NULL)) != NULL) {
		const char *text = json_string_value(json_object_get(line, "text"));
		if (text != NULL && in->count < KEPT)
			in->texts[in->count++] = or_die(strdup(text));
		if (text != NULL && writer != NULL)
			put_stretches(writer, text, most, &number);
		json_decref(line);
		if (in->count == KEPT && (writer == NULL || number == most))
			break;
	}
}

static void make_index(const char *path, unsigned long most, input *in)
{
	kz_error err = {0};
	kz_index *index = NULL;
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	if (kz_index_open(path, &index, NULL) == KZ_OK) {
		kz_index_close(index);
		read_texts(NULL, 0, in);
		return;
	}
	need(kz_writer_open(path, &options, &writer, &err), &err);
	read_texts(writer, most, in);
	need(kz_writer_commit(writer, &err), &err);
	kz_writer_close(writer);
}

/* ---- Adding ---- */

/* Milliseconds: on the clock, and of processors. */
typedef struct cost {
	double wall, cpu;
} cost;

static double read_clock(clockid_t clock)
{
	struct timespec at;
	clock_gettime(clock, &at);
	return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static cost now(void)
{
	return (cost){read_clock(CLOCK_MONOTONIC), read_clock(CLOCK_PROCESS_CPUTIME_ID)};
}

static cost since(cost began)
{
	cost at = now();
	return (cost){at.wall - began.wall, at.cpu - began.cpu};
}

/* From a document in memory to a durable one. */
static cost add(kz_writer *writer, const input *in, size_t from, size_t count)
{
	char id[64];
	kz_error err = {0};
	cost began = now();
	for (size_t i = 0; i < count; i++) {
		const char *text = in->texts[(from + i) % in->count];
		snprintf(id, sizeof id, "new-%ld-%zu", (long)time(NULL), from + i);
		put(writer, id, text, strlen(text));
	}
	need(kz_writer_commit(writer, &err), &err);
	return since(began);
}

static int by_wall(const void *a, const void *b)
{
	double one = ((const cost *)a)->wall, other = ((const cost *)b)->wall;
	return (one > other) - (one < other);
}

static void print(const char *what, cost *costs, size_t count)
{
	qsort(costs, count, sizeof *costs, by_wall);
	printf("%-24s %9.1f ms (%.1f-%.1f, %zu times), cpu %.1f ms\n", what,
		costs[count / 2].wall, costs[0].wall, costs[count - 1].wall, count,
		costs[count / 2].cpu);
}

int main(int argc, char **argv)
{
	input in = {.count = 0};
	kz_error err = {0};
	kz_writer *writer = NULL;
	cost one[ROUNDS_MOST], opened[ROUNDS_MOST], many;
	size_t rounds = argc > 3 ? strtoul(argv[3], NULL, 10) : 21;
	if (argc < 2 || rounds == 0 || rounds > ROUNDS_MOST) {
		fputs("usage: bench-add DIRECTORY [DOCUMENTS [ROUNDS]] <JSONL\n", stderr);
		return 2;
	}
	make_index(argv[1], argc > 2 ? strtoul(argv[2], NULL, 10) : 100000, &in);
	if (in.count == 0) {
		fputs("bench-add: no texts\n", stderr);
		return 2;
	}
	for (size_t i = 0; i < rounds; i++) {
		cost began = now();
		need(kz_writer_open(argv[1], NULL, &writer, &err), &err);
		add(writer, &in, i, 1);
		kz_writer_close(writer);
		opened[i] = since(began);
	}
	need(kz_writer_open(argv[1], NULL, &writer, &err), &err);
	add(writer, &in, rounds, 1);
	for (size_t i = 0; i < rounds; i++)
		one[i] = add(writer, &in, rounds + 1 + i, 1);
	many = add(writer, &in, 2 * rounds + 1, MANY);
	kz_writer_close(writer);
	print("one document", one, rounds);
	print("  opening and closing too", opened, rounds);
	print("a thousand at once", &many, 1);
	return 0;
}
