/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is asked of a database about one term, slot, key or document. */
#include "checks.hh"
#include "guard.hh"

using namespace xapian_c;

/* ---- Terms ---------------------------------------------------------------- */

/* One that is too long is not there, and the engine not asked. */
template <typename Out, typename Ask>
static xapian_status look_up(xapian_database *database, const char *term, size_t size,
	Out *out, xapian_error *err, Ask ask)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string name = take_lookup(term, size, "term");
		if (can_be_stored(name))
			*out = ask(database->held->reading, name);
	});
}

xapian_status xapian_database_term_frequency(xapian_database *database, const char *term,
	size_t size, uint32_t *out, xapian_error *err)
{
	return look_up(database, term, size, out, err,
		[](const Xapian::Database &reading, const std::string &name) {
			return reading.get_termfreq(name);
		});
}

xapian_status xapian_database_has_term(xapian_database *database, const char *term,
	size_t size, bool *out, xapian_error *err)
{
	return look_up(database, term, size, out, err,
		[](const Xapian::Database &reading, const std::string &name) {
			return reading.term_exists(name);
		});
}

xapian_status xapian_database_collection_frequency(xapian_database *database,
	const char *term, size_t size, uint32_t *out, xapian_error *err)
{
	return look_up(database, term, size, out, err,
		[](const Xapian::Database &reading, const std::string &name) {
			return reading.get_collection_freq(name);
		});
}

xapian_status xapian_database_wdf_upper_bound(xapian_database *database, const char *term,
	size_t size, uint32_t *out, xapian_error *err)
{
	return look_up(database, term, size, out, err,
		[](const Xapian::Database &reading, const std::string &name) {
			return reading.get_wdf_upper_bound(name);
		});
}

xapian_status xapian_database_find(xapian_database *database, const char *term,
	size_t size, uint32_t *docid, xapian_error *err)
{
	return look_up(database, term, size, docid, err,
		[](const Xapian::Database &reading, const std::string &name) {
			Xapian::PostingIterator first = reading.postlist_begin(name);
			return first != reading.postlist_end(name) ? *first : 0;
		});
}

xapian_status xapian_database_spelling_suggestion(xapian_database *database,
	const char *word, size_t size, uint32_t max_edit_distance, xapian_bytes *out,
	xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string wrong = take_bytes(word, size, "word");
		database->word.clear();
		if (can_be_stored(wrong))
			database->word = database->held->reading.get_spelling_suggestion(
				wrong, max_edit_distance);
		*out = lend(database->word);
	});
}

/* ---- Keys and slots ------------------------------------------------------- */

xapian_status xapian_database_metadata(xapian_database *database, const char *key,
	size_t size, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string name = take_lookup(key, size, "key");
		database->metadata.clear();
		if (can_be_stored(name))
			database->metadata = database->held->reading.get_metadata(name);
		*out = lend(database->metadata);
	});
}

xapian_status xapian_database_value_statistics(xapian_database *database, uint32_t slot,
	xapian_value_statistics *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		check_slot(slot);
		const Xapian::Database &reading = database->held->reading;
		xapian_value_statistics read;
		read.documents = reading.get_value_freq(slot);
		database->lowest = reading.get_value_lower_bound(slot);
		database->highest = reading.get_value_upper_bound(slot);
		read.lower_bound = lend(database->lowest);
		read.upper_bound = lend(database->highest);
		*out = read;
	});
}

/* ---- Documents ------------------------------------------------------------ */

xapian_status xapian_database_data(
	xapian_database *database, uint32_t docid, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		const Xapian::Database &reading = database->held->reading;
		database->data = reading.get_document(docid).get_data();
		*out = lend(database->data);
	});
}

xapian_status xapian_database_document(xapian_database *database, uint32_t docid,
	bool assume_valid, xapian_document **out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		unsigned flags = assume_valid ? unsigned(Xapian::DOC_ASSUME_VALID) : 0;
		std::unique_ptr<xapian_document> made =
			hold_document(database->held->reading.get_document(docid, flags),
				database->held);
		/* What a server may have in it. */
		made->state->unchecked = database->held->remote;
		give(made, out);
	});
}

xapian_status xapian_database_document_length(
	xapian_database *database, uint32_t docid, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		*out = database->held->reading.get_doclength(docid);
	});
}

xapian_status xapian_database_unique_terms(
	xapian_database *database, uint32_t docid, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		*out = database->held->reading.get_unique_terms(docid);
	});
}
