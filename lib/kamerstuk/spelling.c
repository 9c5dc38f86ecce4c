/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One Kamerstuk, alone: an identifier, an address, or a name as people write it. All
 * of the text must be that. Better none than a wrong one: what could as well be
 * something else is not understood.
 */
#include <kamerzoek/citation.h>

#include "base/error.h"
#include "base/utf8.h"
#include "kamerstuk/identifier.h"
#include "kamerstuk/name.h"

#include <string.h>

/* Returns NULL, or where understanding stopped. */
static const char *read_spelling(kzi_cursor c, kz_kamerstuk *out)
{
	kzi_name name;
	kzi_part rest;
	kzi_heading before = kzi_take_heading(&c);
	if (!kzi_take_name(&c, &before, &name))
		return c.at;
	*out = name.piece;
	/* What there is more of is no part of it, and begins behind its comma. */
	if (c.at < c.end)
		return kzi_take_part(&c, &rest) ? rest.text.text : c.at;
	/* A roman dossier with no letter could be any roman number. */
	bool alone = out->number[0] == '\0' && kzi_is_letter(out->dossier[0]);
	return alone ? c.end : NULL;
}

static void strip_brackets(kzi_cursor *c)
{
	if (kzi_left(c) > 1 && c->at[0] == '(' && c->end[-1] == ')') {
		c->at++;
		c->end--;
		kzi_trim(c);
	}
}

static bool skip(kzi_cursor *c, const char *text)
{
	if (!kzi_at(c, text))
		return false;
	c->at += strlen(text);
	return true;
}

/* The address of an official page, in whatever form it gives the piece. */
static void strip_address(kzi_cursor *c)
{
	static const char *const forms[] = {".html", ".xml", ".pdf", ".odt"};
	kzi_cursor page = *c;
	if ((!skip(&page, "https://") && !skip(&page, "http://")) ||
		!skip(&page, "zoek.officielebekendmakingen.nl/") ||
		!kzi_at(&page, "kst-"))
		return;
	*c = page;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		size_t length = strlen(forms[i]);
		if (kzi_left(c) > length &&
			kzi_says((kzi_slice){c->end - length, length}, forms[i])) {
			c->end -= length;
			return;
		}
	}
}

static kz_status not_understood(
	const char *text, size_t length, size_t offset, kz_error *err)
{
	/* Enough to recognise it by; a message is one line. */
	int all = (int)kzi_utf8_cut(text, length, 80);
	int rest = (int)kzi_utf8_cut(text + offset, length - offset, 40);
	if (rest == 0)
		return kzi_fail(err, KZ_E_QUERY, (long long)offset,
			"kamerstuk '%.*s': ends too soon", all, text);
	return kzi_fail(err, KZ_E_QUERY, (long long)offset,
		"kamerstuk '%.*s': '%.*s' is not understood", all, text, rest,
		text + offset);
}

kz_status kz_kamerstuk_parse(
	const char *text, size_t length, kz_kamerstuk *out, kz_error *err)
{
	if (out != NULL)
		*out = (kz_kamerstuk){0};
	if (out == NULL || text == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "%s is NULL",
			out == NULL ? "out" : "text");
	kzi_cursor c = {text, text + length};
	kzi_trim(&c);
	strip_brackets(&c);
	strip_address(&c);
	kz_kamerstuk piece = {0};
	const char *stopped =
		kzi_at(&c, "kst-")
			? kzi_identifier_read((kzi_slice){c.at, kzi_left(&c)}, &piece)
			: read_spelling(c, &piece);
	if (stopped != NULL)
		return not_understood(text, length, (size_t)(stopped - text), err);
	*out = piece;
	return KZ_OK;
}
