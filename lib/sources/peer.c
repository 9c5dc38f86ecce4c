/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/peer.h"

#include <stdint.h>
#include <string.h>

#include <arpa/inet.h>
#include <netinet/in.h>

/* The networks of IPv4 in which no official service is (IANA, special purpose). */
static const struct network {
	uint32_t address;
	int bits;
} closed[] = {
	{0x00000000, 8},  /* this network */
	{0x0A000000, 8},  /* private */
	{0x64400000, 10}, /* shared, of providers */
	{0x7F000000, 8},  /* loopback */
	{0xA9FE0000, 16}, /* link-local: also where clouds keep their secrets */
	{0xAC100000, 12}, /* private */
	{0xC0000000, 24}, /* protocols */
	{0xC0000200, 24}, /* documentation */
	{0xC0586300, 24}, /* 6to4 relays */
	{0xC0A80000, 16}, /* private */
	{0xC6120000, 15}, /* benchmarks */
	{0xC6336400, 24}, /* documentation */
	{0xCB007100, 24}, /* documentation */
	{0xE0000000, 3},  /* multicast, reserved, broadcast */
};

static bool is_public_v4(uint32_t address)
{
	for (size_t i = 0; i < sizeof closed / sizeof closed[0]; i++) {
		uint32_t mask = ~UINT32_C(0) << (32 - closed[i].bits);
		if ((address & mask) == closed[i].address)
			return false;
	}
	return true;
}

static uint32_t v4_at(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	       (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Only 2000::/3 is in use; within it some carry an IPv4 address, or none at all. */
static bool is_public_v6(const unsigned char *b)
{
	static const unsigned char mapped[12] = {
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
	static const unsigned char translated[12] = {0, 0x64, 0xFF, 0x9B};
	if (memcmp(b, mapped, 12) == 0 || memcmp(b, translated, 12) == 0)
		return is_public_v4(v4_at(b + 12));
	if ((b[0] & 0xE0) != 0x20)
		return false;
	if (b[0] == 0x20 && b[1] == 0x02) /* 6to4 */
		return is_public_v4(v4_at(b + 2));
	/* 2001::/23 is for protocols, Teredo among them; 2001:db8::/32 for documents. */
	if (b[0] == 0x20 && b[1] == 0x01)
		return b[2] > 1 && !(b[2] == 0x0D && b[3] == 0xB8);
	return !(b[0] == 0x3F && b[1] == 0xFF && (b[2] & 0xF0) == 0);
}

bool kzi_peer_is_public(
	const struct sockaddr *peer, socklen_t length, char words[KZI_PEER_MAX])
{
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
	words[0] = '\0';
	if (peer->sa_family == AF_INET && length >= sizeof v4) {
		memcpy(&v4, peer, sizeof v4);
		inet_ntop(AF_INET, &v4.sin_addr, words, KZI_PEER_MAX);
		return is_public_v4(ntohl(v4.sin_addr.s_addr));
	}
	if (peer->sa_family == AF_INET6 && length >= sizeof v6) {
		memcpy(&v6, peer, sizeof v6);
		inet_ntop(AF_INET6, &v6.sin6_addr, words, KZI_PEER_MAX);
		return is_public_v6(v6.sin6_addr.s6_addr);
	}
	return false;
}
