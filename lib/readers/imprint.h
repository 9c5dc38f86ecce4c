/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What stands around a paper, and not in it: what the printer of parliament puts there,
 * the Kamer and the vergaderjaar at its head, the name under which it was published at
 * its foot; and the colofon, the narrow column of facts beside a letter.
 */
#ifndef KZI_READERS_IMPRINT_H
#define KZI_READERS_IMPRINT_H

#include "document/document.h"

/* Is it a line of the head of a piece, and nothing more? */
bool kzi_is_masthead(const char *text);
/* Does a line begin as those at the foot of a first page do? */
bool kzi_is_imprint(const char *text);
/* How many of the things that a colofon tells ("Ons kenmerk") does a line begin with?
 * Each counts once: *seen, 0 at first, remembers them. */
unsigned kzi_colofon_words(const char *text, size_t *seen);
/* The facts in such a line, where they are not known yet; nothing in any other. */
kz_status kzi_imprint_facts(kz_document *document, const char *text, kz_error *err);

#endif
