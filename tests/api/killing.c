/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "killing.h"

#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

unsigned kill_a_writer(write_fn *write_for_ever, const char *path, unsigned number,
	unsigned microseconds)
{
	int ends[2], status;
	unsigned told;
	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		close(ends[0]);
		write_for_ever(path, ends[1], number);
	}
	assert_true(child > 0);
	close(ends[1]);
	struct timespec wait = {
		microseconds / 1000000, (long)(microseconds % 1000000) * 1000};
	nanosleep(&wait, NULL);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (!WIFSIGNALED(status))
		fail_msg("the writer gave up, exit status %d", WEXITSTATUS(status));
	for (; read(ends[0], &told, sizeof told) == sizeof told; number++)
		assert_int_equal(told, number);
	close(ends[0]);
	return number;
}
