/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "hint.h"

#include "complain.h"
#include "config.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool make_folders(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash != NULL;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		bool there = mkdir(path, 0700) == 0 || errno == EEXIST;
		*slash = '/';
		if (!there)
			return false;
	}
	return true;
}

/* True the first time. Also false where that cannot be remembered: better never
 * than always. */
static bool is_first_time(const char *hint)
{
	char *path = user_path("XDG_STATE_HOME", ".local/state", hint);
	if (path == NULL)
		return false;
	int file = -1;
	if (make_folders(path))
		file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	free(path);
	if (file >= 0)
		close(file);
	return file >= 0;
}

void hint_at_phrase(const struct session *session, const struct arguments *args)
{
	/* Several words in one argument were written with quotes around them. */
	if (option_is_on(args, OPTION_PHRASE) || session->quiet ||
		args->rest_count != 1 || strchr(args->rest[0], ' ') == NULL ||
		strpbrk(args->rest[0], "\"") || !terminal_is_terminal(stderr) ||
		!terminal_is_terminal(stdout))
		return;
	if (is_first_time("told-of-quotes"))
		say("the shell took your quotes; for the exact phrase use --phrase (said once)");
}
