/* SPDX-License-Identifier: GPL-2.0-or-later */
/* In the place of rebuild.c, where kamerzoek is built without bulk. */
#include "index/rebuild.h"

kz_status kzi_rebuild_pays(kz_writer *writer, bool *out, kz_error *err)
{
	(void)writer;
	(void)err;
	*out = false;
	return KZ_OK;
}

kz_status kzi_rebuild(kz_writer *writer, kz_error *err)
{
	return kzi_fail(err, KZ_E_INTERNAL, KZI_NO_OFFSET, "%s: built without bulk",
		writer->path);
}

void kzi_rebuild_undo(kz_writer *writer)
{
	(void)writer;
}
