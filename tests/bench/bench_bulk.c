/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How fast does lib/bulk make a database, from words in memory to synced files, and
 * how fast does the engine's own writer? Never a test. Reads lines of JSON, of which
 * only "text" counts:
 *
 *     xz -dc TEXTS.jsonl.xz | bench-bulk DIRECTORY [MEGABYTES [ROUNDS [KINDS]]]
 *
 * KINDS are letters: 1 and 2 for as many threads, d for 2 that pack what they can, e
 * for the engine; default "12e". Each round does each of them once. DIRECTORY must be
 * there, and the last database of each kind is left in it to be looked at.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <xapian-c.h>

#include "base/buffer.h"
#include "base/file.h"
#include "bulk/bulk.h"
#include "measure.h"

/* ---- The input ---- */

typedef struct word {
	const char *text;
	uint32_t length;
} word;

typedef struct document {
	size_t first, end; /* of its words */
	size_t bytes;      /* of its text */
} document;

typedef struct input {
	kzi_buffer text;
	word *words;
	document *documents;
	size_t word_count, word_room, count, room, bytes;
} input;

static void *or_die(void *memory)
{
	if (memory == NULL) {
		fputs("bench-bulk: no memory\n", stderr);
		exit(6);
	}
	return memory;
}

static void need(kz_status st, const kz_error *err)
{
	if (st != KZ_OK) {
		fprintf(stderr, "bench-bulk: %s\n", err->message);
		exit(6);
	}
}

/* ASCII letters in lower case and digits; bytes of other characters are kept. What is
 * escaped in the JSON parts words, but for the characters of \u. */
static int fold(int byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return byte + 'a' - 'A';
	if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80)
		return byte;
	return 0;
}

static void add_word(input *in, char *text, size_t length)
{
	if (length == 0)
		return;
	if (in->word_count == in->word_room) {
		in->word_room = in->word_room * 2 + 1024;
		in->words = or_die(realloc(in->words, in->word_room * sizeof(word)));
	}
	in->words[in->word_count++] =
		(word){text, (uint32_t)(length > 200 ? 200 : length)};
}

static void add_document(input *in, char *text)
{
	if (in->count == in->room) {
		in->room = in->room * 2 + 1024;
		in->documents =
			or_die(realloc(in->documents, in->room * sizeof *in->documents));
	}
	size_t first = in->word_count;
	char *at = text, *start = text;
	for (; *at != '"' && *at != '\0'; at++) {
		if (*at == '\\' && at[1] != '\0') {
			add_word(in, start, (size_t)(at - start));
			start = ++at + 1;
			continue;
		}
		int byte = fold((unsigned char)*at);
		if (byte != 0) {
			*at = (char)byte;
			continue;
		}
		add_word(in, start, (size_t)(at - start));
		start = at + 1;
	}
	add_word(in, start, (size_t)(at - start));
	in->documents[in->count++] =
		(document){first, in->word_count, (size_t)(at - text)};
	in->bytes += (size_t)(at - text);
}

static void read_input(input *in, size_t most)
{
	static const char key[] = "\"text\": \"";
	size_t got;
	char *to;
	while ((to = or_die(kzi_buffer_reserve(&in->text, 1 << 20)),
		       got = fread(to, 1, 1 << 20, stdin)) > 0)
		in->text.length += got;
	kzi_buffer_byte(&in->text, '\0');
	for (char *line = in->text.data; line != NULL && in->bytes < most;) {
		char *text = strstr(line, key), *end = strchr(line, '\n');
		if (text == NULL)
			break;
		if (end == NULL || text < end)
			add_document(in, text + strlen(key));
		line = end != NULL ? end + 1 : NULL;
	}
}

/* ---- In bulk ---- */

/* Threads take stretches of documents in turn, and add them in that order. */
enum { STRETCH = 6 << 20 };

typedef struct work {
	const input *in;
	kzi_bulk *bulk;
	pthread_mutex_t lock;
	pthread_cond_t added;
	size_t next;          /* document */
	unsigned taken, turn; /* stretches: given out, and whose turn to be added */
} work;

static void fill(kzi_bulk_run *run, const input *in, size_t i)
{
	kz_error err;
	const document *d = &in->documents[i];
	uint32_t position = 0, number = 0;
	char record[64];
	need(kzi_bulk_begin(run, (uint32_t)i + 1, &err), &err);
	for (size_t at = d->first; at < d->end; at++) {
		const word *w = &in->words[at];
		need(kzi_bulk_term(run, w->text, w->length, &number, &err), &err);
		need(kzi_bulk_posting(run, number, ++position, 1, &err), &err);
	}
	int length =
		snprintf(record, sizeof record, "document %zu of %zu bytes", i, d->bytes);
	need(kzi_bulk_data(run, record, (size_t)length, &err), &err);
	need(kzi_bulk_value(run, 0, record, (size_t)length, &err), &err);
	need(kzi_bulk_end(run, &err), &err);
}

