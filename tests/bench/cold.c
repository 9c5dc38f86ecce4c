/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * From the start of a command to its last byte, and its end: several commands, taking
 * turns. Prints a line for each: its nanoseconds, parted by tabs.
 *
 *     bench-cold ROUNDS COMMAND... [-- COMMAND...]...
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { COMMANDS_MOST = 32 };

static void need(int done, const char *what)
{
	if (!done) {
		fprintf(stderr, "bench-cold: %s\n", what);
		exit(6);
	}
}

static uint64_t now(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (uint64_t)at.tv_sec * 1000000000 + (uint64_t)at.tv_nsec;
}

static uint64_t run(char **words)
{
	static char bytes[1 << 16];
	int ends[2], status;
	pid_t child;
	posix_spawn_file_actions_t actions;
	need(pipe(ends) == 0, "pipe");
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	uint64_t start = now();
	need(posix_spawn(&child, words[0], &actions, NULL, words, environ) == 0,
		words[0]);
	close(ends[1]);
	while (read(ends[0], bytes, sizeof bytes) > 0)
		;
	need(waitpid(child, &status, 0) == child, "waitpid");
	uint64_t took = now() - start;
	need(WIFEXITED(status) && WEXITSTATUS(status) == 0, words[0]);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[0]);
	return took;
}

int main(int argc, char **argv)
{
	char **commands[COMMANDS_MOST] = {argv + 2};
	size_t count = 1;
	need(argc > 2, "usage: bench-cold ROUNDS COMMAND... [-- COMMAND...]...");
	size_t rounds = strtoul(argv[1], NULL, 10);
	for (int i = 2; i < argc; i++) {
		if (strcmp(argv[i], "--") != 0)
			continue;
		need(count < COMMANDS_MOST, "too many commands");
		argv[i] = NULL;
		commands[count++] = argv + i + 1;
	}
	uint64_t *took = calloc(rounds * count + 1, sizeof *took);
	need(took != NULL, "no memory");
	/* The first is for the page cache. */
	for (size_t j = 0; j < count; j++)
		run(commands[j]);
	for (size_t i = 0; i < rounds; i++)
		for (size_t j = 0; j < count; j++)
			took[j * rounds + i] = run(commands[j]);
	for (size_t j = 0; j < count; j++)
		for (size_t i = 0; i < rounds; i++)
			printf("%llu%c", (unsigned long long)took[j * rounds + i],
				i + 1 < rounds ? '\t' : '\n');
	free(took);
	return 0;
}
