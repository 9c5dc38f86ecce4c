/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A whole document, for people and for programs. */
#ifndef KAMERZOEK_CLI_SHOW_H
#define KAMERZOEK_CLI_SHOW_H

#include "place.h"
#include "session.h"

#include <jansson.h>

/* As text: facts, and what it says. */
void show_text(const struct session *session, const kz_document *document);

/* From a place on, with a little of what comes before. False, and nothing is shown,
 * when the document has no such place. */
bool show_text_at(const struct session *session, const kz_document *document,
	const struct place *place);

/* As JSON; its form is fixed by schema/show-1.schema.json. */
json_t *show_json(const kz_document *document);

#endif
