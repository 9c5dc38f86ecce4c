/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What was cut off, kept for the next run: the bytes so far, from where, by what the
 * service knows them again, and their SHA-256. What is not surely that is not there.
 */
#ifndef KZI_SOURCES_PARTIAL_H
#define KZI_SOURCES_PARTIAL_H

#include <kamerzoek/error.h>

#include "base/buffer.h"

enum { KZI_VALIDATOR_MAX = 200 };

/* The bytes of url so far, into out; nothing when there are none. Only a lack of memory
 * is a failure. */
kz_status kzi_partial_load(const char *library, const char *url,
	char validator[KZI_VALIDATOR_MAX], kzi_buffer *out, kz_error *err);

/* Whole or not at all. KZ_E_IO, KZ_E_NO_MEMORY. */
kz_status kzi_partial_save(const char *library, const char *url, const char *validator,
	const kzi_buffer *bytes, kz_error *err);

/* It came, or will not; and all folders of partials when none is left. */
void kzi_partial_forget(const char *library, const char *url);

#endif
