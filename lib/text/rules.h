/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The shape of a rule of Dutch, and the tables of them, a file each. In which
 * order the tables are gone through is conflate.c.
 *
 * A rule is about words with a certain ending. It says what stands there
 * instead, or that the ending is of the word itself and stays. Of all rules of
 * a table that fit, the one with the longest ending counts: so markt stays
 * what it is, although werkt is a form of werk.
 */
#ifndef KZI_TEXT_RULES_H
#define KZI_TEXT_RULES_H

#include <stddef.h>

/* What has to stand before the ending for a rule to fit. */
typedef enum kzi_before {
	KZI_ANY,
	KZI_WORD,       /* nothing: the ending is the word */
	KZI_PART,       /* nothing, or a syllable: it may be part of a compound */
	KZI_SYLLABLE,   /* a syllable */
	KZI_CONSONANT,  /* a syllable that ends in a consonant */
	KZI_VERB,       /* nothing, or prefixes of verbs: ver-, uit-, heruit- */
	KZI_PREFIXED,   /* prefixes of verbs */
	KZI_PARTICIPLE, /* ge-, also behind prefixes: uitge- */
	KZI_NO_VERB     /* nothing, or what are no prefixes of verbs */
} kzi_before;

typedef struct kzi_rule {
	const char *ending;
	const char *instead; /* NULL: the ending stays */
	kzi_before before;
	const char *example; /* a word that would get another term without it */
} kzi_rule;

/* Many rules without instead, one for each word between the spaces. */
typedef struct kzi_own {
	kzi_before before;
	const char *endings;
} kzi_own;

typedef struct kzi_ruleset {
	const kzi_rule *rules;
	size_t rule_count;
	const kzi_own *own;
	size_t own_count;
} kzi_ruleset;

#define KZI_RULESET(rules, own)                                  \
	{                                                        \
		(rules), sizeof(rules) / sizeof *(rules), (own), \
			sizeof(own) / sizeof *(own)              \
	}

typedef enum kzi_rule_table {
	KZI_IRREGULAR,   /* steden is a form of stad: rules_irregular.c */
	KZI_PLURAL_S,    /* an -s that falls off, and one that stays: rules_s.c */
	KZI_ENDS_IN_EN,  /* an -en that stays: wagen; rules_en.c */
	KZI_ENDS_IN_E,   /* an -e that stays: zone; rules_en.c */
	KZI_ADJECTIVES,  /* what has degrees, -er and -st: rules_degrees.c */
	KZI_NO_DEGREES,  /* a zender is not more zend: rules_degrees.c */
	KZI_GE_WORDS,    /* a ge- that stays: gewest; rules_participles.c */
	KZI_DENTALS,     /* verbs whose stem ends in -t or -d: rules_participles.c */
	KZI_WEAK_VERBS,  /* werkt is a form of werk: rules_weak.c */
	KZI_STRONG_VERBS /* bracht is a form of breng: rules_strong.c */
} kzi_rule_table;

enum { KZI_TABLES = KZI_STRONG_VERBS + 1 };

extern const kzi_ruleset kzi_irregular, kzi_plural_s, kzi_ends_in_en, kzi_ends_in_e,
	kzi_adjectives, kzi_no_degrees, kzi_ge_words, kzi_dentals, kzi_weak_verbs,
	kzi_strong_verbs;

#endif
