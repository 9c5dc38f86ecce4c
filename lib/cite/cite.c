/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "cite/cite.h"

#include "base/error.h"
#include "base/utf8.h"
#include "cite/official.h"

#include <stdlib.h>
#include <string.h>

static const char *const styles[] = {
	[KZ_CITE_DUTCH] = "cite",
	[KZ_CITE_BIBTEX] = "bibtex",
	[KZ_CITE_RIS] = "ris",
	[KZ_CITE_CSL] = "csl",
};

const char *kz_cite_style_name(kz_cite_style style)
{
	return (unsigned)style < sizeof styles / sizeof styles[0] ? styles[style] : NULL;
}

/* ---- Text ---- */

void kzi_put_slice(kzi_buffer *out, kzi_slice text, kzi_put_rune *put)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t rune;
		size_t length = kzi_utf8_decode(text.text + at, text.length - at, &rune);
		if (length == 0)
			put(out, 0xfffd, "\xef\xbf\xbd", 3);
		else if (kzi_is_control(rune))
			put(out, ' ', " ", 1);
		else
			put(out, rune, text.text + at, length);
		at += length == 0 ? 1 : length;
	}
}

void kzi_put_text(kzi_buffer *out, const char *text, kzi_put_rune *put)
{
	kzi_put_slice(out, (kzi_slice){text, strlen(text)}, put);
}

void kzi_put_plain(kzi_buffer *out, uint32_t rune, const char *bytes, size_t length)
{
	(void)rune;
	kzi_buffer_append(out, bytes, length);
}

/* ---- Facts ---- */

/* What a reference is made of, so that it can be freed. */
struct making {
	kzi_buffer official, place, ministry;
	char url[2 * KZ_KAMERSTUK_MAX];
};

static const char *text_of(const kzi_buffer *buffer)
{
	return buffer->data != NULL ? buffer->data : "";
}

static const char *publisher_of(const kzi_paper *paper)
{
	static const char *const names[] = {"", "Eerste Kamer der Staten-Generaal",
		"Tweede Kamer der Staten-Generaal"};
	return names[paper->chamber];
}

static void find_url(kzi_reference *reference, struct making *making)
{
	const kzi_paper *paper = &reference->paper;
	reference->url = kz_document_get(reference->document, KZ_URL);
	if (reference->url[0] != '\0' || paper->series != KZI_KAMERSTUKKEN ||
		(paper->annex && paper->piece.suffix[0] != 'b'))
		return;
	kz_kamerstuk_url(&paper->piece, making->url, sizeof making->url);
	reference->url = making->url;
}

/* Who wrote a letter that nobody signed. */
static void find_ministry(kzi_reference *reference, struct making *making)
{
	const char *ministry = kz_document_get(reference->document, KZ_MINISTRY);
	const char *kind = kz_document_get(reference->document, KZ_KIND);
	if (ministry[0] == '\0' || strcmp(kind, "brief") != 0)
		return;
	if (strncmp(ministry + 1, "inisterie ", 10) != 0)
		kzi_buffer_text(&making->ministry, "Ministerie van ");
	kzi_buffer_text(&making->ministry, ministry);
}

static void read_facts(kzi_reference *reference, struct making *making,
	const kz_document *document, const kz_place *place)
{
	const char *date = kz_document_get(document, KZ_DATE);
	reference->document = document;
	kzi_paper_of(document, &reference->paper);
	kzi_cite_official(document, &reference->paper, &making->official);
	kzi_cite_place(place, "", &making->place);
	find_ministry(reference, making);
	kzi_buffer_byte(&making->official, '\0');
	kzi_buffer_byte(&making->place, '\0');
	kzi_buffer_byte(&making->ministry, '\0');
	find_url(reference, making);
	if (date[0] == '\0' || kzi_date_parse(date, &reference->date, NULL) != KZ_OK)
		reference->date = (kzi_date){0};
	reference->id = kz_document_get(document, KZ_ID);
	reference->official = text_of(&making->official);
	reference->place = text_of(&making->place);
	reference->ministry = text_of(&making->ministry);
	reference->publisher = publisher_of(&reference->paper);
	reference->language = kz_document_get(document, KZ_LANGUAGE);
	reference->title = kz_document_get(document, KZ_TITLE);
	if (reference->title[0] == '\0')
		reference->title = reference->official;
}

/* ---- A citation ---- */

static void write_dutch(const kz_document *document, const kz_place *place,
	const kzi_paper *paper, kzi_buffer *out)
{
	kzi_buffer text = {0};
	kzi_cite_official(document, paper, &text);
	kzi_cite_place(place, ", ", &text);
	kzi_put_slice(out, (kzi_slice){text.data, text.length}, kzi_put_plain);
	out->failed |= text.failed;
	kzi_buffer_free(&text);
}

static void write(kz_cite_style style, const kz_document *document, const kz_place *place,
	kzi_buffer *out)
{
	kzi_reference reference;
	struct making making = {0};
	read_facts(&reference, &making, document, place);
	if (style == KZ_CITE_DUTCH)
		write_dutch(document, place, &reference.paper, out);
	else if (style == KZ_CITE_BIBTEX)
		kzi_write_bibtex(&reference, out);
	else if (style == KZ_CITE_RIS)
		kzi_write_ris(&reference, out);
	else
		kzi_write_csl(&reference, out);
	out->failed |=
		making.official.failed || making.place.failed || making.ministry.failed;
	kzi_buffer_free(&making.official);
	kzi_buffer_free(&making.place);
	kzi_buffer_free(&making.ministry);
}

kz_status kz_cite(const kz_document *document, kz_cite_style style, const kz_place *place,
	char **out, kz_error *err)
{
	kzi_buffer text = {0};
	if (out == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "out is NULL");
	*out = NULL;
	if (document == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET, "document is NULL");
	if (kz_cite_style_name(style) == NULL)
		return kzi_fail(err, KZ_E_ARGUMENT, KZI_NO_OFFSET,
			"style %d: there is no such way to cite", (int)style);
	/* What we hold of a record is not what was printed. */
	const char *holding = kz_document_get(document, KZ_HOLDING);
	if (strcmp(holding, "record") == 0 || strcmp(holding, "named") == 0)
		place = NULL;
	write(style, document, place, &text);
	*out = kzi_buffer_take(&text);
	return *out != NULL ? KZ_OK : kzi_no_memory(err);
}
