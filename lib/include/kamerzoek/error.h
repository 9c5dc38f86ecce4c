/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Versions, statuses and errors: what every other header stands on.
 */
#ifndef KAMERZOEK_ERROR_H
#define KAMERZOEK_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define KZ_API __attribute__((visibility("default")))
#else
#define KZ_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ---------------------------------------------------------- */

#define KZ_VERSION_MAJOR 0
#define KZ_VERSION_MINOR 1
#define KZ_VERSION_MICRO 0

/* True when compiled against at least this version. */
#define KZ_VERSION_AT_LEAST(major, minor, micro)                \
	(KZ_VERSION_MAJOR > (major) ||                          \
		(KZ_VERSION_MAJOR == (major) &&                 \
			(KZ_VERSION_MINOR > (minor) ||          \
				(KZ_VERSION_MINOR == (minor) && \
					KZ_VERSION_MICRO >= (micro)))))

/* The library in use, "0.1.0"; the macros above tell of the header in use. */
KZ_API const char *kz_version(void);

/* The library and what it stands on, one line, for --version and bug reports:
 * "kamerzoek 0.1.0, xapian 1.4.22, utf8proc 2.8.0, zstd 1.5.4". Returns the length
 * it needs without the NUL, as snprintf() does; cut when size is less. */
KZ_API size_t kz_version_details(char *buffer, size_t size);

/* ---- Status ----------------------------------------------------------- */

/*
 * The values are fixed for ever. Each failure says who can mend it.
 */
typedef enum kz_status {
	KZ_OK = 0,
	KZ_DONE = 1, /* a cursor has no more; not a failure */

	/* The program that called. */
	KZ_E_ARGUMENT = -1,  /* NULL or out of range where that is not allowed */
	KZ_E_CANCELLED = -2, /* its own callback said stop */
	KZ_E_FORKED = -3, /* a handle used in a child of the process it was opened in */

	/* Whoever typed the query or wrote the document. */
	KZ_E_QUERY = -10,       /* query not understood; see offset */
	KZ_E_DOCUMENT = -11,    /* document not acceptable; see offset */
	KZ_E_UNSUPPORTED = -12, /* a kind of file that no reader knows; or what an index
				 * cannot do without the texts that are elsewhere */
	KZ_E_LIMIT = -13,       /* larger than a documented limit */

	/* Whoever keeps the index. */
	KZ_E_NO_INDEX = -20,    /* there is no index at that path */
	KZ_E_NO_DOCUMENT = -21, /* the index has no document of that name */
	KZ_E_FORMAT = -22,      /* index of another format or analysis: rebuild it */
	KZ_E_CORRUPT = -23,     /* index damaged: rebuild it */

	/* Time. */
	KZ_E_LOCKED = -30,   /* another writer is at work: try later */
	KZ_E_CHANGED = -31,  /* index changed under a cursor: start again */
	KZ_E_DEADLINE = -32, /* not done in the time allowed */

	/* The machine. */
	KZ_E_IO = -40, /* the system said no; the message has its words */
	KZ_E_NO_MEMORY = -41,
	KZ_E_NETWORK = -42, /* a service, or the server of an index */

	/* Us. */
	KZ_E_INTERNAL = -99 /* a bug; please report the message */
} kz_status;

/* The name of a status, "KZ_E_LOCKED", or "KZ_E_UNKNOWN"; never NULL. For
 * programmers, not for end users. */
KZ_API const char *kz_status_name(kz_status status);

/* ---- Errors ----------------------------------------------------------- */

#define KZ_ERROR_MESSAGE_MAX 240

/*
 * What went wrong, in words. Plain memory: put it on the stack, copy it, need
 * not free it. Only written to on failure, so it never shows an old error as
 * a new one.
 */
typedef struct kz_error {
	int32_t status;                     /* the kz_status returned */
	int32_t offset;                     /* byte in the query or text, or -1 */
	char message[KZ_ERROR_MESSAGE_MAX]; /* one line of valid UTF-8, no newline and
					     * no control character, cut at a whole
					     * character */
} kz_error;

#ifdef __cplusplus
}
#endif

#endif /* KAMERZOEK_ERROR_H */
