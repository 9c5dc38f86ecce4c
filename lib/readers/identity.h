/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What every document has, whichever reader it came from: an id, and facts in the
 * form that everybody looks for them in.
 */
#ifndef KZI_READERS_IDENTITY_H
#define KZI_READERS_IDENTITY_H

#include "document/document.h"
#include "readers/official_name.h"
#include "readers/reader.h"

/*
 * Set the id, as official as it can be: as it was given, else of dossier and number,
 * else the name of the file when that is an official one, else made of the bytes. A
 * file that is named after a number of the Tweede Kamer has that for an alias. Also the
 * language of each block.
 */
kz_status kzi_identify(kz_document *document, const kzi_input *input, kz_error *err);

/* What a document calls itself, by its id or its dossier and number: as it is officially
 * written where it is official. False when it has neither. */
bool kzi_own_name(const kz_document *document, char out[KZI_OFFICIAL_NAME_MAX]);

#endif
