/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "bulk/deflate_part.h"

extern const kzi_deflate_part kzi_later_deflate;

const kzi_deflate_part kzi_later_deflate = {
	.stamp = KZI_DEFLATE_STAMP,
	.pack = kzi_run_deflate,
};
