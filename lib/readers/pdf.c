/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * PDF, through poppler's pdftotext in a child process: a broken or hostile PDF may
 * crash it, hang it or fill its memory, and is refused then. One process a file.
 */
#include "readers/pdf.h"

#include "base/error.h"
#include "base/utf8.h"
#include "readers/child.h"
#include "readers/file_facts.h"
#include "readers/imprint.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
	SECONDS = 20,       /* for a small file; a second more for each MiB */
	MEMORY = 1 << 30,   /* the file is in it, and its pictures unpacked */
	ANSWER = 256 << 20, /* some 4,000 full pages */
	SNIFF = 1024,       /* no white space before a PDF is longer */
	TAIL = 4096         /* its end is marked within the last so many bytes */
};

static bool has_pdf_name(const char *name)
{
	return kzi_has_extension(name, ".pdf");
}

static bool begins_as_pdf(const kzi_input *input)
{
	size_t at = kzi_utf8_mark(input->bytes, input->length);
	while (at < input->length && at < SNIFF &&
		strchr(" \t\r\n", input->bytes[at]) != NULL)
		at++;
	return input->length - at >= 5 && memcmp(input->bytes + at, "%PDF-", 5) == 0;
}

/* What only is called a PDF is ours to refuse, unless it was asked for and is a text:
 * then another reader may know better. */
static bool recognises(const kzi_input *input)
{
	if (begins_as_pdf(input))
		return true;
	bool binary = input->length == 0 || kzi_is_binary(input);
	return has_pdf_name(input->name) && (!input->asked || binary);
}

/* ---- Asking pdftotext ---- */

static bool has_end(const kzi_input *input)
{
	size_t first = input->length > TAIL ? input->length - TAIL : 0;
	for (size_t i = input->length; i-- > first;) {
		if (input->length - i >= 5 && memcmp(input->bytes + i, "%%EOF", 5) == 0)
			return true;
	}
	return false;
}

/* Half a file would give half a document, and nobody would know. */
static kz_status check_whole(const kzi_input *input, kz_error *err)
{
	if (input->length == 0)
		return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "the file is empty");
	if (!begins_as_pdf(input))
		return kzi_fail(err, KZ_E_DOCUMENT, 0,
			"not a PDF: it does not begin with %%PDF-");
	if (!has_end(input))
		return kzi_fail(err, KZ_E_DOCUMENT, (long long)input->length,
			"a PDF that is cut off: its end, %%%%EOF, is missing");
	return KZ_OK;
}

static kz_status no_pages(kz_error *err)
{
	return kzi_fail(err, KZ_E_DOCUMENT, KZI_NO_OFFSET, "a PDF without pages");
}

static kz_status ask(const kzi_pdf_tool *tool, const kzi_input *input, kzi_buffer *answer,
	kz_error *err)
{
	static const char *const arguments[] = {
		"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-", NULL};
	kzi_child child = {.path = tool->path,
		.arguments = arguments,
		.seconds = tool->seconds,
		.memory = tool->memory,
		.output = tool->answer};
	kz_status st = kzi_bytes_open(input->bytes, input->length, &child.input, err);
	if (st != KZ_OK)
		return st;
	st = kzi_child_run(&child, answer, err);
	close(child.input);
	/* It has no other way to say so. */
	if (st == KZ_E_DOCUMENT && strstr(child.complaint, "Incorrect password") != NULL)
		return kzi_fail(err, st, KZI_NO_OFFSET,
			"an encrypted PDF, which only opens with its password");
	if (st == KZ_E_DOCUMENT && strstr(child.complaint, "Wrong page range") != NULL)
		return no_pages(err);
	return st;
}

/* ---- Into a document ---- */

/* All lines of all pages, as they came, and a form feed behind each page. */
static kz_status keep_raw(const kzi_pdf *pdf, kz_document *document, kz_error *err)
{
	kzi_buffer text = {0};
	for (size_t i = 0; i < pdf->page_count; i++) {
		for (size_t j = 0; j < pdf->pages[i].count; j++) {
			kzi_pdf_line_text(
				pdf, &pdf->lines[pdf->pages[i].first + j], &text);
			kzi_buffer_byte(&text, '\n');
		}
		kzi_buffer_byte(&text, '\f');
	}
	kz_status st = kzi_keep_text(document, &text, err);
	kzi_buffer_free(&text);
	return st;
}

/* Those that stand around the text of the first page. */
static kz_status add_official_facts(
	const kzi_pdf *pdf, kz_document *document, kz_error *err)
{
	const kzi_pdf_page *page = &pdf->pages[0];
	kzi_buffer text = {0};
	kz_status st = KZ_OK;
	for (size_t i = 0; i < page->count && st == KZ_OK; i++) {
		const kzi_pdf_line *line = &pdf->lines[page->first + i];
		if (line->role != KZI_PDF_FURNITURE)
			continue;
		kzi_buffer_clear(&text);
		kzi_pdf_line_text(pdf, line, &text);
		kzi_buffer_byte(&text, '\0');
		st = text.failed ? kzi_no_memory(err)
				 : kzi_imprint_facts(document, text.data, err);
	}
	kzi_buffer_free(&text);
	return st;
}

