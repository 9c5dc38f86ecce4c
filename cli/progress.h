/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * How far it is, as one line on a terminal that is written over and goes away at
 * the end. Elsewhere nothing: who started it says one line then.
 */
#ifndef KAMERZOEK_CLI_PROGRESS_H
#define KAMERZOEK_CLI_PROGRESS_H

#include <kamerzoek.h>

void progress_begin(void);
/* Shows it now and then. */
void progress_show(const kz_progress *progress);
/* Before anything else is written; the line comes back by itself. */
void progress_hide(void);

#endif
