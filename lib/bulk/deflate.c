/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Packs the term lists and the data of a run, each document's by itself, where that
 * makes them smaller: raw deflate, as the engine reads it. */
#include "bulk/run.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* What the engine leaves alone, too: so little is hardly ever made less. */
enum { LEAST = 18 };

/* Raw, without header and sum; the window and the memory that the engine takes. */
enum { RAW_WINDOW = -15, MEMORY = 9 };

typedef struct packing {
	z_stream stream;
	unsigned char *packed;
	size_t room;
} packing;

/* The packed bytes; 0: they would not be fewer. */
static size_t pack(packing *p, const unsigned char *bytes, size_t length)
{
	if (length <= LEAST || length > UINT32_MAX || deflateReset(&p->stream) != Z_OK)
		return 0;
	p->stream.next_in = (unsigned char *)bytes;
	p->stream.avail_in = (unsigned)length;
	p->stream.next_out = p->packed;
	p->stream.avail_out = (unsigned)length - 1;
	return deflate(&p->stream, Z_FINISH) == Z_STREAM_END ? p->stream.total_out : 0;
}

/* What is packed is shorter, so each part finds room where it or one before it was. */
static size_t repack(packing *p, kzi_buffer *bytes, size_t from, size_t length, size_t to,
	bool *packed)
{
	unsigned char *data = (unsigned char *)bytes->data;
	*packed = false;
	if (length == 0)
		return to;
	size_t fewer = pack(p, data + from, length);
	*packed = fewer > 0;
	if (fewer > 0)
		memcpy(data + to, p->packed, fewer);
	else
		memmove(data + to, data + from, length);
	return to + (fewer > 0 ? fewer : length);
}

static void pack_all(kzi_bulk_run *run, packing *p)
{
	size_t terms = 0, terms_to = 0, data = 0, data_to = 0;
	for (size_t i = 0; i < run->document_count; i++) {
		kzi_run_document *document = &run->documents[i];
		terms_to = repack(p, &run->termlists, terms, document->terms_end - terms,
			terms_to, &document->terms_packed);
		data_to = repack(p, &run->data, data, document->data_end - data, data_to,
			&document->data_packed);
		terms = document->terms_end;
		data = document->data_end;
		document->terms_end = terms_to;
		document->data_end = data_to;
	}
	run->termlists.length = terms_to;
	run->data.length = data_to;
}

static size_t longest(const kzi_bulk_run *run)
{
	size_t most = 1, terms = 0, data = 0;
	for (size_t i = 0; i < run->document_count; i++) {
		const kzi_run_document *document = &run->documents[i];
		if (document->terms_end - terms > most)
			most = document->terms_end - terms;
		if (document->data_end - data > most)
			most = document->data_end - data;
		terms = document->terms_end;
		data = document->data_end;
	}
	return most;
}

kz_status kzi_run_deflate(kzi_bulk_run *run, kz_error *err)
{
	packing p = {0};
	if (run->deflate == 0)
		return KZ_OK;
	p.room = longest(run);
	p.packed = malloc(p.room);
	if (p.packed == NULL || deflateInit2(&p.stream, run->deflate, Z_DEFLATED,
					RAW_WINDOW, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) {
		free(p.packed);
		return kzi_no_memory(err);
	}
	pack_all(run, &p);
	deflateEnd(&p.stream);
	free(p.packed);
	return KZ_OK;
}
