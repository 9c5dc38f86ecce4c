/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words of all that was put and not yet committed: in how many documents each is. */
#ifndef KZI_INDEX_SEEN_H
#define KZI_INDEX_SEEN_H

#include "index/writer.h"
#include "text/lexicon.h"

/* On all processors; in the order in which the words come, whoever sees them. seen is
 * an empty draft. KZ_E_NO_MEMORY, KZ_E_IO, KZ_E_CORRUPT, KZ_E_CANCELLED. */
kz_status kzi_seen_count(kz_writer *writer, kzi_draft *seen, kz_error *err);

#endif
