/* SPDX-License-Identifier: GPL-2.0-or-later */
/* When no document matches in full: what would, for people to go on from. */
#ifndef KAMERZOEK_CLI_NONE_FOUND_H
#define KAMERZOEK_CLI_NONE_FOUND_H

#include "asked.h"
#include "session.h"

/* A few lines on stderr: how many there are of each word, and how many without each of
 * the options that narrow it. */
void none_found_tell(
	const struct session *session, kz_index *index, const struct asked *asked);

#endif
