/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How fast is each reader, from bytes in memory to a document? Never a test. Reads the
 * files and folders that it is given, each over and over for a second for each format:
 *
 *     bench-readers [PATH...]
 *
 * MB is of the files, and text MB of the blocks that came out; times are those of the
 * processor, that of pdftotext too.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <kamerzoek.h>

#include "base/buffer.h"
#include "base/file.h"

enum { FORMATS_MAX = 16, ROUND_NS = 1000000000 };

typedef struct file {
	char *name;
	kzi_buffer bytes;
} file;

typedef struct format {
	char name[32];
	file *files;
	size_t count, bytes, text;
} format;

static format formats[FORMATS_MAX];

static void *or_die(void *memory)
{
	if (memory == NULL) {
		fputs("bench-readers: no memory\n", stderr);
		exit(6);
	}
	return memory;
}

static format *find_format(const char *name)
{
	size_t i = 0;
	while (i + 1 < FORMATS_MAX && formats[i].name[0] != '\0' &&
		strcmp(formats[i].name, name) != 0)
		i++;
	snprintf(formats[i].name, sizeof formats[i].name, "%s", name);
	return &formats[i];
}

static size_t text_size(const kz_document *document)
{
	size_t size = 0;
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		size += strlen(kz_document_block_at(document, i)->text);
	return size;
}

static void add_file(const char *path)
{
	file new = {.name = or_die(strdup(path))};
	kz_document *document = NULL;
	if (kzi_file_read(path, (size_t)256 << 20, &new.bytes, NULL) == KZ_OK &&
		kz_document_parse(new.bytes.data, new.bytes.length, path, &document,
			NULL) == KZ_OK) {
		format *to = find_format(kz_document_get(document, KZ_FORMAT));
		to->files =
			or_die(realloc(to->files, (to->count + 1) * sizeof *to->files));
		to->files[to->count++] = new;
		to->bytes += new.bytes.length;
		to->text += text_size(document);
	} else {
		kzi_buffer_free(&new.bytes);
		free(new.name);
	}
	kz_document_free(document);
}

static void add_path(const char *path)
{
	kz_folder *folder;
	const kz_file *at;
	kz_error err;
	if (kz_folder_open(path, &folder, &err) != KZ_OK) {
		fprintf(stderr, "bench-readers: %s\n", err.message);
		exit(6);
	}
	while (kz_folder_next(folder, &at, NULL) == KZ_OK) {
		if (at->digest[0] != '\0')
			add_file(at->path);
	}
	kz_folder_close(folder);
}

static long long spent_by(int who)
{
	struct rusage used;
	getrusage(who, &used);
	return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000000LL +
	       (used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1000LL;
}

static long long now(void)
{
	return spent_by(RUSAGE_SELF) + spent_by(RUSAGE_CHILDREN);
}

static void read_all(const format *of)
{
	for (size_t i = 0; i < of->count; i++) {
		kz_document *document = NULL;
		kz_document_parse(of->files[i].bytes.data, of->files[i].bytes.length,
			of->files[i].name, &document, NULL);
		kz_document_free(document);
	}
}

static void measure(const format *of)
{
	size_t rounds = 0;
	long long start = now(), spent = 0;
	for (; rounds == 0 || spent < ROUND_NS; rounds++) {
		read_all(of);
		spent = now() - start;
	}
	double seconds = (double)spent / 1e9 / (double)rounds;
	printf("%-10s %8zu %10.2f %10.2f %8.1f %8.1f %10.1f\n", of->name, of->count,
		(double)of->bytes / 1e6, (double)of->text / 1e6,
		(double)of->bytes / 1e6 / seconds, (double)of->text / 1e6 / seconds,
		seconds * 1e6 / (double)of->count);
}

static void free_format(format *of)
{
	for (size_t i = 0; i < of->count; i++) {
		kzi_buffer_free(&of->files[i].bytes);
		free(of->files[i].name);
	}
	free(of->files);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		add_path(argv[i]);
	printf("%-10s %8s %10s %10s %8s %8s %10s\n", "format", "files", "MB", "text MB",
		"MB/s", "text/s", "us/file");
	for (size_t i = 0; i < FORMATS_MAX && formats[i].count > 0; i++) {
		measure(&formats[i]);
		free_format(&formats[i]);
	}
	return 0;
}
