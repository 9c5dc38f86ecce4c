/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Each document given once, and made into two databases: one in bulk, one by the engine.
 * Fails the test when anything goes wrong.
 */
#ifndef BOTH_H
#define BOTH_H

#include "support.h"

#include "bulk/bulk.h"
#include "xapian-c/xapian-c.h"

typedef struct both both;

/* options are those of bulk; their path is set here, to one below directory. */
both *both_open(const char *directory, kzi_bulk_options options);

void both_begin(both *b, uint32_t docid);
void both_posting(
	both *b, const char *term, size_t length, uint32_t position, uint32_t wdf);
void both_count(both *b, const char *term, size_t length, uint32_t wdf);
void both_value(both *b, uint32_t slot, const char *value, size_t length);
void both_data(both *b, const char *data, size_t length);
void both_end(both *b);

void both_metadata(
	both *b, const char *key, size_t key_length, const char *value, size_t length);
void both_spelling(both *b, const char *word, size_t length, uint32_t frequency);

/* Completes and closes them: they are alike. The engine then changes each in the same
 * way: they still are. Its check finds nothing wrong with them, before and after. */
void both_finish(both *b);

#endif
