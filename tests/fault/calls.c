/* SPDX-License-Identifier: GPL-2.0-or-later */
/* For O_TMPFILE, and for syscall(), by which the real calls are made. Both names of a
 * call are defined here, and so neither may stand for the other. */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { FDS = 1024 };

const char *const call_names[CALLS] = {"open", "close", "read", "write", "sync",
	"truncate", "rename", "link", "unlink", "mkdir", "fcntl"};

static const char *directory;
static struct fault fault;
static tell_fn *tell;
static atomic_ulong made[CALLS];
static atomic_bool watched[FDS];
/* What is told comes in the order in which it was done. */
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

void watch(const char *below, const struct fault *planned, tell_fn *function)
{
	directory = below;
	fault = planned != NULL ? *planned : (struct fault){0};
	tell = function;
	for (int i = 0; i < CALLS; i++)
		atomic_store(&made[i], 0);
}

void stop_watching(void)
{
	directory = NULL;
}

unsigned long calls_made(enum call call)
{
	return atomic_load(&made[call]);
}

static bool is_watched(int fd)
{
	return directory != NULL && fd >= 0 && fd < FDS && atomic_load(&watched[fd]);
}

static bool is_below(const char *path)
{
	size_t length = directory != NULL ? strlen(directory) : 0;
	return length > 0 && strncmp(path, directory, length) == 0 &&
	       (path[length] == '/' || path[length] == '\0');
}

/* 0: do it. Otherwise what goes wrong with it. */
static int counted(enum call call)
{
	unsigned long now = atomic_fetch_add(&made[call], 1) + 1;
	bool hit = call == fault.call && fault.nth != 0 && now >= fault.nth &&
		   (now - fault.nth <= fault.more || fault.for_good);
	if (hit && fault.how == KILLED)
		kill(getpid(), SIGKILL);
	return hit ? fault.how : 0;
}

static int failed(int how)
{
	errno = how;
	return -1;
}

static void begin(void)
{
	if (tell != NULL)
		pthread_mutex_lock(&order);
}

static void end(bool done, const struct deed *deed)
{
	if (tell == NULL)
		return;
	int saved = errno;
	if (done)
		tell(deed);
	pthread_mutex_unlock(&order);
	errno = saved;
}

/* ---- Descriptors ---- */

