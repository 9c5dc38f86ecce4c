/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "input_words.h"

#include "complain.h"
#include "exit_code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUT_MAX = 64 << 20 };

/* All of stdin, with a NUL behind it. */
static int read_all(char **out, size_t *length)
{
	size_t room = 0, taken;
	*length = 0;
	do {
		if (room - *length < 2) {
			room = room > 0 ? room * 2 : 4096;
			char *larger = realloc(*out, room);
			if (larger == NULL)
				out_of_memory();
			*out = larger;
		}
		taken = fread(*out + *length, 1, room - *length - 1, stdin);
		*length += taken;
	} while (taken > 0 && *length <= INPUT_MAX);
	(*out)[*length] = '\0';
	if (ferror(stdin))
		return complain_errno("stdin");
	if (*length > INPUT_MAX)
		return usage_error("stdin: more than 64 MiB of arguments");
	return EXIT_DONE;
}

/* Cuts the text into words; how many there are. */
static int cut(char *text, size_t length, char **words)
{
	char mark = memchr(text, '\0', length) != NULL ? '\0' : '\n';
	int count = 0;
	for (char *at = text, *end = text + length; at < end;) {
		char *behind = memchr(at, mark, (size_t)(end - at));
		if (behind == NULL)
			behind = end;
		*behind = '\0';
		size_t size = strlen(at);
		if (mark == '\n' && size > 0 && at[size - 1] == '\r')
			at[--size] = '\0';
		if (size > 0)
			words[count++] = at;
		at = behind + 1;
	}
	return count;
}

int input_words_read(struct input_words *input, struct arguments *args)
{
	size_t length = 0;
	bool asked = args->rest_count == 1 && !args->no_more &&
		     strcmp(args->rest[0], "-") == 0;
	if (!asked)
		return EXIT_DONE;
	int code = read_all(&input->text, &length);
	if (code != EXIT_DONE)
		return code;
	/* Each needs at least a byte and its end. */
	input->words = calloc(length / 2 + 2, sizeof *input->words);
	if (input->words == NULL)
		out_of_memory();
	args->rest = input->words;
	args->rest_count = cut(input->text, length, input->words);
	return EXIT_DONE;
}

void input_words_free(struct input_words *input)
{
	free(input->words);
	free(input->text);
	*input = (struct input_words){0};
}
