/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Databases that are elsewhere: behind a server (xapian-tcpsrv), behind a
 * program (xapian-progsrv), or named in a stub file. Only for those you trust: a
 * server can answer anything, and the program is run.
 *
 * Each time limit is in milliseconds, is never 0, and is for one answer: a call
 * waits at most that long for each that it needs, and then gives
 * XAPIAN_E_NETWORK of type NetworkTimeoutError; a server that is gone is told at
 * once. After that the connection is of no use: close the handle and open
 * another. To look up a host's name takes as long as the system takes.
 *
 * Your SIGPIPE stays as it is. (The engine ignores it for the whole process when
 * it connects; here that lasts for the time of the opening, and from then on the
 * signal is held back in the calling thread while it talks to a server.)
 */
#ifndef XAPIAN_C_REMOTE_H
#define XAPIAN_C_REMOTE_H

#include <xapian-c/database.h>
#include <xapian-c/error.h>
#include <xapian-c/writable.h>

#ifdef __cplusplus
extern "C" {
#endif

XAPIAN_C_API xapian_status xapian_database_open_remote(const char *host, uint16_t port,
	uint32_t timeout, uint32_t connect_timeout, xapian_database **out,
	xapian_error *err);
/* Runs program, found in PATH, with args, split at spaces. Closing waits for it
 * to end; but one that turns out to be no server is left to itself, and is for the
 * caller to wait for, as any child. */
XAPIAN_C_API xapian_status xapian_database_open_program(const char *program,
	const char *args, uint32_t timeout, xapian_database **out, xapian_error *err);

/*
 * For writing. The server keeps the lock, and commits by itself after 10,000
 * changes (its XAPIAN_FLUSH_THRESHOLD): that much is not held back. After a
 * failure it is not known whether a commit was done. flags: 0 or
 * XAPIAN_RETRY_LOCK. Closing waits for the server, at most three times the time
 * limit.
 */
XAPIAN_C_API xapian_status xapian_writable_open_remote(const char *host, uint16_t port,
	uint32_t timeout, uint32_t connect_timeout, uint32_t flags, xapian_writable **out,
	xapian_error *err);
XAPIAN_C_API xapian_status xapian_writable_open_program(const char *program,
	const char *args, uint32_t timeout, uint32_t flags, xapian_writable **out,
	xapian_error *err);

enum {
	/* Lines "remote HOST:PORT" are followed. */
	XAPIAN_STUB_REMOTE = 1,
	/* Lines "remote :PROGRAM ARGS" are run. */
	XAPIAN_STUB_PROGRAM = 2
};

/*
 * The databases that a stub file names, as one; path is the file, or a directory
 * with a file XAPIANDB in it. Its lines: "auto PATH" and "glass PATH" (a path is
 * taken from where the stub lies), "remote …", "inmemory", and "# …". What flags
 * do not allow gives XAPIAN_E_OPERATION. A stub may name other stubs, 16 deep;
 * one that names itself gives XAPIAN_E_ARGUMENT. timeout is for its servers, to
 * connect and to answer.
 */
XAPIAN_C_API xapian_status xapian_database_open_stub(const char *path, uint32_t flags,
	uint32_t timeout, xapian_database **out, xapian_error *err);

#ifdef __cplusplus
}
#endif

#endif /* XAPIAN_C_REMOTE_H */
