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
static inline void catch_begin(caught *out, FILE **stream)
{
	out->stream = stream;
	out->before = *stream;
	*stream = open_memstream(&out->bytes, &out->length);
	promise(*stream != NULL);
}

/* The bytes are then to be freed. All of them may pass to a terminal, in lines and
 * columns. */
static inline void catch_end(caught *out)
{
	promise(fclose(*out->stream) == 0);
	*out->stream = out->before;
	for (size_t at = 0, end; at < out->length; at = end + 1) {
		for (end = at;
			end < out->length && strchr("\n\t", out->bytes[end]) == NULL;)
			end++;
		fuzz_check_shown(out->bytes + at, end - at);
	}
}

#endif
