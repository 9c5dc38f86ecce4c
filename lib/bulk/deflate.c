/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Packs the term lists and the data of a run, each document's by itself, where that
 * makes them smaller: raw deflate, as the engine reads it. */
#include "bulk/run.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

/* What the engine leaves alone, too: so little is hardly ever made less. */
enum { LEAST = 18 };

typedef struct packing {
	struct libdeflate_compressor *packer;
	unsigned char *packed;
} packing;

/* The packed bytes; 0: they would not be fewer. */
static size_t pack(packing *p, const unsigned char *bytes, size_t length)
{
	return length > LEAST ? libdeflate_deflate_compress(
					p->packer, bytes, length, p->packed, length - 1)
			      : 0;
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
	if (run->deflate == 0)
		return KZ_OK;
	packing p = {libdeflate_alloc_compressor(run->deflate), malloc(longest(run))};
	bool good = p.packer != NULL && p.packed != NULL;
	if (good)
		pack_all(run, &p);
	libdeflate_free_compressor(p.packer);
	free(p.packed);
	return good ? KZ_OK : kzi_no_memory(err);
}
