/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The engine's failures in our words: who can mend them, and how. */
#ifndef KZI_INDEX_ENGINE_H
#define KZI_INDEX_ENGINE_H

#include "base/error.h"
#include "xapian-c/xapian-c.h"

/* KZ_OK for a success. XAPIAN_E_MODIFIED becomes KZ_E_CHANGED, for those who
 * then begin again. what (may be NULL) says what was tried. */
kz_status kzi_engine(
	xapian_status status, const xapian_error *why, const char *what, kz_error *err);

#endif
