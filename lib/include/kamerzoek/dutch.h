/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Dutch, without an index: normalise, take apart into words, stem; read dates.
 */
#ifndef KAMERZOEK_DUTCH_H
#define KAMERZOEK_DUTCH_H

#include <kamerzoek/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * An analysis turns text into the terms that are searched: two words that give
 * the same term find each other. It has a name, a version and a fingerprint;
 * an index remembers them, and is only read with the same.
 *
 *     "kamerzoek"  each word folded, and the forms of one Dutch word given one
 *                  term: kansen and kans, and not kan. The default.
 *                  kamerzoek-dutch(7) has what it does and how well
 *     "snowball"   each word folded, then stemmed by Snowball's Dutch
 */
typedef struct kz_analysis kz_analysis;

/* name may be NULL for the default. KZ_E_ARGUMENT: there is no such analysis;
 * the message lists those there are. KZ_E_NO_MEMORY. */
KZ_API kz_status kz_analysis_open(const char *name, kz_analysis **out, kz_error *err);
KZ_API void kz_analysis_close(kz_analysis *analysis);

KZ_API const char *kz_analysis_name(const kz_analysis *analysis);
/* Grows when the same text would give other terms. */
KZ_API uint32_t kz_analysis_version(const kz_analysis *analysis);
/* 16 hex digits: a fixed list of words run through it, and its rules, hashed.
 * Tells apart what the name and version do not: another libstemmer, another
 * Unicode. */
KZ_API const char *kz_analysis_fingerprint(const kz_analysis *analysis);

/* A word of a text. All strings live as long as the list they are in. */
typedef struct kz_word {
	uint32_t start;     /* in bytes, in the text as it was given */
	uint32_t length;    /* in bytes */
	uint32_t position;  /* in words, from 0 */
	const char *folded; /* "geinformeerd" for "Geïnformeerd" */
	const char *stem;   /* Snowball's stem of the folded form */
	const char *term;   /* what this analysis searches */
} kz_word;

typedef struct kz_words kz_words;

/*
 * The words of a text, in order. Close the list with kz_words_close().
 *
 *     "De motie-Grinwis (36 600)"  ->  de, motie, grinwis, 36, 600
 *
 * What is also written in another way is read in one:
 *
 *     "d.m.v. e-mail"   ->  dmv, email
 *     "R&D start-ups"   ->  r&d, startups
 *     "1.000 à 3%, €5"  ->  1000, a, 3, procent, euro, 5
 *
 * KZ_E_DOCUMENT: not UTF-8; see offset. KZ_E_LIMIT: over 256 MiB.
 * KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_analyse(kz_analysis *analysis, const char *text, size_t length,
	kz_words **out, kz_error *err);
KZ_API void kz_words_close(kz_words *words);
KZ_API size_t kz_words_count(const kz_words *words);
/* NULL beyond the last. */
KZ_API const kz_word *kz_words_at(const kz_words *words, size_t i);

/*
 * The term of one word by itself: what kz_analyse() gives for it.
 *
 *     "kamerzoek"  "Mogelijkheden"  ->  "mogelijkheid"
 *     "snowball"   "Mogelijkheden"  ->  "mogelijk"
 *
 * The result is NUL-terminated; free it with kz_free(). KZ_E_ARGUMENT: there is
 * no word in it, or more than one. KZ_E_DOCUMENT: not UTF-8; see offset.
 * KZ_E_LIMIT: over 256 MiB. KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_stem(kz_analysis *analysis, const char *word, size_t length,
	char **out, kz_error *err);

/*
 * The parts of a compound, in order; the last is its head, the word that says what
 * it is. A part may be a compound again.
 *
 *     "biotechnologiebeleid"    ->  biotechnologie, beleid
 *     "gezondheidszorgstelsel"  ->  gezondheidszorg, stelsel
 *     "minister"                ->  nothing
 *     "beleids-evaluatie"       ->  beleids, evaluatie
 *     "anti-islambeleid"        ->  anti, islam, beleid
 *
 * No part is what only derives a word (her-, -schap) or links two (the s of
 * beleidsevaluatie). A word with a hyphen is in parts already; what comes last goes
 * apart where the hyphen ties its first part to what stands before. Plain Snowball
 * takes nothing else apart.
 *
 * Close the list with kz_words_close(). The first time in the life of an analysis
 * its words are read, which takes a tenth of a second, unless
 * kz_analysis_read_words() came before. KZ_E_IO: the list of words is not there. And
 * as kz_analyse().
 */
