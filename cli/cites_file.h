/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a file cites, a line for each citation. Needs no index. */
#ifndef KAMERZOEK_CLI_CITES_FILE_H
#define KAMERZOEK_CLI_CITES_FILE_H

#include "cites_request.h"
#include "session.h"

/* Reads it and shows what it cites. Its exit code. */
int cites_show_file(const struct session *session, const struct cites_request *request);

#endif
