/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "layout.h"

#include "complain.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>

/* In the gathered text, where no other control character can be. */
enum { HIT_BEGINS = 1, HIT_ENDS = 2 };

void layout_add_bytes(struct layout *layout, const char *text, size_t length, bool hit)
{
	if (layout->stream == NULL)
		layout->stream = open_memstream(&layout->bytes, &layout->length);
	if (layout->stream == NULL)
		out_of_memory();
	if (hit)
		fputc(HIT_BEGINS, layout->stream);
	write_bytes(layout->stream, text, length);
	if (hit)
		fputc(HIT_ENDS, layout->stream);
}

void layout_add(struct layout *layout, const char *text, bool hit)
{
	layout_add_bytes(layout, text, strlen(text), hit);
}

static bool is_mark(char byte)
{
	return byte == HIT_BEGINS || byte == HIT_ENDS;
}

/* Up to the next mark. */
static size_t run_length(const char *text, size_t length)
{
	size_t size = 0;
	while (size < length && !is_mark(text[size]))
		size++;
	return size;
}

static size_t width_of(const char *word, size_t length)
{
	size_t width = 0;
	for (size_t at = 0; at < length;) {
		size_t size = run_length(word + at, length - at);
		width += text_width(word + at, size);
		at += size;
		if (at < length) {
			width += terminal_has_color() ? 0 : 1;
			at++;
		}
	}
	return width;
}

static void write_mark(char mark, style around)
{
	if (!terminal_has_color()) {
		write_own(stdout, "%s", mark == HIT_BEGINS ? "«" : "»");
		return;
	}
	write_style(mark == HIT_BEGINS ? STYLE_HIT : STYLE_NONE);
	if (mark == HIT_ENDS && around != STYLE_NONE)
		write_style(around);
}

static void write_word(const char *word, size_t length, style around)
{
	for (size_t at = 0; at < length;) {
		size_t size = run_length(word + at, length - at);
		write_bytes(stdout, word + at, size);
		at += size;
		if (at < length)
			write_mark(word[at++], around);
	}
}

/* A word; or of a script that has no spaces, whose characters are wide, one character
 * with what goes on it. */
static size_t piece_length(const char *text)
{
	size_t at = 0, length = strlen(text);
	bool wide = false;
	while (at < length && text[at] != ' ') {
		uint32_t rune;
		size_t size = next_rune(text + at, length - at, &rune);
		size_t columns = is_mark(text[at]) ? 0 : text_width(text + at, size);
		if (at > 0 && (columns == 2 || (wide && columns > 0)))
			break;
		wide |= columns == 2;
		at += size;
	}
	return at;
}

static void write_words(
	const char *text, size_t column, size_t indent, size_t width, style around)
{
	bool first = true;
	while (*text != '\0') {
		size_t spaces = strspn(text, " ");
		size_t length = piece_length(text + spaces);
		size_t columns = width_of(text + spaces, length);
		size_t space = spaces > 0 && !first;
		if (length == 0)
			break;
		/* What is longer than a line goes where it is, and the terminal breaks
		 * it. */
		if (column + space + columns > width && column > indent) {
			write_own(stdout, "\n%*s", (int)indent, "");
			column = indent;
		} else if (space > 0) {
			write_own(stdout, " ");
			column++;
		}
		write_word(text + spaces, length, around);
		column += columns;
		first = false;
		text += spaces + length;
	}
}

void layout_write(struct layout *layout, size_t column, size_t indent, size_t width)
{
	if (layout->stream != NULL) {
		if (fclose(layout->stream) != 0)
			out_of_memory();
		write_words(layout->bytes, column, indent, width, layout->around);
		free(layout->bytes);
	}
	*layout = (struct layout){0};
}

void layout_write_text(const char *text, size_t column, size_t indent, size_t width)
{
	struct layout layout = {0};
	layout_add(&layout, text, false);
	layout_write(&layout, column, indent, width);
}
