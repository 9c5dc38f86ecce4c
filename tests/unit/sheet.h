/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Pages as pdftotext tells them, for the tests of what is made of them: lines of text
 * at places, all letters half as wide as they are high. And documents shown as text,
 * to compare with.
 */
#ifndef SHEET_H
#define SHEET_H

#include <kamerzoek/document.h>

#include "base/buffer.h"

/* All zero is one without a page. */
typedef struct sheet {
	kzi_buffer answer;
	unsigned pages;
} sheet;

/* The next page, of A4. */
void sheet_page(sheet *to);
/* A line with its foot at y, which is counted from above; x is its left side. Words are
 * parted by spaces. A '^' raises the rest of a word and makes it small, a '_' lowers
 * it: "versterken^1". */
void sheet_line(sheet *to, double x, double y, double size, const char *text);
/* Several lines below each other, parted by newlines, size * 1.2 apart; where the
 * next one would be. */
double sheet_lines(sheet *to, double x, double y, double size, const char *text);

/* The document that is made of it, which must be possible. The sheet is done with. */
kz_document *sheet_read(sheet *from);

/*
 * Each block on a line: what it is (H heading, L item, F footnote, T row of a table,
 * nothing for a paragraph), its mark, and its text with {8} where note 8 is meant and
 * '|' between cells. Lives until the next call.
 */
const char *shown(const kz_document *document);

/* Fails and shows both where they differ; frees the document. */
void must_show(kz_document *document, const char *wanted);

/* The path of a file in tests/samples, valid for the next 63 calls. */
const char *sample(const char *name);
/* The document is the letter that brief.blocks there shows; frees it. */
void must_show_letter(kz_document *document);

#endif
