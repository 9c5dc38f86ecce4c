/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What kinds of citation and edge are called. */
#include <kamerzoek/citation.h>

static const char *const kinds[] = {
	[KZ_CITED_KAMERSTUK] = "kamerstuk",
	[KZ_CITED_DOSSIER] = "dossier",
	[KZ_CITED_AANHANGSEL] = "aanhangsel",
	[KZ_CITED_HANDELINGEN] = "handelingen",
	[KZ_CITED_STAATSBLAD] = "staatsblad",
	[KZ_CITED_STAATSCOURANT] = "staatscourant",
	[KZ_CITED_TRACTATENBLAD] = "tractatenblad",
	[KZ_CITED_EU] = "eu",
	[KZ_CITED_ECLI] = "ecli",
	[KZ_CITED_DOCUMENT] = "document",
	[KZ_CITED_ZAAK] = "zaak",
	[KZ_CITED_BIJLAGE] = "bijlage",
};

static const char *const edges[] = {
	[KZ_EDGE_CITES] = "cites",
	[KZ_EDGE_REPLACES] = "replaces",
	[KZ_EDGE_CARRIES_OUT] = "carries-out",
	[KZ_EDGE_SETTLES] = "settles",
	[KZ_EDGE_ANNEX_OF] = "annex-of",
};

const char *kz_citation_kind_name(kz_citation_kind kind)
{
	return (unsigned)kind < sizeof kinds / sizeof kinds[0] ? kinds[kind] : NULL;
}

const char *kz_edge_name(kz_edge edge)
{
	return (unsigned)edge < sizeof edges / sizeof edges[0] ? edges[edge] : NULL;
}
