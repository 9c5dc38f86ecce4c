/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Of all the names that a document has, which is its id; the others stay names of it,
 * for ever. */
#ifndef KZI_INDEX_IDENTIFY_H
#define KZI_INDEX_IDENTIFY_H

#include "index/batch.h"

/* Give made, which may be put itself, its id, aliases and age: made was put together
 * from put, which came from the file at path, and the documents that it is the same
 * as. */
kz_status kzi_identity_settle(kz_document *made, const kz_document *put, const char *path,
	const kzi_held_list *same, kz_error *err);

/* Every name that from had is a name of document, which is as old as the older. */
kz_status kzi_identity_inherit(
	kz_document *document, const kz_document *from, kz_error *err);

#endif
