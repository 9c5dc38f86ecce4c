/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What XML or HTML says of itself before it is parsed, by hand and in one pass. */
#include "readers/xml.h"

#include "readers/decode.h"
#include "readers/xml_cursor.h"

enum { SNIFF_MAX = 64 << 10, NARROW_MAX = 4 << 10 };

/* A mark, in UTF-8 or in what that becomes when it is encoded twice. */
static void pass_marks(cursor *c)
{
	static const char *const marks[] = {"\xEF\xBB\xBF", "\xC3\xAF\xC2\xBB\xC2\xBF"};
	for (size_t i = 0; i < 2; i++) {
		if (begins(c, marks[i]))
			c->at += strlen(marks[i]);
	}
}

/* What is longer than there is room for is nothing that anybody knows. */
static void copy(char *to, size_t size, const char *from, const char *end)
{
	size_t length = (size_t)(end - from);
	if (length >= size)
		return;
	memcpy(to, from, length);
	to[length] = '\0';
}

/* <?xml version="1.0" encoding="windows-1252"?> */
static void read_declaration(cursor c, kzi_xml_root *out)
{
	if (!pass(&c, "encoding"))
		return;
	pass_space(&c);
	if (c.at == c.end || *c.at++ != '=')
		return;
	pass_space(&c);
	if (c.at == c.end || (*c.at != '"' && *c.at != '\''))
		return;
	char quote = *c.at++;
	const char *close = memchr(c.at, quote, (size_t)(c.end - c.at));
	if (close != NULL)
		copy(out->encoding, sizeof out->encoding, c.at, close);
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
	if (c.at < c.end)
		copy(out->name, sizeof out->name, name, c.at);
	out->html |= strcasecmp(out->name, "html") == 0;
}

static kzi_xml_root sniff(cursor c)
{
	kzi_xml_root root = {0};
	pass_marks(&c);
	pass_space(&c);
	while (c.at < c.end && *c.at == '<') {
		cursor start = c;
		if (begins(&c, "<?xml")) {
			root.declared = true;
			pass(&c, "?>");
			read_declaration((cursor){start.at, c.at}, &root);
		} else if (begins(&c, "<?")) {
			pass(&c, "?>");
		} else if (begins(&c, "<!--")) {
			pass(&c, "-->");
		} else if (begins(&c, "<!DOCTYPE")) {
			root.declared = true;
			pass_doctype(&c, &root);
		} else {
			read_root(c, &root);
			break;
		}
		pass_space(&c);
	}
	return root;
}

kzi_xml_root kzi_xml_sniff(const char *bytes, size_t length)
{
	char narrow[NARROW_MAX];
	size_t mark;
	kzi_encoding encoding = kzi_encoding_of_mark(bytes, length, &mark);
	if (encoding != KZI_UTF_16LE && encoding != KZI_UTF_16BE)
		return sniff((cursor){
			bytes, bytes + (length < SNIFF_MAX ? length : SNIFF_MAX)});
	/* Half of each character will do: all that is sought is ASCII. */
	size_t count = 0, low = encoding == KZI_UTF_16LE ? 0 : 1;
	for (size_t at = mark + low; at < length && count < sizeof narrow; at += 2)
		narrow[count++] = bytes[at];
	return sniff((cursor){narrow, narrow + count});
}
