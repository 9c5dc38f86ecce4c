/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The texts that every contender indexes, one after the other, as ../prepare.py lays them
 * out: a line with title, date and the bytes of the text, parted by tabs; the text; and
 * a line end. Reading them is a part of what is measured, the same for all.
 */
#ifndef TEXTS_H
#define TEXTS_H

#include <stddef.h>
#include <stdio.h>

typedef struct texts {
	FILE *file;
	char *line, *body;
	size_t line_room, body_room;
	/* The text that was read last; NUL-terminated. */
	char *title, *date;
	size_t length;
} texts;

/* Each ends the program when it cannot do its work. */
void texts_open(texts *in, const char *path);
/* 0 at the end. */
int texts_next(texts *in);
/* Its date as a number: 20250411, 20250000 of a year alone, 0 of none. */
unsigned texts_day(const texts *in);
void texts_close(texts *in);

#endif
