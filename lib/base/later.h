/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What only some need, in a file of its own beside the library, libkamerzoek-later-0.so:
 * loaded when it is first used, so that who only searches loads none of the libraries
 * that it stands on. It holds parts; a part is a table of functions that begins with a
 * stamp, and only tables of the very same make as the library are taken.
 *
 * A room has three files for its part: NAME_part.h has the table, NAME_part.c fills it,
 * in the module, and NAME_later.c stands for its functions, in the library. Where all is
 * linked in one piece, as in a static library, the functions themselves do.
 */
#ifndef KZI_BASE_LATER_H
#define KZI_BASE_LATER_H

#include "base/error.h"

#include <stdatomic.h>

typedef struct kzi_later_stamp {
	const char *version; /* of the library that it was made with */
	uint64_t layout;     /* how large the structs are that both sides know */
} kzi_later_stamp;

#define KZI_LATER_TEXT(x) #x
#define KZI_LATER_VERSION(major, minor, micro) \
	KZI_LATER_TEXT(major) "." KZI_LATER_TEXT(minor) "." KZI_LATER_TEXT(micro)

/* Of four types. */
#define KZI_LATER_STAMP(a, b, c, d)                                                      \
	{                                                                                \
		KZI_LATER_VERSION(KZ_VERSION_MAJOR, KZ_VERSION_MINOR, KZ_VERSION_MICRO), \
			(uint64_t)sizeof(a) << 48 | (uint64_t)sizeof(b) << 32 |          \
				(uint64_t)sizeof(c) << 16 | (uint64_t)sizeof(d)          \
	}

/* A part, as the library knows it; static, one for each. */
typedef struct kzi_later {
	const char *name; /* of its table */
	kzi_later_stamp stamp;
	_Atomic(const void *) table; /* NULL: not loaded yet */
} kzi_later;

/*
 * Its table, loaded first if need be; from any thread, and in a child of fork(), too.
 * What fails is tried again the next time.
 *
 * KZ_E_IO: the module is not there, cannot be loaded, or is of another make; the message
 * names it. KZ_E_NO_MEMORY.
 */
kz_status kzi_later_load(kzi_later *part, const void **table, kz_error *err);

#endif
