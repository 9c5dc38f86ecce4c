/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A line is a word and, behind a slash, its flags, two letters each. They say how
 * the word is inflected and whether it is part of compounds; from that one sees
 * what kind of word it is, which the list does not say outright.
 */
#include "text/hunspell.h"

#include "base/file.h"
#include "base/utf8.h"
#include "text/fold.h"

#include <string.h>

enum { LIST_MAX = 64 << 20, WORD_MAX = 4 * KZI_LEXEME_MAX };

/* A word on its line. */
typedef struct line {
	const char *word, *flags;
	size_t length, flags_length;
} line;

static line take_line(const char *at, size_t length)
{
	line taken = {at, "", 0, 0};
	while (taken.length < length && at[taken.length] != '/' &&
		at[taken.length] != '\t')
		taken.length++;
	if (taken.length == length || at[taken.length] != '/')
		return taken;
	taken.flags = at + taken.length + 1;
	taken.flags_length = length - taken.length - 1;
	const char *tab = memchr(taken.flags, '\t', taken.flags_length);
	if (tab != NULL)
		taken.flags_length = (size_t)(tab - taken.flags);
	return taken;
}

static bool has_flag(const line *l, const char *flag)
{
	for (size_t i = 0; i + 2 <= l->flags_length; i += 2)
		if (l->flags[i] == flag[0] &&
			(flag[1] == '*' || l->flags[i + 1] == flag[1]))
			return true;
	return false;
}

/* Z* and Y* give a noun its plural and its diminutive, V* and A* the forms of verbs
 * and adjectives; with Ca and Cb a word begins compounds, with Cc it ends them. */
static unsigned kinds_of(const line *l)
{
	if (has_flag(l, "Cx"))
		return KZI_LEX_LINKED;
	unsigned kinds = has_flag(l, "Ca") ? KZI_LEX_BEGINS : 0;
	if (has_flag(l, "Cc") || has_flag(l, "Cd") || has_flag(l, "Ch") ||
		has_flag(l, "Z*") || has_flag(l, "Y*"))
		return kinds | KZI_LEX_NOUN;
	if (has_flag(l, "Cb") || has_flag(l, "Ce") || has_flag(l, "Cl"))
		return KZI_LEX_BEGINS;
	if (has_flag(l, "V*"))
		return kinds | KZI_LEX_VERB;
	if (has_flag(l, "A*"))
		return kinds | KZI_LEX_ADJECTIVE;
	return kinds != 0 ? kinds : KZI_LEX_UNCLEAR;
}

/* Folded into out; 0 when there is anything but letters in it. */
static size_t fold_letters(const char *word, size_t length, char out[WORD_MAX])
{
	size_t made = 0;
	for (size_t at = 0; at < length;) {
		uint32_t rune;
		char bytes[KZI_FOLD_MAX];
		size_t taken = kzi_utf8_decode(word + at, length - at, &rune);
		size_t folded = taken > 0 ? kzi_fold_rune(rune, bytes) : 0;
		if (taken == 0 || made + folded > WORD_MAX)
			return 0;
		for (size_t i = 0; i < folded; i++)
			if (bytes[i] < 'a' || bytes[i] > 'z')
				return 0;
		memcpy(out + made, bytes, folded);
		made += folded;
		at += taken;
	}
	return made;
}

/* The list has uitvoeren at voeren, as one of the verbs that are made of it. */
static void add_separable(
	kzi_draft *draft, const line *l, const char *verb, size_t length)
{
	static const struct {
		const char *flag, *particle;
	} particles[] = {{"Pb", "aan"}, {"Pd", "achter"}, {"Pj", "af"}, {"Pl", "bij"},
		{"Po", "binnen"}, {"Pp", "door"}, {"Pr", "mee"}, {"Pt", "na"},
		{"Pm", "over"}, {"Ps", "uit"}, {"Pn", "voor"}};
	for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++) {
		char whole[WORD_MAX + 8];
		size_t before = strlen(particles[i].particle);
		if (!has_flag(l, particles[i].flag))
			continue;
		memcpy(whole, particles[i].particle, before);
		memcpy(whole + before, verb, length);
		kzi_draft_add(draft, whole, before + length, KZI_LEX_VERB);
	}
}

static bool is_capital(char letter)
{
	return letter >= 'A' && letter <= 'Z';
}

static void add_word(kzi_draft *draft, const line *l)
{
	char folded[WORD_MAX];
	bool begins = l->length > 1 && l->word[l->length - 1] == '-';
	size_t length = fold_letters(l->word, l->length - begins, folded);
	if (length < 2 || has_flag(l, "Fw"))
		return;
	if (begins)
		kzi_draft_add(draft, folded, length, KZI_LEX_BEGINS);
	else if (is_capital(l->word[0]) && length > 3 && !is_capital(l->word[1]))
		kzi_draft_add(draft, folded, length, KZI_LEX_NAME);
	if (begins || is_capital(l->word[0]))
		return;
	/* Names in lower case, and all else that is a noun to nobody. */
	if (l->flags_length == 2 && has_flag(l, "PN"))
		return;
	kzi_draft_add(draft, folded, length, kinds_of(l));
	add_separable(draft, l, folded, length);
	if ((has_flag(l, "Ch") || has_flag(l, "Cd")) && length < WORD_MAX) {
		folded[length] = 's';
		kzi_draft_add(draft, folded, length + 1, KZI_LEX_LINKED);
	}
}

kz_status kzi_hunspell_read(const char *path, kzi_draft *draft, kz_error *err)
{
	kzi_buffer list = {0};
	kz_status st = kzi_file_read(path, LIST_MAX, &list, err);
	for (size_t at = 0; st == KZ_OK && at < list.length;) {
		const char *from = list.data + at;
		const char *end = memchr(from, '\n', list.length - at);
		size_t length = end != NULL ? (size_t)(end - from) : list.length - at;
		line l = take_line(from, length);
		if (l.length > 0)
			add_word(draft, &l);
		at += length + 1;
	}
	draft->listed = draft->count;
	kzi_buffer_free(&list);
	return st;
}
