/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A commit into a new generation, whose database is made in bulk: of what the last
 * commit has and the spool leaves, and of what the spool adds.
 */
#ifndef KZI_INDEX_REBUILD_H
#define KZI_INDEX_REBUILD_H

#include "index/writer.h"

/* Is it worth it for what is in the spool, and can this engine be trusted with it? The
 * first time that it cannot, the writer's warning says so. KZ_E_IO, KZ_E_NO_MEMORY. */
kz_status kzi_rebuild_pays(kz_writer *writer, bool *out, kz_error *err);

/*
 * The whole spool into a new generation, which is then the writer's, open and not yet
 * published; what its engine is still told is for the caller to commit. After a failure
 * the writer is where it was.
 */
kz_status kzi_rebuild(kz_writer *writer, kz_error *err);

/* The commit failed after that: back to the generation before, unless current names
 * this one, or may: then it stays, not yet published. */
void kzi_rebuild_undo(kz_writer *writer);

#endif
