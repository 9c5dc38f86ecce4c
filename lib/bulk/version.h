/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The version file, iamglass: which database this is, where the root of each table
 * is, and what is true of all documents. It is what makes the tables a database.
 */
#ifndef KZI_BULK_VERSION_H
#define KZI_BULK_VERSION_H

#include "bulk/bulk.h"
#include "bulk/btree.h"

/* In the order of the version file. */
enum {
	KZI_POSTLIST,
	KZI_DOCDATA,
	KZI_TERMLIST,
	KZI_POSITION,
	KZI_SPELLING,
	KZI_SYNONYM,
	KZI_TABLES
};

typedef struct kzi_version {
	unsigned char uuid[KZI_BULK_UUID];
	uint32_t revision, block_size;
	kzi_root roots[KZI_TABLES];
	uint32_t documents, last_docid;
	/* The shortest document with any length, the longest, the largest wdf. */
	uint32_t length_least, length_most, wdf_most;
	uint64_t length_total;
	uint32_t spelling_most;
} kzi_version;

/* A random uuid, of the kind that says so of itself. */
kz_status kzi_uuid_new(unsigned char uuid[KZI_BULK_UUID], kz_error *err);

/* Writes DIRECTORY/iamglass, which must not be there, and syncs it. */
kz_status kzi_version_write(
	const kzi_version *version, const char *directory, kz_error *err);

#endif
