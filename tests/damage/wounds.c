/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "wounds.h"

#include "children.h"
#include "support.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const wound_names[WOUNDS] = {
	"bit", "8 bytes", "block", "cut", "swapped blocks", "swapped tables", "gone"};

static const char *const files[] = {"glass/postlist.glass", "glass/termlist.glass",
	"glass/docdata.glass", "glass/position.glass", "glass/iamglass", "text", "text",
	"lexicon", "analysis"};

enum { FILES = sizeof files / sizeof files[0], TABLES = 4, BLOCK = 8192 };

void copy_tree(const char *from, const char *to)
{
	DIR *entries = opendir(from);
	assert_non_null(entries);
	make_folder(to);
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		char one[600], other[600];
		struct stat about;
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(one, sizeof one, "%s/%s", from, entry->d_name);
		snprintf(other, sizeof other, "%s/%s", to, entry->d_name);
		assert_int_equal(stat(one, &about), 0);
		if (S_ISDIR(about.st_mode)) {
			copy_tree(one, other);
			continue;
		}
		size_t size;
		char *bytes = read_bytes(one, &size);
		write_bytes(other, bytes, size);
		free(bytes);
	}
	closedir(entries);
}

static void fill(char *bytes, size_t size, uint32_t *state, bool zero)
{
	for (size_t i = 0; i < size; i++)
		bytes[i] = zero ? 0 : (char)draw(state, 256);
}

static void swap_blocks(char *bytes, size_t blocks, uint32_t *state)
{
	static char kept[BLOCK];
	char *one = bytes + (size_t)draw(state, (uint32_t)blocks) * BLOCK;
	char *other = bytes + (size_t)draw(state, (uint32_t)blocks) * BLOCK;
	memcpy(kept, one, BLOCK);
	memmove(one, other, BLOCK);
	memcpy(other, kept, BLOCK);
}

/* The size that is left. */
static size_t hurt(char *bytes, size_t size, wound kind, uint32_t *state)
{
	uint32_t at = draw(state, (uint32_t)size);
	size_t block = at / BLOCK * BLOCK, left = size - block;
	if (kind == WOUND_BIT)
		bytes[at] = (char)(bytes[at] ^ 1 << draw(state, 8));
	else if (kind == WOUND_BYTES)
		fill(bytes + at, size - at < 8 ? size - at : 8, state, false);
	else if (kind == WOUND_BLOCK)
		fill(bytes + block, left < BLOCK ? left : BLOCK, state,
			draw(state, 2) == 0);
	else if (kind == WOUND_SWAP && size >= 2 * BLOCK)
		swap_blocks(bytes, size / BLOCK, state);
	return kind == WOUND_CUT ? at : size;
}

static void swap_tables(const char *generation, uint32_t *state, char name[120])
{
	const char *one = files[draw(state, TABLES)], *other = files[draw(state, TABLES)];
	char first[600], second[600], between[600];
	snprintf(first, sizeof first, "%s/%s", generation, one);
	snprintf(second, sizeof second, "%s/%s", generation, other);
	snprintf(between, sizeof between, "%s/glass/between", generation);
	if (strcmp(one, other) != 0)
		assert_true(rename(first, between) == 0 && rename(second, first) == 0 &&
			    rename(between, second) == 0);
	snprintf(name, 120, "%s and %s", one, other);
}

wound do_damage(const char *path, uint32_t *state, char name[120])
{
	wound kind = (wound)draw(state, WOUNDS);
	const char *generation = generation_of(path), *file = files[draw(state, FILES)];
	/* Most of what goes wrong is small. */
	if (kind > WOUND_BLOCK && draw(state, 2) == 0)
		kind = WOUND_BIT;
	if (kind == WOUND_TABLES) {
		swap_tables(generation, state, name);
		return kind;
	}
	if (draw(state, 20) == 0)
		file = "../current";
	const char *whole = below(generation, file);
	size_t size;
	char *bytes = read_bytes(whole, &size);
	snprintf(name, 120, "%s", file);
	if (kind == WOUND_GONE)
		remove_file(whole);
	else if (size > 0)
		write_bytes(whole, bytes, hurt(bytes, size, kind, state));
	free(bytes);
	return kind;
}

void scribble(const char *path, const char *file, long offset, size_t size)
{
	uint32_t state = 7;
	char bytes[BLOCK];
	FILE *stream = fopen(below(generation_of(path), file), "r+b");
	assert_non_null(stream);
	assert_true(size <= sizeof bytes);
	fill(bytes, size, &state, false);
	assert_int_equal(fseek(stream, offset, offset < 0 ? SEEK_END : SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, size, stream), size);
	assert_int_equal(fclose(stream), 0);
}
