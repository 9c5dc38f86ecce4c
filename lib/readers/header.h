/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Header lines: `name: value`, one fact a line. They stand at the top of a text,
 * in a .meta beside a file, and, turned on their side, in a manifest.
 */
#ifndef KZI_READERS_HEADER_H
#define KZI_READERS_HEADER_H

#include <kamerzoek/document.h>

/* Set the fact of that name; the value may not be empty. KZ_E_DOCUMENT: no such
 * name, or not a value for it. */
kz_status kzi_header_set(kz_document *document, const char *name, size_t name_length,
	const char *value, size_t value_length, kz_error *err);

/*
 * Header lines from bytes[0] on, up to a blank line or the end; *taken is how
 * many bytes they and the blank lines behind them are. Lines that begin with # are
 * remarks. KZ_E_DOCUMENT, with the offset and number of the line.
 */
kz_status kzi_header_parse(const char *bytes, size_t length, kz_document *document,
	size_t *taken, kz_error *err);

/* Does a text begin with header lines? Its first line then gives id or title. */
bool kzi_header_begins(const char *bytes, size_t length);

#endif
