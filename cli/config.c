/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "config.h"

#include "complain.h"
#include "exit_code.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char spaces[] = " \t\r\n";

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

static char *expanded(const char *value)
{
	if (strncmp(value, "~/", 2) == 0 && home() != NULL)
		return join(home(), "", value + 1);
	return join(value, "", "");
}

static int take_line(char *line, const char *path, int number, char **database)
{
	char *text = trimmed(line);
	if (text[0] == '\0' || text[0] == '#')
		return EXIT_DONE;
	char *equals = strchr(text, '=');
	if (equals == NULL) {
		say("%s:%d: not of the form 'name = value'", path, number);
		return EXIT_USAGE;
	}
	*equals = '\0';
	const char *name = trimmed(text), *value = trimmed(equals + 1);
	if (strcmp(name, "db") != 0) {
		/* Perhaps of a later version: no reason not to search. */
		warn("%s:%d: there is no setting '%s'", path, number, name);
		return EXIT_DONE;
	}
	free(*database);
	*database = value[0] != '\0' ? expanded(value) : NULL;
	return EXIT_DONE;
}

static int read_config(const char *path, char **database)
{
	FILE *file = fopen(path, "re");
	if (file == NULL && (errno == ENOENT || errno == ENOTDIR))
		return EXIT_DONE;
	if (file == NULL)
		return complain_errno(path);
	char *line = NULL;
	size_t room = 0;
	int code = EXIT_DONE;
	for (int number = 1; code == EXIT_DONE && getline(&line, &room, file) != -1;
		number++)
		code = take_line(line, path, number, database);
	if (code == EXIT_DONE && ferror(file))
		code = complain_errno(path);
	free(line);
	fclose(file);
	return code;
}

int config_database(char **out)
{
	*out = NULL;
	char *path = user_path("XDG_CONFIG_HOME", ".config", "config");
	int code = path != NULL ? read_config(path, out) : EXIT_DONE;
	free(path);
	if (code == EXIT_DONE && *out == NULL)
		*out = user_path("XDG_DATA_HOME", ".local/share", "default");
	if (code == EXIT_DONE && *out == NULL)
		return usage_error("where is the index? HOME is not set: use --db DIR");
	if (code != EXIT_DONE) {
		free(*out);
		*out = NULL;
	}
	return code;
}

int config_words(const char *given, const char **out)
{
	const char *words = given != NULL ? given : getenv("KAMERZOEK_WORDS");
	*out = NULL;
	if (words == NULL || words[0] == '\0')
		return EXIT_DONE;
	*out = strcmp(words, "none") == 0 ? "" : words;
	if ((*out)[0] != '\0' && access(words, R_OK) != 0)
		return usage_error("%s: %s", words, strerror(errno));
	return EXIT_DONE;
}
