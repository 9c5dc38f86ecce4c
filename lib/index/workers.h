/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Documents into bulk, on all processors: each worker takes a stretch of the plan, and
 * analyses and sorts it; what comes of it is added in the order of the plan.
 */
#ifndef KZI_INDEX_WORKERS_H
#define KZI_INDEX_WORKERS_H

#include "bulk/bulk.h"
#include "index/plan.h"

/*
 * The text of what is new goes to the end of texts. Progress is told by the thread
 * that called, which works too. KZ_E_LIMIT: there is a document that does not fit a
 * run. As kz_writer_commit().
 */
kz_status kzi_workers_fill(kz_writer *writer, const kzi_plan *plan, kzi_bulk *bulk,
	kzi_text_store *texts, kz_error *err);

#endif
