/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The search service of KOOP, over all that officielebekendmakingen.nl publishes:
 * SRU 2.0, which has its questions in CQL and its answers in XML. Knows no network.
 */
#ifndef KZI_SOURCES_SRU_H
#define KZI_SOURCES_SRU_H

#include "sources/finds.h"

enum { KZI_SRU_PAGE = 100 }; /* as many as is usual */

/* The address of a question's page, among the papers of parliament.
 * KZ_E_QUERY: it is none. KZ_E_LIMIT: it is too long. KZ_E_NO_MEMORY. */
kz_status kzi_sru_url(const kzi_wanted *wanted, char out[KZI_URL_MAX], kz_error *err);

/*
 * The papers of an answer to that question. Free them in any case.
 *
 * KZ_E_QUERY: the service did not take the question; the message has its words.
 * KZ_E_NETWORK: no answer of such a service, or not all of one; see offset. KZ_E_LIMIT:
 * more than one page may hold. KZ_E_NO_MEMORY.
 */
kz_status kzi_sru_read(const kzi_wanted *wanted, const char *bytes, size_t length,
	kzi_finds *out, kz_error *err);

#endif
