/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who signed an official paper, by its elements or by its last lines. */
#ifndef KZI_READERS_SIGNATORIES_H
#define KZI_READERS_SIGNATORIES_H

#include "document/document.h"
#include "readers/xml.h"

/* Those in the elements or classes below text that say so. */
kz_status kzi_add_signatures(
	kz_document *document, const kzi_xml_node *text, kzi_arena *arena, kz_error *err);

/*
 * Those of a motie, an amendement or a letter, in the order of the paper: by its
 * elements, else by its last paragraphs, where these are names, with the office of each
 * in the paragraph before it. What was known stays where it names nobody; metadata has
 * them in the order of the alphabet.
 */
kz_status kzi_set_signatories(
	kz_document *document, const kzi_xml_node *text, kzi_arena *arena, kz_error *err);

#endif
