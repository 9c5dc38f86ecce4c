/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a straightforward program does with Xapian, in its own language: QueryParser,
 * Enquire with its default weights, MSet::snippet.
 *
 *     search-xapian INDEX
 */
#include "asked.h"

#include <xapian.h>

#include <cstdio>
#include <iostream>
#include <string>

enum { DAY = 0, YEAR = 1 }; /* slots */

class Searcher
{
	Xapian::Database database;
	Xapian::Stem stem{"dutch"};
	Xapian::RangeProcessor days{DAY};

	Xapian::Query parse(const asked &a)
	{
		unsigned flags = Xapian::QueryParser::FLAG_DEFAULT;
		std::string words = a.words;
		Xapian::QueryParser parser;
		parser.set_database(database);
		parser.set_stemmer(stem);
		parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
		parser.set_default_op(asked_is(&a, "or") ? Xapian::Query::OP_OR
							 : Xapian::Query::OP_AND);
		if (asked_is(&a, "phrase"))
			words = '"' + words + '"';
		if (asked_is(&a, "prefix")) {
			words += '*';
			flags |= Xapian::QueryParser::FLAG_WILDCARD;
		}
		parser.add_rangeprocessor(&days);
		if (a.from > 0)
			words += ' ' + std::to_string(a.from) + ".." +
				 std::to_string(a.until);
		return parser.parse_query(words, flags);
	}

      public:
	explicit Searcher(const char *path) : database(path)
	{
	}

	void search(asked &a)
	{
		Xapian::Enquire enquire(database);
		Xapian::ValueCountMatchSpy years(YEAR);
		enquire.set_query(parse(a));
		bool facets = asked_is(&a, "facets");
		if (facets)
			enquire.add_matchspy(&years);
		Xapian::MSet found = enquire.get_mset(
			0, ASKED_PAGE, facets ? database.get_doccount() : 0);
		for (auto at = found.begin(); at != found.end(); ++at)
			a.bytes += found.snippet(at.get_document().get_data(),
						ASKED_SNIPPET, stem)
					   .size();
		a.found = found.get_matches_estimated();
		for (auto at = years.values_begin(); at != years.values_end(); ++at)
			a.bytes += (*at).size();
	}
};

int main(int argc, char **argv)
{
	if (argc != 2)
		return 2;
	try {
		asked a;
		Searcher searcher(argv[1]);
		while (asked_next(&a)) {
			uint64_t start = asked_now();
			searcher.search(a);
			asked_answer(&a, start);
		}
	} catch (const Xapian::Error &error) {
		std::cerr << "search-xapian: " << error.get_description() << '\n';
		return 6;
	}
	return 0;
}
