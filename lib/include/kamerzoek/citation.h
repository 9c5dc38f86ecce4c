/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kamerstukken by name: the many ways to write one, and the one official way; and
 * where in a text they, and other official papers, are cited. Needs no index.
 */
#ifndef KAMERZOEK_CITATION_H
#define KAMERZOEK_CITATION_H

#include <kamerzoek/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A Kamerstuk, or a whole dossier of them, in its parts. Plain memory: copy it,
 * compare its members, need not free it. A part that is not there is "".
 *
 *     kst-36600-XIV-60              36600, XIV, 60     motie, begroting Landbouw
 *     kst-21501-32-290              21501, 32, 290     Landbouw- en Visserijraad
 *     kst-36836-D                   36836, "", D       Eerste Kamer
 *     kst-19971998-24137-142a-h1    all but a chapter  Eerste Kamer, before 2010
 *     kst-1268678                   only a number      not in any dossier
 *     36600-XIV                     no number          the dossier itself
 */
typedef struct kz_kamerstuk {
	char session[12]; /* "19971998", vergaderjaar of old Eerste Kamer pieces only */
	char dossier[12]; /* "36600"; "CXLVII" of the Eerste Kamer's own dossiers */
	char chapter[12]; /* begrotingshoofdstuk "XIV", "IXB", "A"; raadnummer "32" */
	char number[12];  /* "60", "188b", or a letter: "D", "AA" */
	char suffix[16];  /* "h1" herdruk, "n1" verbetering, "b1" bijlage */
} kz_kamerstuk;

/* Room for what any of the functions below writes, with its NUL. */
#define KZ_KAMERSTUK_MAX 128

/*
 * The Kamerstuk or dossier that text names, in any usual spelling. All of text
 * must be that one name, but for spaces and one pair of brackets around it.
 *
 *     kst-36600-XIV-61        36 600 XIV, nr. 61
 *     (36600-XIV-61)          Kamerstukken II 2024/25, 36 600 XIV, nr. 61
 *     21501-32, nr. 290       Kamerstukken I 1997/98, 24 137, nr. 142a
 *     36410-XIV, letter G     36.600
 *     https://zoek.officielebekendmakingen.nl/kst-36836-D.html
 *
 * What can be read in two ways:
 *   - 21501-32 is a dossier with its raadnummer; 36600-12 is piece 12.
 *   - 36600-V with nothing behind it is a dossier with its chapter. The piece
 *     of that letter is kst-36600-V, "36600, V" or "36600, letter V". 36836-P
 *     is a piece as well: there are chapters A to N and roman ones, and no P.
 *
 * Case only matters behind digits, for there are a 188b and an 18A, and where a
 * word would become a letter: "36600, en" is nothing.
 * A dossier has five digits, unless it stands in an identifier with kst-.
 *
 * KZ_E_QUERY: not, or not only, such a name; offset is the byte where
 * understanding stopped. KZ_E_ARGUMENT: text or out is NULL.
 */
KZ_API kz_status kz_kamerstuk_parse(
	const char *text, size_t length, kz_kamerstuk *out, kz_error *err);

/*
 * Each of these writes at most size bytes to buffer, the last of them NUL, and
 * returns the bytes that the whole needs without its NUL, as snprintf() does.
 * buffer may be NULL when size is 0.
 */

/* The official identifier, "kst-36600-XIV-60"; of a dossier "36600-XIV". It
 * parses to the same piece. */
KZ_API size_t kz_kamerstuk_format(const kz_kamerstuk *piece, char *buffer, size_t size);

/* The dossier that it is in, with its chapter or raadnummer: "36600-XIV",
 * "21501-32", "CXLVII". "" when it is in none. */
KZ_API size_t kz_kamerstuk_dossier(const kz_kamerstuk *piece, char *buffer, size_t size);

/* The official page, "https://zoek.officielebekendmakingen.nl/kst-36836-D.html";
 * "" of a dossier. */
KZ_API size_t kz_kamerstuk_url(const kz_kamerstuk *piece, char *buffer, size_t size);

/* Whether it is a dossier, "36600-XIV", and not a piece in one. */
KZ_API bool kz_kamerstuk_is_dossier(const kz_kamerstuk *piece);

/* ---- Citations in a text --------------------------------------------------- */

