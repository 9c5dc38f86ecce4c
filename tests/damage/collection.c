/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "collection.h"

#include "support.h"

#include <stdlib.h>
#include <string.h>

/* ---- Making ---- */

static const char *const words[] = {"proeftuin", "gentherapie", "kweekvlees", "wetgeving",
	"biotechnologiebeleid", "motie", "brief", "regulatory", "sandboxes", "waterstof",
	"zorgverzekeraar", "mestbeleid", "overheid", "kabinet", "verzoekt", "onderzoek",
	"innovatie", "gezondheidsraad", "subsidie", "landbouw"};

enum { WORDS = sizeof words / sizeof words[0], PARAGRAPHS = 12 };

static void write_paragraph(FILE *out, unsigned number, unsigned paragraph)
{
	fprintf(out, "\n");
	for (unsigned i = 0; i < 40; i++) {
		unsigned at = number * 31 + paragraph * 17 + i * i;
		fprintf(out, "%s ", words[at % WORDS]);
		if (i % 7 == 0)
			fprintf(out, "w%uq%u ", number, paragraph * 40 + i);
	}
	fprintf(out, "en citeert Kamerstukken II 2024/25, 36600-XIV, nr. %u.\n",
		number % 90 + 1);
}

static void write_document(
	const char *folder, const char *name, unsigned number, const char *title)
{
	FILE *out = fopen(below(folder, name), "w");
	assert_non_null(out);
	fprintf(out,
		"id: kst-30000-%u\ntitle: %s %u\ndate: 20%02u-0%u-1%u\nkind: %s\n"
		"alias: 2024D%05u\nministry: Economische Zaken\n",
		number, title, number, 10 + number % 15, 1 + number % 9, number % 10,
		number % 3 == 0 ? "motie" : "brief", number);
	for (unsigned i = 0; i < PARAGRAPHS; i++)
		write_paragraph(out, number, i);
	fclose(out);
}

void make_collection(const char *where, const char *path)
{
	char name[40], folder[300];
	kz_writer *writer = NULL;
	kz_writer_options options = KZ_WRITER_OPTIONS_INIT;
	options.flags = KZ_WRITER_CREATE;
	options.words = "";
	snprintf(folder, sizeof folder, "%s", where);
	make_folder(folder);
	for (unsigned i = 1; i <= COLLECTION_DOCUMENTS; i++) {
		snprintf(name, sizeof name, "d%02u.txt", i);
		write_document(folder, name, i, "Brief over proeftuinen");
	}
	must(kz_writer_open(path, &options, &writer, err));
	must(kz_writer_put_files(writer, folder, NULL, err));
	must(kz_writer_commit(writer, err));
	/* A second file of two documents, a later version of a third, one gone. */
	write_document(folder, "again-1.txt", 1, "Nogmaals");
	write_document(folder, "again-2.txt", 2, "Nogmaals");
	write_document(folder, "d03.txt", 3, "Een andere brief");
	must(kz_writer_put_files(writer, folder, NULL, err));
	must(kz_writer_commit(writer, err));
	must(kz_writer_remove(writer, "kst-30000-60", err));
	must(kz_writer_commit(writer, err));
	kz_writer_close(writer);
}

/* ---- Asking ---- */

/* FNV: only to tell two answers apart. */
static uint64_t digest(uint64_t sum, const char *text)
{
	for (; *text != '\0'; text++)
		sum = (sum ^ (unsigned char)*text) * UINT64_C(1099511628211);
	return (sum ^ 255) * UINT64_C(1099511628211);
}

static uint64_t digest_document(const kz_document *document)
{
	uint64_t sum = UINT64_C(14695981039346656037);
	for (int i = KZ_ID; i <= KZ_REFERENCE; i++)
		if (i != KZ_CHANGED_AT && i != KZ_FIRST_SEEN)
			sum = digest(sum, kz_document_get(document, (kz_property)i));
	for (size_t i = 0; i < kz_document_count(document, KZ_ALIASES); i++)
		sum = digest(sum, kz_document_at(document, KZ_ALIASES, i));
	for (size_t i = 0; i < kz_document_block_count(document); i++)
		sum = digest(sum, kz_document_block_at(document, i)->text);
	return sum;
}

