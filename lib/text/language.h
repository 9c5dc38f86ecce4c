/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * In which language a stretch of text is, by its small words. Tells Dutch from
 * English, and both from what is neither; does not know which other one that is.
 */
#ifndef KZI_TEXT_LANGUAGE_H
#define KZI_TEXT_LANGUAGE_H

#include <stddef.h>

typedef enum kzi_text_language {
	KZI_TEXT_UNKNOWN, /* too little to tell, or as much of one as of another */
	KZI_TEXT_DUTCH,
	KZI_TEXT_ENGLISH,
	KZI_TEXT_OTHER
} kzi_text_language;

/* Of a heading or a list of names it mostly says that it does not know. */
kzi_text_language kzi_text_language_of(const char *text, size_t length);

/* "nl", "en" or "". */
const char *kzi_text_language_code(kzi_text_language language);

#endif