static kz_status remark(
	kz_document *document, kz_error *err, const char *words, size_t number)
{
	char text[128];
	snprintf(text, sizeof text, words, number);
	return kz_document_add(document, KZ_REMARKS, text, err);
}

/* What was left out of the text, and what could not be in it. */
static kz_status add_remarks(const kzi_pdf *pdf, kz_document *document, kz_error *err)
{
	size_t furniture = 0, colofon = 0, empty = 0;
	for (size_t i = 0; i < pdf->line_count; i++) {
		furniture += pdf->lines[i].role == KZI_PDF_FURNITURE;
		colofon += pdf->lines[i].role == KZI_PDF_COLOFON;
	}
	for (size_t i = 0; i < pdf->page_count; i++)
		empty += pdf->pages[i].count == 0;
	kz_status st = KZ_OK;
	if (furniture > 0)
		st = remark(document, err,
			"%zu lines at the heads and feet of pages left out", furniture);
	if (colofon > 0 && st == KZ_OK)
		st = remark(document, err, "%zu lines of the colofon left out", colofon);
	if (empty > 0 && empty < pdf->page_count && st == KZ_OK)
		st = remark(document, err, "%zu pages have no text", empty);
	return st;
}

/* Held by what is known about it, so that it can be found and is not taken for empty. */
static kz_status make_record(kz_document *document, kz_error *err)
{
	static const char words[] = "a scan: its pages are images, without text";
	document->fidelity = KZI_FIDELITY_NONE;
	kz_status st = kz_document_set(document, KZ_HOLDING, "record", err);
	if (st == KZ_OK)
		st = kz_document_set(document, KZ_NOTE, words, err);
	return st == KZ_OK ? kz_document_add(document, KZ_REMARKS, words, err) : st;
}

/* The colofon of the first page, in which old letters have their date. */
static kz_status add_facts(
	const kzi_pdf *pdf, const char *name, kz_document *document, kz_error *err)
{
	const kzi_pdf_page *page = &pdf->pages[0];
	kzi_buffer head = {0};
	for (size_t i = 0; i < page->count; i++) {
		const kzi_pdf_line *line = &pdf->lines[page->first + i];
		if (line->role != KZI_PDF_COLOFON)
			continue;
		kzi_pdf_line_text(pdf, line, &head);
		kzi_buffer_byte(&head, '\n');
	}
	kzi_buffer_byte(&head, '\0');
	kzi_told told = {pdf->title, pdf->created, head.data};
	kz_status st = head.failed ? kzi_no_memory(err)
				   : kzi_file_facts(document, &told, name, err);
	kzi_buffer_free(&head);
	return st;
}

static kz_status make_document(
	kzi_pdf *pdf, const char *name, kz_document *document, kz_error *err)
{
	if (pdf->page_count == 0)
		return no_pages(err);
	kz_status st = kzi_pdf_find_furniture(pdf, err);
	if (st == KZ_OK)
		st = keep_raw(pdf, document, err);
	if (st == KZ_OK)
		st = add_official_facts(pdf, document, err);
	if (st == KZ_OK)
		st = kzi_pdf_fill(pdf, document, err);
	if (st == KZ_OK)
		st = add_remarks(pdf, document, err);
	if (st == KZ_OK && kz_document_block_count(document) == 0)
		st = make_record(document, err);
	return st == KZ_OK ? add_facts(pdf, name, document, err) : st;
}

kz_status kzi_pdf_from_boxes(char *answer, size_t length, const char *name,
	kz_document *document, kz_error *err)
{
	kzi_pdf pdf = {0};
	kz_status st = kzi_pdf_parse(answer, length, &pdf, err);
	if (st == KZ_OK)
		st = make_document(&pdf, name, document, err);
	kzi_pdf_free(&pdf);
	return st;
}

kz_status kzi_pdf_read(const kzi_pdf_tool *tool, const kzi_input *input,
	kz_document *document, kz_error *err)
{
	kzi_buffer answer = {0};
	kz_status st = check_whole(input, err);
	if (st == KZ_OK)
		st = ask(tool, input, &answer, err);
	if (st == KZ_OK)
		st = kzi_pdf_from_boxes(
			answer.data, answer.length, input->name, document, err);
	kzi_buffer_free(&answer);
	return st;
}

static kz_status read_pdf(const kzi_input *input, kz_document *document, kz_error *err)
{
	char path[KZI_PROGRAM_MAX];
	if (!kzi_program_find("pdftotext", path))
		return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"pdftotext is not installed: package poppler-utils");
	kzi_pdf_tool tool = {
		path, SECONDS + (unsigned)(input->length >> 20), MEMORY, ANSWER};
	return kzi_pdf_read(&tool, input, document, err);
}

const kzi_reader kzi_pdf_reader = {
	"pdf", KZI_FIDELITY_PDF, has_pdf_name, recognises, read_pdf};
