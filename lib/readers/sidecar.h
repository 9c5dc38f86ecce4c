/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The official metadata of a file that stands beside it: metadata.xml or
 * metadata_owms.xml, in its folder or in those beside that.
 */
#ifndef KZI_READERS_SIDECAR_H
#define KZI_READERS_SIDECAR_H

#include "document/document.h"
#include "readers/reader.h"

/* The one that may be of the file at path, which is for the caller to free(); NULL
 * when there is none. */
char *kzi_sidecar_beside(const char *path);

/* Is name that of one? Then it is nobody's document. */
bool kzi_is_sidecar(const char *name);

/*
 * Take over the facts of the sidecar that was loaded with the file at path, when it is
 * that of the document just read: its identifier is what the document is called, by
 * given (facts from a .meta or a manifest), by itself or by the name of the file; or
 * where it has no such name, the file is the only document of its folder.
 *
 * Its facts win over those of the file, but where that says more: who signed, and the
 * dossiers in their order. A broken one is remarked. KZ_E_NO_MEMORY.
 */
kz_status kzi_sidecar_apply(const kzi_loaded *loaded, const char *path,
	const kz_document *given, kz_document *document, kz_error *err);

#endif
