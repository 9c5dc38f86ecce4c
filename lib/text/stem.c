/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/stem.h"

#include <libstemmer.h>
#include <limits.h>

/* A kzi_stemmer is libstemmer's own, under a name of ours. */
static struct sb_stemmer *theirs(kzi_stemmer *stemmer)
{
	return (struct sb_stemmer *)stemmer;
}

kz_status kzi_stemmer_open(kzi_stemmer **out, kz_error *err)
{
	/* From Snowball 3 on "dutch" is another algorithm (Kraaij-Pohlmann), and
	 * the one that has always had that name is called dutch_porter. */
	struct sb_stemmer *stemmer = sb_stemmer_new("dutch_porter", "UTF_8");
	if (stemmer == NULL)
		stemmer = sb_stemmer_new("dutch", "UTF_8");
	*out = (kzi_stemmer *)stemmer;
	if (stemmer == NULL)
		return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
			"libstemmer has no Dutch stemmer here, or no memory");
	return KZ_OK;
}

void kzi_stemmer_close(kzi_stemmer *stemmer)
{
	if (stemmer != NULL)
		sb_stemmer_delete(theirs(stemmer));
}

const char *kzi_stem(
	kzi_stemmer *stemmer, const char *folded, size_t length, size_t *stem_length)
{
	*stem_length = 0;
	if (length > INT_MAX)
		return NULL;
	const sb_symbol *stem =
		sb_stemmer_stem(theirs(stemmer), (const sb_symbol *)folded, (int)length);
	if (stem == NULL)
		return NULL;
	*stem_length = (size_t)sb_stemmer_length(theirs(stemmer));
	return (const char *)stem;
}
