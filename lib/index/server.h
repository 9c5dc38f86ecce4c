/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An index behind a server: the database of one generation, as a stock xapian-tcpsrv
 * gives it to anybody. The stored texts are not served; a folder that has them may be
 * named.
 *
 *     tcp://search1:7010
 *     tcp://search1:7010,text=/mnt/search1/index
 */
#ifndef KZI_INDEX_SERVER_H
#define KZI_INDEX_SERVER_H

#include "index/reader.h"

bool kzi_is_server(const char *place);

/* timeout: milliseconds for each answer; 0 is the default. KZ_E_ARGUMENT: not of that
 * form. KZ_E_NETWORK: it does not answer. KZ_E_FORMAT: it serves no index, or one of
 * another format or analysis. And as kz_index_open(), for the folder. */
kz_status kzi_server_open(
	const char *place, uint32_t timeout, kz_index **out, kz_error *err);
void kzi_server_close(kzi_server *server);

/* Once more, to the same server. */
kz_status kzi_server_connect(kz_index *index, kz_error *err);
/* From now on so much time for each answer; 0: what it was opened with. */
kz_status kzi_server_allow(kz_index *index, uint32_t timeout, kz_error *err);
/* Does the engine speak of this one? */
bool kzi_server_is_named(const kzi_server *server, const char *message);

#endif
