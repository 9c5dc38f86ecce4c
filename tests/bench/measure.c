/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static unsigned long long size;

static int add_size(const char *path, const struct stat *about, int kind, struct FTW *at)
{
	(void)path;
	(void)at;
	if (kind == FTW_F)
		size += (unsigned long long)about->st_size;
	return 0;
}

static unsigned long long size_of(const char *path)
{
	size = 0;
	nftw(path, add_size, 8, FTW_PHYS);
	return size;
}

void measure(const char *name, void (*work)(void *context), void *context, size_t bytes,
	const char *path)
{
	struct timespec from, to;
	struct rusage before, used;
	int status = 0;
	getrusage(RUSAGE_SELF, &before);
	clock_gettime(CLOCK_MONOTONIC, &from);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		work(context);
		_exit(0);
	}
	if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0)
		exit(6);
	clock_gettime(CLOCK_MONOTONIC, &to);
	double wall = (double)(to.tv_sec - from.tv_sec) +
		      (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	double megabytes = (double)bytes / 1e6;
	printf("%-10s wall %7.3f s  %7.1f MB/s   cpu %7.3f s (system %.3f)   "
	       "memory %5ld MiB   disk %7.1f MB\n",
		name, wall, megabytes / wall,
		seconds(used.ru_utime) + seconds(used.ru_stime), seconds(used.ru_stime),
		(used.ru_maxrss - before.ru_maxrss) / 1024, (double)size_of(path) / 1e6);
}
