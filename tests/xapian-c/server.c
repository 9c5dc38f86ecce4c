/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "server.h"

#include "fixture.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct sockaddr_in address_of(uint16_t port)
{
	struct sockaddr_in address = {0};
	address.sin_family = AF_INET;
	address.sin_port = htons(port);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return address;
}

static uint16_t free_port(void)
{
	struct sockaddr_in address = address_of(0);
	socklen_t size = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
	close(fd);
	return ntohs(address.sin_port);
}

static bool answers(uint16_t port)
{
	struct sockaddr_in address = address_of(port);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool connected = connect(fd, (struct sockaddr *)&address, sizeof address) == 0;
	close(fd);
	return connected;
}

static void become_server(uint16_t port, const char *path, bool writable)
{
	char number[16];
	snprintf(number, sizeof number, "%u", (unsigned)port);
	int nowhere = open("/dev/null", O_RDWR);
	setpgid(0, 0);
	dup2(nowhere, 0);
	dup2(nowhere, 1);
	dup2(nowhere, 2);
	execlp("xapian-tcpsrv", "xapian-tcpsrv", "--interface", "127.0.0.1", "--port",
		number, path, writable ? "--writable" : (char *)NULL, (char *)NULL);
	_exit(1);
}

/* Somebody else may get the port first: then another is tried. */
void start_server(struct server *server, const char *path, bool writable)
{
	const struct timespec moment = {0, 10000000};
	for (int attempt = 0; attempt < 5; attempt++) {
		server->port = free_port();
		server->group = fork();
		assert_true(server->group >= 0);
		if (server->group == 0)
			become_server(server->port, path, writable);
		setpgid(server->group, server->group);
		int how = 0;
		while (waitpid(server->group, &how, WNOHANG) == 0) {
			if (answers(server->port))
				return;
			nanosleep(&moment, NULL);
		}
	}
	fail_msg("xapian-tcpsrv does not start");
}

void signal_server(const struct server *server, int number)
{
	assert_int_equal(kill(-server->group, number), 0);
}

void end_server(struct server *server)
{
	kill(-server->group, SIGKILL);
	waitpid(server->group, NULL, 0);
}
