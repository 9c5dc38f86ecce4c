/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An item of CSL-JSON: strings and numbers, with the escapes of JSON. */
#include "cite/cite.h"

#include <string.h>

static void put_json(kzi_buffer *out, uint32_t rune, const char *bytes, size_t length)
{
	if (rune == '"' || rune == '\\')
		kzi_buffer_byte(out, '\\');
	kzi_buffer_append(out, bytes, length);
}

static void put_member(kzi_buffer *out, const char *name, const char *value)
{
	if (value[0] == '\0')
		return;
	kzi_buffer_format(out, ", \"%s\": \"", name);
	kzi_put_text(out, value, put_json);
	kzi_buffer_byte(out, '"');
}

/* ---- Who ---- */

static void put_part(
	kzi_buffer *out, const char *before, const char *name, kzi_slice value)
{
	if (value.length == 0)
		return;
	kzi_buffer_format(out, "%s\"%s\": \"", before, name);
	kzi_put_slice(out, value, put_json);
	kzi_buffer_byte(out, '"');
}

/* Dutch particles stay before the name and do not count in its order. */
static void put_author(kzi_buffer *out, const kz_signatory *signatory)
{
	kzi_author author = kzi_author_of(signatory);
	kzi_buffer_byte(out, '{');
	if (author.given.length == 0) {
		put_part(out, "", "literal", author.family);
	} else {
		put_part(out, "", "family", author.family);
		put_part(out, ", ", "given", author.given);
		put_part(out, ", ", "non-dropping-particle", author.particle);
	}
	kzi_buffer_byte(out, '}');
}

static void put_authors(kzi_buffer *out, const kzi_reference *reference)
{
	size_t count = kz_document_signatory_count(reference->document);
	if (count == 0 && reference->ministry[0] == '\0')
		return;
	kzi_buffer_text(out, ", \"author\": [");
	for (size_t i = 0; i < count; i++) {
		kzi_buffer_text(out, i > 0 ? ", " : "");
		put_author(out, kz_document_signatory_at(reference->document, i));
	}
	if (count == 0) {
		kzi_buffer_text(out, "{\"literal\": \"");
		kzi_put_text(out, reference->ministry, put_json);
		kzi_buffer_text(out, "\"}");
	}
	kzi_buffer_byte(out, ']');
}

/* ---- When ---- */

static void put_date(kzi_buffer *out, kzi_date date)
{
	if (date.year == 0)
		return;
	kzi_buffer_format(out, ", \"issued\": {\"date-parts\": [[%d", date.year);
	if (date.month > 0)
		kzi_buffer_format(out, ", %d", date.month);
	if (date.day > 0)
		kzi_buffer_format(out, ", %d", date.day);
	kzi_buffer_text(out, "]]}");
}

/* ---- All of it ---- */

void kzi_write_csl(const kzi_reference *reference, kzi_buffer *out)
{
	bool spoken = reference->paper.series == KZI_HANDELINGEN;
	kzi_buffer_text(out, "{\"id\": \"");
	kzi_put_text(out, reference->id, put_json);
	kzi_buffer_format(out, "\", \"type\": \"%s\"", spoken ? "hearing" : "report");
	put_authors(out, reference);
	put_member(out, "title", reference->title);
	put_member(out, "genre", kz_document_get(reference->document, KZ_KIND));
	put_member(out, "number", reference->official);
	put_member(out, "publisher", reference->publisher);
	put_date(out, reference->date);
	put_member(out, "language", reference->language);
	put_member(out, "URL", reference->url);
	put_member(out, "annote", reference->place);
	kzi_buffer_byte(out, '}');
}
