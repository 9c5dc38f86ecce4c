/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One thing that is measured: in a process of its own, so that its memory can be told. */
#ifndef MEASURE_H
#define MEASURE_H

#include <stddef.h>

/* Prints a line: wall and cpu time, memory beyond what we have here, and how large what
 * is at path has become. Exits when the work did not end well. */
void measure(const char *name, void (*work)(void *context), void *context, size_t bytes,
	const char *path);

#endif
