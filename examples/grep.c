/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A grep that knows Dutch: the paragraphs of letters in which a form of every word
 * stands. Needs no index, and reads whatever the library reads.
 *
 *     cc grep.c $(pkg-config --cflags --libs kamerzoek) -o grep
 *     ./grep 'regulatory sandboxes' brief.pdf kst-27428-408.xml
 */
#include <kamerzoek.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool has(const kz_words *words, const char *term)
{
	for (size_t i = 0; i < kz_words_count(words); i++) {
		if (strcmp(kz_words_at(words, i)->term, term) == 0)
			return true;
	}
	return false;
}

static bool has_all(const kz_words *words, const kz_words *sought)
{
	for (size_t i = 0; i < kz_words_count(sought); i++) {
		if (!has(words, kz_words_at(sought, i)->term))
			return false;
	}
	return true;
}

static void print_block(const char *path, const kz_block *block)
{
	printf("%s:", path);
	if (block->page > 0)
		printf("p. %u:", (unsigned)block->page);
	printf("%s\n", block->text);
}

/* How many blocks were printed; below 0 after a failure. */
static int search_file(
	kz_analysis *analysis, const kz_words *sought, const char *path, kz_error *err)
{
	kz_document *document = NULL;
	int found = 0;
	kz_status st = kz_document_read(path, &document, err);
	for (size_t i = 0; st == KZ_OK && i < kz_document_block_count(document); i++) {
		const kz_block *block = kz_document_block_at(document, i);
		kz_words *words = NULL;
		st = kz_analyse(analysis, block->text, strlen(block->text), &words, err);
		if (st == KZ_OK && has_all(words, sought)) {
			print_block(path, block);
			found++;
		}
		kz_words_close(words);
	}
	kz_document_free(document);
	return st == KZ_OK ? found : -1;
}

/* As grep: 0 found, 1 nothing, 2 something went wrong. */
int main(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "usage: %s WORDS FILE...\n", argv[0]);
		return 2;
	}
	kz_error err;
	kz_analysis *analysis = NULL;
	kz_words *sought = NULL;
	bool any = false, failed = true;
	if (kz_analysis_open(NULL, &analysis, &err) != KZ_OK ||
		kz_analyse(analysis, argv[1], strlen(argv[1]), &sought, &err) != KZ_OK)
		fprintf(stderr, "%s\n", err.message);
	else
		failed = false;
	for (int i = 2; i < argc && sought != NULL; i++) {
		int found = search_file(analysis, sought, argv[i], &err);
		if (found < 0)
			fprintf(stderr, "%s\n", err.message);
		failed |= found < 0;
		any |= found > 0;
	}
	kz_words_close(sought);
	kz_analysis_close(analysis);
	return failed ? 2 : any ? 0 : 1;
}
