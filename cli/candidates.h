/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a word on the command line may become, a line each: the word, and behind a tab
 * what it is. Knows no shell. Of a document nothing but ids without controls comes out.
 */
#ifndef KAMERZOEK_CLI_CANDIDATES_H
#define KAMERZOEK_CLI_CANDIDATES_H

#include "command.h"

/* The word at the cursor so far: "--format=js" is js behind "--format=". */
struct partly {
	const char *before; /* stands in front of each candidate */
	const char *word;
};

/* Each writes those that begin so. */
void candidates_of_commands(const struct partly *partly);
/* The options of a command, or before it; those that undo others when "--no-" is there.
 */
void candidates_of_options(const struct partly *partly, const struct command *command);
/* What may stand behind an option. */
void candidates_of_value(struct session *session, const struct partly *partly,
	const struct option *option);
/* What the command takes besides options. */
void candidates_of_arguments(struct session *session, const struct partly *partly,
	const struct command *command);

#endif
