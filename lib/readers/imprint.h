/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What the printer of parliament puts around a piece, and not in it: the Kamer and the
 * vergaderjaar at its head, the name under which it was published at its foot.
 */
#ifndef KZI_READERS_IMPRINT_H
#define KZI_READERS_IMPRINT_H

#include "document/document.h"

/* Is it a line of the head of a piece, and nothing more? */
bool kzi_is_masthead(const char *text);
/* Does a line begin as those at the foot of a first page do? */
bool kzi_is_imprint(const char *text);
/* The facts in such a line, where they are not known yet; nothing in any other. */
kz_status kzi_imprint_facts(kz_document *document, const char *text, kz_error *err);

#endif
