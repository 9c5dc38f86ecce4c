/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Citing a document: as a Dutch lawyer does in a note, and for the programs that
 * keep references. Needs no index.
 */
#ifndef KAMERZOEK_CITE_H
#define KAMERZOEK_CITE_H

#include <kamerzoek/document.h>
#include <kamerzoek/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The values are fixed for ever. */
typedef enum kz_cite_style {
	KZ_CITE_DUTCH = 0, /* "Kamerstukken II 2024/25, 36600 XIV, nr. 61, p. 3" */
	KZ_CITE_BIBTEX = 1,
	KZ_CITE_RIS = 2,
	KZ_CITE_CSL = 3 /* one object of CSL-JSON */
} kz_cite_style;

/* Where in the document. Start from KZ_PLACE_INIT. */
typedef struct kz_place {
	size_t size;        /* set by KZ_PLACE_INIT */
	uint32_t page;      /* 0: not known */
	uint32_t paragraph; /* as of kz_block; 0: none */
	const char *note;   /* the mark of a note, "8"; NULL or "": none */
} kz_place;

#ifdef __cplusplus
#define KZ_PLACE_INIT                     \
	{                                 \
		sizeof(kz_place), 0, 0, 0 \
	}
#else
#define KZ_PLACE_INIT                    \
	{                                \
		.size = sizeof(kz_place) \
	}
#endif

/*
 * The citation of a document in a style, NUL-terminated and in UTF-8; free it with
 * kz_free(). place may be NULL.
 *
 * KZ_CITE_DUTCH is one line without an end, after the Leidraad voor juridische auteurs
 * and the Aanwijzingen voor de regelgeving:
 *
 *     Kamerstukken II 2024/25, 36600 XIV, nr. 61, p. 3, voetnoot 8
 *     Kamerstukken I 2008/09, 31700 VI, D            a letter: the Eerste Kamer
 *     Kamerstukken II 2011/12, 33009, 32637 en 31288, nr. 117
 *     Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9
 *     Aanhangsel Handelingen II 2014/15, nr. 1241
 *     Handelingen II 2010/11, nr. 108, item 5        by page before 2011
 *     Stb. 2020, 118
 *     Brief van de minister van Financiën van 11 april 2025, kenmerk 2025-0000123
 *
 * Its place is the page where that is known, else the paragraph, "alinea 12"; and the
 * note. What is not known is left out: no vergaderjaar is made of a date, and a record,
 * whose text is not that of the paper, has no places.
 *
 * KZ_CITE_BIBTEX is an entry @misc for BibTeX and biblatex, KZ_CITE_RIS a record of type
 * RPRT or HEAR with the line ends that RIS asks for, KZ_CITE_CSL an object on one line;
 * each ends in a newline but CSL. All have the Dutch citation, and none can be broken
 * out of by what a title holds. There a place is a remark, which is not printed in a
 * list of references.
 *
 * KZ_E_ARGUMENT: document or out is NULL, or there is no such style. KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_cite(const kz_document *document, kz_cite_style style,
	const kz_place *place, char **out, kz_error *err);

/* "cite", "bibtex", "ris", "csl"; NULL when there is none of that value. */
KZ_API const char *kz_cite_style_name(kz_cite_style style);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_CITE_H */
