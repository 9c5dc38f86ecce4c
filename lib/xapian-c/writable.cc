/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writers: opened, committed, closed. One transaction is always open, so that the
 * engine's own flushing after many changes commits nothing behind our back. */
#include "writable.hh"

#include "checks.hh"
#include "guard.hh"
#include "version.hh"

#include <cerrno>
#include <sys/stat.h>

using namespace xapian_c;

namespace xapian_c
{

std::unique_ptr<xapian_writable> new_writer()
{
	std::unique_ptr<xapian_writable> made(new xapian_writable);
	made->database.held = std::make_shared<engine>();
	return made;
}

void begin_writing(engine &opened)
{
	opened.writes = true;
	opened.reading = opened.writing;
	if (opened.in_memory)
		return;
	opened.writing.begin_transaction();
	opened.in_transaction = true;
}

} // namespace xapian_c

/* ---- Opening -------------------------------------------------------------- */

static const uint32_t all_flags = XAPIAN_NO_SYNC | XAPIAN_FULL_SYNC | XAPIAN_DANGEROUS |
				  XAPIAN_NO_TERMLIST | XAPIAN_RETRY_LOCK;

static_assert(XAPIAN_NO_SYNC == Xapian::DB_NO_SYNC, "as in Xapian");
static_assert(XAPIAN_FULL_SYNC == Xapian::DB_FULL_SYNC, "as in Xapian");
static_assert(XAPIAN_DANGEROUS == Xapian::DB_DANGEROUS, "as in Xapian");
static_assert(XAPIAN_NO_TERMLIST == Xapian::DB_NO_TERMLIST, "as in Xapian");
static_assert(XAPIAN_RETRY_LOCK == Xapian::DB_RETRY_LOCK, "as in Xapian");

static void check_writable_options(const xapian_writable_options &options)
{
	check_between(options.mode, XAPIAN_OPEN, XAPIAN_OVERWRITE, "mode");
	check_flags(options.flags, all_flags);
	uint32_t size = options.block_size;
	if (size != 0 && (size < 2048 || size > 65536 || (size & (size - 1)) != 0))
		throw Xapian::InvalidArgumentError(
			"block size " + std::to_string(size) +
			": not a power of 2 from 2048 to 65536");
}

/* Says what to do with what was found, or that it may not be done. */
static int action_for(int mode, found what, const std::string &path)
{
	if (what == found::database && mode == XAPIAN_CREATE)
		throw Xapian::DatabaseCreateError(
			path + ": there is a database already", EEXIST);
	if (what == found::database && mode != XAPIAN_OVERWRITE)
		return Xapian::DB_OPEN;
	if (what != found::database && mode == XAPIAN_OPEN)
		throw Xapian::DatabaseNotFoundError(path + ": no database there");
	/* Tables without iamglass never were a database: somebody was killed
	 * while making one, and Xapian would refuse them for ever. */
	return what == found::nothing ? Xapian::DB_CREATE_OR_OPEN
				      : Xapian::DB_CREATE_OR_OVERWRITE;
}

/* By Xapian's own mode; ours is the directory, so that it can be synced. */
static void make_directory(const std::string &path)
{
	if (mkdir(path.c_str(), 0755) != 0 && errno != EEXIST)
		throw Xapian::DatabaseCreateError(path, errno);
}

static void open_engine(
	engine &opened, const std::string &path, const xapian_writable_options &options)
{
	found what = check_for_writing(path);
	int action = action_for(options.mode, what, path);
	if (what == found::nothing)
		make_directory(path);
	else if (action == Xapian::DB_OPEN)
		check_version(path);
	opened.place.reset(new directory(path));
	opened.writing = Xapian::WritableDatabase(path,
		action | int(options.flags) | Xapian::DB_BACKEND_GLASS,
		int(options.block_size));
	if (action != Xapian::DB_OPEN) {
		opened.place->sync();
		sync_parent(path);
	}
	begin_writing(opened);
}

xapian_status xapian_writable_open_with(const char *path,
	const xapian_writable_options *options, xapian_writable **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::string place = plain_path(take_string(path, "path").c_str());
		check_options(options, sizeof *options, "XAPIAN_WRITABLE_INIT");
		check_writable_options(*options);
		std::unique_ptr<xapian_writable> made = new_writer();
		open_engine(*made->database.held, place, *options);
		give(made, out);
	});
}

xapian_status xapian_writable_open(
	const char *path, int mode, xapian_writable **out, xapian_error *err)
{
	xapian_writable_options options = XAPIAN_WRITABLE_INIT;
	options.mode = mode;
	return xapian_writable_open_with(path, &options, out, err);
}

xapian_status xapian_writable_open_memory(xapian_writable **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		std::unique_ptr<xapian_writable> made = new_writer();
		engine &opened = *made->database.held;
		opened.writing = Xapian::WritableDatabase(
			std::string(), Xapian::DB_BACKEND_INMEMORY);
		opened.in_memory = true;
		begin_writing(opened);
		give(made, out);
	});
}

/* ---- Closing -------------------------------------------------------------- */

void xapian_writable_close(xapian_writable *writable)
{
	if (writable == nullptr)
		return;
	/* A cursor may go on holding the engine, but not the lock. */
	writable->database.held->close();
	dispose(writable);
}

bool xapian_writable_usable(const xapian_writable *writable)
{
	const engine *used = engine_of(writable);
	return used != nullptr && !used->closed && !used->is_of_parent();
}

xapian_database *xapian_writable_database(xapian_writable *writable)
{
	return writable != nullptr ? &writable->database : nullptr;
}

/* ---- The transaction ------------------------------------------------------ */

xapian_status xapian_writable_commit(xapian_writable *writable, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		if (used->in_memory)
			return;
		used->in_doubt = true;
		/* A transaction is over for Xapian also when its commit throws. */
		used->in_transaction = false;
		used->writing.commit_transaction();
		/* Before any further change: that may overwrite blocks which only
		 * the rename just made has set free. */
		if (used->place)
			used->place->sync();
		used->writing.begin_transaction();
		used->in_transaction = true;
		used->in_doubt = false;
	});
}

xapian_status xapian_writable_cancel(xapian_writable *writable, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		require_disk(*used);
		used->in_doubt = true;
		used->in_transaction = false;
		used->writing.cancel_transaction();
		used->writing.begin_transaction();
		used->in_transaction = true;
		used->in_doubt = false;
	});
}
