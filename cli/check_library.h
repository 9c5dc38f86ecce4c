/* SPDX-License-Identifier: GPL-2.0-or-later */
/* check --library: are the files that were fetched what they were? Needs neither an index
 * nor a network. */
#ifndef KAMERZOEK_CLI_CHECK_LIBRARY_H
#define KAMERZOEK_CLI_CHECK_LIBRARY_H

#include "session.h"

/* Of the folder among the arguments, or else one's own. Its exit code. */
int check_library(const struct session *session, const struct arguments *args);

#endif
