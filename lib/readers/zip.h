/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The files in a ZIP file that is in memory. Whoever made it may mean harm: nothing of it
 * is ever written to a disk, so that their names are names and no paths, and there are
 * limits on how many and how large they are. Knows nothing of what is in them.
 */
#ifndef KZI_READERS_ZIP_H
#define KZI_READERS_ZIP_H

#include "base/buffer.h"
#include "base/error.h"

enum {
	KZI_ZIP_FILES_MAX = 10000,
	KZI_ZIP_FILE_MAX = 64 << 20,   /* bytes of one that is read */
	KZI_ZIP_TOTAL_MAX = 128 << 20, /* and of all that are read */
	KZI_ZIP_RATIO_MAX = 200,       /* of one that is larger than a MiB */
};

typedef struct kzi_zip kzi_zip;

/*
 * The bytes must outlive it. Close it with kzi_zip_close().
 *
 * KZ_E_DOCUMENT: not a ZIP file, not all of one, or files in it overlap. KZ_E_LIMIT: too
 * many files. KZ_E_UNSUPPORTED: built without minizip. KZ_E_NO_MEMORY.
 */
kz_status kzi_zip_open(const char *bytes, size_t length, kzi_zip **out, kz_error *err);
void kzi_zip_close(kzi_zip *zip);

bool kzi_zip_has(kzi_zip *zip, const char *name);

/*
 * Appends the file of that name to out.
 *
 * KZ_E_DOCUMENT: there is none; it is damaged, encrypted, or not as long as it is said to
 * be. KZ_E_LIMIT: it is beyond one of the limits. KZ_E_NO_MEMORY.
 */
kz_status kzi_zip_read(kzi_zip *zip, const char *name, kzi_buffer *out, kz_error *err);

#endif
