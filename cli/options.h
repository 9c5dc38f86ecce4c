/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Options from tables: of the command, and those that all commands share. Knows
 * no command; the tables also feed the help and the completions.
 */
#ifndef KAMERZOEK_CLI_OPTIONS_H
#define KAMERZOEK_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A table ends with an option whose id is 0. */
struct option {
	int id;              /* above 0 */
	char letter;         /* "-q"; 0 for none */
	const char *name;    /* "quiet"; NULL for none */
	const char *value;   /* what is behind it, "DIR"; NULL when nothing is */
	const char *choices; /* the only values there are, parted by spaces, or NULL */
	const char *summary;
};

/* Takes an option that all commands share. False to stop, with the exit code for it. */
typedef bool shared_option_fn(void *context, int id, const char *value, int *exit_code);

/*
 * Words of a command line, taken one by one. Start with words, count, own, shared
 * and take_shared set, and the rest zero.
 *
 *     while ((id = arguments_next(args)) > 0)
 *             switch (id) ...          args->value is what was behind it
 *     if (id < 0)
 *             return args->exit_code;
 *     what is left stands in args->rest
 */
struct arguments {
	char **words;
	int count;
	const struct option *own; /* or NULL */
	const struct option *shared;
	shared_option_fn *take_shared;
	void *context;
	bool only_options; /* stop before the first word that is no option */

	const char *value;
	int exit_code;
	char **rest; /* the words that are no options */
	int rest_count;
	int next;
	const char *letters; /* those of "-qv" still to be taken */
	bool no_more;        /* behind "--" */
};

int arguments_next(struct arguments *args);

/* The value as a number from least to most. False after a message. */
bool option_number(const char *name, const char *value, uint32_t least, uint32_t most,
	uint32_t *out);

#endif
