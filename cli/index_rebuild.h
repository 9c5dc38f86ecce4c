/* SPDX-License-Identifier: GPL-2.0-or-later */
/* kamerzoek index --rebuild: the index anew, of the documents that it stores. */
#ifndef KAMERZOEK_CLI_INDEX_REBUILD_H
#define KAMERZOEK_CLI_INDEX_REBUILD_H

#include "session.h"

/* Of the options those that say how a new index is made. Its exit code. */
int index_rebuild(struct session *session, const kz_writer_options *options);

#endif
