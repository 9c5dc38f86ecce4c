/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Facts as others wrote them, into a document: tidied, and left out where they are
 * not what they should be. A wrong date is no reason to lose a letter, so the only
 * failure is KZ_E_NO_MEMORY.
 */
#ifndef KZI_READERS_FACTS_H
#define KZI_READERS_FACTS_H

#include "document/document.h"

/* With white space made single and control characters taken out; nothing when text
 * is empty or is not what that property may be. */
kz_status kzi_fact_set(
	kz_document *document, kz_property property, const char *text, kz_error *err);
/* The same, where it has none yet. */
kz_status kzi_fact_fill(
	kz_document *document, kz_property property, const char *text, kz_error *err);
kz_status kzi_fact_add(
	kz_document *document, kz_list list, const char *text, kz_error *err);
/* NULL is what is left where memory ran out. */
kz_status kzi_fact_signatory(
	kz_document *document, const char *name, const char *office, kz_error *err);

/* The day that text begins with ("2025-04-23T00:00:00+02:00"), and where it was read. */
kz_status kzi_fact_date(
	kz_document *document, const char *text, const char *source, kz_error *err);
/* The two years on end in text: "Vergaderjaar 2009–2010", "1998/99". */
kz_status kzi_fact_vergaderjaar(kz_document *document, const char *text, kz_error *err);
/* "Tweede Kamer der Staten-Generaal", "2". */
kz_status kzi_fact_chamber(kz_document *document, const char *text, kz_error *err);
/* "36 600" and "XIV" as dossier 36600-XIV. */
kz_status kzi_fact_dossier(
	kz_document *document, const char *number, const char *chapter, kz_error *err);

#endif
