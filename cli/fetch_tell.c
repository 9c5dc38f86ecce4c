/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How far it is, and what it came to, on stderr. */
#include "fetch.h"

#include "complain.h"
#include "interrupt.h"
#include "number.h"
#include "terminal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const double between = 0.1;

static bool wanted, shown;
static double began, last_shown;
static uint64_t done_before; /* when it began */

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void fetch_tell_begin(void)
{
	wanted = terminal_can_rewrite(stderr);
	began = 0;
	last_shown = now();
}

void fetch_tell_hide(void)
{
	if (shown)
		write_own(stderr, "\r\033[K");
	shown = false;
}

/* "[########            ] 12 of 30, 1.2 MB, 40.0 a minute, 0:27 left" */
static void describe(
	const kz_fetch_progress *progress, double passed, char *line, size_t size)
{
	static const char bar[] = "####################", gap[] = "                    ";
	char done[NUMBER_MAX], total[NUMBER_MAX];
	int full = (int)(progress->done * (sizeof bar - 1) / progress->total);
	uint64_t came = progress->done - done_before;
	int used = snprintf(line, size, "[%.*s%s] %s of %s, %.1f MB", full, bar,
		gap + full, number_text(progress->done, done),
		number_text(progress->total, total), (double)progress->bytes / 1e6);
	if (came == 0 || passed <= 0)
		return;
	double each = passed / (double)came;
	unsigned long left =
		(unsigned long)(each * (double)(progress->total - progress->done));
	snprintf(line + used, size - (size_t)used, ", %.1f a minute, %lu:%02lu left",
		60 / each, left / 60, left % 60);
}

/* A line that is broken in two could not be wiped out. */
static void write_papers(const kz_fetch_progress *progress, double passed)
{
	char line[200];
	describe(progress, passed, line, sizeof line);
	size_t width = terminal_width(), used = strlen(line);
	write_own(stderr, "%.*s", (int)(width - 1), line);
	if (used + 3 + text_width(progress->id, strlen(progress->id)) < width) {
		write_own(stderr, "  ");
		write_text(stderr, progress->id);
	}
}

static void show(const kz_fetch_progress *progress)
{
	char found[NUMBER_MAX];
	double time = now();
	if (began == 0 && progress->total > 0) {
		began = time;
		done_before = progress->done;
	}
	if (time - last_shown < between)
		return;
	last_shown = time;
	write_own(stderr, "\r\033[K");
	if (progress->total > 0) {
		write_papers(progress, time - began);
	} else {
		write_own(stderr, "searching: %s found",
			number_text(progress->found, found));
	}
	fflush(stderr);
	shown = true;
}

bool fetch_tell_progress(void *context, const kz_fetch_progress *progress)
{
	const struct fetch_run *run = context;
	if (wanted && !run->session->quiet && !run->session->plain)
		show(progress);
	return !interrupt_came();
}

void fetch_tell_end(struct fetch_run *run)
{
	static const char *const said[FETCH_RESULTS] = {
		"new", "changed", "unchanged", "not published", "not to be had"};
	char number[NUMBER_MAX];
	bool any = false;
	fetch_tell_hide();
	if (!run->session->quiet) {
		for (size_t i = 0; i < FETCH_RESULTS; i++) {
			if (run->counts[i] == 0)
				continue;
			write_own(stderr, "%s%s %s", any ? ", " : "",
				number_text(run->counts[i], number), said[i]);
			any = true;
		}
		write_own(stderr, "%s\n", any ? "" : "nothing to fetch");
	}
	for (size_t i = 0; i < run->missing_count; i++)
		say("%s: %s", run->missing[i].id, run->missing[i].message);
}
