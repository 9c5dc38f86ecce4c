/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a text cites: each Kamerstuk and dossier by its official name, with its page on
 * the web. Needs no index, and reads standard input.
 *
 *     cc citations.c $(pkg-config --cflags --libs kamerzoek) -o citations
 *     pdftotext brief.pdf - | ./citations
 */
#include <kamerzoek.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 16 << 20 };

static void print_page(const kz_citation *citation)
{
	char url[256];
	kz_kamerstuk piece;
	if (kz_kamerstuk_parse(
		    citation->target, strlen(citation->target), &piece, NULL) != KZ_OK)
		return;
	kz_kamerstuk_url(&piece, url, sizeof url);
	printf("\t%s", url);
}

static kz_status print_citations(const char *text, size_t length, kz_error *err)
{
	kz_citations *found = NULL;
	kz_status st = kz_citations_find(text, length, NULL, &found, err);
	for (size_t i = 0; i < kz_citations_count(found); i++) {
		const kz_citation *citation = kz_citations_at(found, i);
		printf("%s\t%s", citation->target, citation->text);
		print_page(citation);
		putchar('\n');
	}
	kz_citations_close(found);
	return st;
}

int main(void)
{
	kz_error err;
	char *text = malloc(TEXT_MAX);
	if (text == NULL)
		return 1;
	size_t length = fread(text, 1, TEXT_MAX, stdin);
	kz_status st = print_citations(text, length, &err);
	if (st != KZ_OK)
		fprintf(stderr, "byte %ld: %s\n", (long)err.offset, err.message);
	free(text);
	return st == KZ_OK ? 0 : 1;
}
