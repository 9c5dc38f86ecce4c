/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The footnotes of a letter: which lines they are. A line that begins with a number is
 * a note when a mark in the text asks for it and it stands where notes stand: at the
 * foot of a page, in the middle of a sentence, at the end, in a row of others.
 */
#include "document/letter_parts.h"

#include "document/letter_signs.h"

#include <stdlib.h>
#include <string.h>

enum {
	NEAR = 15, /* lines */
	LOST = 2,  /* notes in a row that may be lost with their marks */
	FEWEST = 3 /* numbered lines that are a list of their own */
};

typedef struct walk {
	kzi_letter *letter;
	uint32_t last_of[KZI_MARK_NUMBERS]; /* the line behind the last note of that
					       number */
	size_t room;
	size_t body;   /* the last line of the text itself; SIZE_MAX: none yet */
	bool in_notes; /* the line before is one of a note */
	bool listed;   /* a heading says that these are the notes */
} walk;

/* Is there a mark of that number, which no note before line i has answered? */
static bool is_asked_for(const walk *w, unsigned number, size_t i)
{
	const kzi_mark_table *table = &w->letter->table;
	size_t at = kzi_letter_mark_from(w->letter, number, w->last_of[number]);
	while (at < table->first[number + 1] && table->marks[at]->line == i)
		at++;
	return at < table->first[number + 1];
}

/* ---- How a note begins ---- */

typedef struct beginning {
	unsigned number;
	size_t skip;
	kzi_note_form form;
} beginning;

static size_t skip_blanks(const kzi_line *line, size_t at)
{
	while (at < line->length && (line->text[at] == ' ' || line->text[at] == '\t'))
		at++;
	return at;
}

static bool read_raised(const kzi_line *line, beginning *out)
{
	size_t taken;
	int digit;
	*out = (beginning){.form = KZI_NOTE_RAISED};
	while ((digit = kzi_letter_raised(
			line->text + out->skip, line->length - out->skip, &taken)) >= 0 &&
		out->number < KZI_MARK_NUMBERS) {
		out->number = out->number * 10 + (unsigned)digit;
		out->skip += taken;
	}
	out->skip = skip_blanks(line, out->skip);
	return out->number > 0 && out->number < KZI_MARK_NUMBERS &&
	       out->skip < line->length;
}

/* Does line begin with a number as notes have one? */
static bool read_beginning(const kzi_line *line, beginning *out)
{
	const char *text = line->text;
	bool bracket = text[0] == '[';
	size_t at = bracket, start = at;
	if (!kzi_sign_is_digit(text[at]))
		return (text[0] & 0x80) != 0 && read_raised(line, out);
	*out = (beginning){.form = KZI_NOTE_PLAIN};
	while (at < line->length && kzi_sign_is_digit(text[at]) && at - start < 4)
		out->number = out->number * 10 + (unsigned)(text[at++] - '0');
	if (text[start] == '0' || out->number >= KZI_MARK_NUMBERS ||
		at + 2 > line->length)
		return false;
	bool closed = text[at] == (bracket ? ']' : ')');
	if (bracket && !closed)
		return false;
	if (closed || text[at] == '.')
		out->form = closed ? KZI_NOTE_BRACKET : KZI_NOTE_DOTTED;
	at += out->form != KZI_NOTE_PLAIN;
	out->skip = skip_blanks(line, at);
	/* "4Conform" is one; "4e" and "4.1" are not, and neither is "4)en". */
	bool parted = out->skip > at;
	bool capital = kzi_starts_upper(text + at, line->length - at);
	return out->skip + 2 < line->length &&
	       (parted || (out->form == KZI_NOTE_PLAIN && capital) || bracket);
}

static bool reads_as_note(const kzi_line *line, const beginning *b)
{
	static const char *const small[] = {"zie", "vgl", "conform", "http", "https",
		"www", "o.a", "bijv", "idem", "ibid", "cf", "bron", "artikel", "art",
		"op", NULL};
	static const char *const answers[] = {"ja", "nee", "neen", NULL};
	const char *text = line->text + b->skip;
	size_t length = line->length - b->skip;
	/* "1 Ja.", "2 Deelt u die mening?": those numbers are of questions. */
	if (strchr("?:", text[length - 1]) != NULL ||
		kzi_begins_with_any(text, length, answers) > 0)
		return false;
	return kzi_starts_upper(text, length) ||
	       kzi_begins_with_any(text, length, small) > 0 ||
	       (b->form != KZI_NOTE_PLAIN && b->form != KZI_NOTE_DOTTED);
}

/* ---- Where it stands ---- */

static bool is_text(const kzi_letter *letter, size_t i)
{
	return i < letter->line_count && letter->lines[i].role == KZI_ROLE_TEXT;
}

