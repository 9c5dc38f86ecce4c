/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Which documents a new database will have, in the order of their docids: each keeps
 * the docid that it had, also when the spool replaces it; what is new comes behind.
 */
#ifndef KZI_INDEX_PLAN_H
#define KZI_INDEX_PLAN_H

#include "index/writer.h"

typedef struct kzi_planned {
	uint32_t docid;
	uint32_t record; /* of the spool, or of what is saved; 0: of the last commit */
} kzi_planned;

typedef struct kzi_plan {
	kzi_planned *items;
	size_t count, room;
} kzi_plan;

/* Start from zero. */
kz_status kzi_plan_make(kz_writer *writer, kzi_plan *plan, kz_error *err);
void kzi_plan_free(kzi_plan *plan);

#endif
