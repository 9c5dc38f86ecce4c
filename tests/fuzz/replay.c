/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A target without a fuzzer: gives it each file of the folders that are named, so
 * that what was once found stays found, with any compiler.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int replayed;

static void replay_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		perror(path);
		exit(1);
	}
	/* In memory of exactly that size, so that a checker sees what is past it. */
	fseek(file, 0, SEEK_END);
	long size = ftell(file);
	rewind(file);
	uint8_t *bytes = malloc(size > 0 ? (size_t)size : 1);
	if (size < 0 || bytes == NULL ||
		fread(bytes, 1, (size_t)size, file) != (size_t)size) {
		perror(path);
		exit(1);
	}
	fclose(file);
	LLVMFuzzerTestOneInput(bytes, (size_t)size);
	free(bytes);
	printf("ok %d - %s\n", ++replayed, strrchr(path, '/') + 1);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct dirent **names;
		int count = scandir(argv[i], &names, NULL, alphasort);
		if (count < 0) {
			perror(argv[i]);
			return 1;
		}
		for (int k = 0; k < count; k++) {
			char path[4096];
			snprintf(path, sizeof path, "%s/%s", argv[i], names[k]->d_name);
			if (names[k]->d_name[0] != '.')
				replay_file(path);
			free(names[k]);
		}
		free(names);
	}
	printf("1..%d\n", replayed);
	return replayed > 0 ? 0 : 1;
}
