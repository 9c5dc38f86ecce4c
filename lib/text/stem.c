/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "text/stem.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

/* A kzi_stemmer is libstemmer's own, under a name of ours. */
static struct sb_stemmer *theirs(kzi_stemmer *stemmer)
{
	return (struct sb_stemmer *)stemmer;
}

kzi_language kzi_language_of(const char *code)
{
	if (code == NULL || (code[0] | 0x20) != 'e' || (code[1] | 0x20) != 'n')
		return KZI_DUTCH;
	return code[2] == '\0' || code[2] == '-' ? KZI_ENGLISH : KZI_DUTCH;
}

/* From Snowball 3 on "dutch" is another algorithm (Kraaij-Pohlmann), and the one that
 * has always had that name is called dutch_porter. */
static struct sb_stemmer *open_dutch(void)
{
	struct sb_stemmer *stemmer = sb_stemmer_new("dutch_porter", "UTF_8");
	return stemmer != NULL ? stemmer : sb_stemmer_new("dutch", "UTF_8");
}

static bool has_stemmer(const char *name)
{
	const char **known = sb_stemmer_list();
	while (*known != NULL && strcmp(*known, name) != 0)
		known++;
	return *known != NULL;
}

kz_status kzi_stemmer_open(kzi_language language, kzi_stemmer **out, kz_error *err)
{
	bool english = language == KZI_ENGLISH;
	struct sb_stemmer *stemmer =
		english ? sb_stemmer_new("english", "UTF_8") : open_dutch();
	*out = (kzi_stemmer *)stemmer;
	if (stemmer != NULL)
		return KZ_OK;
	if (has_stemmer(english ? "english" : "dutch"))
		return kzi_no_memory(err);
	return kzi_fail(err, KZ_E_UNSUPPORTED, KZI_NO_OFFSET,
		"libstemmer has no stemmer for %s here", english ? "English" : "Dutch");
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
