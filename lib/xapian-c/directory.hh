/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The directory that a database lives in, as the file system sees it: is it
 * safe to let Xapian open it, and has it reached the disk. Knows file names,
 * and nothing of what is in the files.
 */
#ifndef XAPIAN_C_DIRECTORY_HH
#define XAPIAN_C_DIRECTORY_HH

#include <string>
#include <sys/types.h>

namespace xapian_c
{

/* The path without trailing slashes, behind which lstat would follow a link. */
std::string plain_path(const char *path);

/* Throw DatabaseNotFoundError or DatabaseOpeningError unless path is a directory
 * with a database of regular files. Xapian itself would also open a stub file,
 * which can name a program to be run, or itself without end. */
void check_for_reading(const std::string &path);

enum class found { nothing, leftovers, database };

/* The same for writing, but a missing database, or one of which the making was
 * cut short, is found out and not thrown. Refuses a symbolic link. */
found check_for_writing(const std::string &path);

/* open() for reading that is not interrupted; below 0, and errno, when it fails. */
int open_readable(const std::string &path, int flags);

/* A descriptor on a regular file, which is all that path may be. */
int open_single_file(const std::string &path);

/* Another descriptor on the same open file, for Xapian to have and to close; or
 * for us, when it throws before it came that far. */
struct lent_descriptor {
	const int fd;
	bool given_away = false;

	explicit lent_descriptor(int original);
	lent_descriptor(const lent_descriptor &) = delete;
	lent_descriptor &operator=(const lent_descriptor &) = delete;
	~lent_descriptor();

      private:
	dev_t device = 0;
	ino_t file = 0;
};

/* Throws when there is anything at path already. */
void check_for_making(const std::string &path);

/* A directory held open: what was renamed in it is durable after sync(). */
struct directory {
	const std::string path;
	int fd;

	explicit directory(const std::string &opened);
	directory(const directory &) = delete;
	directory &operator=(const directory &) = delete;
	~directory();
	void sync();
};

/* The file at path, as far as it is written. */
void sync_file(const std::string &path);

/* The directory that path itself is an entry of. */
void sync_parent(const std::string &path);

} // namespace xapian_c

#endif
