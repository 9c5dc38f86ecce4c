/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "command.h"
#include "complain.h"
#include "exit_code.h"
#include "unknown.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SETTING_MAX = 64 };

static const char spaces[] = " \t\r\n";

/* ---- Folders ---- */

static char *join(const char *folder, const char *middle, const char *name)
{
	size_t size = strlen(folder) + strlen(middle) + strlen(name) + 1;
	char *path = malloc(size);
	if (path == NULL)
		out_of_memory();
	snprintf(path, size, "%s%s%s", folder, middle, name);
	return path;
}

static const char *home(void)
{
	const char *folder = getenv("HOME");
	return folder != NULL && folder[0] == '/' ? folder : NULL;
}

char *user_path(const char *variable, const char *below_home, const char *name)
{
	const char *folder = getenv(variable);
	char middle[64];
	if (folder != NULL && folder[0] == '/')
		return join(folder, "/kamerzoek/", name);
	if (home() == NULL)
		return NULL;
	snprintf(middle, sizeof middle, "/%s/kamerzoek/", below_home);
	return join(home(), middle, name);
}

char *config_usual_database(void)
{
	return user_path("XDG_DATA_HOME", ".local/share", "default");
}

char *config_library(void)
{
	return user_path("XDG_DATA_HOME", ".local/share", "library");
}

/* ---- Settings ---- */

void config_name(const struct command *command, const struct option *option, char *buffer,
	size_t size)
{
	snprintf(buffer, size, "%s%s%s", command != NULL ? command->name : "",
		command != NULL ? "." : "", option->name);
}

/* The setting that somebody may have meant; "" when there is none like it. */
static void find_near(const char *name, char near[SETTING_MAX])
{
	unsigned least = NEAR_ENOUGH;
	struct option option;
	near[0] = '\0';
	for (size_t c = 0, end = 0; end == 0; c++) {
		const struct command *command = c > 0 ? command_at(c - 1) : NULL;
		const struct takes *list = command != NULL ? command->options : NULL;
		end = c > 0 && command == NULL;
		for (size_t i = 0; end == 0 && (c == 0 || list != NULL) &&
				   option_at(list, i, &option);
			i++) {
			char other[SETTING_MAX];
			config_name(command, &option, other, sizeof other);
			if ((option.flags & OPTION_CONFIG) != 0 &&
				is_nearer(name, other, &least))
				memcpy(near, other, sizeof other);
		}
	}
}

/* The option that is meant by "search.limit", and the command; NULL of "color". */
static bool find_setting(
	const char *name, const struct command **command, struct option *option)
{
	char first[SETTING_MAX];
	const char *dot = strchr(name, '.');
	*command = NULL;
	if (dot != NULL) {
		snprintf(first, sizeof first, "%.*s", (int)(dot - name), name);
		*command = command_find(first);
		if (*command == NULL || (*command)->options == NULL)
			return false;
		name = dot + 1;
	}
	const struct takes *list = *command != NULL ? (*command)->options : NULL;
	for (size_t i = 0; option_at(list, i, option); i++) {
		if (strcmp(option->name, name) == 0)
			return (option->flags & OPTION_CONFIG) != 0;
	}
	return false;
}

/* ---- The file ---- */

/* Without the spaces around it; cuts text. */
static char *trimmed(char *text)
{
	text += strspn(text, spaces);
	size_t length = strlen(text);
	while (length > 0 && strchr(spaces, text[length - 1]) != NULL)
		length--;
	text[length] = '\0';
	return text;
}

/* A ~ is what a shell would make of it, where the value names a file. */
static char *expanded(const struct option *option, const char *value)
{
	bool is_path =
		option->value != NULL &&
		(strcmp(option->value, "DIR") == 0 || strcmp(option->value, "FILE") == 0);
	if (is_path && strncmp(value, "~/", 2) == 0 && home() != NULL)
		return join(home(), "", value + 1);
	return join(value, "", "");
}

