/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tables of rules, looked up by how a word ends. Knows what a rule is, and
 * none of them.
 */
#ifndef KZI_TEXT_ENDINGS_H
#define KZI_TEXT_ENDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "text/rules.h"

typedef struct kzi_ending {
	const char *text, *instead; /* text is not NUL-terminated; instead may be NULL */
	uint8_t length, instead_length;
	uint8_t table, before;
} kzi_ending;

typedef struct kzi_endings kzi_endings;

/* KZ_E_NO_MEMORY. */
kz_status kzi_endings_open(kzi_endings **out, kz_error *err);
void kzi_endings_close(kzi_endings *endings);

/* The rule of the table that counts for this word; NULL when none fits. */
const kzi_ending *kzi_endings_find(const kzi_endings *endings, kzi_rule_table table,
	const char *word, size_t length);

/* For measuring what a rule is worth: all rules, one by one, and without one. */
size_t kzi_endings_count(const kzi_endings *endings);
const kzi_ending *kzi_endings_at(const kzi_endings *endings, size_t i);
void kzi_endings_forget(kzi_endings *endings, size_t i, bool forget);

#endif
