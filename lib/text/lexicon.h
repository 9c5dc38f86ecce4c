/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which words there are, for taking compounds apart: a set of folded words, each
 * with what is known of it. Made once and never changed: in memory, or as the
 * file that an index keeps, which is looked into where it lies.
 *
 * Knows words and no Dutch; where they come from is the business of hunspell.h
 * and of who makes an index.
 */
#ifndef KZI_TEXT_LEXICON_H
#define KZI_TEXT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "text/endings.h"

/* What is known of a word; several may hold. */
enum {
	KZI_LEX_NOUN = 1u << 0,      /* also ends a compound: beleid */
	KZI_LEX_UNCLEAR = 1u << 1,   /* a word, of a kind that the list does not say */
	KZI_LEX_BEGINS = 1u << 2,    /* only begins one: zonne */
	KZI_LEX_LINKED = 1u << 3,    /* begins one with its -s: beleids */
	KZI_LEX_VERB = 1u << 4,      /* a form of a verb */
	KZI_LEX_ADJECTIVE = 1u << 5, /* a form of an adjective */
	KZI_LEX_NAME = 1u << 6,
	KZI_LEX_TERM_OF_NOUN = 1u << 7, /* what kzi_conflate() makes of one */
	KZI_LEX_TERM_OF_VERB = 1u << 8,
	KZI_LEX_NEVER_BEGINS = 1u << 9, /* a compound, whatever else is known: ge, de */
	KZI_LEX_NEVER_ENDS = 1u << 10,  /* nor ends one: schap, ster */
	KZI_LEX_ONLY_ENDS = 1u << 11,   /* no word, but it ends them: ganger */
	KZI_LEX_PREFIX = 1u << 12,      /* no part, but a word follows: her, anti */
	KZI_LEX_PARTICLE = 1u << 13,    /* a doubtful beginning: aan, uit */
	KZI_LEX_WIDE = 1u << 14,        /* goes with all that follows: wereld */
	KZI_LEX_SHORT = 1u << 15,       /* of three letters, and yet a part: wet */
	KZI_LEX_PLACE = 1u << 16,       /* ends names that are no compounds: land */
	KZI_LEX_TERM_OF_OTHER = 1u << 17,
	KZI_LEX_WHOLE = 1u << 18, /* no compound, whatever it looks like: oordeel */
	KZI_LEX_SEEN = 1u << 19,  /* in no list, and in several documents */
	KZI_LEX_LATIN = 1u << 20, /* no part, but a long word may follow: re, trans */
	KZI_LEX_VERBAL =
		1u << 21, /* behind a particle part of a verb: the gang of toegang */
	KZI_LEX_MODIFIES = KZI_LEX_PREFIX | KZI_LEX_PARTICLE | KZI_LEX_LATIN
};

/* A word of a lexicon. */
typedef struct kzi_lexeme {
	uint32_t kinds; /* 0 when it is not there */
	uint8_t begins,
		ends; /* how many of its words begin and end with it; at most 255 */
} kzi_lexeme;

enum { KZI_LEXEME_MAX = 64 }; /* bytes of a word; longer ones are not kept */

typedef struct kzi_lexicon kzi_lexicon;

kzi_lexeme kzi_lexicon_find(const kzi_lexicon *lexicon, const char *word, size_t length);
/* The word with an ending, when the hash of the word is known. */
kzi_lexeme kzi_lexicon_find_on(const kzi_lexicon *lexicon, uint32_t hash,
	const char *word, size_t length, const char *ending);
/* The hashes of all beginnings of a text of fewer than 64 bytes, by their length; and of
 * each a bit, whether it may be a word. */
uint64_t kzi_lexicon_hashes(
	const kzi_lexicon *lexicon, const char *text, size_t length, uint32_t *hashes);

typedef struct kzi_sought {
	const char *word;
	uint32_t length, hash;
	kzi_lexeme found;
} kzi_sought;

enum { KZI_SOUGHT_MOST = 64 };

/* Several words at once, at most KZI_SOUGHT_MOST of them. */
void kzi_lexicon_find_all(const kzi_lexicon *lexicon, kzi_sought *words, size_t count);
/* Was looking made faster? */
bool kzi_lexicon_is_fast(const kzi_lexicon *lexicon);
/* Makes looking for very many words faster; takes a pass over the lexicon, and a
 * twentieth of its memory. */
void kzi_lexicon_hasten(kzi_lexicon *lexicon);
/* How many of its words came from a list, and how many from documents alone. */
size_t kzi_lexicon_listed(const kzi_lexicon *lexicon);
size_t kzi_lexicon_seen(const kzi_lexicon *lexicon);
/* Its bytes, as they are kept in a file. */
const char *kzi_lexicon_bytes(const kzi_lexicon *lexicon, size_t *length);

/* Of a file that was made of kzi_lexicon_bytes(). KZ_E_CORRUPT: it is not. What is
 * damaged further on finds words wrong, and no more than that. KZ_E_IO. */
kz_status kzi_lexicon_open(const char *path, kzi_lexicon **out, kz_error *err);
void kzi_lexicon_close(kzi_lexicon *lexicon);

/* Of bytes that a draft made, which it takes. KZ_E_NO_MEMORY: also when making them
 * failed. */
kz_status kzi_lexicon_take(kzi_buffer *bytes, kzi_lexicon **out, kz_error *err);

/* ---- Making one ---- */

/* All zero is an empty draft; what goes wrong with memory is told at the end. */
typedef struct kzi_draft {
	kzi_buffer bytes; /* the lexicon without its table, behind one byte */
	uint32_t *slots;
	size_t room, count, listed, seen;
	bool failed;
} kzi_draft;

/* Adds these kinds to those of a folded word. */
void kzi_draft_add(kzi_draft *draft, const char *word, size_t length, unsigned kinds);

typedef struct kzi_seen_word {
	const char *text;
	size_t length;
} kzi_seen_word;

enum { KZI_SEEN_MOST = 64 };

/* Counts words of a document, at most KZI_SEEN_MOST of them; documents have numbers from
 * 1. Such a draft only serves the function below. */
void kzi_draft_see(
	kzi_draft *seen, const kzi_seen_word *words, size_t count, uint32_t document);
/* Adds what another such draft has seen, of other documents that come behind. */
void kzi_draft_add_seen_by(kzi_draft *seen, const kzi_draft *other);
/* Adds what was seen in so many documents or more (at most 255), and is no form of a
 * word that is there. */
void kzi_draft_add_seen(kzi_draft *draft, const kzi_endings *endings,
	const kzi_draft *seen, unsigned least);
/* With the terms of its words, and counted how they begin and end each other. Ends the
 * draft, whatever happens. */
kz_status kzi_draft_finish(
	kzi_draft *draft, const kzi_endings *endings, kzi_lexicon **out, kz_error *err);
void kzi_draft_free(kzi_draft *draft);

#endif
