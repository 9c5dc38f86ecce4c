/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What each stage of the analysis costs, and what indexing its terms costs beside it.
 *
 *     bench-analysis [--words FILE] FILE...     texts in UTF-8
 *
 * Each line is a stage by itself, in processor time: nanoseconds a word, and megabytes of
 * text a second. Compounds come twice: each word for the first time, and as a text has
 * them, where most words were met before.
 */
#include "base/file.h"
#include "text/analysis.h"
#include "xapian-c/xapian-c.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FILE_MAX = 1 << 30, DOCUMENT_WORDS = 500 };

struct bench {
	kzi_buffer text;
	kz_analysis *analysis;
	size_t words;
};

static void must(kz_status st, const kz_error *err)
{
	if (st == KZ_OK)
		return;
	fprintf(stderr, "bench-analysis: %s\n", err->message);
	exit(70);
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- Stages: each goes over all words ---- */

typedef void stage(struct bench *b, const kzi_word *word);

static void nothing(struct bench *b, const kzi_word *word)
{
	(void)word;
	b->words++;
}

static void term(struct bench *b, const kzi_word *word)
{
	kzi_term out;
	kzi_analysis_term(b->analysis, word, &out, NULL);
}

static void stem(struct bench *b, const kzi_word *word)
{
	kzi_term out;
	kzi_analysis_stem(b->analysis, word, &out, NULL);
}

static void parts(struct bench *b, const kzi_word *word)
{
	kzi_part_terms out;
	kzi_analysis_parts(b->analysis, word->folded, word->folded_length, &out, NULL);
}

static void halves(struct bench *b, const kzi_word *word)
{
	kzi_whole out;
	kzi_analysis_complete(
		b->analysis, b->text.data, b->text.length, word, &out, NULL);
}

static double time_of(struct bench *b, stage *run)
{
	kzi_words words = KZI_WORDS_OF(b->text.data, b->text.length);
	kzi_word word;
	double start = now();
	while (kzi_words_next(&words, &word))
		run(b, &word);
	double spent = now() - start;
	kzi_words_end(&words);
	return spent;
}

static double time_of_folding(const struct bench *b)
{
	char *out = NULL;
	kz_error err;
	double start = now();
	must(kz_normalise(b->text.data, b->text.length, &out, NULL, &err), &err);
	double spent = now() - start;
	kz_free(out);
	return spent;
}

/* ---- What the engine does with the terms ---- */

static xapian_document *begin_document(void)
{
	xapian_document *document = NULL;
	xapian_error why;
	if (xapian_document_new(&document, &why) != XAPIAN_OK)
		exit(70);
	return document;
}

static void end_document(xapian_writable *engine, xapian_document *document)
{
	uint32_t docid;
	xapian_error why;
	xapian_writable_add(engine, document, &docid, &why);
	xapian_document_close(document);
}

/* A byte for the length, and the term. */
static void keep_term(kzi_buffer *terms, struct bench *b, const kzi_word *word)
{
	kzi_term out;
	if (kzi_analysis_term(b->analysis, word, &out, NULL) != KZ_OK)
		return;
	size_t length = out.length < 100 ? out.length : 100;
	kzi_buffer_byte(terms, (char)length);
	kzi_buffer_append(terms, out.text, length);
}

static kzi_buffer keep_terms(struct bench *b)
{
	kzi_words words = KZI_WORDS_OF(b->text.data, b->text.length);
	kzi_word word;
	kzi_buffer terms = {0};
	while (kzi_words_next(&words, &word))
		keep_term(&terms, b, &word);
	kzi_words_end(&words);
	return terms;
}

/* Of terms made before, so that only their indexing is timed. */
static double time_of_indexing(struct bench *b, const char *path)
{
	xapian_writable *engine = NULL;
	xapian_error why;
	if (xapian_writable_open(path, XAPIAN_CREATE_OR_OPEN, &engine, &why) != XAPIAN_OK)
		return 0;
	kzi_buffer terms = keep_terms(b);
	double start = now();
	xapian_document *document = begin_document();
	uint32_t place = 0;
	for (size_t at = 0; at < terms.length; at += 1 + (size_t)terms.data[at]) {
		xapian_document_add_posting(document, terms.data + at + 1,
			(size_t)terms.data[at], ++place, 1, &why);
		if (place < DOCUMENT_WORDS)
			continue;
		end_document(engine, document);
		document = begin_document();
		place = 0;
	}
	end_document(engine, document);
	xapian_writable_commit(engine, &why);
	double spent = now() - start;
	xapian_writable_close(engine);
	kzi_buffer_free(&terms);
	return spent;
}

/* ---- All of it ---- */

static void print(const struct bench *b, const char *name, double seconds)
{
	printf("%-34s %8.0f ns/word %8.1f MB/s\n", name, seconds * 1e9 / (double)b->words,
		(double)b->text.length / 1e6 / (seconds > 0 ? seconds : 1e-9));
}

static void run(struct bench *b, const char *scratch)
{
	double words = time_of(b, nothing);
	double first = time_of(b, parts) - words;
	double again = time_of(b, parts) - words;
	double terms = time_of(b, term) - words, half = time_of(b, halves) - words;
	printf("%zu words, %.1f MB\n", b->words, (double)b->text.length / 1e6);
	print(b, "characters folded", time_of_folding(b));
	print(b, "words found and folded", words);
	print(b, "terms", terms);
	print(b, "Snowball's stems, for comparison", time_of(b, stem) - words);
	print(b, "compounds", first);
	print(b, "compounds, once more", again);
	print(b, "halves of words", half);
	print(b, "all: words, terms, compounds", words + terms + first + half);
	print(b, "indexing the terms", time_of_indexing(b, scratch));
}

int main(int argc, char **argv)
{
	kz_error err;
	struct bench b = {.words = 0};
	const char *list = NULL;
	char scratch[] = "/tmp/bench-analysis-XXXXXX";
	must(kz_analysis_open(NULL, &b.analysis, &err), &err);
	for (int i = 1; i < argc; i++) {
		kzi_buffer text = {0};
		if (strcmp(argv[i], "--words") == 0 && i + 1 < argc) {
			list = argv[++i];
			continue;
		}
		must(kzi_file_read(argv[i], FILE_MAX, &text, &err), &err);
		kzi_buffer_append(&b.text, text.data, text.length);
		kzi_buffer_byte(&b.text, '\n');
		kzi_buffer_free(&text);
	}
	if (b.text.length == 0 || mkdtemp(scratch) == NULL) {
		fprintf(stderr, "usage: bench-analysis [--words FILE] FILE...\n");
		return 2;
	}
	must(kz_analysis_read_words(b.analysis, list, &err), &err);
	run(&b, scratch);
	kzi_remove_tree(scratch, NULL);
	kz_analysis_close(b.analysis);
	kzi_buffer_free(&b.text);
	return 0;
}
