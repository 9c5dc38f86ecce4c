/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A pager between us and the terminal, as git has one: started when there is something to
 * show, and waited for at the end. Who leaves it early has seen enough, which is no
 * error.
 */
#ifndef KAMERZOEK_CLI_PAGER_H
#define KAMERZOEK_CLI_PAGER_H

#include <stdbool.h>

/* The one to use from now on; NULL for none. Must outlive the process. is_own says that
 * the user chose it, and is to hear when it does not work. */
void pager_use(const char *command, bool is_own);
/* What the user would want when nothing was said on the command line or in the config:
 * KAMERZOEK_PAGER, then what was set, PAGER, and less. */
void pager_choose(const char *typed, const char *set);

/* Before the first byte for stdout. Does nothing when there is none to start. */
void pager_start(void);
bool pager_runs(void);
/* After the last one, which was flushed. False when it could not be run after all, and
 * that was told. */
bool pager_wait(void);

#endif
