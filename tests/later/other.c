/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A module of another version, or of another build: its tables have stamps alone. */
#include <stdint.h>

typedef struct other {
	const char *version;
	uint64_t layout;
} other;

extern const other kzi_later_xml, kzi_later_zip;

const other kzi_later_xml = {OTHER_VERSION, 1};
const other kzi_later_zip = {OTHER_VERSION, 1};
