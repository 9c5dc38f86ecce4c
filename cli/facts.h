/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts of a document in words, for people, on stdout. */
#ifndef KAMERZOEK_CLI_FACTS_H
#define KAMERZOEK_CLI_FACTS_H

#include <kamerzoek.h>

/* "27428, nr. 408", cut to size; "" when it has none. */
void facts_number(const kz_document *document, char *buffer, size_t size);

/* Where it can be read: the official page, else the file; "" when neither. */
const char *facts_link(const kz_document *document);

/* "2025-04-11 · brief · 27428, nr. 408 · alinea 12", in lines of that width from a
 * column on; place may be "". */
void facts_write_line(
	const kz_document *document, const char *place, size_t column, size_t width);

/* All of them, a line each; label_width 0 for no columns. */
void facts_write_all(const kz_document *document, int label_width);

/* A label, padded to that width; gives the column behind it. */
size_t facts_write_label(const char *label, int label_width);

#endif
