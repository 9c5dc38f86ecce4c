/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A manifest that somebody shared: no file that it names lies outside its folder. */
#include "fuzz.h"

#include "readers/manifest.h"

#include <string.h>

static void check_row(const kzi_manifest_row *row)
{
	promise(row->file != NULL);
	fuzz_check_inside(row->file);
	promise(row->sha256[0] == '\0' || strlen(row->sha256) == 64);
	fuzz_check_shown(kz_document_get(row->facts, KZ_TITLE),
		strlen(kz_document_get(row->facts, KZ_TITLE)));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_manifest manifest = {0};
	kz_error told = {0};
	kz_status st = kzi_manifest_read(fuzz_file(bytes, size), &manifest, &told);
	promise(st == KZ_OK || st == KZ_E_DOCUMENT);
	for (size_t i = 0; st == KZ_OK && i < manifest.count; i++)
		check_row(&manifest.rows[i]);
	if (st != KZ_OK)
		fuzz_check_shown(told.message, strlen(told.message));
	kzi_manifest_free(&manifest);
	return 0;
}
