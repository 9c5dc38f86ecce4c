/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Letters as they come out of Word and PDF files: what the page added is taken away,
 * what it broke is put together, and the letterhead and signatures become facts.
 * What is not surely damage stays as it is; what is taken out is told in KZ_REMARKS.
 * Knows text, and not what file it was in.
 */
#ifndef KZI_DOCUMENT_LETTER_H
#define KZI_DOCUMENT_LETTER_H

#include "document/document.h"

/*
 * Plain text, with lines, blank lines and perhaps form feeds, into blocks; and the
 * facts in it that are not known yet. Any text will do: one that is no letter keeps
 * all it has.
 *
 * KZ_E_DOCUMENT: not UTF-8, or a NUL; see offset. KZ_E_NO_MEMORY.
 */
kz_status kzi_letter_read(
	kz_document *document, const char *text, size_t length, kz_error *err);

/* The same facts from blocks that another reader made. Blocks that became facts, or
 * that the page added, are taken out. KZ_E_NO_MEMORY. */
kz_status kzi_letter_facts(kz_document *document, kz_error *err);

#endif