static void keep(struct config *config, const struct option *option, const char *value)
{
	struct given *more = realloc(
		config->given, ((size_t)config->count + 1) * sizeof *config->given);
	if (more == NULL)
		out_of_memory();
	config->given = more;
	more[config->count++] = (struct given){
		.id = option->id, .value = expanded(option, value), .from_config = true};
}

struct place_in_file {
	const char *path;
	int line;
};

static int complain_of_name(const struct place_in_file *at, const char *name)
{
	char near[SETTING_MAX];
	find_near(name, near);
	if (near[0] != '\0')
		say("%s:%d: there is no setting '%s'; did you mean %s?", at->path,
			at->line, name, near);
	else
		say("%s:%d: there is no setting '%s'; see: man kamerzoek-config",
			at->path, at->line, name);
	return EXIT_USAGE;
}

static int check_value(const struct place_in_file *at, const struct option *option,
	const char *name, const char *value)
{
	char why[OPTION_WHY_MAX];
	bool is_flag = option->value == NULL;
	if (value[0] == '\0')
		say("%s:%d: '%s' has no value", at->path, at->line, name);
	else if (is_flag && !is_choice("yes no", value))
		say("%s:%d: %s is yes or no, not '%s'", at->path, at->line, name, value);
	else if (!is_flag && !option_accepts(option, value, why))
		say("%s:%d: %s", at->path, at->line, why);
	else
		return EXIT_DONE;
	return EXIT_USAGE;
}

static int take_line(const struct place_in_file *at, char *line,
	const struct command *wanted, struct config *config)
{
	const struct command *command;
	struct option option;
	char *text = trimmed(line), *equals = strchr(text, '=');
	if (text[0] == '\0' || text[0] == '#')
		return EXIT_DONE;
	if (equals == NULL) {
		say("%s:%d: not of the form 'name = value'", at->path, at->line);
		return EXIT_USAGE;
	}
	*equals = '\0';
	const char *name = trimmed(text), *value = trimmed(equals + 1);
	if (!find_setting(name, &command, &option))
		return complain_of_name(at, name);
	int code = check_value(at, &option, name, value);
	if (code == EXIT_DONE && (command == NULL || command == wanted))
		keep(config, &option, value);
	return code;
}

static int read_file(
	const char *path, const struct command *command, struct config *config)
{
	FILE *file = fopen(path, "re");
	if (file == NULL && (errno == ENOENT || errno == ENOTDIR))
		return EXIT_DONE;
	if (file == NULL)
		return complain_errno(path);
	char *line = NULL;
	size_t room = 0;
	int code = EXIT_DONE;
	struct place_in_file at = {path, 1};
	for (; code == EXIT_DONE && getline(&line, &room, file) != -1; at.line++) {
		/* Some editors begin with a mark of UTF-8. */
		bool marked = at.line == 1 && strncmp(line, "\xEF\xBB\xBF", 3) == 0;
		code = take_line(&at, line + (marked ? 3 : 0), command, config);
	}
	if (code == EXIT_DONE && ferror(file))
		code = complain_errno(path);
	free(line);
	fclose(file);
	return code;
}

int config_read(const struct command *command, struct config *out)
{
	*out = (struct config){0};
	char *path = user_path("XDG_CONFIG_HOME", ".config", "config");
	int code = path != NULL ? read_file(path, command, out) : EXIT_DONE;
	free(path);
	return code;
}

int config_words(const struct arguments *args, const char **out)
{
	const char *words = option_value(args, OPTION_WORDS);
	const char *variable = getenv("KAMERZOEK_WORDS");
	*out = NULL;
	if (!option_was_typed(args, OPTION_WORDS) && variable != NULL &&
		variable[0] != '\0')
		words = variable;
	if (words == NULL || words[0] == '\0')
		return EXIT_DONE;
	*out = strcmp(words, "none") == 0 ? "" : words;
	if ((*out)[0] != '\0' && access(words, R_OK) != 0)
		return usage_error("%s: %s", words, strerror(errno));
	return EXIT_DONE;
}
