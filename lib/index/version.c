/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which kamerzoek this is, and on what it stands. Here, because this room is
 * the one that stands on all of it. */
#include "text/fold.h"
#include "xapian-c/xapian-c.h"

#include <kamerzoek/error.h>

#include <stdio.h>
#include <zstd.h>

#define TEXT_OF(x)  TEXT_OF_(x)
#define TEXT_OF_(x) #x

static const char version[] = TEXT_OF(KZ_VERSION_MAJOR) "." TEXT_OF(
	KZ_VERSION_MINOR) "." TEXT_OF(KZ_VERSION_MICRO);

const char *kz_version(void)
{
	return version;
}

size_t kz_version_details(char *buffer, size_t size)
{
	int length = snprintf(buffer, size,
		"kamerzoek %s, xapian %s, utf8proc %s, zstd %s", version,
		xapian_version(), kzi_unicode_version(), ZSTD_versionString());
	return length > 0 ? (size_t)length : 0;
}
