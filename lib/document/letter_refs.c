/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which numbers in the text are marks of the notes that were found. A number is one
 * when it has a note of its own, or when it fills a gap below the highest that has:
 * then the text has lost the note, and keeps the mark. Notes may be numbered anew on
 * each page.
 */
#include "document/letter_parts.h"

#include <stdlib.h>
#include <string.h>

enum { FEWEST_LOST = 3 /* marks in a row that say that all notes are lost */ };

/* The notes of one numbering, and the lines that they may be called from. */
typedef struct series {
	kzi_letter *letter;
	size_t from, until; /* lines */
	size_t end;         /* behind the last of its notes */
	unsigned highest;
	const kzi_note *note_of[KZI_MARK_NUMBERS];
	kzi_mark *mark_of[KZI_MARK_NUMBERS]; /* the one that was taken */
	bool *taken;                         /* for each mark of the letter */
} series;

/* The notes from s->end on, until a number comes back. */
static bool next_series(series *s)
{
	const kzi_letter *letter = s->letter;
	memset(s->note_of, 0, (s->highest + 1) * sizeof s->note_of[0]);
	memset(s->mark_of, 0, (s->highest + 1) * sizeof s->mark_of[0]);
	s->from = s->until;
	s->highest = 0;
	while (s->end < letter->note_count &&
		s->note_of[letter->notes[s->end].number] == NULL) {
		const kzi_note *note = &letter->notes[s->end++];
		s->note_of[note->number] = note;
		if (note->number > s->highest)
			s->highest = note->number;
	}
	bool more = s->end < letter->note_count;
	s->until = more ? letter->notes[s->end - 1].line + 1 : letter->line_count;
	return s->highest > 0;
}

/* Can this candidate be the mark of its number? */
static bool is_possible(const series *s, const kzi_mark *mark)
{
	const kzi_note *note = s->note_of[mark->number];
	const kzi_line *line = &s->letter->lines[mark->line];
	if (line->role != KZI_ROLE_TEXT || mark->number > s->highest)
		return false;
	switch ((kzi_look)mark->look) {
	case KZI_LOOK_RAISED:
	case KZI_LOOK_SURE:
		return true;
	case KZI_LOOK_BRACKET:
		/* "(zie punt 4)" is a mark only where notes are written so; "[4]" is. */
		return note != NULL &&
		       (note->form == KZI_NOTE_BRACKET || mark->at[0] == '[');
	case KZI_LOOK_ACRONYM:
	case KZI_LOOK_FAMILY:
	case KZI_LOOK_SEVERAL:
		return note != NULL;
	case KZI_LOOK_NONE:
		break;
	}
	return false;
}

/* The best candidate for a number: by its looks; of several that look alike the first
 * one behind the mark before it. */
static kzi_mark *choose(const series *s, unsigned number)
{
	const kzi_mark_table *table = &s->letter->table;
	const kzi_mark *after = s->mark_of[number - 1];
	kzi_mark *best = NULL;
	size_t alike = 0;
	for (size_t i = kzi_letter_mark_from(s->letter, number, s->from);
		i < table->first[number + 1] && table->marks[i]->line < s->until; i++) {
		kzi_mark *mark = table->marks[i];
		if (!is_possible(s, mark))
			continue;
		bool better = best == NULL || mark->look > best->look;
		bool same = !better && mark->look == best->look;
		alike = better ? 1 : alike + same;
		if (better || (same && after != NULL && best->at < after->at &&
				      mark->at > after->at))
			best = mark;
	}
	/* With no note to speak for it, there must be no doubt. */
	return s->note_of[number] == NULL && alike > 1 ? NULL : best;
}

static void take(const series *s, const kzi_mark *mark)
{
	s->taken[mark - s->letter->marks] = true;
}

static void take_series(series *s)
{
	for (unsigned number = 1; number <= s->highest; number++) {
		kzi_mark *mark = choose(s, number);
		s->mark_of[number] = mark;
		if (mark == NULL)
			continue;
		take(s, mark);
		s->letter->done.lost_notes += s->note_of[number] == NULL;
	}
}

/* Of "partijen1,2" both are marks or neither is. */
static void agree(const series *s)
{
	const kzi_letter *letter = s->letter;
	for (size_t i = 0, next; i < letter->mark_count; i = next) {
		bool all = s->taken[i];
		for (next = i + 1; next < letter->mark_count &&
				   letter->marks[next].at == letter->marks[i].at;
			next++)
			all &= s->taken[next];
		for (size_t k = i; k < next; k++)
			s->taken[k] &= all;
	}
}

/* A text without any note that says 1, 2, 3 … in order, glued to so many words, has
 * lost all of them. */
static void take_lost(const series *s)
{
	kzi_letter *letter = s->letter;
	unsigned last = 0, capitals = 0;
	for (size_t i = 0; i < letter->mark_count; i++) {
		const kzi_mark *mark = &letter->marks[i];
		if (mark->look != KZI_LOOK_SURE)
			continue;
		if (mark->number != last + 1u)
			return;
		last = mark->number;
		capitals += mark->capital;
	}
	/* "Economie1", "Onderwijs2": those are chapters. */
	if (capitals * 2 > last)
		return;
	for (size_t i = 0; i < letter->mark_count && last >= FEWEST_LOST; i++) {
		if (letter->marks[i].look == KZI_LOOK_SURE) {
			take(s, &letter->marks[i]);
			letter->done.lost_notes++;
		}
	}
}

/* A raised digit behind a word is a mark, whatever else there is. */
static void take_raised(const series *s)
{
	kzi_letter *letter = s->letter;
	for (size_t i = 0; i < letter->mark_count; i++) {
		const kzi_mark *mark = &letter->marks[i];
		if (mark->look != KZI_LOOK_RAISED || s->taken[i] ||
			letter->lines[mark->line].role != KZI_ROLE_TEXT)
			continue;
		take(s, mark);
	}
}

kz_status kzi_letter_refs(kzi_letter *letter)
{
	if (letter->mark_count == 0)
		return KZ_OK;
	series *s = calloc(1, sizeof *s);
	if (s != NULL)
		s->taken = calloc(letter->mark_count, sizeof *s->taken);
	if (s == NULL || s->taken == NULL) {
		free(s);
		return kzi_no_memory(letter->err);
	}
	s->letter = letter;
	while (next_series(s))
		take_series(s);
	if (letter->note_count == 0)
		take_lost(s);
	take_raised(s);
	agree(s);
	size_t kept = 0;
	for (size_t i = 0; i < letter->mark_count; i++) {
		if (s->taken[i])
			letter->marks[kept++] = letter->marks[i];
	}
	letter->mark_count = kept;
	letter->done.marks = kept;
	free(s->taken);
	free(s);
	return KZ_OK;
}
