/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a letter itself begins, below its letterhead: with a salutation, with words that
 * letters begin with, or else with the first line that is long. */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <string.h>

enum {
	SENTENCE = 60,       /* bytes that a sentence has at least */
	SALUTATION_MAX = 120 /* bytes */
};

bool kzi_letter_is_salutation(const char *text, size_t length)
{
	static const char *const words[] = {
		"geachte", "hooggeachte", "beste", "waarde", "excellentie", "dear", NULL};
	size_t word = kzi_begins_with_any(text, length, words);
	if (word == 0 || length > SALUTATION_MAX || !kzi_sign_is_upper(text[0]))
		return false;
	char last = text[length - 1];
	return last == ',' || last == ':' ||
	       (kzi_begins_with(text, length, "geachte") && length <= 40 &&
		       kzi_sign_is_letter(last));
}

/* "Geachte Voorzitter, Hierbij": one that the letter itself is glued to. */
static bool is_glued(const char *text, size_t length)
{
	const char *comma = memchr(text, ',', length < SENTENCE ? length : SENTENCE);
	size_t at = comma != NULL ? (size_t)(comma - text) : length;
	return at + 2 < length && text[at + 1] == ' ' &&
	       kzi_starts_upper(text + at + 2, length - at - 2);
}

size_t kzi_letter_names_subject(const char *text, size_t length)
{
	static const char *const words[] = {
		"betreft", "onderwerp", "betr.", "betr", "subject", NULL};
	return kzi_begins_with_any(text, length, words);
}

size_t kzi_letter_salutation(const kzi_line *line)
{
	if (kzi_letter_is_salutation(line->text, line->length))
		return 0;
	const char *found = kzi_find_words(line->text, line->length, "geachte");
	size_t at = found != NULL ? (size_t)(found - line->text) : SIZE_MAX;
	if (found == NULL || *found != 'G' || (at > 0 && found[-1] != ' '))
		return SIZE_MAX;
	bool named = at == 0 || kzi_letter_names_subject(line->text, line->length) > 0 ||
		     kzi_begins_with(line->text, line->length, "datum");
	bool glued = named && is_glued(found, line->length - at);
	return glued || kzi_letter_is_salutation(found, line->length - at) ? at
									   : SIZE_MAX;
}

/* What a letter says first, when it greets nobody. */
static bool is_opening(const kzi_line *line)
{
	static const char *const words[] = {"in antwoord op uw brief",
		"in het antwoord op uw brief", "in reactie op uw brief",
		"hierbij bied ik u", "hierbij bieden wij u", "hierbij zend ik u",
		"hierbij zenden wij u", "hierbij stuur ik u", "hierbij sturen wij u",
		"hierbij ontvangt u", "hierbij informeer ik u",
		"met deze brief informeer", "met deze brief bied", "bijgaand treft u",
		"bijgaand ontvangt u", NULL};
	return kzi_begins_with_any(line->text, line->length, words) > 0;
}

/* A line of the letter itself, where nothing else tells. */
static bool is_body(const kzi_line *line)
{
	return line->length > 2 * SENTENCE ||
	       (line->length > SENTENCE && kzi_ends_sentence(line->text, line->length));
}

/* What stands behind a label, or below one that stands alone, may be long. */
static bool is_labelled(const kzi_letter *letter, size_t i)
{
	const kzi_line *line = &letter->lines[i];
	if (kzi_letter_names_subject(line->text, line->length) > 0)
		return true;
	if (i == 0 || line->blanks > 0)
		return false;
	size_t label = kzi_letter_names_subject(line[-1].text, line[-1].length);
	return (label > 0 && label + 1 >= line[-1].length) ||
	       kzi_letter_label(line[-1].text, line[-1].length) > 0;
}

kzi_start kzi_letter_find_start(const kzi_letter *letter)
{
	kzi_start start = {.salutation = SIZE_MAX};
	size_t most =
		letter->line_count < KZI_HEAD_MAX ? letter->line_count : KZI_HEAD_MAX;
	size_t body = most, long_lines = 0;
	for (size_t i = 0; i < most && start.salutation == SIZE_MAX; i++) {
		const kzi_line *line = &letter->lines[i];
		if (line->role != KZI_ROLE_TEXT)
			continue;
		bool opening = long_lines == 0 && is_opening(line);
		if (kzi_letter_salutation(line) != SIZE_MAX)
			start.salutation = i;
		else if (opening ||
			 (is_body(line) && !is_labelled(letter, i) &&
				 !kzi_letter_is_margin(line->text, line->length)))
			long_lines++;
		start.opened |= opening;
		if (long_lines > 0 && body == most)
			body = i;
	}
	/* Dear Sir on the third page of a report is not where that begins. */
	if (start.salutation != SIZE_MAX && long_lines > 2)
		start.salutation = SIZE_MAX;
	start.end = start.salutation != SIZE_MAX ? start.salutation + 1 : body;
	return start;
}
