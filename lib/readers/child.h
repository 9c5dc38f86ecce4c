/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Another program that reads a file for us, as a child that can do no harm: it has
 * so much time and memory, may say so much, writes no file, and inherits nothing of
 * the caller's but what it is given. Knows nothing of what it reads.
 *
 * The caller may have threads, handlers and a blocked signal or two: none of them is
 * touched. No shell is between us and the program.
 */
#ifndef KZI_READERS_CHILD_H
#define KZI_READERS_CHILD_H

#include "base/buffer.h"
#include "base/error.h"

enum { KZI_PROGRAM_MAX = 256, KZI_COMPLAINT_MAX = 512 };

/*
 * The absolute path of an installed program. Only /usr/bin and /usr/local/bin are
 * looked at: the library reads no environment, and a PATH that somebody else has
 * set must not choose what runs on hostile files. False when it is not there.
 */
bool kzi_program_find(const char *name, char path[KZI_PROGRAM_MAX]);

typedef struct kzi_child {
	const char *path;             /* absolute */
	const char *const *arguments; /* from its own name on, up to a NULL */
	int input;                    /* the descriptor that is its stdin; -1: nothing */
	unsigned seconds;             /* of the clock, and of the processor */
	size_t memory;                /* bytes of address space */
	size_t output;                /* bytes that it may write to its stdout */
	/* Set when it has run: how its stderr begins. */
	char complaint[KZI_COMPLAINT_MAX];
} kzi_child;

/*
 * Runs it to its end, and appends what it writes to its stdout to out. It and all
 * that it has started are gone afterwards.
 *
 * KZ_E_LIMIT: it took too long, or said too much. KZ_E_DOCUMENT: it died by a signal,
 * or has another exit code than 0; the message ends in the first line that it wrote to
 * its stderr. KZ_E_IO, KZ_E_NO_MEMORY: it could not be started.
 *
 * Where the caller has all children reaped unseen (SIGCHLD ignored), nobody knows
 * how it ended: then KZ_OK, and what it said must speak for itself.
 */
kz_status kzi_child_run(kzi_child *child, kzi_buffer *out, kz_error *err);

/* A descriptor, never inherited, that reads as these bytes; close() it. KZ_E_IO. */
kz_status kzi_bytes_open(const char *bytes, size_t length, int *out, kz_error *err);

#endif
