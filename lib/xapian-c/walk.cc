/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The cursors that a database gives. */
#include "checks.hh"
#include "cursor.hh"
#include "guard.hh"

using namespace xapian_c;

/* Begin gives an iterator of the engine's; a name that is too long to be stored
 * has nothing to walk over, and the engine is not asked. */
template <typename Begin>
static xapian_status walk(xapian_database *database, const char *name, size_t size,
	xapian_cursor **out, xapian_error *err, Begin begin)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string of = take_bytes(name, size, "name");
		using iterator = decltype(begin(database->held->reading, of));
		iterator first;
		if (can_be_stored(of))
			first = begin(database->held->reading, of);
		std::unique_ptr<xapian_cursor> made = cursor_over(first, database->held);
		give(made, out);
	});
}

xapian_status xapian_database_terms(xapian_database *database, const char *prefix,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	return walk(database, prefix, size, out, err,
		[](const Xapian::Database &reading, const std::string &begin) {
			return reading.allterms_begin(begin);
		});
}

xapian_status xapian_database_metadata_keys(xapian_database *database, const char *prefix,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	return walk(database, prefix, size, out, err,
		[](const Xapian::Database &reading, const std::string &begin) {
			return reading.metadata_keys_begin(begin);
		});
}

xapian_status xapian_database_document_terms(
	xapian_database *database, uint32_t docid, xapian_cursor **out, xapian_error *err)
{
	return walk(database, nullptr, 0, out, err,
		[&](const Xapian::Database &reading, const std::string &) {
			return reading.termlist_begin(docid);
		});
}

xapian_status xapian_database_postings(xapian_database *database, const char *term,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	return walk(database, term, size, out, err,
		[](const Xapian::Database &reading, const std::string &name) {
			return reading.postlist_begin(name);
		});
}

xapian_status xapian_database_positions(xapian_database *database, uint32_t docid,
	const char *term, size_t size, xapian_cursor **out, xapian_error *err)
{
	return walk(database, term, size, out, err,
		[&](const Xapian::Database &reading, const std::string &name) {
			return reading.positionlist_begin(docid, name);
		});
}

xapian_status xapian_database_values(
	xapian_database *database, uint32_t slot, xapian_cursor **out, xapian_error *err)
{
	return walk(database, nullptr, 0, out, err,
		[&](const Xapian::Database &reading, const std::string &) {
			check_slot(slot);
			return reading.valuestream_begin(slot);
		});
}

xapian_status xapian_database_spellings(
	xapian_database *database, xapian_cursor **out, xapian_error *err)
{
	return walk(database, nullptr, 0, out, err,
		[](const Xapian::Database &reading, const std::string &) {
			return reading.spellings_begin();
		});
}

xapian_status xapian_database_synonyms(xapian_database *database, const char *term,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	reset(out);
	xapian_status status = walk(database, term, size, out, err,
		[](const Xapian::Database &reading, const std::string &name) {
			return reading.synonyms_begin(name);
		});
	if (status == XAPIAN_OK)
		(*out)->in_list = true;
	return status;
}

xapian_status xapian_database_synonym_keys(xapian_database *database, const char *prefix,
	size_t size, xapian_cursor **out, xapian_error *err)
{
	return walk(database, prefix, size, out, err,
		[](const Xapian::Database &reading, const std::string &begin) {
			return reading.synonym_keys_begin(begin);
		});
}
