/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "index/engine.h"

static kz_status translate(xapian_status status)
{
	switch (status) {
	case XAPIAN_OK:
		return KZ_OK;
	case XAPIAN_END:
		return KZ_DONE;
	case XAPIAN_E_NOT_FOUND:
		return KZ_E_NO_INDEX;
	case XAPIAN_E_NO_DOCUMENT:
		return KZ_E_NO_DOCUMENT;
	case XAPIAN_E_VERSION:
		return KZ_E_FORMAT;
	case XAPIAN_E_CORRUPT:
		return KZ_E_CORRUPT;
	case XAPIAN_E_LOCKED:
		return KZ_E_LOCKED;
	case XAPIAN_E_MODIFIED:
		return KZ_E_CHANGED;
	case XAPIAN_E_IO:
	case XAPIAN_E_CLOSED:
		return KZ_E_IO;
	case XAPIAN_E_NETWORK:
		return KZ_E_NETWORK;
	case XAPIAN_E_NO_MEMORY:
		return KZ_E_NO_MEMORY;
	case XAPIAN_E_QUERY:
		return KZ_E_QUERY;
	case XAPIAN_E_ARGUMENT:
	case XAPIAN_E_OPERATION:
	case XAPIAN_E_CALLBACK:
	case XAPIAN_E_INTERNAL:
		break;
	}
	/* We check before we call: what the engine refuses is a mistake of ours. */
	return KZ_E_INTERNAL;
}

kz_status kzi_engine(
	xapian_status status, const xapian_error *why, const char *what, kz_error *err)
{
	kz_status st = translate(status);
	if (st >= 0)
		return st;
	if (st == KZ_E_NO_MEMORY)
		return kzi_no_memory(err);
	return kzi_fail(err, st, KZI_NO_OFFSET, "%s%s%s (%s)", what != NULL ? what : "",
		what != NULL ? ": " : "", why->message, why->type);
}
