/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The disk as it can be: this program's write(), fsync(), rename() and the like stand
 * before the C library's, for the libraries that it links too. Of what is done to the
 * files below one directory, a call can be made to fail, and each can be told of. The
 * clock stands still meanwhile, so that the same work makes the same calls.
 */
#ifndef CALLS_H
#define CALLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum call {
	CALL_OPEN,
	CALL_CLOSE,
	CALL_READ,  /* and pread */
	CALL_WRITE, /* and pwrite */
	CALL_SYNC,  /* fsync, fdatasync */
	CALL_TRUNCATE,
	CALL_RENAME,
	CALL_LINK,
	CALL_UNLINK, /* and rmdir */
	CALL_MKDIR,
	CALL_FCNTL, /* and flock */
	CALLS
};

/* In place of an errno. */
enum {
	KILLED = -1 /* the process dies before the call */,
	SHORT = -2 /* half is done */
};

struct fault {
	enum call call;
	unsigned long nth;  /* from 1; 0: none fails */
	int how;            /* an errno, or one of the above */
	bool for_good;      /* all that follow fail too */
	unsigned long more; /* as many that follow do */
};

/* What was done, and succeeded. */
struct deed {
	enum call call;
	int fd; /* of CALL_OPEN (of a file made anew or emptied), _WRITE,
		 * _SYNC and _TRUNCATE */
	const char *path, *new_path; /* of the others; new_path: of _RENAME and _LINK */
	const void *bytes;
	size_t size;  /* of bytes; of CALL_TRUNCATE the length */
	off_t offset; /* where the bytes are now */
};

typedef void tell_fn(const struct deed *deed);

/* From here on, in this process and for what is below this absolute path. fault and
 * tell may be NULL. */
void watch(const char *directory, const struct fault *fault, tell_fn *tell);
void stop_watching(void);
/* Since watch(). */
unsigned long calls_made(enum call call);

extern const char *const call_names[CALLS];

/* Of so many calls the next one behind at (0: the first) that is to fail: some of them,
 * by chance; with KAMERZOEK_SOAK=1 each, with another number about as many as that. */
unsigned long next_point(unsigned long at, unsigned long count, unsigned long some);

#endif
