/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One document out of all the files that give it. */
#ifndef KZI_INDEX_ASSEMBLE_H
#define KZI_INDEX_ASSEMBLE_H

#include "index/batch.h"

/*
 * What the files of these documents say together, but for the file at dropped (or
 * NULL); with what one more document says, put (or NULL), which has its sources. A
 * spent one among same gives none of its files.
 *
 * *out has neither id nor aliases, nor when it was seen; it is NULL when no file is
 * left. *best is the file whose text it has.
 */
kz_status kzi_assemble(kz_writer *writer, kzi_held_list *same, const char *dropped,
	const kz_document *put, kz_document **out, const char **best, kz_error *err);

#endif
