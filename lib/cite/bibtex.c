/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * An entry of BibTeX, which biblatex reads as well. What would mean something to TeX,
 * or to BibTeX before it, is written so that it means itself.
 */
#include "cite/cite.h"

#include <string.h>

/* BibTeX counts braces, also those behind a backslash: so none come from a text. */
static void put_tex(kzi_buffer *out, uint32_t rune, const char *bytes, size_t length)
{
	static const struct {
		char rune;
		const char *tex;
	} specials[] = {
		{'{', "\\textbraceleft{}"},
		{'}', "\\textbraceright{}"},
		{'\\', "\\textbackslash{}"},
		{'~', "\\textasciitilde{}"},
		{'^', "\\textasciicircum{}"},
		{'"', "\\symbol{34}"},
		{'<', "\\textless{}"},
		{'>', "\\textgreater{}"},
		{'|', "\\textbar{}"},
		{'$', "\\$"},
		{'&', "\\&"},
		{'#', "\\#"},
		{'%', "\\%"},
		{'_', "\\_"},
	};
	for (size_t i = 0; i < sizeof specials / sizeof specials[0]; i++) {
		if (rune == (unsigned char)specials[i].rune) {
			kzi_buffer_text(out, specials[i].tex);
			return;
		}
	}
	kzi_buffer_append(out, bytes, length);
}

/* An address is taken as it is, and must not end what it stands in. */
static void put_address(kzi_buffer *out, uint32_t rune, const char *bytes, size_t length)
{
	static const char unsafe[] = " \"<>\\^`{|}";
	if (rune > ' ' && rune < 0x7f && strchr(unsafe, (int)rune) == NULL) {
		kzi_buffer_append(out, bytes, length);
		return;
	}
	for (size_t i = 0; i < length; i++)
		kzi_buffer_format(out, "%%%02X", (unsigned char)bytes[i]);
}

/* Of two ids never the same key: what a key may not hold becomes "_3d". */
static void put_key(kzi_buffer *out, uint32_t rune, const char *bytes, size_t length)
{
	bool fits = (rune >= '0' && rune <= '9') || (rune >= 'A' && rune <= 'Z') ||
		    (rune >= 'a' && rune <= 'z') || rune == '-' || rune == '.' ||
		    rune == ':' || rune == '/' || rune == '+';
	if (fits) {
		kzi_buffer_append(out, bytes, length);
		return;
	}
	for (size_t i = 0; i < length; i++)
		kzi_buffer_format(out, "_%02x", (unsigned char)bytes[i]);
}

static void put_field(
	kzi_buffer *out, const char *name, const char *value, kzi_put_rune *put)
{
	if (value[0] == '\0')
		return;
	kzi_buffer_format(out, ",\n  %s = {", name);
	kzi_put_text(out, value, put);
	kzi_buffer_byte(out, '}');
}

/* ---- Who ---- */

/* "van der Plas, V.P.G."; in braces of its own what is not to be taken apart. */
static void put_author(kzi_buffer *out, const kz_signatory *signatory)
{
	kzi_author author = kzi_author_of(signatory);
	if (author.given.length == 0) {
		kzi_buffer_byte(out, '{');
		kzi_put_slice(out, author.family, put_tex);
		kzi_buffer_byte(out, '}');
		return;
	}
	kzi_put_slice(out, author.particle, put_tex);
	if (author.particle.length > 0)
		kzi_buffer_byte(out, ' ');
	kzi_buffer_byte(out, '{');
	kzi_put_slice(out, author.family, put_tex);
	kzi_buffer_text(out, "}, ");
	kzi_put_slice(out, author.given, put_tex);
}

static void put_authors(kzi_buffer *out, const kzi_reference *reference)
{
	size_t count = kz_document_signatory_count(reference->document);
	bool others = false;
	if (count == 0 && reference->ministry[0] == '\0')
		return;
	kzi_buffer_text(out, ",\n  author = {");
	for (size_t i = 0; i < count; i++) {
		const kz_signatory *one =
			kz_document_signatory_at(reference->document, i);
		kzi_buffer_text(out, i > 0 ? " and " : "");
		put_author(out, one);
		others |= kzi_author_of(one).others;
	}
	if (count == 0) {
		kzi_buffer_byte(out, '{');
		kzi_put_text(out, reference->ministry, put_tex);
		kzi_buffer_byte(out, '}');
	}
	kzi_buffer_text(out, others ? " and others}" : "}");
}

/* ---- When ---- */

static void put_date(kzi_buffer *out, kzi_date date)
{
	static const char *const months[] = {"", "jan", "feb", "mar", "apr", "may", "jun",
		"jul", "aug", "sep", "oct", "nov", "dec"};
	char iso[KZI_DATE_MAX];
	if (date.year == 0)
		return;
	kzi_date_format(date, iso);
	kzi_buffer_format(out, ",\n  date = {%s},\n  year = {%04d}", iso, date.year);
	/* The names of months are words of BibTeX, and not in braces. */
	if (date.month > 0)
		kzi_buffer_format(out, ",\n  month = %s", months[date.month]);
}

/* ---- All of it ---- */

static const char *language_of(const char *code)
{
	if (strcmp(code, "nl") == 0 || code[0] == '\0')
		return "dutch";
	return strcmp(code, "en") == 0 ? "english" : code;
}

void kzi_write_bibtex(const kzi_reference *reference, kzi_buffer *out)
{
	kzi_buffer_text(out, "@misc{");
	kzi_put_text(
		out, reference->id[0] != '\0' ? reference->id : "kamerzoek", put_key);
	put_authors(out, reference);
	/* A second pair of braces, for a style may take the capitals off a title. */
	kzi_buffer_text(out, ",\n  title = {{");
	kzi_put_text(out, reference->title, put_tex);
	kzi_buffer_text(out, "}}");
	put_field(out, "howpublished", reference->official, put_tex);
	put_field(out, "organization", reference->publisher, put_tex);
	put_date(out, reference->date);
	put_field(out, "langid", language_of(reference->language), put_tex);
	put_field(out, "url", reference->url, put_address);
	put_field(out, "annote", reference->place, put_tex);
	kzi_buffer_text(out, "\n}\n");
}