/* Is there anything between line i and the one before it? */
static bool is_apart(const kzi_letter *letter, size_t i)
{
	const kzi_line *line = &letter->lines[i];
	return i == 0 || line->blanks > 0 || line->new_page ||
	       line[-1].role == KZI_ROLE_FURNITURE || line[-1].role == KZI_ROLE_FACT;
}

/* Does the note with that number begin below line i, with nothing between? */
static bool follows(const walk *w, size_t i, unsigned number)
{
	const kzi_letter *letter = w->letter;
	for (size_t k = i + 1; k < i + NEAR && is_text(letter, k); k++) {
		beginning b;
		if (is_apart(letter, k))
			return false;
		if (read_beginning(&letter->lines[k], &b) && b.number == number)
			return reads_as_note(&letter->lines[k], &b) &&
			       is_asked_for(w, number, k);
	}
	return false;
}

static bool is_open(const kzi_letter *letter, size_t i)
{
	const kzi_line *line = i < letter->line_count ? &letter->lines[i] : NULL;
	return line != NULL && !kzi_ends_sentence(line->text, line->length);
}

/* "Noten", above them */
static bool is_list_of_notes(const kzi_line *line)
{
	static const char *const words[] = {"noten", "voetnoten", "eindnoten", "notes",
		"endnotes", "bronnen", "referenties", NULL};
	size_t length = line->length;
	length -= length > 0 && line->text[length - 1] == ':';
	return kzi_begins_with_any(line->text, length, words) == length;
}

/* Is line i where a row of notes may begin? */
static bool is_place_for_notes(const walk *w, size_t i, const beginning *b)
{
	const kzi_letter *letter = w->letter;
	const kzi_line *line = &letter->lines[i];
	if (b->form == KZI_NOTE_DOTTED)
		return w->listed;
	if (b->form != KZI_NOTE_PLAIN || w->listed || line->text[b->skip - 1] != ' ')
		return true;
	bool heading =
		kzi_letter_may_be_heading(line->text, line->length) && line->length < 40;
	if (is_apart(letter, i) && !heading)
		return true;
	if (w->body != SIZE_MAX && is_open(letter, w->body) && !w->in_notes)
		return true;
	bool ends = i + 1 >= letter->line_count || is_apart(letter, i + 1);
	return follows(w, i, b->number + 1) || (ends && !heading);
}

static const kzi_note *last_note(const walk *w)
{
	const kzi_letter *letter = w->letter;
	return letter->note_count > 0 ? &letter->notes[letter->note_count - 1] : NULL;
}

/* Notes are numbered from 1, or go on where the last left off. What lies between may
 * be lost, but then the marks are still there. */
static bool is_in_order(const walk *w, unsigned number, size_t i)
{
	const kzi_note *last = last_note(w);
	bool anew = last == NULL || number <= last->number;
	unsigned lost = 0;
	for (unsigned n = anew ? 1 : last->number + 1u; n < number && lost <= LOST; n++)
		lost += !is_asked_for(w, n, i);
	return lost <= LOST;
}

static bool is_note(const walk *w, size_t i, beginning *b)
{
	const kzi_line *line = &w->letter->lines[i];
	const kzi_note *last = last_note(w);
	if (!read_beginning(line, b) || !reads_as_note(line, b))
		return false;
	bool next = w->in_notes && last != NULL && b->number == last->number + 1u &&
		    b->form == last->form;
	if (next)
		return true;
	return is_asked_for(w, b->number, i) && is_in_order(w, b->number, i) &&
	       is_place_for_notes(w, i, b);
}

/* ---- How it goes on ---- */

/* A note that ends in the middle of a sentence; one often ends in a number or in an
 * address, with no full stop. */
static bool is_broken_off(const kzi_line *line)
{
	size_t word = kzi_last_word(line->text, line->length);
	bool sign =
		line->length > 1 && strchr("-;", line->text[line->length - 1]) != NULL;
	const char *start = line->text + line->length - word;
	bool address = word < line->length && strchr("/.:@", start[-1]) != NULL;
	return kzi_ends_halfway(line->text, line->length) || sign ||
	       (word > 0 && !address && !kzi_sign_is_upper(start[word - 1]));
}

/* Is line i, which begins no note, the rest of the last one? */
static bool goes_on(walk *w, size_t i, size_t before)
{
	kzi_letter *letter = w->letter;
	const kzi_line *line = &letter->lines[i], *end = &letter->lines[before];
	const kzi_note *last = last_note(w);
	bool small = kzi_starts_lower(line->text, line->length);
	bool body_open = w->body != SIZE_MAX && is_open(letter, w->body);
	if (last == NULL || kzi_letter_item(line->text, line->length).mark > 0)
		return false;
	if (w->in_notes && !is_apart(letter, i)) {
		bool full = letter->width > 0 && end->length * 5 >= letter->width * 4;
		bool semicolon = end->text[end->length - 1] == ';';
		if (is_open(letter, before) || semicolon)
			return !(letter->flowing && body_open && small);
		return full && !(body_open && small);
	}
	if (!is_apart(letter, i) || !small || !is_broken_off(end))
		return false;
	/* What was broken off by the page: the text, or the note? */
	if (w->in_notes && !body_open)
		return true;
	return follows(w, i, last->number + 1u);
}

