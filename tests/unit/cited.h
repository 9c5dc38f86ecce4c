/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of citations share: the citations in a text, as one line. */
#ifndef CITED_H
#define CITED_H

#include <kamerzoek/citation.h>

#include "support.h"

/* A text, the piece or dossier that it is part of (or NULL), and what it cites, with
 * ", " between: "kst-36600-XIV-60 carries-out, kst-36600-XIV-18 replaces". Plain
 * citations have no edge behind them. */
struct text {
	const char *text, *own, *cited;
};

/* The citations of all of these are as they should be, and each of them keeps what
 * the header promises: it lies in the text, it is what stands there, in order, on
 * whole characters, and its target is a name that is understood. */
void check_texts(const struct text *texts, size_t count);

#endif