static void answer(FILE *out, const char *asked, kz_status st, uint64_t sum)
{
	if (st < 0)
		fprintf(out, "%s\t%s\n", asked, kz_status_name(st));
	else
		fprintf(out, "%s\t%llx\n", asked, (unsigned long long)sum);
	fflush(out);
}

static void ask_query(FILE *out, kz_index *index, const char *query)
{
	char asked[120];
	uint64_t sum = 1;
	kz_results *results = NULL;
	kz_search_options options = KZ_SEARCH_OPTIONS_INIT;
	options.limit = 100;
	kz_status st = kz_search(index, query, &options, &results, NULL);
	for (size_t i = 0; i < kz_results_count(results); i++) {
		const kz_hit *hit = kz_results_at(results, i);
		sum = sum * 31 + digest_document(hit->document);
		for (size_t j = 0; j < hit->part_count; j++)
			sum = digest(sum, hit->parts[j].text);
	}
	sum = sum * 31 + kz_results_total(results);
	kz_results_close(results);
	snprintf(asked, sizeof asked, "Q%s", query);
	answer(out, asked, st, sum);
}

static void ask_document(FILE *out, kz_index *index, const char *id)
{
	char asked[120];
	kz_document *document = NULL;
	kz_status st = kz_index_get(index, id, &document, NULL);
	snprintf(asked, sizeof asked, "G%s", id);
	answer(out, asked, st, document != NULL ? digest_document(document) : 0);
	kz_document_free(document);
}

static void ask_list(FILE *out, kz_index *index)
{
	uint64_t sum = 0;
	kz_cursor *all = NULL;
	const kz_document *document;
	kz_status st = kz_index_list(index, &all, NULL);
	while (st == KZ_OK && (st = kz_cursor_next(all, &document, NULL)) == KZ_OK)
		sum = sum * 31 + digest_document(document);
	kz_cursor_close(all);
	answer(out, "L", st, sum);
}

void write_answers(FILE *out, const char *path)
{
	static const char *const queries[] = {"proeftuin", "gentherapie kweekvlees",
		"\"regulatory sandboxes\"", "motie NEAR/5 brief", "bio*",
		"wetgeving -zorg*", "titel:nogmaals", "datum:2012..2020 overheid",
		"soort:motie", "w3q*", "36600-XIV-4", "dossier:30000", "*"};
	kz_index *index = NULL;
	kz_status st = kz_index_open(path, &index, NULL);
	answer(out, "O", st, 0);
	if (st != KZ_OK)
		return;
	for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++)
		ask_query(out, index, queries[i]);
	ask_list(out, index);
	for (unsigned i = 1; i <= COLLECTION_DOCUMENTS; i += 3) {
		char id[32];
		snprintf(id, sizeof id, i % 2 ? "kst-30000-%u" : "2024D%05u", i);
		ask_document(out, index, id);
	}
	kz_index_close(index);
}

/* ---- Comparing ---- */

static const char *line_of(const char *text, const char *asked, size_t length)
{
	while (text != NULL && *text != '\0') {
		if (strncmp(text, asked, length) == 0 && text[length] == '\t')
			return text + length + 1;
		text = strchr(text, '\n');
		text = text != NULL ? text + 1 : NULL;
	}
	return NULL;
}

const char *first_other_answer(const char *one, const char *other, const char *kind)
{
	static char found[160];
	for (const char *line = one; *line != '\0'; line = strchr(line, '\n') + 1) {
		size_t length = strcspn(line, "\t");
		const char *mine = line + length + 1;
		const char *its = line_of(other, line, length);
		if (strncmp(line, kind, strlen(kind)) != 0 || its == NULL)
			continue;
		size_t size = strcspn(mine, "\n");
		/* A failure has a name with a capital; a digest has none. */
		if (mine[0] == 'K' || its[0] == 'K' || strncmp(mine, its, size + 1) == 0)
			continue;
		snprintf(found, sizeof found, "%.*s", (int)length, line);
		return found;
	}
	return "";
}

int same_answers(const char *one, const char *other)
{
	return strcmp(one, other) == 0;
}
