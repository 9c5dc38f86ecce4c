/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory that runs out when it is told to, for the whole process: this program's
 * malloc() stands before the C library's, and operator new stands on it.
 */
#ifndef SCARCITY_H
#define SCARCITY_H

#include <stdbool.h>

/* To be called once, before all else. */
void get_ready_for_scarcity(void);

/* The nth allocation from here on fails; with for_good, so do all after it. */
void run_out_at(unsigned long nth, bool for_good);
/* None fails any more. Gives how many were asked for since run_out_at(). */
unsigned long have_enough(void);

/* Blocks that were allocated and not freed. */
long blocks_in_use(void);

/* Whether it was xapian-c itself to which the nth was refused, and not the engine. */
bool refused_to_xapian_c(void);

/* Of the functions that are running now, as in a signal handler: is the innermost, of
 * those two, one of xapian-c? */
bool is_in_xapian_c(void);

#endif
