/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/replaced.h"

#include "index/identity.h"

#include <string.h>

enum { OPENING = 3 }; /* blocks, in which a piece says what it is */

bool kzi_is_own_name(const kz_document *document, const char *name)
{
	char own[KZI_CITED_MAX];
	const char *next;
	for (size_t at = 0; (next = kzi_identity_name(document, &at)) != NULL;) {
		if (kzi_name_cited(next, own) && strcmp(own, name) == 0)
			return true;
	}
	return false;
}

/* A letter tells which motie came in the place of which, and is neither: only its title,
 * or a fact, is about itself. */
static bool is_about_itself(const kz_document *document, const kz_citation *citation)
{
	char source[KZI_CITED_MAX];
	const char *kind = kz_document_get(document, KZ_KIND);
	if (citation->source[0] != '\0')
		return kzi_name_cited(citation->source, source) &&
		       kzi_is_own_name(document, source);
	return citation->block == 0 ||
	       (citation->block <= OPENING && strcmp(kind, "brief") != 0);
}

bool kzi_replaced_next(const kz_document *document, size_t *at, char name[KZI_CITED_MAX])
{
	while (*at < kz_document_citation_count(document)) {
		const kz_citation *citation = kz_document_citation_at(document, (*at)++);
		if (citation->edge == KZ_EDGE_REPLACES &&
			is_about_itself(document, citation) &&
			kzi_name_cited(citation->target, name) &&
			!kzi_is_own_name(document, name))
			return true;
	}
	return false;
}
