/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Do two databases of the engine answer alike? Both are walked from end to end, in
 * step. Knows nothing of letters, nor of who made them.
 */
#ifndef KZI_INDEX_ALIKE_H
#define KZI_INDEX_ALIKE_H

#include "base/error.h"
#include "xapian-c/xapian-c.h"

/*
 * Their counts and bounds, spellings, documents with their values, the terms of each,
 * and of each term its documents, with how often and where; with whole also data and
 * metadata. Never their uuid and revision.
 *
 * KZ_E_CORRUPT: the message says what is the first to differ.
 */
kz_status kzi_databases_alike(
	xapian_database *one, xapian_database *other, bool whole, kz_error *err);

#endif
