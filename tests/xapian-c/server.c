/* SPDX-License-Identifier: GPL-2.0-or-later */
#define _GNU_SOURCE
#include "server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
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

uint16_t free_port(void)
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

int listen_in_silence(uint16_t *port)
{
	struct sockaddr_in address = address_of(0);
	socklen_t size = sizeof address;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &size), 0);
	assert_int_equal(listen(fd, 8), 0);
	*port = ntohs(address.sin_port);
	return fd;
}

static bool raise_loopback(void)
{
	struct ifreq request = {0};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	strcpy(request.ifr_name, "lo");
	request.ifr_flags = IFF_UP | IFF_RUNNING;
	bool up = fd >= 0 && ioctl(fd, SIOCSIFFLAGS, &request) == 0;
	close(fd);
	return up;
}

void have_own_network(void)
{
	int before = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	if (before < 0)
		return;
	if (unshare(CLONE_NEWNET) == 0 && !raise_loopback())
		assert_int_equal(setns(before, CLONE_NEWNET), 0);
	close(before);
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

static bool try_server(struct server *server, const char *path, bool writable)
{
	const struct timespec moment = {0, 10000000};
	server->group = fork();
	assert_true(server->group >= 0);
	if (server->group == 0)
		become_server(server->port, path, writable);
	setpgid(server->group, server->group);
	int how = 0;
	while (waitpid(server->group, &how, WNOHANG) == 0) {
		if (answers(server->port))
			return true;
		nanosleep(&moment, NULL);
	}
	return false;
}

/* Somebody else may get the port first: then another is tried. */
void start_server(struct server *server, const char *path, bool writable)
{
	for (int attempt = 0; attempt < 5; attempt++) {
		server->port = free_port();
		if (try_server(server, path, writable))
			return;
	}
	fail_msg("xapian-tcpsrv does not start");
}

void start_server_at(struct server *server, const char *path, uint16_t port)
{
	server->port = port;
	if (!try_server(server, path, false))
		fail_msg("xapian-tcpsrv does not start again");
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
