/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Text that was encoded twice: UTF-8 which something took for cp1252 or Latin-1 and
 * made UTF-8 of once more, so that "cliënt" is now "cliÃ«nt" and "€" is "â‚¬".
 */
#ifndef KZI_TEXT_MOJIBAKE_H
#define KZI_TEXT_MOJIBAKE_H

#include <stdbool.h>

#include "base/buffer.h"

/*
 * Is text, which is valid UTF-8, such a text? Only when all of it is: one character
 * that could not have come of it, as the ë of a "cliënt" that is whole, and it is
 * not. It may have happened several times over.
 */
bool kzi_is_mojibake(const char *text, size_t length);

/* Appends what such a text really is, to the last layer. */
void kzi_mojibake_undo(const char *text, size_t length, kzi_buffer *out);

/* Where in such a text stands what came out at byte undone. */
size_t kzi_mojibake_offset(const char *text, size_t length, size_t undone);

#endif
