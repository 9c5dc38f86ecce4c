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

static pthread_once_t counted = PTHREAD_ONCE_INIT;
static unsigned processors = 1;

/* Looking is reading a file. */
static void count_processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	if (count > 1)
		processors = (unsigned)count;
}

unsigned kzi_thread_count(void)
{
	pthread_once(&counted, count_processors);
	return processors;
}
