/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Packing a run, as a part that is loaded later. */
#ifndef KZI_BULK_DEFLATE_PART_H
#define KZI_BULK_DEFLATE_PART_H

#include "base/later.h"
#include "bulk/run.h"

typedef struct kzi_deflate_part {
	kzi_later_stamp stamp;
	kz_status (*pack)(kzi_bulk_run *, kz_error *);
} kzi_deflate_part;

#define KZI_DEFLATE_STAMP \
	KZI_LATER_STAMP(kzi_deflate_part, kzi_bulk_run, kzi_run_document, kz_error)

#endif
