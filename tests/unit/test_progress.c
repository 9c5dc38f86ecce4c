/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The line of the command that says how far it is, on a clock and a terminal of our
 * own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "progress.h"
#include "terminal.h"

static double seconds;
static bool rewrites;
static size_t width;
static char written[2000];

int clock_gettime(clockid_t id, struct timespec *out)
{
	(void)id;
	out->tv_sec = (time_t)seconds;
	out->tv_nsec = (long)((seconds - (double)out->tv_sec) * 1e9);
	return 0;
}

bool terminal_can_rewrite(FILE *stream)
{
	assert_ptr_equal(stream, stderr);
	return rewrites;
}

size_t terminal_width_of_stderr(void)
{
	return width;
}

void write_own(FILE *stream, const char *format, ...)
{
	va_list rest;
	size_t used = strlen(written);
	assert_ptr_equal(stream, stderr);
	va_start(rest, format);
	vsnprintf(written + used, sizeof written - used, format, rest);
	va_end(rest);
}

/* ---- */

static int begin(void **state)
{
	(void)state;
	seconds = 100;
	rewrites = true;
	width = 80;
	written[0] = '\0';
	progress_begin();
	return 0;
}

static int end(void **state)
{
	(void)state;
	progress_hide();
	return 0;
}

/* At that time what is then on the terminal; "" when it was left as it was. */
static const char *show_at(
	double at, kz_phase phase, uint64_t done, uint64_t total, uint64_t bytes)
{
	kz_progress progress = {.size = sizeof progress,
		.phase = (int32_t)phase,
		.done = done,
		.total = total,
		.bytes = bytes,
		.path = ""};
	written[0] = '\0';
	seconds = at;
	progress_show(&progress);
	return written;
}

static void what_is_done_in_a_moment_has_no_line(void **state)
{
	(void)state;
	assert_string_equal(show_at(100, KZ_PHASE_READING, 1, 0, 10), "");
	assert_string_equal(show_at(100.4, KZ_PHASE_READING, 9, 0, 90), "");
	progress_hide();
	assert_string_equal(written, "");
}

static void how_far_it_is(void **state)
{
	(void)state;
	assert_string_equal(show_at(100, KZ_PHASE_READING, 0, 0, 0), "");
	assert_string_equal(show_at(101, KZ_PHASE_READING, 1200, 0, 2500000),
		"\r\033[Kreading 1,200 documents, 2.5 MB/s");
	assert_string_equal(show_at(101.05, KZ_PHASE_READING, 1300, 0, 2600000), "");
	/* Each phase has a clock of its own. */
	assert_string_equal(show_at(102, KZ_PHASE_INDEXING, 0, 1300, 0),
		"\r\033[Kindexing 0 of 1,300 documents");
	assert_string_equal(show_at(112, KZ_PHASE_INDEXING, 130, 1300, 10000000),
		"\r\033[Kindexing 130 of 1,300 documents, 1:30 left, 1.0 MB/s");
	/* More than was thought: nobody knows how long. */
	assert_string_equal(show_at(113, KZ_PHASE_INDEXING, 1301, 1300, 11000000),
		"\r\033[Kindexing 1,301 of 1,300 documents, 1.0 MB/s");
	show_at(114, KZ_PHASE_CHECKING, 0, 2, 0);
	assert_string_equal(show_at(115, KZ_PHASE_CHECKING, 1, 2, 500000),
		"\r\033[Kchecking 1 of 2 documents, 0:01 left, 0.5 MB/s");
}

static void a_phase_of_a_later_library_is_indexing(void **state)
{
	(void)state;
	assert_string_equal(
		show_at(102, (kz_phase)3, 1, 0, 0), "\r\033[Kindexing 1 documents");
}

static void it_goes_away(void **state)
{
	(void)state;
	show_at(102, KZ_PHASE_READING, 1, 0, 0);
	written[0] = '\0';
	progress_hide();
	assert_string_equal(written, "\r\033[K");
	written[0] = '\0';
	progress_hide();
	assert_string_equal(written, "");
}

/* A line that went on below could not be written over. */
static void on_a_narrow_terminal_there_is_less_of_it(void **state)
{
	(void)state;
	show_at(100, KZ_PHASE_INDEXING, 0, 1300, 0);
	width = 45;
	assert_string_equal(show_at(110, KZ_PHASE_INDEXING, 130, 1300, 10000000),
		"\r\033[Kindexing 130 of 1,300 documents, 1:30 left");
}

static void elsewhere_there_is_nothing(void **state)
{
	(void)state;
	rewrites = false;
	progress_begin();
	assert_string_equal(show_at(200, KZ_PHASE_INDEXING, 1, 2, 3), "");
}

#define on_a_terminal(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		on_a_terminal(what_is_done_in_a_moment_has_no_line),
		on_a_terminal(how_far_it_is),
		on_a_terminal(a_phase_of_a_later_library_is_indexing),
		on_a_terminal(it_goes_away),
		on_a_terminal(on_a_narrow_terminal_there_is_less_of_it),
		on_a_terminal(elsewhere_there_is_nothing),
	};
	return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
