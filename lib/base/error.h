/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How every room says that something went wrong. Knows the public kz_error,
 * and nothing of who will read it.
 */
#ifndef KZI_BASE_ERROR_H
#define KZI_BASE_ERROR_H

#include <kamerzoek/error.h>

#if defined(__GNUC__)
#define KZI_PRINTF(string, first) __attribute__((format(printf, string, first)))
#else
#define KZI_PRINTF(string, first)
#endif

#define KZI_NO_OFFSET (-1)

/*
 * Fill *err (which may be NULL) and return status, so that a function can
 * say `return kzi_fail(err, KZ_E_DOCUMENT, at, "title is empty")`. The
 * message is made one line of valid UTF-8 whatever the arguments hold.
 */
kz_status kzi_fail(kz_error *err, kz_status status, long long offset, const char *format,
	...) KZI_PRINTF(4, 5);

/* As kzi_fail() for a failed system call: appends the words of errno, and
 * turns ENOMEM into KZ_E_NO_MEMORY; anything else is KZ_E_IO. */
kz_status kzi_fail_errno(kz_error *err, const char *format, ...) KZI_PRINTF(2, 3);

kz_status kzi_no_memory(kz_error *err);

#endif