KZ_API kz_status kz_split(kz_analysis *analysis, const char *word, size_t length,
	kz_words **out, kz_error *err);

/*
 * The words that a text leaves half unsaid, each at the half that stands for it.
 *
 *     "wet- en regelgeving"              ->  wetgeving, at wet
 *     "onderzoeks- en innovatieklimaat"  ->  onderzoeksklimaat, at onderzoeks
 *     "kinderopvang en -toeslag"         ->  kindertoeslag, at toeslag
 *
 * start and length are those of the half, without its hyphen, and position is its own
 * among the words of the text. A half may stand for two words, of which one is right:
 * "genen- en celtherapieën" gives genentherapieën and gentherapieën. Plain Snowball
 * completes nothing.
 *
 * Close the list with kz_words_close(). Words are read and failures are told as with
 * kz_split().
 */
KZ_API kz_status kz_expand(kz_analysis *analysis, const char *text, size_t length,
	kz_words **out, kz_error *err);

/*
 * Reads the words by which compounds are taken apart, in place of those it had: a list
 * of Hunspell's form with OpenTaal's flags. NULL is that of Debian's hunspell-nl, where
 * it was found when kamerzoek was built.
 *
 * KZ_E_IO. KZ_E_LIMIT: over 64 MiB. KZ_E_UNSUPPORTED: plain Snowball has no use for
 * them. KZ_E_ARGUMENT, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_analysis_read_words(
	kz_analysis *analysis, const char *path, kz_error *err);
/* Where that list is looked for: said when kamerzoek was built. */
KZ_API const char *kz_word_list(void);

/*
 * Text as it is compared: lower case, no accents, ĳ as ij, quotes and hyphens
 * of one kind, soft hyphens gone, spaces of one kind.
 *
 *     "Geïnformeerd, ‘Ĳsland’"  ->  "geinformeerd, 'ijsland'"
 *
 * The result is NUL-terminated; free it with kz_free(). out_length may be NULL.
 * KZ_E_DOCUMENT: not UTF-8; see offset. KZ_E_LIMIT, KZ_E_NO_MEMORY.
 */
KZ_API kz_status kz_normalise(
	const char *text, size_t length, char **out, size_t *out_length, kz_error *err);

/* ---- Dates ---------------------------------------------------------------- */

/* A day, or as much of one as is known. Plain memory. */
typedef struct kz_date {
	int32_t year;  /* 1 to 9999 */
	int32_t month; /* 1 to 12; 0: not known */
	int32_t day;   /* 1 to 31; 0: not known */
} kz_date;

/*
 * The date that text is, with spaces around it at most.
 *
 *     11 april 2025    vrijdag 11 April 2025    de 3de mei 2024    1 mrt. 2024
 *     11-04-2025       11/4/2025                11.4.2025          2025-04-11
 *     april 2025       2025-04                  2025
 *
 * Numbers are day, month, year. What depends on the day of reading ("1 maart jl.")
 * is no date, and neither is "11-04-25", which leaves the century open.
 *
 * KZ_E_DOCUMENT: not a date, or no such day. KZ_E_ARGUMENT: text or out is NULL.
 */
KZ_API kz_status kz_date_parse(
	const char *text, size_t length, kz_date *out, kz_error *err);

/* "2025-04-11", "2025-04" or "2025", the form of KZ_DATE; "" when there is no year.
 * Writes at most size bytes to buffer, the last of them NUL, and returns the bytes
 * that the whole needs without its NUL. buffer may be NULL when size is 0. */
KZ_API size_t kz_date_format(const kz_date *date, char *buffer, size_t size);

/* ---- Memory --------------------------------------------------------------- */

/* Frees text that a function said to free so. NULL is allowed. */
KZ_API void kz_free(void *memory);

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_DUTCH_H */
