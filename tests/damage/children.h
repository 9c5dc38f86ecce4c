/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Work that may crash or never end, in a child below limits; what it says comes back. */
#ifndef CHILDREN_H
#define CHILDREN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct child_end {
	bool died;      /* by a signal, or otherwise than by coming to its end */
	bool timed_out; /* that signal was for using too much time */
	int signal;     /* 0: none */
	char *said;     /* what it wrote, with a NUL; free it */
	size_t length;
} child_end;

/* Writes to out and returns. */
typedef void child_fn(FILE *out, void *context);

/* Of processor time, and of memory beside what the process has already. */
child_end run_child(child_fn *work, void *context, unsigned seconds, size_t megabytes);

/* How many, in the short form (a third of it under AddressSanitizer) or in the long one
 * (KAMERZOEK_SOAK=1). Another number is that many. */
unsigned in_all(unsigned few, unsigned many);
/* KAMERZOEK_TEST_SEED, or a new one; printed, so that a failure can be had again. */
uint32_t test_seed(void);
/* From 0 to below most, the same row for the same seed. */
uint32_t draw(uint32_t *state, uint32_t most);

#endif
