/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The open data of the Tweede Kamer, where a document is before it is published: OData 4,
 * in JSON. Knows no network.
 */
#ifndef KZI_SOURCES_ODATA_H
#define KZI_SOURCES_ODATA_H

#include "sources/finds.h"

enum { KZI_ODATA_PAGE = 250 }; /* as many as it gives */

/* The address of a question's first page, among the documents. The next comes from the
 * answer. KZ_E_QUERY: it is none, or asks for annexes. KZ_E_LIMIT: it is too long.
 * KZ_E_NO_MEMORY. */
kz_status kzi_odata_url(const kzi_wanted *wanted, char out[KZI_URL_MAX], kz_error *err);

/*
 * The documents of an answer that came from url. Free them in any case. An id is the name
 * under which it was published, or else the number that it has there; the next page is
 * of the same service, or there is none.
 *
 * KZ_E_QUERY: the service did not take the question; the message has its words.
 * KZ_E_NETWORK: no answer of such a service, or not all of one; see offset. KZ_E_LIMIT:
 * more than one page may hold. KZ_E_NO_MEMORY.
 */
kz_status kzi_odata_read(
	const char *url, const char *bytes, size_t length, kzi_finds *out, kz_error *err);

#endif
