/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Arguments from standard input, where "-" is the only one: each line is one; or, when
 * there is a NUL in it, as find and -0 write them, each stretch before a NUL. */
#ifndef KAMERZOEK_CLI_INPUT_WORDS_H
#define KAMERZOEK_CLI_INPUT_WORDS_H

#include "options.h"

/* Start from zero. */
struct input_words {
	char *text;
	char **words;
};

/* Puts them in args->rest, where a "-" asks for it; nothing empty. They live until
 * input_words_free(). EXIT_DONE, or an exit code after a message. */
int input_words_read(struct input_words *input, struct arguments *args);
void input_words_free(struct input_words *input);

#endif
