/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Writing ---- */

struct place place_of_hit(const kz_hit *hit)
{
	struct place place = {.page = hit->page, .paragraph = hit->paragraph};
	place.is_note = hit->block > 0 && hit->paragraph == 0;
	snprintf(place.mark, sizeof place.mark, "%s", hit->footnote);
	return place;
}

const char *place_text(const struct place *place, char buffer[PLACE_MAX])
{
	int used = 0;
	buffer[0] = '\0';
	if (place->page > 0)
		used = snprintf(buffer, PLACE_MAX, "p. %lu", (unsigned long)place->page);
	const char *between = used > 0 ? ", " : "";
	if (place->is_note)
		snprintf(buffer + used, PLACE_MAX - (size_t)used, "%svoetnoot%s%s",
			between, place->mark[0] != '\0' ? " " : "", place->mark);
	else if (place->paragraph > 0)
		snprintf(buffer + used, PLACE_MAX - (size_t)used, "%salinea %lu", between,
			(unsigned long)place->paragraph);
	return buffer;
}

/* ---- Reading ---- */

enum part { NO_PART, PAGE, PARAGRAPH, NOTE };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The word at *at, if it is one of ours, and moves behind it and its dot. */
static enum part take_word(const char **at)
{
	static const struct {
		const char *word;
		enum part part;
	} words[] = {{"pagina", PAGE}, {"page", PAGE}, {"pag", PAGE}, {"blz", PAGE},
		{"p", PAGE}, {"alinea", PARAGRAPH}, {"paragraph", PARAGRAPH},
		{"par", PARAGRAPH}, {"al", PARAGRAPH}, {"a", PARAGRAPH},
		{"voetnoot", NOTE}, {"footnote", NOTE}, {"noot", NOTE}, {"note", NOTE},
		{"n", NOTE}};
	size_t length = 0;
	while (lower((*at)[length]) >= 'a' && lower((*at)[length]) <= 'z')
		length++;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t same = 0;
		while (same < length && words[i].word[same] == lower((*at)[same]))
			same++;
		if (length == 0 || same < length || words[i].word[same] != '\0')
			continue;
		*at += length;
		*at += **at == '.';
		return words[i].part;
	}
	return NO_PART;
}

static bool take_number(const char **at, uint32_t *out)
{
	char *end;
	unsigned long number = strtoul(*at, &end, 10);
	if (!is_digit(**at) || number == 0 || number > 1000000000)
		return false;
	*at = end;
	*out = (uint32_t)number;
	return true;
}

static bool take_mark(const char **at, struct place *out)
{
	size_t length = strcspn(*at, " ,");
	if (length == 0 || length >= sizeof out->mark)
		return false;
	memcpy(out->mark, *at, length);
	out->mark[length] = '\0';
	out->is_note = true;
	*at += length;
	return true;
}

/* "p. 3", "n8", or a bare number, which counts paragraphs. */
static bool take_part(const char **at, struct place *out)
{
	enum part part = is_digit(**at) ? PARAGRAPH : take_word(at);
	*at += strspn(*at, " ");
	if (part == PAGE)
		return out->page == 0 && take_number(at, &out->page);
	if (out->is_note || out->paragraph > 0)
		return false;
	if (part == PARAGRAPH)
		return take_number(at, &out->paragraph);
	return part == NOTE && take_mark(at, out);
}

bool place_parse(const char *text, struct place *out)
{
	*out = (struct place){0};
	text += strspn(text, " ");
	bool taken = *text != '\0';
	while (taken && *text != '\0') {
		taken = take_part(&text, out);
		taken = taken && (*text == '\0' || *text == ' ' || *text == ',' ||
					 lower(*text) == 'n' || lower(*text) == 'a');
		text += strspn(text, " ,");
	}
	return taken;
}