static size_t take_stretch(work *w, size_t *first, unsigned *turn)
{
	pthread_mutex_lock(&w->lock);
	size_t bytes = 0, end = w->next;
	while (end < w->in->count && bytes < STRETCH)
		bytes += w->in->documents[end++].bytes;
	*first = w->next;
	*turn = w->taken++;
	w->next = end;
	pthread_mutex_unlock(&w->lock);
	return end;
}

static void *do_work(void *context)
{
	work *w = context;
	kzi_bulk_run *run = NULL;
	kz_error err;
	size_t first;
	unsigned turn;
	need(kzi_bulk_run_new(w->bulk, &run, &err), &err);
	for (;;) {
		size_t end = take_stretch(w, &first, &turn);
		if (first == end)
			break;
		for (size_t i = first; i < end; i++)
			fill(run, w->in, i);
		need(kzi_bulk_sort(run, &err), &err);
		pthread_mutex_lock(&w->lock);
		while (w->turn != turn)
			pthread_cond_wait(&w->added, &w->lock);
		need(kzi_bulk_add(w->bulk, run, &err), &err);
		w->turn++;
		pthread_cond_broadcast(&w->added);
		pthread_mutex_unlock(&w->lock);
	}
	kzi_bulk_run_free(run);
	return NULL;
}

static void in_bulk(const input *in, const char *path, unsigned threads, int deflate)
{
	kz_error err;
	kzi_bulk_options options = {.path = path, .threads = threads, .deflate = deflate};
	work w = {.in = in,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.added = PTHREAD_COND_INITIALIZER};
	pthread_t other;
	mkdir(path, 0777);
	need(kzi_bulk_open(&options, &w.bulk, &err), &err);
	if (threads > 1 && pthread_create(&other, NULL, do_work, &w) != 0)
		exit(6);
	do_work(&w);
	if (threads > 1)
		pthread_join(other, NULL);
	need(kzi_bulk_finish(w.bulk, &err), &err);
	kzi_bulk_close(w.bulk);
}

/* ---- By the engine ---- */

static void check(xapian_status st, const xapian_error *err)
{
	if (st < 0) {
		fprintf(stderr, "bench-bulk: %s\n", err->message);
		exit(6);
	}
}

static void by_engine(const input *in, const char *path)
{
	xapian_error err;
	xapian_writable *writable = NULL;
	xapian_document *entry = NULL;
	check(xapian_writable_open(path, XAPIAN_CREATE, &writable, &err), &err);
	check(xapian_document_new(&entry, &err), &err);
	for (size_t i = 0; i < in->count; i++) {
		const document *d = &in->documents[i];
		uint32_t position = 0;
		char record[64];
		int length = snprintf(
			record, sizeof record, "document %zu of %zu bytes", i, d->bytes);
		for (size_t at = d->first; at < d->end; at++)
			check(xapian_document_add_posting(entry, in->words[at].text,
				      in->words[at].length, ++position, 1, &err),
				&err);
		check(xapian_document_set_data(entry, record, (size_t)length, &err),
			&err);
		check(xapian_document_set_value(entry, 0, record, (size_t)length, &err),
			&err);
		check(xapian_writable_add(writable, entry, NULL, &err), &err);
		check(xapian_document_clear(entry, &err), &err);
	}
	check(xapian_writable_commit(writable, &err), &err);
	xapian_document_close(entry);
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
	if (j->kind == 'e')
		by_engine(j->in, j->path);
	else
		in_bulk(j->in, j->path, j->kind == '1' ? 1 : 2, j->kind == 'd' ? 1 : 0);
}

static void measure_kind(const input *in, const char *directory, char kind)
{
	job j = {.in = in, .kind = kind};
	char name[2] = {kind, '\0'};
	snprintf(j.path, sizeof j.path, "%s/%c", directory, kind);
	need(kzi_remove_tree(j.path, NULL), &(kz_error){0});
	measure(name, do_job, &j, in->bytes, j.path);
}

int main(int argc, char **argv)
{
	input in = {0};
	const char *kinds = argc > 4 ? argv[4] : "12e";
	int rounds = argc > 3 ? atoi(argv[3]) : 1;
	size_t most = argc > 2 ? (size_t)atol(argv[2]) * 1000 * 1000 : SIZE_MAX;
	if (argc < 2 || argc > 5) {
		fputs("usage: bench-bulk DIRECTORY [MEGABYTES [ROUNDS [KINDS]]] <JSONL\n",
			stderr);
		return 2;
	}
	read_input(&in, most);
	printf("%zu documents, %zu words, %.1f MB\n", in.count, in.word_count,
		(double)in.bytes / 1e6);
	for (int round = 0; round < rounds; round++) {
		for (const char *kind = kinds; *kind != '\0'; kind++)
			measure_kind(&in, argv[1], *kind);
	}
	return 0;
}
