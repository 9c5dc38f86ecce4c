/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which lines are items of a list. A bullet says so itself; a dash may be one in a
 * sentence, and "2." and "b)" need a first to come behind. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <stdio.h>
#include <string.h>

enum { REACH = 60, NEAR = 10 /* lines */ };

/* Does another item of that kind follow soon? */
static bool has_next(const kzi_letter *letter, size_t i, const kzi_item *item)
{
	for (size_t k = i + 1; k < letter->line_count && k < i + NEAR; k++) {
		const kzi_line *line = &letter->lines[k];
		kzi_item next = kzi_letter_item(line->text, line->length);
		if (next.mark > 0 && next.style == item->style)
			return true;
	}
	return false;
}

/* Can a new item begin behind what stands before line i? "Kernpunten" may stand above
 * one; but "in ruil - zo staat er - voor" may be broken at its dash as well. */
static bool is_place(const kzi_letter *letter, const kzi_growing *block, size_t i,
	const kzi_item *item)
{
	if (block->lines == 0 || block->kind == KZ_LIST_ITEM ||
		letter->lines[i].blanks > 0)
		return true;
	const kzi_line *before = &letter->lines[block->last];
	return kzi_ends_sentence(before->text, before->length) ||
	       (block->lines == 1 &&
		       kzi_letter_may_be_heading(before->text, before->length) &&
		       has_next(letter, i, item));
}

/* "A. Jansen" is a name, until a B. comes. */
static bool has_successor(const kzi_letter *letter, size_t i, const kzi_item *item)
{
	for (size_t k = i + 1; k < letter->line_count && k < i + REACH; k++) {
		const kzi_line *line = &letter->lines[k];
		kzi_item next = kzi_letter_item(line->text, line->length);
		if (next.mark > 0 && next.style == item->style &&
			next.value == item->value + 1)
			return true;
	}
	return false;
}

/* An i or v or x that is no letter here counts as a number. */
static void read_as_roman(const kzi_list *list, const char *text, kzi_item *item)
{
	static const char signs[] = "ivx";
	static const unsigned values[] = {1, 5, 10};
	if (item->style != KZI_LETTER || item->value == list->values[KZI_LETTER] + 1)
		return;
	const char *found = strchr(signs, text[item->mark - 2]);
	if (found != NULL && *found != '\0') {
		item->style = KZI_ROMAN;
		item->value = values[found - signs];
	}
}

static bool is_next(
	const kzi_list *list, const kzi_letter *letter, size_t i, const kzi_item *item)
{
	const kzi_line *line = &letter->lines[i];
	if (item->value == list->values[item->style] + 1 && item->value > 1)
		return true;
	bool name = kzi_sign_is_upper(line->text[0]) && line->text[1] == '.';
	return item->value == 1 && (!name || has_successor(letter, i, item));
}

/* Lists within lists: each has marks of another kind. */
static void find_level(kzi_list *list, const char *text)
{
	char kind[sizeof list->kinds[0]] = "";
	kind[0] = (char)('0' + list->item.style);
	if (list->item.style <= KZI_DASH)
		memcpy(kind + 1, text, list->item.mark < 3 ? list->item.mark : 3);
	uint32_t level = 0;
	while (level < list->depth && memcmp(list->kinds[level], kind, sizeof kind) != 0)
		level++;
	if (level == KZI_LIST_DEPTH)
		level = KZI_LIST_DEPTH - 1;
	memcpy(list->kinds[level], kind, sizeof kind);
	list->depth = level + 1;
}

bool kzi_list_begins(const kzi_list *list, const kzi_letter *letter,
	const kzi_growing *block, size_t i, kzi_item *out)
{
	const kzi_line *line = &letter->lines[i];
	*out = kzi_letter_item(line->text, line->length);
	if (out->mark == 0)
		return false;
	if (out->style != KZI_BULLET && !is_place(letter, block, i, out))
		return false;
	read_as_roman(list, line->text, out);
	return out->style <= KZI_DASH || is_next(list, letter, i, out);
}

void kzi_list_add(kzi_list *list, const char *text, const kzi_item *item)
{
	list->follows = list->running && list->item.style == item->style;
	list->running = true;
	list->item = *item;
	list->values[item->style] = item->value;
	snprintf(list->mark, sizeof list->mark, "%.*s", (int)item->mark, text);
	find_level(list, text);
}

bool kzi_list_is_heading(const kzi_list *list, const kzi_letter *letter, size_t next)
{
	const kzi_line *line = &letter->lines[next];
	kzi_item after = kzi_letter_item(line->text, line->length);
	bool row = after.mark > 0 && after.style == list->item.style &&
		   after.value == list->item.value + 1;
	return list->item.style == KZI_NUMBER && !list->follows && !row;
}

void kzi_list_end(kzi_list *list)
{
	list->running = false;
	list->depth = 0;
}
