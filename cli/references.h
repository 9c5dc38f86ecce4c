/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents as references: a citation a line, or a list for a program that keeps
 * them. For the commands that find documents, whichever way.
 */
#ifndef KAMERZOEK_CLI_REFERENCES_H
#define KAMERZOEK_CLI_REFERENCES_H

#include "place.h"

/* place may be NULL; first: none was written before it. */
void references_write(kz_cite_style way, const kz_document *document,
	const struct place *place, bool first);
/* Behind the last; any: there was one. */
void references_end(kz_cite_style way, bool any);

#endif
