/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A few hundred small documents that between them use all of the format: long terms,
 * NULs, chunks, values, positions far apart, data in pieces. Made in bulk and by the
 * engine that is installed, they must read alike; then that engine is one that this
 * room was written for. Always the same, and known to nobody else.
 */
#ifndef KZI_BULK_SAMPLE_H
#define KZI_BULK_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum { KZI_SAMPLE_DOCUMENTS = 800 };

/* Who is given them. Each is called with context first and err last; what it returns,
 * if not KZ_OK, ends the sample. docid is 1 to KZI_SAMPLE_DOCUMENTS, in order. */
typedef struct kzi_sample_taker {
	void *context;
	kz_status (*begin)(void *context, uint32_t docid, kz_error *err);
	kz_status (*posting)(void *context, const char *term, size_t length,
		uint32_t position, uint32_t wdf, kz_error *err);
	kz_status (*count)(void *context, const char *term, size_t length, uint32_t wdf,
		kz_error *err);
	kz_status (*value)(void *context, uint32_t slot, const char *value, size_t length,
		kz_error *err);
	kz_status (*data)(void *context, const char *data, size_t length, kz_error *err);
	kz_status (*end)(void *context, kz_error *err);
	kz_status (*metadata)(void *context, const char *key, size_t key_length,
		const char *value, size_t length, kz_error *err);
} kzi_sample_taker;

kz_status kzi_sample(const kzi_sample_taker *taker, kz_error *err);

/* The database of them, in the empty directory at path. */
kz_status kzi_sample_build(const char *path, kz_error *err);

#endif
