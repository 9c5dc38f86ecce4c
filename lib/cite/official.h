/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The Dutch citation, "Kamerstukken II 2024/25, 36600 XIV, nr. 61, p. 3". Knows the
 * rules of the Leidraad, and no programs that keep references.
 */
#ifndef KZI_CITE_OFFICIAL_H
#define KZI_CITE_OFFICIAL_H

#include <kamerzoek/cite.h>

#include "base/buffer.h"
#include "cite/paper.h"

/* Without a place. */
void kzi_cite_official(
	const kz_document *document, const kzi_paper *paper, kzi_buffer *out);

/* "p. 3, voetnoot 8", and before in front when there is any; place may be NULL. */
void kzi_cite_place(const kz_place *place, const char *before, kzi_buffer *out);

#endif
