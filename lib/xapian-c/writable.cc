/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Databases as they are written. One transaction is always open, so that the
 * engine's own flushing after many changes commits nothing behind our back.
 */
#include "checks.hh"
#include "engine.hh"
#include "guard.hh"

#include <cerrno>
#include <sys/stat.h>

using namespace xapian_c;

struct xapian_writable {
	xapian_database database;
};

static engine *engine_of(xapian_writable *writable)
{
	return writable != nullptr ? writable->database.held.get() : nullptr;
}

/* Says with which flags to open what was found, or that it may not be. */
static int flags_for(int mode, found what, const std::string &path)
{
	if (mode != XAPIAN_OPEN && mode != XAPIAN_CREATE_OR_OPEN && mode != XAPIAN_CREATE)
		throw Xapian::InvalidArgumentError(
			"mode " + std::to_string(mode) + ": no such mode");
	if (what == found::database && mode == XAPIAN_CREATE)
		throw Xapian::DatabaseCreateError(
			path + ": there is a database already", EEXIST);
	if (what == found::database)
		return Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS;
	if (mode == XAPIAN_OPEN)
		throw Xapian::DatabaseNotFoundError(path + ": no database there");
	/* Tables without iamglass never were a database: somebody was killed
	 * while making one, and Xapian would refuse them for ever. */
	int action = what == found::leftovers ? Xapian::DB_CREATE_OR_OVERWRITE
					      : Xapian::DB_CREATE_OR_OPEN;
	return action | Xapian::DB_BACKEND_GLASS;
}

/* By Xapian's own mode; ours is the directory, so that it can be synced. */
static void make_directory(const std::string &path)
{
	if (mkdir(path.c_str(), 0755) != 0 && errno != EEXIST)
		throw Xapian::DatabaseCreateError(path, errno);
}

static void open_engine(engine &opened, const std::string &path, int mode)
{
	found what = check_for_writing(path);
	int flags = flags_for(mode, what, path);
	if (what == found::nothing)
		make_directory(path);
	opened.place.reset(new directory(path));
	opened.writing = Xapian::WritableDatabase(path, flags);
	opened.writes = true;
	opened.reading = opened.writing;
	if (what != found::database) {
		opened.place->sync();
		sync_parent(path);
	}
	opened.writing.begin_transaction();
	opened.in_transaction = true;
}

xapian_status xapian_writable_open(
	const char *path, int mode, xapian_writable **out, xapian_error *err)
{
	if (out != nullptr)
		*out = nullptr;
	return guarded(err, [&] {
		require(path, "path");
		require(out, "out");
		std::unique_ptr<xapian_writable> made(new xapian_writable);
		made->database.held = std::make_shared<engine>();
		open_engine(*made->database.held, plain_path(path), mode);
		*out = made.release();
		return XAPIAN_OK;
	});
}

void xapian_writable_close(xapian_writable *writable)
{
	if (writable == nullptr)
		return;
	guarded(nullptr, [&] {
		/* A cursor may go on holding the engine, but not the lock. */
		writable->database.held->close();
		delete writable;
		return XAPIAN_OK;
	});
}

xapian_database *xapian_writable_database(xapian_writable *writable)
{
	return writable != nullptr ? &writable->database : nullptr;
}

xapian_status xapian_writable_add(xapian_writable *writable,
	const xapian_document *document, uint32_t *docid, xapian_error *err)
{
	if (docid != nullptr)
		*docid = 0;
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		require(document, "document");
		used->in_doubt = true;
		Xapian::docid added = used->writing.add_document(document->document);
		used->in_doubt = false;
		if (docid != nullptr)
			*docid = added;
		return XAPIAN_OK;
	});
}

xapian_status xapian_writable_replace(xapian_writable *writable, const char *term,
	size_t size, const xapian_document *document, uint32_t *docid, xapian_error *err)
{
	if (docid != nullptr)
		*docid = 0;
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		require(document, "document");
		std::string unique = take_term(term, size);
		used->in_doubt = true;
		Xapian::docid written =
			used->writing.replace_document(unique, document->document);
		used->in_doubt = false;
		if (docid != nullptr)
			*docid = written;
		return XAPIAN_OK;
	});
}

xapian_status xapian_writable_delete(
	xapian_writable *writable, const char *term, size_t size, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		std::string unique = take_term(term, size);
		used->in_doubt = true;
		used->writing.delete_document(unique);
		used->in_doubt = false;
		return XAPIAN_OK;
	});
}

xapian_status xapian_writable_set_metadata(xapian_writable *writable, const char *key,
	size_t key_size, const char *value, size_t value_size, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		std::string name = take_key(key, key_size);
		std::string content = take_bytes(value, value_size, "value");
		used->in_doubt = true;
		used->writing.set_metadata(name, content);
		used->in_doubt = false;
		return XAPIAN_OK;
	});
}

xapian_status xapian_writable_commit(xapian_writable *writable, xapian_error *err)
{
	engine *used = engine_of(writable);
	return guarded(used, err, [&] {
		used->in_doubt = true;
		/* A transaction is over for Xapian also when its commit throws. */
		used->in_transaction = false;
		used->writing.commit_transaction();
		/* Before any further change: that may overwrite blocks which only
		 * the rename just made has set free. */
		used->place->sync();
		used->writing.begin_transaction();
		used->in_transaction = true;
		used->in_doubt = false;
		return XAPIAN_OK;
	});
}