/* ---- Walking ---- */

static bool add_note(walk *w, size_t i, const beginning *b)
{
	kzi_letter *letter = w->letter;
	if (letter->note_count == w->room) {
		size_t larger = w->room == 0 ? 32 : w->room * 2;
		kzi_note *notes = realloc(letter->notes, larger * sizeof *notes);
		if (notes == NULL)
			return false;
		letter->notes = notes;
		w->room = larger;
	}
	letter->lines[i].role = KZI_ROLE_NOTE;
	letter->lines[i].note = (uint32_t)letter->note_count;
	letter->notes[letter->note_count++] = (kzi_note){
		(uint32_t)i, (uint16_t)b->number, (uint8_t)b->skip, (uint8_t)b->form};
	w->last_of[b->number] = (uint32_t)i + 1;
	return true;
}

static kz_status walk_lines(walk *w)
{
	kzi_letter *letter = w->letter;
	size_t note_end = 0;
	for (size_t i = letter->body; i < letter->line_count; i++) {
		kzi_line *line = &letter->lines[i];
		beginning b;
		if (line->role != KZI_ROLE_TEXT)
			continue;
		if (is_note(w, i, &b)) {
			if (!add_note(w, i, &b))
				return kzi_no_memory(letter->err);
			w->in_notes = true;
			note_end = i;
		} else if (letter->note_count > 0 && goes_on(w, i, note_end)) {
			letter->done.broken_notes += is_apart(letter, i);
			line->role = KZI_ROLE_NOTE_REST;
			line->note = (uint32_t)letter->note_count - 1;
			w->in_notes = true;
			note_end = i;
		} else {
			w->listed = is_list_of_notes(line) || (w->listed && w->in_notes);
			w->in_notes = false;
			w->body = i;
		}
	}
	return KZ_OK;
}

static bool has_mark(const kzi_letter *letter, const kzi_note *note)
{
	const kzi_mark_table *table = &letter->table;
	size_t at = table->first[note->number];
	while (at < table->first[note->number + 1] &&
		table->marks[at]->line == note->line)
		at++;
	return at < table->first[note->number + 1];
}

/* Drops the notes without a number; their lines are text again. */
static kz_status drop_notes(kzi_letter *letter)
{
	size_t kept = 0;
	uint32_t *places = calloc(letter->note_count, sizeof *places);
	if (places == NULL)
		return kzi_no_memory(letter->err);
	for (size_t i = 0; i < letter->note_count; i++) {
		places[i] = letter->notes[i].number > 0 ? (uint32_t)kept : UINT32_MAX;
		if (letter->notes[i].number > 0)
			letter->notes[kept++] = letter->notes[i];
	}
	for (size_t i = 0; i < letter->line_count; i++) {
		kzi_line *line = &letter->lines[i];
		if (line->role != KZI_ROLE_NOTE && line->role != KZI_ROLE_NOTE_REST)
			continue;
		line->note = places[line->note];
		if (line->note == UINT32_MAX)
			line->role = KZI_ROLE_TEXT;
	}
	letter->note_count = kept;
	free(places);
	return KZ_OK;
}

/* A row of numbered lines of which most are not asked for is a list, in which one
 * number has met a mark by chance. */
static kz_status give_back_lists(kzi_letter *letter)
{
	bool any = false;
	for (size_t i = 0, end; i < letter->note_count; i = end) {
		size_t asked = 0;
		for (end = i; end < letter->note_count &&
			      (end == i || letter->notes[end].number ==
						   letter->notes[end - 1].number + 1);
			end++)
			asked += has_mark(letter, &letter->notes[end]);
		if (end - i < FEWEST || asked * 2 >= end - i)
			continue;
		any = true;
		for (size_t k = i; k < end; k++)
			letter->notes[k].number = 0;
	}
	return any ? drop_notes(letter) : KZ_OK;
}

kz_status kzi_letter_notes(kzi_letter *letter)
{
	if (letter->mark_count == 0)
		return KZ_OK;
	walk *w = calloc(1, sizeof *w);
	if (w == NULL)
		return kzi_no_memory(letter->err);
	*w = (walk){.letter = letter, .body = SIZE_MAX};
	kz_status st = walk_lines(w);
	free(w);
	if (st == KZ_OK)
		st = give_back_lists(letter);
	letter->done.notes = letter->note_count;
	return st;
}
