/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a user on a terminal is told once, and never again. */
#ifndef KAMERZOEK_CLI_HINT_H
#define KAMERZOEK_CLI_HINT_H

#include "options.h"
#include "session.h"

/* That the shell takes the quotes off, to who seems not to know it. */
void hint_at_phrase(const struct session *session, const struct arguments *args);

#endif
