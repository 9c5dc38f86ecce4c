/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The XML of the official publications: Kamerstukken, Kamervragen, Handelingen,
 * Staatsblad and the rest. One vocabulary serves them all; each has facts of its own.
 */
#ifndef KZI_READERS_OFFICIAL_H
#define KZI_READERS_OFFICIAL_H

#include "document/document.h"
#include "readers/walk.h"

/* A publication that is being read; arena is for what the reading needs. */
typedef struct kzi_publication {
	const kzi_xml_node *root;
	const kzi_xml_node *body; /* "kamerstuk", "handelingen" ... below root, or root */
	kz_document *document;
	kzi_arena *arena;
	kz_error *err;
} kzi_publication;

extern const kzi_vocabulary kzi_official_words;

/* What a kind of publication does with its body: the facts that its own elements
 * give, and its text as blocks. KZ_E_NO_MEMORY, KZ_E_LIMIT. */
kz_status kzi_read_kamerstuk(kzi_publication *p);
kz_status kzi_read_kamerwrk(kzi_publication *p);
kz_status kzi_read_kamervragen(kzi_publication *p);
kz_status kzi_read_handelingen(kzi_publication *p);
kz_status kzi_read_vlos(kzi_publication *p);

/* The text below node as a string; NULL: no memory, and err says so. */
const char *kzi_text_of(kzi_publication *p, const kzi_xml_node *node);

#endif
