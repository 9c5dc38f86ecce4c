/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Databases as a whole: opened, added up, described. */
#include "checks.hh"
#include "guard.hh"
#include "version.hh"

#include <cstring>

using namespace xapian_c;

const char *xapian_version(void)
{
	return Xapian::version_string();
}

int32_t xapian_major_version(void)
{
	return Xapian::major_version();
}

int32_t xapian_minor_version(void)
{
	return Xapian::minor_version();
}

int32_t xapian_revision(void)
{
	return Xapian::revision();
}

/* ---- Opening -------------------------------------------------------------- */

static std::unique_ptr<xapian_database> hold(const Xapian::Database &opened)
{
	std::unique_ptr<xapian_database> made(new xapian_database);
	made->held = std::make_shared<engine>();
	made->held->reading = opened;
	return made;
}

xapian_status xapian_database_open(
	const char *path, xapian_database **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::string place = plain_path(take_string(path, "path").c_str());
		check_for_reading(place);
		check_version(place);
		std::unique_ptr<xapian_database> made =
			hold(Xapian::Database(place, Xapian::DB_BACKEND_GLASS));
		made->held->directories.push_back(place);
		give(made, out);
	});
}

xapian_status xapian_database_open_file(
	const char *path, xapian_database **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::string place = take_string(path, "path");
		std::unique_ptr<xapian_database> made = hold(Xapian::Database(
			open_single_file(place), Xapian::DB_BACKEND_GLASS));
		give(made, out);
	});
}

xapian_status xapian_database_open_fd(int fd, xapian_database **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		lent_descriptor lent(fd);
		std::unique_ptr<xapian_database> made =
			hold(Xapian::Database(lent.fd, Xapian::DB_BACKEND_GLASS));
		lent.given_away = true;
		give(made, out);
	});
}

xapian_status xapian_database_new(xapian_database **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_database> made = hold(Xapian::Database());
		give(made, out);
	});
}

void xapian_database_close(xapian_database *database)
{
	dispose(database);
}

/* A failure of the whole would have to poison the writer, and be found out by
 * its other handles. */
xapian_status xapian_database_add(
	xapian_database *database, xapian_database *other, xapian_error *err)
{
	return guarded(engine_of(database), err, [&] {
		require(other, "other");
		require_usable(other->held.get());
		engine &whole = *database->held;
		const engine &part = *other->held;
		if (whole.writes || part.writes)
			throw Xapian::InvalidOperationError(
				"a writer's database is searched alone: open its path for reading");
		whole.reading.add_database(part.reading);
		whole.directories.insert(whole.directories.end(),
			part.directories.begin(), part.directories.end());
		whole.remote = whole.remote || part.remote;
		whole.in_memory = whole.in_memory || part.in_memory;
	});
}

xapian_status xapian_database_shards(
	xapian_database *database, uint32_t *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		*out = uint32_t(database->held->reading.size());
	});
}

xapian_status xapian_database_reopen(
	xapian_database *database, bool *changed, xapian_error *err)
{
	reset(changed);
	return guarded(engine_of(database), err, [&] {
		for (const std::string &place : database->held->directories)
			check_version(place);
		bool newer = database->held->reading.reopen();
		if (changed != nullptr)
			*changed = newer;
	});
}

/* ---- The whole of it ------------------------------------------------------ */

static uint64_t revision_of(const engine &used)
{
	if (used.remote || used.in_memory || used.reading.size() != 1)
		return 0;
	return used.reading.get_revision();
}

xapian_status xapian_database_statistics(
	xapian_database *database, xapian_statistics *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		const Xapian::Database &reading = database->held->reading;
		xapian_statistics read;
		read.documents = reading.get_doccount();
		read.last_docid = reading.get_lastdocid();
		read.revision = revision_of(*database->held);
		read.average_length = reading.get_avlength();
		*out = read;
	});
}

xapian_status xapian_database_lengths(
	xapian_database *database, xapian_lengths *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		const Xapian::Database &reading = database->held->reading;
		xapian_lengths read;
		read.total = reading.get_total_length();
		read.lower_bound = reading.get_doclength_lower_bound();
		read.upper_bound = reading.get_doclength_upper_bound();
		*out = read;
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
		if (database->held->reading.size() > 1)
			throw Xapian::InvalidOperationError(
				"several databases, with a uuid each");
		std::string uuid = database->held->reading.get_uuid();
		if (!uuid.empty() && uuid.size() != length)
			throw Xapian::DatabaseCorruptError("uuid '" + uuid + "'");
		std::memcpy(out, uuid.data(), uuid.size());
	});
}

xapian_status xapian_database_uuids(
	xapian_database *database, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		database->description = database->held->reading.get_uuid();
		*out = lend(database->description);
	});
}

xapian_status xapian_database_has_positions(
	xapian_database *database, bool *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		*out = database->held->reading.has_positions();
	});
}

xapian_status xapian_database_locked(
	xapian_database *database, bool *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		*out = database->held->reading.locked();
	});
}

xapian_status xapian_database_keep_alive(xapian_database *database, xapian_error *err)
{
	return guarded(
		engine_of(database), err, [&] { database->held->reading.keep_alive(); });
}

xapian_status xapian_database_describe(
	xapian_database *database, xapian_bytes *out, xapian_error *err)
{
	reset(out);
	return guarded(engine_of(database), err, [&] {
		require(out, "out");
		database->description = database->held->reading.get_description();
		*out = lend(database->description);
	});
}
