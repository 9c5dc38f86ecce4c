/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Files of words: a header line, then columns parted by tabs. */
#include "scoring.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEVELOP_TENTHS = 7, LINE_MAX_BYTES = 1024, COLUMNS = 3 };

/* By FNV-1a of the lemma, its high half, in tenths. */
static bool is_in_part(const char *lemma, enum part part)
{
	uint64_t hash = UINT64_C(0xCBF29CE484222325);
	for (; *lemma != '\0'; lemma++) {
		unsigned char byte = (unsigned char)*lemma;
		if (byte >= 'A' && byte <= 'Z')
			byte |= 0x20;
		hash = (hash ^ byte) * UINT64_C(0x100000001B3);
	}
	bool develop = (hash >> 32) % 10 < DEVELOP_TENTHS;
	return part == PART_ALL || develop == (part == PART_DEVELOP);
}

static void add(struct words *words, const char *form, const char *lemma,
	const char *head, enum word_class class)
{
	if ((words->count & (words->count - 1)) == 0) {
		size_t room = words->count > 0 ? 2 * words->count : 1;
		words->items = realloc(words->items, room * sizeof *words->items);
		if (words->items == NULL)
			abort();
	}
	struct pair *pair = &words->items[words->count++];
	*pair = (struct pair){strdup(form), strdup(lemma), strdup(head), class};
	if (pair->form == NULL || pair->lemma == NULL || pair->head == NULL)
		abort();
}

static FILE *open_file(const char *directory, const char *name)
{
	char path[4096];
	snprintf(
		path, sizeof path, "%s%s%s", directory, name[0] != '\0' ? "/" : "", name);
	FILE *file = fopen(path, "r");
	if (file == NULL) {
		perror(path);
		exit(3);
	}
	return file;
}

/* The columns of the next line, empty where there are none; false at the end. */
static bool next_row(FILE *file, char line[LINE_MAX_BYTES], char *columns[COLUMNS])
{
	if (fgets(line, LINE_MAX_BYTES, file) == NULL)
		return false;
	line[strcspn(line, "\n")] = '\0';
	for (size_t i = 0; i < COLUMNS; i++) {
		columns[i] = line;
		line += strcspn(line, "\t");
		if (*line != '\0')
			*line++ = '\0';
	}
	return true;
}

static enum word_class class_of(const char *name)
{
	if (strcmp(name, "ADJ") == 0)
		return CLASS_ADJECTIVE;
	return strcmp(name, "V.PTCP") == 0 ? CLASS_PARTICIPLE : CLASS_VERB;
}

void read_words(const char *directory, enum part part, struct words *out)
{
	char line[LINE_MAX_BYTES], *columns[COLUMNS];
	FILE *file = open_file(directory, "plurals.tsv");
	for (bool header = true; next_row(file, line, columns); header = false)
		if (!header && is_in_part(columns[1], part))
			add(out, columns[0], columns[1], "", CLASS_PLURAL);
	fclose(file);
	file = open_file(directory, "inflections.tsv");
	for (bool header = true; next_row(file, line, columns); header = false)
		if (!header && is_in_part(columns[0], part))
			add(out, columns[1], columns[0], "", class_of(columns[2]));
	fclose(file);
}

void read_heads(const char *path, enum part part, struct words *out)
{
	char line[LINE_MAX_BYTES], *columns[COLUMNS];
	FILE *file = open_file(path, "");
	for (bool header = true; next_row(file, line, columns); header = false)
		if (!header && is_in_part(columns[1], part))
			add(out, columns[0], columns[1], columns[2], CLASS_PLURAL);
	fclose(file);
}

void read_pairs(const char *path, struct words *out)
{
	char line[LINE_MAX_BYTES], *columns[COLUMNS];
	FILE *file = open_file(path, "");
	while (next_row(file, line, columns))
		if (columns[0][0] != '#' && columns[1][0] != '\0')
			add(out, columns[0], columns[1], "", CLASS_PLURAL);
	fclose(file);
}

void words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		free(words->items[i].form);
		free(words->items[i].lemma);
		free(words->items[i].head);
	}
	free(words->items);
}
