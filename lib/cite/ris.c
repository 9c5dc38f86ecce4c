/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A record of RIS: a tag and a value on each line. A value has no end of a line in it,
 * so that none can be taken for a tag.
 */
#include "cite/cite.h"

static void put_field(kzi_buffer *out, const char *tag, const char *value)
{
	if (value[0] == '\0')
		return;
	kzi_buffer_format(out, "%s  - ", tag);
	kzi_put_text(out, value, kzi_put_plain);
	kzi_buffer_text(out, "\r\n");
}

/* "Plas, V.P.G. van der", for RIS has no place for particles. */
static void put_author(kzi_buffer *out, const kz_signatory *signatory)
{
	kzi_author author = kzi_author_of(signatory);
	kzi_buffer_text(out, "AU  - ");
	kzi_put_slice(out, author.family, kzi_put_plain);
	if (author.given.length > 0) {
		kzi_buffer_text(out, ", ");
		kzi_put_slice(out, author.given, kzi_put_plain);
	}
	if (author.particle.length > 0) {
		kzi_buffer_byte(out, ' ');
		kzi_put_slice(out, author.particle, kzi_put_plain);
	}
	kzi_buffer_text(out, "\r\n");
}

/* "2025/04/11/", where a part that is not known is empty. */
static void put_date(kzi_buffer *out, kzi_date date)
{
	if (date.year == 0)
		return;
	kzi_buffer_format(out, "PY  - %04d\r\nDA  - %04d/", date.year, date.year);
	if (date.month > 0)
		kzi_buffer_format(out, "%02d", date.month);
	kzi_buffer_byte(out, '/');
	if (date.day > 0)
		kzi_buffer_format(out, "%02d", date.day);
	kzi_buffer_text(out, "/\r\n");
}

void kzi_write_ris(const kzi_reference *reference, kzi_buffer *out)
{
	const kz_document *document = reference->document;
	bool spoken = reference->paper.series == KZI_HANDELINGEN;
	kzi_buffer_format(out, "TY  - %s\r\n", spoken ? "HEAR" : "RPRT");
	put_field(out, "ID", reference->id);
	for (size_t i = 0; i < kz_document_signatory_count(document); i++)
		put_author(out, kz_document_signatory_at(document, i));
	if (kz_document_signatory_count(document) == 0)
		put_field(out, "AU", reference->ministry);
	put_field(out, "TI", reference->title);
	put_field(out, "M3", kz_document_get(document, KZ_KIND));
	put_field(out, "SN", reference->official);
	put_field(out, "PB", reference->publisher);
	put_date(out, reference->date);
	put_field(out, "LA", reference->language);
	put_field(out, "UR", reference->url);
	put_field(out, "N1", reference->place);
	kzi_buffer_text(out, "ER  - \r\n");
}
