/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The config file of the command: settings, or a message that is one line. */
#include "command_line.h"

#include "command.h"
#include "config.h"
#include "exit_code.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char home[200], folder[220], path[240];

static void remove_home(void)
{
	unlink(path);
	rmdir(folder);
	rmdir(home);
}

/* As a user has it, but that the file leads to that of each run. */
static void make_home(const char *file)
{
	if (home[0] != '\0')
		return;
	snprintf(home, sizeof home, "%.*s-home-XXXXXX", (int)strlen(file) - 7, file);
	promise(mkdtemp(home) != NULL && atexit(remove_home) == 0);
	snprintf(folder, sizeof folder, "%s/kamerzoek", home);
	snprintf(path, sizeof path, "%s/config", folder);
	promise(mkdir(folder, 0700) == 0 && symlink(file, path) == 0);
	promise(setenv("XDG_CONFIG_HOME", home, 1) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct config config;
	caught said = {0};
	make_home(fuzz_file(bytes, size));
	catch_begin(&said, &stderr);
	int code = config_read(command_find("search"), &config);
	catch_end(&said);
	promise(code == EXIT_DONE || code == EXIT_USAGE);
	promise((code == EXIT_DONE) == (said.length == 0));
	for (int i = 0; i < config.count; i++) {
		promise(config.given[i].from_config);
		free((char *)config.given[i].value);
	}
	free(config.given);
	free(said.bytes);
	return 0;
}
