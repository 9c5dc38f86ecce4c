/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What kind of document it is, in one word for the many that the official sources
 * have: "Brief regering" and "GEWIJZIGDE MOTIE VAN DE LEDEN ...".
 */
#ifndef KZI_DOCUMENT_KIND_H
#define KZI_DOCUMENT_KIND_H

#include <stdbool.h>

enum { KZI_KIND_MAX = 128 };

/* The kind for an official type ("Motie", "Brief regering"); of one that is not
 * known, the type itself in lower case. "" when type is empty. */
void kzi_kind_of_type(const char *type, char out[KZI_KIND_MAX]);

/* The kind that a title begins with ("Motie van het lid ..."); false, and out is
 * "", when it does not say. */
bool kzi_kind_of_title(const char *title, char out[KZI_KIND_MAX]);

#endif
