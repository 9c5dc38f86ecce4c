/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a block of text ends, and which of them are items of a list. */
#include "readers/pdf_reading.h"

#include <math.h>
#include <string.h>

/* ---- Items of lists ---- */

static bool is_bullet(const kzi_pdf_word *word)
{
	static const char *const bullets[] = {"-", "o", "*", "\xC2\xB7", "\xE2\x80\x93",
		"\xE2\x80\x94", "\xE2\x80\xA2", "\xE2\x80\xA3", "\xE2\x97\x8B",
		"\xE2\x97\x8F", "\xE2\x97\xA6", "\xE2\x96\xAA", "\xE2\x96\xA0",
		"\xE2\x9E\xA2", "\xE2\x9C\x93", "\xE2\x9D\x96"};
	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
		if (strcmp(word->text, bullets[i]) == 0)
			return true;
	}
	return false;
}

/* "1.", "12)", "(a)", "iv.": not "D.", which begins a name. */
static bool is_number(const kzi_pdf_word *word)
{
	const char *text = word->text;
	text += *text == '(';
	size_t digits = strspn(text, "0123456789"), roman = strspn(text, "ivx");
	size_t taken = digits > 0  ? digits
		       : roman > 0 ? roman
				   : *text >= 'a' && *text <= 'z';
	bool closed = text[taken] == ')' || (text[taken] == '.' && text == word->text);
	return taken > 0 && taken <= 4 && digits <= 3 && closed &&
	       text[taken + 1] == '\0';
}

/* A line that begins with a mark is an item, unless it is just there that a sentence
 * came to it: "uit artikel" / "3. Daarom". */
bool kzi_pdf_begins_item(
	const kzi_pdf_reading *at, const kzi_pdf_line *line, const kzi_pdf_line *above)
{
	const kzi_pdf_word *mark = kzi_pdf_first(at->pdf, line);
	if (line->count < 2 || line->is_row || mark->length >= KZI_PDF_MARK_MAX ||
		(!is_bullet(mark) && !is_number(mark)))
		return false;
	if (above == NULL || at->block.kind == KZ_LIST_ITEM)
		return true;
	return kzi_pdf_ends_sentence(at->passage.text.data, at->passage.text.length) ||
	       kzi_pdf_has_room(at, above, line) ||
	       fabsf(line->box.x0 - above->box.x0) > 0.5F * line->size;
}

/* ---- Where a block ends ---- */

/* In the next column or on the next page: only what cannot have ended goes on there. */
static bool breaks_at_edge(
	const kzi_pdf_reading *at, const kzi_pdf_line *line, const kzi_pdf_line *above)
{
	const kzi_buffer *text = &at->passage.text;
	if (kzi_pdf_ends_sentence(text->data, text->length))
		return true;
	return !kzi_pdf_begins_lower(kzi_pdf_first(at->pdf, line)) &&
	       (kzi_pdf_has_room(at, above, line) || at->end - at->first < 2);
}

/* A short line without a point, behind a sentence that is whole: a heading that has no
 * white above it. */
static bool stands_by_itself(const kzi_pdf_reading *at, const kzi_pdf_line *line)
{
	const kzi_pdf_line *next = line + 1;
	const kzi_pdf_word *last = kzi_pdf_last(at->pdf, line);
	bool in_column = next < at->lines + at->count && next->page == line->page &&
			 next->column == line->column;
	return strchr(".,:;?!-", kzi_pdf_last_sign(last->text, last->length)) == NULL &&
	       (in_column ? kzi_pdf_has_room(at, line, next)
			  : line->box.x1 - line->left <
				       0.6F * (kzi_pdf_right_of(at, line) - line->left));
}

static bool breaks_in_column(
	const kzi_pdf_reading *at, const kzi_pdf_line *line, const kzi_pdf_line *above)
{
	const kzi_buffer *text = &at->passage.text;
	float apart = line->box.y1 - above->box.y1;
	if (apart > 1.35F * at->pitch * line->size || apart < -line->size)
		return true;
	bool sentence = kzi_pdf_ends_sentence(text->data, text->length);
	if (kzi_pdf_begins_lower(kzi_pdf_first(at->pdf, line)) && !sentence)
		return false;
	if (kzi_pdf_has_room(at, above, line) || (sentence && stands_by_itself(at, line)))
		return true;
	int indent = kzi_pdf_indent(line, above);
	bool second = at->end - at->first == 1;
	if (at->block.kind == KZ_LIST_ITEM)
		return indent != 0 &&
		       fabsf(line->box.x0 - at->text_left) > 0.7F * line->size;
	if (!second)
		return indent != 0;
	/* The first line may be indented, or all but the first; and where it is, two in a
	 * row are two paragraphs. */
	bool both = indent == 0 && line->box.x0 - line->left > 0.7F * line->size;
	return sentence && (indent > 0 || both);
}

bool kzi_pdf_breaks(const kzi_pdf_reading *at, const kzi_pdf_line *line)
{
	const kzi_pdf_line *above = line - 1;
	const kzi_buffer *text = &at->passage.text;
	const kzi_pdf_word *word = kzi_pdf_first(at->pdf, line);
	if (!kzi_pdf_same_size(line->size, above->size) || line->is_row || above->is_row)
		return true;
	kzi_hyphen hyphen = kzi_hyphen_between(&at->words, text->data, text->length,
		word->text, line->count > 1 ? word[1].text : "");
	if (hyphen == KZI_HYPHEN_DROP || hyphen == KZI_HYPHEN_TREMA)
		return false;
	if (kzi_pdf_begins_item(at, line, above))
		return true;
	if (line->page != above->page || line->column != above->column)
		return breaks_at_edge(at, line, above);
	return breaks_in_column(at, line, above);
}
