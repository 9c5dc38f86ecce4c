/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where in a document a place is. */
#include "place.h"

#include <string.h>

static bool is_on_page(const kz_block *block, const struct place *place)
{
	return place->page == 0 || block->page == 0 || block->page == place->page;
}

bool place_is_at(const kz_block *block, const struct place *place)
{
	bool is_note = block->kind == KZ_FOOTNOTE;
	if (place->is_note)
		return is_note && strcmp(block->mark, place->mark) == 0 &&
		       is_on_page(block, place);
	if (place->paragraph > 0)
		return block->paragraph == place->paragraph && is_on_page(block, place);
	return !is_note && block->page == place->page;
}

bool place_refers(const kz_block *block, const char *mark)
{
	size_t i = 0;
	while (i < block->ref_count && strcmp(block->refs[i].mark, mark) != 0)
		i++;
	return i < block->ref_count;
}

/* Where the mark of a note stands in the text. */
static bool find_mark(const kz_document *document, const struct place *place, size_t *out)
{
	const kz_block *block;
	for (size_t i = 0; (block = kz_document_block_at(document, i)) != NULL; i++) {
		if (block->kind == KZ_FOOTNOTE || !is_on_page(block, place) ||
			!place_refers(block, place->mark))
			continue;
		*out = i;
		return true;
	}
	return false;
}

bool place_find(const kz_document *document, const struct place *place, size_t *out)
{
	const kz_block *block;
	size_t i = 0;
	while ((block = kz_document_block_at(document, i)) != NULL &&
		!place_is_at(block, place))
		i++;
	*out = i;
	if (block != NULL && place->is_note)
		find_mark(document, place, out);
	return block != NULL;
}
