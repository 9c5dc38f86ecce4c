/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * One half of the exchange: writes a database in which there is something of
 * everything, or says all that is in one. peer.py does the same through Xapian's own
 * Python.
 *
 *     exchange write|dump DATABASE
 */
#include <xapian-c.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LITERAL(text) text, sizeof text - 1

static xapian_error error;

static void must(xapian_status st)
{
	if (st >= 0)
		return;
	fprintf(stderr, "%s: %s\n", error.type, error.message);
	exit(1);
}

/* ---- Writing -------------------------------------------------------------------- */

static void write_document(
	xapian_writable *writable, const char *text, size_t size, double number)
{
	xapian_document *document = NULL;
	xapian_term_generator *generator = NULL;
	xapian_stem *stem = NULL;
	char bytes[9];
	must(xapian_document_new(&document, &error));
	must(xapian_document_set_data(document, text, size, &error));
	must(xapian_document_set_value(
		document, 7, bytes, xapian_sortable_serialise(number, bytes), &error));
	must(xapian_document_set_value(document, 0, LITERAL("v\0w"), &error));
	must(xapian_document_add_term(document, LITERAL("K\0nul"), 0, &error));
	must(xapian_stem_new("dutch", &stem, &error));
	must(xapian_term_generator_new(&generator, &error));
	must(xapian_term_generator_set_stem(generator, stem, &error));
	must(xapian_term_generator_set_document(generator, document, &error));
	must(xapian_term_generator_index_text(generator, text, size, 1, "S", &error));
	must(xapian_writable_add(writable, document, NULL, &error));
	xapian_term_generator_close(generator);
	xapian_stem_close(stem);
	xapian_document_close(document);
}

static void write_all(const char *path)
{
	xapian_writable *writable = NULL;
	must(xapian_writable_open(path, XAPIAN_CREATE, &writable, &error));
	write_document(writable, LITERAL("drie proeftuinen in Zeeland"), 3);
	write_document(writable, LITERAL("ge\xc3\xafnspireerd: de \"tuin\""), -1.5);
	write_document(writable, LITERAL("te verwijderen"), 0);
	must(xapian_writable_delete_docid(writable, 3, &error));
	must(xapian_writable_set_metadata(
		writable, LITERAL("k\0l"), LITERAL("\xff\0"), &error));
	must(xapian_writable_add_spelling(writable, LITERAL("tuin"), 3, &error));
	must(xapian_writable_add_synonym(
		writable, LITERAL("tuin"), LITERAL("hof"), &error));
	must(xapian_writable_commit(writable, &error));
	xapian_writable_close(writable);
}

/* ---- Dumping --------------------------------------------------------------------- */

static void print_bytes(const char *name, xapian_bytes bytes)
{
	printf(" %s=", name);
	for (size_t i = 0; i < bytes.size; i++)
		printf("%02x", (unsigned char)bytes.data[i]);
}

static void dump_positions(xapian_cursor *terms)
{
	xapian_cursor *positions = NULL;
	uint32_t position;
	must(xapian_cursor_positions(terms, &positions, &error));
	printf(" at");
	while (xapian_cursor_next_position(positions, &position, &error) == XAPIAN_OK)
		printf(" %u", (unsigned)position);
	xapian_cursor_close(positions);
}

static void dump_document(xapian_database *database, uint32_t docid)
{
	xapian_document *document = NULL;
	xapian_cursor *cursor = NULL;
	xapian_bytes bytes;
	uint32_t number;
	must(xapian_database_document(database, docid, false, &document, &error));
	must(xapian_document_data(document, &bytes, &error));
	printf("document %u", (unsigned)docid);
	print_bytes("data", bytes);
	printf("\n");
	must(xapian_document_values(document, &cursor, &error));
	while (xapian_cursor_next_value(cursor, &number, &bytes, &error) == XAPIAN_OK) {
		printf(" slot %u", (unsigned)number);
		print_bytes("value", bytes);
		printf("\n");
	}
	xapian_cursor_close(cursor);
	must(xapian_database_document_terms(database, docid, &cursor, &error));
	while (xapian_cursor_next_bytes(cursor, &bytes, &error) == XAPIAN_OK) {
		print_bytes("term", bytes);
		must(xapian_cursor_wdf(cursor, &number, &error));
		printf(" wdf %u", (unsigned)number);
		dump_positions(cursor);
		printf("\n");
	}
	xapian_cursor_close(cursor);
	xapian_document_close(document);
}

static void dump_words(const char *name, xapian_cursor *cursor)
{
	xapian_bytes word;
	while (xapian_cursor_next_bytes(cursor, &word, &error) == XAPIAN_OK) {
		print_bytes(name, word);
		printf("\n");
	}
	xapian_cursor_close(cursor);
}

static void dump_all(const char *path)
{
	xapian_database *database = NULL;
	xapian_cursor *cursor = NULL;
	xapian_statistics statistics;
	xapian_bytes value;
	uint32_t docid;
	must(xapian_database_open(path, &database, &error));
	must(xapian_database_statistics(database, &statistics, &error));
	printf("%u documents, the last %u\n", (unsigned)statistics.documents,
		(unsigned)statistics.last_docid);
	must(xapian_database_postings(database, NULL, 0, &cursor, &error));
	while (xapian_cursor_next_docid(cursor, &docid, &error) == XAPIAN_OK)
		dump_document(database, docid);
	xapian_cursor_close(cursor);
	must(xapian_database_metadata_keys(database, NULL, 0, &cursor, &error));
	dump_words("key", cursor);
	must(xapian_database_metadata(database, LITERAL("k\0l"), &value, &error));
	print_bytes("metadata", value);
	printf("\n");
	must(xapian_database_spellings(database, &cursor, &error));
	dump_words("spelling", cursor);
	must(xapian_database_synonyms(database, LITERAL("tuin"), &cursor, &error));
	dump_words("synonym", cursor);
	xapian_database_close(database);
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "write") == 0)
		write_all(argv[2]);
	else if (argc == 3 && strcmp(argv[1], "dump") == 0)
		dump_all(argv[2]);
	else
		return 2;
	return 0;
}
