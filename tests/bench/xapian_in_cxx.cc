/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The other twin: the work of xapian_in_c.c, on Xapian itself, as a C++ program would
 * do it.
 */
#include "words.h"

#include <xapian.h>

#include <cstdlib>
#include <cstring>
#include <string>

static void index_documents(const char *path, uint32_t count)
{
	Xapian::WritableDatabase writable(
		path, Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
	Xapian::TermGenerator generator;
	generator.set_stemmer(Xapian::Stem("dutch"));
	writable.begin_transaction();
	for (uint32_t i = 0; i < count; i++) {
		char text[TEXT_MAX];
		size_t size = make_text(i, text);
		std::string unique = "Q" + std::to_string(i);
		Xapian::Document document;
		generator.set_document(document);
		generator.index_text(Xapian::Utf8Iterator(text, size));
		document.set_data(std::string(text, size));
		document.add_value(0, Xapian::sortable_serialise(i % 97));
		document.add_boolean_term(unique);
		writable.replace_document(unique, document);
	}
	writable.commit_transaction();
	std::printf("%u indexed\n", unsigned(count));
}

static void search_documents(const char *path, uint32_t count)
{
	Xapian::Database database(path);
	Xapian::QueryParser parser;
	parser.set_stemmer(Xapian::Stem("dutch"));
	Xapian::Enquire enquire(database);
	size_t read = 0;
	uint32_t seed = 7;
	for (uint32_t i = 0; i < count; i++) {
		char text[40];
		size_t size = make_word(draw(&seed), text);
		text[size++] = ' ';
		size += make_word(draw(&seed), text + size);
		enquire.set_query(parser.parse_query(std::string(text, size)));
		Xapian::MSet mset = enquire.get_mset(0, 10);
		for (Xapian::MSetIterator at = mset.begin(); at != mset.end(); ++at)
			read += at.get_document().get_data().size() + *at;
	}
	std::printf("%zu read\n", read);
}

static void walk_postings(const char *path, uint32_t count)
{
	Xapian::Database database(path);
	Xapian::TermIterator term = database.allterms_begin("Z");
	uint64_t sum = 0;
	for (uint32_t i = 0; i < count && term != database.allterms_end("Z");
		i++, ++term) {
		std::string name = *term;
		Xapian::PostingIterator at = database.postlist_begin(name);
		for (; at != database.postlist_end(name); ++at)
			sum += *at + at.get_wdf();
	}
	std::printf("%llu in all\n", static_cast<unsigned long long>(sum));
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	uint32_t count = uint32_t(std::strtoul(argv[3], nullptr, 10));
	if (std::strcmp(argv[1], "index") == 0)
		index_documents(argv[2], count);
	else if (std::strcmp(argv[1], "search") == 0)
		search_documents(argv[2], count);
	else
		walk_postings(argv[2], count);
	return 0;
}
