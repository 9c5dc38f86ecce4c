/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Is the engine that is installed one for which bulk can write? It is asked, not
 * looked up in a list of versions.
 */
#ifndef KZI_INDEX_TRUST_H
#define KZI_INDEX_TRUST_H

#include "base/error.h"

/*
 * Makes the sample of bulk twice, in bulk and through the engine, in a folder of their
 * own (which must not be there, and is removed), and compares the two.
 *
 * KZ_E_UNSUPPORTED: they are not alike, or the engine is not Xapian 1.4; the message
 * says so. KZ_E_IO, KZ_E_NO_MEMORY.
 */
kz_status kzi_trust_bulk(const char *folder, kz_error *err);

#endif