/* What is cited. The values are fixed for ever. */
typedef enum kz_citation_kind {
	KZ_CITED_KAMERSTUK = 0,     /* "kst-36600-XIV-60" */
	KZ_CITED_DOSSIER = 1,       /* "dossier:36560-XVII" */
	KZ_CITED_AANHANGSEL = 2,    /* "ah-tk-20232024-766" */
	KZ_CITED_HANDELINGEN = 3,   /* "h-tk-20122013-71-15", "h-tk-20122013-71" */
	KZ_CITED_STAATSBLAD = 4,    /* "stb-2020-118" */
	KZ_CITED_STAATSCOURANT = 5, /* "stcrt-1998-46" */
	KZ_CITED_TRACTATENBLAD = 6, /* "trb-2021-103" */
	KZ_CITED_EU = 7, /* "com-2010-521", "richtlijn-2008-96", "verordening-2015-847" */
	KZ_CITED_ECLI = 8,     /* "ECLI:NL:HR:1997:AA2126" */
	KZ_CITED_DOCUMENT = 9, /* of the Tweede Kamer, "2023D19482" */
	KZ_CITED_ZAAK = 10,    /* "2021Z09948" */
	KZ_CITED_BIJLAGE = 11  /* "blg-1007826" */
} kz_citation_kind;

/* What the text does with what it cites. */
typedef enum kz_edge {
	KZ_EDGE_CITES = 0,
	KZ_EDGE_REPLACES = 1, /* "ter vervanging van die gedrukt onder nr. 18", t.v.v. */
	KZ_EDGE_CARRIES_OUT = 2, /* "conform motie ..." */
	KZ_EDGE_SETTLES = 3,     /* "Daarmee is deze motie afgedaan" */
	KZ_EDGE_ANNEX_OF = 4     /* is an annex of it; in a text: "bijlage bij ..." */
} kz_edge;

/* "kamerstuk", "dossier", "aanhangsel" ...; "cites", "replaces", "carries-out",
 * "settles", "annex-of". NULL when there is none of that value. */
KZ_API const char *kz_citation_kind_name(kz_citation_kind kind);
KZ_API const char *kz_edge_name(kz_edge edge);

typedef struct kz_citation {
	uint32_t block;     /* of the document it is in, from 1; 0: none */
	uint32_t start;     /* in bytes, in the text or the block */
	uint32_t length;    /* in bytes */
	int32_t kind;       /* a kz_citation_kind */
	int32_t edge;       /* a kz_edge */
	const char *target; /* its one official name, as with its kind above */
	const char *source; /* what does the replacing, when that is not the text itself:
			     * the nr. 60 of "nr. 60 (t.v.v. nr. 18)"; else "" */
	const char *text;   /* the words that cite, with their prefix and number alone */
} kz_citation;

typedef struct kz_citations kz_citations;

/*
 * All citations in a text, in order of where they begin. One reference to several
 * papers is several citations: "Kamerstuk 27428, nrs. 52 en 57" is kst-27428-52 in
 * its first 24 bytes and kst-27428-57 in its last two; what lies within "nrs. 1-3" has
 * all of "1-3" for its place. Better none than a wrong one: a year, an amount or a
 * telephone number is not a Kamerstuk.
 *
 *     "Conform Kamerstuk 36600 XIV, nr. 60 (t.v.v. 36600-XIV, nr. 18)"
 *      ->  kst-36600-XIV-60 carries-out
 *          kst-36600-XIV-18 replaces, and what replaces it is kst-36600-XIV-60
 *
 * own may be NULL; else it is the piece or dossier that text is part of, for "die
 * gedrukt onder nr. 18", which names no dossier. Where the text itself may be meant
 * to replace something, another dossier than its own says that it is not.
 *
 * What is understood, with an example of each: lib/kamerstuk/README.md.
 *
 * KZ_E_DOCUMENT: not UTF-8; see offset. KZ_E_LIMIT: over 256 MiB, or more than a
 * million citations. KZ_E_ARGUMENT: text or out is NULL. KZ_E_NO_MEMORY. Close the
 * list with kz_citations_close(); it needs neither text nor own any more.
 */
KZ_API kz_status kz_citations_find(const char *text, size_t length,
	const kz_kamerstuk *own, kz_citations **out, kz_error *err);
/* NULL is allowed here, and is an empty list below. */
KZ_API void kz_citations_close(kz_citations *citations);
KZ_API size_t kz_citations_count(const kz_citations *citations);
/* NULL beyond the last. Lives as long as the list. */
KZ_API const kz_citation *kz_citations_at(const kz_citations *citations, size_t i);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_CITATION_H */
