/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What every document has, whichever reader it came from: an id, and facts in the
 * form that everybody looks for them in.
 */
#ifndef KZI_READERS_IDENTITY_H
#define KZI_READERS_IDENTITY_H

#include "document/document.h"
#include "readers/reader.h"

/*
 * Set the id, as official as it can be: as it was given, else of dossier and number,
 * else the name of the file when that is an official one, else made of the bytes. A
 * file that is named after a number of the Tweede Kamer has that for an alias.
 */
kz_status kzi_identify(kz_document *document, const kzi_input *input, kz_error *err);

#endif
