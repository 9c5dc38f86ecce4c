/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The finder of citations in any text, and the names of Kamerstukken by themselves. */
#include "fuzz.h"

#include <kamerzoek/citation.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What is officially written means what it was made of, and is not read otherwise. */
static void check_name(const char *text, size_t length)
{
	kz_kamerstuk piece, again;
	char name[KZ_KAMERSTUK_MAX], twice[KZ_KAMERSTUK_MAX];
	if (kz_kamerstuk_parse(text, length, &piece, NULL) != KZ_OK)
		return;
	size_t size = kz_kamerstuk_format(&piece, name, sizeof name);
	promise(size > 0 && size < sizeof name && strlen(name) == size);
	promise(kz_kamerstuk_parse(name, size, &again, NULL) == KZ_OK);
	kz_kamerstuk_format(&again, twice, sizeof twice);
	promise(strcmp(name, twice) == 0);
	promise(kz_kamerstuk_is_dossier(&piece) == kz_kamerstuk_is_dossier(&again));
}

static void check_citation(const kz_citation *citation, const char *text, size_t size)
{
	promise((size_t)citation->start + citation->length <= size);
	promise(citation->length > 0 && strlen(citation->text) == citation->length);
	promise(memcmp(citation->text, text + citation->start, citation->length) == 0);
	promise(kz_citation_kind_name((kz_citation_kind)citation->kind) != NULL);
	promise(kz_edge_name((kz_edge)citation->edge) != NULL);
	promise(citation->target[0] != '\0' && citation->source != NULL);
	if (citation->kind == KZ_CITED_KAMERSTUK) {
		kz_kamerstuk piece;
		char name[KZ_KAMERSTUK_MAX];
		promise(kz_kamerstuk_parse(citation->target, strlen(citation->target),
				&piece, NULL) == KZ_OK);
		kz_kamerstuk_format(&piece, name, sizeof name);
		promise(strcmp(name, citation->target) == 0);
	}
}

static void check_found(const char *text, size_t size, const kz_kamerstuk *own)
{
	kz_citations *found = NULL;
	kz_error told = {0};
	uint32_t last = 0;
	kz_status st = kz_citations_find(text, size, own, &found, &told);
	if (st != KZ_OK) {
		promise(found == NULL && told.offset <= (int64_t)size);
		return;
	}
	for (size_t i = 0; i < kz_citations_count(found); i++) {
		const kz_citation *citation = kz_citations_at(found, i);
		check_citation(citation, text, size);
		promise(citation->start >= last);
		last = citation->start;
	}
	kz_citations_close(found);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *text = size > 0 ? (const char *)bytes : "";
	kz_kamerstuk own;
	check_name(text, size);
	check_found(text, size, NULL);
	if (kz_kamerstuk_parse("kst-36600-XIV-60", 16, &own, NULL) == KZ_OK)
		check_found(text, size, &own);
	return 0;
}
