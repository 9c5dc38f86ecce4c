/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "readers/zip_part.h"

extern const kzi_zip_part kzi_later_zip;

const kzi_zip_part kzi_later_zip = {
	.stamp = KZI_ZIP_STAMP,
	.open = kzi_zip_open,
	.close = kzi_zip_close,
	.has = kzi_zip_has,
	.read = kzi_zip_read,
};
