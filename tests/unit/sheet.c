/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "sheet.h"

#include "support.h"

#include "readers/pdf.h"

#include <stdlib.h>

static const char head[] =
	"<!DOCTYPE html><html>\n<head>\n<title></title>\n</head>\n<body>\n<doc>\n";
static const char page_end[] = "  </page>\n";

void sheet_page(sheet *to)
{
	kzi_buffer_text(&to->answer, to->pages++ == 0 ? head : page_end);
	kzi_buffer_text(
		&to->answer, "  <page width=\"595.000000\" height=\"842.000000\">\n");
}

static void add_word(
	sheet *to, double x, double y, double size, const char *text, size_t length)
{
	size_t runes = 0;
	for (size_t i = 0; i < length; i++)
		runes += ((unsigned char)text[i] & 0xC0) != 0x80;
	kzi_buffer_format(&to->answer,
		"<word xMin=\"%.6f\" yMin=\"%.6f\" xMax=\"%.6f\" yMax=\"%.6f\">", x,
		y - size, x + (double)runes * size / 2, y);
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '&')
			kzi_buffer_text(&to->answer, "&amp;");
		else if (text[i] == '<')
			kzi_buffer_text(&to->answer, "&lt;");
		else
			kzi_buffer_byte(&to->answer, text[i]);
	}
	kzi_buffer_text(&to->answer, "</word>\n");
}

/* A word, and the rest of it that is raised or lowered; where it ends. */
static double add_words(
	sheet *to, double x, double y, double size, const char *text, size_t length)
{
	size_t base = 0;
	while (base < length && text[base] != '^' && text[base] != '_')
		base++;
	if (base > 0)
		add_word(to, x, y, size, text, base);
	x += (double)base * size / 2;
	if (base == length)
		return x;
	double small = size * 0.6,
	       foot = text[base] == '^' ? y - size * 0.4 : y + size * 0.1;
	/* Of the signs beyond ASCII: the bytes of † ‡ § ¹ ² ³ ⁴ ⁰. */
	static const char raised[] = "0123456789*)e,"
				     "\xE2\x80\xA0\xA1\xC2\xA7\xB9\xB2\xB3\x81\xB4\xB0";
	size_t rest = 1 + strspn(text + base + 1, raised);
	add_word(to, x, foot, small, text + base + 1, rest - 1);
	x += (double)(rest - 1) * small / 2;
	if (base + rest < length)
		add_word(to, x, y, size, text + base + rest, length - base - rest);
	return x + (double)(length - base - rest) * size / 2;
}

void sheet_line(sheet *to, double x, double y, double size, const char *text)
{
	kzi_buffer_text(&to->answer, "<line>\n");
	while (*text != '\0') {
		size_t length = strcspn(text, " ");
		if (length > 0)
			x = add_words(to, x, y, size, text, length);
		text += length;
		x += size * 0.3 * (double)strspn(text, " ");
		text += strspn(text, " ");
	}
	kzi_buffer_text(&to->answer, "</line>\n");
}

double sheet_lines(sheet *to, double x, double y, double size, const char *text)
{
	while (*text != '\0') {
		char line[512];
		size_t length = strcspn(text, "\n");
		assert_true(length < sizeof line);
		memcpy(line, text, length);
		line[length] = '\0';
		if (length > 0)
			sheet_line(to, x, y, size, line);
		y += size * 1.2;
		text += length + (text[length] == '\n');
	}
	return y;
}

kz_document *sheet_read(sheet *from)
{
	kz_document *document = NULL;
	kzi_buffer_text(&from->answer, page_end);
	kzi_buffer_text(&from->answer, "</doc>\n</body>\n</html>\n");
	assert_false(from->answer.failed);
	must(kz_document_new(&document, err));
	must(kzi_pdf_from_boxes(
		from->answer.data, from->answer.length, "test.pdf", document, err));
	kzi_buffer_free(&from->answer);
	*from = (sheet){0};
	return document;
}

static void show_block(const kz_block *block, kzi_buffer *out)
{
	static const char *const kinds[] = {"", "H ", "L ", "F ", "T "};
	size_t ref = 0;
	kzi_buffer_text(out, kinds[block->kind]);
	if (block->mark[0] != '\0')
		kzi_buffer_format(out, "%s ", block->mark);
	for (size_t i = 0; i <= strlen(block->text); i++) {
		for (; ref < block->ref_count && block->refs[ref].offset == i; ref++)
			kzi_buffer_format(out, "{%s}", block->refs[ref].mark);
		if (block->text[i] != '\0')
			kzi_buffer_byte(
				out, block->text[i] == '\t' ? '|' : block->text[i]);
	}
	kzi_buffer_byte(out, '\n');
}

const char *shown(const kz_document *document)
{
	static char *text;
	kzi_buffer out = {0};
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		show_block(kz_document_block_at(document, i), &out);
	free(text);
	text = kzi_buffer_take(&out);
	assert_non_null(text);
	return text;
}

void must_show(kz_document *document, const char *wanted)
{
	const char *got = shown(document);
	if (strcmp(got, wanted) != 0)
		fail_msg("it is\n%s\nand not\n%s", got, wanted);
	kz_document_free(document);
}

const char *sample(const char *name)
{
	const char *folder = getenv("SAMPLES");
	if (folder == NULL)
		fail_msg("SAMPLES does not say where tests/samples is");
	return below(folder, name);
}

void must_show_letter(kz_document *document)
{
	size_t length = 0;
	char *wanted = read_bytes(sample("brief.blocks"), &length);
	const char *got = strstr(shown(document), "Geachte Voorzitter");
	same_text("brief", got, wanted);
	free(wanted);
	same_text("date", kz_document_get(document, KZ_DATE), "2025-03-03");
	same_text("its source", kz_document_get(document, KZ_DATE_SOURCE), "text");
	same_text("subject", kz_document_get(document, KZ_SUBJECT),
		"Proeverijen met kweekvlees");
	same_text("title", kz_document_get(document, KZ_TITLE),
		"Proeverijen met kweekvlees");
	assert_int_equal(kz_document_signatory_count(document), 2);
	const kz_signatory *second = kz_document_signatory_at(document, 1);
	same_text("name", second->name, "B.C. Jansen");
	same_text("office", second->office, "Staatssecretaris van Jeugd");
	kz_document_free(document);
}
