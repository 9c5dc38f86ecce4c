/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A writer that is killed -9 at a moment that nobody chose. */
#ifndef KILLING_H
#define KILLING_H

/* What it does until then: from that number on, each told through the pipe once done. */
typedef void write_fn(const char *path, int pipe_end, unsigned number);

/* Has a child write, and kills it after so long. Fails when it had given up before, or
 * told of its numbers in another order. Gives the one after the last that it told. */
unsigned kill_a_writer(write_fn *write_for_ever, const char *path, unsigned number,
	unsigned microseconds);

#endif
