/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "progress.h"

#include "number.h"
#include "terminal.h"

#include <stdio.h>
#include <time.h>

/* What is done within a moment needs no line, and nobody reads ten a second. */
static const double quiet_at_first = 0.5, between = 0.1;

static bool wanted, shown;
static int32_t phase = -1;
static double phase_began, last_shown;

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void progress_begin(void)
{
	wanted = terminal_can_rewrite(stderr);
	phase = -1;
	last_shown = now() + quiet_at_first - between;
}

static void show_time_left(const kz_progress *progress, double passed)
{
	if (progress->total == 0 || progress->done == 0 ||
		progress->done > progress->total)
		return;
	double each = passed / (double)progress->done;
	unsigned long left =
		(unsigned long)(each * (double)(progress->total - progress->done));
	write_own(stderr, ", %lu:%02lu left", left / 60, left % 60);
}

void progress_show(const kz_progress *progress)
{
	if (!wanted)
		return;
	double time = now();
	if (progress->phase != phase) {
		phase = progress->phase;
		phase_began = time;
	}
	if (time - last_shown < between)
		return;
	last_shown = time;
	char done[NUMBER_MAX], total[NUMBER_MAX];
	double passed = time - phase_began;
	bool reading = phase == KZ_PHASE_READING;
	write_own(stderr, "\r\033[K%s %s", reading ? "reading" : "indexing",
		number_text(progress->done, done));
	if (progress->total > 0)
		write_own(stderr, " of %s", number_text(progress->total, total));
	write_own(stderr, " documents");
	if (passed > 0)
		write_own(stderr, ", %.1f MB/s", (double)progress->bytes / 1e6 / passed);
	show_time_left(progress, passed);
	fflush(stderr);
	shown = true;
}

void progress_hide(void)
{
	if (shown)
		write_own(stderr, "\r\033[K");
	shown = false;
}
