/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Debian's own xapian-tcpsrv, on a free port of this machine alone, to be killed or
 * stopped whenever a test likes.
 */
#ifndef SERVER_H
#define SERVER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct server {
	pid_t group; /* it, and what it forks for each connection */
	uint16_t port;
};

void start_server(struct server *server, const char *path, bool writable);

/* SIGSTOP, SIGCONT or SIGKILL, to all of it. */
void signal_server(const struct server *server, int number);

void end_server(struct server *server);

#endif
