/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Does a line go on where the one before it stops, or does another paragraph begin?
 * Pages, notes and narrow columns break sentences; only what is surely broken is put
 * together, and only what is surely apart is parted. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <string.h>

enum { SHORTEST = 6 /* bytes of a heading that is glued to a sentence */ };

bool kzi_letter_is_interrupted(const kzi_letter *letter, size_t before, size_t i)
{
	return i > before + 1 || letter->lines[i].new_page;
}

/* "constaterende dat", in a motie: a paragraph that begins small. */
static bool begins_consideration(const kzi_line *line)
{
	static const char *const words[] = {"constaterende", "overwegende", "verzoekt",
		"gehoord", "van mening", "van oordeel", "roept", "spreekt",
		"en gaat over", "voorts", "gelet op", "gezien", "besluit", NULL};
	return kzi_begins_with_any(line->text, line->length, words) > 0;
}

/* In a motie each of these is a paragraph, and needs no blank line above it. "Gezien"
 * may also stand in the middle of one. */
static bool begins_part(const kzi_letter *letter, size_t before, size_t i)
{
	static const char *const words[] = {"gehoord de beraadslaging",
		"constaterende dat", "overwegende dat", "van mening dat",
		"van oordeel dat", "verzoekt de regering", "verzoekt het kabinet",
		"verzoekt het presidium", "spreekt uit dat", "en gaat over tot", NULL};
	const kzi_line *above = &letter->lines[before], *line = &letter->lines[i];
	return letter->motie && strchr(",;:.", above->text[above->length - 1]) != NULL &&
	       kzi_begins_with_any(line->text, line->length, words) > 0;
}

/* Would the first word of a line have fitted on the one before it? Then somebody
 * meant to begin a new line. */
static bool is_short(
	const kzi_letter *letter, const kzi_line *before, const kzi_line *line)
{
	const char *space = memchr(line->text, ' ', line->length);
	size_t word = space != NULL ? (size_t)(space - line->text) : line->length;
	return letter->width > 0 && (before->length + 1 + word) * 20 < letter->width * 17;
}

/* Is the line before a heading right above its paragraph? */
static bool is_heading_above(const kzi_letter *letter, const kzi_growing *block, size_t i)
{
	const kzi_line *before = &letter->lines[block->last], *line = &letter->lines[i];
	if (block->kind == KZ_PARAGRAPH && block->lines == 1 &&
		kzi_letter_is_numbered(before->text, before->length))
		return true;
	if (block->kind != KZ_PARAGRAPH || block->lines != 1 ||
		kzi_starts_lower(line->text, line->length) ||
		!kzi_letter_may_be_heading(before->text, before->length))
		return false;
	if (letter->flowing)
		return line->length > before->length + before->length / 2;
	return is_short(letter, before, line) && line->length > before->length;
}

/* "Vraag 2" under an answer; but not "zoals in / Artikel 3". */
static bool is_numbered_below(
	const kzi_letter *letter, const kzi_growing *block, size_t i)
{
	const kzi_line *before = &letter->lines[block->last], *line = &letter->lines[i];
	return kzi_letter_is_numbered(line->text, line->length) &&
	       (letter->flowing || kzi_ends_sentence(before->text, before->length) ||
		       is_short(letter, before, line));
}

static bool goes_on_in_item(const kzi_letter *letter, const kzi_growing *block, size_t i)
{
	const kzi_line *before = &letter->lines[block->last], *line = &letter->lines[i];
	bool ended = kzi_ends_sentence(before->text, before->length);
	bool small = kzi_starts_lower(line->text, line->length);
	if (small || !ended || line->indent > letter->lines[block->first].indent)
		return true;
	return !letter->flowing && !is_short(letter, before, line);
}

/* The line right below the block. */
static bool goes_on_below(const kzi_letter *letter, const kzi_growing *block, size_t i)
{
	const kzi_line *before = &letter->lines[block->last], *line = &letter->lines[i];
	if (is_heading_above(letter, block, i) || is_numbered_below(letter, block, i) ||
		begins_part(letter, block->last, i))
		return false;
	if (block->kind == KZ_LIST_ITEM)
		return goes_on_in_item(letter, block, i);
	if (letter->blanks_part || kzi_starts_lower(line->text, line->length) ||
		!kzi_ends_sentence(before->text, before->length))
		return true;
	return !letter->flowing && !is_short(letter, before, line);
}

/* A sentence that a page or notes break off. */
static bool goes_on_behind(const kzi_letter *letter, const kzi_growing *block, size_t i)
{
	const kzi_line *before = &letter->lines[block->last], *line = &letter->lines[i];
	size_t last = kzi_last_word(before->text, before->length);
	bool word = last > 0 && kzi_ends_halfway(before->text, before->length);
	bool hyphen = before->length > 1 && before->text[before->length - 1] == '-' &&
		      kzi_sign_is_letter(before->text[before->length - 2]);
	if (word || hyphen)
		return true;
	/* A full line is no heading. */
	bool heading = block->lines == 1 &&
		       kzi_letter_may_be_heading(before->text, before->length) &&
		       (letter->width == 0 || is_short(letter, before, line));
	return !heading && kzi_starts_lower(line->text, line->length) &&
	       !kzi_ends_sentence(before->text, before->length) &&
	       !begins_consideration(line);
}

bool kzi_letter_joins(const kzi_letter *letter, const kzi_growing *block, size_t i)
{
	const kzi_line *before = &letter->lines[block->last], *line = &letter->lines[i];
	if (line->alone || before->alone)
		return false;
	if (kzi_letter_is_interrupted(letter, block->last, i))
		return goes_on_behind(letter, block, i);
	if (line->blanks == 0)
		return goes_on_below(letter, block, i);
	/* A blank line in "…in het kader van\n\nde uitvoering" can only be damage. */
	return kzi_ends_in_article(before->text, before->length) &&
	       kzi_starts_lower(line->text, line->length);
}

size_t kzi_letter_glued_heading(const kzi_letter *letter, size_t i)
{
	const kzi_line *line = &letter->lines[i];
	size_t next = kzi_letter_next_text(letter, i + 1);
	if (next == letter->line_count)
		return 0;
	const kzi_line *below = &letter->lines[next];
	bool ends = letter->flowing || below->blanks > 0 || is_short(letter, line, below);
	if (!ends || kzi_starts_lower(below->text, below->length))
		return 0;
	for (size_t at = line->length; at-- > 4;) {
		const char *text = line->text + at;
		size_t left = line->length - at;
		if (kzi_sign_is_digit(*text) || (*text == ' ' && text[-1] == '.'))
			return 0;
		size_t word = kzi_last_word(line->text, at - 1);
		bool address = word == 3 && memcmp(text - 4, "www", 3) == 0;
		bool glued = text[-1] == '.' && kzi_sign_is_upper(*text) && word >= 3 &&
			     kzi_sign_is_lower(text[-2]) && !address;
		if (glued)
			return left >= SHORTEST && text[left - 1] != ':' &&
					       kzi_letter_may_be_heading(text, left)
				       ? at
				       : 0;
	}
	return 0;
}
