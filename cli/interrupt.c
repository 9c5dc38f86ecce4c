/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t came;

static void note(int number)
{
	came = number;
}

void interrupt_catch(void)
{
	static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		struct sigaction action = {.sa_handler = note}, before;
		sigemptyset(&action.sa_mask);
		action.sa_flags = (int)SA_RESETHAND | SA_RESTART;
		/* nohup, and a shell's background, want it ignored. */
		if (sigaction(numbers[i], NULL, &before) == 0 &&
			before.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
}

bool interrupt_came(void)
{
	return came != 0;
}

void interrupt_again(void)
{
	if (came == 0)
		return;
	signal(came, SIG_DFL);
	raise(came);
}
