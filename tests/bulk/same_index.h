/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two indexes, one of which was made in bulk: all that is in them is the same. */
#ifndef SAME_INDEX_H
#define SAME_INDEX_H

#include "base/error.h"

/* Engines, metadata, documents with their texts, as they came in too; but not when
 * something was done, nor where a text lies. The engine's own check finds nothing wrong
 * with either. KZ_E_CORRUPT says what differs. */
kz_status same_index(const char *path, const char *other, kz_error *err);

#endif
