/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "progress.h"

#include "number.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { LINE_MAX_BYTES = 160 };

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

/* As much of it as fits: a line that went on below could not be written over. */
static void add(char line[LINE_MAX_BYTES], const char *part)
{
	size_t used = strlen(line), length = strlen(part);
	if (used + length < terminal_width_of_stderr() && used + length < LINE_MAX_BYTES)
		memcpy(line + used, part, length + 1);
}

static void add_time_left(
	char line[LINE_MAX_BYTES], const kz_progress *progress, double passed)
{
	char part[40];
	if (progress->total == 0 || progress->done == 0 ||
		progress->done > progress->total)
		return;
	double each = passed / (double)progress->done;
	unsigned long left =
		(unsigned long)(each * (double)(progress->total - progress->done));
	snprintf(part, sizeof part, ", %lu:%02lu left", left / 60, left % 60);
	add(line, part);
}

static void write_progress(const kz_progress *progress, double passed)
{
	static const char *const words[] = {"reading", "indexing", "checking"};
	char line[LINE_MAX_BYTES] = "", part[96], done[NUMBER_MAX], total[NUMBER_MAX];
	number_text(progress->done, done);
	number_text(progress->total, total);
	snprintf(part, sizeof part, "%s %s%s%s documents",
		words[phase <= KZ_PHASE_CHECKING ? phase : KZ_PHASE_INDEXING], done,
		progress->total > 0 ? " of " : "", progress->total > 0 ? total : "");
	add(line, part);
	add_time_left(line, progress, passed);
	if (passed > 0) {
		snprintf(part, sizeof part, ", %.1f MB/s",
			(double)progress->bytes / 1e6 / passed);
		add(line, part);
	}
	write_own(stderr, "\r\033[K%s", line);
	fflush(stderr);
	shown = true;
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
	write_progress(progress, time - phase_began);
}

void progress_hide(void)
{
	if (shown)
		write_own(stderr, "\r\033[K");
	shown = false;
}
