/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Stub files. They are read here, as Xapian's own reading follows a stub that
 * names itself until the stack is full, runs any program, and has no time limit
 * of the caller's.
 */
#include "checks.hh"
#include "directory.hh"
#include "guard.hh"
#include "remote.hh"
#include "version.hh"

#include <cerrno>
#include <fstream>
#include <sys/stat.h>

using namespace xapian_c;

namespace
{

struct reading {
	const uint32_t flags;
	const uint32_t timeout;
	engine &whole;
	unsigned depth;

	void stub(const std::string &path);

      private:
	void line(const std::string &words, const std::string &beside);
	void nothing();
	void any(const std::string &path);
	void glass(const std::string &path);
	void remote(const std::string &where);
	void program(const std::string &command);
	void server(const std::string &address);
	void allow(uint32_t flag, const char *what) const;
};

/* A path in a stub is taken from where the stub lies. */
std::string from(const std::string &beside, const std::string &path)
{
	size_t slash = beside.rfind('/');
	if (path.empty() || path[0] == '/' || slash == std::string::npos)
		return path;
	return beside.substr(0, slash + 1) + path;
}

void reading::allow(uint32_t flag, const char *what) const
{
	if ((flags & flag) == 0)
		throw Xapian::InvalidOperationError(
			std::string("the stub file names a ") + what +
			", which the flags do not allow");
}

void reading::nothing()
{
	whole.in_memory = true;
	whole.reading.add_database(
		Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY));
}

void reading::glass(const std::string &path)
{
	std::string place = plain_path(path.c_str());
	check_for_reading(place);
	check_version(place);
	whole.reading.add_database(Xapian::Database(place, Xapian::DB_BACKEND_GLASS));
	whole.directories.push_back(place);
}

bool exists_as_file(const std::string &path)
{
	struct stat about;
	return stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode);
}

/* As Xapian finds out what is there; but a database is looked for first, so that
 * one which is damaged is told of as such. */
void reading::any(const std::string &path)
{
	if (exists_as_file(path + "/XAPIANDB") && !exists_as_file(path + "/iamglass")) {
		stub(path + "/XAPIANDB");
		return;
	}
	if (!exists_as_file(path)) {
		glass(path);
		return;
	}
	std::ifstream file(path);
	char magic[14] = {};
	file.read(magic, sizeof magic);
	/* How a database in one file begins. */
	if (std::string(magic, sizeof magic) == std::string("\x0f\x0dXapian Glass", 14))
		whole.reading.add_database(Xapian::Database(
			open_single_file(path), Xapian::DB_BACKEND_GLASS));
	else
		stub(path);
}

void reading::server(const std::string &address)
{
	size_t colon = address.rfind(':');
	std::string host = address.substr(0, colon);
	std::string port =
		colon != std::string::npos ? address.substr(colon + 1) : std::string();
	bool number = !port.empty() && port.size() <= 5 &&
		      port.find_first_not_of("0123456789") == std::string::npos;
	if (!number || std::stoul(port) > UINT16_MAX)
		throw Xapian::InvalidArgumentError(
			"the stub file names a server without a port");
	if (host.size() > 2 && host.front() == '[' && host.back() == ']')
		host = host.substr(1, host.size() - 2);
	whole.reading.add_database(
		open_tcp(host, unsigned(std::stoul(port)), timeout, timeout));
}

void reading::program(const std::string &command)
{
	size_t space = command.find(' ');
	whole.reading.add_database(open_program(command.substr(0, space),
		space != std::string::npos ? command.substr(space + 1) : std::string(),
		timeout));
}

void reading::remote(const std::string &where)
{
	bool runs = where[0] == ':';
	allow(runs ? XAPIAN_STUB_PROGRAM : XAPIAN_STUB_REMOTE,
		runs ? "program to run" : "server");
	whole.remote = true;
	if (runs)
		program(where.substr(1));
	else
		server(where);
}

void reading::line(const std::string &words, const std::string &beside)
{
	size_t space = words.find(' ');
	std::string kind = words.substr(0, space);
	std::string rest =
		space != std::string::npos ? words.substr(space + 1) : std::string();
	if (kind == "auto" && !rest.empty())
		any(from(beside, rest));
	else if (kind == "glass" && !rest.empty())
		glass(from(beside, rest));
	else if (kind == "remote" && !rest.empty())
		remote(rest);
	else if (kind == "inmemory" && rest.empty())
		nothing();
	else
		/* Not what it says: it may be no stub, and its words private. */
		throw Xapian::DatabaseOpeningError(beside + ": a line that is none of a "
							    "stub file's");
}

void reading::stub(const std::string &path)
{
	const unsigned deepest = 16;
	if (++depth > deepest)
		throw Xapian::InvalidArgumentError(path + ": stub files deeper than " +
						   std::to_string(deepest) +
						   ", or naming each other");
	if (!exists_as_file(path))
		throw Xapian::DatabaseNotFoundError(path + ": no stub file there");
	std::ifstream file(path);
	if (!file)
		throw Xapian::DatabaseOpeningError(path, errno);
	std::string words;
	while (std::getline(file, words))
		if (!words.empty() && words[0] != '#')
			line(words, path);
	depth--;
}

} // namespace

xapian_status xapian_database_open_stub(const char *path, uint32_t flags,
	uint32_t timeout, xapian_database **out, xapian_error *err)
{
	reset(out);
	return guarded(err, [&] {
		require(out, "out");
		check_flags(flags, XAPIAN_STUB_REMOTE | XAPIAN_STUB_PROGRAM);
		check_time(timeout, "timeout");
		std::string place = plain_path(take_string(path, "path").c_str());
		std::unique_ptr<xapian_database> made(new xapian_database);
		made->held = std::make_shared<engine>();
		reading reader{flags, timeout, *made->held, 0};
		struct stat about;
		bool inside = stat(place.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
		reader.stub(inside ? place + "/XAPIANDB" : place);
		give(made, out);
	});
}
