/* SPDX-License-Identifier: GPL-2.0-or-later */
/* "Pagina 2 van 5": what it looks like, and on which page each line stands. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

enum { TOP = 5 }; /* lines above which a page number is that of what follows */

size_t kzi_letter_take_number(
	const char *text, size_t length, size_t at, unsigned *number)
{
	size_t start = at;
	*number = 0;
	while (at < length && kzi_sign_is_digit(text[at]) && at - start < 4)
		*number = *number * 10 + (unsigned)(text[at++] - '0');
	return at > start ? at : 0;
}

/* Moves over spaces, then over one of the words, then over spaces. */
static size_t take_words(
	const char *text, size_t length, size_t at, const char *const *words)
{
	while (at < length && text[at] == ' ')
		at++;
	size_t taken = kzi_begins_with_any(text + at, length - at, words);
	if (taken == 0 && at < length && text[at] == '/')
		taken = 1;
	if (taken == 0)
		return 0;
	for (at += taken; at < length && text[at] == ' ';)
		at++;
	return at;
}

kzi_page_number kzi_letter_page_number(const char *text, size_t length)
{
	static const char *const pages[] = {"pagina", "blad", "page", "pag.", NULL};
	static const char *const totals[] = {"van", "of", "from", NULL};
	kzi_page_number found = {0}, none = {0};
	if (length > 40 || text[0] == '/')
		return none;
	size_t at = take_words(text, length, 0, pages);
	if (at == 0 ||
		(at = kzi_letter_take_number(text, length, at, &found.number)) == 0)
		return none;
	if (at == length)
		return found;
	at = take_words(text, length, at, totals);
	if (at == 0 ||
		(at = kzi_letter_take_number(text, length, at, &found.total)) != length ||
		found.number > found.total)
		return none;
	return found;
}

/* Without form feeds the page numbers tell the pages, if each of them is there. They
 * stand above their page when the first does. */
void kzi_letter_number_pages(kzi_letter *letter)
{
	unsigned total = 0, last = 0;
	bool complete = true, above = false;
	for (size_t i = 0; i < letter->line_count; i++) {
		const kzi_line *line = &letter->lines[i];
		kzi_page_number found = kzi_letter_page_number(line->text, line->length);
		if (line->page > 0)
			return;
		if (found.total == 0)
			continue;
		above |= last == 0 && i < TOP;
		complete &=
			found.number == last + 1 && (total == 0 || found.total == total);
		last = found.number;
		total = found.total;
	}
	if (!complete || last == 0 || last != total)
		return;
	unsigned page = 1;
	for (size_t i = 0; i < letter->line_count; i++) {
		kzi_line *line = &letter->lines[i];
		kzi_page_number found = kzi_letter_page_number(line->text, line->length);
		bool breaks = found.total > 0;
		if (breaks && above)
			page = found.number;
		line->page = page;
		if (breaks && !above && found.number < total)
			page = found.number + 1;
	}
}

bool kzi_letter_is_turn(const kzi_letter *letter, size_t i)
{
	const kzi_line *line = &letter->lines[i];
	if (i == 0 || line->new_page)
		return i > 0;
	return !letter->paged &&
	       kzi_letter_page_number(line->text, line->length).total > 0;
}
