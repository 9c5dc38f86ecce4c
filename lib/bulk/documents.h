/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The tables that have documents in the order of their docids, and so can be written
 * as the runs come in: term lists with the slots that are used, and data.
 */
#ifndef KZI_BULK_DOCUMENTS_H
#define KZI_BULK_DOCUMENTS_H

#include "bulk/run.h"
#include "bulk/version.h"

/* All zero is none yet. */
typedef struct kzi_documents {
	const char *directory; /* the caller's */
	kzi_btree *termlist, *docdata;
} kzi_documents;

/* Adds the documents of a sorted run, and what is true of them to version. */
kz_status kzi_documents_add(kzi_documents *documents, const kzi_bulk_run *run,
	kzi_version *version, kz_error *err);
/* Completes the tables, and says in version where their roots are. */
kz_status kzi_documents_finish(
	kzi_documents *documents, kzi_version *version, kz_error *err);
void kzi_documents_close(kzi_documents *documents);

#endif
