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

/* From now on this process has a network of its own, where that is allowed: nobody else
 * gets its ports, and nothing goes out. */
void have_own_network(void);

void start_server(struct server *server, const char *path, bool writable);
/* At a port that it had before. */
void start_server_at(struct server *server, const char *path, uint16_t port);

/* SIGSTOP, SIGCONT or SIGKILL, to all of it. */
void signal_server(const struct server *server, int number);

void end_server(struct server *server);

/* A port at which somebody listens and never says a word; its descriptor, to be closed.
 */
int listen_in_silence(uint16_t *port);
/* One at which nobody does. */
uint16_t free_port(void);

#endif
