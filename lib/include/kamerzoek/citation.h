/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kamerstukken by name: the many ways to write one, and the one official way.
 * Needs no index.
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

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_CITATION_H */
