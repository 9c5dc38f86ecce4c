/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Kamerstukken with no word in front that says so, "(36 600 XIV, nr. 61)", "t.v.v.
 * 27625-512". Standards, postcodes, telephone numbers and tables look like those, and
 * are told apart by what stands around them. Better none than a wrong one.
 */
#include "kamerstuk/finder.h"

#include "kamerstuk/identifier.h"
#include "kamerstuk/sentence.h"

#include <string.h>

bool kzi_is_likely_dossier(const char *dossier)
{
	return dossier[0] >= '1' && dossier[0] <= '3';
}

/* ---- What stands in front ---- */

static const char *without_spaces(const kzi_finder *finder, const char *at)
{
	while (at > finder->text && (at[-1] == ' ' || at[-1] == '\t'))
		at--;
	return at;
}

static bool ends_with(const kzi_finder *finder, const char *at, const char *const *words)
{
	for (; *words != NULL; words++) {
		size_t length = strlen(*words), room = (size_t)(at - finder->text);
		if (room < length || !kzi_says((kzi_slice){at - length, length}, *words))
			continue;
		/* All of a word, when it is one. */
		if (room == length || !kzi_is_letter((*words)[0]) ||
			!kzi_is_letter(at[-(ptrdiff_t)length - 1]))
			return true;
	}
	return false;
}

bool kzi_begins_free(const kzi_finder *finder, const char *at)
{
	static const char *const others[] = {"\xe2\x82\xac", "EUR", "\xc6\x92", "$",
		"\xc2\xa3", "Postbus", "box", "tel", "tel.", "tel:", "fax",
		"fax:", "telefoon", "KvK", NULL};
	if (at == finder->text)
		return true;
	if (kzi_is_digit(at[-1]) || kzi_is_letter(at[-1]))
		return false;
	if (at - finder->text > 1 && strchr("-/.,_", at[-1]) != NULL &&
		(kzi_is_digit(at[-2]) || kzi_is_letter(at[-2])))
		return false;
	return !ends_with(finder, without_spaces(finder, at), others);
}

/* ---- What stands behind ---- */

static bool ends_free(const kzi_cursor *c)
{
	if (kzi_left(c) > 1 && c->at[0] != '\0' && strchr("-/.,:", c->at[0]) != NULL &&
		kzi_is_digit(c->at[1]))
		return false;
	/* "12 000-15 000" */
	kzi_cursor ahead = *c;
	kzi_take_spaces(&ahead);
	return !kzi_at(c, "%") &&
	       (ahead.at == ahead.end || ahead.at == c->at || !kzi_is_digit(*ahead.at));
}

static bool ends_line(const kzi_cursor *c)
{
	kzi_cursor ahead = *c;
	while (kzi_take(&ahead, ' ') || kzi_take(&ahead, '\r'))
		;
	return ahead.at == ahead.end || *ahead.at == '\n';
}

/* "25422-231; 21501-08-765": others of its kind follow. */
static bool is_in_list(const kzi_cursor *c)
{
	kzi_cursor ahead = *c;
	return kzi_take_joint(&ahead) && kzi_at_dossier(&ahead);
}

/* ---- Two numbers with a hyphen ---- */

static bool follows_citation(const kzi_finder *finder, const char *at)
{
	size_t count = finder->found->count;
	if (count == 0)
		return false;
	kzi_cursor c = {kzi_end_of(finder, &finder->found->items[count - 1]), at};
	return at - c.at < 16 && kzi_take_joint(&c) && c.at == at;
}

/* "27625-512" may be a standard, "ISO 11348-1", or a postcode, ", 16845-188": so it
 * is in brackets, alone on its line, or among others. */
static bool has_its_place(
	const kzi_finder *finder, const char *start, const kzi_cursor *c)
{
	static const char *const words[] = {"t.v.v.", "t.v.v", "tvv", "ttv", "motie",
		"moties", "amendement", "amendementen", "stuk", "stukken",
		"nader gewijzigde", NULL};
	static const char *const dashes[] = {"-", "\xe2\x80\x93", NULL};
	const char *before = without_spaces(finder, start);
	if (before == finder->text || before[-1] == '\n')
		return ends_line(c) || is_in_list(c);
	if (before[-1] == '(' || before[-1] == '[')
		return true;
	if (before[-1] == ':')
		return is_in_list(c);
	if (before < start && ends_with(finder, before, dashes))
		return ends_line(c);
	return ends_with(finder, before, words) || follows_citation(finder, start);
}

/* No space around its hyphen, or it is a dash. */
static bool is_tight(const kzi_name *name)
{
	kzi_cursor c = {name->dossier_end, name->number.text.text};
	return kzi_take_hyphen(&c) && c.at == c.end;
}

/* "(36600-XIV)"; and "(36 410)" where the sentence has spoken of a bill. */
static bool is_bracketed_dossier(const kzi_finder *finder, const char *start,
	const kzi_name *name, const kzi_cursor *c)
{
	static const char *const bills[] = {
		"wetsvoorstel", "initiatief", "notaoverleg", "rijkswetsvoorstel"};
	const char *before = without_spaces(finder, start);
	kzi_cursor ahead = *c, sentence = {finder->text, start};
	kzi_slice word;
	kzi_take_spaces(&ahead);
	if (before == finder->text || before[-1] != '(' || !kzi_at(&ahead, ")"))
		return false;
	if (strlen(name->piece.chapter) > 1)
		return true;
	sentence.at = kzi_sentence_start(finder->text, start, finder->end);
	while (kzi_next_word(&sentence, &word))
		for (size_t i = 0; i < sizeof bills / sizeof bills[0]; i++)
			if (kzi_begins(word, bills[i]))
				return true;
	return false;
}

bool kzi_stands_alone(const kzi_finder *finder, const char *start, const kzi_name *name,
	const kzi_cursor *c)
{
	const kzi_part *number = &name->number;
	const char *chapter = name->piece.chapter;
	if (name->piece.number[0] == '\0')
		return is_bracketed_dossier(finder, start, name, c);
	if (number->said != KZI_UNSAID)
		return true;
	if (number->before != '-' || !is_tight(name) || !ends_free(c) ||
		!kzi_is_digit(number->text.text[0]) || number->text.text[0] == '0')
		return false;
	/* Nothing else has a roman number in its middle, or a raadnummer. */
	if (strlen(chapter) > 1)
		return true;
	return has_its_place(finder, start, c);
}
