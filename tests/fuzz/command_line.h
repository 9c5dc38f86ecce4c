/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the command would have written to a terminal, in memory. */
#ifndef COMMAND_LINE_H
#define COMMAND_LINE_H

#include "fuzz.h"

#include <stdio.h>
#include <string.h>

typedef struct caught {
	char *bytes;
	size_t length;
	FILE **stream, *before;
} caught;

/* Until catch_end() what goes to the stream (&stdout, &stderr) is kept. */
static inline void catch_begin(caught *caught, FILE **stream)
{
	caught->stream = stream;
	caught->before = *stream;
	*stream = open_memstream(&caught->bytes, &caught->length);
	promise(*stream != NULL);
}

/* The bytes are then to be freed. All of them may pass to a terminal, in lines and
 * columns. */
static inline void catch_end(caught *caught)
{
	promise(fclose(*caught->stream) == 0);
	*caught->stream = caught->before;
	for (size_t at = 0, end; at < caught->length; at = end + 1) {
		for (end = at; end < caught->length &&
			       strchr("\n\t", caught->bytes[end]) == NULL;)
			end++;
		fuzz_check_shown(caught->bytes + at, end - at);
	}
}

#endif
