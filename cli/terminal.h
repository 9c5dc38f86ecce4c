/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The one way to stdout and stderr. Text of documents passes through here, and
 * what could move a cursor or colour a terminal stays behind. Knows no command.
 */
#ifndef KAMERZOEK_CLI_TERMINAL_H
#define KAMERZOEK_CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#define LIKE_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define LIKE_PRINTF(string, first)
#endif

typedef enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER } when;

typedef enum style {
	STYLE_NONE,
	STYLE_TITLE,
	STYLE_HIT,
	STYLE_LINK,
	STYLE_BAR,
	STYLE_QUIET
} style;

/* ---- At the start and the end ---- */

/* A descriptor 0 to 2 that is closed would be given to the next file opened,
 * and then get our output: fills them. Also takes the shell's way with SIGPIPE. */
void terminal_begin(void);
void terminal_use_color(when choice);
/* Everything written, and read by the pager? EXIT_DONE, or EXIT_MACHINE after a message.
 * A reader of stdout that went away ends us here, without a word. */
int terminal_finish(void);

/* ---- What it is ---- */

bool terminal_has_color(void);
/* In columns; 80 when stdout is no terminal. */
size_t terminal_width(void);
size_t terminal_width_of_stderr(void);
/* Is stdout, or stderr, one? That a pager stands between does not matter. */
bool terminal_is_terminal(FILE *stream);
/* A terminal on which a line can be written over. */
bool terminal_can_rewrite(FILE *stream);

/* ---- Writing ---- */

/* Text of a document, or of anybody else: controls become U+FFFD, tabs and
 * newlines spaces. */
void write_text(FILE *stream, const char *text);
void write_bytes(FILE *stream, const char *text, size_t length);
/* A text as it came in, which may be anything: its bytes to a file or a pipe; to a
 * terminal what may pass there, in its own lines. */
void write_raw(const char *bytes, size_t length);
/* The same for a JSON text of ours: there they become escapes, and nothing is lost. */
void write_json(FILE *stream, const char *json);
/* Our own words; only numbers and own names may come in. */
void write_own(FILE *stream, const char *format, ...) LIKE_PRINTF(2, 3);
/* A line of the plain form, of our label and anybody's value; none without a value. */
void write_field(const char *label, const char *value);
/* Does nothing without colour. */
void write_style(style which);

/* Once stdout has failed the rest is in vain. */
bool terminal_failed(void);

/* ---- Measuring ---- */

/* The first character of text, U+FFFD for a byte that begins none, and how many
 * bytes it takes; length is at least 1. */
size_t next_rune(const char *text, size_t length, uint32_t *rune);
/* What may not pass: C0, DEL, C1, and the marks that turn text around. */
bool is_control(uint32_t rune);
/* The columns that text takes on a terminal. */
size_t text_width(const char *text, size_t length);

#endif
