/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A concordance, in each of its formats. Knows nothing of how it was asked for. */
#ifndef KAMERZOEK_CLI_KWIC_H
#define KAMERZOEK_CLI_KWIC_H

#include "columns.h"
#include "session.h"

struct kwic_showing {
	const struct session *session;
	const char *query;
	const kz_kwic *kwic;
	kz_index_info index;
	uint32_t offset;
	size_t width; /* of a side in text, in columns; 0 for what fits */
};

/* More than this is never shown of a side, unless asked for. */
enum { KWIC_SIDE_MAX = 60 };

void kwic_write_text(const struct kwic_showing *showing);
/* schema/kwic-1.schema.json; by lines, each on its own. */
void kwic_write_json(const struct kwic_showing *showing, bool by_lines);
/* schema/kwic-1.table.json */
void kwic_write_columns(const struct kwic_showing *showing, column_form form);

#endif
