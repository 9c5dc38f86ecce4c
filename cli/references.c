/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "references.h"

#include "complain.h"
#include "terminal.h"

#include <string.h>

static kz_place place_for(const struct place *place)
{
	kz_place where = KZ_PLACE_INIT;
	if (place == NULL)
		return where;
	where.page = place->page;
	where.paragraph = place->paragraph;
	where.note = place->is_note ? place->mark : NULL;
	return where;
}

/* What stands between two entries, and in front of the first: CSL-JSON is one list. */
static void write_lead(kz_cite_style way, bool first)
{
	if (way == KZ_CITE_CSL)
		write_own(stdout, first ? "[\n" : ",\n");
	else if (way == KZ_CITE_BIBTEX && !first)
		write_own(stdout, "\n");
}

void references_write(kz_cite_style way, const kz_document *document,
	const struct place *place, bool first)
{
	char *text = NULL;
	kz_place where = place_for(place);
	if (kz_cite(document, way, &where, &text, NULL) != KZ_OK)
		out_of_memory();
	write_lead(way, first);
	/* The library lets no control of a document through: lines are its own. */
	write_raw(text, strlen(text));
	if (way == KZ_CITE_DUTCH)
		write_own(stdout, "\n");
	kz_free(text);
}

void references_end(kz_cite_style way, bool any)
{
	if (way == KZ_CITE_CSL)
		write_own(stdout, any ? "\n]\n" : "[\n]\n");
}
