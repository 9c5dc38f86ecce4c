/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Memory that runs out when it is told to, for the whole process: this program's
 * malloc() stands before the C library's, and operator new stands on it.
 */
#ifndef SCARCITY_H
#define SCARCITY_H

#include <stdbool.h>
#include <stdint.h>

/* To be called once, before all else. */
void get_ready_for_scarcity(void);

/* Below valgrind, whose malloc() stands before this one, memory never runs out. */
bool is_below_valgrind(void);

/* The nth allocation from here on fails; with for_good, so do all after it. */
void run_out_at(unsigned long nth, bool for_good);
/* None fails any more. Gives how many were asked for since run_out_at(). */
unsigned long have_enough(void);

/* Until have_enough(): of each of the first most allocations, by which calls of our
 * libraries it came; two that came the same way have the same number. */
void note_ways(uint64_t *out, unsigned long most);

/* Blocks that were allocated and not freed. */
long blocks_in_use(void);

/* Whether it was one of our libraries to which the nth was refused, and not an engine:
 * Xapian, the parser of XML, or who unpacks. */
bool refused_to_us(void);

/* The innermost call of an engine in which the nth was refused, counted from where that
 * was loaded; 0: in none. */
uintptr_t refused_in_engine(void);

/* In a handler of signals, with the third of what that is given: of the functions that
 * were running, is the innermost, of ours and the engine's, one of ours? */
bool was_in_ours(const void *thread);

#endif
