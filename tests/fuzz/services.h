/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What must be so of every answer of a service, and of every question to one. */
#ifndef SERVICES_H
#define SERVICES_H

#include "fuzz.h"

#include "base/utf8.h"
#include "sources/finds.h"

#include <stdlib.h>
#include <string.h>

/* On one line, and nothing for a terminal in it. */
static inline void check_line(const char *text)
{
	size_t length = strlen(text), at = 0;
	while (at < length) {
		uint32_t rune;
		size_t taken = kzi_utf8_decode(text + at, length - at, &rune);
		if (taken == 0 || kzi_is_control(rune))
			abort();
		at += taken;
	}
}

static inline void check_finds(
	const kzi_finds *finds, kz_status st, const kz_error *err, size_t size)
{
	if (st != KZ_OK && st != KZ_E_QUERY && st != KZ_E_NETWORK && st != KZ_E_LIMIT)
		abort();
	if (st != KZ_OK && (err->offset > (long long)size || err->message[0] == '\0'))
		abort();
	for (size_t i = 0; i < finds->count; i++) {
		const kzi_find *find = &finds->items[i];
		if (find->id[0] == '\0' || strchr("./~-", find->id[0]) != NULL ||
			strpbrk(find->id, "/. ") != NULL)
			abort();
		check_line(find->id);
		check_line(find->title);
		check_line(find->kind);
		check_line(find->date);
		check_line(find->modified);
		check_line(find->dossier);
		check_line(find->annex_of);
		for (size_t form = 0; form < KZI_FIND_FORMS; form++)
			check_line(find->urls[form]);
	}
	check_line(finds->next_url);
	check_line(finds->remark);
}

/* A quote is only left by a quote of ours: of as many as we opened, we closed each. */
static inline void check_question(
	const char *url, const char *before, char quote, char escape)
{
	const char *at = strstr(url, before);
	bool open = false;
	if (at == NULL || strlen(url) >= KZI_URL_MAX)
		abort();
	for (at += strlen(before); *at != '\0'; at++) {
		char hex[3] = {at[0] == '%' ? at[1] : '\0', at[0] == '%' ? at[2] : '\0'};
		char byte = hex[0] != '\0' ? (char)strtol(hex, NULL, 16) : *at;
		if (strchr("&#?'\" ", *at) != NULL)
			abort();
		at += hex[0] != '\0' ? 2 : 0;
		if (open && escape != '\0' && byte == escape)
			at += at[1] == '%' ? 3 : 1;
		else if (byte == quote)
			open = !open;
	}
	if (open)
		abort();
}

#endif
