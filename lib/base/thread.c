/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/thread.h"

#include <signal.h>
#include <unistd.h>

bool kzi_thread_start(pthread_t *thread, void *(*work)(void *), void *context)
{
	sigset_t all, before;
	sigfillset(&all);
	if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
		return false;
	int failed = pthread_create(thread, NULL, work, context);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failed == 0;
}

unsigned kzi_thread_count(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count > 1 ? (unsigned)count : 1;
}
