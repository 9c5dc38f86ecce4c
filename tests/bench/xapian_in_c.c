/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One of twins: the work of xapian_in_cxx.cc, through xapian-c. What they print must be
 * the same.
 *
 *     xapian-in-c index|search|walk DATABASE COUNT
 */
#include "words.h"

#include <xapian-c.h>

#include <stdlib.h>

static xapian_error error;

static void must(xapian_status st)
{
	if (st >= 0)
		return;
	fprintf(stderr, "%s: %s\n", error.type, error.message);
	exit(1);
}

static void index_documents(const char *path, uint32_t count)
{
	xapian_writable *writable = NULL;
	xapian_document *document = NULL;
	xapian_term_generator *generator = NULL;
	xapian_stem *stem = NULL;
	xapian_writable_options options = XAPIAN_WRITABLE_INIT;
	options.flags = XAPIAN_NO_SYNC;
	must(xapian_writable_open_with(path, &options, &writable, &error));
	must(xapian_document_new(&document, &error));
	must(xapian_stem_new("dutch", &stem, &error));
	must(xapian_term_generator_new(&generator, &error));
	must(xapian_term_generator_set_stem(generator, stem, &error));
	for (uint32_t i = 0; i < count; i++) {
		char text[TEXT_MAX], unique[16], number[9];
		size_t size = make_text(i, text);
		int length = snprintf(unique, sizeof unique, "Q%u", (unsigned)i);
		must(xapian_document_clear(document, &error));
		must(xapian_term_generator_set_document(generator, document, &error));
		must(xapian_term_generator_index_text(
			generator, text, size, 1, NULL, &error));
		must(xapian_document_set_data(document, text, size, &error));
		must(xapian_document_set_value(document, 0, number,
			xapian_sortable_serialise(i % 97, number), &error));
		must(xapian_document_add_term(
			document, unique, (size_t)length, 0, &error));
		must(xapian_writable_replace(
			writable, unique, (size_t)length, document, NULL, &error));
	}
	must(xapian_writable_commit(writable, &error));
	printf("%u indexed\n", (unsigned)count);
	xapian_term_generator_close(generator);
	xapian_stem_close(stem);
	xapian_document_close(document);
	xapian_writable_close(writable);
}

static size_t read_matches(xapian_mset *mset)
{
	size_t read = 0;
	for (size_t i = 0; i < xapian_mset_count(mset); i++) {
		xapian_document *document = NULL;
		xapian_bytes data;
		must(xapian_mset_document(mset, i, &document, &error));
		must(xapian_document_data(document, &data, &error));
		read += data.size + xapian_mset_at(mset, i)->docid;
		xapian_document_close(document);
	}
	return read;
}

static void search_documents(const char *path, uint32_t count)
{
	xapian_database *database = NULL;
	xapian_parser *parser = NULL;
	xapian_stem *stem = NULL;
	xapian_enquire *enquire = NULL;
	size_t read = 0;
	uint32_t seed = 7;
	must(xapian_database_open(path, &database, &error));
	must(xapian_stem_new("dutch", &stem, &error));
	must(xapian_parser_new(&parser, &error));
	must(xapian_parser_set_stem(parser, stem, &error));
	must(xapian_enquire_new(database, &enquire, &error));
	for (uint32_t i = 0; i < count; i++) {
		char text[40];
		size_t size = make_word(draw(&seed), text);
		text[size++] = ' ';
		size += make_word(draw(&seed), text + size);
		xapian_query *query = NULL;
		xapian_mset *mset = NULL;
		must(xapian_parser_parse(
			parser, text, size, XAPIAN_PARSE_DEFAULT, NULL, &query, &error));
		must(xapian_enquire_set_query(enquire, query, 0, &error));
		must(xapian_enquire_mset(enquire, 0, 10, 0, NULL, NULL, &mset, &error));
		read += read_matches(mset);
		xapian_mset_close(mset);
		xapian_query_close(query);
	}
	printf("%zu read\n", read);
	xapian_enquire_close(enquire);
	xapian_parser_close(parser);
	xapian_stem_close(stem);
	xapian_database_close(database);
}

static void walk_postings(const char *path, uint32_t count)
{
	xapian_database *database = NULL;
	xapian_cursor *terms = NULL, *postings = NULL;
	xapian_bytes term;
	uint64_t sum = 0;
	xapian_posting some[100];
	size_t given;
	must(xapian_database_open(path, &database, &error));
	must(xapian_database_terms(database, "Z", 1, &terms, &error));
	for (uint32_t i = 0; i < count; i++) {
		if (xapian_cursor_next_bytes(terms, &term, &error) != XAPIAN_OK)
			break;
		must(xapian_database_postings(
			database, term.data, term.size, &postings, &error));
		while (xapian_cursor_next_postings(postings, some,
			       sizeof some / sizeof *some, &given, &error) == XAPIAN_OK)
			for (size_t j = 0; j < given; j++)
				sum += some[j].docid + some[j].wdf;
		xapian_cursor_close(postings);
	}
	printf("%llu in all\n", (unsigned long long)sum);
	xapian_cursor_close(terms);
	xapian_database_close(database);
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	uint32_t count = (uint32_t)strtoul(argv[3], NULL, 10);
	if (strcmp(argv[1], "index") == 0)
		index_documents(argv[2], count);
	else if (strcmp(argv[1], "search") == 0)
		search_documents(argv[2], count);
	else
		walk_postings(argv[2], count);
	return 0;
}
