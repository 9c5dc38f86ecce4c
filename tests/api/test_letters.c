/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Letters with every kind of damage, and what must come of each: beside NAME.txt stands
 * NAME.expected, with the facts, the remarks and every block of it.
 *
 * usage: api-letters [--update] FOLDER SEED
 *
 * --update writes what comes now; read it as if somebody else had written it.
 */
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *folder, *seed;
static bool update;

/* ---- A document in words ---- */

/* "proeftuinen{8}": the mark of a note where it stood. */
static void write_marked(FILE *out, const kz_block *block)
{
	size_t at = 0;
	for (size_t i = 0; i < block->ref_count; i++) {
		size_t end = block->refs[i].offset;
		fprintf(out, "%.*s{%s}", (int)(end - at), block->text + at,
			block->refs[i].mark);
		at = end;
	}
	fprintf(out, "%s\n", block->text + at);
}

static void write_block(FILE *out, const kz_block *block)
{
	static const char *const kinds[] = {
		"paragraph", "heading", "item", "note", "row"};
	fputs(kinds[block->kind], out);
	if (block->mark[0] != '\0')
		fprintf(out, " [%s]", block->mark);
	if (block->level > 0)
		fprintf(out, " %u", (unsigned)block->level);
	if (block->page > 0)
		fprintf(out, " p%u", (unsigned)block->page);
	if (strcmp(block->language, "nl") != 0)
		fprintf(out, " %s", block->language[0] != '\0' ? block->language : "?");
	fputs(": ", out);
	write_marked(out, block);
}

static char *words_of(const kz_document *document)
{
	static const kz_property facts[] = {KZ_DATE, KZ_DATE_SOURCE, KZ_SUBJECT, KZ_TITLE,
		KZ_KIND, KZ_CHAMBER, KZ_MINISTRY, KZ_LANGUAGE, KZ_REFERENCE};
	char *words = NULL;
	size_t length;
	FILE *out = open_memstream(&words, &length);
	assert_non_null(out);
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
		const char *value = kz_document_get(document, facts[i]);
		if (value[0] != '\0')
			fprintf(out, "%s: %s\n", kz_property_name(facts[i]), value);
	}
	for (size_t i = 0; i < kz_document_signatory_count(document); i++) {
		const kz_signatory *one = kz_document_signatory_at(document, i);
		fprintf(out, "signatory: %s | %s\n", one->name, one->office);
	}
	for (size_t i = 0; i < kz_document_count(document, KZ_REMARKS); i++)
		fprintf(out, "remark: %s\n", kz_document_at(document, KZ_REMARKS, i));
	fputc('\n', out);
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		write_block(out, kz_document_block_at(document, i));
	assert_int_equal(fclose(out), 0);
	return words;
}

/* ---- Files ---- */

static char *read_whole(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;
	size_t room = 0;
	if (file == NULL)
		fail_msg("%s cannot be read", path);
	ssize_t size = getdelim(&bytes, &room, '\0', file);
	fclose(file);
	*length = size > 0 ? (size_t)size : 0;
	return bytes;
}

static void first_difference(const char *name, const char *got, const char *wanted)
{
	unsigned line = 1;
	while (*got != '\0' && *got == *wanted) {
		line += *got == '\n';
		got++;
		wanted++;
	}
	if (*got != *wanted)
		fail_msg("%s, line %u: '%.60s' and not '%.60s'", name, line, got, wanted);
}

static void check(const char *path, const char *name)
{
	char expected[1024];
	size_t length;
	kz_document *document = NULL;
	char *text = read_whole(path, &length);
	must(kz_document_parse(text, length, name, &document, err));
	char *words = words_of(document);
	snprintf(expected, sizeof expected, "%s/%.200s.expected", folder, name);
	if (update) {
		FILE *out = fopen(expected, "w");
		assert_non_null(out);
		fputs(words, out);
		assert_int_equal(fclose(out), 0);
	} else {
		char *wanted = read_whole(expected, &length);
		first_difference(name, words, wanted);
		free(wanted);
	}
	free(words);
	free(text);
	kz_document_free(document);
}

static int is_letter(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');
	return dot != NULL && strcmp(dot, ".txt") == 0;
}

static void letters_are_cleaned(void **state)
{
	(void)state;
	struct dirent **entries;
	int count = scandir(folder, &entries, is_letter, alphasort);
	assert_true(count >= 25);
	for (int i = 0; i < count; i++) {
		char path[1024], name[256];
		snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
		snprintf(name, sizeof name, "%.*s", (int)(strlen(entries[i]->d_name) - 4),
			entries[i]->d_name);
		check(path, name);
		free(entries[i]);
	}
	free(entries);
	printf("# %d letters\n", count);
}

static void the_seed_is_cleaned(void **state)
{
	(void)state;
	check(seed, "seed");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_cleaned),
		cmocka_unit_test(the_seed_is_cleaned),
	};
	update = argc > 1 && strcmp(argv[1], "--update") == 0;
	if (argc != 3 + update)
		return 2;
	folder = argv[1 + update];
	seed = argv[2 + update];
	return cmocka_run_group_tests_name("letters", tests, NULL, NULL);
}
