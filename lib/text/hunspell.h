/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The Dutch word list of Hunspell (OpenTaal's nl.dic, in Debian's hunspell-nl),
 * read into a lexicon. Knows that list's flags, and nothing of spelling.
 */
#ifndef KZI_TEXT_HUNSPELL_H
#define KZI_TEXT_HUNSPELL_H

#include "text/lexicon.h"

/* Adds its words. KZ_E_IO: it cannot be read; or KZ_E_LIMIT: it is over 64 MiB. */
kz_status kzi_hunspell_read(const char *path, kzi_draft *draft, kz_error *err);

#endif
