/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding the lock that Xapian holds, and giving it up for parent and child. */
#include "lock.hh"

#include "directory.hh"

#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace xapian_c
{

namespace
{

/* Without these Xapian has a process of its own hold the lock, and that one is told to
 * end. */
#ifdef F_OFD_SETLK

struct flock whole_lock(short type)
{
	struct flock lock = {};
	lock.l_type = type;
	lock.l_whence = SEEK_SET;
	lock.l_len = 1;
	return lock;
}

/* Of all that have the file open only who holds the lock sees nobody in its way. */
bool holds_lock(int fd, const struct stat &file)
{
	struct stat about;
	struct flock lock = whole_lock(F_WRLCK);
	return fstat(fd, &about) == 0 && about.st_dev == file.st_dev &&
	       about.st_ino == file.st_ino && fcntl(fd, F_OFD_GETLK, &lock) == 0 &&
	       lock.l_type == F_UNLCK;
}

/* Xapian tells nobody which descriptor it has. A second one on the same open file; -1
 * when there is none. */
int find_lock(int place)
{
	struct stat file;
	if (fstatat(place, "flintlock", &file, AT_SYMLINK_NOFOLLOW) != 0)
		return -1;
	DIR *open_files = opendir("/proc/self/fd");
	if (open_files == nullptr)
		return -1;
	int found = -1;
	while (const struct dirent *entry = found < 0 ? readdir(open_files) : nullptr) {
		char *end;
		long fd = strtol(entry->d_name, &end, 10);
		if (end != entry->d_name && holds_lock(static_cast<int>(fd), file))
			found = fcntl(static_cast<int>(fd), F_DUPFD_CLOEXEC, 0);
	}
	closedir(open_files);
	return found;
}

void unlock(int fd)
{
	struct flock lock = whole_lock(F_UNLCK);
	fcntl(fd, F_OFD_SETLK, &lock);
}

#else

int find_lock(int)
{
	return -1;
}

void unlock(int)
{
}

#endif

} // namespace

lock_release::lock_release(const directory *place, bool wanted)
{
	if (wanted && place != nullptr)
		held = find_lock(place->fd);
}

lock_release::~lock_release()
{
	if (held < 0)
		return;
	unlock(held);
	close(held);
}

} // namespace xapian_c
