/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sources/finds.h"

#include "base/utf8.h"
#include "sources/paper.h"

#include <string.h>

/* ---- What was found ---- */

void kzi_finds_begin(kzi_finds *finds)
{
	*finds = (kzi_finds){.total = -1, .next_url = "", .remark = ""};
}

void kzi_finds_free(kzi_finds *finds)
{
	kzi_arena_free(&finds->arena);
	kzi_finds_begin(finds);
}

kzi_find *kzi_finds_add(kzi_finds *finds)
{
	kzi_find *more = kzi_arena_grow(
		&finds->arena, finds->items, finds->count, sizeof *finds->items);
	if (more == NULL)
		return NULL;
	finds->items = more;
	kzi_find *find = &more[finds->count++];
	*find = (kzi_find){"", "", "", "", "", "", "", "", NULL, 0, {NULL}};
	for (size_t i = 0; i < KZI_FIND_FORMS; i++)
		find->urls[i] = "";
	return find;
}

/* A control character, a space, or what is no UTF-8 at all: how long; 0 of text. */
static size_t blank_length(const char *text, size_t length)
{
	uint32_t rune;
	size_t taken = kzi_utf8_decode(text, length, &rune);
	if (taken == 0)
		return 1;
	return rune == ' ' || rune == 0xA0 || kzi_is_control(rune) ? taken : 0;
}

const char *kzi_finds_line(kzi_finds *finds, const char *text, size_t length)
{
	char *line = kzi_arena_copy(&finds->arena, text, length);
	size_t to = 0, at = 0;
	if (line == NULL)
		return NULL;
	while (at < length) {
		size_t blank = blank_length(text + at, length - at);
		if (blank == 0)
			line[to++] = text[at++];
		else if (to > 0 && line[to - 1] != ' ')
			line[to++] = ' ';
		at += blank;
		/* The rest of a character that begins as text. */
		while (blank == 0 && at < length &&
			((unsigned char)text[at] & 0xC0) == 0x80)
			line[to++] = text[at++];
	}
	while (to > 0 && line[to - 1] == ' ')
		to--;
	line[to] = '\0';
	return line;
}

const char *kzi_finds_day(kzi_finds *finds, const char *text)
{
	char day[KZI_DATE_MAX] = "";
	kzi_date date;
	size_t length = strcspn(text, "T ");
	if (length < sizeof day)
		memcpy(day, text, length);
	if (kzi_date_parse(day, &date, NULL) != KZ_OK)
		return "";
	return kzi_arena_copy(&finds->arena, day, strlen(day));
}

const char *kzi_finds_url(kzi_finds *finds, const char *text)
{
	size_t length = 0;
	while (text[length] > ' ' && text[length] < 0x7F)
		length++;
	bool whole =
		text[length] == '\0' && length < KZI_URL_MAX &&
		(strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0);
	return whole ? kzi_arena_copy(&finds->arena, text, length) : "";
}

const char *kzi_finds_name(kzi_finds *finds, const char *text)
{
	char name[KZI_PAPER_MAX];
	if (kzi_paper_name(text, name, NULL) != KZ_OK)
		return "";
	return kzi_arena_copy(&finds->arena, name, strlen(name));
}

/* ---- What is asked ---- */

bool kzi_wanted_word(const char **at, const char **word, size_t *length)
{
	const char *text = *at;
	do {
		text += strspn(text, " ");
		bool quoted = *text == '"';
		*word = text + quoted;
		*length = strcspn(*word, quoted ? "\"" : " \"");
		text = *word + *length;
		if (quoted && *text == '"')
			text++;
	} while (*length == 0 && *text != '\0');
	*at = text;
	return *length > 0;
}

/* A question is of one line, in UTF-8. */
static kz_status check_text(const char *what, const char *text, kz_error *err)
{
	size_t length = kzi_is_asked(text) ? strlen(text) : 0, at = 0;
	uint32_t rune;
	while (at < length) {
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (taken == 0 || kzi_is_control(rune))
			return kzi_fail(err, KZ_E_QUERY, (long long)at, "%s: %s in it",
				what, taken == 0 ? "no UTF-8" : "a control character");
		at += taken;
	}
	return KZ_OK;
}

static kz_status take_day(
	const char *what, const char *text, kzi_date *out, kz_error *err)
{
	*out = (kzi_date){0};
	if (!kzi_is_asked(text) || kzi_date_parse(text, out, NULL) == KZ_OK)
		return KZ_OK;
	return kzi_fail(
		err, KZ_E_QUERY, KZI_NO_OFFSET, "%s: '%s' is no date", what, text);
}

kz_status kzi_wanted_check(const kzi_wanted *wanted, kzi_wanted_days *out, kz_error *err)
{
	const char *const texts[] = {wanted->words, wanted->kind, wanted->dossier,
		wanted->from, wanted->until, wanted->changed, wanted->annex_of,
		wanted->id};
	static const char *const names[] = {
		"words", "kind", "dossier", "from", "until", "changed", "annexes", "id"};
	bool asked = false;
	kz_status st = KZ_OK;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0] && st == KZ_OK; i++) {
		asked = asked || kzi_is_asked(texts[i]);
		st = check_text(names[i], texts[i], err);
	}
	if (st == KZ_OK && !asked)
		st = kzi_fail(err, KZ_E_QUERY, KZI_NO_OFFSET, "no condition at all");
	if (st == KZ_OK)
		st = take_day("from", wanted->from, &out->from, err);
	if (st == KZ_OK)
		st = take_day("until", wanted->until, &out->until, err);
	if (st == KZ_OK)
		st = take_day("changed", wanted->changed, &out->changed, err);
	if (st != KZ_OK)
		return st;
	out->from = kzi_date_first(out->from);
	out->until = kzi_date_last(out->until);
	out->changed = kzi_date_first(out->changed);
	return KZ_OK;
}

void kzi_url_text(kzi_buffer *url, const char *text, size_t length)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789-._~";
	for (size_t i = 0; i < length; i++) {
		if (text[i] != '\0' && strchr(plain, text[i]) != NULL)
			kzi_buffer_byte(url, text[i]);
		else
			kzi_buffer_format(url, "%%%02X", (unsigned char)text[i]);
	}
}

kz_status kzi_url_take(kzi_buffer *url, char out[KZI_URL_MAX], kz_error *err)
{
	kz_status st = KZ_OK;
	if (url->failed)
		st = kzi_no_memory(err);
	else if (url->length >= KZI_URL_MAX)
		st = kzi_fail(err, KZ_E_LIMIT, KZI_NO_OFFSET,
			"a question too long to be asked");
	else
		memcpy(out, url->data, url->length);
	out[st == KZ_OK ? url->length : 0] = '\0';
	kzi_buffer_free(url);
	return st;
}
