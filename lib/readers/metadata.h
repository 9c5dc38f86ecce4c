/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The official metadata of a publication: names like "OVERHEIDop.dossiernummer" with
 * their values, wherever they stand: in an XML file, in a page, or beside either.
 */
#ifndef KZI_READERS_METADATA_H
#define KZI_READERS_METADATA_H

#include "document/document.h"
#include "readers/official_name.h"
#include "readers/xml.h"

typedef struct kzi_metadatum {
	const char *name;   /* without its prefix: "dossiernummer" */
	const char *scheme; /* "OVERHEIDop.KamerstukTypen"; "" */
	const char *value;
} kzi_metadatum;

typedef struct kzi_metadata {
	kzi_metadatum *items;
	size_t count;
	kzi_arena arena; /* values are of the tree, or in here */
} kzi_metadata;

/* Everything that top and the elements in it say in attributes name, scheme and
 * content, as <meta> does; or, in owms, in their own names. KZ_E_NO_MEMORY. */
kz_status kzi_metadata_collect(
	kzi_metadata *metadata, const kzi_xml_node *top, kz_error *err);
void kzi_metadata_free(kzi_metadata *metadata);

/* The first value of that name, in any case; "" when there is none. */
const char *kzi_metadata_get(const kzi_metadata *metadata, const char *name);

/* The name of the publication, "kst-36600-XIV-60": its own identifier or that in the
 * address of its metadata; false when there is none. */
bool kzi_metadata_id(const kzi_metadata *metadata, char out[KZI_OFFICIAL_NAME_MAX]);

/* Does it say of when the paper is, and not only since when it can be had? */
bool kzi_metadata_is_dated(const kzi_metadata *metadata);

/* What it says, as the facts of a document. KZ_E_NO_MEMORY. */
kz_status kzi_metadata_facts(
	const kzi_metadata *metadata, kz_document *facts, kz_error *err);

#endif
