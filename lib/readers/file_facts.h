/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Facts for a document whose file says nothing official about it: from its text first,
 * and only then from what the file says of itself, which is often that of the template
 * that somebody wrote in.
 */
#ifndef KZI_READERS_FILE_FACTS_H
#define KZI_READERS_FILE_FACTS_H

#include "document/document.h"

/* What a file says of itself; "" where it does not. */
typedef struct kzi_told {
	const char *title;
	const char *created; /* "2024-05-14T14:46:00Z" */
	const char *head;    /* lines that stand around its text, and are not of it */
} kzi_told;

/*
 * The facts that are not known yet, once all blocks are there. Of a letter those that
 * stand in its letterhead and below its text, whose lines are taken out then; when the
 * letterhead is not in the text, those in head. Of an official piece its day and who
 * proposed it.
 *
 * The title: the subject, who asks whom in Kamervragen, the first heading, the first
 * block with some words, what the file calls itself, its name. The kind, where the title
 * says it. The date, at last: the day on which the file was made, and KZ_DATE_SOURCE says
 * so.
 *
 * KZ_E_NO_MEMORY.
 */
kz_status kzi_file_facts(
	kz_document *document, const kzi_told *told, const char *name, kz_error *err);

#endif
