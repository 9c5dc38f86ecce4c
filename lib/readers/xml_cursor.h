/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A place in XML or HTML that is looked at by hand: by xml_sniff.c and xml_tags.c. */
#ifndef KZI_READERS_XML_CURSOR_H
#define KZI_READERS_XML_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

typedef struct cursor {
	const char *at, *end;
} cursor;

static inline bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static inline bool begins(const cursor *c, const char *with)
{
	size_t length = strlen(with);
	return (size_t)(c->end - c->at) >= length &&
	       strncasecmp(c->at, with, length) == 0;
}

/* Moves it behind the first such words, or to the end. */
static inline bool pass(cursor *c, const char *words)
{
	size_t length = strlen(words);
	while ((size_t)(c->end - c->at) >= length) {
		const char *found =
			memchr(c->at, words[0], (size_t)(c->end - c->at) - length + 1);
		if (found == NULL)
			break;
		c->at = found;
		if (begins(c, words)) {
			c->at += length;
			return true;
		}
		c->at++;
	}
	c->at = c->end;
	return false;
}

static inline void pass_space(cursor *c)
{
	while (c->at < c->end && is_space(*c->at))
		c->at++;
}

static inline bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (unsigned char)c >= 0x80;
}

#endif
