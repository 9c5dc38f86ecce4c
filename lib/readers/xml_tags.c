/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What may not be parsed: found by hand and in one pass, for the two files that parse. */
#include "readers/xml.h"
#include "readers/xml_cursor.h"

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
