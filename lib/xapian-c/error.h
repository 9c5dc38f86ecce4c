/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every other header here stands on: statuses, errors, bytes, the version. */
#ifndef XAPIAN_C_ERROR_H
#define XAPIAN_C_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define XAPIAN_C_API __attribute__((visibility("default")))
#else
#define XAPIAN_C_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the Xapian in use: "1.4.22", and its three numbers. */
XAPIAN_C_API const char *xapian_version(void);
XAPIAN_C_API int32_t xapian_major_version(void);
XAPIAN_C_API int32_t xapian_minor_version(void);
XAPIAN_C_API int32_t xapian_revision(void);

/* The values are fixed for ever. Behind each: Xapian's classes in the group. */
typedef enum xapian_status {
	XAPIAN_OK = 0,
	XAPIAN_END = 1,          /* a cursor has no more; not a failure */
	XAPIAN_E_ARGUMENT = -1,  /* InvalidArgumentError, RangeError, AssertionError */
	XAPIAN_E_OPERATION = -2, /* InvalidOperationError, UnimplementedError */
	XAPIAN_E_QUERY = -3,     /* QueryParserError, WildcardError, SerialisationError */
	XAPIAN_E_NOT_FOUND = -10,   /* DatabaseNotFoundError, DatabaseOpeningError */
	XAPIAN_E_NO_DOCUMENT = -11, /* DocNotFoundError */
	XAPIAN_E_VERSION = -12,     /* DatabaseVersionError, FeatureUnavailableError */
	XAPIAN_E_CORRUPT = -13,     /* DatabaseCorruptError */
	XAPIAN_E_LOCKED = -14,      /* DatabaseLockError */
	XAPIAN_E_MODIFIED = -15,    /* DatabaseModifiedError: reopen and ask again */
	XAPIAN_E_CLOSED = -16,      /* DatabaseClosedError */
	XAPIAN_E_IO = -20,          /* DatabaseCreateError and any other DatabaseError */
	XAPIAN_E_NETWORK = -21,     /* NetworkError, NetworkTimeoutError */
	XAPIAN_E_NO_MEMORY = -22,   /* std::bad_alloc */
	XAPIAN_E_CALLBACK = -30,    /* a function of the caller's own failed */
	XAPIAN_E_INTERNAL = -99     /* InternalError, and anything not named above */
} xapian_status;

/* "XAPIAN_E_QUERY"; "XAPIAN_E_INTERNAL" for what is no status. */
XAPIAN_C_API const char *xapian_status_name(xapian_status status);

#define XAPIAN_ERROR_MESSAGE_MAX 200

typedef struct xapian_error {
	int32_t status;                         /* the xapian_status returned */
	int32_t system_errno;                   /* errno behind it, or 0 */
	char type[40];                          /* "DatabaseModifiedError" */
	char message[XAPIAN_ERROR_MESSAGE_MAX]; /* the engine's own words, one line */
} xapian_error;

/* For callbacks: says status and message in *err (which may be NULL), with the
 * type "callback", and gives the status back, so that `return xapian_fail(err,
 * XAPIAN_E_CALLBACK, "no such word");` does all. A status that is none below 0
 * becomes XAPIAN_E_CALLBACK. */
XAPIAN_C_API xapian_status xapian_fail(
	xapian_error *err, xapian_status status, const char *message);

/* Bytes given: never NULL, size 0 when empty; NULL on failure and at the end. */
typedef struct xapian_bytes {
	const char *data;
	size_t size;
} xapian_bytes;

/* Called with the context of callbacks when nothing needs it any more. */
typedef void (*xapian_destroy)(void *context);

/* ---- Limits of the glass backend --------------------------------------- */

/* Bytes of a term as stored. A NUL inside a term counts double. */
#define XAPIAN_TERM_MAX 245
/* Bytes of a metadata key, a spelling or a synonym that are always accepted.
 * NULs count double. */
#define XAPIAN_KEY_MAX 245
/* Bytes of a document's data, or of a value, that this binding accepts. */
#define XAPIAN_DATA_MAX (16u << 20)
/* The slot that is none, for what may be without one. */
#define XAPIAN_NO_SLOT UINT32_MAX

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_ERROR_H */
