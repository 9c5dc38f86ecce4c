/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "terminal.h"

#include "exit_code.h"
#include "pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 20 };

static bool color;
/* What stdout and stderr were at the start. */
static bool was_terminal[3];
static size_t widths[3];
/* stdio remembers that it failed, not why. */
static int stdout_errno;

/* ---- At the start and the end ---- */

static size_t width_of(int fd)
{
	struct winsize size;
	if (!was_terminal[fd] || ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return WIDTH_DEFAULT;
	return size.ws_col < WIDTH_LEAST ? WIDTH_LEAST : size.ws_col;
}

void terminal_begin(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		/* Opened the wrong way round, so that using it still fails. */
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
			(void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
	}
	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++) {
		was_terminal[fd] = isatty(fd) == 1;
		widths[fd] = width_of(fd);
	}
	sigset_t pipe;
	sigemptyset(&pipe);
	sigaddset(&pipe, SIGPIPE);
	sigprocmask(SIG_UNBLOCK, &pipe, NULL);
	signal(SIGPIPE, SIG_DFL);
}

static bool is_dumb(void)
{
	const char *term = getenv("TERM");
	return term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0;
}

void terminal_use_color(when choice)
{
	const char *unwanted = getenv("NO_COLOR");
	color = choice == WHEN_ALWAYS;
	if (choice == WHEN_AUTO && (unwanted == NULL || unwanted[0] == '\0'))
		color = terminal_can_rewrite(stdout);
}

int terminal_finish(void)
{
	if (fflush(stdout) != 0 && stdout_errno == 0)
		stdout_errno = errno;
	/* Who leaves the pager has seen enough. */
	bool left = pager_runs() && stdout_errno == EPIPE;
	if (!pager_wait())
		return EXIT_MACHINE;
	if (left || (!ferror(stdout) && stdout_errno == 0))
		return EXIT_DONE;
	write_own(stderr, "kamerzoek: stdout: %s\n", strerror(stdout_errno));
	return EXIT_MACHINE;
}

/* ---- What it is ---- */

bool terminal_has_color(void)
{
	return color;
}

bool terminal_is_terminal(FILE *stream)
{
	return was_terminal[stream == stdout ? STDOUT_FILENO : STDERR_FILENO];
}

bool terminal_can_rewrite(FILE *stream)
{
	return terminal_is_terminal(stream) && !is_dumb();
}

size_t terminal_width(void)
{
	return widths[STDOUT_FILENO];
}

size_t terminal_width_of_stderr(void)
{
	return widths[STDERR_FILENO];
}

/* ---- Writing ---- */

static void put(FILE *stream, const char *bytes, size_t length)
{
	if (stream == stdout)
		pager_start();
	if (fwrite(bytes, 1, length, stream) < length && stream == stdout &&
		stdout_errno == 0)
		stdout_errno = errno;
}

typedef void replace_fn(FILE *stream, uint32_t rune);

/* In long runs, as nearly all of a text may pass as it is. */
static void put_checked(
	FILE *stream, const char *text, size_t length, replace_fn *replace)
{
	size_t good = 0, at = 0;
	while (at < length) {
		uint32_t rune;
		size_t taken = next_rune(text + at, length - at, &rune);
		bool broken = rune == 0xFFFD && taken == 1;
		if (broken || is_control(rune)) {
			put(stream, text + good, at - good);
			replace(stream, rune);
			good = at + taken;
		}
		at += taken;
	}
	put(stream, text + good, length - good);
}

static void replace_in_text(FILE *stream, uint32_t rune)
{
	if (rune == '\t' || rune == '\n' || rune == '\r')
		put(stream, " ", 1);
	else
		put(stream, "\xEF\xBF\xBD", 3);
}

/* Lines stay lines; a return alone would write over its line. */
static void replace_in_raw(FILE *stream, uint32_t rune)
{
	if (rune == '\n' || rune == '\t')
		put(stream, rune == '\n' ? "\n" : "\t", 1);
	else if (rune != '\r')
		put(stream, "\xEF\xBF\xBD", 3);
}

/* The only controls that jansson writes are its newlines. */
static void replace_in_json(FILE *stream, uint32_t rune)
{
	if (rune == '\n')
		put(stream, "\n", 1);
	else if (rune < 0x10000)
		write_own(stream, "\\u%04X", (unsigned)rune);
	else
		write_own(stream, "\\u%04X\\u%04X",
			(unsigned)(0xD800 + ((rune - 0x10000) >> 10)),
			(unsigned)(0xDC00 + ((rune - 0x10000) & 0x3FF)));
}

void write_bytes(FILE *stream, const char *text, size_t length)
{
	put_checked(stream, text, length, replace_in_text);
}

void write_text(FILE *stream, const char *text)
{
	write_bytes(stream, text, strlen(text));
}

void write_raw(const char *bytes, size_t length)
{
	if (terminal_is_terminal(stdout))
		put_checked(stdout, bytes, length, replace_in_raw);
	else
		put(stdout, bytes, length);
}

void write_json(FILE *stream, const char *json)
{
	put_checked(stream, json, strlen(json), replace_in_json);
}

void write_own(FILE *stream, const char *format, ...)
{
	va_list args;
	if (stream == stdout)
		pager_start();
	va_start(args, format);
	if (vfprintf(stream, format, args) < 0 && stream == stdout && stdout_errno == 0)
		stdout_errno = errno;
	va_end(args);
}

void write_field(const char *label, const char *value)
{
	if (value[0] == '\0')
		return;
	write_own(stdout, "%s: ", label);
	write_text(stdout, value);
	write_own(stdout, "\n");
}

void write_style(style which)
{
	/* Words in what can be read on dark and on light alike. */
	static const char *const codes[] = {
		[STYLE_NONE] = "\033[0m",
		[STYLE_TITLE] = "\033[1m",
		[STYLE_HIT] = "\033[1;31m",
		[STYLE_LINK] = "\033[4m",
		[STYLE_BAR] = "\033[36m",
		[STYLE_QUIET] = "\033[2m",
	};
	if (color)
		put(stdout, codes[which], strlen(codes[which]));
}

bool terminal_failed(void)
{
	return stdout_errno != 0;
}
