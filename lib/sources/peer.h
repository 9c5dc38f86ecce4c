/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Is a machine one of the public network? Asked of the very address that a socket is
 * about to be connected to, and so of what a name means at that moment.
 */
#ifndef KZI_SOURCES_PEER_H
#define KZI_SOURCES_PEER_H

#include <stdbool.h>

#include <sys/socket.h>

enum { KZI_PEER_MAX = 64 };

/* False of loopback, private, link-local, shared, multicast and reserved ones, also when
 * an IPv6 address has one within it. words becomes "127.0.0.1", for messages. */
bool kzi_peer_is_public(
	const struct sockaddr *peer, socklen_t length, char words[KZI_PEER_MAX]);

#endif