static int open_really(const char *path, int flags, mode_t mode)
{
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

static int open_watched(const char *path, int flags, mode_t mode)
{
	int how = counted(CALL_OPEN);
	if (how > 0)
		return failed(how);
	begin();
	bool anew = (flags & O_TRUNC) != 0 ||
		    ((flags & O_CREAT) != 0 && access(path, F_OK) != 0);
	int fd = open_really(path, flags, mode);
	if (fd >= FDS)
		abort();
	if (fd >= 0)
		atomic_store(&watched[fd], true);
	end(fd >= 0 && anew, &(struct deed){.call = CALL_OPEN, .fd = fd, .path = path});
	return fd;
}

static int open_any(const char *path, int flags, va_list rest)
{
	mode_t mode = 0;
	if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)
		mode = va_arg(rest, mode_t);
	return is_below(path) ? open_watched(path, flags, mode)
			      : open_really(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	va_list rest;
	va_start(rest, flags);
	int fd = open_any(path, flags, rest);
	va_end(rest);
	return fd;
}

int open64(const char *path, int flags, ...)
{
	va_list rest;
	va_start(rest, flags);
	int fd = open_any(path, flags, rest);
	va_end(rest);
	return fd;
}

int close(int fd)
{
	bool ours = is_watched(fd);
	int how = ours ? counted(CALL_CLOSE) : 0;
	if (ours)
		atomic_store(&watched[fd], false);
	/* It is closed for all that: so does Linux. */
	int gave = (int)syscall(SYS_close, fd);
	return how > 0 ? failed(how) : gave;
}

static int fcntl_any(int fd, int command, void *argument)
{
	int how = is_watched(fd) ? counted(CALL_FCNTL) : 0;
	if (how > 0)
		return failed(how);
	int gave = (int)syscall(SYS_fcntl, fd, command, argument);
	bool second = command == F_DUPFD || command == F_DUPFD_CLOEXEC;
	if (second && gave >= 0 && gave < FDS)
		atomic_store(&watched[gave], is_watched(fd));
	return gave;
}

int fcntl(int fd, int command, ...)
{
	va_list rest;
	va_start(rest, command);
	void *argument = va_arg(rest, void *);
	va_end(rest);
	return fcntl_any(fd, command, argument);
}

int fcntl64(int fd, int command, ...)
{
	va_list rest;
	va_start(rest, command);
	void *argument = va_arg(rest, void *);
	va_end(rest);
	return fcntl_any(fd, command, argument);
}

int flock(int fd, int operation)
{
	int how = is_watched(fd) ? counted(CALL_FCNTL) : 0;
	return how > 0 ? failed(how) : (int)syscall(SYS_flock, fd, operation);
}

/* ---- Bytes ---- */

/* size, or what is left of it to do. */
static size_t at_most(int how, size_t size)
{
	return how == SHORT && size > 1 ? size / 2 : size;
}

ssize_t read(int fd, void *to, size_t size)
{
	int how = is_watched(fd) ? counted(CALL_READ) : 0;
	return how > 0 ? failed(how) : syscall(SYS_read, fd, to, at_most(how, size));
}

static ssize_t pread_any(int fd, void *to, size_t size, off_t offset)
{
	int how = is_watched(fd) ? counted(CALL_READ) : 0;
	return how > 0 ? failed(how)
		       : syscall(SYS_pread64, fd, to, at_most(how, size), offset);
}

ssize_t pread(int fd, void *to, size_t size, off_t offset)
{
	return pread_any(fd, to, size, offset);
}

ssize_t pread64(int fd, void *to, size_t size, off64_t offset)
{
	return pread_any(fd, to, size, offset);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	if (!is_watched(fd))
		return syscall(SYS_write, fd, bytes, size);
	int how = counted(CALL_WRITE);
	if (how > 0)
		return failed(how);
	begin();
	ssize_t done = syscall(SYS_write, fd, bytes, at_most(how, size));
	/* With O_APPEND, too, the place is after what was written. */
	off_t after = lseek(fd, 0, SEEK_CUR);
	end(done > 0, &(struct deed){.call = CALL_WRITE,
			      .fd = fd,
			      .bytes = bytes,
			      .size = (size_t)done,
			      .offset = after - done});
	return done;
}

static ssize_t pwrite_any(int fd, const void *bytes, size_t size, off_t offset)
{
	if (!is_watched(fd))
		return syscall(SYS_pwrite64, fd, bytes, size, offset);
	int how = counted(CALL_WRITE);
	if (how > 0)
		return failed(how);
	begin();
	ssize_t done = syscall(SYS_pwrite64, fd, bytes, at_most(how, size), offset);
	end(done > 0, &(struct deed){.call = CALL_WRITE,
			      .fd = fd,
			      .bytes = bytes,
			      .size = (size_t)done,
			      .offset = offset});
	return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
	return pwrite_any(fd, bytes, size, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset)
{
	return pwrite_any(fd, bytes, size, offset);
}

static int sync_any(long number, int fd)
{
	if (!is_watched(fd))
		return (int)syscall(number, fd);
	int how = counted(CALL_SYNC);
	if (how > 0)
		return failed(how);
	/* The disk itself is not what is tried here, and it would take its time. */
	begin();
	end(true, &(struct deed){.call = CALL_SYNC, .fd = fd});
	return 0;
}

int fsync(int fd)
{
	return sync_any(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return sync_any(SYS_fdatasync, fd);
}

static int truncate_any(int fd, off_t length)
{
	if (!is_watched(fd))
		return (int)syscall(SYS_ftruncate, fd, length);
	int how = counted(CALL_TRUNCATE);
	if (how > 0)
		return failed(how);
	begin();
	int gave = (int)syscall(SYS_ftruncate, fd, length);
	end(gave == 0,
		&(struct deed){.call = CALL_TRUNCATE, .fd = fd, .size = (size_t)length});
	return gave;
}

int ftruncate(int fd, off_t length)
{
	return truncate_any(fd, length);
}

int ftruncate64(int fd, off64_t length)
{
	return truncate_any(fd, length);
}

/* ---- Names ---- */

int rename(const char *from, const char *to)
{
	int how = is_below(from) ? counted(CALL_RENAME) : 0;
	if (how > 0)
		return failed(how);
	begin();
	int gave = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
	end(gave == 0 && is_below(from),
		&(struct deed){.call = CALL_RENAME, .path = from, .new_path = to});
	return gave;
}

int link(const char *from, const char *to)
{
	int how = is_below(to) ? counted(CALL_LINK) : 0;
	if (how > 0)
		return failed(how);
	begin();
	int gave = (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
	end(gave == 0 && is_below(to),
		&(struct deed){.call = CALL_LINK, .path = from, .new_path = to});
	return gave;
}

static int unlink_any(const char *path, int flags)
{
	int how = is_below(path) ? counted(CALL_UNLINK) : 0;
	if (how > 0)
		return failed(how);
	begin();
	int gave = (int)syscall(SYS_unlinkat, AT_FDCWD, path, flags);
	end(gave == 0 && is_below(path),
		&(struct deed){.call = CALL_UNLINK, .path = path});
	return gave;
}

int unlink(const char *path)
{
	return unlink_any(path, 0);
}

int rmdir(const char *path)
{
	return unlink_any(path, AT_REMOVEDIR);
}

int mkdir(const char *path, mode_t mode)
{
	int how = is_below(path) ? counted(CALL_MKDIR) : 0;
	if (how > 0)
		return failed(how);
	begin();
	int gave = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
	end(gave == 0 && is_below(path),
		&(struct deed){.call = CALL_MKDIR, .path = path});
	return gave;
}

/* In place of the C library's: how small a document packs depends on when it was put, and
 * so does how many blocks are written. Each run is to make the same calls. */
time_t time(time_t *out)
{
	const time_t now = 1750000000;
	if (out != NULL)
		*out = now;
	return now;
}

unsigned long next_point(unsigned long at, unsigned long count, unsigned long some)
{
	const char *soak = getenv("KAMERZOEK_SOAK");
	unsigned long wanted = soak != NULL ? strtoul(soak, NULL, 10) : some;
	unsigned long stride = wanted > 1 ? count / wanted : 1;
	return stride <= 1 ? at + 1 : at + 1 + (unsigned long)rand() % (2 * stride - 1);
}
