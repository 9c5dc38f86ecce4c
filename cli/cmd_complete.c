/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kamerzoek complete: what the last of the words may become, for the completions of
 * shells, which hold no list of their own. The first line says whether files ("files"),
 * folders ("folders") or only the lines that follow ("words") will do. It reads a command
 * line that is not finished and may be wrong, and so never complains.
 */
#include "command.h"

#include "candidates.h"
#include "complain.h"
#include "config.h"
#include "exit_code.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

/* What is known when the cursor is reached. */
struct line {
	const struct command *command;
	struct option option; /* the last word is its value, when it has a name */
	bool no_more;         /* "--" came */
	int words;            /* that are no options, behind the command */
};

static bool find_letter(const struct takes *list, char letter, struct option *out)
{
	for (size_t i = 0; option_at(list, i, out); i++) {
		if (out->letter == letter)
			return true;
	}
	return list != NULL && find_letter(NULL, letter, out);
}

/* An option whose value is the next word. */
static bool wants_value(const struct line *line, const char *word, struct option *out)
{
	const struct takes *own = line->command != NULL ? line->command->options : NULL;
	bool known = strncmp(word, "--", 2) == 0 ? option_named(own, word + 2, out)
						 : find_letter(own, word[1], out);
	return known && out->value != NULL;
}

/* Also remembers the index, as ids come from it. */
static void read_word(struct line *line, struct session *session, const char *word)
{
	if (line->option.name != NULL) {
		if (line->option.id == OPTION_DB)
			session->database_given = word;
		line->option = (struct option){0};
	} else if (!line->no_more && strcmp(word, "--") == 0) {
		line->no_more = true;
	} else if (!line->no_more && strncmp(word, "--db=", 5) == 0) {
		session->database_given = word + 5;
	} else if (!line->no_more && word[0] == '-' && word[1] != '\0' &&
		   (word[1] == '-' || line->words == 0)) {
		if (!wants_value(line, word, &line->option))
			line->option = (struct option){0};
	} else if (line->command == NULL) {
		line->command = command_find(word);
		line->no_more = false;
	} else {
		line->words++;
	}
}

/* What the shell has to add of its own. */
static void say_what(const char *value)
{
	bool files = value != NULL &&
		     (strcmp(value, "FILE") == 0 || strncmp(value, "PATH", 4) == 0);
	bool folders = value != NULL && strcmp(value, "DIR") == 0;
	write_own(stdout, "%s\n", files ? "files" : folders ? "folders" : "words");
}

static void complete_option(
	struct session *session, const struct line *line, const char *word)
{
	char name[64], bare[64];
	struct option option;
	size_t length = strcspn(word, "=");
	const struct takes *own = line->command != NULL ? line->command->options : NULL;
	struct partly partly = {"", word};
	if (word[length] == '\0' || length < 2 || length + 2 > sizeof name) {
		say_what(NULL);
		candidates_of_options(&partly, line->command);
		return;
	}
	/* With its equals sign it stays in front. */
	snprintf(name, sizeof name, "%.*s", (int)length + 1, word);
	partly = (struct partly){name, word + length + 1};
	snprintf(bare, sizeof bare, "%.*s", (int)length - 2, word + 2);
	bool known = option_named(own, bare, &option) && option.value != NULL;
	say_what(known ? option.value : NULL);
	if (known)
		candidates_of_value(session, &partly, &option);
}

static void complete_word(
	struct session *session, const struct line *line, const char *word)
{
	struct partly partly = {"", word};
	bool dashed = !line->no_more && (strncmp(word, "--", 2) == 0 ||
						(word[0] == '-' && line->words == 0));
	if (line->option.name != NULL) {
		say_what(line->option.value);
		candidates_of_value(session, &partly, &line->option);
	} else if (dashed) {
		complete_option(session, line, word);
	} else if (line->command == NULL) {
		say_what(NULL);
		candidates_of_commands(&partly);
	} else {
		say_what(line->command->arguments);
		candidates_of_arguments(session, &partly, line->command);
	}
}

/* The words come as they were typed, before the shell has made ~ a home. */
static char *at_home(const char *path)
{
	const char *home = getenv("HOME");
	size_t size = strlen(path) + (home != NULL ? strlen(home) : 0) + 1;
	char *found = malloc(size);
	if (found == NULL)
		out_of_memory();
	bool below = home != NULL && strncmp(path, "~/", 2) == 0;
	snprintf(found, size, "%s%s", below ? home : "", below ? path + 1 : path);
	return found;
}

static void use_config(struct session *session, struct arguments *config)
{
	struct config read;
	config_read(NULL, &read);
	config->given = read.given;
	config->given_count = read.count;
	session->database_set = option_value(config, OPTION_DB);
}

static int run(struct session *session, const struct arguments *args)
{
	struct line line = {0};
	struct arguments config = {0};
	char *database = NULL;
	for (int i = 0; i + 1 < args->rest_count; i++)
		read_word(&line, session, args->rest[i]);
	use_config(session, &config);
	if (session->database_given != NULL)
		session->database_given = database = at_home(session->database_given);
	if (args->rest_count > 0)
		complete_word(session, &line, args->rest[args->rest_count - 1]);
	session->database_given = NULL;
	free(database);
	arguments_free(&config);
	return EXIT_DONE;
}

const struct command command_complete = {"complete", "[-- WORD...]",
	"what the last word may become, for shells", NEEDS_NOTHING, SAYS_LITTLE, NULL,
	run};
