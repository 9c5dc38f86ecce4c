/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Ctrl-C and the like while something is written: first to an orderly end, then
 * by the signal. A second one ends at once, which the index survives.
 */
#ifndef KAMERZOEK_CLI_INTERRUPT_H
#define KAMERZOEK_CLI_INTERRUPT_H

#include <stdbool.h>

void interrupt_catch(void);
bool interrupt_came(void);
/* Lets the signal that came do what it would have done. */
void interrupt_again(void);

#endif
