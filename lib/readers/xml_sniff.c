/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What XML or HTML says of itself before it is parsed, by hand and in one pass. */
#include "readers/xml.h"

#include "readers/decode.h"

#include <string.h>
#include <strings.h>

enum { SNIFF_MAX = 64 << 10 };

/* A place in the text. */
typedef struct cursor {
	const char *at, *end;
} cursor;

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool begins(const cursor *c, const char *with)
{
	size_t length = strlen(with);
	return (size_t)(c->end - c->at) >= length &&
	       strncasecmp(c->at, with, length) == 0;
}

/* Moves it behind the first such words, or to the end. */
static bool pass(cursor *c, const char *words)
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

static void pass_space(cursor *c)
{
	while (c->at < c->end && is_space(*c->at))
		c->at++;
}

/* ---- What it is ---- */

/* A mark, in UTF-8 or in what that becomes when it is encoded twice. */
static void pass_marks(cursor *c)
{
	static const char *const marks[] = {"\xEF\xBB\xBF", "\xC3\xAF\xC2\xBB\xC2\xBF"};
	for (size_t i = 0; i < 2; i++) {
		if (begins(c, marks[i]))
			c->at += strlen(marks[i]);
	}
}

/* <?xml version="1.0" encoding="windows-1252"?> */
static void read_declaration(cursor declaration, kzi_xml_root *out)
{
	if (!pass(&declaration, "encoding"))
		return;
	pass_space(&declaration);
	if (declaration.at == declaration.end || *declaration.at != '=')
		return;
	declaration.at++;
	pass_space(&declaration);
	if (declaration.at == declaration.end ||
		(*declaration.at != '"' && *declaration.at != '\''))
		return;
	char quote = *declaration.at++;
	const char *close =
		memchr(declaration.at, quote, (size_t)(declaration.end - declaration.at));
	if (close == NULL)
		return;
	out->encoding = declaration.at;
	out->encoding_length = (size_t)(close - declaration.at);
}

/* <!DOCTYPE kamerwrk SYSTEM "..." [ ... ]> */
static void pass_doctype(cursor *c, kzi_xml_root *out)
{
	cursor name = *c;
	name.at += strlen("<!DOCTYPE");
	pass_space(&name);
	if (begins(&name, "html"))
		out->html = true;
	while (c->at < c->end && *c->at != '>' && *c->at != '[')
		c->at++;
	if (c->at < c->end && *c->at == '[')
		pass(c, "]");
	pass(c, ">");
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (unsigned char)c >= 0x80;
}

static void read_root(cursor c, kzi_xml_root *out)
{
	const char *name = ++c.at;
	if (c.at == c.end || !is_name(*c.at))
		return;
	while (c.at < c.end && !is_space(*c.at) && *c.at != '>' && *c.at != '/') {
		if (*c.at++ == ':')
			name = c.at;
	}
	/* Cut off in the middle of it, a name is another name. */
	if (c.at == c.end)
		return;
	out->name = name;
	out->length = (size_t)(c.at - name);
	if (out->length == 4 && strncasecmp(name, "html", 4) == 0)
		out->html = true;
}

kzi_xml_root kzi_xml_sniff(const char *bytes, size_t length)
{
	kzi_xml_root root = {0};
	cursor c = {bytes, bytes + (length < SNIFF_MAX ? length : SNIFF_MAX)};
	pass_marks(&c);
	pass_space(&c);
	while (c.at < c.end && *c.at == '<') {
		cursor start = c;
		if (begins(&c, "<?")) {
			root.xml |= begins(&c, "<?xml");
			pass(&c, "?>");
			if (begins(&start, "<?xml"))
				read_declaration((cursor){start.at, c.at}, &root);
		} else if (begins(&c, "<!--")) {
			pass(&c, "-->");
		} else if (begins(&c, "<!DOCTYPE")) {
			root.xml = true;
			pass_doctype(&c, &root);
		} else {
			read_root(c, &root);
			break;
		}
		pass_space(&c);
	}
	root.xml |= root.name != NULL;
	return root;
}

/* ---- What may not be parsed ---- */

/* In HTML the text of these is not markup: a < in it begins nothing. */
static void pass_raw_text(cursor *c, cursor tag)
{
	static const char *const names[] = {"script", "style", "textarea", "title"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		char close[16] = "</";
		if (!begins(&tag, names[i]))
			continue;
		pass(c, strcat(close, names[i]));
		return;
	}
}

/* Counts what begins with a name; moves c behind the tag. */
static size_t count_attributes(cursor *c)
{
	size_t count = 0;
	bool apart = false;
	while (c->at < c->end && *c->at != '>') {
		char at = *c->at++;
		if (at == '"' || at == '\'') {
			const char *close = memchr(c->at, at, (size_t)(c->end - c->at));
			c->at = close != NULL ? close + 1 : c->end;
			apart = true;
		} else if (is_space(at)) {
			apart = true;
		} else {
			count += apart && at != '=' && at != '/';
			apart = false;
		}
	}
	return count;
}

kz_status kzi_xml_check_tags(const char *text, size_t length, bool html, kz_error *err)
{
	cursor c = {text, text + length};
	while (pass(&c, "<")) {
		cursor tag = c;
		if (begins(&c, "!--")) {
			pass(&c, "-->");
		} else if (begins(&c, "![CDATA[") && !html) {
			pass(&c, "]]>");
		} else if (c.at < c.end && is_name(*c.at)) {
			if (count_attributes(&c) > KZI_XML_ATTRIBUTES_MAX)
				return kzi_fail(err, KZ_E_LIMIT, tag.at - 1 - text,
					"an element with more than %d attributes",
					KZI_XML_ATTRIBUTES_MAX);
			if (html)
				pass_raw_text(&c, tag);
		}
	}
	return KZ_OK;
}
