/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kamerzoek fetch: runs kamerzoek-fetch, as git runs its own, so that no search ever
 * loads what a network needs. It is found where it was installed or built, and nowhere
 * that the environment names.
 */
#include "command.h"

#include "complain.h"
#include "exit_code.h"
#include "fetch_options.h"
#include "terminal.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char program[] = "kamerzoek-fetch";

/* Beside this command; else where the build put it. */
static bool find_beside(char path[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
	if (length <= 0)
		return false;
	path[length] = '\0';
	char *slash = strrchr(path, '/');
	size_t room = slash != NULL ? PATH_MAX - (size_t)(slash + 1 - path) : 0;
	return room > sizeof program && snprintf(slash + 1, room, "%s", program) > 0 &&
	       access(path, X_OK) == 0;
}

static bool find_program(char path[PATH_MAX])
{
	if (find_beside(path))
		return true;
	int length = snprintf(path, PATH_MAX, "%s/%s", KAMERZOEK_LIBEXECDIR, program);
	return length < PATH_MAX && access(path, X_OK) == 0;
}

/* "--name=value", "--name" or "--no-name", to be kept until the end. */
static char *word_of(const struct given *given)
{
	struct option option;
	size_t i = 0;
	/* Its own, and then those that all commands share. */
	const struct takes *list = fetch_options;
	while (option_at(list, i, &option) && option.id != given->id)
		i++;
	if (!option_at(list, i, &option)) {
		for (i = 0; option_at(NULL, i, &option) && option.id != given->id;)
			i++;
	}
	size_t room = strlen(option.name) + strlen(given->value) + sizeof "--no-=";
	char *word = malloc(room);
	if (word == NULL)
		out_of_memory();
	if (option.value != NULL)
		snprintf(word, room, "--%s=%s", option.name, given->value);
	else
		snprintf(word, room, "--%s%s",
			strcmp(given->value, "no") == 0 ? "no-" : "", option.name);
	return word;
}

/* As it was typed: the config is read there again. */
static char **words_for(const struct arguments *args)
{
	size_t count = 0;
	char **words =
		calloc((size_t)(args->given_count + args->rest_count) + 4, sizeof *words);
	if (words == NULL)
		out_of_memory();
	words[count++] = (char *)program;
	words[count++] = (char *)"fetch";
	for (int i = 0; i < args->given_count; i++) {
		if (!args->given[i].from_config)
			words[count++] = word_of(&args->given[i]);
	}
	words[count++] = (char *)"--";
	for (int i = 0; i < args->rest_count; i++)
		words[count++] = args->rest[i];
	return words;
}

static int run(struct session *session, const struct arguments *args)
{
	char path[PATH_MAX];
	(void)session;
	if (!find_program(path)) {
		say("%s is not installed: this kamerzoek was built without libcurl, or "
		    "its package is not there",
			program);
		return EXIT_MACHINE;
	}
	char **words = words_for(args);
	fflush(NULL);
	execv(path, words);
	int code = complain_errno(path);
	free(words);
	return code;
}

const struct command command_fetch = {"fetch", fetch_arguments, fetch_summary,
	NEEDS_WRITER, SAYS_LITTLE, fetch_options, run};
