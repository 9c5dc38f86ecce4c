/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A document of any facts, cited in every way: what it says may not end what it stands
 * in. */
#include "fuzz.h"

#include <kamerzoek/cite.h>
#include <kamerzoek/dutch.h>

#include <stdlib.h>
#include <string.h>

/* BibTeX counts braces, whatever stands before them: they close at the end alone. */
static void check_bibtex(const char *text)
{
	long depth = 0;
	const char *end = text + strlen(text) - strlen("}\n");
	promise(strncmp(text, "@misc{", 6) == 0 && strcmp(end, "}\n") == 0);
	for (const char *c = text + 5; c < end; c++) {
		depth += (*c == '{') - (*c == '}');
		promise(depth > 0);
	}
	promise(depth == 1);
}

/* Each line has a tag, and one is the last. */
static void check_ris(const char *text)
{
	bool ended = false;
	while (*text != '\0') {
		const char *end = strstr(text, "\r\n");
		promise(!ended && end != NULL && strncmp(text + 2, "  - ", 4) == 0);
		promise(memchr(text, '\n', (size_t)(end - text)) == NULL);
		ended = strncmp(text, "ER", 2) == 0;
		text = end + 2;
	}
	promise(ended);
}

/* Its strings end where they should, so that what stands between them is ours. */
static void check_csl(const char *text)
{
	bool inside = false;
	for (; *text != '\0'; text++) {
		promise((unsigned char)*text >= ' ');
		if (inside && *text == '\\')
			text++;
		else if (*text == '"')
			inside = !inside;
		else if (!inside)
			promise(strchr("{}[]:, 0123456789", *text) != NULL);
	}
	promise(!inside);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	kz_document *document = NULL;
	kz_place place = KZ_PLACE_INIT;
	place.page = size > 0 ? bytes[size - 1] : 0;
	place.note = "8";
	if (kz_document_parse(bytes, size, "a.txt", &document, NULL) != KZ_OK)
		return 0;
	for (int way = KZ_CITE_DUTCH; way <= KZ_CITE_CSL; way++) {
		char *text = NULL;
		promise(kz_cite(document, (kz_cite_style)way, &place, &text, NULL) ==
			KZ_OK);
		if (way == KZ_CITE_DUTCH)
			promise(text[0] != '\0' && strpbrk(text, "\r\n\t") == NULL);
		else if (way == KZ_CITE_BIBTEX)
			check_bibtex(text);
		else if (way == KZ_CITE_RIS)
			check_ris(text);
		else
			check_csl(text);
		kz_free(text);
	}
	kz_document_free(document);
	return 0;
}
