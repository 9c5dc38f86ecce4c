/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A list of words that somebody wrote: the lexicon that is made of it, and what that
 * makes of a compound. */
#include "fuzz.h"

#include "text/compounds.h"
#include "text/hunspell.h"

#include <string.h>

static kzi_endings *endings;

static void look(const kzi_lexicon *lexicon)
{
	static const char word[] = "gezondheidszorgstelsel";
	kzi_part parts[KZI_PARTS_MAX];
	size_t count = kzi_compound_split(lexicon, endings, word, strlen(word), parts);
	for (size_t i = 0; i < count; i++)
		promise((size_t)parts[i].start + parts[i].length <= strlen(word));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kzi_draft draft = {0};
	kzi_lexicon *lexicon = NULL;
	if (endings == NULL)
		promise(kzi_endings_open(&endings, NULL) == KZ_OK);
	promise(kzi_hunspell_read(fuzz_file(bytes, size), &draft, NULL) == KZ_OK);
	promise(kzi_draft_finish(&draft, endings, &lexicon, NULL) == KZ_OK);
	look(lexicon);
	kzi_lexicon_close(lexicon);
	kzi_draft_free(&draft);
	return 0;
}
