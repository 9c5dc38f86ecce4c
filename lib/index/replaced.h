/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which pieces a document takes the place of: a "gewijzigde motie ter vervanging van die
 * gedrukt onder nr. 18". */
#ifndef KZI_INDEX_REPLACED_H
#define KZI_INDEX_REPLACED_H

#include "document/document.h"
#include "kamerstuk/names.h"

/* The next of them, from *at = 0 on, as citations are kept; false when there is none. One
 * that is replaced twice is given twice. */
bool kzi_replaced_next(const kz_document *document, size_t *at, char name[KZI_CITED_MAX]);

/* Whether a document cites itself by that name, which is one as citations are kept. */
bool kzi_is_own_name(const kz_document *document, const char *name);

#endif
