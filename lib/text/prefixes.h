/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What Dutch verbs begin with: uit- in uitvoeren, ver- in verzekeren. Knows no
 * verbs, so it takes the na of naam for one, too.
 */
#ifndef KZI_TEXT_PREFIXES_H
#define KZI_TEXT_PREFIXES_H

#include <stdbool.h>
#include <stddef.h>

/* Prefixes and nothing else: uit, heruit, uitge. */
bool kzi_is_verb_prefix(const char *word, size_t length);

/* The ge- of a participle with nothing before it but what comes loose from a
 * verb: ge, uitge, and not verge. */
bool kzi_ends_in_ge(const char *word, size_t length);

/* Words whose participle has no ge-: verzekerd, onverzekerd, herhaald. */
bool kzi_begins_bound(const char *word, size_t length);

#endif
