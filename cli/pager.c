/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "pager.h"

#include "complain.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { WORDS_MAX = 32, COMMAND_MAX = 1024, NOT_FOUND = 127, NOT_RUNNABLE = 126 };

static const char *wanted;
static bool wanted_is_own;
static pid_t child;                 /* 0 when none runs */
static int terminals[2] = {-1, -1}; /* what was stdout and stderr before */

/* ---- Which ---- */

static bool is_none(const char *command)
{
	return command[0] == '\0' || strcmp(command, "none") == 0 ||
	       strcmp(command, "cat") == 0;
}

void pager_use(const char *command, bool is_own)
{
	wanted = command != NULL && !is_none(command) ? command : NULL;
	wanted_is_own = is_own;
}

void pager_choose(const char *typed, const char *set)
{
	const char *choices[] = {
		typed, getenv("KAMERZOEK_PAGER"), set, getenv("PAGER"), "less"};
	size_t i = 0;
	while (choices[i] == NULL)
		i++;
	pager_use(choices[i], i + 1 < sizeof choices / sizeof choices[0]);
}

/* ---- Starting ---- */

/* For a process that stdin comes from, when that is not -1. 0, or an errno. */
static int spawn(char *const *words, int input, pid_t *out)
{
	posix_spawn_file_actions_t actions;
	int failed = posix_spawn_file_actions_init(&actions);
	if (failed != 0)
		return failed;
	if (input >= 0)
		failed = posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
	if (failed == 0)
		failed = posix_spawnp(out, words[0], &actions, NULL, words, environ);
	posix_spawn_file_actions_destroy(&actions);
	return failed;
}

static int wait_for(pid_t pid)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return -1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* A shell starts whatever it is, and tells us too late that there was nothing: the first
 * word is asked after first. "LESS= less | cat" has it behind its variables. */
static bool shell_finds(const char *command)
{
	char word[COMMAND_MAX], shell[] = "sh", flag[] = "-c",
				ask[] = "command -v -- \"$0\" >/dev/null 2>&1";
	size_t length;
	pid_t asked;
	do {
		command += strspn(command, " ");
		length = strcspn(command, " ");
		snprintf(word, sizeof word, "%.*s", (int)length, command);
		command += length;
	} while (strchr(word, '=') != NULL);
	if (word[strcspn(word, "(){};&|<>$`\\\"'*?[#~%")] != '\0')
		return true;
	char *words[] = {shell, flag, ask, word, NULL};
	return spawn(words, -1, &asked) == 0 && wait_for(asked) == 0;
}

/* Words parted by spaces need no shell. 0, or an errno. */
static int spawn_command(const char *command, int input)
{
	char copy[COMMAND_MAX], shell[] = "sh", flag[] = "-c", *words[WORDS_MAX] = {0};
	char *rest = copy;
	size_t count = 0;
	if (strlen(command) >= sizeof copy)
		return E2BIG;
	strcpy(copy, command);
	if (copy[strcspn(copy, "(){};&|<>$`\\\"'*?[#~=%\n")] != '\0') {
		char *line[] = {shell, flag, copy, NULL};
		return shell_finds(command) ? spawn(line, input, &child) : ENOENT;
	}
	for (char *word;
		count + 1 < WORDS_MAX &&
		(word = strtok_r(count == 0 ? copy : NULL, " \t", &rest)) != NULL;)
		words[count++] = word;
	return count > 0 ? spawn(words, input, &child) : ENOENT;
}

/* The terminal is the pager's as long as it runs: first let it end, then us. */
static void end_after_pager(int number)
{
	close(STDOUT_FILENO);
	close(STDERR_FILENO);
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		continue;
	signal(number, SIG_DFL);
	raise(number);
}

static void wait_at_exit(void)
{
	fflush(stdout);
	pager_wait();
}

static void take_over(int output)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
	for (int i = 0; i < 2; i++) {
		FILE *stream = i == 0 ? stdout : stderr;
		if (!terminal_is_terminal(stream))
			continue;
		terminals[i] = fcntl(fileno(stream), F_DUPFD_CLOEXEC, 3);
		dup2(output, fileno(stream));
	}
	signal(SIGPIPE, SIG_IGN);
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		signal(ends[i], end_after_pager);
	atexit(wait_at_exit);
}

void pager_start(void)
{
	int ends[2];
	const char *command = wanted;
	wanted = NULL;
	if (command == NULL || pipe(ends) != 0)
		return;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	/* Short output stays on the screen without a key; colours are let through. */
	setenv("LESS", "FRX", 0);
	setenv("LV", "-c", 0);
	int failed = spawn_command(command, ends[0]);
	if (failed == 0)
		take_over(ends[1]);
	else if (wanted_is_own)
		warn("pager '%s': %s", command, strerror(failed));
	close(ends[0]);
	close(ends[1]);
}

bool pager_runs(void)
{
	return child > 0;
}

/* ---- The end ---- */

bool pager_wait(void)
{
	if (child <= 0)
		return true;
	/* A Ctrl-C from here on is for the pager. */
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	for (int i = 0; i < 2; i++) {
		if (terminals[i] < 0)
			continue;
		dup2(terminals[i], i == 0 ? STDOUT_FILENO : STDERR_FILENO);
		close(terminals[i]);
	}
	int code = wait_for(child);
	child = 0;
	if (code != NOT_FOUND && code != NOT_RUNNABLE)
		return true;
	say("the pager could not be run; see it without: --no-pager");
	return false;
}
