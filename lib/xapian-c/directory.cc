/* SPDX-License-Identifier: GPL-2.0-or-later */
/* POSIX below, Xapian's exceptions above. */
#include "directory.hh"

#include <xapian.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace xapian_c
{

namespace
{

/* All that the engine might open. The lock is opened with O_TRUNC, so that one
 * which is a link would empty what it points to; a FIFO would hang a reader. */
const char *const engine_files[] = {"iamglass", "postlist.glass", "docdata.glass",
	"termlist.glass", "position.glass", "spelling.glass", "synonym.glass",
	"flintlock"};

bool exists(const std::string &path, struct stat &about)
{
	if (lstat(path.c_str(), &about) == 0)
		return true;
	if (errno == ENOENT || errno == ENOTDIR)
		return false;
	throw Xapian::DatabaseOpeningError(path, errno);
}

bool is_regular_or_absent(const std::string &path)
{
	struct stat about;
	return !exists(path, about) || S_ISREG(about.st_mode);
}

void check_files(const std::string &path)
{
	struct stat about;
	if (exists(path + "/XAPIANDB", about))
		throw Xapian::DatabaseNotFoundError(
			path + ": has a stub file XAPIANDB, which is never opened");
	for (const char *name : engine_files)
		if (!is_regular_or_absent(path + "/" + name))
			throw Xapian::DatabaseNotFoundError(
				path + "/" + name + ": not a regular file");
}

} // namespace

std::string plain_path(const char *path)
{
	std::string plain(path);
	while (plain.size() > 1 && plain.back() == '/')
		plain.pop_back();
	return plain;
}

void check_for_reading(const std::string &path)
{
	struct stat about;
	if (stat(path.c_str(), &about) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			throw Xapian::DatabaseNotFoundError(path, errno);
		throw Xapian::DatabaseOpeningError(path, errno);
	}
	if (!S_ISDIR(about.st_mode))
		throw Xapian::DatabaseNotFoundError(path + ": not a directory");
	check_files(path);
	if (!exists(path + "/iamglass", about))
		throw Xapian::DatabaseNotFoundError(path + ": no database there");
}

found check_for_writing(const std::string &path)
{
	struct stat about;
	if (!exists(path, about))
		return found::nothing;
	if (S_ISLNK(about.st_mode))
		throw Xapian::DatabaseNotFoundError(
			path + ": a symbolic link, not opened for writing");
	if (!S_ISDIR(about.st_mode))
		throw Xapian::DatabaseNotFoundError(path + ": not a directory");
	check_files(path);
	if (exists(path + "/iamglass", about))
		return found::database;
	return exists(path + "/postlist.glass", about) ? found::leftovers
						       : found::nothing;
}

int open_readable(const std::string &path, int flags)
{
	int fd;
	do
		fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int open_single_file(const std::string &path)
{
	/* Not to be kept waiting by a FIFO. */
	int fd = open_readable(path, O_NONBLOCK);
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		throw Xapian::DatabaseNotFoundError(path, errno);
	if (fd < 0)
		throw Xapian::DatabaseOpeningError(path, errno);
	struct stat about;
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode))
		return fd;
	close(fd);
	throw Xapian::DatabaseNotFoundError(path + ": not a regular file");
}

static int duplicate(int fd)
{
	int second = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (second < 0 && errno == EBADF)
		throw Xapian::InvalidArgumentError(
			"descriptor " + std::to_string(fd) + ": not open");
	if (second < 0)
		throw Xapian::DatabaseOpeningError(
			"descriptor " + std::to_string(fd), errno);
	return second;
}

lent_descriptor::lent_descriptor(int original) : fd(duplicate(original))
{
	struct stat about;
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
		device = about.st_dev;
		file = about.st_ino;
		return;
	}
	close(fd);
	throw Xapian::InvalidArgumentError(
		"descriptor " + std::to_string(original) + ": not on a regular file");
}

lent_descriptor::~lent_descriptor()
{
	struct stat about;
	bool still_open = !given_away && fstat(fd, &about) == 0 &&
			  about.st_dev == device && about.st_ino == file;
	if (still_open)
		close(fd);
}

void check_for_making(const std::string &path)
{
	struct stat about;
	if (exists(path, about))
		throw Xapian::DatabaseCreateError(
			path + ": there is something already", EEXIST);
}

directory::directory(const std::string &opened)
    : path(opened), fd(open_readable(opened, O_DIRECTORY))
{
	if (fd < 0)
		throw Xapian::DatabaseOpeningError(path, errno);
}

directory::~directory()
{
	close(fd);
}

static void sync_descriptor(int fd, const std::string &what)
{
	int failed;
	do
		failed = fsync(fd);
	while (failed != 0 && errno == EINTR);
	/* EINVAL: a file system that has nothing of this to sync. */
	if (failed != 0 && errno != EINVAL)
		throw Xapian::DatabaseError(what + ": not synced", errno);
}

void directory::sync()
{
	sync_descriptor(fd, path);
}

void sync_file(const std::string &path)
{
	int fd = open_readable(path, 0);
	if (fd < 0)
		throw Xapian::DatabaseError(path, errno);
	try {
		sync_descriptor(fd, path);
	} catch (...) {
		close(fd);
		throw;
	}
	close(fd);
}

void sync_parent(const std::string &path)
{
	size_t slash = path.rfind('/');
	std::string parent = slash == std::string::npos ? "."
			     : slash == 0               ? "/"
							: path.substr(0, slash);
	directory(parent).sync();
}

} // namespace xapian_c
