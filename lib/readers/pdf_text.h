/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The letters of a PDF made those of a text: ligatures taken apart, entities read.
 * Knows letters, and no boxes.
 */
#ifndef KZI_READERS_PDF_TEXT_H
#define KZI_READERS_PDF_TEXT_H

#include <stddef.h>

/* Makes text[0..length) what it says, in its place: entities and ligatures become
 * letters, control characters go, what is not UTF-8 becomes '?'. Returns the new length,
 * which is not larger. */
size_t kzi_pdf_clean(char *text, size_t length);

#endif
