/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A text in lines and pages, and how it is laid out: wrapped at a width, or a
 * paragraph a line; with blank lines between paragraphs, or without. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <stdlib.h>
#include <string.h>

enum {
	TAB = 8,
	WIDEST = 200, /* nobody wraps lines at more; longer ones flow */
	FEWEST = 8    /* lines that a width can be told from */
};

/* Adds the line between start and end, if there is anything in it. */
static bool add_line(kzi_letter *letter, const char *start, const char *end, size_t *room,
	kzi_line *next)
{
	size_t indent = 0;
	for (; start < end && (*start == ' ' || *start == '\t'); start++)
		indent += *start == '\t' ? TAB - indent % TAB : 1;
	while (end > start && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	if (start == end) {
		if (next->blanks < UINT8_MAX)
			next->blanks++;
		return true;
	}
	if (letter->line_count == *room) {
		size_t larger = *room == 0 ? 256 : *room * 2;
		kzi_line *lines = realloc(letter->lines, larger * sizeof *lines);
		if (lines == NULL)
			return false;
		letter->lines = lines;
		*room = larger;
	}
	next->text = start;
	next->length = (uint32_t)(end - start);
	next->indent = (uint16_t)(indent < UINT16_MAX ? indent : UINT16_MAX);
	letter->lines[letter->line_count++] = *next;
	*next = (kzi_line){.page = next->page};
	return true;
}

/* Behind the text stands a NUL, so that who looks at a character may look at the next. */
static bool terminate(kzi_buffer *text)
{
	kzi_buffer_byte(text, '\0');
	if (!text->failed)
		text->length--;
	return !text->failed;
}

kz_status kzi_letter_lines(kzi_letter *letter)
{
	if (!terminate(&letter->text))
		return kzi_no_memory(letter->err);
	const char *at = letter->text.data, *end = at + letter->text.length;
	bool paged = at < end && memchr(at, '\f', letter->text.length) != NULL;
	kzi_line next = {.page = paged ? 1 : 0};
	letter->paged = paged;
	size_t room = 0;
	const char *newline = NULL;
	while (at < end) {
		/* There may be many pages on one line. */
		if (newline == NULL || newline < at)
			newline = memchr(at, '\n', (size_t)(end - at));
		if (newline == NULL)
			newline = end;
		const char *feed = memchr(at, '\f', (size_t)(newline - at));
		const char *stop = feed != NULL ? feed : newline;
		if (!add_line(letter, at, stop, &room, &next))
			return kzi_no_memory(letter->err);
		if (feed != NULL) {
			next.page++;
			next.new_page = true;
		}
		at = stop + (stop < end);
	}
	return KZ_OK;
}

size_t kzi_letter_next_text(const kzi_letter *letter, size_t i)
{
	while (i < letter->line_count && letter->lines[i].role != KZI_ROLE_TEXT)
		i++;
	return i;
}

/* The length that one line in twenty has, or more. */
static size_t usual_width(const size_t lengths[WIDEST + 1], size_t lines)
{
	size_t width = WIDEST, longer = 0;
	while (width > 0 && (longer + lengths[width]) * 20 < lines)
		longer += lengths[width--];
	return width;
}

/* "De Kamer," is what a motie begins with. */
static bool is_motie(const kzi_line *line)
{
	return line->length == 9 && memcmp(line->text, "De Kamer,", 9) == 0;
}

void kzi_letter_layout(kzi_letter *letter)
{
	size_t lengths[WIDEST + 1] = {0}, lines = 0, parted = 0, not_parted = 0;
	const kzi_line *before = NULL;
	for (size_t i = 0; i < letter->line_count; i++) {
		const kzi_line *line = &letter->lines[i];
		if (line->role != KZI_ROLE_TEXT) {
			before = NULL;
			continue;
		}
		if (is_motie(line))
			letter->lines[i].alone = letter->motie = true;
		lengths[line->length < WIDEST ? line->length : WIDEST]++;
		lines++;
		if (before != NULL && !line->new_page &&
			kzi_ends_sentence(before->text, before->length) &&
			!kzi_starts_lower(line->text, line->length)) {
			parted += line->blanks > 0;
			not_parted += line->blanks == 0;
		}
		before = line;
	}
	letter->flowing = lengths[WIDEST] * 10 > lines;
	letter->width =
		letter->flowing || lines < FEWEST ? 0 : usual_width(lengths, lines);
	letter->blanks_part = parted * 2 >= not_parted;
}
