/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases as they are read: all but the searching and the cursors. */
#include "checks.hh"
#include "engine.hh"
#include "guard.hh"

#include <cstring>

using namespace xapian_c;

const char *xapian_version(void)
{
	return Xapian::version_string();
}

xapian_status xapian_database_open(
	const char *path, xapian_database **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		require(path, "path");
		require(out, "out");
		std::string place = plain_path(path);
		check_for_reading(place);
		std::unique_ptr<xapian_database> made(new xapian_database);
		made->held = std::make_shared<engine>();
		made->held->reading = Xapian::Database(place, Xapian::DB_BACKEND_GLASS);
		*out = made.release();
		return XAPIAN_OK;
	});
}

void xapian_database_close(xapian_database *database)
{
	guarded(nullptr, [&] {
		delete database;
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_reopen(
	xapian_database *database, bool *changed, xapian_error *err)
{
	if (changed != nullptr)
		*changed = false;
	return guarded(engine_of(database), err, [&] {
		bool newer = database->held->reading.reopen();
		if (changed != nullptr)
			*changed = newer;
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_statistics(
	xapian_database *database, xapian_statistics *out, xapian_error *err)
{
	if (out != nullptr)
		*out = xapian_statistics();
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		const Xapian::Database &reading = database->held->reading;
		xapian_statistics read;
		read.documents = reading.get_doccount();
		read.last_docid = reading.get_lastdocid();
		read.revision = reading.get_revision();
		read.average_length = reading.get_avlength();
		*out = read;
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_uuid(
	xapian_database *database, char out[37], xapian_error *err)
{
	const size_t length = 36;
	if (out != nullptr)
		std::memset(out, 0, length + 1);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string uuid = database->held->reading.get_uuid();
		if (uuid.size() != length)
			throw Xapian::DatabaseCorruptError("uuid '" + uuid + "'");
		std::memcpy(out, uuid.data(), length);
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_metadata(xapian_database *database, const char *key,
	size_t size, xapian_bytes *out, xapian_error *err)
{
	if (out != nullptr)
		*out = xapian_bytes();
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string name = take_lookup(key, size, "key");
		database->metadata.clear();
		if (can_be_stored(name))
			database->metadata = database->held->reading.get_metadata(name);
		*out = lend(database->metadata);
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_term_frequency(xapian_database *database, const char *term,
	size_t size, uint32_t *out, xapian_error *err)
{
	if (out != nullptr)
		*out = 0;
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		std::string name = take_lookup(term, size, "term");
		if (can_be_stored(name))
			*out = database->held->reading.get_termfreq(name);
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_find(xapian_database *database, const char *term,
	size_t size, uint32_t *docid, xapian_error *err)
{
	if (docid != nullptr)
		*docid = 0;
	return guarded(engine_of(database), err, [&] {
		require(docid, "docid");
		std::string name = take_lookup(term, size, "term");
		if (!can_be_stored(name))
			return XAPIAN_OK;
		const Xapian::Database &reading = database->held->reading;
		Xapian::PostingIterator first = reading.postlist_begin(name);
		if (first != reading.postlist_end(name))
			*docid = *first;
		return XAPIAN_OK;
	});
}

xapian_status xapian_database_data(
	xapian_database *database, uint32_t docid, xapian_bytes *out, xapian_error *err)
{
	if (out != nullptr)
		*out = xapian_bytes();
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		const Xapian::Database &reading = database->held->reading;
		database->data = reading.get_document(docid).get_data();
		*out = lend(database->data);
		return XAPIAN_OK;
	});
}
