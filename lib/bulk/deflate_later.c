/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In the place of deflate.c, where it is loaded when there is a run to pack. */
#include "bulk/deflate_part.h"

static kzi_later part = {.name = "kzi_later_deflate", .stamp = KZI_DEFLATE_STAMP};

kz_status kzi_run_deflate(kzi_bulk_run *run, kz_error *err)
{
	const void *table = NULL;
	if (run->deflate == 0)
		return KZ_OK;
	kz_status st = kzi_later_load(&part, &table, err);
	return st == KZ_OK ? ((const kzi_deflate_part *)table)->pack(run, err) : st;
}
