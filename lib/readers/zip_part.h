/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The functions of zip.h, as a part that is loaded later. */
#ifndef KZI_READERS_ZIP_PART_H
#define KZI_READERS_ZIP_PART_H

#include "base/later.h"
#include "readers/zip.h"

typedef struct kzi_zip_part {
	kzi_later_stamp stamp;
	kz_status (*open)(const char *, size_t, kzi_zip **, kz_error *);
	void (*close)(kzi_zip *);
	bool (*has)(kzi_zip *, const char *);
	kz_status (*read)(kzi_zip *, const char *, kzi_buffer *, kz_error *);
} kzi_zip_part;

#define KZI_ZIP_STAMP KZI_LATER_STAMP(kzi_zip_part, kzi_buffer, kz_error, kz_status)

#endif
